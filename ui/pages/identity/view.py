"""Noting how a customer's identity was checked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.identity.models import CheckTold, IdentityState
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.columns import Columns
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone


class IdentityView(QWidget):
    """How, what, and how it went. Signals: saveRequested(CheckTold); backRequested()."""

    saveRequested = Signal(object)
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.summary = ErrorSummary()
        self.method = ChoiceField(
            "method",
            self.tr("How did you check?"),
            (
                Option("questions", self.tr("Questions"), self.tr("They told you; you compared.")),
                Option("document", self.tr("A document"), self.tr("Passport, licence, bill or letter.")),
                Option("known_in_person", self.tr("Known in person")),
                Option("call_back", self.tr("Called back"), self.tr("On the number on the record.")),
            ),
        )
        self.items = CheckBoxes(
            "items",
            self.tr("What did they give correctly?"),
            (
                Option("name", self.tr("Full name")),
                Option("address", self.tr("Address and postcode")),
                Option("date_of_birth", self.tr("Date of birth")),
                Option("account_number", self.tr("Account number")),
                Option("document", self.tr("A document")),
            ),
        )
        self.summary.watch(self.method, self.items)
        self.last = Text("", tone=Tone.WARNING)
        asked = Card(self.tr("Ask, never tell"))
        asked.body.setSpacing(12)
        asked.body.addWidget(
            Text(
                self.tr(
                    "Ask open questions. Never read an answer out first. What they say is not kept: only"
                    " how you checked, which things, and whether it fitted."
                )
            )
        )
        asked.body.addWidget(self.last)
        asked.body.addWidget(self.method)
        told = Card(self.tr("What was checked"))
        told.body.addWidget(self.items)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(self.summary, Columns(asked, told, shares=(1, 1))), 1)
        column.addWidget(self._acts())

    def _acts(self) -> ActionBar:
        passed = Button(self.tr("It fitted: identity checked"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        passed.setObjectName("identityPassed")
        passed.clicked.connect(lambda: self.saveRequested.emit(self._told(passed=True)))
        failed = Button(self.tr("It did not fit"), kind=ButtonKind.DANGER)
        failed.setObjectName("identityFailed")
        failed.clicked.connect(lambda: self.saveRequested.emit(self._told(passed=False)))
        back = Button(self.tr("Back to the record"), key="Esc")
        back.setObjectName("leaveIdentity")
        back.clicked.connect(self.backRequested)
        return ActionBar([passed, failed, back])

    def _told(self, *, passed: bool) -> CheckTold:
        return CheckTold(self.method.value(), tuple(self.items.value()), passed)

    def show_state(self, state: IdentityState) -> None:
        """Show whose identity is checked and what is wrong with what was given."""
        self.header.show_header(self.tr("Check identity"), (Run(state.customer),))
        self.last.show_text(state.last_words)
        self.last.setVisible(bool(state.last_words))
        self.summary.show_problems(state.problems)
