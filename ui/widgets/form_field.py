"""A question on a form: label, hint, problem and control, tied together for eyes and for screen readers."""

from __future__ import annotations

from PySide6.QtWidgets import QGroupBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import TextRole, appearance
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Text, Tone


class FormField(QWidget):
    """Holds one control under its label. ``name`` is the field's id; the control gets it as objectName.

    The control is what takes the focus; its accessible name is the label, its description hint and problem.
    """

    def __init__(
        self, name: str, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.control = control
        self.label = Text(label, TextRole.STRONG)
        self.hint = Text(hint, TextRole.SMALL, Tone.QUIET)
        self.problem = Text("", TextRole.STRONG, Tone.BAD)
        self.problem.setObjectName(f"{name}-problem")
        self._bar = Area(Surface.PAPER)
        self._bar.setProperty("surface", "error-bar")
        self._bar.setFixedWidth(4)
        control.setObjectName(name)
        column = QVBoxLayout()
        column.setSpacing(4)
        for widget in (self.label, self.hint, self.problem):
            column.addWidget(widget)
        # A control narrower than the column stays at its left edge.
        line = QHBoxLayout()
        line.addWidget(control, 1)
        line.addStretch(0)
        column.addLayout(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._bar)
        row.addLayout(column, 1)
        self.label.setBuddy(self.focus_target())
        self.hint.setVisible(bool(hint))
        self.show_problem("")
        appearance().changed.connect(self._fit)

    def focus_target(self) -> QWidget:
        """Return what takes the focus when the error summary leads here."""
        return self.control

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong, in the words of the error summary; an empty sentence clears it."""
        self.problem.show_text(sentence)
        self.problem.setVisible(bool(sentence))
        self._bar.setVisible(bool(sentence))
        self.control.setAccessibleName(self.label.text())
        said = ". ".join(part for part in (sentence, self.hint.text()) if part)
        for marked in self.marked_controls():
            marked.setAccessibleDescription(said)
            if (marked.property("problem") == "true") != bool(sentence):
                marked.setProperty("problem", "true" if sentence else "false")
                marked.style().unpolish(marked)
                marked.style().polish(marked)

    def marked_controls(self) -> list[QWidget]:
        """Return the controls that are marked when there is a problem."""
        return [self.control]

    def _fit(self) -> None:
        """Take the sizes that depend on the size of text; called after each change of theme."""

    def focus_field(self) -> None:
        """Put the keyboard into the field."""
        self.focus_target().setFocus()


class Group(QGroupBox):
    """A frameless group whose accessible name is the question its controls answer together."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFlat(True)
