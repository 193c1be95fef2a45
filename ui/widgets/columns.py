"""Two columns that become one when the text is too large or the window too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import current_theme


class Columns(QWidget):
    """Holds ``left`` and ``right`` side by side in the proportion ``shares``; stacks them when narrow.

    ``stack_below`` is the width in pixels at 100 % text under which they are stacked.
    """

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        shares: tuple[int, int] = (5, 7),
        stack_below: int = 860,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stack_below = stack_below
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addWidget(left, shares[0])
        self._row.addWidget(right, shares[1])
        self._left, self._right = left, right

    def is_stacked(self) -> bool:
        """Whether the columns lie one under the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        width = max(self._left.minimumSizeHint().width(), self._right.minimumSizeHint().width())
        return QSize(width, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        stacked = event.size().width() < current_theme().px(self._stack_below)
        wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != wanted:
            self._row.setDirection(wanted)
        super().resizeEvent(event)
