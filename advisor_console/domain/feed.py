"""What a console and the centre tell each other beside commands: the centre itself, rows, what is pending."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from advisor_console.domain.changes import Command, Outcome, PushResult, Value
from advisor_console.domain.ids import EntityId


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """What the centre says of itself: schema revision, oldest console it serves, epoch and head.

    durable is the feed's entry, and durable_position the record's, up to which everything is safe in backups.
    record and record_hash are where the record of commands ends (0 and "" while it is empty); seen_hash is
    what it holds at the place that was asked about, None when it has no such place.
    """

    revision: str
    oldest_console: str
    epoch: str
    last: int
    last_hash: str
    floor: int
    login: str
    full_name: str
    roles: tuple[str, ...]
    server_time: datetime
    durable: int = 0
    durable_position: int = 0
    record: int = 0
    record_hash: str = ""
    seen_hash: str | None = None

    @property
    def history(self) -> str:
        """The epoch alone: behind the dot stands what this advisor may see."""
        return history_of(self.epoch)


def history_of(epoch: str) -> str:
    """Give the part of an epoch that changes only when the centre was restored."""
    return epoch.partition(".")[0]


@dataclass(frozen=True, slots=True)
class SnapshotChunk:
    """Rows of one entity in key order: columns names them, rows hold their values in that order.

    after is the key to ask on from; None when this was the last chunk.
    """

    entity: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    after: EntityId | None


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Rows of a person's past by their entity, newest first; more says that there are older ones still."""

    rows: Sequence[tuple[str, Mapping[str, Value]]]
    more: bool


@dataclass(frozen=True, slots=True)
class Pending:
    """A command in the outbox with what is known of its way to the centre."""

    command: Command
    result: PushResult | None
    """None while it has not been answered."""


PendingNow = Callable[[], Sequence[Pending]]
"""Reads the outbox's unsettled commands when it is called.

The replica calls it inside its own write transaction: a list read before could lack a command that was saved
and shown in between, and taking the list at its word would hide that command again.
"""


def not_shown_by_rows(pending: Sequence[Pending], seq: int) -> list[Pending]:
    """Keep the commands that rows at feed entry `seq` do not show yet.

    An answered command is in the rows from the entry its answer names; projecting it again would cover what
    others wrote after it.
    """
    return [
        item
        for item in pending
        if item.result is None or item.result.outcome is Outcome.WAITING or item.result.seq > seq
    ]
