"""A process that opens the console or a bare window, tells when it was painted first, and ends."""

import os
import sys
import time

import PySide6.QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer


class Watched(PySide6.QtWidgets.QApplication):
    """An application that tells the monotonic time at which a window of it was painted, and ends then."""

    def exec(self) -> int:  # type: ignore[override]  # static in Qt, called on the instance here
        """Run, watching the windows shown by now."""
        for window in self.topLevelWidgets():
            window.installEventFilter(self)
        return super().exec()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # The children are painted by the time the loop turns again.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(time.monotonic(), flush=True)
        os._exit(0)


def bare() -> int:
    """A window with nothing in it."""
    application = Watched([])
    window = PySide6.QtWidgets.QWidget()
    window.resize(860, 680)
    window.show()
    return application.exec()


def console() -> int:
    """`advisor-console` as an advisor starts it, with an application that is watched."""
    PySide6.QtWidgets.QApplication = Watched  # type: ignore[misc]  # the only change to the console
    import ui.cli

    sys.argv = ["advisor-console"]
    ui.cli.main()
    return 0


def memory() -> dict[str, float]:
    """What this process takes, in megabytes, as Linux counts it; PSS divides what several processes share."""
    with open("/proc/self/smaps_rollup", encoding="ascii") as file:
        sizes = dict(line.split(":", 1) for line in file if line.endswith(" kB\n"))
    return {name.lower(): int(sizes[name].split()[0]) * 1024 / 1e6 for name in ("Rss", "Pss")}


def memory_of_bare() -> int:
    """A bare window, until its first paint, and what it takes."""
    application = PySide6.QtWidgets.QApplication([])
    window = PySide6.QtWidgets.QWidget()
    window.resize(860, 680)
    window.show()
    application.processEvents()
    print(memory()["pss"])
    return 0


WAYS = {"bare": bare, "console": console, "memory": memory_of_bare}

if __name__ == "__main__":
    sys.exit(WAYS[sys.argv[1]]())
