"""A band across the window that is there to stay, such as the one of training mode."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import TextRole
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Text, Tone


class Banner(Area):
    """One sentence across the window."""

    def __init__(self, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Surface.BAR, parent=parent)
        self.setProperty("surface", "training")
        self.words = Text(sentence, TextRole.STRONG, Tone.WARNING)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 20, 4)
        row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)


class Notice(Area):
    """One sentence about what just happened or could not be done; it goes when the advisor goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Surface.TINT, parent=parent)
        self.words = Text("", TextRole.STRONG, Tone.ON_TINT)
        self.words.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
