"""How long something has lasted, counting while it is in sight."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme import TextRole
from ui.widgets.text import Text, Tone


def elapsed_words(seconds: float) -> str:
    """Return a duration in seconds as ``01:42``, and from an hour on as ``1:01:42``."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


class ElapsedTimer(Text):
    """Counts up from a start; it is not announced each second, only readable when asked.

    ``clock`` returns seconds that never run backwards.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        tone: Tone = Tone.PLAIN,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", TextRole.BODY, tone, parent, wrap=False)
        self._clock = clock
        self._since = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.refresh)

    def start(self, already_seconds: float = 0.0) -> None:
        """Count from ``already_seconds`` on."""
        self._since = self._clock() - already_seconds
        self.refresh()

    def refresh(self) -> None:
        """Show the time that has passed until now."""
        self.show_text(elapsed_words(self._clock() - self._since))

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        self._timer.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)
