"""What the proofs of the centre share: its staff, its few records, and commands made in a line."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from advisor_console.domain.changes import Change, Command, FeedPage, PushResult, created
from advisor_console.domain.ids import CommandId, CounterId, EntityId, SiteId, new_id
from db.central.administration import announce_reload
from db.central.back_office import PostgresBackOffice
from db.central.bulk import copy_rows
from db.central.gateway import PostgresCentral

PASSWORD = "a long and quite invented one"

STAFF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "priya": ("advisor",),
        "omar": ("advisor",),
        "lib": ("library",),
        "rec": ("reception",),
        "comp": ("complaints",),
        "sam": ("supervisor", "protected"),
        "revenues": ("service",),
        "aud": ("auditor",),
        "wall": ("display",),
        "door": ("kiosk",),
    }
)


def fixed_id(number: int) -> EntityId:
    """An id that a failing test shows legibly."""
    return EntityId(f"00000000-0000-7000-8000-{number:012d}")


ANN, ROSE = fixed_id(1), fixed_id(2)
HOME, FLAT = fixed_id(11), fixed_id(12)
LIBRARY = SiteId(fixed_id(21))
COUNTERS = tuple(CounterId(fixed_id(30 + number)) for number in range(1, 9))
COUNCIL_TAX, HOUSING = fixed_id(41), fixed_id(42)


def furnish(url: str) -> None:
    """Load the few rows that every proof finds, as the administrator."""
    rows: dict[str, tuple[tuple[str, ...], list[tuple[object, ...]]]] = {
        "person": (
            ("id", "reference", "given_names", "family_name"),
            [(ANN, "P-1", "Ann", "Lee"), (ROSE, "P-2", "Rose", "Okafor")],
        ),
        "property": (
            ("id", "uprn", "paon", "street", "postcode"),
            [(HOME, "100", "1", "Mill Lane", "WE4 2QT"), (FLAT, "200", "2", "Mill Lane", "WE4 2QT")],
        ),
        "site": (("id", "name", "kind", "hours"), [(LIBRARY, "Westerdale Library", "library", {})]),
        "counter": (
            ("id", "site_id", "name"),
            [(counter, LIBRARY, f"Counter {place}") for place, counter in enumerate(COUNTERS, 1)],
        ),
        "service_type": (
            ("id", "code", "name", "prefix", "position"),
            [(COUNCIL_TAX, "council_tax", "Council tax", "C", 1), (HOUSING, "housing", "Housing", "H", 2)],
        ),
    }
    with psycopg.connect(url) as connection:
        for table, (columns, values) in rows.items():
            copy_rows(connection, table, columns, values)
        announce_reload(connection, rows)


class Author:
    """One advisor at one device: numbers commands and pushes them."""

    def __init__(self, gateway: PostgresCentral, login: str, device: str) -> None:
        self.gateway = gateway
        self.login = login
        self.device = device
        self.n = 0

    def command(self, *changes: Change, supersedes: CommandId | None = None) -> Command:
        """The next command."""
        self.n += 1
        return Command(
            id=CommandId(new_id()),
            owner=self.login,
            device=self.device,
            n=self.n,
            kind="test",
            contact=None,
            happened_at=datetime.now(UTC),
            changes=changes,
            supersedes=supersedes,
        )

    def push(self, *changes: Change, supersedes: CommandId | None = None) -> PushResult:
        """Push one command made of changes."""
        return self.gateway.push([self.command(*changes, supersedes=supersedes)])[0]


class Centre:
    """A centre under test: gateways and plain connections by login, closed at the end."""

    def __init__(self, url: str, address: str = "") -> None:
        """url is the superuser's, address the consoles' where it is another."""
        self.url = url
        self._address = address
        self._gateways: list[PostgresCentral | PostgresBackOffice] = []

    @property
    def name(self) -> str:
        """The database's name."""
        return str(conninfo_to_dict(self.url)["dbname"])

    def gateway(self, login: str, password: str = PASSWORD) -> PostgresCentral:
        """The real gateway, signed in."""
        made = PostgresCentral(self._bare(), login, password)
        self._gateways.append(made)
        return made

    def office(self, login: str, password: str = PASSWORD) -> PostgresBackOffice:
        """A back office's way in, signed in."""
        made = PostgresBackOffice(self._bare(), login, password)
        self._gateways.append(made)
        return made

    def author(self, login: str, device: str = "desk-1") -> Author:
        """Somebody who saves things."""
        return Author(self.gateway(login), login, device)

    @contextmanager
    def raw(self, login: str, *, autocommit: bool = True) -> Iterator[psycopg.Connection[Any]]:
        """A login without our gateway, as somebody with psql has it."""
        address = make_conninfo(self._bare(), user=login, password=PASSWORD)
        with psycopg.connect(address, autocommit=autocommit) as connection:
            yield connection

    @contextmanager
    def administrator(self) -> Iterator[psycopg.Connection[Any]]:
        """The superuser, in one transaction."""
        with psycopg.connect(self.url) as connection:
            yield connection

    def value(self, query: str, *arguments: object) -> Any:
        """One value, read as the superuser."""
        with self.administrator() as connection:
            row = connection.execute(query.encode(), arguments).fetchone()
        return row[0] if row is not None else None

    def _bare(self) -> str:
        if self._address:
            return self._address
        given = conninfo_to_dict(self.url)
        return make_conninfo(host=given["host"], port=given["port"], dbname=given["dbname"])

    def close(self) -> None:
        """Close every gateway."""
        for gateway in self._gateways:
            gateway.close()


def note(person: EntityId, author: str, body: str = "Rang about bins.", **others: object) -> Change:
    """A new note."""
    values = {"person_id": person, "body": body, "written_at": "2026-11-23T10:42:00+00:00", "advisor": author}
    return created("note", new_id(), values | others)


def view(person: EntityId, author: str, reason: str = "contact", **others: object) -> Change:
    """Somebody's look at a record."""
    values = {"person_id": person, "advisor": author, "viewed_at": "2026-11-23T10:41:00+00:00"}
    return created("record_view", new_id(), values | {"reason": reason} | others)


def pull_all(gateway: PostgresCentral, cursor: tuple[str, int, str], limit: int = 1_000) -> list[FeedPage]:
    """Every page from a cursor to the head."""
    pages = []
    while True:
        pages.append(gateway.pull(*cursor, limit))
        page = pages[-1]
        if page.state != "ok" or not page.more:
            return pages
        cursor = (page.epoch, page.last, page.last_hash)


def cursor_of(gateway: PostgresCentral) -> tuple[str, int, str]:
    """Where the feed stands now."""
    info = gateway.server_info()
    return info.epoch, info.last, info.last_hash
