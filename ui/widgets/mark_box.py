"""Radio buttons and check boxes whose words wrap and may carry a second, quieter line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.theme import TextRole, current_theme, set_text_role
from ui.widgets.text import Run, RunLayout, Tone

_GAP = 8


class _Marked:
    """The measures and the painting that the two kinds of box share."""

    def __init__(self, box: QAbstractButton, text: str, hint: str, *, round_mark: bool) -> None:
        self._box = box
        self._round = round_mark
        self._runs = (Run(text), *((Run(f"\n{hint}", tone=Tone.QUIET),) if hint else ()))
        box.setText(text)
        box.setAccessibleDescription(hint)
        set_text_role(box, TextRole.BODY)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)

    def height(self, width: int) -> int:
        words = self._layout().arrange(width - self._indent())
        return max(words + current_theme().px(8), current_theme().px(32))

    def size(self) -> QSize:
        # The ring of the keyboard goes round the words and does not touch them.
        width = min(int(self._layout().natural_width()) + 6, current_theme().px(520)) + self._indent()
        return QSize(width, self.height(width))

    def least(self) -> QSize:
        return QSize(int(self._layout().word_width()) + self._indent() + 2, current_theme().px(32))

    def paint(self) -> None:
        theme = current_theme()
        layout = self._layout()
        words = layout.arrange(self._box.width() - self._indent())
        top = max(0, (self._box.height() - words) // 2)
        side = theme.px(20)
        mark = QRect(QPoint(1, top + (layout.line - side) // 2), QSize(side, side))
        painter = QPainter(self._box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_mark(painter, mark)
        layout.draw(painter, QPointF(self._indent(), top))
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: QRect) -> None:
        tokens = current_theme().tokens
        checked = self._box.isChecked()
        edge = tokens.disabled if not self._box.isEnabled() else tokens.accent if checked else tokens.edge
        painter.setPen(QPen(QColor(edge), 2))
        painter.setBrush(QColor(tokens.paper))
        shape = mark.adjusted(1, 1, -1, -1)
        if self._round:
            painter.drawEllipse(shape)
            if checked:
                painter.setBrush(QColor(edge))
                painter.setPen(Qt.PenStyle.NoPen)
                inset = mark.width() // 4
                painter.drawEllipse(mark.adjusted(inset, inset, -inset, -inset))
            return
        painter.setBrush(QColor(edge if checked else tokens.paper))
        painter.drawRoundedRect(shape, 4, 4)
        if checked:
            painter.setPen(QPen(QColor(tokens.on_accent), max(2, mark.width() // 9)))
            x, y, w = mark.left(), mark.top(), mark.width()
            points = ((0.26, 0.52), (0.44, 0.70), (0.76, 0.32))
            painter.drawPolyline([QPointF(x + w * across, y + w * down) for across, down in points])

    def _indent(self) -> int:
        return current_theme().px(20) + _GAP + 2

    def _layout(self) -> RunLayout:
        tone = Tone.PLAIN if self._box.isEnabled() else Tone.QUIET
        return RunLayout(self._runs, TextRole.BODY, tone)


class TickBox(QCheckBox):
    """A check box with wrapped words and an optional hint line."""

    def __init__(self, text: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked = _Marked(self, text, hint, round_mark=False)

    def sizeHint(self) -> QSize:
        return self._marked.size()

    def minimumSizeHint(self) -> QSize:
        return self._marked.least()

    def heightForWidth(self, width: int) -> int:
        return self._marked.height(width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._marked.paint()


class RadioChoice(QRadioButton):
    """A radio button with wrapped words and an optional hint line."""

    def __init__(self, text: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marked = _Marked(self, text, hint, round_mark=True)

    def sizeHint(self) -> QSize:
        return self._marked.size()

    def minimumSizeHint(self) -> QSize:
        return self._marked.least()

    def heightForWidth(self, width: int) -> int:
        return self._marked.height(width)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._marked.paint()
