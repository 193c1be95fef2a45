"""What is sent, what is not, and what needs fixing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.sync.models import SyncPageState
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_values import KeyValues
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.status_text import StatusText
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone
from ui.widgets.timeline_table import TimelineTable


class SyncView(QWidget):
    """Sync in words. Signals: sendRequested(); stopRequested() and resumeRequested() for a copy."""

    sendRequested = Signal()
    stopRequested = Signal()
    resumeRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("Sync"))
        self.copy = ProgressPanel()
        self.copy.stopRequested.connect(self.stopRequested)
        self.headline = StatusText("", Tone.PLAIN)
        self.detail = Text("", TextRole.BODY, Tone.QUIET)
        self.facts = KeyValues(name_width=180)
        line = Card(self.tr("The line"))
        line.body.addWidget(self.headline)
        line.body.addWidget(self.detail)
        line.body.addSpacing(8)
        line.body.addWidget(self.facts)
        self.waiting, self.nothing_waits = TimelineTable(self.tr("Not sent yet")), EmptyState()
        self.waiting.setObjectName("notSentYet")
        waiting = Card(self.tr("Not sent yet"))
        waiting.fill_with(self.waiting)
        waiting.body.addWidget(self.nothing_waits)
        self.refused = TimelineTable(self.tr("Needs fixing"))
        self.refused.setObjectName("needsFixing")
        self._refused_card = Card(self.tr("Needs fixing"))
        self._refused_card.fill_with(self.refused)
        right = QWidget()
        lists = QVBoxLayout(right)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(10)
        lists.addWidget(self._refused_card, 1)
        lists.addWidget(waiting, 2)
        self.send = Button(self.tr("Send and fetch now"), key="F5", kind=ButtonKind.PRIMARY)
        self.send.setObjectName("syncNow")
        self.send.clicked.connect(self.sendRequested)
        self.resume = Button(self.tr("Go on copying"))
        self.resume.setObjectName("resumeCopy")
        self.resume.clicked.connect(self.resumeRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(page_body(self.copy, Columns(line, right), stretch_last=True), 1)
        column.addWidget(ActionBar([self.send, self.resume]))

    def show_state(self, state: SyncPageState) -> None:
        """Show how syncing stands."""
        self.header.show_header(
            self.tr("Sync"), (Run(self.tr("What you save is kept here first, then sent.")),)
        )
        self.headline.show_status(state.headline, Tone.PLAIN)
        self.detail.show_text(state.detail)
        self.detail.setVisible(bool(state.detail))
        self.facts.show_rows(state.facts)
        self.waiting.show_rows(state.waiting)
        self.waiting.setVisible(bool(state.waiting))
        self.nothing_waits.setVisible(not state.waiting)
        self.nothing_waits.show_empty(
            self.tr("Everything you saved has been received."), self.tr("Nothing is left to do here.")
        )
        self.refused.show_rows(state.refused)
        self._refused_card.setVisible(bool(state.refused))
        copy = state.copy
        self.copy.setVisible(copy is not None and not copy.stopped)
        self.resume.setVisible(copy is not None and copy.stopped)
        if copy is not None:
            self.copy.show_progress(copy.title, copy.done, copy.total, copy.words)
