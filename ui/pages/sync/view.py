"""How the line stands, what needs the advisor, and how everything saved stands."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.sync.models import SyncPageState
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.first_focus import begin_at
from ui.widgets.key_values import KeyValues
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone
from ui.widgets.timeline_table import TimelineTable


class SyncView(QWidget):
    """Sync in words.

    Signals: sendRequested(); stopRequested() and resumeRequested() for a copy; rowWanted(id) for a row that
    is to be put right or looked at.
    """

    sendRequested = Signal()
    stopRequested = Signal()
    resumeRequested = Signal()
    rowWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("Sync"))
        self.copy = ProgressPanel()
        self.copy.stopRequested.connect(self.stopRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        both = Columns(self._line(), self._lists(), shares=(4, 8))
        self._body = page_body(self.copy, both, stretch_last=True)
        self._body.hide_until_filled()
        column.addWidget(self._body, 1)
        column.addWidget(self._acts())
        begin_at(self, self.send)

    def _line(self) -> QWidget:
        self.headline = StatusText("", Tone.PLAIN)
        self.detail = Text("", TextRole.BODY, Tone.QUIET)
        self.facts = KeyValues(name_width=180)
        line = Card(self.tr("The line"))
        line.body.addWidget(self.headline)
        line.body.addWidget(self.detail)
        line.body.addSpacing(8)
        line.body.addWidget(self.facts)
        return line

    def _lists(self) -> QWidget:
        headings = (self.tr("How it stands"), self.tr("Saved"), self.tr("What and for whom"))
        self.needs = TimelineTable(self.tr("Needs you"), headings=headings)
        self.needs.setObjectName("needsYou")
        self.needs.rowActivated.connect(self.rowWanted)
        self.nothing_needed = Text(self.tr("Nothing needs you."), TextRole.BODY, Tone.QUIET)
        self._needs_card = Card(self.tr("Needs you"))
        self._needs_card.fill_with(self.needs)
        self._needs_card.body.addWidget(self.nothing_needed)
        self.saved, self.nothing_saved = (
            TimelineTable(self.tr("What you saved"), headings=headings),
            EmptyState(),
        )
        self.saved.setObjectName("whatYouSaved")
        self.saved.rowActivated.connect(self.rowWanted)
        saved = Card(self.tr("What you saved, today and what is not received yet"))
        saved.fill_with(self.saved)
        saved.body.addWidget(self.nothing_saved)
        lists = QWidget()
        self._stack = QVBoxLayout(lists)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(10)
        self._stack.addWidget(self._needs_card)
        self._stack.addWidget(saved, 2)
        return lists

    def _acts(self) -> ActionBar:
        self.send = Button(self.tr("Send and fetch now"), key="Ctrl+R", kind=ButtonKind.PRIMARY)
        self.send.setObjectName("syncNow")
        self.send.clicked.connect(self.sendRequested)
        self.put_right = Button(self.tr("Put it right"), key="Ctrl+Return")
        self.put_right.setObjectName("putRight")
        self.put_right.clicked.connect(self._on_put_right_clicked)
        self.resume = Button(self.tr("Go on copying"))
        self.resume.setObjectName("resumeCopy")
        self.resume.clicked.connect(self.resumeRequested)
        for rare in (self.put_right, self.resume):
            rare.hide()
        return ActionBar([self.send, self.put_right, self.resume])

    def show_state(self, state: SyncPageState) -> None:
        """Show how everything stands."""
        self.header.show_header(
            self.tr("Sync"), (Run(self.tr("What you save is kept here first, then sent.")),)
        )
        self.headline.show_status(state.headline, Tone.PLAIN)
        self.detail.show_text(state.detail)
        self.detail.setVisible(bool(state.detail))
        self.facts.show_rows(state.facts)
        self.needs.show_rows(state.needs)
        self.needs.setVisible(bool(state.needs))
        self.nothing_needed.setVisible(not state.needs)
        self._stack.setStretchFactor(self._needs_card, min(len(state.needs), 2))
        self.put_right.setVisible(bool(state.needs))
        self.saved.show_rows(state.saved)
        self.saved.setVisible(bool(state.saved))
        self.nothing_saved.setVisible(not state.saved)
        self.nothing_saved.show_empty(
            self.tr("Everything you saved has been received."), self.tr("Nothing is left to do here.")
        )
        self._show_copy(state)
        self._body.show()

    def _show_copy(self, state: SyncPageState) -> None:
        copy = state.copy
        self.copy.setVisible(copy is not None and not copy.stopped)
        self.resume.setVisible(copy is not None and copy.stopped)
        if copy is not None:
            self.copy.show_progress(copy.title, copy.done, copy.total, copy.words)

    def _on_put_right_clicked(self) -> None:
        rows = self.needs.rows()
        wanted = self.needs.chosen_id() or (rows[0].id if rows else "")
        if wanted:
            self.rowWanted.emit(wanted)
