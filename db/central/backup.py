"""A backup of the centre: every table and login as they stood at one moment, in a folder of their own."""

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import psycopg
from psycopg import Connection, sql

from advisor_console.domain.errors import WorldError
from db.central import tables as sync_tables
from db.central.policies import COUNCIL, SYNC
from db.central.roles import BESIDE, GROUPS, OWNER
from db.schema import metadata

# Made over the administrator's own connection, so that it works wherever they reach the centre, over TLS or
# not, and needs no program that fits the server's version. What is kept are rows: the schema, its functions
# and rights come back from the revision that the backup names.
FORMAT = 1
MANIFEST, LOGINS = "backup.json", "logins.json"
_COMPRESSION = 3  # of 9: a nightly job should not take the machine for long


@dataclass(frozen=True, slots=True)
class KeptTable:
    """One table of a backup: its name with the schema, its columns, how many rows, and its file's SHA-256."""

    name: str
    columns: tuple[str, ...]
    rows: int
    sha256: str

    @property
    def file(self) -> str:
        """The file's name in the backup's folder."""
        return f"{self.name}.copy.gz"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup is: the moment (UTC) and place of the centre's history it holds, and its tables.

    seq is the last entry of the feed, position the last of the record of commands. Tables come parents first.
    """

    format: int
    made_by: str
    made_at: str
    revision: str
    epoch: str
    seq: int
    feed_hash: str
    position: int
    tables: tuple[KeptTable, ...]


def back_up(url: str, folder: Path) -> Manifest:
    """Keep the centre as it stands at one moment in a new or empty folder; consoles work on meanwhile.

    The folder is there whole or not at all, and only its owner can read it: it holds everything the centre
    holds, and the logins' SCRAM secrets when a superuser makes it. Raises WorldError when it is in the way.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorldError(f"“{folder}” is not empty.", "Give a new folder for each backup.")
    with _put_in_place(folder) as beside, psycopg.connect(url) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # Rows are kept as text, so that text must mean the same wherever it is read.
        connection.execute(
            "SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL intervalstyle = 'postgres'"
        )
        logins = _logins(connection)
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
        tables = tuple(_keep(connection, name, beside) for name in _tables())
        manifest = _manifest(connection, tables)
        _write(beside / LOGINS, logins)
        _write(beside / MANIFEST, asdict(manifest))
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """Read what a folder holds. Raises WorldError when it is no backup, or one of a newer format."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        tables = tuple(
            KeptTable(**(table | {"columns": tuple(table["columns"])})) for table in found["tables"]
        )
        manifest = Manifest(**(found | {"tables": tables}))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise WorldError(
            f"“{folder}” holds no backup of a centre.", "Give the folder that central backup made."
        ) from error
    if manifest.format != FORMAT:
        raise WorldError(
            f"The backup was made by a newer version ({manifest.made_by}).", "Restore it with that version."
        )
    return manifest


def _tables() -> list[str]:
    """Every table of the centre, parents first."""
    council = [f"{COUNCIL}.{table.name}" for table in metadata.sorted_tables]
    return [*(f"{SYNC}.{table.name}" for table in sync_tables.metadata.sorted_tables), *council]


@contextmanager
def _put_in_place(folder: Path) -> Iterator[Path]:
    """A folder beside the wanted one, which takes its name when all is in it and safe on the disk."""
    beside = folder.with_name(f".{folder.name}.unfinished")
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(mode=0o700)
    try:
        yield beside
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
        _sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":  # Windows has no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(descriptor, "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _write(path: Path, document: Any) -> None:
    with _new_file(path) as file:
        file.write(json.dumps(document, ensure_ascii=False, indent=1).encode())


def _keep(connection: Connection, name: str, folder: Path) -> KeptTable:
    schema, table = name.split(".")
    found = connection.execute(
        "SELECT a.attname FROM pg_attribute AS a WHERE a.attrelid = %s::regclass AND a.attnum > 0"
        " AND NOT a.attisdropped ORDER BY a.attnum",
        (name,),
    ).fetchall()
    columns = tuple(row[0] for row in found)
    statement = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT").format(
        sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(schema, table)
    )
    digest = hashlib.sha256()
    with (
        _new_file(folder / f"{name}.copy.gz") as file,
        gzip.GzipFile(fileobj=file, mode="wb", compresslevel=_COMPRESSION, mtime=0) as packed,
        connection.cursor() as cursor,
    ):
        with cursor.copy(statement) as copy:
            for part in copy:
                digest.update(part)
                packed.write(part)
        rows = cursor.rowcount
    return KeptTable(name, columns, rows, digest.hexdigest())


def _manifest(connection: Connection, tables: tuple[KeptTable, ...]) -> Manifest:
    row = connection.execute(
        "SELECT v.version_num, (SELECT e.id::text FROM sync.epoch AS e ORDER BY e.position DESC LIMIT 1),"
        " coalesce((SELECT max(f.seq) FROM sync.feed AS f),"
        "  (SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'floor')),"
        " coalesce((SELECT encode(f.hash, 'hex') FROM sync.feed AS f ORDER BY f.seq DESC LIMIT 1),"
        "  (SELECT s.value FROM sync.setting AS s WHERE s.name = 'floor_hash')),"
        " coalesce((SELECT max(c.position) FROM sync.command AS c), 0) FROM sync.alembic_version AS v"
    ).fetchone()
    assert row is not None  # noqa: S101  a centre has one revision
    now = datetime.now(UTC).isoformat(timespec="seconds")
    revision, epoch, seq, feed_hash, position = row
    return Manifest(
        FORMAT, version("advisor-console"), now, revision, epoch, seq, feed_hash, position, tables
    )


def _logins(connection: Connection) -> list[dict[str, Any]]:
    """The staff's logins, with their roles, and their SCRAM secrets when we may see them."""
    row = connection.execute("SELECT has_table_privilege('pg_authid', 'SELECT')").fetchone()
    source = sql.SQL("pg_authid" if row is not None and row[0] else "pg_roles")
    secret = sql.SQL("r.rolpassword" if row is not None and row[0] else "NULL::text")
    found = connection.execute(
        sql.SQL(
            "SELECT r.rolname, r.rolcanlogin, {}, array(SELECT g.rolname FROM pg_auth_members AS m"
            " JOIN pg_roles AS g ON g.oid = m.roleid WHERE m.member = r.oid AND g.rolname = ANY (%s)"
            " ORDER BY g.rolname) FROM council.advisor AS a JOIN {} AS r ON r.rolname = a.login ORDER BY 1"
        ).format(secret, source),
        ([*GROUPS, *BESIDE],),
    ).fetchall()
    return [
        {"login": login, "may_sign_in": may, "secret": secret_, "roles": roles}
        for login, may, secret_, roles in found
    ]
