"""The window around every page: rail, bar, tabs, training banner and covers. It only shows and asks."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ui.widgets.banner import Banner, Notice
from ui.widgets.covers import BlankCover, LockCover
from ui.widgets.customer_tabs import CustomerTabs
from ui.widgets.page_body import ScrollColumn
from ui.widgets.rail import Rail
from ui.widgets.shell_state import Covering, ShellState
from ui.widgets.surface import Area, Surface
from ui.widgets.top_bar import TopBar

__all__ = ["MainWindow", "ShellState"]


class MainWindow(QWidget):
    """Shows a ShellState and one page; every wish of the advisor leaves as a signal.

    Signals: ``placeRequested(id)``, ``searchRequested(text)``, ``searchMoved(rows)``, ``searchAccepted()``,
    ``searchLeft()``, ``wrapUpRequested()``, ``tabRequested(id)``, ``tabCloseRequested(id)``,
    ``blankRequested()``, ``uncoverRequested()``, ``lockRequested()``, ``unlockRequested(password)``,
    ``signOutRequested()`` and
    ``closeRequested()`` (the window stays open until ``allow_close`` was called).
    """

    placeRequested = Signal(str)
    searchRequested = Signal(str)
    searchMoved = Signal(int)
    searchAccepted = Signal()
    searchLeft = Signal()
    wrapUpRequested = Signal()
    tabRequested = Signal(str)
    tabCloseRequested = Signal(str)
    blankRequested = Signal()
    uncoverRequested = Signal()
    lockRequested = Signal()
    unlockRequested = Signal(str)
    signOutRequested = Signal()
    closeRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mainWindow")
        self.setWindowTitle(self.tr("Advisor Console"))
        self._covering = Covering.NOTHING
        self._returns_to: QWidget | None = None
        self._may_close = False
        self.rail, self.bar, self.tabs, self.banner = Rail(), TopBar(), CustomerTabs(), Banner()
        self.notice = Notice()
        self.blank_cover, self.lock_cover = BlankCover(), LockCover()
        self._pages = QStackedWidget()
        self._pages.setProperty("focusRing", False)
        self._stack = QStackedWidget(self)
        self._popup = QFrame()
        self._work = Area(Surface.GROUND)
        self._build()
        self._connect()
        self.resize(1366, 768)

    def show_state(self, state: ShellState) -> None:
        """Show everything around the page."""
        self.rail.show_places(state.places, state.foot, state.place)
        self.bar.show_bar(state.contact, state.site, state.sync_words)
        self.tabs.show_tabs(state.tabs, state.tab, private=state.private_tabs)
        self.tabs.setVisible(bool(state.tabs))
        self.banner.words.show_text(state.training)
        self.banner.setVisible(bool(state.training))
        self.notice.words.show_text(state.notice)
        self.notice.setVisible(bool(state.notice))
        self._place_notice()
        self.lock_cover.show_lock(state.advisor, state.lock_problem)
        if state.search_text is not None and state.search_text != self.bar.search.text():
            self.bar.search.setText(state.search_text)
        self._cover(state.covering)

    def set_page(self, page: QWidget) -> None:
        """Show a page; pages shown before are kept as they are until ``drop_page``."""
        for index in range(self._pages.count()):
            holder = self._pages.widget(index)
            if isinstance(holder, ScrollColumn) and holder.widget() is page:
                if index != self._pages.currentIndex():
                    self._hold_keyboard()
                    self._pages.setCurrentIndex(index)
                return
        self._hold_keyboard()
        self._pages.setCurrentIndex(self._pages.addWidget(ScrollColumn(page)))

    def _hold_keyboard(self) -> None:
        """Keep the keyboard of a page that goes: Qt would hand it to whatever is next, far from the eyes."""
        focused = QApplication.focusWidget()
        if focused is not None and self._pages.isAncestorOf(focused):
            self._pages.setFocus()

    def page(self) -> QWidget | None:
        """Return the page on the screen."""
        holder = self._pages.currentWidget()
        return holder.widget() if isinstance(holder, ScrollColumn) else None

    def drop_page(self, page: QWidget) -> None:
        """Forget a page whose tab was closed, and destroy it."""
        for index in range(self._pages.count()):
            holder = self._pages.widget(index)
            if isinstance(holder, ScrollColumn) and holder.widget() is page:
                if holder is self._pages.currentWidget():
                    self._hold_keyboard()
                self._pages.removeWidget(holder)
                holder.deleteLater()
                return
        page.deleteLater()  # it was never in front

    @property
    def is_covered(self) -> bool:
        """Whether the work is covered, so that nothing of it is to be shown above."""
        return self._covering is not Covering.NOTHING

    def close_dialogs(self) -> None:
        """Close what stands above the window, as with Esc: a cover does not cover it, and it can be used."""
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()

    def set_search_results(self, results: QWidget | None) -> None:
        """Show a widget of results under the search box, or none; the widget stays its owner's."""
        layout = self._popup.layout()
        if layout is None:
            return
        if results is not None and layout.indexOf(results) < 0:
            layout.addWidget(results)
        self._popup.setVisible(results is not None)
        self._place_popup()

    def allow_close(self) -> None:
        """Let the window close now: everything is kept."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.closeRequested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_popup()
        self._place_notice()

    def sizeHint(self) -> QSize:
        return QSize(1366, 768)

    def _build(self) -> None:
        work = self._work
        strip = Area(Surface.GROUND)
        self._tab_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, strip)
        self._tab_row.setContentsMargins(16, 8, 20, 0)
        self._tab_row.addWidget(self.tabs, 1)
        self._tab_row.addWidget(self.notice, 0, Qt.AlignmentFlag.AlignVCenter)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget, share in (
            (self.banner, 0),
            (self.bar, 0),
            (strip, 0),
            (self._pages, 1),
        ):
            right.addWidget(widget, share)
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        for layer in (work, self.blank_cover, self.lock_cover):
            self._stack.addWidget(layer)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._popup.setParent(work)
        self._popup.setObjectName("searchResults")
        self._popup.setProperty("surface", "popup")
        inner = QVBoxLayout(self._popup)
        inner.setContentsMargins(4, 4, 4, 4)
        self._popup.hide()

    def _connect(self) -> None:
        self.rail.placeRequested.connect(self.placeRequested)
        search = self.bar.search
        search.searchRequested.connect(self.searchRequested)
        search.moved.connect(self.searchMoved)
        search.accepted.connect(self.searchAccepted)
        search.left.connect(self.searchLeft)
        self.bar.contact.wrapUpRequested.connect(self.wrapUpRequested)
        self.bar.blankRequested.connect(self.blankRequested)
        self.bar.lockRequested.connect(self.lockRequested)
        self.tabs.tabRequested.connect(self.tabRequested)
        self.tabs.tabCloseWanted.connect(self.tabCloseRequested)
        self.blank_cover.returnRequested.connect(self.uncoverRequested)
        self.lock_cover.unlockRequested.connect(self.unlockRequested)
        self.lock_cover.signOutRequested.connect(self.signOutRequested)

    def _cover(self, covering: Covering) -> None:
        if covering is self._covering:
            return
        if self._covering is Covering.NOTHING:
            self._returns_to = QApplication.focusWidget()
        self._covering = covering
        layers = {Covering.NOTHING: 0, Covering.BLANK: 1, Covering.LOCKED: 2}
        self._stack.setCurrentIndex(layers[covering])
        if covering is Covering.BLANK:
            self.blank_cover.back.setFocus()
        elif covering is Covering.LOCKED:
            self.lock_cover.password.focus_field()
        elif self._returns_to is not None and isValid(self._returns_to):
            self._returns_to.setFocus()

    def _place_notice(self) -> None:
        """Beside the tabs a notice moves nothing; where there is no room it takes a line above them."""
        room = self.width() - self.rail.width() - self.tabs.sizeHint().width() - 48
        wanted = self.notice.sizeHint()
        beside = wanted.width() <= room and wanted.height() <= self.tabs.sizeHint().height()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        if self._tab_row.direction() != way:
            self._tab_row.setDirection(way)

    def _place_popup(self) -> None:
        if self._popup.isHidden():
            return
        search = self.bar.search
        work = self._work
        corner = search.mapTo(work, QPoint(0, search.height() + 4))
        room = work.rect().adjusted(corner.x(), corner.y(), -16, -16)
        wide = min(room.width(), max(search.width(), self._popup.sizeHint().width()))
        tall = min(room.height(), self._popup.sizeHint().height())
        self._popup.setGeometry(corner.x(), corner.y(), wide, tall)
        self._popup.raise_()
