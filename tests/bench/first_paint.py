"""From the start of a process to the end of its window's first paint: the console beside a bare window.

Run as a script with "console" or "bare", it tells the monotonic time of that moment and ends.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.helpers.paths import REPOSITORY, redirections

_RUNS = 7


def seconds() -> tuple[float, float]:
    """Give the medians of the console and of a bare PySide6 window, started in turns."""
    taken: dict[str, list[float]] = {"console": [], "bare": []}
    with tempfile.TemporaryDirectory(prefix="ac-bench-") as folder:
        environment = _desk(Path(folder))
        for turn in range(_RUNS + 1):
            for which, times in taken.items():
                began = time.monotonic()
                done = subprocess.run(
                    [sys.executable, "-m", "tests.bench.first_paint", which],
                    env=environment, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=True,
                )  # fmt: skip
                if turn:  # the first reads the files from the disk, which is not what is compared
                    times.append(json.loads(done.stdout) - began)
    return statistics.median(taken["console"]), statistics.median(taken["bare"])


def _desk(root: Path) -> dict[str, str]:
    """A machine that knows its centre, so that the console asks for a name and a password at once."""
    import os

    folders = redirections(root / "home", root / "run")
    console = Path(folders["ADVISOR_CONSOLE_HOME"])
    (console / "console.toml").write_text(
        'centre = "postgresql://127.0.0.1:1/postgres"\nlast_login = "asha.rahman"\n', "utf-8"
    )
    return dict(os.environ) | folders | {"QT_QPA_PLATFORM": "offscreen"}


def _measure(which: str) -> None:
    import PySide6.QtWidgets
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watched(PySide6.QtWidgets.QApplication):
        """An application that tells when a window of it was painted, and ends then."""

        def exec(self) -> int:  # type: ignore[override]  # Qt's is static, and called on the instance here
            for window in self.topLevelWidgets():
                window.installEventFilter(self)
            return super().exec()

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self._tell)  # children are painted before the loop turns again
            return False

        def _tell(self) -> None:
            print(time.monotonic(), flush=True)
            os._exit(0)

    import os

    PySide6.QtWidgets.QApplication = Watched  # type: ignore[misc]
    if which == "bare":
        from PySide6.QtWidgets import QWidget

        application = Watched([])
        window = QWidget()
        window.resize(860, 680)
        window.show()
        sys.exit(application.exec())
    import ui.cli

    sys.argv = ["advisor-console"]
    ui.cli.main()


if __name__ == "__main__":
    _measure(sys.argv[1])
