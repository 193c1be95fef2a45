"""The strip of a page scrolls with the rest where it would leave too little to read: at 200 % text."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.page_body import PageBody

_LEAST = 0.4
"""Of a page's height, what its middle is given before the strip gives way."""

_MATTER = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Hide})
"""A strip is hidden with the middle that it scrolls with, when another takes its place."""


def give_way(page: QWidget, strip: QWidget) -> None:
    """Let a page's strip give way to its middle; its layout is a column that begins with the strip."""
    _StripRoom(page, strip)


class _StripRoom(QObject):
    """Looks again whenever the page or the strip changes its size."""

    def __init__(self, page: QWidget, strip: QWidget) -> None:
        super().__init__(page)
        self._page, self._strip = page, strip
        self._inside: PageBody | None = None
        # Not while Qt is in the middle of laying out what would be moved.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle)
        for watched in (page, strip):
            watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _MATTER:
            self._soon.start()
        return False

    def _settle(self) -> None:
        bodies = self._page.findChildren(PageBody)
        body = next((one for one in bodies if one.isVisibleTo(self._page)), None)
        wanted = body if body is not None and self._is_cramped(body) else None
        column = self._page.layout()
        if wanted is self._inside or not isinstance(column, QVBoxLayout):
            return
        hidden = self._strip.isHidden()
        if wanted is None:
            column.insertWidget(0, self._strip)
        else:
            wanted.take_in(self._strip)
        self._strip.setHidden(hidden)
        self._inside = wanted

    def _is_cramped(self, body: PageBody) -> bool:
        """Whether a strip above the middle would leave it less than its share."""
        width, height = self._page.width(), self._page.height()
        others = (one for one in self._page.children() if isinstance(one, QWidget) and not one.isHidden())
        fixed = [
            one for one in others if one is not self._strip and not one.isAncestorOf(body) and one is not body
        ]
        taken = sum(_height(one, width) for one in (self._strip, *fixed))
        return height - taken < _LEAST * height


def _height(widget: QWidget, width: int) -> int:
    tall = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
    return tall if tall >= 0 else widget.sizeHint().height()
