"""Who may call, see and write what: read from rights.toml and from the schema, laid down at the centre."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from psycopg import Connection, sql
from sqlalchemy import Table

from db.central.roles import OWNER, group_role
from db.schema import ENTITIES, metadata

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Rights:
    """Group roles by function, by entity and by field."""

    call: Mapping[str, tuple[str, ...]]
    see: Mapping[str, tuple[str, ...]]
    write: Mapping[str, tuple[str, ...]]
    remove: Mapping[str, tuple[str, ...]]
    actor: Mapping[str, str]

    def writers(self, table: Table, column: str) -> tuple[str, ...]:
        """Roles that may write one field by a command; none for what only direct calls write."""
        if table.info["direct"]:
            return ()
        return self.write.get(f"{table.name}.{column}", self.write.get(table.name, ()))


@cache
def shipped_rights() -> Rights:
    """Read the rights that the programme brings. Raises ValueError for a role or an entity nobody knows."""
    text = files("db.central").joinpath("rights.toml").read_text(encoding="utf-8")
    return read_rights(tomllib.loads(text))


def read_rights(document: Mapping[str, Any]) -> Rights:
    """Resolve the sets of a rights table into roles."""
    sets: Mapping[str, list[str]] = document["sets"]

    def roles(words: Iterable[str]) -> tuple[str, ...]:
        flat = [word for entry in words for word in sets.get(entry, [entry])]
        return tuple(dict.fromkeys(group_role(word) for word in flat))

    def section(name: str) -> dict[str, tuple[str, ...]]:
        return {key: roles(words) for key, words in document[name].items()}

    rights = Rights(
        call=section("call"),
        see=section("see"),
        write=section("write"),
        remove=section("remove"),
        actor=document["actor"],
    )
    _check_names(rights)
    return rights


def _check_names(rights: Rights) -> None:
    for key in (*rights.see, *rights.write, *rights.remove, *rights.actor):
        entity, _, column = key.partition(".")
        if entity not in ENTITIES or (column and column not in ENTITIES[entity].c):
            raise ValueError(f"The rights name {key}, which is not in the schema.")


def apply_rights(connection: Connection, rights: Rights) -> None:
    """Write the rights into the centre's tables, in place of what stood there."""
    tables: dict[str, tuple[tuple[str, ...], list[Row]]] = {
        "entity": (("name", "append_only", "direct", "removers"), _entity_rows(rights)),
        "field": (("entity", "name", "group_name", "rights", "is_actor"), _field_rows(rights)),
        "sight": (("entity", "role"), [(e, role) for e, found in rights.see.items() for role in found]),
        "sentence": (("constraint_name", "sentence"), _sentence_rows()),
    }
    connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
    for name in reversed(tables):
        connection.execute(sql.SQL("DELETE FROM sync.{}").format(sql.Identifier(name)))
    for name, (columns, rows) in tables.items():
        statement = sql.SQL("INSERT INTO sync.{} ({}) VALUES ({})").format(
            sql.Identifier(name),
            sql.SQL(", ").join(map(sql.Identifier, columns)),
            sql.SQL(", ").join([sql.Placeholder()] * len(columns)),
        )
        connection.cursor().executemany(statement, rows)
    connection.execute(
        "INSERT INTO sync.setting (name, value) VALUES ('making_order', %s)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (" ".join(table.name for table in metadata.sorted_tables),),
    )
    connection.execute("RESET ROLE")


def _entity_rows(rights: Rights) -> list[Row]:
    return [
        (table.name, table.info["append_only"], table.info["direct"], list(rights.remove.get(table.name, ())))
        for table in ENTITIES.values()
    ]


def _field_rows(rights: Rights) -> list[Row]:
    return [
        (
            table.name,
            column.name,
            column.info.get("group", column.name),
            list(rights.writers(table, column.name)),
            rights.actor.get(table.name) == column.name,
        )
        for table in ENTITIES.values()
        for column in table.columns
        if column.name != "id"
    ]


def _sentence_rows() -> list[Row]:
    return [
        (str(constraint.name), constraint.info["sentence"])
        for table in ENTITIES.values()
        for constraint in table.constraints
        if "sentence" in constraint.info
    ]
