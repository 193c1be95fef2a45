"""What the window around the pages shows, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

MOST_TABS = 9


class Covering(Enum):
    """What lies over the work."""

    NOTHING = "nothing"
    BLANK = "blank"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class RailItem:
    """A place in the rail: its id, its name, a count in words, and its key."""

    id: str
    name: str
    words: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class ContactShown:
    """The contact under way: its channel in words ("On a call"), how long it lasts, and with whom."""

    channel: str
    seconds: float
    who: str


@dataclass(frozen=True, slots=True)
class TabShown:
    """A tab: its id, its title, and the initials shown instead while others may look on."""

    id: str
    title: str
    initials: str = ""


@dataclass(frozen=True, slots=True)
class ShellState:
    """Everything around the page. ``private_tabs`` shows other customers as initials only."""

    places: tuple[RailItem, ...]
    foot: tuple[RailItem, ...] = ()
    place: str = ""
    contact: ContactShown | None = None
    site: str = ""
    sync_words: str = ""
    tabs: tuple[TabShown, ...] = ()
    tab: str = ""
    private_tabs: bool = True
    training: str = ""
    notice: str = ""
    """A sentence about what just happened or could not be done; empty for none."""
    covering: Covering = Covering.NOTHING
    advisor: str = ""
    lock_problem: str = ""
    search_text: str | None = field(default=None)

    def __post_init__(self) -> None:
        if len(self.tabs) > MOST_TABS:
            raise ValueError(f"At most {MOST_TABS} tabs fit; close one before opening another.")
