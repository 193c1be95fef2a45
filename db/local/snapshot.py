"""Filling the replica whole: chunks stand aside until all are there, then take the old rows' place."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from advisor_console.domain.feed import ServerInfo, SnapshotChunk
from advisor_console.domain.ids import EntityId
from db.local.replica_schema import TABLES, EntityTable, Row, bulk, read_meta, write_meta

Cursor = tuple[str, int, str]


class Snapshot:
    """One snapshot on its way, inside the caller's write transaction; it outlasts the program."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(
        self, info: ServerInfo, entities: Sequence[str], cursor: Cursor | None
    ) -> Mapping[str, EntityId | None]:
        """Go on with the snapshot that was stopped, or start one; gives each entity still to fetch and the
        key to go on from.

        It is only gone on with for the same entities, epoch, schema and rights, and while the feed still has
        everything since its first chunk.
        """
        started = read_meta(self._connection, "snapshot")
        if started is None or not _same(started, info, entities):
            self._start(info, entities, cursor)
        rows = self._connection.exec_driver_sql(
            "SELECT entity, after FROM snapshot WHERE done = 0 ORDER BY position"
        )
        return {row[0]: row[1] for row in rows}

    def add(self, chunk: SnapshotChunk) -> None:
        """Put a chunk's rows aside and note how far its entity has come."""
        table = TABLES[chunk.entity]
        bulk(self._connection, table.insert_staging, _rows(table, chunk))
        self._connection.exec_driver_sql(
            "UPDATE snapshot SET after = ?, done = ? WHERE entity = ?",
            (chunk.after, int(chunk.after is None), chunk.entity),
        )

    def finished(self) -> tuple[list[str], Cursor | None, datetime]:
        """Give the fetched entities, the cursor they stand for (None when only some were fetched) and the
        centre's time at the start. Raises ValueError while something is still to fetch."""
        started = read_meta(self._connection, "snapshot")
        rows = self._connection.exec_driver_sql("SELECT entity, done FROM snapshot ORDER BY position").all()
        if started is None or not all(done for _, done in rows):
            raise ValueError("the snapshot is not complete")
        cursor = (started["epoch"], started["seq"], started["hash"]) if started["whole"] else None
        return [entity for entity, _ in rows], cursor, datetime.fromisoformat(started["server_time"])

    def swap(self, entities: Sequence[str]) -> None:
        """Put the fetched rows in place of the old ones, with their indexes."""
        for entity in entities:
            table = TABLES[entity]
            self._connection.exec_driver_sql(f"DROP TABLE {table.name}")
            self._connection.exec_driver_sql(f"ALTER TABLE {table.staging} RENAME TO {table.name}")
            for index in table.indexes:
                self._connection.exec_driver_sql(index)
        started = read_meta(self._connection, "snapshot")
        if started["whole"]:
            write_meta(self._connection, "whole", sorted(entities))
        write_meta(self._connection, "snapshot", None)
        self._connection.exec_driver_sql("DELETE FROM snapshot")

    def _start(self, info: ServerInfo, entities: Sequence[str], cursor: Cursor | None) -> None:
        for table in TABLES.values():
            self._connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table.staging}")
        self._connection.exec_driver_sql("DELETE FROM snapshot")
        for position, entity in enumerate(entities):
            self._connection.exec_driver_sql(TABLES[entity].make_staging)
            self._connection.exec_driver_sql(
                "INSERT INTO snapshot (position, entity) VALUES (?, ?)", (position, entity)
            )
        whole = (
            cursor is None
            or not cursor[0].startswith(info.epoch)  # behind it stands the site, which changes only the queue
            or read_meta(self._connection, "whole") in (None, sorted(entities))
        )
        write_meta(
            self._connection,
            "snapshot",
            {
                **_conditions(info, entities),
                "seq": info.last,
                "hash": info.last_hash,
                "server_time": info.server_time.isoformat(),
                "whole": whole,
            },
        )


def _conditions(info: ServerInfo, entities: Sequence[str]) -> dict[str, Any]:
    return {
        "epoch": info.epoch,
        "revision": info.revision,
        "roles": sorted(info.roles),
        "entities": list(entities),
    }


def _same(started: Mapping[str, Any], info: ServerInfo, entities: Sequence[str]) -> bool:
    conditions = _conditions(info, entities)
    return all(started[name] == value for name, value in conditions.items()) and info.floor <= started["seq"]


def _rows(table: EntityTable, chunk: SnapshotChunk) -> list[Row]:
    """Bring a chunk's values into the order of our columns; the quick way when they are in it already."""
    if chunk.columns != table.columns:
        return [table.row(dict(zip(chunk.columns, row, strict=True))) for row in chunk.rows]
    if not table.documents:
        return [tuple(row) for row in chunk.rows]
    return [
        tuple(table.value(column, value) for column, value in zip(table.columns, row, strict=True))
        for row in chunk.rows
    ]
