"""The ring around what has the keyboard: yellow inside black, which Qt stylesheets cannot draw."""

from __future__ import annotations

import weakref
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.theme.tokens import LIGHT

_W = TypeVar("_W", bound=QWidget)

INNER = 3
OUTER = 2
MARGIN = INNER + OUTER
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ZOrderChange,
}


class RingOverlay(QWidget):
    """Draws the ring above a window's content; it takes neither mouse nor focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.whole = QRect()

    def surround(self, target: QRect, visible: QRect) -> None:
        """Lie around ``target`` as far as ``visible`` allows, both in the window's coordinates."""
        around = target.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        shown = around.intersected(visible)
        self.whole = around.translated(-shown.topLeft())
        self.setGeometry(shown)
        self.raise_()
        self.setVisible(not shown.isEmpty())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width, inset in (
            (LIGHT.focus_edge, OUTER, OUTER / 2),
            (LIGHT.focus, INNER, OUTER + INNER / 2),
        ):
            painter.setPen(QPen(QColor(colour), width))
            ring = QRectF(self.whole).adjusted(inset, inset, -inset, -inset)
            radius = 6 + MARGIN - inset
            painter.drawRoundedRect(ring, radius, radius)
        painter.end()


class FocusRing(QObject):
    """Follows the keyboard focus through every window of the application that owns it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        # Weak throughout: a strong hold would keep closed windows alive and end them inside a focus change.
        self._watched: list[weakref.ref[QWidget]] = []
        self._overlay: weakref.ref[RingOverlay] | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def overlay_for(self, window: QWidget) -> RingOverlay:
        """Return the overlay of a window, made on first use and owned by the window."""
        for child in window.children():
            if isinstance(child, RingOverlay):
                return child
        return RingOverlay(window)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._release()
        if new is None or new.property("focusRing") is False:
            return
        step: QWidget | None = new
        while step is not None:
            step.installEventFilter(self)
            self._watched.append(weakref.ref(step))
            step = None if step.isWindow() else step.parentWidget()
        self._place()

    def _release(self) -> None:
        for widget in map(_living, self._watched):
            if widget is not None:
                widget.removeEventFilter(self)
        self._watched.clear()
        overlay = _living(self._overlay)
        if overlay is not None:
            overlay.hide()

    def _place(self) -> None:
        target = QApplication.focusWidget()
        if target is None or target.property("focusRing") is False:
            return
        window = target.window()
        overlay = self.overlay_for(window)
        self._overlay = weakref.ref(overlay)
        if target.property("ringsAround"):
            # What fills a scroll area is ringed at the area's edge, which stays in sight.
            target = _area_around(target)
        if not target.isVisible():
            overlay.hide()
            return
        area = QRect(target.mapTo(window, target.rect().topLeft()), target.size())
        wanted = _visible_part(target, window)
        around = area.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN).intersected(wanted)
        if overlay.geometry() != around or not overlay.isVisible():
            overlay.surround(area, wanted)


def _living(reference: weakref.ref[_W] | None) -> _W | None:
    """Return the widget referred to, if both its Python and its C++ half are still there."""
    widget = reference() if reference is not None else None
    return widget if widget is not None and isValid(widget) else None


def _area_around(content: QWidget) -> QWidget:
    """Return the scroll area that shows a widget: the parent of its viewport."""
    viewport = content.parentWidget()
    area = viewport.parentWidget() if viewport is not None else None
    return area or content


def _visible_part(target: QWidget, window: QWidget) -> QRect:
    """Return where the ring may be drawn: a scrolled-away control must not ring its neighbours."""
    shown = window.rect()
    step = target.parentWidget()
    while step is not None and step is not window:
        if step.objectName() == "qt_scrollarea_viewport":
            shown = shown.intersected(QRect(step.mapTo(window, step.rect().topLeft()), step.size()))
        step = step.parentWidget()
    return shown
