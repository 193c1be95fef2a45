"""Running the embedded PostgreSQL as a centre until somebody ends it."""

import contextlib
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from advisor_console.domain.errors import WorldError
from db.central import administration, guard
from db.central.embedded import EmbeddedPostgres, EmbeddedPostgresError

_OWN = frozenset({"cluster", "cluster.new", "superuser", "superuser.told", "port", "lock", "serving"})
_ANOTHER = "Choose a new or an empty folder, such as /var/tmp/centre."
_LOOK_SECONDS = 0.5


def serve(folder: Path, profile: Mapping[str, Any], announce: Callable[[EmbeddedPostgres], None]) -> None:
    """Run a centre in `folder` until Ctrl+C or SIGTERM, and stop its server then.

    Makes folder and centre where there are none. announce is called when the centre can be used.
    Raises WorldError when it cannot run, typer.Exit when it was ended before it was ready.
    """
    ended = watch_for_the_end()
    _see_that_it_is_ours(folder)
    with _nothing_left_behind(folder), contextlib.ExitStack() as stack:
        try:
            _start(folder, stack, ended, profile, announce)
        except EmbeddedPostgresError as error:
            # Ctrl+C reaches the programs of PostgreSQL as well, and they say so in their own way.
            raise typer.Exit(130) if ended.is_set() else _as_sentence(error) from error
        except OSError as error:
            raise _unusable(folder, error) from error


def _start(
    folder: Path,
    stack: contextlib.ExitStack,
    ended: threading.Event,
    profile: Mapping[str, Any],
    announce: Callable[[EmbeddedPostgres], None],
) -> None:
    server = EmbeddedPostgres(folder)
    stack.push(server)
    server.start()
    stack.enter_context(_only_one(folder))
    # Whoever started it: a server that a killed process left running ends here too.
    stack.callback(server.stop)
    if not ended.is_set():
        administration.init(server.url(), profile)
    if ended.is_set():
        raise typer.Exit(130)
    watching = threading.Thread(target=guard.watch, args=(server.url(), ended), name="central-guard")
    watching.start()
    # Before the server stops, or the guard would look for it.
    stack.callback(watching.join)
    stack.callback(ended.set)
    announce(server)
    _wait(ended, folder / "cluster" / "postmaster.pid")


def watch_for_the_end() -> threading.Event:
    """Note the first Ctrl+C or SIGTERM and finish the step in hand; a second one breaks it off."""
    ended = threading.Event()

    def note(*_: object) -> None:
        if ended.is_set():
            raise KeyboardInterrupt
        ended.set()

    names = ["SIGINT", "SIGTERM", "SIGBREAK" if sys.platform == "win32" else "SIGHUP"]
    for name in names:
        signal.signal(getattr(signal, name), note)
    return ended


def _wait(ended: threading.Event, mark: Path) -> None:
    # Waiting in slices lets Windows deliver Ctrl+C, which an endless wait would hold back.
    while not ended.wait(_LOOK_SECONDS):
        if not mark.exists():
            raise WorldError("PostgreSQL was stopped by somebody else.", "Start it again with this command.")


def _see_that_it_is_ours(folder: Path) -> None:
    """Refuse a folder of somebody else's: starting in it would change its rights and its content."""
    try:
        found = {entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        return
    except NotADirectoryError:
        raise WorldError(f"“{folder}” is not a folder.", _ANOTHER) from None
    except OSError as error:
        raise _unusable(folder, error) from error
    if "PG_VERSION" in found:
        raise WorldError(f"“{folder}” holds the data of another PostgreSQL.", _ANOTHER)
    if found and not found & _OWN:
        raise WorldError(f"“{folder}” holds other things.", _ANOTHER)
    if "cluster" in found and "superuser" not in found:
        raise WorldError(f"The password of the database in “{folder}” is missing.", _ANOTHER)


@contextlib.contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    from fasteners import InterProcessLock  # comes with the embedded PostgreSQL

    lock = InterProcessLock(folder / "serving")
    if not lock.acquire(blocking=False):
        raise WorldError(
            f"The centre in “{folder}” is already running.", "Use it, or end that command first."
        )
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _nothing_left_behind(folder: Path) -> Iterator[None]:
    """Remove folders that were made for a centre that could not start, as long as they are empty."""
    new = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        yield
    except BaseException:
        for path in new:
            with contextlib.suppress(OSError):
                path.rmdir()
        raise


def _as_sentence(error: EmbeddedPostgresError) -> WorldError:
    text = str(error)
    return WorldError(text if text.endswith((".", ")")) else f"{text}.")


def _unusable(folder: Path, error: OSError) -> WorldError:
    reason = error.strerror or type(error).__name__
    return WorldError(f"“{folder}” cannot be used: {reason}.", _ANOTHER)
