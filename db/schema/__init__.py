"""One set of tables for both ends."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Table

from db.schema import audit, contacts, council, council_tax, people, places, queue, waste
from db.schema.base import metadata

__all__ = [
    "ENTITIES",
    "REPLICATED",
    "audit",
    "contacts",
    "council",
    "council_tax",
    "metadata",
    "people",
    "places",
    "queue",
    "waste",
]

ENTITIES: Mapping[str, Table] = MappingProxyType({table.name: table for table in metadata.sorted_tables})
"""Every synced table by name, parents before children."""

REPLICATED: Mapping[str, Table] = MappingProxyType(
    {name: table for name, table in ENTITIES.items() if table.info["replicated"]}
)
"""Those that consoles hold a copy of, as far as their advisor may see them."""
