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
    """The line, what needs the advisor, and how everything saved stands, in words."""

    headline: str
    detail: str
    facts: tuple[KeyValue, ...]
    needs: tuple[TimelineRow, ...] = ()
    saved: tuple[TimelineRow, ...] = ()
    copy: CopyShown | None = None
