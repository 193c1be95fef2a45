"""Keeps a column from growing wider than is good to read."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import appearance, current_theme


class ReadingWidth(QWidget):
    """Holds ``content`` at the left, at most ``most`` pixels wide at 100 % text.

    A maximum width set on the content alone would break wrapping: Qt's upright layouts reckon heights with
    the full width, and only its level ones know of the maximum.
    """

    def __init__(self, content: QWidget, most: int = 760, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._most = most
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(content, 1)
        row.addStretch(0)
        self._fit()
        appearance().changed.connect(self._fit)

    def _fit(self) -> None:
        self._content.setMaximumWidth(current_theme().px(self._most))
