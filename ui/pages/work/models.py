"""What the Work page shows."""

from dataclasses import dataclass

from ui.widgets.choice_field import Option
from ui.widgets.timeline_model import TimelineRow


@dataclass(frozen=True, slots=True)
class WorkState:
    """One filter's work in words; more says how much is not listed, empty and what_next that none is.

    can_mend: some of it was handed back and can be told again.
    """

    line: str
    filters: tuple[Option, ...]
    filter: str
    rows: tuple[TimelineRow, ...]
    more: str = ""
    empty: str = ""
    what_next: str = ""
    can_mend: bool = False
