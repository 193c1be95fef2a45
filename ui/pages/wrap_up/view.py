"""Wrapping a contact up: what it was about, how it ended, what is next, who does it and by when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.wrap_up.models import WrapUpState, WrapUpTold
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.columns import Columns
from ui.widgets.date_field import DateField
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run
from ui.widgets.text_field import LongTextField, TextField


class WrapUpView(QWidget):
    """The end of a contact. Signals: edited(WrapUpTold) on every change; saveRequested(WrapUpTold);
    backRequested(), which keeps what was filled in.
    """

    edited = Signal(object)
    saveRequested = Signal(object)
    backRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader()
        self.summary = ErrorSummary()
        self.reason = TextField("reason", self.tr("What was it about?"), self.tr("Such as: moving house"))
        self.outcome = ChoiceField(
            "outcome",
            self.tr("How did it end?"),
            (
                Option("answered", self.tr("Answered")),
                Option("passed_on", self.tr("Passed on")),
                Option("call_back", self.tr("We call back")),
                Option("ended", self.tr("Ended: abuse")),
            ),
            across=True,
        )
        self.avoidable = CheckBoxes(
            "avoidable",
            self.tr("Could the customer have been spared this contact?"),
            (Option("yes", self.tr("Yes: something we did or did not do caused it")),),
        )
        self.notes = LongTextField("summary", self.tr("What was said and done"), lines=3)
        self.next_step = TextField("next_step", self.tr("What happens next"), characters=48)
        self.next_who = TextField("next_who", self.tr("Who does it"), characters=48)
        self.next_by = DateField("next_by", self.tr("By when"), self.tr("the day it is done by"))
        self._fields = (
            self.reason,
            self.outcome,
            self.notes,
            self.next_step,
            self.next_who,
            self.next_by,
            self.avoidable,
        )
        self.summary.watch(*self._fields)
        self._connect()
        self._lay_out()

    def _connect(self) -> None:
        for signal in (
            self.reason.edited,
            self.outcome.chosen,
            self.avoidable.changed,
            self.notes.edited,
            self.next_step.edited,
            self.next_who.edited,
            self.next_by.edited,
        ):
            signal.connect(lambda *_: self.edited.emit(self.told()))

    def _lay_out(self) -> None:
        said = Card(self.tr("The contact"))
        after = Card(self.tr("What the customer leaves knowing"))
        for card in (said, after):
            card.body.setSpacing(12)
        for place, field in enumerate(self._fields):
            (said if place < 3 else after).body.addWidget(field)
        save = Button(self.tr("Wrap up and save"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        save.setObjectName("saveWrapUp")
        save.clicked.connect(lambda: self.saveRequested.emit(self.told()))
        back = Button(self.tr("Back: go on with the contact"), key="Esc")
        back.setObjectName("leaveWrapUp")
        back.clicked.connect(self.backRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(page_body(self.summary, Columns(said, after, shares=(1, 1))), 1)
        column.addWidget(ActionBar([save, back]))

    def told(self) -> WrapUpTold:
        """Give what is filled in now."""
        parts = self.next_by.parts()
        return WrapUpTold(
            reason=self.reason.value(),
            outcome=self.outcome.value(),
            summary=self.notes.value(),
            avoidable=bool(self.avoidable.value()),
            next_step=self.next_step.value(),
            next_who=self.next_who.value(),
            next_by=parts,
            next_by_read=None if parts == DateParts() else self.next_by.read(),
        )

    def show_state(self, state: WrapUpState) -> None:
        """Show a contact as far as its wrap-up is filled in."""
        self.header.show_header(self.tr("Wrap up"), (Run(state.about),))
        told = state.told
        self.reason.show_value(told.reason)
        self.outcome.show_value(told.outcome)
        self.avoidable.show_value(("yes",) if told.avoidable else ())
        self.notes.show_value(told.summary)
        self.next_step.show_value(told.next_step)
        self.next_who.show_value(told.next_who)
        self.next_by.show_parts(told.next_by)
        self.summary.show_problems(state.problems)
