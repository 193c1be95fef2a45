"""The replica's tables: those of db.schema without their constraints, and the replica's own few."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import JSON, Column, Connection, MetaData, Table, UniqueConstraint, bindparam, delete, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql import ClauseElement, text
from sqlalchemy.sql.ddl import DDLElement
from sqlalchemy.sql.schema import DefaultClause

from advisor_console.domain.changes import Value
from db.schema import REPLICATED

Row = tuple[Any, ...]
"""A row as SQLite holds it, its values in the order of EntityTable.columns."""

_DIALECT = sqlite.dialect()
_STAGING = "staging_"


@dataclass(frozen=True, slots=True)
class EntityTable:
    """One entity in the replica: its columns in order, and its statements with a mark for each value.

    The centre's constraints are not repeated: it alone judges, and rows of a page may cross each other (two
    counters that swap names). The rowid of a row stays while the row does.
    """

    name: str
    columns: tuple[str, ...]
    documents: frozenset[str]
    required: frozenset[str]
    defaults: Row
    make: str
    make_staging: str
    indexes: tuple[str, ...]
    insert_staging: str
    upsert: str
    delete: str
    select: str

    @property
    def staging(self) -> str:
        """The table that a snapshot fills while this one is still read."""
        return f"{_STAGING}{self.name}"

    def value(self, column: str, value: Value) -> Any:
        """Turn a value from JSON into what SQLite holds."""
        if value is None or (type(value) is str and column not in self.documents):
            return value
        # A command of another console's making may hold anything; it must not keep the others from showing.
        if column in self.documents or isinstance(value, dict | list):
            return as_document(value)
        if isinstance(value, int):
            return int(value) if -(2**63) <= value < 2**63 else str(value)
        return value

    def row(self, values: Mapping[str, Value]) -> Row:
        """Turn a row from JSON into what SQLite holds; what it lacks gets the schema's default."""
        documents = self.documents
        # Most values are text or nothing and stay as they are: asked here, they cost no call each.
        return tuple(
            [
                default
                if column not in values
                else found
                if (found := values[column]) is None or (type(found) is str and column not in documents)
                else self.value(column, found)
                for column, default in zip(self.columns, self.defaults, strict=True)
            ]
        )


def as_document(value: Value) -> str:
    """Spell a document as the replica keeps it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _table(source: Table) -> EntityTable:
    plain = _plain(source, source.name)
    staged = _plain(source, f"{_STAGING}{source.name}")
    values: dict[str, Any] = {column.name: bindparam(column.name) for column in plain.columns}
    insert = sqlite.insert(plain).values(values)
    upsert = insert.on_conflict_do_update(
        index_elements=[plain.c.id],
        set_={column.name: insert.excluded[column.name] for column in plain.columns if column.name != "id"},
    )
    return EntityTable(
        name=source.name,
        columns=tuple(column.name for column in plain.columns),
        documents=frozenset(column.name for column in plain.columns if isinstance(column.type, JSON)),
        required=frozenset(column.name for column in plain.columns if not column.nullable),
        defaults=tuple(_default(column) for column in source.columns),
        make=_sql(CreateTable(plain)),
        make_staging=_sql(CreateTable(staged)),
        indexes=tuple(_indexes(source)),
        insert_staging=_sql(sqlite.insert(staged).prefix_with("OR REPLACE").values(values)),
        upsert=_sql(upsert),
        delete=_sql(delete(plain).where(plain.c.id == bindparam("row_id"))),
        select=_sql(select(plain).where(plain.c.id == bindparam("row_id"))),
    )


def _plain(source: Table, name: str) -> Table:
    columns = (
        Column(column.name, column.type, primary_key=column.primary_key, nullable=column.nullable)
        for column in source.columns
    )
    return Table(name, MetaData(), *columns)


def _sql(statement: ClauseElement | DDLElement) -> str:
    return str(statement.compile(dialect=_DIALECT)).strip()


def _default(column: Column[Any]) -> Any:
    """Give the value of a column's server default, which in this schema is always a plain literal."""
    if not isinstance(column.server_default, DefaultClause):
        return None
    literal = str(column.server_default.arg)
    if literal.startswith("'") and literal.endswith("'"):
        return literal[1:-1].replace("''", "'")
    if literal in {"true", "false"}:
        return int(literal == "true")
    return int(literal)


def _indexes(source: Table) -> list[str]:
    """Every index of the schema; what is unique at the centre is only quick to find here."""
    columns = {tuple(column.name for column in index.columns) for index in source.indexes}
    for constraint in source.constraints:
        if isinstance(constraint, UniqueConstraint):
            columns.add(tuple(column.name for column in constraint.columns))
    return [
        f"CREATE INDEX ix_{source.name}_{'_'.join(names)} ON {source.name} ({', '.join(names)})"
        for names in sorted(columns)
    ]


TABLES: Mapping[str, EntityTable] = MappingProxyType(
    {name: _table(source) for name, source in REPLICATED.items()}
)
"""Every entity of the replica by name; who looked at which record is never in it."""

_OWN = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # The centre's row (or none: null) under each row that a pending command is projected on.
    """CREATE TABLE shadow (entity TEXT NOT NULL, id TEXT NOT NULL, base TEXT, PRIMARY KEY (entity, id))
        WITHOUT ROWID""",
    # Which pending commands the rows show, and on which rows.
    """CREATE TABLE projected (command TEXT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (command, entity, id)) WITHOUT ROWID""",
    # Whether somebody's record shows what is not sent yet is asked whenever it is opened.
    "CREATE INDEX ix_projected_id ON projected (id)",
    # How far a snapshot has come.
    """CREATE TABLE snapshot (position INTEGER PRIMARY KEY, entity TEXT NOT NULL UNIQUE, after TEXT,
        done INTEGER NOT NULL DEFAULT 0)""",
)


def _fingerprint() -> str:
    parts: list[str] = list(_OWN)
    for table in TABLES.values():
        parts += [table.make, *table.indexes]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


FINGERPRINT = _fingerprint()
"""Changes with any change of the replica's tables; another one in a file means that the file is rebuilt."""


def create(connection: Connection) -> None:
    """Lay out an empty replica."""
    for statement in _OWN:
        connection.exec_driver_sql(statement)
    for table in TABLES.values():
        for statement in (table.make, *table.indexes):
            connection.exec_driver_sql(statement)
    write_meta(connection, "schema", FINGERPRINT)


def clear(connection: Connection) -> None:
    """Take every table away: a replica of another schema is fetched again, never converted."""
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        # A virtual table takes its shadow tables with it, and they cannot go by themselves.
        " ORDER BY sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    for (name,) in found.all():
        connection.execute(text(f'DROP TABLE IF EXISTS "{name}"'))


def read_meta(connection: Connection, name: str) -> Any:
    """Read one of the replica's own facts, or None."""
    found = connection.exec_driver_sql("SELECT value FROM meta WHERE name = ?", (name,)).scalar_one_or_none()
    return None if found is None else json.loads(found)


def write_meta(connection: Connection, name: str, value: Any) -> None:
    """Write one of the replica's own facts; None takes it away."""
    if value is None:
        connection.exec_driver_sql("DELETE FROM meta WHERE name = ?", (name,))
    else:
        connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, json.dumps(value)))


def bulk(connection: Connection, statement: str, rows: Sequence[Row]) -> None:
    """Run one statement for many rows on the driver's own cursor, in the connection's transaction."""
    cursor = connection.connection.cursor()
    try:
        cursor.executemany(statement, rows)
    finally:
        cursor.close()
