"""The faults themselves: each waits at a boundary, happens once, and is counted when it really did."""

import contextlib
import contextvars
import importlib
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from advisor_console.domain.changes import Command, Outcome, PushResult
from advisor_console.domain.errors import WorldError
from tests.faults.boundaries import Killed, Push
from tests.faults.line import WAYS, Cut
from tests.faults.world import Console

KILL_AT = (
    "before outbox.save", "commit of outbox.save", "after outbox.save",
    "before replica.project", "commit of replica.project", "after replica.project",
    "before central.push", "after central.push",
    "before outbox.record", "commit of outbox.record", "after outbox.record",
    "before central.pull", "after central.pull",
    "before replica.apply", "commit of replica.apply", "after replica.apply",
    "before outbox.settle", "commit of outbox.settle", "after outbox.settle",
    "before replica.withdraw", "commit of replica.withdraw", "after replica.withdraw",
    "before replica.reproject", "commit of replica.reproject", "after replica.reproject",
    "before replica.begin_snapshot", "commit of replica.begin_snapshot", "after replica.begin_snapshot",
    "before central.snapshot", "after central.snapshot",
    "before replica.add_chunk", "commit of replica.add_chunk", "after replica.add_chunk",
    "before replica.finish_snapshot", "commit of replica.finish_snapshot", "after replica.finish_snapshot",
    "before encryptedfile.tidy", "after encryptedfile.tidy",
)  # fmt: skip
"""Every boundary of saving, of a round, of a copy, of starting and of leaving."""

FILLS_AT = (
    "outbox.save", "outbox.record", "replica.apply", "encryptedfile.tidy", "outbox.settle",
    "replica.project", "replica.add_chunk", "replica.finish_snapshot",
)  # fmt: skip


_BLACK_HOLE_SECONDS = 0.1


class Kill:
    """Ends the console at a boundary: at the n-th of that name, or at the n-th of all."""

    def __init__(self, console: Console, boundary: str | None, n: int = 1) -> None:
        self._console = console
        self._boundary = boundary
        self._left = n
        console.hooks.traps.append(self)

    def __call__(self, boundary: str) -> None:
        """Count down, then die as a power cut of the process does."""
        if self._boundary not in (None, boundary):
            return
        self._left -= 1
        if self._left == 0:
            self._console.hooks.traps.remove(self)
            self._console.photograph()
            raise Killed(boundary)


class CutAt:
    """Breaks the line at the request of a step."""

    def __init__(self, console: Console, step: str, cut: Cut) -> None:
        self._console = console
        self._boundary = f"before {step}"
        self._cut = cut
        console.hooks.traps.append(self)

    def __call__(self, boundary: str) -> None:
        """Tell the wire."""
        if boundary == self._boundary:
            self._console.hooks.traps.remove(self)
            self._console.line.arm(self._cut)
            if self._cut.way == "black hole":
                self._console.hooks.patience = _BLACK_HOLE_SECONDS


class RestartAt:
    """Restarts PostgreSQL at once at a boundary."""

    def __init__(self, console: Console, boundary: str) -> None:
        self._console = console
        self._boundary = boundary
        console.hooks.traps.append(self)

    def __call__(self, boundary: str) -> None:
        """Pull the plug and put it back."""
        if boundary == self._boundary:
            self._console.hooks.traps.remove(self)
            self._console.world.ground.restart()
            self._console.world.count("restarts")


class FullDisk:
    """Leaves no room on the disk during a step: the system itself lets no file of ours grow."""

    def __init__(self, console: Console, step: str) -> None:
        self._console = console
        self._step = step
        self._room: tuple[int, int] | None = None
        # By name, for the types of Windows lack it.
        self._resource: Any = importlib.import_module("resource")
        console.hooks.traps.append(self)

    def __call__(self, boundary: str) -> None:
        """Fill the disk before the step, and make room when it has failed or found room enough."""
        if boundary == f"before {self._step}":
            limit = self._resource.RLIMIT_FSIZE
            self._room = self._resource.getrlimit(limit)
            self._resource.setrlimit(limit, (self._most(), self._room[1]))
        elif self._room is not None and boundary in (f"after {self._step}", f"failed {self._step}"):
            self._resource.setrlimit(self._resource.RLIMIT_FSIZE, self._room)
            self._console.hooks.traps.remove(self)
            if boundary.startswith("failed"):
                self._console.world.count("disk_full")

    def _most(self) -> int:
        """Nothing at all, or a little: then a write is cut short in its middle."""
        return self._console.world.random.choice([0, 0, 5_000, 50_000])


@dataclass
class Redelivery:
    """A network that delivers batches twice, at once, in parts out of order, or an old one again."""

    console: Console
    chance: float = 1.0
    before: Callable[[], object] = lambda: None
    """Delivers the batch before this one again, as it was sent then."""

    def __call__(self, push: Push, commands: Sequence[Command]) -> Sequence[PushResult]:
        """Bring a batch to the centre, and bring something twice."""
        dice = self.console.world.random
        if not commands or dice.random() > self.chance:
            return push(commands)
        way = dice.choice([self._twice, self._at_once, self._in_parts, self._older])
        results = way(push, commands)
        self.before = lambda: self._late(push, commands)
        return results

    def _twice(self, push: Push, commands: Sequence[Command]) -> Sequence[PushResult]:
        return self._compared(push(commands), push(commands))

    def _at_once(self, push: Push, commands: Sequence[Command]) -> Sequence[PushResult]:
        second: list[Sequence[PushResult]] = []

        def again() -> None:
            with contextlib.suppress(WorldError):
                second.append(push(commands))

        # With our patience and our boundaries: a thread alone would wait half a minute at a black hole.
        thread = threading.Thread(target=contextvars.copy_context().run, args=(again,))
        thread.start()
        try:
            first = push(commands)
        finally:
            thread.join()
        return self._compared(first, second[0]) if second else first

    def _in_parts(self, push: Push, commands: Sequence[Command]) -> Sequence[PushResult]:
        half = len(commands) // 2
        parts = [part for part in (commands[half:], commands[:half]) if part]
        for part in parts:  # the later half first: the centre must not take it before the earlier
            with contextlib.suppress(WorldError):
                push(part)
        return self._compared(push(commands), [one for part in reversed(parts) for one in push(part)])

    def _older(self, push: Push, commands: Sequence[Command]) -> Sequence[PushResult]:
        results = push(commands)
        self.before()
        return results

    def _late(self, push: Push, commands: Sequence[Command]) -> None:
        with contextlib.suppress(WorldError):
            push(commands)
            self.console.world.count("duplicates_delivered", len(commands))

    def _compared(self, first: Sequence[PushResult], second: Sequence[PushResult]) -> Sequence[PushResult]:
        self.console.world.count("duplicates_delivered", len(second))
        for one, other in zip(first, second, strict=True):
            if one != other and Outcome.WAITING not in (one.outcome, other.outcome):
                self.console.world.complain("doubled", f"{one.command} was answered in two ways")
        return second


def kill(console: Console) -> None:
    """Have a console die at some boundary to come."""
    dice = console.world.random
    if dice.random() < 0.5:
        Kill(console, None, dice.randint(1, 40))
    else:
        Kill(console, dice.choice(KILL_AT), 1)


def cut(console: Console) -> None:
    """Have a request of a console go wrong."""
    dice = console.world.random
    way = Cut(dice.choice(WAYS), after=dice.random() < 0.6)
    step = dice.choice(
        ["central.push", "central.push", "central.pull", "central.snapshot", "central.server_info"]
    )
    CutAt(console, step, way)


def jump(console: Console) -> None:
    """Set a machine's clock wrong by up to ten years, forwards or back."""
    dice = console.world.random
    days = dice.choice([3652, -3652, dice.uniform(-3652, 3652)])
    console.hooks.skew = timedelta(days=days)
    console.world.count("clock_jumps")


def damage(path: Path, dice: random.Random) -> str:
    """Flip a bit of a file or cut its end off; says what was done."""
    content = bytearray(path.read_bytes())
    if dice.random() < 0.5:
        kept = dice.choice([0, dice.randrange(len(content)), len(content) // 4096 // 2 * 4096])
        path.write_bytes(content[:kept])
        return f"cut to {kept} of {len(content)} bytes"
    place = dice.randrange(len(content))
    content[place] ^= 1 << dice.randrange(8)
    path.write_bytes(content)
    return f"a bit flipped at {place}"


@contextlib.contextmanager
def untouched(*paths: Path) -> Iterator[list[str]]:
    """Notice files that were altered or deleted meanwhile."""
    before = {path: path.read_bytes() for path in paths}
    altered: list[str] = []
    yield altered
    altered += [
        path.name for path, content in before.items() if not path.exists() or path.read_bytes() != content
    ]
