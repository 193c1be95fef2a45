"""What the centre's tables would be if they were made now: constraints and policies, to compare them with."""

from collections.abc import Iterator

from sqlalchemy import Connection

from db.central import tables as sync_tables
from db.central.migrating import psycopg_of
from db.central.policies import COUNCIL, SYNC, secure
from db.schema import ENTITIES, metadata

_MADE = "_as_made"

# Both sides are written out by PostgreSQL itself, so that they differ only where they mean something else.
_CONSTRAINTS = """
SELECT replace(k.conrelid::regclass::text, '_as_made', ''), k.conname,
       replace(pg_get_constraintdef(k.oid), '_as_made', '')
FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid
WHERE c.relnamespace = ANY (%s::regnamespace[]) AND k.contype <> 'n' AND c.relname <> 'alembic_version'
"""
_POLICIES = """
SELECT replace(p.polrelid::regclass::text, '_as_made', ''), p.polname,
       concat_ws(' ', p.polcmd, p.polpermissive, p.polroles::regrole[], pg_get_expr(p.polqual, p.polrelid),
       pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid
WHERE c.relnamespace = ANY (%s::regnamespace[]) AND c.relname <> 'alembic_version'
"""


def departures(connection: Connection) -> Iterator[str]:
    """Say which constraints and policies are missing, are more, or mean something else than they should.

    The tables are made once more in schemas of their own within a savepoint, and taken back: nobody sees
    them, and no table of the centre is locked for it.
    """
    schemas = [COUNCIL, SYNC]
    connection.exec_driver_sql("SET LOCAL search_path = pg_catalog")
    queries = (("constraint", _CONSTRAINTS), ("policy", _POLICIES))
    here = {kind: _read(connection, query, schemas) for kind, query in queries}
    savepoint = connection.begin_nested()
    try:
        _make(connection)
        made = {kind: _read(connection, query, [name + _MADE for name in schemas]) for kind, query in queries}
    finally:
        savepoint.rollback()
    for kind, _ in queries:
        for table, name in sorted(here[kind].keys() | made[kind].keys()):
            found, wanted = here[kind].get((table, name)), made[kind].get((table, name))
            if found is None:
                yield f"{table} has lost its {kind} {name}."
            elif wanted is None:
                yield f"{table} has a {kind} {name} that is not part of the centre."
            elif found != wanted:
                yield f"{table} has another {kind} {name} than it should."


def _read(connection: Connection, query: str, schemas: list[str]) -> dict[tuple[str, str], str]:
    rows = psycopg_of(connection).execute(query.encode(), (schemas,)).fetchall()
    return {(table, name): text for table, name, text in rows}


def _make(connection: Connection) -> None:
    for schema in (COUNCIL, SYNC):
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}{_MADE}")
    connection.execution_options(schema_translate_map={None: COUNCIL + _MADE, SYNC: SYNC + _MADE})
    try:
        metadata.create_all(connection, checkfirst=False)
        sync_tables.metadata.create_all(connection, checkfirst=False)
    finally:
        connection.execution_options(schema_translate_map=None)
    raw = psycopg_of(connection)
    for table in ENTITIES.values():
        secure(raw, COUNCIL + _MADE, table)
    for table in sync_tables.metadata.sorted_tables:
        secure(raw, SYNC + _MADE, table)
