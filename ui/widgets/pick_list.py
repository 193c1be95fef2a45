"""A list that was found, such as addresses, to choose one of it by arrow keys and Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.theme import TextRole, current_theme, set_text_role
from ui.widgets.choice_field import Option
from ui.widgets.form_field import FormField

_ROWS_SHOWN = 5


class PickList(FormField):
    """One of many. ``chosen(id)`` fires on Enter, on a click, and on nothing else."""

    chosen = Signal(str)

    def __init__(self, name: str, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setUniformItemSizes(True)
        set_text_role(self.list, TextRole.BODY)
        super().__init__(name, label, self.list, hint, parent)
        self._options: tuple[Option, ...] = ()
        self.list.itemActivated.connect(self._on_item)
        self.list.itemClicked.connect(self._on_item)
        self._fit()

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these, the first one marked; the same ones again keep the mark."""
        if tuple(options) == self._options:
            return
        self._options = tuple(options)
        self.list.clear()
        for option in self._options:
            item = QListWidgetItem(option.text)
            item.setData(Qt.ItemDataRole.UserRole, option.id)
            item.setToolTip(option.text)
            self.list.addItem(item)
        if self._options:
            self.list.setCurrentRow(0)
        self._fit()

    def marked(self) -> str:
        """Give the id of the one marked now, or an empty string."""
        row = self.list.currentRow()
        return self._options[row].id if 0 <= row < len(self._options) else ""

    def mark(self, option_id: str) -> None:
        """Mark one of them, as what was chosen before; one that is not offered changes nothing."""
        for row, option in enumerate(self._options):
            if option.id == option_id:
                self.list.setCurrentRow(row)

    def _fit(self) -> None:
        row = current_theme().px(30)
        rows = min(_ROWS_SHOWN, max(1, len(getattr(self, "_options", ()))))
        self.list.setFixedHeight(row * rows + 10)
        self.list.setStyleSheet(f"QListWidget::item {{ min-height: {row}px; }}")

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
