"""Commands, the changes they carry, and what merging them against a row means."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from advisor_console.domain.ids import CommandId, ContactId, EntityId

Value = Any
"""A field's value as JSON holds it: text, whole number, truth, nothing, or a document."""

Op = Literal["create", "set", "remove"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's value as the advisor saw it (base) and as the advisor left it (new)."""

    base: Value
    new: Value


@dataclass(frozen=True, slots=True)
class Change:
    """What a command does to one row."""

    entity: str
    id: EntityId
    op: Op
    fields: Mapping[str, FieldChange]


@dataclass(frozen=True, slots=True)
class Command:
    """One saved act of one advisor on one device (sync.md, invariant 2).

    n counts per owner and device from 1 without gaps; the outbox gives it.
    happened_at is the device's own time, in UTC; it orders nothing.
    supersedes names the refused command that this one mends.
    """

    id: CommandId
    owner: str
    device: str
    n: int
    kind: str
    contact: ContactId | None
    happened_at: datetime
    changes: tuple[Change, ...]
    supersedes: CommandId | None = None

    def as_json(self) -> dict[str, Any]:
        """Give the command as it goes to the centre and into the outbox."""
        return {
            "id": self.id,
            "owner": self.owner,
            "device": self.device,
            "n": self.n,
            "kind": self.kind,
            "contact": self.contact,
            "happened_at": self.happened_at.isoformat(),
            "supersedes": self.supersedes,
            "changes": [
                {
                    "entity": change.entity,
                    "id": change.id,
                    "op": change.op,
                    "fields": {
                        name: {"base": value.base, "new": value.new} for name, value in change.fields.items()
                    },
                }
                for change in self.changes
            ],
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> "Command":
        """Read back what as_json gave."""
        return cls(
            id=body["id"],
            owner=body["owner"],
            device=body["device"],
            n=body["n"],
            kind=body["kind"],
            contact=body["contact"],
            happened_at=datetime.fromisoformat(body["happened_at"]),
            supersedes=body.get("supersedes"),
            changes=tuple(
                Change(
                    entity=change["entity"],
                    id=change["id"],
                    op=change["op"],
                    fields={
                        name: FieldChange(base=value["base"], new=value["new"])
                        for name, value in change["fields"].items()
                    },
                )
                for change in body["changes"]
            ),
        )


def created(entity: str, id_: EntityId, values: Mapping[str, Value]) -> Change:
    """Describe a new row; fields without a value are left to the schema's defaults."""
    fields = {name: FieldChange(base=None, new=value) for name, value in values.items() if value is not None}
    return Change(entity, id_, "create", fields)


def altered(entity: str, id_: EntityId, before: Mapping[str, Value], after: Mapping[str, Value]) -> Change:
    """Describe an alteration; `before` must hold a base for every field of `after`."""
    fields = {name: FieldChange(base=before[name], new=value) for name, value in after.items()}
    return Change(entity, id_, "set", fields)


class Merge(enum.Enum):
    """What becomes of one group of fields when a command meets the row as it is now."""

    WRITE = "write"
    NOTHING = "nothing"
    CONFLICT = "conflict"


def merge_group(current: Sequence[Value], changes: Sequence[FieldChange]) -> Merge:
    """Judge one group (fields that mean something only together), value beside value.

    `current = base` throughout: write. `current = new` throughout: nothing to do. Anything else is
    contested, and the group is contested whole (sync.md, invariant 3). The centre does the same in SQL.
    """
    if all(now == change.new for now, change in zip(current, changes, strict=True)):
        return Merge.NOTHING
    if all(now == change.base for now, change in zip(current, changes, strict=True)):
        return Merge.WRITE
    return Merge.CONFLICT


class Outcome(enum.StrEnum):
    """How the centre answered one command."""

    APPLIED = "applied"
    CONFLICTING = "conflicting"
    """What was not contested landed; at least one group is an open conflict."""
    REFUSED = "refused"
    """Nothing landed; the reason is for the advisor to read. Received, so it counts in n."""
    WAITING = "waiting"
    """An earlier refused command of the same owner touches the same rows; try again after it is mended."""


@dataclass(frozen=True, slots=True)
class PushResult:
    """The centre's stored answer to one command, the same however often it is asked.

    seq is the last feed entry the command wrote (0 when it wrote none).
    reason is a plain sentence, there when refused or waiting; when applied, it says that somebody else had
    done it first and nothing was left to do (a ticket called while the line was down).
    position is its place in the centre's record (0 when it was not written there, or is not known).
    """

    command: CommandId
    outcome: Outcome
    seq: int
    reason: str | None = None
    conflicts: tuple[EntityId, ...] = ()
    position: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote a row last, by login, and when the centre received it (UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FeedPage:
    """One pull: the rows now behind the entries after `since`, as this caller may see them.

    state is "ok", "new_epoch", or "reload" (the floor has passed, the entries have a gap, or a table was
    replaced in bulk): then a new snapshot is needed and rows are empty.
    gone holds ids that are no longer there, or no longer this caller's to see.
    """

    state: Literal["ok", "new_epoch", "reload"]
    epoch: str
    last: int
    last_hash: str
    server_time: datetime
    more: bool = False
    rows: Mapping[str, Sequence[Mapping[str, Value]]] = field(default_factory=dict)
    gone: Mapping[str, Sequence[EntityId]] = field(default_factory=dict)
    reload: frozenset[str] = frozenset()
    written: Mapping[EntityId, Written] = field(default_factory=dict)
    """Who wrote the rows, where the page is short enough for somebody to be looking at them."""
