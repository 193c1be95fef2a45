"""The one MetaData, and the words that columns and tables say about themselves."""

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, Table
from sqlalchemy.sql.schema import SchemaItem

from db.schema.types import EntityId

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)
"""Every table that both ends hold. At the centre they live in the schema `council`, by search_path."""


def entity(
    name: str,
    *items: SchemaItem,
    append_only: bool = False,
    direct: bool = False,
    replicated: bool = True,
) -> Table:
    """Define a table whose rows are synced, with its UUIDv7 key made where the row is made.

    append_only: commands may create rows and nothing else (notes, contacts, events), so they cannot conflict.
    direct: rows are written only by direct calls at the centre or by its administrator, never by a command.
    replicated: consoles hold a copy; without it commands write rows that no console ever shows.
    """
    return Table(
        name,
        metadata,
        Column("id", EntityId, primary_key=True),
        *items,
        info={"append_only": append_only, "direct": direct, "replicated": replicated},
    )


def grouped(group: str) -> dict[str, Any]:
    """Mark a column as part of a group that means something only together (sync.md, invariant 3)."""
    return {"group": group}


def said(sentence: str) -> dict[str, Any]:
    """Keep, beside a constraint, what an advisor reads when the centre refuses something because of it."""
    return {"sentence": sentence}


def reference(name: str, target: str, *, nullable: bool = False, group: str | None = None) -> Column[str]:
    """Make a foreign key column to another entity's id, indexed because records are read by it."""
    return Column(
        name,
        EntityId,
        ForeignKey(f"{target}.id", ondelete="RESTRICT"),
        nullable=nullable,
        index=True,
        info=grouped(group) if group else {},
    )
