"""Type on the wall, at any size, and how wide it is."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.display.arrangement import Block
from ui.theme import TextRole, font

_WEIGHT = 620
# At a desk a nought is slashed and figures stand in columns; from afar they are read in their plain forms.
_NOT_HERE = ("zero", "ss02", "tnum")


def wall_font(size: int) -> QFont:
    """Give the type of the wall at a size in pixels."""
    made = font(TextRole.BIG, weight=_WEIGHT)
    for feature in _NOT_HERE:
        made.setFeature(QFont.Tag(feature), 0)
    made.setPixelSize(size)
    return made


def wall_width(text: str, size: int) -> float:
    """Give the width of a text in pixels at a size in pixels."""
    return QFontMetricsF(wall_font(size)).horizontalAdvance(text)


class WallText(QLabel):
    """Some lines of one size; screen readers get them as one text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.block: Block | None = None
        self._ink = QColor()

    def show_block(self, block: Block, ink: str) -> None:
        """Show lines where the arrangement puts them, in a colour."""
        self.block, self._ink = block, QColor(ink)
        self.setText(" ".join(block.lines))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._ink)
        self.setPalette(palette)
        box = block.box
        self.setGeometry(box.left, box.top, box.width, box.height)
        self.setVisible(bool(block.lines))
        self.update()

    def sizeHint(self) -> QSize:
        if self.block is None:
            return QSize(0, 0)
        wide = max((wall_width(line, self.block.size) for line in self.block.lines), default=0.0)
        return QSize(int(wide), self.block.height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.block is None:
            return
        painter = QPainter(self)
        used = wall_font(self.block.size)
        painter.setFont(used)
        painter.setPen(self._ink)
        tall = QFontMetricsF(used).capHeight()
        for number, line in enumerate(self.block.lines):
            foot = number * self.block.pitch + (self.block.pitch + tall) / 2
            painter.drawText(QPointF(0, foot), line)
        painter.end()
