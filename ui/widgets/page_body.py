"""The middle of a page: a column with the margins every page has, scrolling between header and foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget


class ScrollColumn(QScrollArea):
    """Scrolls its content up and down when the text is large, and never sideways."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The keyboard goes to what is inside; the area follows it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        content.setObjectName(content.objectName() or "pageHolder")
        # A content without a size would be measured whole here, and again once it has its place.
        content.resize(1, 1)
        self.setWidget(content)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def minimumSizeHint(self) -> QSize:
        content = self.widget()
        wide = content.minimumSizeHint().width() if content is not None else 0
        return QSize(wide + self.verticalScrollBar().sizeHint().width(), 80)

    def sizeHint(self) -> QSize:
        # Asking for little lets header and foot stay in sight: the column takes what room is left.
        return QSize(super().sizeHint().width(), 80)

    def hide_until_filled(self) -> None:
        """Keep the place and show nothing until `show`.

        Empty it is laid out for nothing, again for each answer that comes, and says what is not so.
        """
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.setSizePolicy(kept)
        self.hide()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # Tab scrolls by itself; a link of the error summary or a key does not.
        content = self.widget()
        if new is None or content is None or not content.isAncestorOf(new):
            return
        self.ensureWidgetVisible(new, 8, 8)
        if new.mapTo(content, new.rect().bottomLeft()).y() < self.viewport().height():
            # What nothing above it can be reached in is seen again with it: a title, the strip of a page.
            self.verticalScrollBar().setValue(0)


class PageBody(ScrollColumn):
    """The middle of a page, which can take the strip above it in."""

    def __init__(self, body: QWidget) -> None:
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(body, 1)
        super().__init__(holder)

    def take_in(self, strip: QWidget) -> None:
        """Let a strip scroll with the rest, from edge to edge above it, until a layout elsewhere takes it."""
        self._column.insertWidget(0, strip)


def page_body(*widgets: QWidget, stretch_last: bool = False) -> PageBody:
    """Return a column of widgets with the page's margins; ``stretch_last`` gives the last all spare room."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(20, 13, 20, 13)
    column.setSpacing(10)
    for widget in widgets:
        column.addWidget(widget)
    if stretch_last and widgets:
        column.setStretchFactor(widgets[-1], 1)
    else:
        column.addStretch(1)
    return PageBody(body)
