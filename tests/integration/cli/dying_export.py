"""`work-items export` as a process killed at a step: python -m … STEP, then the command's arguments."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import db.local.home
from db.central.back_office import PostgresBackOffice
from db.local.work_folder import LocalWorkFolder
from ui.cli import main


def _die(*_: object, **__: object) -> NoReturn:
    """End as a power cut does."""
    os.kill(os.getpid(), signal.Signals["SIGKILL"])
    raise SystemExit("still alive")


def _then_die(work: Callable[..., Any]) -> Callable[..., Any]:
    def done(*arguments: Any, **named: Any) -> NoReturn:
        work(*arguments, **named)
        _die()

    return done


def _half_written(path: Path, content: bytes) -> NoReturn:
    path.with_name(f".{path.name}.half").write_bytes(content[: len(content) // 2])
    _die()


_REPLACE = Path.replace

STEPS: dict[str, tuple[object, str, Callable[..., Any]]] = {
    "before the claim": (PostgresBackOffice, "export", _die),
    "after the claim": (PostgresBackOffice, "export", _then_die(PostgresBackOffice.export)),
    "before the file": (LocalWorkFolder, "put", _die),
    "half of the file": (sys.modules["db.local.work_folder"], "write_private", _half_written),
    "before it has its name": (Path, "replace", _die),
    "after it has its name": (Path, "replace", _then_die(_REPLACE)),
    "before the folder is safe": (db.local.home, "sync_folder", _die),
    "before the centre knows": (PostgresBackOffice, "exported", _die),
    "after the centre knows": (PostgresBackOffice, "exported", _then_die(PostgresBackOffice.exported)),
}
"""Where it dies: what is put in the place of which step."""

if __name__ == "__main__":
    where, name, instead = STEPS[sys.argv.pop(1)]
    setattr(where, name, instead)
    main()
