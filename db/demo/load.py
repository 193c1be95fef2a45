"""Putting the invented borough into a centre, quickly enough for a benchmark to start with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import psycopg
from psycopg import Connection

from db.central.administration import announce_reload
from db.central.bulk import copy_rows
from db.demo.batch import Batch

Progress = Callable[[str, int], None]
"""Told after each batch: its table, and how many rows it brought."""

# PostgreSQL writes both statements itself, quoted as it wants them. Foreign keys come back last: they need
# what they point at. Keys of the tables themselves stay, since they are dear to make again.
_PARTS = """
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
       contype = 'f' AS last
  FROM pg_constraint
 WHERE connamespace = 'council'::regnamespace AND contype IN ('f', 'x')
UNION ALL
SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid), false
  FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
 WHERE relnamespace = 'council'::regnamespace
   AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')
 ORDER BY last, 1
"""


class BoroughAlreadyThere(Exception):
    """The database holds people or properties: an invented borough is never mixed with anybody else."""


def load(admin_url: str, borough: Iterable[Batch], progress: Progress | None = None) -> Mapping[str, int]:
    """Copy a borough into a centre that `central init` made and that is empty; gives rows by table.

    admin_url is a libpq address of the administrator. One transaction: all of it lands, or nothing. The
    advisors among the rows have no login; `add_advisor` gives them one afterwards. Raises
    BoroughAlreadyThere when the database holds a person or a property.
    """
    loaded: dict[str, int] = {}
    with psycopg.connect(admin_url) as connection:
        if _is_inhabited(connection):
            raise BoroughAlreadyThere("This database already holds people or properties.")
        with _bare_tables(connection):
            for batch in borough:
                rows = copy_rows(connection, batch.table, batch.columns, batch.rows)
                loaded[batch.table] = loaded.get(batch.table, 0) + rows
                if progress is not None:
                    progress(batch.table, rows)
        announce_reload(connection, loaded)
    _analyse(admin_url)
    return MappingProxyType(loaded)


def _is_inhabited(connection: Connection) -> bool:
    row = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM council.person) OR EXISTS (SELECT 1 FROM council.property)"
    ).fetchone()
    return row is not None and bool(row[0])


@contextmanager
def _bare_tables(connection: Connection) -> Iterator[None]:
    """Take off foreign keys, exclusions and indexes, and make them again over all rows at the end.

    Made again they check every row as strictly as one by one, in a fraction of the time. All of it is part
    of the transaction, so a failure leaves the schema as it was.
    """
    parts = connection.execute(_PARTS).fetchall()
    for drop, _, _ in reversed(parts):
        connection.execute(drop.encode())
    yield
    connection.execute("SET LOCAL maintenance_work_mem = '128MB'")
    for _, make, _ in parts:
        connection.execute(make.encode())


def _analyse(admin_url: str) -> None:
    """Tell the planner what is there; it would learn it by itself only minutes later."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute("ANALYZE")
