"""What the pages that ask have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.move.models import MoveForm, MoveState
from ui.widgets.columns import Columns
from ui.widgets.date_field import DateField
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.form_field import FormField
from ui.widgets.page_body import page_body
from ui.widgets.surface import Card


class QuestionPage(QWidget):
    """A page of questions in two cards under its error summary. ``edited`` fires on what a person changes."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = ErrorSummary()
        self.fields: tuple[FormField, ...] = ()

    def first_field(self) -> FormField:
        """Give the field that the keyboard starts in."""
        return next(field for field in self.fields if not field.isHidden())

    def show_page(self, state: MoveState) -> None:
        """Show what is filled in and what is asked."""
        raise NotImplementedError

    def filled(self, form: MoveForm) -> MoveForm:
        """Give the form with this page's fields as they stand."""
        raise NotImplementedError

    def _watch(self, fields: Sequence[FormField], signals: Sequence[SignalInstance]) -> None:
        self.fields = tuple(fields)
        self.summary.watch(*fields)
        for signal in signals:
            signal.connect(lambda *_: self.edited.emit())

    def _lay_out(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page_body(self.summary, Columns(left, right, shares=shares)))


def card_of(title: str, *widgets: QWidget) -> Card:
    card = Card(title)
    card.body.setSpacing(10)
    for widget in widgets:
        card.body.addWidget(widget)
    return card


def stacked(*cards: QWidget) -> QWidget:
    """Set cards under each other in one column."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder


def dates_unread(*dates: DateField) -> tuple[tuple[str, str], ...]:
    """Give the sentences of those dates that make no date, by field."""
    read = ((date.name, date.read()) for date in dates if date.parts() != DateParts())
    return tuple((name, found) for name, found in read if isinstance(found, str))
