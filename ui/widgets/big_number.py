"""One large figure with what it counts under it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import TextRole
from ui.widgets.text import Text, Tone


class BigNumber(QWidget):
    """A figure and its meaning; screen readers hear both as one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = Text("", TextRole.BIG, wrap=False)
        self.meaning = Text("", TextRole.BODY, Tone.QUIET)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.figure)
        column.addWidget(self.meaning)

    def show_number(self, figure: str, meaning: str) -> None:
        """Show a figure, already in words or digits, and what it counts."""
        self.figure.show_text(figure)
        self.meaning.show_text(meaning)
        self.setAccessibleName(f"{figure} {meaning}")
