"""Two columns that become one when the text is too large or the window too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme import current_theme

GAP = 14


class _ColumnsLayout(QLayout):
    """Places two items side by side, or one under the other below a width; heights follow from the width."""

    def __init__(self, parent: QWidget, shares: tuple[int, int], stack_below: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # Asked for again and again while a page settles; Qt says when something inside has changed.
        self._heights: dict[int, int] = {}
        self._hint: QSize | None = None
        self._least: QSize | None = None
        self._shares = shares
        self._stack_below = stack_below
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GAP)

    def invalidate(self) -> None:
        self._heights.clear()
        self._hint = self._least = None
        super().invalidate()

    def is_stacked(self, width: int) -> bool:
        """Whether a width is too small for both columns."""
        least = sum(item.minimumSize().width() for item in self._items) + GAP
        return width < max(current_theme().px(self._stack_below), least)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal | Qt.Orientation.Vertical

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height_at(width)
        return self._heights[width]

    def _height_at(self, width: int) -> int:
        if self.is_stacked(width):
            heights = [_height(item, width) for item in self._items]
            return sum(heights) + GAP * (len(heights) - 1)
        widths = self._widths(width)
        return max(_height(item, wide) for item, wide in zip(self._items, widths, strict=True))

    def sizeHint(self) -> QSize:
        if self._hint is None:
            hints = [item.sizeHint() for item in self._items]
            wide, tall = sum(hint.width() for hint in hints) + GAP, max(hint.height() for hint in hints)
            self._hint = QSize(wide, tall)
        return self._hint

    def minimumSize(self) -> QSize:
        if self._least is None:
            sizes = [item.minimumSize() for item in self._items]
            self._least = QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))
        return self._least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if not self.is_stacked(rect.width()):
            left = rect.left()
            for item, wide in zip(self._items, self._widths(rect.width()), strict=True):
                item.setGeometry(QRect(left, rect.top(), wide, rect.height()))
                left += wide + GAP
            return
        top = rect.top()
        for item in self._items:
            last = item is self._items[-1]
            tall = max(rect.bottom() + 1 - top, 0) if last else _height(item, rect.width())
            item.setGeometry(QRect(rect.left(), top, rect.width(), tall))
            top += tall + GAP

    def _widths(self, width: int) -> list[int]:
        """Divide a width by the shares, but give no column less than it needs."""
        first, second = self._items
        spare = width - GAP
        left = spare * self._shares[0] // sum(self._shares)
        left = max(first.minimumSize().width(), min(left, spare - second.minimumSize().width()))
        return [left, spare - left]


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
        self._columns = _ColumnsLayout(self, shares, stack_below)
        self._columns.addWidget(left)
        self._columns.addWidget(right)

    def is_stacked(self) -> bool:
        """Whether the columns lie one under the other."""
        return self._columns.is_stacked(self.width())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
