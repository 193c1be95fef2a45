"""A row of filters of which one is chosen, such as "All" and "Letters 6"."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from ui.theme import TextRole, current_theme, set_text_role
from ui.widgets.choice_field import Option
from ui.widgets.flow import FlowLayout
from ui.widgets.reading_order import tab_within


class FilterButton(QPushButton):
    """One filter of a row."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "filter")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_text_role(self, TextRole.SMALL)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 18, theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class FilterRow(QWidget):
    """Filters side by side; Tab reaches the chosen one. ``filterChosen(id)`` fires on a choice."""

    filterChosen = Signal(str)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(label)
        self._flow = FlowLayout(self, spacing=2, row_spacing=2, right=True)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, FilterButton] = {}
        self._options: tuple[Option, ...] = ()

    def show_filters(self, options: Sequence[Option], chosen: str) -> None:
        """Offer these filters with one chosen."""
        if tuple(option.id for option in options) != tuple(option.id for option in self._options):
            self._rebuild(options)
        self._options = tuple(options)
        for option in self._options:
            button = self._buttons[option.id]
            if button.text() != option.text:
                button.setText(option.text)
                button.updateGeometry()
            button.setChecked(option.id == chosen)

    def button(self, option_id: str) -> FilterButton:
        """Return the button of a filter. Raises KeyError for one that is not offered."""
        return self._buttons[option_id]

    def _rebuild(self, options: Sequence[Option]) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._buttons = {}
        for option in options:
            button = FilterButton(option.text)
            button.setObjectName(f"{self._name}-{option.id}")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, key=option.id: self.filterChosen.emit(key))
            self._group.addButton(button)
            self._flow.addWidget(button)
            self._buttons[option.id] = button
        tab_within(self, self._buttons.values())
