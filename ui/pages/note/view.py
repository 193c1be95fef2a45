"""Writing a note on a customer's record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.note.models import NoteState
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Tone
from ui.widgets.text_field import LongTextField


class NoteView(QWidget):
    """One field. Signals: edited(text) on every key; saveRequested(text); backRequested()."""

    edited = Signal(str)
    saveRequested = Signal(str)
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.summary = ErrorSummary()
        self.note = LongTextField(
            "body",
            self.tr("Note"),
            self.tr("Facts, in words the customer may read. Notes are only ever added, never changed."),
            lines=8,
        )
        self.note.edited.connect(self.edited)
        self.summary.watch(self.note)
        self.kept = StatusText("", Tone.QUIET)
        card = Card(self.tr("On the record"))
        card.body.setSpacing(12)
        card.body.addWidget(self.note)
        card.body.addWidget(self.kept)
        save = Button(self.tr("Save the note"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        save.setObjectName("saveNote")
        save.clicked.connect(lambda: self.saveRequested.emit(self.note.value()))
        back = Button(self.tr("Back to the record"), key="Esc")
        back.setObjectName("leaveNote")
        back.clicked.connect(self.backRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(self.summary, card), 1)
        column.addWidget(ActionBar([save, back]))

    def show_state(self, state: NoteState) -> None:
        """Show the note as far as it is written."""
        self.header.show_header(self.tr("New note"), (Run(state.customer),))
        self.note.show_value(state.text)
        self.kept.show_status(state.kept_words, Tone.QUIET)
        self.kept.setVisible(bool(state.kept_words))
        self.summary.show_problems(state.problems)
