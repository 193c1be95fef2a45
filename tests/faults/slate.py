"""A centre that serves one schedule after another, and is to each as it was first made."""

from typing import Any

import psycopg
from psycopg import sql

# It may delete what nobody else may, ends with every answer on the disk, and fires no trigger of ours.
_KEEPER = "-c synchronous_commit=on -c timezone=UTC -c session_replication_role=replica"


class Slate:
    """Remembers every row and number of a new centre, and puts them back."""

    def __init__(self, admin: str) -> None:
        """`admin` is the superuser's address of a centre that nobody has used yet."""
        self._admin = admin
        self.used = 0
        self._connection = psycopg.connect(admin, autocommit=True, options=_KEEPER)
        tables = self._connection.execute(
            "SELECT schemaname, tablename FROM pg_tables"
            " WHERE schemaname IN ('council', 'sync') ORDER BY schemaname, tablename"
        ).fetchall()
        self._connection.execute("CREATE SCHEMA slate")
        wipes = [self._remember(schema, name, place) for place, (schema, name) in enumerate(tables)]
        wipes += self._numbers()
        body = sql.SQL("BEGIN {} END").format(sql.SQL(" ").join(wipes))
        self._connection.execute(
            sql.SQL("CREATE FUNCTION slate.wipe() RETURNS void LANGUAGE plpgsql AS {}").format(
                sql.Literal(body.as_string(self._connection))
            )
        )

    @property
    def connection(self) -> psycopg.Connection[Any]:
        """The superuser's connection, kept open; after a restart of the server a new one."""
        if self._connection.closed:
            self._connection = psycopg.connect(self._admin, autocommit=True, options=_KEEPER)
        return self._connection

    def wipe(self) -> None:
        """Make the centre what it was. Whoever is still connected, with whatever is under way, goes first."""
        self.used += 1
        self.connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        self.connection.execute("SELECT slate.wipe()")

    def close(self) -> None:
        """Let go of the centre."""
        self._connection.close()

    def _remember(self, schema: str, name: str, place: int) -> sql.Composed:
        """Keep a table's rows; gives what puts them back."""
        table, kept = sql.Identifier(schema, name), sql.Identifier("slate", f"rows{place}")
        self._connection.execute(sql.SQL("CREATE TABLE {} AS TABLE {}").format(kept, table))
        columns = self._connection.execute(
            "SELECT attname FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
            (table.as_string(self._connection),),
        ).fetchall()
        row = self._connection.execute(sql.SQL("SELECT count(*) FROM {}").format(kept)).fetchone()
        statement = sql.SQL("DELETE FROM {};").format(table)
        if row is not None and row[0]:
            names = sql.SQL(", ").join(sql.Identifier(column) for (column,) in columns)
            statement += sql.SQL(" INSERT INTO {} ({}) OVERRIDING SYSTEM VALUE SELECT {} FROM {};").format(
                table, names, names, kept
            )
        return statement

    def _numbers(self) -> list[sql.Composed]:
        found = self._connection.execute(
            "SELECT schemaname, sequencename FROM pg_sequences WHERE schemaname IN ('council', 'sync')"
        ).fetchall()
        wipes = []
        for schema, name in found:
            sequence = sql.Identifier(schema, name)
            row = self._connection.execute(sql.SQL("SELECT last_value, is_called FROM {}").format(sequence))
            last, called = row.fetchone() or (1, False)
            literal = sql.Literal(sequence.as_string(self._connection))
            wipes.append(sql.SQL("PERFORM setval({}, {}, {});").format(literal, last, called))
        return wipes
