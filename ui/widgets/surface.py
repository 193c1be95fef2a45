"""Plain areas of the screen: cards, bars and rules, told apart by their surface."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QFrame, QGroupBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import TextRole
from ui.widgets.text import Text, Tone


class Surface(Enum):
    """What an area is made of; the stylesheet gives it its colour."""

    GROUND = "ground"
    PAPER = "paper"
    CARD = "card"
    TINT = "tint"
    SPEECH = "speech"
    BAR = "bar"


class Area(QFrame):
    """An area with one surface and no content of its own. ``line`` is ``"top"`` or ``"bottom"`` for a bar."""

    def __init__(self, surface: Surface, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", surface.value)
        if line:
            self.setProperty("line", line)


class Rule(QFrame):
    """A hairline between two rows; decoration only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "rule")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Card(QGroupBox):
    """A titled card. Add rows to ``body``, and what belongs beside the title to ``head``.

    Screen readers get the title as the name of the group.
    """

    def __init__(self, title: str, surface: Surface = Surface.CARD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", surface.value)
        self.setAccessibleName(title)
        speaks = surface is Surface.SPEECH
        self.heading = Text(title, TextRole.LABEL, Tone.SPEECH_QUIET if speaks else Tone.QUIET)
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(self.heading, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 8, 16, 8)
        outer.setSpacing(2)
        outer.addLayout(self.head)
        # No alignment on the body: an aligned layout is given its size hint, which cuts wrapped lines off.
        outer.addLayout(self.body)
        outer.addStretch(0)
        self._outer = outer
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def fill_with(self, widget: QWidget) -> None:
        """Add a widget that takes all the room the card has, such as a table."""
        # The focus ring reaches a little beyond the widget: not over the title.
        self.body.setContentsMargins(0, 4, 0, 0)
        self.body.addWidget(widget, 1)
        self._outer.setStretchFactor(self.body, 1)
