"""What an advisor saved and how each act stands, as the Sync page tells it."""

import enum
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from advisor_console.domain.changes import Command, Outcome
from advisor_console.domain.conflicts import Conflict
from advisor_console.domain.feed import Pending
from advisor_console.domain.ids import CommandId, EntityId, PersonId
from advisor_console.domain.looking import OPEN_RECORD
from advisor_console.domain.waiting import waits_for
from advisor_console.services.ports import Conflicts

_MOST_RECEIVED = 40


class SavedCommands(Protocol):
    """The part of the outbox that says how saved commands stand."""

    def unsettled(self) -> Sequence[Pending]: ...
    def refused(self) -> Sequence[Pending]: ...
    def received(self, since: datetime, limit: int) -> Sequence[Pending]:
        """Give the newest commands that the centre took after a moment (UTC), newest first."""
        ...


class Names(Protocol):
    """What ids are called on this machine."""

    def people_of(self, commands: Sequence[Command]) -> Mapping[CommandId, PersonId]:
        """Say whose record each command is on, where that can be told."""
        ...

    def called(self, ids: Sequence[EntityId], logins: Sequence[str]) -> Mapping[str, str]:
        """Give the names of people and staff and the addresses of properties; unknown ones are left out."""
        ...


class Standing(enum.Enum):
    """How a saved act stands."""

    KEPT = "kept"
    """On this machine only."""
    WAITING = "waiting"
    """Received, and follows when an earlier one is put right."""
    RECEIVED = "received"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SavedAct:
    """One saved act: whose record it is on, how it stands, and what it waits for."""

    command: Command
    standing: Standing
    reason: str = ""
    waits_for: Command | None = None
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class SavedWork:
    """Everything the Sync page lists, newest first; names calls people, staff and places by name."""

    acts: tuple[SavedAct, ...]
    conflicts: tuple[Conflict, ...]
    settled: tuple[Conflict, ...]
    names: Mapping[str, str]

    def of(self, standing: Standing) -> tuple[SavedAct, ...]:
        """Give the acts that stand so."""
        return tuple(act for act in self.acts if act.standing is standing)


def saved_work(outbox: SavedCommands, conflicts: Conflicts, names: Names, since: datetime) -> SavedWork:
    """Read it all; what was received before `since` (UTC) is left out."""
    refused = outbox.refused()
    open_, settled = tuple(conflicts.open()), tuple(reversed(conflicts.chosen(since)))
    pending = [item for item in outbox.unsettled() if _stands(item) is not Standing.RECEIVED]
    # A look at a record is noted, and nobody's work: it is shown only when something is to be done about it.
    rest = (*pending, *outbox.received(since, _MOST_RECEIVED))
    shown = [*refused, *(item for item in rest if item.command.kind != OPEN_RECORD)]
    held = [item.command for item in (*refused, *pending) if item.result is not None]
    people = names.people_of([item.command for item in shown])
    acts = [_act(item, held, people) for item in shown]
    acts.sort(key=lambda act: act.command.n, reverse=True)
    ids = {id_ for act in acts for id_ in ids_in(act.command)}
    ids.update(people.values())
    contested = (*open_, *settled)
    return SavedWork(tuple(acts), open_, settled, names_in(names, contested, ids))


def names_in(
    names: Names, conflicts: Sequence[Conflict], ids: Collection[EntityId] = ()
) -> Mapping[str, str]:
    """Give what everybody and everything in these conflicts is called, and in these ids."""
    wanted = {*ids, *(c.person for c in conflicts if c.person is not None)}
    for conflict in conflicts:
        for side in (conflict.base, conflict.mine, conflict.theirs, conflict.now):
            wanted.update(EntityId(value) for name, value in side.items() if value and name.endswith("_id"))
    logins = {login for c in conflicts for login in (c.mine_by, c.theirs_by, c.chosen_by) if login}
    return names.called(sorted(wanted), sorted(logins))


def ids_in(command: Command) -> set[EntityId]:
    """Give the ids that a command's values name: whose home, which property."""
    return {
        EntityId(value)
        for change in command.changes
        for name, field in change.fields.items()
        if name.endswith("_id")
        for value in (field.base, field.new)
        if isinstance(value, str)
    }


def _act(item: Pending, held: Sequence[Command], people: Mapping[CommandId, PersonId]) -> SavedAct:
    command, standing = item.command, _stands(item)
    first = waits_for(command, held) if standing is Standing.WAITING else None
    person = people.get(command.id)
    if person is None and first is not None:
        # A row that is not made yet is nobody's; what would have made it says whose.
        person = people.get(first.id)
    return SavedAct(command, standing, (item.result.reason or "") if item.result else "", first, person)


def _stands(item: Pending) -> Standing:
    if item.result is None:
        return Standing.KEPT
    return {
        Outcome.WAITING: Standing.WAITING,
        Outcome.REFUSED: Standing.REFUSED,
    }.get(item.result.outcome, Standing.RECEIVED)
