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
        return QSize(min(self._natural(index), self._most(index)), current_theme().px(34))

    def _natural(self, index: int) -> int:
        theme = current_theme()
        bold = QFontMetrics(font(TextRole.STRONG, theme.text_scale))
        return bold.horizontalAdvance(self.tabText(index)) + theme.px(28)

    def _most(self, index: int) -> int:
        """Give the widest a tab may be; where not all fit, Home and the one in front stay whole."""
        widths = [self._natural(one) for one in range(self.count())]
        whole = {0, self.currentIndex()}
        if sum(widths) <= self.width() or index in whole:
            return widths[index]
        room = self.width() - sum(widths[one] for one in whole if 0 <= one < len(widths))
        others = sorted(wide for one, wide in enumerate(widths) if one not in whole)
        # Short names keep their width, and the long ones share what those leave.
        while others and others[0] <= room // len(others):
            room -= others.pop(0)
        share = room // len(others) if others else widths[index]
        return max(share, current_theme().px(48))

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
