"""Answers in rows: a name, the answer, and a named "Change" beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import TextRole, appearance, current_theme
from ui.widgets.link_button import LinkButton
from ui.widgets.reading_order import tab_within
from ui.widgets.surface import Rule
from ui.widgets.text import Run, Text, Tone


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One row: its id, its name, the answer in runs, and the words of its link (empty for none)."""

    id: str
    name: str
    value: tuple[Run, ...]
    change: str = ""
    name_role: TextRole = TextRole.BODY
    name_tone: Tone = Tone.QUIET


class KeyValues(QWidget):
    """A list of answers. ``changeRequested(id)`` fires when a row's link is used."""

    changeRequested = Signal(str)

    def __init__(self, *, name_width: int = 140, ruled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_width = name_width
        self._ruled = ruled
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(3 if ruled else 4)
        self._grid.setColumnStretch(1, 1)
        self._rows: tuple[KeyValue, ...] = ()
        appearance().changed.connect(self._rebuild)

    def show_rows(self, rows: Sequence[KeyValue]) -> None:
        """Show these rows and no others; unchanged rows keep their widgets and the focus."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        self._rebuild()

    def _rebuild(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._grid.setColumnMinimumWidth(0, current_theme().px(self._name_width))
        for number, row in enumerate(self._rows):
            self._add(2 * number, row)
        tab_within(self, self.findChildren(LinkButton))

    def _add(self, line: int, row: KeyValue) -> None:
        top = Qt.AlignmentFlag.AlignTop
        name = Text(row.name, row.name_role, row.name_tone)
        name.setMaximumWidth(current_theme().px(self._name_width))
        value = Text()
        value.show_runs(row.value)
        value.setAccessibleName(f"{row.name}: {value.text()}")
        self._grid.addWidget(name, line, 0)
        self._grid.addWidget(value, line, 1)
        if row.change:
            link = LinkButton(row.change)
            link.setObjectName(f"change-{row.id}")
            link.clicked.connect(lambda _checked=False, row_id=row.id: self.changeRequested.emit(row_id))
            self._grid.addWidget(link, line, 2, top | Qt.AlignmentFlag.AlignRight)
        if self._ruled:
            self._grid.addWidget(Rule(), line + 1, 0, 1, 3)
