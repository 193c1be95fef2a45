"""A move as it was taken: what was told, what was done about it, and who was told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from advisor_console.domain.changes import Change
from advisor_console.domain.customer import ProtectedAddress, WorkItem
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.services.move_undo import did_of


@dataclass(frozen=True, slots=True)
class TakenMove:
    """A notification of a move. corrected_by is the reference of what stands in its place, or None.

    reported_at is UTC.
    """

    id: EntityId
    reference: str
    kind: str
    person: PersonId
    from_property: PropertyId | None
    to_property: PropertyId | None
    last_night: date | None
    first_night: date | None
    told: Mapping[str, Any]
    reported_at: datetime
    advisor: str
    advisor_name: str = ""
    corrected_by: str | None = None
    work: tuple[WorkItem, ...] = ()
    protected_address: ProtectedAddress | None = None

    @property
    def did(self) -> tuple[Change, ...] | None:
        """What it did to the record; None for one that an older console took, which did not note it."""
        return did_of(self.told)

    @property
    def is_move(self) -> bool:
        """Whether it is a move, and not another change."""
        return self.kind.startswith("move")

    @property
    def starts_on(self) -> date | None:
        """The first day on which anything is different."""
        left = None if self.last_night is None else date.fromordinal(self.last_night.toordinal() + 1)
        return self.first_night or left

    @property
    def stands(self) -> bool:
        """Whether it is what holds now: neither corrected nor cancelled, and no cancellation itself."""
        return self.corrected_by is None and self.kind in ("move", "move_correction")


class TakenMoves(Protocol):
    """Reading moves that were taken."""

    def get(self, notification: EntityId) -> TakenMove | None: ...
