"""What every schedule stands on: one real PostgreSQL for a worker, a centre to clone, machines made ready."""

import contextlib
import json
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psycopg
import sqlcipher3.dbapi2 as driver
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from advisor_console.domain.errors import KeyringUnusable
from advisor_console.domain.ids import EntityId, new_id
from advisor_console.services.load_profile import body_of, load_profile
from db.central import lasting
from db.central.administration import add_advisor, announce_reload, init
from db.central.backup import back_up
from db.central.bulk import copy_rows
from db.central.embedded import EmbeddedPostgres
from db.central.embedded_programs import locate_programs
from db.central.policies import secure_database
from db.central.restoring import restore
from db.central.roles import LOGIN
from db.local.files import EncryptedFile
from db.local.home import Home
from db.local.keys import Cost, FileKeys
from db.local.outbox_schema import write_meta
from tests.faults.slate import Slate
from tests.helpers.postgres import ScratchCluster
from ui.app.session import sign_in

PASSWORD = "a long and quite invented one"
LOGINS = tuple(f"advisor{number:02}" for number in range(50))
CUSTOMERS = tuple(EntityId(f"00000000-0000-7000-8000-{number:012d}") for number in range(1, 5))
QUICK = Cost(passes=1, memory_kib=8, lanes=1)
"""What a guess at a password costs here: keys are unwrapped thousands of times."""
_SERVER = {
    "scram_iterations": "1",  # ten sign-ins in a schedule; what a guess costs is proven elsewhere
    "autovacuum": "off",
    "jit": "off",
    "io_method": "sync",  # everything is in memory: no worker has to be woken to read it
    "shared_buffers": "48MB",
    "checkpoint_timeout": "1h",
}
_USES = 50
"""How many schedules one centre serves before a new one takes its place: nobody vacuums it."""


class MachineKeyring:
    """A machine's keyring in a file, where the process after a killed one finds it; may be locked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.locked = False

    def get(self, name: str) -> str | None:
        """Give a secret. Raises KeyringUnusable when it is locked."""
        if self.locked:
            raise KeyringUnusable("This machine's keyring is locked.", "Unlock it.")
        found: dict[str, str] = json.loads(self.path.read_text()) if self.path.exists() else {}
        return found.get(name)

    def set(self, name: str, secret: str) -> None:
        """Keep a secret."""
        known: dict[str, str] = json.loads(self.path.read_text()) if self.path.exists() else {}
        self.path.write_text(json.dumps(known | {name: secret}))


@dataclass(frozen=True, slots=True)
class Database:
    """One schedule's centre."""

    name: str
    admin: str
    bare: str
    """The address without a login, for consoles."""
    port: int
    slate: Slate | None = None
    """What makes it new again for the next schedule; without one it is dropped."""

    def through(self, port: int) -> str:
        """The address through a line of its own."""
        return make_conninfo(self.bare, port=port)

    @contextlib.contextmanager
    def administrator(self) -> Iterator[psycopg.Connection[Any]]:
        """The superuser, in one durable transaction, in UTC."""
        if self.slate is not None:
            with self.slate.connection.transaction():
                yield self.slate.connection
            return
        with psycopg.connect(self.admin, options="-c synchronous_commit=on -c timezone=UTC") as connection:
            yield connection


class Ground:
    """A server with the template of a centre, and folders of consoles that have their first copy."""

    def __init__(self, server: EmbeddedPostgres, root: Path) -> None:
        self.server = server
        self.root = root
        self._shared: Database | None = None
        self._ready: dict[tuple[str, int], Path] = {}
        self._set_up()
        self._cluster = ScratchCluster(server)
        self._cluster.template("faults", _build)
        self._pool = self.database()

    def _set_up(self) -> None:
        with psycopg.connect(self.server.url(), autocommit=True) as connection:
            for name, value in _SERVER.items():
                connection.execute(
                    sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
                )
        self.restart()

    def database(self) -> Database:
        """A new centre, the same in everything as every other of this ground."""
        admin = self._cluster.create("faults")
        given = conninfo_to_dict(admin)
        name = str(given["dbname"])
        # On the disk when this returns: a restart right behind it took the right to connect back.
        durably = "-c synchronous_commit=on"
        with psycopg.connect(self.server.url(), autocommit=True, options=durably) as connection:
            _close_to_the_public(connection, name)
        bare = make_conninfo(host=given["host"], port=given["port"], dbname=name)
        return Database(name, admin, bare, int(str(given["port"])))

    def shared(self) -> Database:
        """The centre that many schedules use in turn, as new; for those that leave its server alone."""
        if self._shared is not None and self._shared.slate is not None:
            if self._shared.slate.used < _USES:
                self._shared.slate.wipe()
                return self._shared
            self._shared.slate.close()
            self._cluster.drop(self._shared.admin)
        made = self.database()
        self._shared = replace(made, slate=Slate(made.admin))
        return self._shared

    def drop(self, database: Database) -> None:
        """Remove a centre, unless others use it after this schedule."""
        if database.slate is None:
            self._cluster.drop(database.admin)

    def close(self) -> None:
        """Let go of the centre that schedules take in turn."""
        if self._shared is not None and self._shared.slate is not None:
            self._shared.slate.close()

    def equip(self, home: Home, login: str, device: int) -> None:
        """Put an advisor's files, with a complete first copy, on a machine; devices are told apart."""
        ready = self._ready.get((login, device))
        if ready is None:
            ready = self._ready[login, device] = self._make_ready(login, device)
        home.prepare()
        folder = home.advisor(login)
        shutil.copytree(Home(ready).advisor(login).folder, folder.folder)
        keyring = MachineKeyring(home.root / "keyring.json")
        for name, secret in json.loads((ready / "keyring.json").read_text()).items():
            keyring.set(name, secret)

    def _make_ready(self, login: str, device: int) -> Path:
        home = Home(self.root / f"{login}-{device}")
        keyring = MachineKeyring(home.root / "keyring.json")
        first = next(iter(self._ready.items()), None)
        home.prepare()
        if first is None:
            FileKeys(home.advisor(login), keyring, QUICK).create(PASSWORD)
            session = sign_in(home, self._pool.bare, login, PASSWORD, keyring=keyring)
            session.sync_once()
            session.close()
            return home.root
        # Every advisor here sees the same rows: one copy is another's, under keys and a name of its own.
        (owner, _), ready = first
        source, folder = Home(ready).advisor(owner), home.advisor(login)
        old = FileKeys(source, MachineKeyring(ready / "keyring.json"), QUICK).unlock(PASSWORD)
        new = FileKeys(folder, keyring, QUICK).create(PASSWORD)
        _copy_under_another_key(source.replica, old.replica, folder.replica, new.replica)
        _copy_under_another_key(source.outbox, old.outbox, folder.outbox, new.outbox)
        file = EncryptedFile(folder.outbox, new.outbox, "FULL")
        with file.writing() as connection:
            write_meta(connection, "owner", login)
            write_meta(connection, "device", new_id())
        file.close()
        return home.root

    def restart(self) -> None:
        """Restart the server at once, as a crash of its machine's service does."""
        cluster = self.server.data_dir / "cluster"
        done = locate_programs().run(
            "pg_ctl", "restart", "-D", str(cluster), "-m", "immediate", "-w", cwd=cluster, timeout=60
        )
        if done.returncode != 0:
            raise RuntimeError(f"the server did not restart: {done.stdout}")
        self.close()  # its connection is gone

    def mark_durable(self, database: Database) -> None:
        """Say that what the centre holds now is in a backup, as `central durable` does."""
        with database.administrator() as connection:
            row = connection.execute("SELECT h.seq FROM console.head() AS h").fetchone()
        assert row is not None
        lasting.mark_durable(database.admin, row[0])

    def back_up(self, database: Database) -> str:
        """Keep a centre as `central backup` does, while everybody works on. Gives the folder."""
        folder = self.root / f"backup-{uuid.uuid4().hex}"
        back_up(database.admin, folder)
        return str(folder)

    def restore(self, database: Database, backup: str) -> None:
        """Make a centre anew from a folder, as `central restore` does, and give it the old one's name."""
        fresh = self._cluster.create()
        restore(fresh, Path(backup))
        self._alone(database, *_replaced(database.name, str(conninfo_to_dict(fresh)["dbname"])))
        with database.administrator() as connection:
            secure_database(connection)

    def copy(self, database: Database) -> str:
        """Copy a centre as it is now; whoever is connected loses the line. Gives the copy's name."""
        name = f"b_{uuid.uuid4().hex}"
        self._alone(
            database,
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(database.name)
            ),
        )
        return name

    def put_back(self, database: Database, backup: str) -> None:
        """Put a copy in a centre's place and say so, as `central restored` does."""
        self._alone(database, *_replaced(database.name, backup))
        with database.administrator() as connection:
            secure_database(connection)
        lasting.begin_history(database.admin, "restored from a backup")

    def _alone(self, database: Database, *statements: sql.Composed) -> None:
        with psycopg.connect(self.server.url(), autocommit=True) as connection:
            # Nobody may come back in between.
            shut = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
            name = sql.Identifier(database.name)
            connection.execute(shut.format(name, sql.SQL("false")))
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
                (database.name,),
            )
            for statement in statements:
                connection.execute(statement)
            connection.execute(shut.format(name, sql.SQL("true")))


def _replaced(name: str, by: str) -> tuple[sql.Composed, sql.Composed]:
    old, new = sql.Identifier(name), sql.Identifier(by)
    return (
        sql.SQL("DROP DATABASE {} WITH (FORCE)").format(old),
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(new, old),
    )


def _copy_under_another_key(source: Path, old: bytes, target: Path, new: bytes) -> None:
    shutil.copy(source, target)
    connection = driver.connect(str(target), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{old.hex()}'\"")
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
    finally:
        connection.close()


def _close_to_the_public(connection: psycopg.Connection[Any], name: str) -> None:
    """Say who may connect, which a copy of a database does not take over from its template."""
    database = sql.Identifier(name)
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(LOGIN)))


def _build(url: str) -> None:
    """A centre with fifty advisors and four customers."""
    init(url, body_of(load_profile("westerdale")))
    for login in LOGINS:
        add_advisor(
            url, login, login.title(), job_title=None, phone=None, roles=["advisor"], password=PASSWORD
        )
    with psycopg.connect(url) as connection:
        copy_rows(
            connection,
            "person",
            ("id", "reference", "given_names", "family_name"),
            [(id_, f"P-{place}", "Ann", "Lee") for place, id_ in enumerate(CUSTOMERS, 1)],
        )
        copy_rows(
            connection,
            "property",
            ("id", "uprn", "paon", "street", "postcode"),
            [(new_id(), "100", "1", "Mill Lane", "WE4 2QT")],
        )
        announce_reload(connection, ["person", "property"])
