"""A heartbeat of 5 ms that shows for how long the window did not answer."""

from __future__ import annotations

import time
from types import TracebackType

from PySide6.QtCore import Qt, QTimer

BEAT_MS = 5


class StallProbe:
    """Measures, between entering and leaving, the longest time the event loop was away, in milliseconds.

    The wait for the next beat itself, 5 ms, is not counted.
    """

    def __init__(self) -> None:
        self.worst_ms = 0.0
        self.beats = 0
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._on_beat)

    def __enter__(self) -> StallProbe:
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A stall that is still going on when the probe ends counts as well.
        self._on_beat()
        self._timer.stop()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.worst_ms = max(self.worst_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now
        self.beats += 1
