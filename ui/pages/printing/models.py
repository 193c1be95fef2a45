"""What the page of waiting letters shows."""

from dataclasses import dataclass

from ui.widgets.timeline_model import TimelineRow


@dataclass(frozen=True, slots=True)
class PrintingState:
    """This advisor's letters that wait, oldest first; said is what became of the last one.

    wrong: said is an error. busy: one is being given to its printer.
    """

    rows: tuple[TimelineRow, ...] = ()
    said: str = ""
    wrong: bool = False
    busy: bool = False
