"""A button that names its act and shows its key in a small box beside it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionButton, QWidget

from ui.theme import TextRole, current_theme, font, set_text_role
from ui.widgets.key_button import KeyButton

PAD = 13
HINT_GAP = 8
HINT_PAD = 6


class ButtonKind(Enum):
    """How much a button asks to be pressed; a page has one primary button."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    DANGER = "danger"


class Button(KeyButton):
    """A push button with an optional key, such as ``Button(self.tr("Wrap up"), key="F9")``.

    The key works wherever the button is visible and enabled, is drawn beside the text, and is told to screen
    readers as the button's description. Signals: QPushButton's own.
    """

    def __init__(
        self,
        text: str = "",
        *,
        key: str = "",
        kind: ButtonKind = ButtonKind.SECONDARY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._key = ""
        self.setProperty("kind", kind.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Enter is for the page to give to one button, not for whichever has the focus by chance.
        self.setAutoDefault(False)
        set_text_role(self, TextRole.BODY)
        self.set_key(key)

    @property
    def kind(self) -> ButtonKind:
        """How much the button asks to be pressed."""
        return ButtonKind(self.property("kind"))

    def set_kind(self, kind: ButtonKind) -> None:
        """Change the look of the button."""
        self.setProperty("kind", kind.value)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def set_key(self, key: str) -> None:
        """Give the button a key, in Qt's portable words (``Ctrl+M``), or none with ``""``."""
        self._key = key
        self.bind_key(key)
        self.updateGeometry()

    def setText(self, text: str) -> None:
        super().setText(text)
        # Qt forgets the shortcut whenever the text changes.
        self.set_key(self._key)

    def hint(self) -> str:
        """Return the key as drawn, such as ``Ctrl M``."""
        return self._key.replace("+", " ").replace("Return", "Enter")

    def sizeHint(self) -> QSize:
        theme = current_theme()
        text = QFontMetrics(self._text_font()).horizontalAdvance(self.text())
        width = text + 2 * PAD + (HINT_GAP + self._hint_width() if self._key else 0) + 1
        return QSize(width, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        colour = self._ink()
        painter.setPen(colour)
        inner = QRectF(self.rect()).adjusted(PAD, 0, -PAD, 0)
        painter.setFont(self._text_font())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._key:
            self._paint_hint(painter, inner, colour)
        painter.end()

    def _paint_hint(self, painter: QPainter, inner: QRectF, colour: QColor) -> None:
        theme = current_theme()
        height = theme.px(18)
        width = self._hint_width()
        box = QRectF(inner.right() - width, inner.center().y() - height / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(colour if self.kind is not ButtonKind.SECONDARY else theme.tokens.edge)
        painter.setPen(QPen(edge, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(colour)
        painter.setFont(font(TextRole.KEY, theme.text_scale))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.hint())

    def _ink(self) -> QColor:
        tokens = current_theme().tokens
        if not self.isEnabled():
            return QColor(tokens.disabled)
        by_kind = {ButtonKind.PRIMARY: tokens.on_accent, ButtonKind.DANGER: tokens.bad}
        return QColor(by_kind.get(self.kind, tokens.ink))

    def _text_font(self) -> QFont:
        return font(TextRole.BODY, current_theme().text_scale, weight=500)

    def _hint_width(self) -> int:
        used = font(TextRole.KEY, current_theme().text_scale)
        return QFontMetrics(used).horizontalAdvance(self.hint()) + 2 * HINT_PAD
