"""The box that finds anything from anywhere, with its key and the place for its results."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import TextRole, current_theme, font, set_text_role

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class SearchBox(QLineEdit):
    """Fires with every key, since a wait would be the delay the advisor feels.

    Signals: ``searchRequested(text)`` on typing; ``moved(rows)`` on the arrows; ``accepted()`` on Enter;
    ``left()`` on Escape.
    """

    searchRequested = Signal(str)
    moved = Signal(int)
    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        # The one field named by its placeholder: the same words stay as its accessible name.
        self.setProperty("labelledByPlaceholder", True)
        self.setPlaceholderText(self.tr("Find a person, place or reference"))
        self.setAccessibleName(self.placeholderText())
        set_text_role(self, TextRole.BODY)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.searchRequested)
        shortcut = QShortcut(QKeySequence("Ctrl+K"), self)
        shortcut.activated.connect(self._on_key)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        words = QFontMetrics(self.font()).horizontalAdvance(self.placeholderText())
        return QSize(max(340, words + self._hint_width() + 40), theme.px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text():
            return
        theme = current_theme()
        width, height = self._hint_width(), theme.px(19)
        box = QRectF(self.width() - width - 10, (self.height() - height) / 2, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.tokens.edge), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(theme.tokens.quiet))
        painter.setFont(font(TextRole.KEY, theme.text_scale))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._hint())
        painter.end()

    def _hint(self) -> str:
        return self.tr("Ctrl K")

    def _hint_width(self) -> int:
        used = font(TextRole.KEY, current_theme().text_scale)
        return QFontMetrics(used).horizontalAdvance(self._hint()) + 12

    def _on_key(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
