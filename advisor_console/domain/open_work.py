"""Work that services have still to do, as the Work page lists it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from advisor_console.domain.ids import EntityId, PersonId


class WorkFilter(StrEnum):
    """Which work: what the advisor took themselves, what is due, or what a service handed back."""

    MINE = "mine"
    DUE = "due"
    FIXING = "fixing"


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One piece of work and whose it is. what is what was told; sent_at and answered_at are UTC."""

    id: EntityId
    reference: str
    notification: EntityId | None
    person: PersonId
    customer: str
    service: str
    what: str
    status: str
    promised_by: date | None
    reason: str | None
    service_reference: str | None
    answered_at: datetime | None

    @property
    def can_be_told_again(self) -> bool:
        """Say whether it was handed back and came of a notification, which can be corrected."""
        return self.status == "rejected" and self.notification is not None

    def is_overdue(self, today: date) -> bool:
        """Say whether the day promised has passed, and the service has not handed it back."""
        return self.status != "rejected" and self.promised_by is not None and self.promised_by < today


@dataclass(frozen=True, slots=True)
class WorkListed:
    """The work of one filter, soonest promised first, as far as it is listed; and how much each has."""

    rows: tuple[OpenWork, ...]
    counts: dict[WorkFilter, int]
    mine_to_fix: int = 0
    """How much of the advisor's own a service handed back."""

    def more(self, chosen: WorkFilter) -> int:
        """How many of the chosen filter are not listed."""
        return self.counts[chosen] - len(self.rows)
