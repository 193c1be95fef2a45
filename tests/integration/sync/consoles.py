"""A small invented borough at a real centre, and consoles of its advisors on machines of their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from advisor_console.domain.changes import Change, Command, altered, created
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import CommandId, EntityId, PersonId, new_id
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.load_profile import body_of, load_profile
from advisor_console.services.ports import Intent
from db.central import administration
from db.central.restoring import restore
from db.demo.borough import generate
from db.demo.load import load
from db.local.home import Home
from db.local.replica_schema import TABLES
from ui.app.session import Session, sign_in

PASSWORD = "a long and quite invented one"
STAFF = {"asha.rahman": "Asha Rahman", "gwen.price": "Gwen Price"}
ASHA, GWEN = STAFF
RESIDENTS = 100
NOWHERE = "host=127.0.0.1 port=1 dbname=postgres"
"""An address where nothing listens."""


def build(url: str) -> None:
    """Set a centre up, with residents and two advisors who may sign in."""
    administration.init(url, body_of(load_profile("westerdale")))
    load(url, generate(RESIDENTS, 1, datetime.now(LOCAL).date()))
    for login, name in STAFF.items():
        add_staff(url, login, name)


def add_staff(url: str, login: str, name: str, password: str = PASSWORD) -> None:
    """Let somebody in, or give them another password."""
    administration.add_advisor(
        url, login, name, job_title="Customer advisor", phone=None, roles=["advisor"], password=password
    )


class Consoles:
    """Consoles at one centre, closed at the end."""

    def __init__(self, url: str, root: Path) -> None:
        self.admin_url = url
        given = conninfo_to_dict(url)
        self.url = make_conninfo(host=given["host"], port=given["port"], dbname=given["dbname"])
        self._root = root
        self._open: list[Session] = []

    def home(self, machine: str) -> Home:
        """A machine's folder."""
        return Home(self._root / machine)

    def sign_in(
        self, login: str = ASHA, machine: str = "", password: str = PASSWORD, *, url: str = "", **more: Any
    ) -> Session:
        """Sign in as the console does, on a machine of the advisor's own unless one is named."""
        made = sign_in(self.home(machine or login), url or self.url, login, password, **more)
        self._open.append(made)
        return made

    def ready(self, login: str = ASHA, machine: str = "", **more: Any) -> Session:
        """Sign in and take the first copy."""
        session = self.sign_in(login, machine, **more)
        session.sync_once()
        return session

    def sign_out(self, session: Session) -> None:
        """Close one."""
        self._open.remove(session)
        session.close()

    @contextmanager
    def administrator(self) -> Iterator[psycopg.Connection[Any]]:
        """The superuser, in one transaction."""
        with psycopg.connect(self.admin_url) as connection:
            yield connection

    def rows(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        """Rows as the superuser reads them."""
        with self.administrator() as connection:
            return connection.execute(query.encode(), arguments).fetchall()

    def value(self, query: str, *arguments: object) -> Any:
        """One value as the superuser reads it."""
        return self.rows(query, *arguments)[0][0]

    def go_back(self, backup: Path) -> None:
        """Bring the centre back, under its own name, to what a backup holds; consoles stay as they are."""
        name = conninfo_to_dict(self.admin_url)["dbname"]
        spare = f"{name}_restored"
        with psycopg.connect(make_conninfo(self.admin_url, dbname="postgres"), autocommit=True) as server:
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(spare)))
            restore(make_conninfo(self.admin_url, dbname=spare), backup)
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(str(name))))
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(spare), sql.Identifier(str(name))
                )
            )

    def close(self) -> None:
        """Close every console still open."""
        for session in self._open:
            session.close()


def sian(session: Session) -> CustomerRecord:
    """Siân Pritchard's record, found by her name typed without the accent."""
    hit = session.search.find("sian pritchard")[0]
    assert hit.person is not None
    record = session.records.customer(hit.person)
    assert record is not None
    return record


def save(session: Session, *changes: Change, **more: Any) -> Command:
    """Save an act at a console, as the use cases do."""
    return session.log.save(Intent(CommandId(new_id()), "test", changes, **more), session.clock.now())


def note(session: Session, person: PersonId, body: str) -> Change:
    """A new note in the advisor's name."""
    values = {
        "person_id": person,
        "body": body,
        "written_at": session.clock.now().isoformat(),
        "advisor": session.advisor.login,
    }
    return created("note", new_id(), values)


def mobile(record: CustomerRecord, after: str) -> Change:
    """Another mobile number, on what the record shows."""
    return altered("person", record.person.id, {"mobile": record.person.mobile}, {"mobile": after})


def shown(session: Session, entity: str) -> dict[EntityId, dict[str, Any]]:
    """Everything that a console shows of an entity, by id."""
    columns = TABLES[entity].columns
    with session.replica.reading() as connection:
        found = connection.exec_driver_sql(f"SELECT * FROM {entity}").all()
    return {EntityId(row[0]): dict(zip(columns, row, strict=True)) for row in found}


def bodies(session: Session) -> list[str]:
    """The notes that a console shows, oldest first, without those of the invented past."""
    notes = [row for row in shown(session, "note").values() if row["body"].startswith("*")]
    return [row["body"] for row in sorted(notes, key=lambda row: datetime.fromisoformat(row["written_at"]))]


def wait_until(truth: Callable[[], bool], tick: Callable[[], object]) -> None:
    """Do something until a thing is true; the test's own time limit ends it otherwise."""
    while not truth():
        tick()
