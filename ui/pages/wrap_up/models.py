"""What the wrap-up of a contact shows."""

from dataclasses import dataclass, field
from datetime import date

from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem


@dataclass(frozen=True, slots=True)
class WrapUpTold:
    """What the advisor has filled in so far; a draft of it is kept with every change."""

    reason: str = ""
    outcome: str = ""
    summary: str = ""
    avoidable: bool = False
    next_step: str = ""
    next_who: str = ""
    next_by: DateParts = field(default_factory=DateParts)
    next_by_read: date | str | None = None
    """The date that the three fields make, a sentence when they make none, None when they are empty."""


@dataclass(frozen=True, slots=True)
class WrapUpState:
    """A contact at its end: who it was with, what was filled in, what is wrong with it."""

    about: str
    told: WrapUpTold = field(default_factory=WrapUpTold)
    problems: tuple[Problem, ...] = ()
