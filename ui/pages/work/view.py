"""Work as one list behind three filters; a row opens its customer's record."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.work.models import WorkState
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_row import FilterRow
from ui.widgets.first_focus import begin_at
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone
from ui.widgets.timeline_table import TimelineTable


class WorkView(QWidget):
    """Signals: filterChosen(filter); openRequested(id) and mendRequested(id) of a piece of work; seen()."""

    filterChosen = Signal(str)
    openRequested = Signal(str)
    mendRequested = Signal(str)
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("Work"))
        self.filters = FilterRow("workFilter", self.tr("Which work"))
        self.filters.filterChosen.connect(self.filterChosen)
        headings = (self.tr("Promised for"), self.tr("Service"), self.tr("Customer and work"))
        self.work = TimelineTable(self.tr("Work"), headings=headings, widths=(160, 100))
        self.work.setObjectName("work")
        self.work.rowActivated.connect(self.openRequested)
        self.more = Text("", TextRole.BODY, Tone.QUIET)
        self.empty = EmptyState()
        card = Card(self.tr("With the services"))
        card.head.addWidget(self.filters, 2)
        card.fill_with(self.work)
        card.body.addWidget(self.more)
        card.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(card, stretch_last=True), 1)
        column.addWidget(self._acts())
        begin_at(self, self.work)

    def _acts(self) -> ActionBar:
        self.open = Button(self.tr("Open the record"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.open.setObjectName("openRecord")
        self.open.clicked.connect(self._on_open_clicked)
        self.mend = Button(self.tr("Put it right"), key="Ctrl+E")
        self.mend.setObjectName("mendWork")
        self.mend.clicked.connect(self._on_mend_clicked)
        return ActionBar([self.open, self.mend])

    def show_state(self, state: WorkState) -> None:
        """Show a filter's work."""
        self.header.show_header(self.tr("Work"), (Run(state.line),))
        self.filters.show_filters(state.filters, state.filter)
        had_keyboard = self.work.hasFocus()
        self.work.show_rows(state.rows)
        for part, words in ((self.work, state.rows), (self.open, state.rows), (self.more, state.more)):
            part.setVisible(bool(words))
        self.mend.setVisible(state.can_mend)
        self.more.show_text(state.more)
        self.empty.setVisible(bool(state.empty))
        self.empty.show_empty(state.empty, state.what_next)
        if had_keyboard and not state.rows:
            self.filters.button(state.filter).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def _on_open_clicked(self) -> None:
        if row := self._chosen():
            self.openRequested.emit(row)

    def _on_mend_clicked(self) -> None:
        if row := self._chosen():
            self.mendRequested.emit(row)

    def _chosen(self) -> str:
        rows = self.work.rows()
        return self.work.chosen_id() or (rows[0].id if rows else "")
