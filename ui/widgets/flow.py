"""A row that wraps: at 200 % text a bar of buttons becomes two rows instead of being cut off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget


class FlowLayout(QLayout):
    """Lays its items in rows, left to right, in the order they were added.

    After ``add_gap()`` the items that follow keep to the right edge, in that row and in later ones.
    ``right=True`` sets whole rows to the right.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 8, row_spacing: int = 6, right: bool = False
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        # Asked for again and again while a page settles; Qt says when something inside has changed.
        self._heights: dict[int, int] = {}
        self._row_spacing = row_spacing
        self._right = right
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def add_gap(self) -> None:
        """Push what follows to the right edge of its row."""
        self.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum))

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
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        rows: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.spacerItem() is None and item.isEmpty():
                continue
            size = min(item.sizeHint().width(), width)
            if rows[-1] and used + size > width:
                rows.append([])
                used = 0
            rows[-1].append(item)
            used += size + (self.spacing() if size else 0)
        return rows

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        top = inner.top()
        rows = [row for row in self._rows(inner.width()) if row]
        after_gap = False
        for row in rows:
            height = max(_height(item, inner.width()) for item in row)
            if move:
                self._place(row, inner, top, height, right=self._right or after_gap)
            after_gap = after_gap or any(item.spacerItem() is not None for item in row)
            top += height + self._row_spacing
        used = top - inner.top() - (self._row_spacing if rows else 0)
        return used + margins.top() + margins.bottom()

    def _place(self, row: list[QLayoutItem], inner: QRect, top: int, height: int, *, right: bool) -> None:
        widths = [min(item.sizeHint().width(), inner.width()) for item in row]
        used = sum(widths) + self.spacing() * (sum(1 for width in widths if width) - 1)
        spare = max(0, inner.width() - used)
        left = inner.left() + (spare if right else 0)
        for item, width in zip(row, widths, strict=True):
            if item.spacerItem() is not None:
                left += 0 if right else spare
                continue
            tall = min(height, _height(item, inner.width()))
            item.setGeometry(QRect(QPoint(left, top + (height - tall) // 2), QSize(width, tall)))
            left += width + self.spacing()


def _height(item: QLayoutItem, room: int) -> int:
    """Return the height of an item that is given its own width, or all the room when that is less."""
    width = min(item.sizeHint().width(), room)
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
