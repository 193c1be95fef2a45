"""A process that opens the console or a bare window, tells when it was painted first, and ends."""

import os
import sys
import time


def bare() -> int:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    _application = QApplication([])
    window = QWidget()
    window.resize(860, 680)
    window.show()
    return watched()


def console() -> int:
    """`advisor-console` as an advisor starts it, whose windows are watched."""
    # What is loaded before Qt and what after it makes a difference: in the order in which main() does.
    from ui.cli import main, window

    sys.argv = [window.__name__]
    from PySide6.QtWidgets import QApplication

    QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]  # the only change to the console
    main()
    return 0


def watched() -> int:
    """Run until a window is painted, tell the monotonic time of that, and end."""
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    def tell() -> None:
        print(time.monotonic(), flush=True)
        os._exit(0)

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                # The children are painted by the time the loop turns again.
                QTimer.singleShot(0, tell)
            return False

    watch = Watch(QCoreApplication.instance())
    for window in QApplication.topLevelWidgets():
        window.installEventFilter(watch)
    return QEventLoop().exec()


def memory() -> dict[str, float]:
    """What this process takes, in megabytes, as Linux counts it; PSS divides what several processes share."""
    with open("/proc/self/smaps_rollup", encoding="ascii") as file:
        sizes = dict(line.split(":", 1) for line in file if line.endswith(" kB\n"))
    return {name.lower(): int(sizes[name].split()[0]) * 1024 / 1e6 for name in ("Rss", "Pss")}


def memory_of_bare() -> int:
    """A bare window, until its first paint, and what it takes."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(860, 680)
    window.show()
    application.processEvents()
    print(memory()["pss"])
    return 0


WAYS = {"bare": bare, "console": console, "memory": memory_of_bare}

if __name__ == "__main__":
    sys.exit(WAYS[sys.argv[1]]())
