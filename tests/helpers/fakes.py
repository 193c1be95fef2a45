"""Ports that remember, for use cases tested without files, a centre or a window."""

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import CannotSave
from advisor_console.domain.ids import DraftId, EntityId, NewId
from advisor_console.services.ports import Draft, Intent

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


def counting_ids(start: int = 1) -> NewId:
    """Make ids that count, so that expected values can be written down."""
    numbers = itertools.count(start)
    return lambda: EntityId(f"00000000-0000-7000-8000-{next(numbers):012x}")


class FixedClock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime = NOW) -> None:
        self.instant = now

    def now(self) -> datetime:
        """Give the instant it was set to."""
        return self.instant

    def today(self) -> date:
        """Give the local day; close enough to UTC for the hours that tests use."""
        return self.instant.date()


class RememberingLog:
    """A command log that numbers and keeps what it is given, or fails as a full disk does."""

    def __init__(self, owner: str = "asha") -> None:
        self.owner = owner
        self.saved: list[Command] = []
        self.full = False

    def save(self, intent: Intent, happened_at: datetime) -> Command:
        """Keep the command."""
        if self.full:
            raise CannotSave("The disk is full.", "Free some space and save again.")
        command = Command(
            id=intent.id,
            owner=self.owner,
            device="device",
            n=len(self.saved) + 1,
            kind=intent.kind,
            contact=intent.contact,
            happened_at=happened_at,
            changes=intent.changes,
            supersedes=intent.supersedes,
        )
        self.saved.append(command)
        return command


class RememberingDrafts:
    """Drafts in memory, the oldest first."""

    def __init__(self) -> None:
        self.kept: dict[DraftId, Draft] = {}

    def keep(self, draft: Draft) -> None:
        """Keep or replace a draft."""
        self.kept[draft.id] = draft

    def all(self, kind: str | None = None) -> Sequence[Draft]:
        """Give the drafts of one kind, or all."""
        return [draft for draft in self.kept.values() if kind in (None, draft.kind)]

    def get(self, draft: DraftId) -> Draft | None:
        """Give one draft."""
        return self.kept.get(draft)

    def discard(self, draft: DraftId) -> None:
        """Forget a draft."""
        self.kept.pop(draft, None)
