"""The rows of a timeline, frozen, and the Qt model that offers them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.text import Run, plain_of

Index = QModelIndex | QPersistentModelIndex
RUNS_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One thing that happened: when and of what kind, in words, and what, in runs."""

    id: str
    when: str
    kind: str
    what: tuple[Run, ...]
    strong: bool = False

    def summary(self) -> str:
        """Return the row as one sentence for screen readers."""
        named = ", ".join(filter(None, (self.when, self.kind)))
        return f"{named}: {plain_of(self.what)}"


class TimelineModel(QAbstractTableModel):
    """Three columns (when, kind, what, or other headings) over rows that are replaced whole or added to."""

    def __init__(self, parent: QObject | None = None, headings: tuple[str, str, str] | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TimelineRow, ...] = ()
        self._headings = headings or (self.tr("When"), self.tr("Kind"), self.tr("What happened"))

    def rows(self) -> tuple[TimelineRow, ...]:
        """Return the rows shown now."""
        return self._rows

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Replace every row; where all stay and others follow, what was looked at stays where it is."""
        count = len(self._rows)
        if 0 < count < len(rows) and tuple(rows[:count]) == self._rows:
            self.beginInsertRows(QModelIndex(), count, len(rows) - 1)
            self._rows = tuple(rows)
            self.endInsertRows()
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        runs = self.runs_at(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return plain_of(runs)
        if role == RUNS_ROLE:
            return runs
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.summary() if index.column() == 0 else plain_of(runs)
        return None

    def runs_at(self, row: int, column: int) -> tuple[Run, ...]:
        """Return what a cell shows."""
        item = self._rows[row]
        if column == 2:
            return item.what
        return (Run(item.kind, strong=item.strong),) if column == 1 else (Run(item.when),)
