"""Nights of their own for those who do not move with the others: a line each, like a table."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.pages.move.models import OwnNights
from ui.theme import TextRole, current_theme, set_text_role
from ui.widgets.choice_field import Option
from ui.widgets.form_field import FormField
from ui.widgets.reading_order import tab_within
from ui.widgets.text import Text, Tone

MOST_ROWS = 10
"""More would make too many controls for one page; the rest of a larger house is a move of its own."""


class NightRow(FormField):
    """One person's own nights, each in one field; empty means the same as for everybody."""

    edited = Signal()

    def __init__(self, name: str, who: Option, parent: QWidget | None = None) -> None:
        self.person = who.id
        self.last, self.first = QLineEdit(), QLineEdit()
        holder = QWidget()
        super().__init__(name, who.text, holder, "", parent)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        # In one line with its fields, as in a table.
        row.addWidget(self.label, 1, Qt.AlignmentFlag.AlignVCenter)
        parts = ((self.last, "last", self.tr("Last night")), (self.first, "first", self.tr("First night")))
        for line, part, words in parts:
            set_text_role(line, TextRole.BODY)
            line.setObjectName(f"{name}-{part}")
            line.setAccessibleName(self.tr("{who}: {night}").format(who=who.text, night=words.lower()))
            line.textEdited.connect(lambda _: self.edited.emit())
            caption = Text(words, TextRole.SMALL, Tone.QUIET, wrap=False)
            caption.setBuddy(line)
            row.addWidget(caption)
            row.addWidget(line)
        self.label.setBuddy(self.last)
        self._fit()

    def focus_target(self) -> QWidget:
        return self.last

    def marked_controls(self) -> list[QWidget]:
        return [self.last, self.first]

    def value(self) -> OwnNights:
        """Give what stands in the two fields."""
        return (self.person, self.last.text(), self.first.text())

    def show_value(self, nights: OwnNights) -> None:
        """Show nights perhaps half typed."""
        for line, text in ((self.last, nights[1]), (self.first, nights[2])):
            if line.text() != text:
                line.setText(text)

    def _fit(self) -> None:
        for line in (self.last, self.first):
            line.setFixedWidth(current_theme().px(112))


class NightRows(QWidget):
    """A row for each mover. ``edited`` fires on what a person types; made(rows) when there are others."""

    edited = Signal()
    made = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: tuple[Option, ...] = ()
        self.rows: tuple[NightRow, ...] = ()
        self._hint = Text(
            self.tr("As 27/11/2026. Leave empty what is the same for all."), TextRole.SMALL, Tone.QUIET
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._hint)

    def show_rows(self, movers: Sequence[Option], nights: Sequence[OwnNights]) -> None:
        """Show a row for each mover with what was told of them."""
        if tuple(movers) != self._options:
            self._rebuild(movers)
        told = {one[0]: one for one in nights}
        for row in self.rows:
            row.show_value(told.get(row.person, (row.person, "", "")))

    def value(self) -> tuple[OwnNights, ...]:
        """Give the rows in which something stands."""
        return tuple(row.value() for row in self.rows if any(row.value()[1:]))

    def _rebuild(self, movers: Sequence[Option]) -> None:
        self._options = tuple(movers)
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = tuple(
            NightRow(f"nights-{number}", who) for number, who in enumerate(self._options[:MOST_ROWS])
        )
        for row in self.rows:
            row.edited.connect(self.edited)
            self._column.addWidget(row)
        tab_within(self, [line for row in self.rows for line in (row.last, row.first)])
        self.made.emit(self.rows)
