"""The sync worker: rounds of syncing while somebody is signed in, and how they go in words."""

import logging
import random
import sys
import threading
import time
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot

from advisor_console.domain.errors import CentreUnreachable, LeaseOver, WorldError
from advisor_console.sync.engine import Progress, Report
from advisor_console.sync.state import SyncState
from ui.app.session import Session
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner

_log = logging.getLogger(__name__)

POLL_SECONDS = (5.0, 15.0)
"""Between rounds when nothing hurries; the spread keeps 300 consoles from asking at once (sync.md 10)."""
BACK_OFF_SECONDS = (1.0, 30.0)
"""The first and the longest pause after failures in a row; each time half to all of it is waited."""
_SLICE_SECONDS = 0.1
_DOUBLINGS = 10  # by then every pause is the longest one; a night's failures must not overflow a number


class SyncWorker(QObject):
    """Runs rounds in the runner's sync thread. NOTIFY and `wake` only shorten the wait between them.

    Signals, delivered in the window's thread: stateChanged(SyncState); snapshotTaken() after a first or a new
    copy, when every open page should read again; noticed(sentence) of what somebody else had done first
    or of this machine's files; signInWanted(WorldError) when only signing in helps; clockJumped() when this
    machine's clock was set. `state` may be read in any thread; it is replaced whole. Once its sync has
    ended, `deleteLater` lets go of the session and its keys.
    """

    stateChanged = Signal(object)
    snapshotTaken = Signal()
    noticed = Signal(str)
    signInWanted = Signal(object)
    clockJumped = Signal()
    _told = Signal(object)
    _copied = Signal()
    _noted = Signal(str)
    _faulted = Signal(object)
    _unleased = Signal(object)
    _jumped = Signal()

    def __init__(
        self, session: Session, jobs: JobRunner, hub: ChangeHub, parent: QObject | None = None
    ) -> None:
        # Owned by the runner, never by whoever refers to it last: that is the sync thread, when syncing ends,
        # and a QObject that dies in another thread than its own takes the console with it.
        super().__init__(parent if parent is not None else jobs)
        self._session = session
        self._jobs = jobs
        self._hub = hub
        self._woken = threading.Event()
        self._round_done = threading.Condition()
        self._begun = 0
        self._ended = 0
        self._over = False
        self._deaf = 0
        self._faults: set[type[Exception]] = set()
        self._stop_copy = threading.Event()
        self.state = replace(self._counted(SyncState()), ready=session.replica.cursor() is not None)
        # Emitted in the sync thread; queued, so that whoever listens hears it in the window's, lambdas too.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._copied.connect(self._on_copied, Qt.ConnectionType.QueuedConnection)
        self._noted.connect(self._on_noted, Qt.ConnectionType.QueuedConnection)
        self._faulted.connect(self._on_faulted, Qt.ConnectionType.QueuedConnection)
        self._unleased.connect(self._on_unleased, Qt.ConnectionType.QueuedConnection)
        self._jumped.connect(self._on_jumped, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin syncing; it goes on until the runner is closed or its sync is stopped."""
        with self._round_done:
            self._over = False
        self._jobs.start_sync(self._run)

    def wake(self) -> None:
        """Make the next round at once."""
        self._woken.set()

    def stop_copy(self) -> None:
        """Stop a first copy after the chunk under way; it goes on from there the next time."""
        self._stop_copy.set()

    def resume_copy(self) -> None:
        """Go on with a copy that was stopped."""
        self._stop_copy.clear()
        self.wake()

    def wait_for_round(self, seconds: float) -> bool:
        """Ask for a round and wait until it has ended, at most so long; False when none has, or none will.

        True says that a whole round was made after this was called, not that it succeeded: what the centre
        has received stands in the outbox then. For work in the background, never for the window's thread.
        """
        with self._round_done:
            # A round under way may have read the outbox before the command was saved: wait for the next too.
            wanted = self._begun + 1
            self.wake()
            self._round_done.wait_for(lambda: self._ended >= wanted or self._over, timeout=seconds)
            return self._ended >= wanted

    def _run(self, stop: threading.Event) -> None:
        failures = 0
        try:
            while not stop.is_set():
                # Everybody's line is back at once: all send first, and fetch when their next round is due,
                # or when they ask for it.
                at_once = self._woken.is_set() or self.state.unreachable_since is None
                self._woken.clear()
                fetch = at_once or not self.state.unsent
                if not self._round(stop, fetch=fetch):
                    self._rest(stop, pause_after(failures), listen=False)
                    failures += 1
                else:
                    failures = 0
                    # A NOTIFY would end the wait: the others are sending.
                    self._rest(stop, random.uniform(*POLL_SECONDS), listen=fetch)  # noqa: S311 -- jitter
        finally:
            with self._round_done:
                self._over = True
                self._round_done.notify_all()

    def _round(self, stop: threading.Event, *, fetch: bool) -> bool:
        """Make one round, fetch or only send, and tell how it went; False when there is reason to pause."""
        with self._round_done:
            self._begun += 1
        self._tell(replace(self.state, syncing=True))
        report = Report()
        try:
            self._session.sync_once(_Either(stop, self._stop_copy), self._on_progress, report, fetch=fetch)
            self._found(report)
        except WorldError as error:
            self._failed(error)
        except Exception as error:
            # A fault of ours in one round must not end syncing for the day; it is reported all the same.
            self._fault(error)
        else:
            return report.push_error is None
        finally:
            # Whatever ended the round, pages hear of what it had changed until then.
            self._announce(report)
            self._watch_files()
            with self._round_done:
                self._ended += 1
                self._round_done.notify_all()
        return False

    def _found(self, report: Report) -> None:
        state = replace(
            self._counted(self.state),
            connected=True,
            syncing=False,
            unreachable_since=None,
            progress=None,
            problem=_words(report.push_error),
            ready=self._session.replica.cursor() is not None,
        )
        if not report.stopped:
            state = replace(state, last_synced=self._session.clock.now())
        self._tell(state)
        if report.more_to_send:
            self.wake()

    def _failed(self, error: WorldError) -> None:
        if isinstance(error, LeaseOver):
            self._unleased.emit(error)
        lost = isinstance(error, CentreUnreachable)
        if not lost:
            _log.warning("a round of sync failed: %s", type(error).__name__)
        since = self.state.unreachable_since or self._session.clock.now()
        state = replace(
            self.state,
            connected=False,
            syncing=False,
            unreachable_since=since if lost else None,
            progress=None,
            # "No answer" is said by the time since; whatever else it was, has words of its own.
            problem="" if type(error) is CentreUnreachable else _words(error),
        )
        try:
            state = self._counted(state)
        except WorldError as outbox_error:
            state = replace(state, problem=_words(outbox_error))
        self._tell(state)

    def _fault(self, error: Exception) -> None:
        problem = "Syncing met a fault in the console. What you saved is kept on this machine."
        self._tell(replace(self.state, syncing=False, progress=None, problem=problem))
        if type(error) not in self._faults:  # once of each kind, not every half minute
            self._faults.add(type(error))
            self._faulted.emit(error)

    def _watch_files(self) -> None:
        for sentence in self._session.take_notices():
            self._noted.emit(sentence)
        self._session.lease.standing()
        if self._session.lease.take_jump():
            self._jumped.emit()

    def _announce(self, report: Report) -> None:
        for sentence in report.notices:
            self._noted.emit(sentence)
        if report.snapshot:
            self._copied.emit()
        if report.changed:
            ids = frozenset(id_ for changed in report.changed.values() for id_ in changed)
            self._hub.announce(
                Changes(frozenset(report.changed), frozenset(ids), "sync", written=report.written)
            )

    def _counted(self, state: SyncState) -> SyncState:
        counts = self._session.outbox.counts()
        return replace(
            state,
            unsent=counts["unsent"],
            refused=counts["refused"],
            conflicting=len(self._session.conflicts.open()),
            waiting=counts["waiting"],
        )

    def _on_progress(self, progress: Progress) -> None:
        if progress.stage == "copying":
            self._tell(replace(self.state, connected=True, progress=progress))
        elif progress.stage == "sending" and progress.done:
            self._tell(self._counted(self.state))

    def _tell(self, state: SyncState) -> None:
        self.state = state
        self._told.emit(state)

    @Slot(object)
    def _on_told(self, state: SyncState) -> None:
        self.stateChanged.emit(state)

    @Slot()
    def _on_copied(self) -> None:
        self.snapshotTaken.emit()

    @Slot(str)
    def _on_noted(self, sentence: str) -> None:
        self.noticed.emit(sentence)

    @Slot(object)
    def _on_unleased(self, error: WorldError) -> None:
        self.signInWanted.emit(error)

    @Slot()
    def _on_jumped(self) -> None:
        self.clockJumped.emit()

    @Slot(object)
    def _on_faulted(self, error: Exception) -> None:
        sys.excepthook(type(error), error, error.__traceback__)

    def _rest(self, stop: threading.Event, seconds: float, *, listen: bool) -> None:
        """Wait for the next round: until woken, told by a NOTIFY, or the time is up."""
        until = time.monotonic() + seconds
        while not stop.is_set() and not self._woken.is_set() and time.monotonic() < until:
            if not listen:
                self._woken.wait(_SLICE_SECONDS)
                continue
            try:
                if self._session.central.wait_for_change(_SLICE_SECONDS):
                    return
                self._deaf = 0
            except WorldError:
                # The line is down, or the centre has no room for a listener: look soon, then less and less.
                listen = False
                soon = random.uniform(0.5, 1.0) * 2 ** min(self._deaf, _DOUBLINGS)  # noqa: S311 -- jitter
                until = min(until, time.monotonic() + soon)
                self._deaf += 1


def pause_after(failures: int) -> float:
    """Seconds to wait after a round that failed, with so many failures in a row before it."""
    least, most = BACK_OFF_SECONDS
    pause: float = min(most, least * 2 ** min(failures, _DOUBLINGS))
    return pause * random.uniform(0.5, 1.0)  # noqa: S311 -- jitter


def _words(error: WorldError | None) -> str:
    return "" if error is None else f"{error.sentence} {error.way_on}".strip()


class _Either(threading.Event):
    """Set as soon as one of two events is: a round ends for the runner's stop or for the advisor's."""

    def __init__(self, one: threading.Event, other: threading.Event) -> None:
        super().__init__()
        self._events = (one, other)

    def is_set(self) -> bool:
        return any(event.is_set() for event in self._events)
