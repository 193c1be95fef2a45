"""How syncing stands, for whoever shows it."""

from dataclasses import dataclass
from datetime import datetime

from advisor_console.sync.engine import Progress


@dataclass(frozen=True, slots=True)
class SyncState:
    """Whether the centre answers, what waits to be sent, and how far a first copy has come; times in UTC.

    unsent to waiting count the outbox's commands. problem is a sentence when a round failed for another
    reason than the line. ready says that the replica holds a complete copy.
    """

    connected: bool = False
    syncing: bool = False
    last_synced: datetime | None = None
    unreachable_since: datetime | None = None
    unsent: int = 0
    refused: int = 0
    conflicting: int = 0
    waiting: int = 0
    progress: Progress | None = None
    problem: str = ""
    ready: bool = False
