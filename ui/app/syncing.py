"""The sync worker: rounds of syncing while somebody is signed in, and how they go in words."""

import logging
import random
import threading
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.errors import CentreUnreachable, WorldError
from advisor_console.sync.engine import Progress, Report
from advisor_console.sync.state import SyncState
from ui.app.session import Session
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner

_log = logging.getLogger(__name__)

POLL_SECONDS = (5.0, 15.0)
"""Between rounds when nothing hurries; the spread keeps 300 consoles from asking at once (sync.md 10)."""
_BACK_OFF_SECONDS = (1.0, 30.0)
_SLICE_SECONDS = 0.2


class SyncWorker(QObject):
    """Runs rounds in the runner's sync thread. NOTIFY and `wake` only shorten the wait between them.

    Signals, delivered in the window's thread: stateChanged(SyncState); snapshotTaken() after a first or a new
    copy, when every open page should read again.
    """

    stateChanged = Signal(object)
    snapshotTaken = Signal()

    def __init__(
        self, session: Session, jobs: JobRunner, hub: ChangeHub, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._hub = hub
        self._woken = threading.Event()
        self._round_done = threading.Condition()
        self._rounds = 0
        self._stop_copy = threading.Event()
        self.state = SyncState(ready=session.replica.cursor() is not None)

    def start(self) -> None:
        """Begin syncing; it goes on until the runner is closed."""
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
        """Ask for a round and wait until it has ended, at most so long; False when it has not.

        For work in the background that wants to say on paper only what the centre has received.
        """
        with self._round_done:
            # A round under way may have read the outbox before the command was saved: wait for the next too.
            wanted = self._rounds + (2 if self.state.syncing else 1)
            self.wake()
            return self._round_done.wait_for(lambda: self._rounds >= wanted, timeout=seconds)

    def _run(self, stop: threading.Event) -> None:
        failures = 0
        while not stop.is_set():
            self._woken.clear()
            if self._round(stop):
                failures = 0
                self._rest(stop, random.uniform(*POLL_SECONDS), listen=True)  # noqa: S311 -- jitter
            else:
                least, most = _BACK_OFF_SECONDS
                pause = min(most, least * 2**failures)
                failures += 1
                self._rest(stop, pause * random.uniform(0.5, 1.0), listen=False)  # noqa: S311 -- jitter

    def _round(self, stop: threading.Event) -> bool:
        self._tell(replace(self.state, syncing=True))
        try:
            report = self._session.sync_once(_Either(stop, self._stop_copy), self._on_progress)
        except CentreUnreachable:
            self._lost("")
            return False
        except WorldError as error:
            _log.warning("a round of sync failed: %s", type(error).__name__)
            self._lost(f"{error.sentence} {error.way_on}".strip())
            return False
        finally:
            with self._round_done:
                self._rounds += 1
                self._round_done.notify_all()
        self._found(report)
        return report.push_error is None

    def _found(self, report: Report) -> None:
        problem = ""
        if report.push_error is not None:
            problem = f"{report.push_error.sentence} {report.push_error.way_on}".strip()
        self._tell(
            replace(
                self._counted(),
                connected=True,
                syncing=False,
                last_synced=self._session.clock.now(),
                unreachable_since=None,
                progress=None,
                problem=problem,
                ready=self._session.replica.cursor() is not None,
            )
        )
        if report.snapshot:
            self.snapshotTaken.emit()
        if report.changed:
            ids = frozenset(id_ for changed in report.changed.values() for id_ in changed)
            self._hub.announce(Changes(frozenset(report.changed), frozenset(ids), "sync"))

    def _lost(self, problem: str) -> None:
        since = self.state.unreachable_since or self._session.clock.now()
        self._tell(
            replace(
                self._counted(),
                connected=False,
                syncing=False,
                unreachable_since=since,
                progress=None,
                problem=problem,
            )
        )

    def _counted(self) -> SyncState:
        counts = self._session.outbox.counts()
        return replace(
            self.state,
            unsent=counts.get("unsent", 0),
            refused=counts.get("refused", 0),
            conflicting=counts.get("conflicting", 0),
            waiting=counts.get("waiting", 0),
        )

    def _on_progress(self, progress: Progress) -> None:
        if progress.stage == "copying":
            self._tell(replace(self.state, connected=True, progress=progress))

    def _tell(self, state: SyncState) -> None:
        self.state = state
        self.stateChanged.emit(state)

    def _rest(self, stop: threading.Event, seconds: float, *, listen: bool) -> None:
        """Wait for the next round: until woken, told by a NOTIFY, or the time is up."""
        until = time.monotonic() + seconds
        wait: Callable[[float], bool] = self._session.central.wait_for_change
        while not stop.is_set() and not self._woken.is_set() and time.monotonic() < until:
            if not listen:
                self._woken.wait(_SLICE_SECONDS)
                continue
            try:
                if wait(_SLICE_SECONDS):
                    return
            except WorldError:
                return


class _Either(threading.Event):
    """Set as soon as one of two events is: a round ends for the runner's stop or for the advisor's."""

    def __init__(self, one: threading.Event, other: threading.Event) -> None:
        super().__init__()
        self._events = (one, other)

    def is_set(self) -> bool:
        return any(event.is_set() for event in self._events)
