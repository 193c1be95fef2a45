"""The box that says "There is a problem", takes the keyboard, and leads to each field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from ui.theme import TextRole
from ui.widgets.announcements import announce
from ui.widgets.form_field import FormField
from ui.widgets.link_button import LinkButton
from ui.widgets.reading_order import tab_within
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field: the field's name and one sentence that says what to do."""

    field: str
    sentence: str


class ErrorSummary(QGroupBox):
    """Shows problems above a form and at their fields, in the same words.

    ``fieldRequested(name)`` fires when a link is used; fields given to ``watch`` are focused by themselves.
    """

    fieldRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "problem")
        self.setObjectName("errorSummary")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fields: dict[str, FormField] = {}
        self._problems: tuple[Problem, ...] = ()
        self.heading = Text(self.tr("There is a problem"), TextRole.FIGURE)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(self.heading)
        column.addLayout(self._links)
        self.setAccessibleName(self.heading.text())
        self.hide()

    def watch(self, *fields: FormField) -> None:
        """Let these fields show their problems and be led to."""
        self._fields.update({field.name: field for field in fields})

    def unwatch(self, *fields: FormField) -> None:
        """Forget fields that are about to go."""
        for field in fields:
            self._fields.pop(field.name, None)

    def problems(self) -> tuple[Problem, ...]:
        """Return the problems shown now."""
        return self._problems

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems and take the focus; none hides the box and clears the fields."""
        wanted = tuple(problems)
        sentences: dict[str, str] = {}
        for problem in wanted:
            sentences.setdefault(problem.field, problem.sentence)
        for name, field in self._fields.items():
            field.show_problem(sentences.get(name, ""))
        if wanted == self._problems:
            return
        self._problems = wanted
        self._rebuild()
        self.setVisible(bool(wanted))
        if wanted:
            said = ". ".join(problem.sentence for problem in wanted)
            self.setAccessibleDescription(said)
            self.setFocus()
            announce(self, f"{self.heading.text()}. {said}", urgent=True)

    def _rebuild(self) -> None:
        while (item := self._links.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        links: list[QWidget] = []
        for problem in self._problems:
            link = LinkButton(problem.sentence, tone="bad", wrap=True)
            link.setObjectName(f"problem-{problem.field}")
            link.clicked.connect(lambda _checked=False, name=problem.field: self._lead_to(name))
            self._links.addWidget(link)
            links.append(link)
        tab_within(self, links)

    def _lead_to(self, name: str) -> None:
        if name in self._fields:
            self._fields[name].focus_field()
        self.fieldRequested.emit(name)
