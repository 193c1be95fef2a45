"""Letters that wait at a shared printer, as one list; each is printed or forgotten from here."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.printing.models import PrintingState
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.empty_state import EmptyState
from ui.widgets.first_focus import begin_at
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.status_text import StatusText
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Tone
from ui.widgets.timeline_table import TimelineTable


class PrintingView(QWidget):
    """Signals: printRequested(id) and dropRequested(id) of a waiting letter; seen()."""

    printRequested = Signal(str)
    dropRequested = Signal(str)
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("At the printer"))
        self.said = StatusText("", Tone.QUIET)
        headings = (self.tr("Since"), self.tr("Printer"), self.tr("Letter"))
        self.jobs = TimelineTable(self.tr("Letters that wait"), headings=headings, widths=(150, 200))
        self.jobs.setObjectName("waitingLetters")
        self.jobs.rowActivated.connect(self.printRequested)
        self.empty = EmptyState()
        self.empty.show_empty(
            self.tr("No letter of yours waits at a printer."),
            self.tr("A letter that you print on a shared printer waits here until you stand beside it."),
        )
        card = Card(self.tr("Letters that wait"))
        card.fill_with(self.jobs)
        card.body.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(self.said, card, stretch_last=True), 1)
        column.addWidget(self._acts())
        begin_at(self, self.jobs)

    def _acts(self) -> ActionBar:
        self.print = Button(self.tr("Print now"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.print.setObjectName("printNow")
        self.print.clicked.connect(lambda: self.printRequested.emit(self._chosen()))
        self.drop = Button(self.tr("Do not print"), key="Ctrl+Del")
        self.drop.setObjectName("doNotPrint")
        self.drop.clicked.connect(lambda: self.dropRequested.emit(self._chosen()))
        return ActionBar([self.print, self.drop])

    def show_state(self, state: PrintingState) -> None:
        """Show what waits."""
        line = self.tr("Stand at the printer, then print. Only you see these, and only here.")
        self.header.show_header(self.tr("At the printer"), (Run(line),))
        self.said.show_status(state.said, Tone.WARNING if state.wrong else Tone.QUIET)
        self.said.setVisible(bool(state.said))
        self.jobs.show_rows(state.rows)
        for part in (self.jobs, self.print, self.drop):
            part.setVisible(bool(state.rows))
        for act in (self.print, self.drop):
            act.setEnabled(not state.busy)
        self.empty.setVisible(not state.rows)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def _chosen(self) -> str:
        rows = self.jobs.rows()
        return self.jobs.chosen_id() or (rows[0].id if rows else "")
