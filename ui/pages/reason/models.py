"""What the question why a record is opened shows."""

from dataclasses import dataclass

from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem


@dataclass(frozen=True, slots=True)
class ReasonTold:
    """What the advisor chose (a reason's code, or "case:" and an open case's id) and added in words."""

    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReasonState:
    """The reasons offered for one customer's record, and what was chosen so far."""

    customer: str
    reasons: tuple[Option, ...]
    told: ReasonTold = ReasonTold()
    problems: tuple[Problem, ...] = ()
