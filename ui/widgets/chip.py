"""A short state in words on its own tint: good, warning, information, bad or quiet."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import TextRole, current_theme, font, set_text_role


class ChipKind(Enum):
    """The meaning of a chip; the value is its pair of colour tokens (ground, text)."""

    GOOD = ("good", "on_good")
    WARNING = ("warning", "on_warning")
    INFO = ("tint", "on_tint")
    BAD = ("bad_tint", "on_bad_tint")
    QUIET = ("hover", "quiet")


class Chip(QLabel):
    """A chip; its words carry the meaning, its colour only repeats it."""

    def __init__(self, text: str = "", kind: ChipKind = ChipKind.INFO, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_text_role(self, TextRole.LABEL)

    def show_chip(self, text: str, kind: ChipKind) -> None:
        """Show another state."""
        self.kind = kind
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current_theme()
        # By the font it is painted in: its own is not always that while a page is taken apart and joined.
        width = QFontMetrics(font(TextRole.LABEL, theme.text_scale)).horizontalAdvance(self.text()) + 20
        return QSize(width, theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        ground, ink = self.kind.value
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(theme.tokens, ground)))
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(QColor(getattr(theme.tokens, ink)))
        painter.setFont(font(TextRole.LABEL, theme.text_scale))
        # In a strip that is narrower than its words it ends in an ellipsis; they stay its accessible text.
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 16)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
