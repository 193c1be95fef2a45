"""What the sync page shows."""

from dataclasses import dataclass

from ui.widgets.key_values import KeyValue
from ui.widgets.timeline_model import TimelineRow


@dataclass(frozen=True, slots=True)
class CopyShown:
    """How far a copy of the council's records has come; total is 0 where it is not known."""

    title: str
    done: int
    total: int
    words: str
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class SyncPageState:
    """The line, what is on its way, and what needs fixing, in words."""

    headline: str
    detail: str
    facts: tuple[KeyValue, ...]
    waiting: tuple[TimelineRow, ...]
    refused: tuple[TimelineRow, ...]
    copy: CopyShown | None = None
