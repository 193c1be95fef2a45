"""A real PostgreSQL 18 for the tests: one server for a worker, one empty database for a test."""

import re
import shutil
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path

import psutil
import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from db.central.embedded import EmbeddedPostgres
from db.central.embedded_programs import locked, private_folder
from tests.helpers.paths import MEMORY, in_memory

_NAME = re.compile(r"(?:ac-)?tests-(\d+)")
_SESSION = re.compile(r"ac-(\d+)-.*")


_QUICK = {
    # Every connection signs in anew; what a guess at a password costs is proven where servers are set up.
    "scram_iterations": "1",
    "autovacuum": "off",  # a database lives for seconds
    "io_method": "sync",  # everything is in memory: no worker has to be woken to read it
    "shared_buffers": "48MB",
}


class ScratchCluster:
    """One embedded server that hands out databases and takes them back.

    Databases are separate, roles are not: a role made in one test is there in the next one of this worker,
    with the password it had last. Who signs in says first which password holds (`set_passwords`).
    """

    def __init__(self, server: EmbeddedPostgres) -> None:
        self.server = server
        self._templates: dict[str, str] = {}

    def create(self, template: str | None = None) -> str:
        """Make a database, empty or cloned from the template of that name, and give its superuser address."""
        name = f"t_{uuid.uuid4().hex}"
        source = self._templates[template] if template is not None else "template0"
        # Measured here: 7 ms by file copy, 14 to 20 ms through the log, for an empty database.
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        self._run(statement.format(sql.Identifier(name), sql.Identifier(source)))
        return self.server.url(name)

    def template(self, name: str, build: Callable[[str], None]) -> str:
        """The template of that name, built once for this worker by calling `build` with its address."""
        if name not in self._templates:
            database = f"template_{name}"
            self._run(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(database)))
            build(self.server.url(database))
            self._run(
                sql.SQL("ALTER DATABASE {} IS_TEMPLATE true ALLOW_CONNECTIONS false").format(
                    sql.Identifier(database)
                )
            )
            self._templates[name] = database
        return name

    def drop(self, url: str) -> None:
        """Remove a database made by create(), with whoever is still logged in to it."""
        name = url.rpartition("/")[2]
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def set_passwords(self, logins: Iterable[str], password: str) -> None:
        """Give logins the password that this test knows: another test may have changed it."""
        for login in logins:
            change = sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}")
            self._run(change.format(sql.Identifier(login), sql.Literal(password)))

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.server.url(), autocommit=True) as connection:
            connection.execute(statement)


def scratch_server(owner: int) -> EmbeddedPostgres:
    """A server not yet started for the process `owner`, fast and not safe against a power cut."""
    return EmbeddedPostgres(server_folder(f"tests-{owner}"), durable=False)


def server_folder(name: str) -> Path:
    """A folder that PostgreSQL's account can reach, in memory where temporary files are kept there."""
    if not in_memory():
        return private_folder(name)
    folder = MEMORY / f"ac-{name}"
    folder.mkdir(mode=0o711)
    folder.chmod(0o711)
    return folder


def quicken(server: EmbeddedPostgres) -> None:
    """Start a server, with settings that make it quick for databases that are small and soon gone."""
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        for name, value in _QUICK.items():
            connection.execute(
                sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
            )
    server.stop()
    server.start()
    with psycopg.connect(server.url(), autocommit=True) as connection:
        password = conninfo_to_dict(server.url())["password"]
        # Kept as it is, but told anew: a password is stored at the cost of the day it was set.
        connection.execute(sql.SQL("ALTER ROLE postgres PASSWORD {}").format(sql.Literal(password)))


def remove(server: EmbeddedPostgres) -> None:
    """Stop a server and remove its folder."""
    server.stop()
    shutil.rmtree(server.data_dir, ignore_errors=True)


def is_alive(pid: int) -> bool:
    """Whether the process lives; one only waiting to be buried, as in containers without init, does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def sweep() -> list[Path]:
    """Remove what test runs that died have left, stop their servers, and say which folders it was."""
    locks = private_folder("locks")
    swept = []
    with locked(locks / "sweep", "Another test run is still clearing up."):
        for folder in (*sorted(locks.parent.iterdir()), *_ours_in_memory()):
            server, session = _NAME.fullmatch(folder.name), _SESSION.fullmatch(folder.name)
            owner = server or session
            if owner is None or is_alive(int(owner[1])):
                continue
            if server is not None:
                remove(EmbeddedPostgres(folder))
            else:
                shutil.rmtree(folder, ignore_errors=True)
            swept.append(folder)
    return swept


def _ours_in_memory() -> list[Path]:
    if not MEMORY.is_dir():
        return []
    mine = private_folder("locks").stat().st_uid
    return sorted(one for one in MEMORY.glob("ac-*") if one.stat().st_uid == mine)
