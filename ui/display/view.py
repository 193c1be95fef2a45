"""The wall: the latest call as large as can be, the calls before it, the time, and one wait at a time."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.display.arrangement import Arrangement, Box, arrange
from ui.display.models import DisplayState
from ui.display.wall_text import WallText, wall_width
from ui.theme import Scheme, Tokens, appearance, current_theme
from ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT
from ui.widgets.announcements import announce

MOST_EARLIER = 2


class DisplayView(QWidget):
    """Shows a DisplayState, dark whatever the scheme, at a size that follows from the window's alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wallDisplay")
        self.setWindowTitle(self.tr("Wall display"))
        self.setAccessibleName(self.tr("Wall display"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._state = DisplayState("")
        self.number, self.counter = WallText(self), WallText(self)
        self.earlier = tuple(WallText(self) for _ in range(MOST_EARLIER))
        self.time, self.title, self.words = WallText(self), WallText(self), WallText(self)
        self._arrangement: Arrangement | None = None
        appearance().changed.connect(self._lay_out)

    def show_state(self, state: DisplayState) -> None:
        """Show one look at the wall."""
        if state != self._state:
            self._state = state
            self._lay_out()

    def announce(self, sentence: str) -> None:
        """Have a screen reader say a call at once: who is called must not wait for another text."""
        announce(self, sentence, urgent=True)

    def texts(self) -> tuple[WallText, ...]:
        """Give every piece of type on the wall, in the order it is read."""
        return (self.number, self.counter, *self.earlier, self.time, self.title, self.words)

    def sizeHint(self) -> QSize:
        return QSize(1920, 1080)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._arrangement
        if found is None:
            return
        call, others, foot = self._grounds()
        painter = QPainter(self)
        for box, colour in ((found.call, call), (found.others, others), (found.foot, foot)):
            painter.fillRect(_rect(box), QColor(colour))
        painter.end()

    def _lay_out(self) -> None:
        if self.width() < 1 or self.height() < 1:
            return
        found = arrange(self._state, self.width(), self.height(), wall_width)
        self._arrangement = found
        tokens = _tokens()
        plain, loud = tokens.on_speech, tokens.focus
        # A new call turns its area round once: bright ground, dark type.
        first, second = (tokens.focus_edge, tokens.focus_edge) if self._state.is_new else (plain, loud)
        self.number.show_block(found.number, first)
        self.counter.show_block(found.counter, second)
        for text, block in zip(self.earlier, found.earlier, strict=False):
            text.show_block(block, tokens.rail_text)
        for text in self.earlier[len(found.earlier) :]:
            text.hide()
        self.time.show_block(found.time, tokens.rail_text)
        self.title.show_block(found.title, plain)
        self.words.show_block(found.words, loud)
        self.update()

    def _grounds(self) -> tuple[str, str, str]:
        tokens = _tokens()
        call = tokens.focus if self._state.is_new else tokens.speech
        others = tokens.rail_selected if tokens is HIGH_CONTRAST else LIGHT.rail
        return call, others, tokens.rail


def _tokens() -> Tokens:
    return HIGH_CONTRAST if current_theme().scheme is Scheme.HIGH_CONTRAST else DARK


def _rect(box: Box) -> QRect:
    return QRect(box.left, box.top, box.width, box.height)
