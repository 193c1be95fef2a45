"""When something is done: in this turn of the window's loop, or once the window has drawn."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once_drawn(owner: QObject, act: Callable[[], object]) -> None:
    """Do something as soon as the window has drawn what it was asked for; never, if owner is gone by then.

    Python runs one thread at a time: what begins now, here or in another thread, would hold the drawing up.
    The first timer comes in the same turn as those that draw, the second after what they have painted.
    """
    QTimer.singleShot(0, owner, lambda: QTimer.singleShot(0, owner, act))
