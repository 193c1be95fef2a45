"""The tabs of the customers being served: at most nine, Home first, others as initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.theme import TextRole, appearance, current_theme, font, set_text_role
from ui.widgets.shell_state import MOST_TABS, TabShown


class CustomerTabs(QTabBar):
    """Shows the tabs it is told to. ``tabRequested(id)`` fires on a choice and on Ctrl+1 to Ctrl+9,
    ``tabCloseWanted(id)`` on Ctrl+W and on a press of the middle button; the first tab cannot be closed."""

    tabRequested = Signal(str)
    tabCloseWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: tuple[TabShown, ...] = ()
        self._quiet = False
        self.setObjectName("customerTabs")
        self.setAccessibleName(self.tr("Customers"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_text_role(self, TextRole.BODY)
        self.currentChanged.connect(self._on_current_changed)
        for number in range(MOST_TABS):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            shortcut.activated.connect(lambda index=number: self._ask(index))
        close = QShortcut(QKeySequence("Ctrl+W"), self)
        close.activated.connect(lambda: self._ask_close(self.currentIndex()))
        appearance().changed.connect(self._measure_again)

    def show_tabs(self, tabs: Sequence[TabShown], current: str, *, private: bool) -> None:
        """Show these tabs; with ``private`` all but Home and the current one show initials."""
        self._quiet = True
        self._tabs = tuple(tabs)
        while self.count() > len(self._tabs):
            self.removeTab(self.count() - 1)
        for index, tab in enumerate(self._tabs):
            hidden = private and tab.id != current and bool(tab.initials)
            text = tab.initials if hidden else tab.title
            if index >= self.count():
                self.addTab(text)
            elif self.tabText(index) != text:
                self.setTabText(index, text)
            spoken = self.tr("another customer, {initials}").format(initials=text) if hidden else text
            self.setAccessibleTabName(index, spoken)
            if tab.id == current:
                self.setCurrentIndex(index)
        self._quiet = False
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        theme = current_theme()
        bold = font(TextRole.STRONG, theme.text_scale)
        return QSize(QFontMetrics(bold).horizontalAdvance(self.tabText(index)) + theme.px(28), theme.px(34))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(200), current_theme().px(34))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton:
            self._ask_close(self.tabAt(event.position().toPoint()))
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            chosen = index == self.currentIndex()
            if chosen:
                flat = theme.tokens.paper == theme.tokens.ground
                edge = QPen(QColor(theme.tokens.edge), 1) if flat else QPen(Qt.PenStyle.NoPen)
                painter.setPen(edge)
                painter.setBrush(QColor(theme.tokens.paper))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, 8), 7, 7)
            painter.setPen(QColor(theme.tokens.ink if chosen else theme.tokens.quiet))
            role = TextRole.STRONG if chosen else TextRole.BODY
            painter.setFont(font(role, theme.text_scale))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        painter.end()

    def _measure_again(self) -> None:
        # QTabBar keeps the sizes of its tabs until a text changes.
        for index in range(self.count()):
            text = self.tabText(index)
            self.setTabText(index, f"{text} ")
            self.setTabText(index, text)

    def _on_current_changed(self, index: int) -> None:
        if not self._quiet:
            self._ask(index)

    def _ask(self, index: int) -> None:
        if 0 <= index < len(self._tabs):
            self.tabRequested.emit(self._tabs[index].id)

    def _ask_close(self, index: int) -> None:
        if 0 < index < len(self._tabs):
            self.tabCloseWanted.emit(self._tabs[index].id)
