"""All background work of the window: one writer, a few readers, slow work, one aside, one sync worker."""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot

from advisor_console.domain.errors import WorldError
from ui.turns import once_drawn

T = TypeVar("T")
READERS = 2
SLOW = 3
"""Threads for what takes long; none is started before it is needed."""


class Lane(Enum):
    """Where work runs: writes one after the other, reads side by side, and aside what nobody waits for.

    What takes long, or waits for another machine such as a print server, is slow: searches are not to wait
    behind it.
    """

    WRITE = "write"
    READ = "read"
    SLOW = "slow"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is: ``done`` of ``total`` steps (0: not known), and that in words."""

    done: int
    total: int
    words: str


class JobControl:
    """The hold a page has on long work, and that work has on its page; safe in both threads."""

    def __init__(self, report: Callable[[Progress], None]) -> None:
        self._stop = threading.Event()
        self._report = report

    @property
    def stopped(self) -> bool:
        """Whether the work was asked to stop; it looks between its steps and returns what it has."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Ask the work to stop after the step it is in."""
        self._stop.set()

    def report(self, done: int, total: int, words: str) -> None:
        """Tell the page how far the work is."""
        self._report(Progress(done, total, words))


@dataclass(frozen=True, slots=True)
class _Job:
    """One piece of work and who waits for it; ``number`` orders requests of the same ``latest`` name."""

    scope: JobScope
    lane: Lane
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[WorldError], None] | None
    always: Callable[[], None] | None
    latest: str | None
    number: int

    def is_wanted(self) -> bool:
        """Whether somebody still waits for the result."""
        return self.scope.is_open and self.scope.is_newest(self.latest, self.number)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How a job ended: with a value, or with an error."""

    job: _Job
    value: Any = None
    error: BaseException | None = None


class JobScope:
    """The token of one page or presenter: when it is closed, results it waits for are dropped.

    Its methods are called in the window's thread, and call back there.
    """

    def __init__(self, runner: JobRunner) -> None:
        self._runner = runner
        self._newest: dict[str, int] = {}
        self._controls: list[JobControl] = []
        self.is_open = True

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[WorldError], None] | None = None,
        *,
        latest: str | None = None,
        always: Callable[[], None] | None = None,
    ) -> None:
        """Run ``work`` beside other reads; of requests with one ``latest`` name only the newest is answered.

        ``always`` runs after the answer, an error of the world or a bug, so that a page stops looking busy.
        """
        self._start(Lane.READ, work, done, failed, latest=latest, always=always)

    def slow(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[WorldError], None] | None = None,
        *,
        latest: str | None = None,
        always: Callable[[], None] | None = None,
    ) -> None:
        """Run ``work`` that may wait for another machine; otherwise as ``read``."""
        self._start(Lane.SLOW, work, done, failed, latest=latest, always=always)

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[WorldError], None] | None = None,
        *,
        always: Callable[[], None] | None = None,
    ) -> None:
        """Run ``work`` after every write asked for before it; it is done even if the page closes."""
        self._start(Lane.WRITE, work, done, failed, latest=None, always=always)

    def aside(
        self, work: Callable[[], T], done: Callable[[T], None], *, always: Callable[[], None] | None = None
    ) -> None:
        """Run ``work`` that may hang on the line in a thread of its own; errors of the world say nothing."""
        self._start(Lane.ASIDE, work, done, lambda _: None, latest=None, always=always)

    def long(
        self,
        work: Callable[[JobControl], T],
        done: Callable[[T], None],
        failed: Callable[[WorldError], None] | None = None,
        *,
        progress: Callable[[Progress], None],
        lane: Lane = Lane.SLOW,
        always: Callable[[], None] | None = None,
    ) -> JobControl:
        """Run work that tells how far it is, and return the control that stops it; closing stops it too."""
        control = JobControl(lambda step: self._runner.deliver_progress(self, progress, step))
        self._controls.append(control)

        def ended() -> None:
            self._controls.remove(control)
            if always is not None:
                always()

        self._start(lane, lambda: work(control), done, failed, latest=None, always=ended)
        return control

    def close(self) -> None:
        """Drop every result still to come and ask long work to stop; closing twice does nothing."""
        self.is_open = False
        for control in self._controls:
            control.stop()

    def is_newest(self, latest: str | None, number: int) -> bool:
        """Whether no later request of the same name was made."""
        return latest is None or self._newest.get(latest) == number

    def _start(
        self,
        lane: Lane,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[WorldError], None] | None,
        *,
        latest: str | None,
        always: Callable[[], None] | None,
    ) -> None:
        if not self.is_open:
            return
        number = 0
        if latest is not None:
            number = self._newest.get(latest, 0) + 1
            self._newest[latest] = number
        self._runner.submit(_Job(self, lane, work, done, failed, always, latest, number))


class JobRunner(QObject):
    """Owns every thread but the window's own. Make it in the window's thread, and close it before any engine.

    Signals, in the window's thread: ``unclaimedError(WorldError)`` when nobody else takes an error of the
    world (no ``failed``, or a write whose page has closed); ``syncEnded()`` when the sync worker returns.
    Bugs reach ``sys.excepthook``, whether or not the page is still open.
    """

    unclaimedError = Signal(object)
    syncEnded = Signal()
    _finished = Signal(object)
    _progressed = Signal(object)

    def __init__(self, readers: int = READERS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="reader")
        self._slow = ThreadPoolExecutor(SLOW, thread_name_prefix="slow")
        self._slow_begun: frozenset[Future[None]] = frozenset()
        self._aside = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self._sync: threading.Thread | None = None
        self._sync_stop = threading.Event()
        self._syncing = threading.Event()
        self._scopes: list[JobScope] = []
        self._closed = False
        self._ended: deque[_Outcome] = deque()
        # Everything posted is handled in one turn of the loop, and drawn in the same: each result gets a turn
        # of its own, so that keys are heard between two pages that are filled.
        self._answering = QTimer(self)
        self._answering.setSingleShot(True)
        self._answering.setInterval(0)
        self._answering.timeout.connect(self._answer_next)
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def scope(self, owner: QObject | None = None) -> JobScope:
        """Return a new scope; with an ``owner`` it is closed when that object is destroyed."""
        made = JobScope(self)
        self._scopes = [scope for scope in self._scopes if scope.is_open]
        self._scopes.append(made)
        if owner is not None:
            owner.destroyed.connect(made.close)
        return made

    def open_scopes(self) -> tuple[JobScope, ...]:
        """Give the scopes that are open now."""
        return tuple(scope for scope in self._scopes if scope.is_open)

    def close_scopes(self, kept: tuple[JobScope, ...]) -> None:
        """Close every scope but these: nothing more comes to pages that are about to go. Writes are done."""
        for scope in self.open_scopes():
            if scope not in kept:
                scope.close()

    def submit(self, job: _Job) -> None:
        """Queue a job of a scope. Raises RuntimeError once the runner is closed."""
        if self._closed:
            raise RuntimeError("The job runner is closed.")
        if job.lane in (Lane.READ, Lane.SLOW):
            once_drawn(self, lambda: self._begin(job))
        else:
            self._begin(job)

    def _begin(self, job: _Job) -> None:
        if not self._closed:
            pools = {
                Lane.WRITE: self._writer,
                Lane.READ: self._readers,
                Lane.SLOW: self._slow,
                Lane.ASIDE: self._aside,
            }
            begun = pools[job.lane].submit(self._run, job)
            if job.lane is Lane.SLOW:
                self._slow_begun = frozenset(one for one in self._slow_begun if not one.done()) | {begun}

    def deliver_progress(self, scope: JobScope, progress: Callable[[Progress], None], step: Progress) -> None:
        """Bring a step of long work to its page; called in the worker's thread."""
        self._progressed.emit((scope, progress, step))

    def start_sync(self, work: Callable[[threading.Event], None]) -> None:
        """Run ``work(stop)`` in the sync worker until it returns, which it does soon after ``stop`` is set.

        Raises RuntimeError when it runs already or the runner is closed.
        """
        if self._closed or self._syncing.is_set():
            raise RuntimeError("The sync worker runs already, or the job runner is closed.")
        if self._sync is not None:
            self._sync.join()  # its work has ended; the thread itself is about to
        self._sync_stop = threading.Event()
        self._syncing.set()
        self._sync = threading.Thread(target=self._run_sync, args=(work, self._sync_stop), name="sync")
        self._sync.start()

    def stop_sync(self) -> None:
        """Ask the sync worker to stop and wait until it has."""
        self._sync_stop.set()
        if self._sync is not None:
            self._sync.join()

    def wait_for_slow(self) -> None:
        """Wait, in the writer's thread, until slow work that was begun has ended.

        Once its scopes are closed that is the step it is in, such as the letter that a printer is taking:
        what it works with must not be closed before.
        """
        wait(self._slow_begun)

    def close(self) -> None:
        """End all work: reads are cancelled, long work and sync are asked to stop, and all are waited for.

        Writes asked for before are still done, since they hold what an advisor has saved. Nothing is
        delivered to pages afterwards, but bugs and failed writes are still told.
        """
        if self._closed:
            return
        self._closed = True
        self._sync_stop.set()
        for scope in self._scopes:
            scope.close()
        for pool in (self._readers, self._slow, self._aside):
            pool.shutdown(wait=False, cancel_futures=True)
        for pool in (self._writer, self._readers, self._slow, self._aside):
            pool.shutdown(wait=True)
        if self._sync is not None:
            self._sync.join()
        # What has ended but was not told yet is told now: the event loop may never run again.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
        self._answering.stop()
        while self._ended:
            self._answer(self._ended.popleft())

    def _run(self, job: _Job) -> None:
        if job.lane is not Lane.WRITE and not job.is_wanted():
            return
        try:
            outcome = _Outcome(job, value=job.work())
        except BaseException as error:  # told to its page or to the crash report; the pool would hide it
            outcome = _Outcome(job, error=error)
        self._finished.emit(outcome)

    def _run_sync(self, work: Callable[[threading.Event], None], stop: threading.Event) -> None:
        scope = JobScope(self)
        job = _Job(scope, Lane.WRITE, lambda: None, self._on_sync_done, None, self.syncEnded.emit, None, 0)
        try:
            work(stop)
            outcome = _Outcome(job)
        except BaseException as error:  # as above
            outcome = _Outcome(job, error=error)
        self._syncing.clear()
        self._finished.emit(outcome)

    @Slot(object)
    def _on_finished(self, outcome: _Outcome) -> None:
        self._ended.append(outcome)
        self._answering.start()

    def _answer_next(self) -> None:
        outcome = self._ended.popleft()
        if self._ended:
            self._answering.start()
        self._answer(outcome)

    def _answer(self, outcome: _Outcome) -> None:
        job = outcome.job
        wanted = job.is_wanted() and not self._closed
        try:
            self._hand_over(outcome, wanted=wanted)
        finally:
            if job.always is not None and wanted and job.scope.is_open:
                job.always()

    def _hand_over(self, outcome: _Outcome, *, wanted: bool) -> None:
        job = outcome.job
        if outcome.error is None:
            if wanted:
                job.done(outcome.value)
        elif isinstance(outcome.error, WorldError):
            self._tell(job, outcome.error, wanted=wanted)
        else:
            sys.excepthook(type(outcome.error), outcome.error, outcome.error.__traceback__)

    def _tell(self, job: _Job, error: WorldError, *, wanted: bool) -> None:
        if wanted and job.failed is not None:
            job.failed(error)
        elif wanted or job.lane is Lane.WRITE:
            self.unclaimedError.emit(error)

    @Slot(object)
    def _on_progressed(self, step: tuple[JobScope, Callable[[Progress], None], Progress]) -> None:
        scope, progress, told = step
        if scope.is_open and not self._closed:
            progress(told)

    def _on_sync_done(self, _value: object) -> None:
        """The sync worker's result is what it wrote; there is nothing to show."""
