"""Making a centre again from a backup, in a database that has none."""

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from psycopg import Connection, sql

from advisor_console.domain.errors import WorldError
from db.central.administration import apply_everything
from db.central.backup import LOGINS, KeptTable, Manifest, read_manifest
from db.central.chain import broken_links
from db.central.installation import ensure_schemas
from db.central.lasting import new_epoch
from db.central.migrating import administrator, current_revision, is_known, migrate, psycopg_of
from db.central.roles import OWNER, ensure_roles, group_role, login_name

_PART = 1 << 18


def restore(url: str, folder: Path) -> Manifest:
    """Make the centre that a backup holds in an empty database, in a history of its own; all or nothing.

    Logins that the server lacks are made again; those it has stay as they are, so that nobody who was shut
    out since gets in. Raises WorldError when the database has a centre, or the backup is not whole.
    """
    manifest = read_manifest(folder)
    with administrator(url) as connection:
        if current_revision(connection) is not None:
            raise WorldError(
                "There is a centre in this database already.",
                "Make a new database for the restored one; this one was left alone.",
            )
        if not is_known(manifest.revision):
            raise WorldError(
                f"The backup is of revision {manifest.revision}, which a newer version made.",
                "Restore it with that version.",
            )
        raw = psycopg_of(connection)
        ensure_roles(raw)
        ensure_schemas(raw)
        # The tables as they were then; what newer revisions do to them, they do to the rows as well.
        migrate(connection, manifest.revision)
        _fill(raw, folder, manifest.tables)
        migrate(connection)
        apply_everything(raw)
        _see_that_it_is_whole(raw, manifest)
        _make_logins(raw, json.loads((folder / LOGINS).read_text(encoding="utf-8")))
        new_epoch(raw, f"restored from the backup of {manifest.made_at}")
    return manifest


def _fill(connection: Connection, folder: Path, tables: Sequence[KeptTable]) -> None:
    connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
    connection.execute("SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'")
    names = sql.SQL(", ").join(sql.Identifier(*table.name.split(".")) for table in tables)
    connection.execute(sql.SQL("TRUNCATE {}").format(names))
    for table in tables:
        _load(connection, folder, table)
        connection.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(*table.name.split("."))))
    connection.execute(
        "SELECT setval(pg_get_serial_sequence('sync.epoch', 'position'), max(position)) FROM sync.epoch"
    )
    connection.execute("RESET ROLE")


def _load(connection: Connection, folder: Path, table: KeptTable) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(*table.name.split(".")), sql.SQL(", ").join(map(sql.Identifier, table.columns))
    )
    digest = hashlib.sha256()
    try:
        with gzip.open(folder / table.file) as packed, connection.cursor() as cursor:
            with cursor.copy(statement) as copy:
                while part := packed.read(_PART):
                    digest.update(part)
                    copy.write(part)
            rows = cursor.rowcount
    except (FileNotFoundError, EOFError, gzip.BadGzipFile) as error:
        raise _not_whole(table.file) from error
    if (digest.hexdigest(), rows) != (table.sha256, table.rows):
        raise _not_whole(table.file)


def _not_whole(file: str) -> WorldError:
    return WorldError(
        f"The backup is not whole: {file} is missing or is not what was written.",
        "Restore another backup. Nothing was changed.",
    )


def _see_that_it_is_whole(connection: Connection, manifest: Manifest) -> None:
    """A backup whose chains are broken was altered, whatever its own digests say."""
    for sentence in broken_links(connection):
        raise WorldError(
            f"The backup is not what the centre held: {sentence}",
            "Restore another backup. Nothing was changed.",
        )
    row = connection.execute("SELECT h.seq, encode(h.hash, 'hex') FROM console.head() AS h").fetchone()
    if row != (manifest.seq, manifest.feed_hash):
        raise _not_whole("sync.feed.copy.gz")


def _make_logins(connection: Connection, logins: Sequence[dict[str, Any]]) -> None:
    for entry in logins:
        login = sql.Identifier(login_name(entry["login"]))
        known = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (entry["login"],)).fetchone()
        if known is not None:
            continue
        may = sql.SQL("LOGIN" if entry["may_sign_in"] else "NOLOGIN")
        connection.execute(
            sql.SQL("CREATE ROLE {} {} PASSWORD {}").format(login, may, sql.Literal(entry["secret"]))
        )
        for role in entry["roles"]:
            connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group_role(role)), login))
