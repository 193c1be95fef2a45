"""A date in three fields that never jump: the advisor types at their own pace."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.theme import TextRole, current_theme, set_text_role
from ui.widgets.date_reading import DateParts, DateProblem, read_date
from ui.widgets.form_field import FormField, Group
from ui.widgets.text import Text, Tone


class DateField(FormField):
    """Day, month and year. ``edited`` fires with DateParts on what a person types.

    ``what`` names the date inside sentences, with its article, such as "the moving date".
    """

    edited = Signal(object)

    def __init__(
        self, name: str, label: str, what: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self._what = what
        self._group = Group(label)
        self.day, self.month, self.year = QLineEdit(), QLineEdit(), QLineEdit()
        super().__init__(name, label, self._group, hint, parent)
        grid = QGridLayout(self._group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        parts = (
            (self.day, self.tr("Day"), "day"),
            (self.month, self.tr("Month"), "month"),
            (self.year, self.tr("Year"), "year"),
        )
        for column, (line, word, part) in enumerate(parts):
            set_text_role(line, TextRole.BODY)
            line.setObjectName(f"{name}-{part}")
            line.setAccessibleName(f"{label}: {word}")
            line.textEdited.connect(self._on_part_edited)
            caption = Text(word, TextRole.SMALL, Tone.QUIET, wrap=False)
            caption.setBuddy(line)
            grid.addWidget(caption, 0, column)
            grid.addWidget(line, 1, column, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(3, 1)
        self.label.setBuddy(self.day)
        self._fit()

    def focus_target(self) -> QWidget:
        return self.day

    def marked_controls(self) -> list[QWidget]:
        return [self.day, self.month, self.year]

    def parts(self) -> DateParts:
        """Return what stands in the three fields."""
        return DateParts(self.day.text(), self.month.text(), self.year.text())

    def show_parts(self, parts: DateParts) -> None:
        """Show a date perhaps half typed, as a draft kept it."""
        for line, text in ((self.day, parts.day), (self.month, parts.month), (self.year, parts.year)):
            if line.text() != text:
                line.setText(text)

    def show_date(self, shown: date | None) -> None:
        """Show a date, or empty fields."""
        if shown is None:
            self.show_parts(DateParts())
        else:
            self.show_parts(DateParts(str(shown.day), str(shown.month), str(shown.year)))

    def read(self) -> date | str:
        """Return the date, or one sentence that says what to do."""
        found = read_date(self.parts())
        return self.sentence(found) if isinstance(found, DateProblem) else found

    def sentence(self, problem: DateProblem) -> str:
        """Return the sentence for a problem, naming the date."""
        sentences = {
            DateProblem.EMPTY: self.tr("Enter {what}"),
            DateProblem.DAY_MISSING: self.tr("Add the day to {what}"),
            DateProblem.MONTH_MISSING: self.tr("Add the month to {what}"),
            DateProblem.YEAR_MISSING: self.tr("Add the year to {what}"),
            DateProblem.DAY_NOT_A_NUMBER: self.tr("Write the day of {what} as a number, such as 27"),
            DateProblem.MONTH_UNKNOWN: self.tr("Write the month of {what} as 3 or March"),
            DateProblem.YEAR_NOT_FOUR_DIGITS: self.tr("Write the year of {what} with four numbers"),
            DateProblem.NOT_IN_CALENDAR: self.tr("Check {what}: the month does not have that day"),
        }
        return sentences[problem].format(what=self._what)

    def _fit(self) -> None:
        for line, width in ((self.day, 56), (self.month, 104), (self.year, 72)):
            line.setFixedWidth(current_theme().px(width))

    def _on_part_edited(self) -> None:
        self.edited.emit(self.parts())
