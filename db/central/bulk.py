"""Loading many rows at once, past the functions, as the administrator."""

from collections.abc import Iterable, Sequence
from typing import LiteralString

from psycopg import Connection, sql
from psycopg.types.json import Jsonb
from sqlalchemy import JSON

from db.central.administration import announce_reload
from db.schema import ENTITIES


def bulk_load(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> int:
    """Copy rows into one entity and tell the consoles to fetch it again; gives how many.

    JSON columns take plain dicts, ids their text, instants must be aware. Runs in the caller's transaction,
    which holds the feed's lock from here on, so commit soon after. Raises KeyError for an unknown table.
    """
    copied = copy_rows(connection, table, columns, rows)
    announce_reload(connection, [table])
    return copied


def copy_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> int:
    """Copy rows into one entity without telling anybody; call announce_reload once after the last."""
    copied = _copy_rows(connection, table, columns, rows)
    # Without it the first snapshots after an import are planned as if the table were empty: ten times slower.
    connection.execute(sql.SQL("ANALYZE {}").format(sql.Identifier("council", table)))
    return copied


def _copy_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> int:
    documents = [
        place for place, name in enumerate(columns) if isinstance(ENTITIES[table].c[name].type, JSON)
    ]
    target = sql.Identifier("council", table)
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    if not _row_security_binds(connection, table):
        return _copy(connection, target, names, rows, documents)
    # COPY into a table whose policies bind us is not possible; rows go through a table of our own.
    stage = sql.Identifier("bulk_load_stage")
    connection.execute(
        sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
            stage, names, target
        )
    )
    copied = _copy(connection, stage, names, rows, documents)
    statement: LiteralString = "INSERT INTO {} ({}) SELECT {} FROM {}"
    connection.execute(sql.SQL(statement).format(target, names, names, stage))
    connection.execute(sql.SQL("DROP TABLE {}").format(stage))
    return copied


def _row_security_binds(connection: Connection, table: str) -> bool:
    row = connection.execute("SELECT row_security_active(%s::regclass)", (f'council."{table}"',)).fetchone()
    return row is not None and bool(row[0])


def _copy(
    connection: Connection,
    target: sql.Identifier,
    names: sql.Composable,
    rows: Iterable[Sequence[object]],
    documents: Sequence[int],
) -> int:
    copied = 0
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(target, names)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(_with_documents(row, documents) if documents else row)
            copied += 1
    return copied


def _with_documents(row: Sequence[object], documents: Sequence[int]) -> list[object]:
    found = list(row)
    for place in documents:
        if found[place] is not None:
            found[place] = Jsonb(found[place])
    return found
