"""Somebody joins the queue: what for, and what they need."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.queue.models import JoinShown
from ui.theme import TextRole
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import Columns
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Text
from ui.widgets.text_field import TextField


class JoinForm(QWidget):
    """Asks what somebody queues for. Signals: confirmed(service id, needs); left()."""

    confirmed = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: JoinShown | None = None
        self.service = ChoiceField("service", self.tr("What is it about?"))
        self.needs = TextField(
            "needs",
            self.tr("Needs (optional)"),
            self.tr("Such as hearing loop, or a chair to wait in. Only staff see it."),
        )
        self.summary = ErrorSummary()
        self.summary.watch(self.service, self.needs)
        self.give = Button(self.tr("Give a ticket"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.give.setObjectName("giveTicket")
        self.give.clicked.connect(self._on_give_clicked)
        self.back = Button(self.tr("Back to the queue"))
        self.back.setObjectName("leaveJoin")
        self.back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(Text(self.tr("Join the queue"), TextRole.FIGURE))
        column.addWidget(Columns(_card(self.service), _card(self.needs), shares=(1, 1)))
        row = QHBoxLayout()
        row.addWidget(self.give)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def show_join(self, shown: JoinShown | None) -> None:
        """Show the services with the wait of each, and what is chosen; None closes the question.

        The same question again leaves what was typed since as it is.
        """
        before, self._shown = self._shown, shown
        if shown is None or shown == before:
            return
        self.service.show_options(shown.services)
        self.service.show_value(shown.service)
        self.needs.show_value(shown.needs)
        self.summary.show_problems(shown.problems)

    def _on_give_clicked(self) -> None:
        self.confirmed.emit(self.service.value(), self.needs.value())


def _card(field: QWidget) -> Area:
    card = Area(Surface.CARD)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.addWidget(field)
    column.addStretch(1)
    return card
