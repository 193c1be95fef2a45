"""Locking by itself when nobody has touched the console for a while."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from db.local.machine_clock import MachineClock, SystemClock

_LOOK_MS: Final = 5_000
_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class AutoLock(QObject):
    """Signals: expired() each time nobody has touched the console for `minutes`, asleep or awake.

    It watches windows, not widgets: few events pass there. The clock is the one that nobody sets.
    """

    expired = Signal()

    def __init__(
        self, minutes: int, clock: MachineClock | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._seconds = minutes * 60.0
        self._clock = clock or SystemClock()
        self._touched = self._clock.read().counted
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, window: QWidget) -> None:
        """Begin to watch a shown window, and whatever other window of the console gets the keyboard."""
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_application_focus_window_changed)
        self._touched = self._clock.read().counted
        self._timer.start()

    def look(self) -> None:
        """See whether the time is up."""
        now = self._clock.read().counted
        if now - self._touched >= self._seconds:
            self._touched = now
            self.expired.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._touched = self._clock.read().counted
        return False

    def _on_application_focus_window_changed(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
