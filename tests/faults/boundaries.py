"""Where a step of the production code begins, commits and ends: the places at which faults wait."""

import contextlib
import functools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from types import SimpleNamespace
from typing import Any, Self
from unittest.mock import patch

from advisor_console.domain import ids
from advisor_console.domain.changes import Command, PushResult
from db.central.connections import ANSWER_SECONDS, _PatientConnection
from db.central.gateway import PostgresCentral
from db.local.files import EncryptedFile
from db.local.outbox import SqlOutbox
from db.local.replica import SqlReplica

Push = Callable[[Sequence[Command]], Sequence[PushResult]]

STEPS: dict[type, tuple[str, ...]] = {
    SqlOutbox: ("save", "record", "settle"),
    SqlReplica: (
        "project", "apply", "withdraw", "reproject", "begin_snapshot", "add_chunk", "finish_snapshot",
    ),
    PostgresCentral: ("server_info", "pull", "snapshot"),
    EncryptedFile: ("tidy",),
}  # fmt: skip


class Killed(BaseException):
    """The process ends here. No error of ours: nothing may catch it on the way."""


@dataclass
class Hooks:
    """One console's faults: what waits at its boundaries, how wrong its clock is, how its batches travel."""

    traps: list[Callable[[str], None]] = field(default_factory=list)
    passed: Counter[str] = field(default_factory=Counter)
    skew: timedelta = timedelta(0)
    patience: float = ANSWER_SECONDS
    """Seconds until an answer counts as lost: shorter where a black hole waits, or a run would take days."""
    deliver: Callable[[Push, Sequence[Command]], Sequence[PushResult]] | None = None

    def fire(self, boundary: str) -> None:
        """Say that a boundary has been reached."""
        self.passed[boundary] += 1
        for trap in list(self.traps):
            trap(boundary)


_current: ContextVar[Hooks | None] = ContextVar("hooks", default=None)
_step: ContextVar[str] = ContextVar("step", default="")


@contextlib.contextmanager
def of(hooks: Hooks) -> Iterator[None]:
    """Let what this thread does now be a console's."""
    token = _current.set(hooks)
    try:
        yield
    finally:
        _current.reset(token)


def _fire(boundary: str) -> None:
    hooks = _current.get()
    if hooks is not None:
        hooks.fire(boundary)


def _around(step: str, method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def wrapped(*arguments: Any, **options: Any) -> Any:
        if _current.get() is None:
            return method(*arguments, **options)
        token = _step.set(step)
        try:
            _fire(f"before {step}")
            try:
                done = method(*arguments, **options)
            except Exception:
                _fire(f"failed {step}")
                raise
            _fire(f"after {step}")
        finally:
            _step.reset(token)
        return done

    return wrapped


def _delivered(push: Callable[..., Any]) -> Callable[..., Any]:
    """A push as the network brings it: once, or as the console's faults have it."""

    def wrapped(central: PostgresCentral, commands: Sequence[Command], *rest: Any) -> Sequence[PushResult]:
        hooks = _current.get()

        def real(some: Sequence[Command]) -> Sequence[PushResult]:
            return push(central, some, *rest)  # type: ignore[no-any-return]  # the method's own result

        return real(commands) if hooks is None or hooks.deliver is None else hooks.deliver(real, commands)

    return wrapped


def _committing(writing: Callable[..., Any]) -> Callable[..., Any]:
    @contextlib.contextmanager
    def wrapped(file: EncryptedFile, wait: float = 60.0) -> Iterator[Any]:
        with writing(file, wait) as connection:
            yield connection
            _fire(f"commit of {_step.get()}")

    return wrapped


class _JumpingDatetime(datetime):
    """The machine's clock, as wrong as the console's faults have it."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        hooks = _current.get()
        return super().now(tz) + (hooks.skew if hooks is not None else timedelta(0))


def _patience(_: _PatientConnection) -> float:
    hooks = _current.get()
    return hooks.patience if hooks is not None else ANSWER_SECONDS


def _time_ns() -> int:
    hooks = _current.get()
    skew = hooks.skew if hooks is not None else timedelta(0)
    return int((datetime.now().astimezone() + skew).timestamp() * 1_000_000_000)


CLOCKS = ("ui.app.session.datetime", "db.local.outbox.datetime")


@contextlib.contextmanager
def instrumented() -> Iterator[None]:
    """Put the boundaries around the production classes of this process, and take them off at the end."""
    with contextlib.ExitStack() as stack:
        for owner, names in STEPS.items():
            short = owner.__name__.removeprefix("Sql").removeprefix("Postgres").lower()
            for name in names:
                around = _around(f"{short}.{name}", getattr(owner, name))
                stack.enter_context(patch.object(owner, name, around))
        push = _around("central.push", _delivered(PostgresCentral.push))
        stack.enter_context(patch.object(PostgresCentral, "push", push))
        stack.enter_context(patch.object(EncryptedFile, "writing", _committing(EncryptedFile.writing)))
        stack.enter_context(patch.object(_PatientConnection, "patience", property(_patience)))
        for clock in CLOCKS:
            stack.enter_context(patch(clock, _JumpingDatetime))
        stack.enter_context(patch.object(ids, "time", SimpleNamespace(time_ns=_time_ns)))
        yield
