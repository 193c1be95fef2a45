"""From the start of a process to the end of its window's first paint: the console beside a bare window."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench import measuring
from tests.helpers.paths import REPOSITORY, redirections

_RUNS = 7
# "-P", or this folder's ui.py would be taken for the console's package.
_CHILD = Path(__file__).with_name("_window.py")


def seconds() -> tuple[float, float]:
    """Give the medians of the console and of a bare PySide6 window, started in turns."""
    taken: dict[str, list[float]] = {"console": [], "bare": []}
    with tempfile.TemporaryDirectory(prefix="ac-bench-") as folder:
        environment = _desk(Path(folder))
        for turn in range(_RUNS + 1):
            for which, times in taken.items():
                began = time.monotonic()
                painted = _said(which, environment)
                if turn:  # the first reads the files from the disk, which is not what is compared
                    times.append(painted - began)
    return statistics.median(taken["console"]), statistics.median(taken["bare"])


def bare_megabytes() -> float:
    """Give what a process with a bare PySide6 window takes (PSS)."""
    with tempfile.TemporaryDirectory(prefix="ac-bench-") as folder:
        return _said("memory", _desk(Path(folder)))


def _said(which: str, environment: Mapping[str, str]) -> float:
    done = subprocess.run(
        [sys.executable, "-P", _CHILD, which],
        env=environment, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return float(done.stdout)


def _desk(root: Path) -> dict[str, str]:
    """A machine that knows its centre, so that the console asks for a name and a password at once."""
    folders = redirections(root / "home", root / "run")
    console = Path(folders["ADVISOR_CONSOLE_HOME"])
    (console / "console.toml").write_text(
        'centre = "postgresql://127.0.0.1:1/postgres"\nlast_login = "asha.rahman"\n', "utf-8"
    )
    return measuring.environment() | folders | {"PYTHONPATH": str(REPOSITORY)}
