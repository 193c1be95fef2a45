"""What happened, newest first: a table whose words wrap and whose rows speak a summary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import TextRole, Theme, appearance, current_theme, set_text_role
from ui.widgets.text import RunLayout, Tone
from ui.widgets.timeline_model import TimelineModel, TimelineRow

PAD_X, PAD_Y = 8, 8
_TONES = {0: Tone.QUIET, 1: Tone.PLAIN, 2: Tone.PLAIN}


class _RunsDelegate(QStyledItemDelegate):
    """Paints a cell's runs wrapped, over a hairline that divides the rows."""

    def __init__(self, table: TimelineTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = current_theme().tokens
        rect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.tint))
        painter.setPen(QColor(tokens.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        layout = self._table.cell_layout(index.row(), index.column())
        layout.arrange(rect.width() - 2 * PAD_X)
        layout.draw(painter, QPointF(rect.left() + PAD_X, rect.top() + PAD_Y))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._table.cell_size(index.row(), index.column())


class TimelineTable(QTableView):
    """Shows up to some hundred rows. ``rowActivated(id)`` fires on Enter or a double click.

    Tab leads into the table and out again; the arrows move between rows, and each row is read as one
    sentence. Its accessible name is the title it is given; headings name the columns of another list, and
    widths are those of the first two at 100 % text; a second of no width is not shown.
    """

    rowActivated = Signal(str)

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        headings: tuple[str, str, str] | None = None,
        widths: tuple[int, int] = (152, 74),
    ) -> None:
        super().__init__(parent)
        self._widths = widths
        self._layouts: dict[tuple[int, int], RunLayout] = {}
        self._fitted: tuple[Theme, int] | None = None
        self.setAccessibleName(title)
        self._rows_model = TimelineModel(self, headings)
        self.setModel(self._rows_model)
        self.setColumnHidden(1, not widths[1])
        self.setItemDelegate(_RunsDelegate(self))
        set_text_role(self, TextRole.BODY)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.activated.connect(self._on_activated)
        appearance().changed.connect(self._fit_anew)

    def rows(self) -> tuple[TimelineRow, ...]:
        """Return the rows shown now."""
        return self._rows_model.rows()

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show these rows; the row that was chosen stays chosen when it is still there."""
        if tuple(rows) == self.rows():
            return
        chosen, top = self.chosen_id(), self._top()
        self._rows_model.show_rows(rows)
        self._fit_anew()
        # Choosing a row again must not bring it into sight: whoever reads elsewhere goes on reading there.
        self.setAutoScroll(False)
        for number, row in enumerate(self.rows()):
            if row.id == chosen and chosen != self.chosen_id():
                self.selectRow(number)
        self.setAutoScroll(True)
        self._scroll_back(*top)

    def _top(self) -> tuple[str, int]:
        """Give the row at the upper edge and how far it is scrolled beyond it; no row at the very top."""
        row = self.rowAt(0)
        if row < 0 or self.verticalScrollBar().value() == 0:
            return "", 0
        return self.rows()[row].id, -self.rowViewportPosition(row)

    def _scroll_back(self, top: str, beyond: int) -> None:
        """Let the same row stand at the upper edge, whatever was put in above it."""
        numbers = [number for number, row in enumerate(self.rows()) if row.id == top]
        if numbers:
            above = sum(self.rowHeight(row) for row in range(numbers[0]))
            self.updateGeometries()
            self.verticalScrollBar().setValue(above + beyond)

    def chosen_id(self) -> str:
        """Return the id of the chosen row, or an empty string."""
        index = self.currentIndex()
        return self.rows()[index.row()].id if index.isValid() else ""

    def cell_layout(self, row: int, column: int) -> RunLayout:
        """Return the layout of a cell's words, made once until rows or theme change."""
        found = self._layouts.get((row, column))
        if found is None:
            found = RunLayout(self._rows_model.runs_at(row, column), TextRole.BODY, _TONES[column])
            self._layouts[row, column] = found
        return found

    def cell_size(self, row: int, column: int) -> QSize:
        """Return the room a cell needs at its column's width."""
        width = self.columnWidth(column)
        return QSize(width, self.cell_layout(row, column).arrange(width - 2 * PAD_X) + 2 * PAD_Y)

    def minimumSizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.px(320), theme.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit_anew(self) -> None:
        self._layouts.clear()
        self._fitted = None
        self._fit()

    def _fit(self) -> None:
        theme = current_theme()
        wide = self.viewport().width()
        if self._fitted == (theme, wide) or not self.isVisible():
            # Nothing has changed, or the layouts around it have not settled its width yet.
            return
        self._fitted = theme, wide
        first, second = map(theme.px, self._widths)
        for column, width in enumerate((first, second, max(theme.px(100), wide - first - second))):
            self.setColumnWidth(column, width)
        for row in range(len(self.rows())):
            self.setRowHeight(row, max(self.cell_size(row, column).height() for column in range(3)))

    def _on_activated(self, index: QModelIndex) -> None:
        self.rowActivated.emit(self.rows()[index.row()].id)
