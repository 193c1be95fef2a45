"""Text on the screen: wrapped, never cut off, in runs of different weight and tone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import TextRole, Theme, Tokens, current_theme, font, line_height, set_text_role


class Tone(Enum):
    """How a run of text speaks; the value names the colour token."""

    PLAIN = "ink"
    QUIET = "quiet"
    ACCENT = "accent"
    WARNING = "on_warning"
    GOOD = "on_good"
    BAD = "bad"
    RAIL = "rail_text"
    RAIL_STRONG = "rail_strong"
    ON_TINT = "on_tint"
    ON_SPEECH = "on_speech"
    SPEECH_QUIET = "speech_quiet"
    ON_ACCENT = "on_accent"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text with one weight and one tone."""

    text: str
    strong: bool = False
    tone: Tone | None = None


def plain_of(runs: Sequence[Run]) -> str:
    """Return the words of several runs."""
    return "".join(run.text for run in runs)


def strong(text: str, tone: Tone | None = None) -> Run:
    """Return a run set strong."""
    return Run(text, strong=True, tone=tone)


def quiet(text: str) -> Run:
    """Return a run set in the quiet tone."""
    return Run(text, tone=Tone.QUIET)


_IN_WORD = re.compile(r"(?<=\w)-(?=\w)")
_IN_REFERENCE = re.compile(r"(?<=[A-Z0-9])-(?=[A-Z0-9])")


def _painted(text: str) -> str:
    """Give the text as it is painted: a reference such as MV-2KYB8-XG6KX stays on one line.

    Among tabular figures the plain hyphen is as wide as a figure; between letters the true hyphen is painted.
    """
    whole = _IN_REFERENCE.sub("\N{NON-BREAKING HYPHEN}", text)
    return _IN_WORD.sub("\N{HYPHEN}", whole).replace("\n", "\u2028")


class RunLayout:
    """Lays runs out in lines of a given height; the same code measures and paints."""

    def __init__(self, runs: Sequence[Run], role: TextRole, tone: Tone) -> None:
        theme = current_theme()
        self._tokens: Tokens = theme.tokens
        self._tone = tone
        self.line = line_height(role, theme.text_scale)
        self._font = font(role, theme.text_scale)
        self._layout = QTextLayout(_painted(plain_of(runs)), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats(runs, font(role, theme.text_scale, weight=600)))
        self._arranged: tuple[float, Qt.AlignmentFlag] | None = None
        self.lines = 0

    def _formats(self, runs: Sequence[Run], bold: QFont) -> list[QTextLayout.FormatRange]:
        made = []
        start = 0
        for run in runs:
            piece = QTextLayout.FormatRange()
            piece.start, piece.length = start, len(run.text.encode("utf-16-le")) // 2
            shape = QTextCharFormat()
            shape.setForeground(QColor(getattr(self._tokens, (run.tone or self._tone).value)))
            if run.strong:
                shape.setFont(bold)
            piece.format = shape
            made.append(piece)
            start += piece.length
        return made

    def arrange(self, width: float, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> int:
        """Break the text into lines of ``width`` pixels and return the height it needs."""
        if self._arranged == (width, align):
            return max(1, self.lines) * self.line
        self._arranged = width, align
        self._layout.beginLayout()
        self.lines = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(1.0, width))
            spare = max(0.0, width - line.naturalTextWidth()) if align & Qt.AlignmentFlag.AlignRight else 0.0
            top = self.lines * self.line + (self.line - line.height()) / 2
            line.setPosition(QPointF(spare, top))
            self.lines += 1
        self._layout.endLayout()
        return max(1, self.lines) * self.line

    def natural_width(self) -> float:
        """Return the width of the text when nothing but its own line breaks divides it."""
        self.arrange(100_000)
        widths = [self._layout.lineAt(i).naturalTextWidth() for i in range(self._layout.lineCount())]
        return max(widths, default=0.0)

    def word_width(self) -> float:
        """Return the width of the longest word, which is the least a text can be given."""
        metrics = QFontMetricsF(self._font)
        widest = max((metrics.horizontalAdvance(word) for word in self._layout.text().split()), default=0.0)
        # Strong words are wider; a tenth more covers Inter's 600 beside its 400.
        return widest * 1.1

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Paint the arranged lines with their top left at ``at``."""
        self._layout.draw(painter, at)


class Text(QLabel):
    """A wrapped text; its words are readable by ``text()`` and by screen readers.

    It never shows mark-up: whatever a customer's record holds is shown as it is. ``role`` sets size and
    weight, ``tone`` the colour; ``wrap=False`` keeps it on one line for places that must not grow.
    """

    def __init__(
        self,
        text: str = "",
        role: TextRole = TextRole.BODY,
        tone: Tone = Tone.PLAIN,
        parent: QWidget | None = None,
        *,
        wrap: bool = True,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self.role, self.tone, self._align = role, tone, align
        self._runs: tuple[Run, ...] = ()
        self._heights: dict[int, int] = {}
        self._widths: tuple[int, int] | None = None
        self._laid_out: RunLayout | None = None
        self._laid_out_in: Theme | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_text_role(self, role)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.show_text(text)

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs shown now."""
        return self._runs

    def show_text(self, text: str) -> None:
        """Show one plain text."""
        self.show_runs((Run(text),) if text else ())

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show a text made of runs."""
        if tuple(runs) == self._runs:
            return
        self._runs = tuple(runs)
        self._forget_layout()
        super().setText(plain_of(self._runs))
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        self.show_text(text)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour of everything that has no tone of its own."""
        if tone is not self.tone:
            self.tone = tone
            self._forget_layout()
            self.update()

    def laid_out(self) -> RunLayout:
        """Return the layout of the text as it is now; shaping words is the dear part, so it is kept."""
        theme = current_theme()
        if self._laid_out is None or self._laid_out_in is not theme:
            self._forget_layout()
            self._laid_out, self._laid_out_in = RunLayout(self._runs, self.role, self.tone), theme
        return self._laid_out

    def _forget_layout(self) -> None:
        self._heights.clear()
        self._widths = self._laid_out = self._laid_out_in = None

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        # Layouts ask for the same few heights again and again.
        layout = self.laid_out()
        if width not in self._heights:
            self._heights[width] = layout.arrange(width)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = self._natural_and_least()[0]
        if self.wordWrap():
            width = min(width, current_theme().px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        theme = current_theme()
        least = min(self._natural_and_least()[1], theme.px(320))
        return QSize(least, line_height(self.role, theme.text_scale))

    def _natural_and_least(self) -> tuple[int, int]:
        layout = self.laid_out()
        if self._widths is None:
            self._widths = int(layout.natural_width()) + 1, int(layout.word_width()) + 1
        return self._widths

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self.laid_out()
        rect: QRect = self.contentsRect()
        height = layout.arrange(rect.width(), self._align)
        top = max(0, (rect.height() - height) // 2) if not self.wordWrap() else 0
        painter = QPainter(self)
        layout.draw(painter, QPointF(rect.left(), rect.top() + top))
        painter.end()
