"""Consoles that are real processes, really killed: at a boundary, or from outside at any moment."""

import contextlib
import functools
import multiprocessing
import pickle
from multiprocessing.connection import Connection
from typing import Any

from tests.faults import child, traps
from tests.faults.world import Console, Word

_AT = tuple(name for name in traps.KILL_AT if not name.endswith(("withdraw", "chunk", "snapshot", "tidy")))


@functools.cache
def _forking() -> Any:
    """Processes forked from one that has imported everything once and holds no file and no thread.

    Windows has no such context, and its type stubs no name for it.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.child"])
    return context


def kill(console: Console) -> None:
    """Let a console run as a process of its own, kill it, and note every word it told us of."""
    console.stop()
    dice = console.world.random
    url = console.world.database.through(console.line.port)
    here, there = _forking().Pipe(duplex=False)
    boundary = dice.choice(_AT) if dice.random() < 0.6 else "never"
    process = _forking().Process(
        target=child.work,
        args=(child.Orders(str(console.home.root), url, console.login, dice.randint(1, 3), boundary), there),
    )
    process.start()
    there.close()
    with here:
        if boundary == "never":
            _listen(console, here, dice.randint(1, 25))
            process.kill()
        _listen(console, here, None)
    process.join()
    if process.exitcode != -9:
        raise AssertionError(f"the console ended with {process.exitcode} instead of being killed")
    process.close()
    console.world.count("real_kills")


def _listen(console: Console, told: "Connection[Any, child.Told]", most: int | None) -> None:
    """Note what the process says, up to so many messages or to its end, which may cut one short."""
    with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while most is None or most > 0:
            state, intent = told.recv()
            word = console.world.words.setdefault(intent.id, Word(intent, console))
            word.state = state
            most = None if most is None else most - 1
