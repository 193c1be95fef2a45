"""A link: an act or a place named in words, underlined, at least 24 pixels high."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import TextRole, current_theme, set_text_role


class LinkButton(QPushButton):
    """A link inside a page, such as "Change address". Signals: QPushButton's own.

    ``spoken`` is the name for screen readers when the words alone do not say which one ("Change").
    """

    def __init__(
        self, text: str = "", *, spoken: str = "", tone: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_text_role(self, TextRole.BODY)
        self.setAccessibleName(spoken or text)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        return QSize(max(24, width), current_theme().px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        used = self.font()
        used.setUnderline(True)
        painter.setFont(used)
        tone = self._tone if self.isEnabled() else "disabled"
        painter.setPen(QColor(getattr(tokens, tone)))
        # The first line stands where the text beside it stands; the target reaches a little below.
        line = QRectF(0, 0, self.width(), current_theme().px(20))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
