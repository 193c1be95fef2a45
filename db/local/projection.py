"""Showing pending commands on top of the centre's rows, and taking them back."""

import json
import logging
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection

from advisor_console.domain.changes import Change
from advisor_console.domain.feed import Pending
from advisor_console.domain.ids import EntityId
from db.local.replica_schema import TABLES, EntityTable, Row, bulk
from db.schema import ENTITIES

log = logging.getLogger(__name__)

RowKey = tuple[str, EntityId]
"""An entity's name and the id of one of its rows."""


def overlay(table: EntityTable, row: Row | None, changes: Iterable[Change]) -> Row | None:
    """Give the row as it will be when the changes are applied to it; None where there is no row.

    create where the row is there already, and set where it is not, change nothing: the centre has it, or has
    taken it from view. A change that would leave a required column empty is not shown, and the centre will
    say what is wrong with it. Fields that this schema does not know are left out.
    """
    for change in changes:
        if change.op == "remove":
            row = None
        elif change.op == "create" and row is None:
            row = _sound(table, table.row({"id": change.id, **_new_values(change)}))
        elif change.op == "set" and row is not None:
            row = _sound(table, _written(table, row, change)) or row
    return row


class Projection:
    """The projected commands of one replica, inside the caller's write transaction.

    Each row that a pending command touches has its base in `shadow`, so that the centre's rows can always be
    told from what was projected on them.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # The driver's own cursor: a save runs some thirty small statements, and has five milliseconds.
        self._cursor = connection.connection.cursor()

    def replace(self, entity: str, rows: Mapping[EntityId, Row]) -> set[RowKey]:
        """Put the centre's rows in place, all at once; gives those that stand under a projection."""
        under = self._shadowed(entity).intersection(rows)
        bulk(self._connection, TABLES[entity].upsert, [row for id_, row in rows.items() if id_ not in under])
        for id_ in under:
            self._put_shadow((entity, id_), rows[id_])
        return {(entity, id_) for id_ in under}

    def remove(self, entity: str, ids: Sequence[EntityId]) -> set[RowKey]:
        """Take rows away that the centre no longer shows; gives those that stand under a projection."""
        under = self._shadowed(entity).intersection(ids)
        bulk(self._connection, TABLES[entity].delete, [(id_,) for id_ in ids if id_ not in under])
        for id_ in under:
            self._put_shadow((entity, id_), None)
        return {(entity, id_) for id_ in under}

    def add(self, command: str, changes: Sequence[Change]) -> set[RowKey]:
        """Project the newest command on what is shown; gives its rows. Again changes nothing.

        This is the save path: it reads and writes the command's own rows, however many others are pending.
        """
        if self._run("SELECT 1 FROM projected WHERE command = ? LIMIT 1", (command,)):
            return set()
        by_row = _by_row(changes)
        for key, own in by_row.items():
            row = self._shown(key)
            # Under an earlier command the base is there already, and `row` is not it.
            self._run("INSERT OR IGNORE INTO shadow VALUES (?, ?, ?)", _shadow(key, row))
            self._show(key, overlay(TABLES[key[0]], row, own))
        self._note({command: set(by_row)})
        return set(by_row)

    def reconcile(self, pending: Sequence[Pending], touched: Iterable[RowKey] = ()) -> set[RowKey]:
        """Bring what is shown in step with the pending commands, in order of n.

        touched are the rows whose base has changed. Only they, and the rows of commands that are new or are
        pending no longer, are built again; gives all of these.
        """
        wanted: dict[str, set[RowKey]] = {
            item.command.id: set(_by_row(item.command.changes)) for item in pending
        }
        shown = self._noted()
        stale = {command: keys for command, keys in shown.items() if command not in wanted}
        missing = {command: keys for command, keys in wanted.items() if command not in shown}
        rows = set(touched).union(*stale.values(), *missing.values())
        changes = _by_row(change for item in pending for change in item.command.changes)
        for key in rows:
            self._build(key, changes.get(key, []))
        bulk(self._connection, "DELETE FROM projected WHERE command = ?", [(command,) for command in stale])
        self._note(missing)
        return rows

    def take_back(self, fresh: Iterable[str] = ()) -> set[RowKey]:
        """Show the centre's rows alone; those of the `fresh` entities have just been replaced whole."""
        replaced = set(fresh)
        found = self._run("SELECT entity, id, base FROM shadow")
        for entity, id_, base in found:
            if entity not in replaced:
                self._show((entity, id_), _read_base(base))
        self._run("DELETE FROM shadow")
        self._run("DELETE FROM projected")
        return {(entity, id_) for entity, id_, _ in found}

    def _build(self, key: RowKey, changes: Sequence[Change]) -> None:
        found = self._run("SELECT base FROM shadow WHERE entity = ? AND id = ?", key)
        base = _read_base(found[0][0]) if found else self._shown(key)
        self._show(key, overlay(TABLES[key[0]], base, changes))
        if changes and not found:
            self._put_shadow(key, base)
        elif found and not changes:
            self._run("DELETE FROM shadow WHERE entity = ? AND id = ?", key)

    def _run(self, statement: str, parameters: Sequence[object] = ()) -> list[Row]:
        self._cursor.execute(statement, parameters)
        return list(self._cursor.fetchall())  # all of it, so that nothing stays open on the table

    def _shadowed(self, entity: str) -> set[EntityId]:
        return {row[0] for row in self._run("SELECT id FROM shadow WHERE entity = ?", (entity,))}

    def _shown(self, key: RowKey) -> Row | None:
        found = self._run(TABLES[key[0]].select, (key[1],))
        return found[0] if found else None

    def _show(self, key: RowKey, row: Row | None) -> None:
        table = TABLES[key[0]]
        if row is None:
            self._run(table.delete, (key[1],))
        else:
            self._run(table.upsert, row)

    def _put_shadow(self, key: RowKey, row: Row | None) -> None:
        self._run("INSERT OR REPLACE INTO shadow VALUES (?, ?, ?)", _shadow(key, row))

    def _noted(self) -> dict[str, set[RowKey]]:
        shown: dict[str, set[RowKey]] = {}
        for command, entity, id_ in self._run("SELECT command, entity, id FROM projected"):
            shown.setdefault(command, set()).add((entity, id_))
        return shown

    def _note(self, commands: Mapping[str, set[RowKey]]) -> None:
        rows = [(command, *key) for command, keys in commands.items() for key in keys]
        bulk(self._connection, "INSERT OR IGNORE INTO projected VALUES (?, ?, ?)", rows)


def _shadow(key: RowKey, row: Row | None) -> tuple[str, str, str | None]:
    return (*key, None if row is None else json.dumps(row, ensure_ascii=False))


def _read_base(base: str | None) -> Row | None:
    return None if base is None else tuple(json.loads(base))


def _by_row(changes: Iterable[Change]) -> dict[RowKey, list[Change]]:
    """Sort changes by the row they touch, keeping their order; unknown entities are a newer console's."""
    by_row: dict[RowKey, list[Change]] = {}
    for change in changes:
        if change.entity in TABLES:
            by_row.setdefault((change.entity, change.id), []).append(change)
        elif change.entity not in ENTITIES:
            log.warning("a pending command names the entity %r, which this schema lacks", change.entity)
    return by_row


def _new_values(change: Change) -> dict[str, object]:
    return {name: field.new for name, field in change.fields.items()}


def _written(table: EntityTable, row: Row, change: Change) -> Row:
    new = _new_values(change)
    return tuple(
        table.value(column, new[column]) if column in new and column != "id" else value
        for column, value in zip(table.columns, row, strict=True)
    )


def _sound(table: EntityTable, row: Row) -> Row | None:
    """Give the row, or None where a required column would be empty: readers rely on those."""
    for column, value in zip(table.columns, row, strict=True):
        if value is None and column in table.required:
            log.warning("a pending command leaves %s.%s empty and is not shown", table.name, column)
            return None
    return row
