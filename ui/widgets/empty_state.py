"""What a page says when there is nothing to show: that, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import TextRole
from ui.widgets.button import Button
from ui.widgets.text import Text, Tone


class EmptyState(QWidget):
    """A sentence, what to do next, and if wished the button for it. ``actRequested`` fires on the button."""

    actRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Text("", TextRole.FIGURE)
        self.next_step = Text("", TextRole.BODY, Tone.QUIET)
        self.act = Button()
        self.act.setObjectName("emptyStateAct")
        self.act.clicked.connect(self.actRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 20, 24)
        column.setSpacing(8)
        for widget in (self.sentence, self.next_step, self.act):
            column.addWidget(widget)
        column.addStretch(1)

    def show_empty(self, sentence: str, next_step: str, act: str = "", key: str = "") -> None:
        """Say that there is nothing and what to do next; ``act`` names the button, or none."""
        self.sentence.show_text(sentence)
        self.next_step.show_text(next_step)
        self.act.setText(act)
        self.act.set_key(key)
        self.act.setVisible(bool(act))
