"""The replica's tables follow the schema, whatever is added to it later."""

import json

import pytest
from sqlalchemy import Boolean
from sqlalchemy.sql.schema import DefaultClause

from db.local.replica_schema import TABLES
from db.schema import ENTITIES, REPLICATED


@pytest.mark.parametrize("name", REPLICATED)
def test_columns_defaults_and_needs_are_those_of_the_schema(name: str) -> None:
    source, table = ENTITIES[name], TABLES[name]
    assert table.columns == tuple(column.name for column in source.columns)
    assert table.required == {column.name for column in source.columns if not column.nullable}
    for column, default in zip(source.columns, table.defaults, strict=True):
        assert (default is not None) is isinstance(column.server_default, DefaultClause)
        if isinstance(column.type, Boolean) and default is not None:
            assert default in {0, 1}
    for word in ("REFERENCES", "CHECK", "UNIQUE"):
        assert word not in table.make


def test_who_looked_at_whom_is_in_no_replica() -> None:
    assert set(ENTITIES) - set(TABLES) == {"record_view"}


def test_values_become_what_sqlite_holds() -> None:
    table = TABLES["site"]
    assert json.loads(table.value("hours", {"mon": ["09:00", "17:00"]})) == {"mon": ["09:00", "17:00"]}
    assert table.value("hours", None) is None
    assert (TABLES["person"].value("protected", True), TABLES["person"].value("protected", False)) == (1, 0)
    assert table.value("name", "Siân") == "Siân"
