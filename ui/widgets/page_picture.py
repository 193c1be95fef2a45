"""A picture of a printed page, to look at as large as one likes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.button import Button
from ui.widgets.text import Text, Tone

ZOOM_STEP = 1.25
ZOOM_LEAST, ZOOM_MOST = 0.25, 4.0


_ARROWS = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_PageUp: (0, -8),
    Qt.Key.Key_PageDown: (0, 8),
}


class _Picture(QLabel):
    """The picture itself, which takes the keyboard so that it can be moved. ``scrolled(across, down)``."""

    scrolled = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringsAround", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.scrolled.emit(*step)


class PagePicture(QWidget):
    """Shows one page from PNG bytes, fitted to the width until somebody zooms.

    ``spoken`` says what the picture shows; the words themselves belong beside it as text.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self._zoom: float | None = None
        self._picture = _Picture()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._picture.setObjectName("pagePicture")
        self.area = QScrollArea()
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture.scrolled.connect(self._on_scrolled)
        self.area.setWidget(self._picture)
        self.area.setWidgetResizable(True)
        self.larger = Button(self.tr("Larger"))
        self.smaller = Button(self.tr("Smaller"))
        self.fit = Button(self.tr("Fit width"))
        self.state = Text("", tone=Tone.QUIET, wrap=False)
        row = QHBoxLayout()
        for button, name in ((self.larger, "larger"), (self.smaller, "smaller"), (self.fit, "fit")):
            button.setObjectName(f"pagePicture-{name}")
            row.addWidget(button)
        row.addWidget(self.state)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.area, 1)
        self.larger.clicked.connect(lambda: self._zoom_by(ZOOM_STEP))
        self.smaller.clicked.connect(lambda: self._zoom_by(1 / ZOOM_STEP))
        self.fit.clicked.connect(self._on_fit)

    def show_picture(self, png: bytes, spoken: str) -> None:
        """Show a page. Raises ValueError when the bytes are no picture."""
        pixmap = QPixmap()
        if not pixmap.loadFromData(png):
            raise ValueError("The bytes given are not a picture.")
        self._pixmap = pixmap
        self._picture.setAccessibleName(spoken)
        self._draw()

    def zoom(self) -> float:
        """Return how large the page is drawn, 1.0 being one picture pixel on one of the screen."""
        if self._zoom is not None:
            return self._zoom
        # As if the bar at the side stood there always, so that it makes no second one at the foot.
        spare = self.area.width() - self.area.verticalScrollBar().sizeHint().width() - 4
        return max(ZOOM_LEAST, spare / self._pixmap.width()) if self._pixmap.width() else 1.0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _on_scrolled(self, across: int, down: int) -> None:
        for bar, steps in (
            (self.area.horizontalScrollBar(), across),
            (self.area.verticalScrollBar(), down),
        ):
            bar.setValue(bar.value() + steps * bar.singleStep())

    def _zoom_by(self, factor: float) -> None:
        self._zoom = min(ZOOM_MOST, max(ZOOM_LEAST, self.zoom() * factor))
        self._draw()

    def _on_fit(self) -> None:
        self._zoom = None
        self._draw()

    def _draw(self) -> None:
        if self._pixmap.isNull():
            return
        width = max(1, round(self._pixmap.width() * self.zoom()))
        smooth = Qt.TransformationMode.SmoothTransformation
        self._picture.setPixmap(self._pixmap.scaledToWidth(width, smooth))
        self.state.show_text(f"{round(self.zoom() * 100)}%")
