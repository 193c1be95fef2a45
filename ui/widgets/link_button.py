"""A link: an act or a place named in words, underlined, at least 24 pixels high."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme import TextRole, Theme, current_theme, set_text_role

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class LinkButton(QPushButton):
    """A link inside a page, such as "Change address". Signals: QPushButton's own.

    ``spoken`` is the name for screen readers when the words alone do not say which one ("Change");
    ``wrap`` breaks a sentence that is longer than the room it has.
    """

    def __init__(
        self,
        text: str = "",
        *,
        spoken: str = "",
        tone: str = "accent",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._tone = tone
        self._wrap = wrap
        self._measured: tuple[str, Theme, QSize] | None = None
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        across = QSizePolicy.Policy.Maximum if wrap else QSizePolicy.Policy.Fixed
        down = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        policy = QSizePolicy(across, down)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_text_role(self, TextRole.BODY)
        self.setAccessibleName(spoken or text)

    def sizeHint(self) -> QSize:
        # Layouts ask again and again; measuring words is dear.
        words, theme = self.text(), current_theme()
        if self._measured is None or self._measured[:2] != (words, theme):
            width = QFontMetrics(self.font()).horizontalAdvance(words) + 2
            self._measured = words, theme, QSize(max(24, width), theme.px(24))
        return self._measured[2]

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), current_theme().px(200)), whole.height()) if self._wrap else whole

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        if not self._wrap:
            return self.sizeHint().height()
        room = QRect(0, 0, width, 1 << 16)
        lines = QFontMetrics(self._underlined()).boundingRect(room, _WRAPPED, self.text()).height()
        return max(current_theme().px(24), lines + current_theme().px(4))

    def _underlined(self) -> QFont:
        used = self.font()
        used.setUnderline(True)
        return used

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_theme().tokens
        painter = QPainter(self)
        painter.setFont(self._underlined())
        tone = self._tone if self.isEnabled() else "disabled"
        painter.setPen(QColor(getattr(tokens, tone)))
        # The first line stands where the text beside it stands; the target reaches a little below.
        if self._wrap and self.width() < self.sizeHint().width():
            painter.drawText(QRectF(self.rect()), _WRAPPED, self.text())
            painter.end()
            return
        line = QRectF(0, 0, self.width(), current_theme().px(20))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
