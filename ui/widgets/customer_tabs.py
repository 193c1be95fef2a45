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
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.theme import TextRole, Theme, appearance, current_theme, font, set_text_role
from ui.widgets.shell_state import MOST_TABS, TabShown


class CustomerTabs(QTabBar):
    """Shows the tabs it is told to. ``tabRequested(id)`` fires on a choice and on Ctrl+1 to Ctrl+9,
    ``tabCloseWanted(id)`` on Ctrl+W and on a press of the middle button; the first tab cannot be closed."""

    tabRequested = Signal(str)
    tabCloseWanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs: tuple[TabShown, ...] = ()
        self._reckoned: tuple[int, ...] = ()
        self._reckoned_for: tuple[tuple[str, ...], int, int, Theme] | None = None
        self._shown: tuple[tuple[TabShown, ...], str, bool] | None = None
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
        stands = tuple(tab.id for tab in self._tabs)[self.currentIndex() :][:1] == (current,)
        if stands and (tuple(tabs), current, private) == self._shown:
            return
        self._shown = tuple(tabs), current, private
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
        self._measure_again()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        widths = self._widths()
        wide = widths[index] if index < len(widths) else 0
        return QSize(wide, current_theme().px(34))

    def _widths(self) -> tuple[int, ...]:
        """Give the widths of all tabs, reckoned once: Qt asks for each of them several times in a row."""
        texts = tuple(self.tabText(index) for index in range(self.count()))
        asked = texts, self.currentIndex(), self.width(), current_theme()
        if asked != self._reckoned_for:
            self._reckoned_for, self._reckoned = asked, self._shared(texts)
        return self._reckoned

    def _shared(self, texts: Sequence[str]) -> tuple[int, ...]:
        """Share the room among the tabs; where not all fit, Home and the one in front stay whole."""
        theme = current_theme()
        bold = QFontMetrics(font(TextRole.STRONG, theme.text_scale))
        widths = [bold.horizontalAdvance(text) + theme.px(28) for text in texts]
        if sum(widths) <= self.width():
            return tuple(widths)
        whole = {0, self.currentIndex()}
        room = self.width() - sum(wide for one, wide in enumerate(widths) if one in whole)
        others = sorted(wide for one, wide in enumerate(widths) if one not in whole)
        # Short names keep their width, and the long ones share what those leave.
        while others and others[0] <= room // len(others):
            room -= others.pop(0)
        share = max(room // len(others), theme.px(48)) if others else max(widths)
        return tuple(wide if one in whole else min(wide, share) for one, wide in enumerate(widths))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        return QSize(current_theme().px(200), current_theme().px(34))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure_again()

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
            room = int(rect.width()) - theme.px(16)
            shown = painter.fontMetrics().elidedText(self.tabText(index), Qt.TextElideMode.ElideRight, room)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
        painter.end()

    def _measure_again(self) -> None:
        # QTabBar keeps the sizes of all its tabs until the text of one changes.
        if self.count():
            text = self.tabText(0)
            self.setTabText(0, f"{text} ")
            self.setTabText(0, text)

    def _on_current_changed(self, index: int) -> None:
        if not self._quiet:
            self._ask(index)

    def _ask(self, index: int) -> None:
        if 0 <= index < len(self._tabs):
            self.tabRequested.emit(self._tabs[index].id)

    def _ask_close(self, index: int) -> None:
        if 0 < index < len(self._tabs):
            self.tabCloseWanted.emit(self._tabs[index].id)
