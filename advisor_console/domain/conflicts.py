"""Two advisors changed the same: what each wrote, what the record says now, what choosing means."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from advisor_console.domain.changes import Change, Value, altered
from advisor_console.domain.ids import EntityId, PersonId


class Side(enum.StrEnum):
    """The two sides of a conflict, as the centre names them: whose change came second is "mine"."""

    MINE = "mine"
    THEIRS = "theirs"

    @property
    def other(self) -> "Side":
        """The side across."""
        return Side.THEIRS if self is Side.MINE else Side.MINE


@dataclass(frozen=True, slots=True)
class Conflict:
    """One group of fields that two advisors changed, and how it stands (sync.md, invariant 4).

    base, mine, theirs and now each hold the whole group; now is what the record shows on this machine. mine
    is what came second and did not land, mine_by whose it is. Moments are in UTC. choice is there once
    somebody has chosen.
    """

    id: EntityId
    entity: str
    row_id: EntityId
    group: str
    base: Mapping[str, Value]
    mine: Mapping[str, Value]
    theirs: Mapping[str, Value]
    now: Mapping[str, Value]
    mine_by: str
    theirs_by: str | None
    theirs_at: datetime | None
    opened_at: datetime
    choice: Side | None = None
    chosen_by: str | None = None
    chosen_at: datetime | None = None
    person: PersonId | None = None
    """Whose record it is on, where that can be told."""

    @property
    def open(self) -> bool:
        """Whether nobody has chosen yet."""
        return self.choice is None

    def values_of(self, side: Side) -> Mapping[str, Value]:
        """Give what a side says: while it is open, the record may have moved on from what theirs was."""
        if side is Side.MINE:
            return self.mine
        return self.now if self.open else self.theirs

    def involves(self, login: str) -> bool:
        """Say whether one of the two sides is this advisor's."""
        return login in (self.mine_by, self.theirs_by)


def choice_changes(conflict: Conflict, side: Side, advisor: str, at: datetime) -> tuple[Change, ...]:
    """Describe a choice: the conflict is closed with it, and the row gets the group whole.

    The row's base is what the record shows, so that whoever changed it meanwhile is met again instead of
    being overwritten. The conflict's change comes first: the centre notes what stood before. at is UTC.
    """
    kept = {"mine": conflict.mine, "theirs": conflict.theirs}
    before = {
        "state": "open" if conflict.open else "chosen",
        "choice": None if conflict.choice is None else conflict.choice.value,
        "chosen_by": conflict.chosen_by,
        "chosen_at": None if conflict.chosen_at is None else conflict.chosen_at.isoformat(),
        **kept,
    }
    after = {
        "state": "chosen",
        "choice": side.value,
        "chosen_by": advisor,
        "chosen_at": at.isoformat(),
        "mine": conflict.mine,
        "theirs": conflict.values_of(Side.THEIRS),
    }
    return (
        altered("conflict", conflict.id, before, after),
        altered(conflict.entity, conflict.row_id, conflict.now, conflict.values_of(side)),
    )
