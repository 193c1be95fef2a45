"""A line that says how something stands, and tells screen readers when that changes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme import TextRole
from ui.widgets.announcements import announce
from ui.widgets.text import Text, Tone


class StatusText(Text):
    """A status in words. A change is announced politely."""

    def __init__(self, text: str = "", tone: Tone = Tone.QUIET, parent: QWidget | None = None) -> None:
        super().__init__(text, TextRole.SMALL, tone, parent)

    def show_status(self, text: str, tone: Tone = Tone.QUIET) -> None:
        """Show how it stands; the same words again are not announced again."""
        changed = text != self.text()
        self.set_tone(tone)
        self.show_text(text)
        if changed and text and self.isVisible():
            announce(self, text)
