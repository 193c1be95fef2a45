"""A generated borough as tables of dicts, and a digest of every byte of it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.demo import Batch

Rows = Sequence[Mapping[str, Any]]
Tables = Mapping[str, Rows]


def tables_of(batches: Iterable[Batch]) -> Tables:
    """Collect batches into tables."""
    tables: dict[str, list[Mapping[str, Any]]] = {}
    for batch in batches:
        tables.setdefault(batch.table, []).extend(batch.dicts())
    return tables


def digest_of(batches: Iterable[Batch]) -> str:
    """Hash tables, columns and rows in the order in which they come."""
    hashed = hashlib.sha256()
    for batch in batches:
        hashed.update(repr((batch.table, batch.columns)).encode())
        for row in batch.rows:
            hashed.update(repr(row).encode())
    return hashed.hexdigest()


def by_id(rows: Rows) -> Mapping[str, Mapping[str, Any]]:
    """Index rows by their id."""
    return {row["id"]: row for row in rows}
