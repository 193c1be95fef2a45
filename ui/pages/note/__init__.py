"""A note on a customer's record."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.note.models import NoteState
from ui.pages.note.view import NoteView
from ui.widgets.error_summary import Problem
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="note",
    title=str(QT_TRANSLATE_NOOP("pages", "Note")),
    build_view=NoteView,
    samples=lambda: {
        "empty": NoteState("Siân Pritchard"),
        "being written": NoteState(
            "Siân Pritchard", "Prefers letters in Welsh and English side by side.", "Draft kept 10:45:12"
        ),
        "with a problem": NoteState(
            "Siân Pritchard", problems=(Problem("body", "Write the note before saving it."),)
        ),
    },
)
