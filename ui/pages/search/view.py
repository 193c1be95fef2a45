"""The results under the search box: the keyboard stays in the box, the list follows it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.pages.search.models import ResultRow, SearchState
from ui.theme import TextRole, appearance, current_theme, set_text_role
from ui.widgets.status_text import StatusText
from ui.widgets.text import Run, RunLayout, Tone, quiet, strong

Index = QModelIndex | QPersistentModelIndex

PAD_X, PAD_Y = 10, 6
ROWS_SHOWN = 9


class ResultsModel(QAbstractListModel):
    """The rows of the last search, replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ResultRow, ...] = ()

    def show_rows(self, rows: Sequence[ResultRow]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, row.subtitle, row.why)))
        return None


def _layouts(row: ResultRow) -> tuple[RunLayout, RunLayout]:
    why = (Run("   "), Run(row.why, tone=Tone.ACCENT)) if row.why else ()
    first = RunLayout((strong(row.title), *why), TextRole.BODY, Tone.PLAIN)
    return first, RunLayout((quiet(row.subtitle),), TextRole.BODY, Tone.QUIET)


class _ResultDelegate(QStyledItemDelegate):
    """Paints a result in two lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, ResultsModel):
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(current_theme().tokens.tint))
        top = float(option.rect.top() + PAD_Y)
        for layout in _layouts(model.rows[index.row()]):
            height = layout.arrange(10_000)
            layout.draw(painter, QPointF(option.rect.left() + PAD_X, top))
            top += height
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = RunLayout((Run("A"),), TextRole.BODY, Tone.PLAIN).line
        return QSize(current_theme().px(480), 2 * line + 2 * PAD_Y)


class SearchView(QWidget):
    """Up to twenty results. Signal: resultChosen(id) on a click or on Enter in the list."""

    resultChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ResultsModel(self)
        self.list = QListView()
        self.list.setObjectName("searchResultsList")
        self.list.setAccessibleName(self.tr("Search results"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_ResultDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        set_text_role(self.list, TextRole.BODY)
        self.list.clicked.connect(self._on_list_clicked)
        self.list.activated.connect(self._on_list_clicked)
        self.words = StatusText()
        appearance().changed.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addWidget(self.words)

    def rows(self) -> tuple[ResultRow, ...]:
        """Give the results shown now."""
        return self._model.rows

    def sizeHint(self) -> QSize:
        return QSize(current_theme().px(560), super().sizeHint().height())

    def _fit(self) -> None:
        """Make the list as tall as its rows, up to what is worth looking through."""
        row = self.list.sizeHintForRow(0) if self._model.rows else 0
        self.list.setFixedHeight(row * min(ROWS_SHOWN, len(self._model.rows)) + 4)
        self.updateGeometry()

    def show_state(self, state: SearchState) -> None:
        """Show the results with the row that Enter opens marked."""
        if state.rows != self._model.rows:
            self._model.show_rows(state.rows)
            self._fit()
        self.list.setVisible(bool(state.rows))
        self.words.show_status(state.words)
        if 0 <= state.chosen < len(state.rows):
            self.list.setCurrentIndex(self._model.index(state.chosen))

    def _on_list_clicked(self, index: QModelIndex) -> None:
        self.resultChosen.emit(self._model.rows[index.row()].id)
