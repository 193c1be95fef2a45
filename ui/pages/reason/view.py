"""Why a record is opened: a few reasons, words of one's own, and the way into a contact instead."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.reason.models import ReasonState, ReasonTold
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone
from ui.widgets.text_field import TextField


class ReasonView(QWidget):
    """One question. Signals: openRequested(ReasonTold); contactRequested(); leaveRequested()."""

    openRequested = Signal(object)
    contactRequested = Signal()
    leaveRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.summary = ErrorSummary()
        self.reason = ChoiceField("reason", self.tr("Why do you open this record?"))
        self.words = TextField(
            "words", self.tr("In your own words"), self.tr("Only where the reason says too little."), 48
        )
        self.words.line.returnPressed.connect(self._open)
        self.summary.watch(self.reason, self.words)
        card = Card(self.tr("No contact is open"))
        card.body.setSpacing(12)
        card.body.addWidget(self.reason)
        card.body.addWidget(self.words)
        card.body.addWidget(
            Text(
                self.tr("Every look at a record is noted, with its reason, for the auditor."), tone=Tone.QUIET
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(self.summary, card), 1)
        column.addWidget(self._acts())

    def _acts(self) -> ActionBar:
        go_on = Button(self.tr("Open the record"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        go_on.setObjectName("openRecord")
        go_on.clicked.connect(self._open)
        contact = Button(self.tr("Start a contact"), key="F8")
        contact.setObjectName("contactInstead")
        contact.clicked.connect(self.contactRequested)
        leave = Button(self.tr("Do not open it"), key="Esc")
        leave.setObjectName("leaveReason")
        leave.clicked.connect(self.leaveRequested)
        return ActionBar([go_on, contact, leave])

    def _open(self) -> None:
        self.openRequested.emit(ReasonTold(self.reason.value(), self.words.value()))

    def show_state(self, state: ReasonState) -> None:
        """Show the reasons, what is chosen, and what is wrong with it."""
        self.header.show_header(self.tr("Open a record"), (Run(state.customer),))
        are_new = state.reasons != self.reason.options()
        self.reason.show_options(state.reasons)
        self.reason.show_value(state.told.reason)
        self.words.show_value(state.told.words)
        # The window's, not the application's: the page may be filled while the advisor is in another program.
        focused = cast("QWidget | None", self.window().focusWidget())
        if are_new and focused is not None and self.isAncestorOf(focused):
            # The page was in front before it had anything to choose from.
            self.reason.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
        self.summary.show_problems(state.problems)
