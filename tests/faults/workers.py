"""Processes that run schedules, each on a PostgreSQL of its own."""

import contextlib
import gc
import multiprocessing
import multiprocessing.util
import os
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from db.central.embedded import EmbeddedPostgres
from db.central.embedded_programs import private_folder
from tests.faults import boundaries, schedules
from tests.faults.ground import Ground
from tests.faults.line import Wires
from tests.faults.tally import Tally
from tests.helpers.paths import redirections
from tests.helpers.postgres import is_alive

Result = tuple[Tally, list[str]]


_MEMORY = Path("/dev/shm")  # noqa: S108  a folder of our own is made in it
_OWN = "ac-faults-"


def _folder(owner: int) -> Path:
    """A folder in memory: a centre is cloned for each schedule, which takes five times as long on a disk."""
    base = _MEMORY if _MEMORY.is_dir() else private_folder("faults")
    return base / f"{_OWN}{owner}"


def _sweep() -> None:
    """Remove what runs that died have left."""
    for folder in _folder(0).parent.glob(f"{_OWN}[0-9]*"):
        if not is_alive(int(folder.name.removeprefix(_OWN))):
            _remove(folder)


def _remove(folder: Path) -> None:
    EmbeddedPostgres(folder / "server").stop()
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def ready() -> Iterator[tuple[Ground, Wires]]:
    """A server with the template of a centre, the wires, and the boundaries around the production code."""
    _sweep()
    with contextlib.ExitStack() as stack:
        folder = _folder(os.getpid())
        folder.mkdir()
        folder.chmod(0o711)  # root's server runs under an account of its own, which has to pass
        stack.callback(_remove, folder)
        server = EmbeddedPostgres(folder / "server", durable=False)
        server.start()
        ground = Ground(server, folder / "machines")
        stack.callback(ground.close)
        wires = Wires()
        stack.callback(wires.close)
        stack.enter_context(boundaries.instrumented())
        yield ground, wires


def run_all(numbers: range, workers: int) -> Iterator[Result]:
    """Run schedules on so many workers at once; gives what each counted and complained of, as they end."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _begin) as pool:
        yield from pool.map(_run, numbers)


_stands: tuple[Ground, Wires] | None = None


def _begin() -> None:
    """Set this worker up once; its end clears it away."""
    global _stands  # noqa: PLW0603  a pool's worker has no other place of its own
    stack = contextlib.ExitStack()
    multiprocessing.util.Finalize(None, stack.close, exitpriority=100)
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ac-")))
    os.environ.update(redirections(folder / "home", folder / "run"))
    _stands = stack.enter_context(ready())
    gc.collect()
    gc.freeze()  # what was imported stays: it need not be looked through again and again


def _run(number: int) -> Result:
    assert _stands is not None
    tally = Tally()
    try:
        complaints = schedules.run(*_stands, number, tally)
    except Exception:
        complaints = [f"broken off: {traceback.format_exc()}"]
    return tally, [f"{schedules.name_of(number)}: {line}" for line in complaints]
