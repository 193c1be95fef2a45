"""What the home page shows, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DraftShown:
    """Unfinished work: its id, what it is, whom it is about (may be empty), and when it was kept.

    can_hand_on: a colleague could finish it. act names what its link does where that is not going on.
    """

    id: str
    kind: str
    title: str
    kept: str
    can_hand_on: bool = False
    act: str = ""


@dataclass(frozen=True, slots=True)
class CopyUnderWay:
    """How far the first copy of the council's records has come; total is 0 where it is not known."""

    title: str
    done: int = 0
    total: int = 0
    words: str = ""
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class HomeState:
    """What an advisor sees first. copy is there until this machine holds a complete copy.

    not_shown counts drafts beyond those shown; queue_act names the button to the queue.
    """

    advisor: str = ""
    place: str = ""
    contact: str = ""
    drafts: tuple[DraftShown, ...] = ()
    not_shown: int = 0
    queue: str = ""
    queue_act: str = ""
    sync: str = ""
    sync_detail: str = ""
    has_unsent: bool = False
    copy: CopyUnderWay | None = None
