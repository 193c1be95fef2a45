"""Who may call, see and write what: read from rights.toml and from the schema, laid down at the centre."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from psycopg import Connection, sql
from sqlalchemy import Table

from advisor_console.domain.errors import WorldError
from db.central.roles import OWNER, PREFIX, group_role
from db.schema import ENTITIES, metadata

Row = tuple[object, ...]

_PARTS = ("call", "see", "write", "remove", "work")


@dataclass(frozen=True, slots=True)
class Rights:
    """Group roles by function, by entity, by field and by service."""

    call: Mapping[str, tuple[str, ...]]
    see: Mapping[str, tuple[str, ...]]
    write: Mapping[str, tuple[str, ...]]
    remove: Mapping[str, tuple[str, ...]]
    work: Mapping[str, tuple[str, ...]]
    actor: Mapping[str, str]

    def writers(self, table: Table, column: str) -> tuple[str, ...]:
        """Roles that may write one field by a command; none for what only direct calls write."""
        if table.info["direct"]:
            return ()
        return self.write.get(f"{table.name}.{column}", self.write.get(table.name, ()))


@cache
def _shipped() -> Mapping[str, Any]:
    return tomllib.loads(files("db.central").joinpath("rights.toml").read_text(encoding="utf-8"))


@cache
def shipped_rights() -> Rights:
    """Read the rights that the programme brings. Raises ValueError for a role or an entity nobody knows."""
    return read_rights(_shipped())


def council_rights(own: Mapping[str, Mapping[str, Sequence[str]]]) -> Rights:
    """Give the shipped rights with a council's own lists in place of single entries (its profile, [rights]).

    Raises WorldError, with a sentence for whoever wrote the profile, for a part, an entry or a role that
    there is not, and for a role that the entry may never be given to (rights.toml, [widest] and [fixed]).
    """
    document = dict(_shipped())
    for part, entries in own.items():
        if part not in _PARTS:
            raise _unfit(f"there is no part called {part}", f"The parts are {', '.join(_PARTS)}.")
        for entry, words in entries.items():
            _see_that_it_fits(part, entry, words)
        document[part] = {**document[part], **entries}
    return read_rights(document)


def rights_here(connection: Connection) -> Rights:
    """Give the rights that the council's newest profile makes of the shipped ones. Raises WorldError."""
    row = connection.execute(
        "SELECT p.body -> 'rights' FROM council.council_profile AS p ORDER BY p.version DESC LIMIT 1"
    ).fetchone()
    return council_rights(row[0] or {}) if row is not None else shipped_rights()


def _see_that_it_fits(part: str, entry: str, words: Sequence[str]) -> None:
    shipped: Mapping[str, Sequence[str]] = _shipped()[part]
    entity, _, column = entry.partition(".")
    known = entry in shipped or (
        part == "write"
        and entity in shipped
        and column in ENTITIES[entity].c
        and column not in ("id", _shipped()["actor"].get(entity))
    )
    if not known:
        raise _unfit(f"{part} has no entry {entry}", "The entries are those of db/central/rights.toml.")
    try:
        wanted = set(_roles(words))
    except ValueError as error:
        raise _unfit(
            f"{part}.{entry}: {error}", "Name roles, or the sets of db/central/rights.toml."
        ) from error
    limit = set(_roles(shipped.get(entry, shipped.get(entity, ()))))
    if entry not in _shipped()["fixed"][part]:
        limit |= set(_roles(_shipped()["widest"][part]))
    too_many = sorted(role.removeprefix(PREFIX) for role in wanted - limit)
    if too_many:
        raise _unfit(f"{part}.{entry} cannot be given to {', '.join(too_many)}", "Leave that out.")


def _unfit(what: str, way_on: str) -> WorldError:
    return WorldError(f"The profile's rights do not fit: {what.rstrip('.')}.", way_on)


def _roles(words: Iterable[str]) -> tuple[str, ...]:
    sets: Mapping[str, list[str]] = _shipped()["sets"]
    flat = [word for entry in words for word in sets.get(entry, [entry])]
    return tuple(dict.fromkeys(group_role(word) for word in flat))


def read_rights(document: Mapping[str, Any]) -> Rights:
    """Resolve the sets of a rights table into roles."""

    def section(name: str) -> dict[str, tuple[str, ...]]:
        return {key: _roles(words) for key, words in document[name].items()}

    rights = Rights(
        call=section("call"),
        see=section("see"),
        write=section("write"),
        remove=section("remove"),
        work=section("work"),
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
    tables = rights_tables(rights)
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
        (making_order(),),
    )
    connection.execute("RESET ROLE")


def rights_tables(rights: Rights) -> dict[str, tuple[tuple[str, ...], list[Row]]]:
    """Give what stands in the centre's tables for these rights: columns and rows, by table."""
    return {
        "entity": (("name", "append_only", "direct", "removers"), _entity_rows(rights)),
        "field": (("entity", "name", "group_name", "rights", "is_actor"), _field_rows(rights)),
        "sight": (("entity", "role"), [(e, role) for e, found in rights.see.items() for role in found]),
        "work_right": (
            ("service", "role"),
            [(s, role) for s, found in rights.work.items() for role in found],
        ),
        "sentence": (("constraint_name", "sentence"), _sentence_rows()),
    }


def making_order() -> str:
    """Give every entity by name, parents before children, as the functions take them apart."""
    return " ".join(table.name for table in metadata.sorted_tables)


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
