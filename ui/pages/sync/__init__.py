"""What is sent, what is not, and what needs fixing."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.sync.models import CopyShown, SyncPageState
from ui.pages.sync.view import SyncView
from ui.widgets.key_values import KeyValue
from ui.widgets.page_spec import PageSpec
from ui.widgets.text import Run, quiet, strong
from ui.widgets.timeline_model import TimelineRow


def _samples() -> dict[str, SyncPageState]:
    facts = (
        KeyValue("last", "Last heard from", (Run("10:42"),)),
        KeyValue("unsent", "Not sent yet", (Run("0"),)),
    )
    down = (
        KeyValue("last", "Last heard from", (Run("10:42"),)),
        KeyValue("down", "No answer since", (Run("10:43"),)),
        KeyValue("unsent", "Not sent yet", (Run("2"),)),
    )
    waiting = (
        TimelineRow("1", "10:45", "Saved", (Run("A move. "), quiet("14 parts"))),
        TimelineRow("2", "10:46", "Saved", (Run("A contact. "), quiet("1 part"))),
    )
    refused = (
        TimelineRow(
            "3",
            "09:12",
            "Saved",
            (Run("A move. "), strong("Somebody else is already liable for this home on that day.")),
        ),
    )
    return {
        "all sent": SyncPageState("All sent, 10:42", "", facts, (), ()),
        "line down": SyncPageState(
            "2 changes not sent yet. Kept safely here.",
            "Go on working: everything is kept on this machine and sent when the line is back.",
            down,
            waiting,
            refused,
        ),
        "copying": SyncPageState(
            "Copying the council's records…",
            "",
            facts,
            (),
            (),
            CopyShown(
                "Copying the council's records to this machine",
                7,
                29,
                "41,300 records copied to this machine, encrypted",
            ),
        ),
        "copying stopped": SyncPageState(
            "Copying the council's records…",
            "",
            facts,
            (),
            (),
            CopyShown("Copying was stopped", 0, 0, "", True),
        ),
    }


PAGE = PageSpec(
    name="sync",
    title=str(QT_TRANSLATE_NOOP("pages", "Sync")),
    build_view=SyncView,
    samples=_samples,
)
