"""The narrow rail on the left: where one can go, with counts in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from ui.theme import TextRole, current_theme, font, set_text_role
from ui.widgets.key_button import KeyButton
from ui.widgets.reading_order import tab_within
from ui.widgets.shell_state import RailItem
from ui.widgets.surface import Area, Surface

WIDTH = 100


class RailButton(KeyButton):
    """One place: its name over its count or key. Being there is the window's state, not a press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = RailItem("", "")
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_text_role(self, TextRole.LABEL)

    def show_item(self, item: RailItem, *, here: bool) -> None:
        """Show a place, and whether it is the one on the screen."""
        if item != self._item:
            self._item = item
            self.setText(item.name)
            self.bind_key(item.key)
            self.setObjectName(f"rail-{item.id}")
            self.setAccessibleName(", ".join(part for part in (item.name, item.words) if part))
            self.update()
        self.setChecked(here)

    def nextCheckState(self) -> None:
        """A press asks to go there; only the window's state says that one is there."""

    def sizeHint(self) -> QSize:
        lines = current_theme().px(49 if self._second() else 36)
        return QSize(self.text_width() + current_theme().px(12), lines)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def text_width(self) -> int:
        """Return the width of the wider line in pixels."""
        first = QFontMetrics(self._name_font()).horizontalAdvance(self._item.name)
        second = QFontMetrics(self._words_font()).horizontalAdvance(self._second())
        return max(first, second)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        rect = QRectF(self.rect())
        line = theme.px(17)
        both = line * (2 if self._second() else 1)
        top = rect.center().y() - both / 2
        painter.setPen(QColor(theme.tokens.rail_strong))
        painter.setFont(self._name_font())
        centre = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(rect.left(), top, rect.width(), line), centre, self._item.name)
        if self._second():
            painter.setPen(QColor(theme.tokens.rail_text))
            painter.setFont(self._words_font())
            painter.drawText(QRectF(rect.left(), top + line, rect.width(), line), centre, self._second())
        painter.end()

    def _second(self) -> str:
        return self._item.words or self._item.key

    def _name_font(self) -> QFont:
        return font(TextRole.LABEL, current_theme().text_scale)

    def _words_font(self) -> QFont:
        return font(TextRole.KEY, current_theme().text_scale)


class Rail(Area):
    """The places of the console. ``placeRequested(id)`` fires on a press or a key."""

    placeRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Surface.GROUND, parent=parent)
        self.setProperty("surface", "rail")
        self.setAccessibleName(self.tr("Places"))
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 10, 8, 12)
        self._column.setSpacing(4)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_places(self, places: Sequence[RailItem], foot: Sequence[RailItem], here: str) -> None:
        """Show the places from the top, others at the foot, and where one is."""
        wanted = [item.id for item in (*places, *foot)]
        if wanted != list(self._buttons):
            self._rebuild(places, foot)
        for item in (*places, *foot):
            self._buttons[item.id].show_item(item, here=item.id == here)
        self.updateGeometry()

    def button(self, place: str) -> RailButton:
        """Return the button of a place. Raises KeyError for an unknown one."""
        return self._buttons[place]

    def sizeHint(self) -> QSize:
        wide = max((button.sizeHint().width() for button in self._buttons.values()), default=0)
        return QSize(max(WIDTH, wide + 16), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def _rebuild(self, places: Sequence[RailItem], foot: Sequence[RailItem]) -> None:
        for old in self._buttons.values():
            old.hide()
            old.deleteLater()
        while self._column.takeAt(0) is not None:
            pass
        self._buttons = {}
        for group in (places, foot):
            for item in group:
                button = RailButton()
                button.clicked.connect(lambda _checked=False, place=item.id: self.placeRequested.emit(place))
                self._buttons[item.id] = button
                self._column.addWidget(button)
            if group is places:
                self._column.addStretch(1)
        tab_within(self, self._buttons.values())
