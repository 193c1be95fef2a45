"""The public wall display."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.display.models import DisplayState
from ui.display.view import DisplayView
from ui.widgets.page_spec import PageSpec

_EARLIER = ("A 112 › 1", "C 031 › 5")


def _samples() -> dict[str, DisplayState]:
    return {
        "called": DisplayState(
            "B 047", "Counter 3", _EARLIER, "10:46", "Council tax", "12 min, most under 21"
        ),
        "just called": DisplayState(
            "B 047", "Counter 3", _EARLIER, "10:46", "Council tax", "12 min, most under 21", is_new=True
        ),
        "long names": DisplayState(
            "D 1204",
            "Interview room 2",
            ("A 112 › 11", "C 031 › Desk 5"),
            "10:46",
            "Blue Badge and parking permits",
            "Under 1 min, most under 3",
        ),
        "not enough to say": DisplayState(
            "B 047", "Counter 3", _EARLIER, "10:46", "Housing", "Not enough to say"
        ),
        "nobody called yet": DisplayState(
            "Welcome", "", (), "08:58", "Riverside One-Stop Shop", "Listen for your number"
        ),
        "line down": DisplayState(
            "B 047", "Counter 3", _EARLIER, "10:51", "Please listen for your number", "Calls as at 10:46"
        ),
    }


PAGE = PageSpec(
    name="display",
    title=str(QT_TRANSLATE_NOOP("pages", "Wall display")),
    build_view=DisplayView,
    samples=_samples,
)
