"""`letter batch` as a process killed in the middle: python -m … STEP, then the command's arguments."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from db.local.command_log import LocalCommandLog
from ui.cli import main


def _die() -> NoReturn:
    """End as a power cut does."""
    os.kill(os.getpid(), signal.Signals["SIGKILL"])
    raise SystemExit("still alive")


def _at_the(number: int, work: Callable[..., Any], meant: Callable[..., bool] = lambda *_: True) -> Any:
    """The same work, but that somebody is killed when it begins for the third time, say."""
    calls = 0

    def done(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += meant(*arguments)
        if calls == number:
            _die()
        return work(*arguments, **named)

    return done


def _is_letters(path: Path, *_: object) -> bool:
    return path.name.startswith("letters-")


STEPS: dict[str, tuple[type, str, Any]] = {
    "its bytes are kept, it is not on the record": (
        LocalCommandLog, "save", _at_the(3, LocalCommandLog.save)
    ),
    "the file has no name yet": (Path, "replace", _at_the(1, Path.replace, _is_letters)),
}  # fmt: skip
"""Where it dies: what is put in the place of which step."""

if __name__ == "__main__":
    where, name, instead = STEPS[sys.argv.pop(1)]
    setattr(where, name, instead)
    main()
