"""The centre's merge in plain Python on domain.changes.merge_group: what the SQL is compared with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor_console.domain.changes import Change, Command, FieldChange, Merge, Outcome, merge_group
from db.schema import ENTITIES

UNFIT = "soon"
"""A value that no field takes: a command that holds it is refused whole."""


@dataclass
class Contested:
    """An open conflict: both sides of a group, and who the second was."""

    row: str
    group: str
    by: str
    base: dict[str, Any]
    mine: dict[str, Any]
    theirs: dict[str, Any]


@dataclass
class MergeModel:
    """Rows of people, and what became of every command; pushes are taken in order of arrival.

    overwrites holds each value that was written over, with the base of whoever did it.
    fates says of each command and group what became of it: "written", "there already" or "contested".
    """

    rows: dict[str, dict[str, Any]]
    conflicts: list[Contested] = field(default_factory=list)
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    overwrites: list[tuple[Any, Any]] = field(default_factory=list)
    fates: dict[tuple[str, str], str] = field(default_factory=dict)
    _held: set[tuple[str, str]] = field(default_factory=set)

    def push(self, commands: Iterable[Command]) -> list[Outcome]:
        """Take a batch; what is known keeps its answer, what waits is looked at again."""
        return [self._take(command) for command in commands]

    def _take(self, command: Command) -> Outcome:
        known = self.outcomes.get(command.id)
        if known is None or known is Outcome.WAITING:
            self.outcomes[command.id] = self._judge(command, first=known is None)
        return self.outcomes[command.id]

    def _judge(self, command: Command, *, first: bool) -> Outcome:
        touched = {(command.owner, change.id) for change in command.changes}
        if not first or touched & self._held:
            # Nothing is mended here, so what waits once waits for good, and holds its own rows too.
            self._held |= touched
            return Outcome.WAITING
        if any(value.new == UNFIT for change in command.changes for value in change.fields.values()):
            self._held |= touched
            return Outcome.REFUSED
        contested = [self._merge(command, change) for change in command.changes]
        return Outcome.CONFLICTING if any(contested) else Outcome.APPLIED

    def _merge(self, command: Command, change: Change) -> bool:
        """Merge one row; whether a group of it is contested."""
        before, row, any_contested = dict(self.rows[change.id]), self.rows[change.id], False
        for group, names in _groups(change).items():
            fields = [change.fields[name] for name in names]
            verdict = merge_group([before[name] for name in names], fields)
            if verdict is Merge.WRITE:
                self.overwrites += [(before[name], change.fields[name].base) for name in names]
                row.update({name: change.fields[name].new for name in names})
                self.fates[command.id, f"{change.id} {group}"] = "written"
            elif verdict is Merge.NOTHING:
                self.fates[command.id, f"{change.id} {group}"] = "there already"
            else:
                any_contested = True
                self._contest(command.owner, change, group, before)
                self.fates[command.id, f"{change.id} {group}"] = "contested"
        return any_contested

    def _contest(self, owner: str, change: Change, group: str, now: Mapping[str, Any]) -> None:
        members = [c.name for c in ENTITIES[change.entity].columns if c.info.get("group", c.name) == group]
        theirs = {name: now[name] for name in members}
        base = theirs | {name: change.fields[name].base for name in members if name in change.fields}
        mine = theirs | {name: change.fields[name].new for name in members if name in change.fields}
        for found in self.conflicts:
            if (found.row, found.group, found.by, found.mine) == (change.id, group, owner, base):
                found.mine, found.theirs = mine, theirs
                return
        self.conflicts.append(Contested(change.id, group, owner, base, mine, theirs))


def _groups(change: Change) -> dict[str, list[str]]:
    columns = ENTITIES[change.entity].c
    found: dict[str, list[str]] = {}
    for name in sorted(change.fields):
        found.setdefault(columns[name].info.get("group", name), []).append(name)
    return dict(sorted(found.items()))


def fields(**values: tuple[Any, Any]) -> dict[str, FieldChange]:
    """Field changes from (base, new) by name."""
    return {name: FieldChange(base, new) for name, (base, new) in values.items()}
