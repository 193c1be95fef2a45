"""Home: what was begun on the left, the queue, finding and sending on the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.home.draft_list import DraftList
from ui.pages.home.models import HomeState
from ui.theme import TextRole
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone


class HomeView(QWidget):
    """What an advisor sees first.

    Signals: draftWanted(draft id), handOnWanted(draft id); findWanted(), queueWanted(), syncWanted();
    stopRequested() and resumeRequested() for the first copy; seen() each time the page comes into sight.
    """

    draftWanted = Signal(str)
    handOnWanted = Signal(str)
    findWanted = Signal()
    queueWanted = Signal()
    syncWanted = Signal()
    stopRequested = Signal()
    resumeRequested = Signal()
    seen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("Home"))
        self.copy = ProgressPanel()
        self.copy.stopRequested.connect(self.stopRequested)
        self.resume = Button(self.tr("Go on copying"))
        self.resume.setObjectName("resumeCopy")
        self.resume.clicked.connect(self.resumeRequested)
        self._stopped = Card(self.tr("The council's records"))
        self._stopped.body.addWidget(Text(self.tr("Copying was stopped"), TextRole.FIGURE))
        self._stopped.body.addWidget(
            Text(
                self.tr("Customers are found once all are here. It goes on where it stopped."),
                TextRole.BODY,
                Tone.QUIET,
            )
        )
        self._stopped.body.addWidget(self.resume)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(
            page_body(self.copy, self._stopped, Columns(self._begun(), self._beside(), shares=(7, 5))), 1
        )

    def _begun(self) -> QWidget:
        self.contact = Text("", TextRole.FIGURE)
        self._contact_hint = Text(self.tr("Wrap it up with F9 when it ends."), TextRole.BODY, Tone.QUIET)
        self._contact_card = Card(self.tr("Under way"))
        self._contact_card.body.addWidget(self.contact)
        self._contact_card.body.addWidget(self._contact_hint)
        self.drafts = DraftList()
        self.drafts.wanted.connect(self.draftWanted)
        self.drafts.handOnWanted.connect(self.handOnWanted)
        self.more = Text("", TextRole.BODY, Tone.QUIET)
        self._drafts_card = Card(self.tr("Begun and kept for you"))
        self._drafts_card.body.addWidget(self.drafts)
        self._drafts_card.body.addWidget(self.more)
        self._nothing_card = Card(self.tr("Begun and kept for you"))
        self._nothing_card.body.addWidget(Text(self.tr("Nothing is left half done."), TextRole.FIGURE))
        next_step = self.tr("Call the next ticket in the queue, or find a customer with Ctrl+K.")
        self._nothing_card.body.addWidget(Text(next_step, TextRole.BODY, Tone.QUIET))
        return _column(self._contact_card, self._drafts_card, self._nothing_card)

    def _beside(self) -> QWidget:
        self.queue = Text("", TextRole.FIGURE)
        self.to_queue = _act("goToQueue", self.queueWanted)
        find = _act("findCustomer", self.findWanted)
        find.setText(self.tr("Find a customer"))
        self.to_sync = _act("goToSync", self.syncWanted)
        self.to_sync.setText(self.tr("See what is not sent"))
        self.sync, self.sync_detail = Text("", TextRole.FIGURE), Text("", TextRole.BODY, Tone.QUIET)
        queue, finding, sending = (
            Card(self.tr("Queue")),
            Card(self.tr("Finding")),
            Card(self.tr("What you saved")),
        )
        queue.body.addWidget(self.queue)
        queue.body.addSpacing(4)
        queue.body.addWidget(self.to_queue)
        finding.body.addWidget(Text(self.tr("Ctrl+K finds from anywhere."), TextRole.FIGURE))
        finding.body.addWidget(
            Text(
                self.tr("By name, address, postcode, phone, email, reference or account, as you type."),
                TextRole.BODY,
                Tone.QUIET,
            )
        )
        finding.body.addSpacing(4)
        finding.body.addWidget(find)
        sending.body.addWidget(self.sync)
        sending.body.addWidget(self.sync_detail)
        sending.body.addWidget(self.to_sync)
        self._sync_card = sending
        return _column(queue, finding, sending)

    def show_state(self, state: HomeState) -> None:
        """Show what was begun and how everything stands."""
        line = " · ".join(filter(None, (state.advisor, state.place)))
        self.header.show_header(self.tr("Home"), (Run(line),) if line else ())
        self._show_copy(state)
        self._contact_card.setVisible(bool(state.contact))
        self.contact.show_text(state.contact)
        self._drafts_card.setVisible(bool(state.drafts))
        self.drafts.show_drafts(state.drafts)
        self.more.setVisible(bool(state.not_shown))
        self.more.show_text(self.tr("%n more kept. Finish some of these first.", "", state.not_shown))
        self._nothing_card.setVisible(not state.drafts and not state.contact)
        self.queue.show_text(state.queue)
        self.to_queue.setText(state.queue_act)
        self._sync_card.setVisible(state.copy is None)
        self.to_sync.setVisible(state.has_unsent)
        self.sync.show_text(state.sync)
        self.sync_detail.show_text(state.sync_detail)
        self.sync_detail.setVisible(bool(state.sync_detail))

    def _show_copy(self, state: HomeState) -> None:
        copy = state.copy
        self.copy.setVisible(copy is not None and not copy.is_stopped)
        self._stopped.setVisible(copy is not None and copy.is_stopped)
        if copy is not None and not copy.is_stopped:
            self.copy.show_progress(copy.title, copy.done, copy.total, copy.words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()


def _act(name: str, wanted: object) -> Button:
    made = Button()
    made.setObjectName(name)
    made.clicked.connect(wanted)
    return made


def _column(*cards: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder
