"""The sync worker between a session that does as it is told and a real runner: pauses, words, threads."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import CentreUnreachable, LocalFileDamaged, SignInRefused, WorldError
from advisor_console.domain.ids import EntityId
from advisor_console.sync.engine import Progress, Report
from advisor_console.sync.state import SyncState
from ui.app import syncing
from ui.app.session import Session
from ui.app.syncing import SyncWorker
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
DOWN = CentreUnreachable("The council's centre does not answer.")


class FakeSession:
    """Makes the rounds that a test has written down; after the last one, rounds do nothing."""

    def __init__(self) -> None:
        self.script: list[Callable[[Report], None]] = []
        self.rounds: list[float] = []
        self.fetched: list[bool] = []
        self.stops: list[threading.Event] = []
        self.deaf: WorldError | None = None
        self.listened = 0
        self.unsent = 0
        self.cursor: tuple[str, int, str] | None = ("e1", 1, "h")
        self.clock = SimpleNamespace(now=lambda: NOW)
        self.replica = SimpleNamespace(cursor=lambda: self.cursor)
        self.outbox = SimpleNamespace(counts=self._counts)
        self.conflicts = SimpleNamespace(open=lambda: ["c1", "c2", "c3"])
        self.central = SimpleNamespace(wait_for_change=self._wait)
        self.lease = SimpleNamespace(standing=lambda: None, take_jump=lambda: False)

    def take_notices(self) -> list[str]:
        """Nothing has happened to its files."""
        return []

    def _counts(self) -> Mapping[str, int]:
        return {"unsent": self.unsent, "waiting": 1, "refused": 2, "conflicting": 9, "applied": 4}

    def _wait(self, seconds: float) -> bool:
        self.listened += 1
        if self.deaf is not None:
            raise self.deaf
        threading.Event().wait(seconds)  # what the real one does when nothing comes
        return False

    def sync_once(
        self, stop: threading.Event, progress: Callable[[Progress], None], report: Report, *, fetch: bool
    ) -> Report:
        self.rounds.append(time.monotonic())
        self.fetched.append(fetch)
        self.stops.append(stop)
        if self.script:
            self.script.pop(0)(report)
        report.stopped = stop.is_set()
        return report


def raising(error: Exception) -> Callable[[Report], None]:
    """A round that fails."""

    def round_(_: Report) -> None:
        raise error

    return round_


class Desk:
    """A worker at work, with everything it told and in which thread."""

    def __init__(self, session: FakeSession, runner: JobRunner, owner: QObject) -> None:
        self.session = session
        self.runner = runner
        self.states: list[SyncState] = []
        self.threads: set[threading.Thread] = set()
        self.copies = 0
        self.changes: list[Changes] = []
        self.hub = ChangeHub()
        self.hub.subscribe(owner, self.changes.append)
        self.worker = SyncWorker(cast("Session", session), runner, self.hub)
        self.worker.stateChanged.connect(self._heard)  # plain functions, that live in no thread
        self.worker.snapshotTaken.connect(self._copied)

    def rounds(self, qtbot: QtBot, number: int) -> None:
        """Wait until so many rounds have ended."""
        qtbot.waitUntil(lambda: len(self.session.rounds) >= number and not self.worker.state.syncing)

    def _heard(self, state: SyncState) -> None:
        self.states.append(state)
        self.threads.add(threading.current_thread())

    def _copied(self) -> None:
        self.copies += 1
        self.threads.add(threading.current_thread())


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


@pytest.fixture
def desk(runner: JobRunner, qapp: QApplication) -> Iterator[Desk]:
    owner = QObject()
    yield Desk(FakeSession(), runner, owner)
    runner.close()
    owner.deleteLater()


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[type, threading.Thread]]:
    """What reaches the crash report, and where."""
    seen: list[tuple[type, threading.Thread]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: seen.append((kind, threading.current_thread())))
    return seen


def test_states_and_copies_are_heard_in_the_window_s_thread(desk: Desk, qtbot: QtBot) -> None:
    def first(report: Report) -> None:
        report.snapshot = True
        report.changed = {"note": {EntityId("n1")}}

    desk.session.script = [first]
    desk.worker.start()
    qtbot.waitUntil(lambda: desk.copies == 1 and bool(desk.changes))
    qtbot.waitUntil(lambda: len(desk.states) >= 2)
    assert desk.threads == {threading.main_thread()}
    assert (desk.states[0].syncing, desk.states[1].syncing) == (True, False)
    last = desk.states[1]
    assert (last.connected, last.last_synced, last.ready) == (True, NOW, True)
    assert (last.waiting, last.refused, last.conflicting) == (1, 2, 3)
    assert desk.changes == [Changes(frozenset({"note"}), frozenset({"n1"}), "sync")]


def test_a_worker_that_nobody_refers_to_any_more_does_not_die_in_the_sync_thread(
    runner: JobRunner, qtbot: QtBot
) -> None:
    session = FakeSession()
    worker = SyncWorker(cast("Session", session), runner, ChangeHub())
    died: list[threading.Thread] = []
    worker.destroyed.connect(
        lambda: died.append(threading.current_thread()), Qt.ConnectionType.DirectConnection
    )
    worker.start()
    qtbot.waitUntil(lambda: bool(session.rounds))
    del worker  # as at signing out: the sync thread's own frame is what refers to it last
    runner.stop_sync()
    assert died == []
    for left in runner.findChildren(SyncWorker):
        left.deleteLater()
    qtbot.waitUntil(lambda: bool(died))
    assert died == [threading.main_thread()]


def test_before_the_first_round_the_counts_are_there(runner: JobRunner, qapp: QApplication) -> None:
    session = FakeSession()
    session.unsent = 7
    worker = SyncWorker(cast("Session", session), runner, ChangeHub())
    assert (worker.state.unsent, worker.state.ready, worker.state.connected) == (7, True, False)


def test_what_others_had_done_first_is_told_in_the_centres_words(desk: Desk, qtbot: QtBot) -> None:
    sentence = "B 047 had already been called by Gwen Price. That call stands; yours has changed nothing."
    desk.session.script = [lambda report: report.notices.append(sentence)]
    with qtbot.waitSignal(desk.worker.noticed) as told:
        desk.worker.start()
    assert told.args == [sentence]


@pytest.fixture
def _no_round_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of an hour: what comes sooner was asked for, however slow this machine is just now."""
    monkeypatch.setattr(syncing, "POLL_SECONDS", (3_600.0, 3_600.0))
    monkeypatch.setattr(syncing, "BACK_OFF_SECONDS", (3_600.0, 3_600.0))


@pytest.mark.usefixtures("_no_round_by_itself")
def test_waking_makes_the_next_round_while_listening_and_while_backing_off(desk: Desk, qtbot: QtBot) -> None:
    desk.session.script = [lambda _: None, raising(DOWN), raising(DOWN), raising(DOWN), raising(DOWN)]
    desk.worker.start()
    for number in range(1, 6):
        desk.rounds(qtbot, number)
        desk.worker.wake()
        desk.rounds(qtbot, number + 1)


@pytest.mark.usefixtures("_no_round_by_itself")
def test_stopping_waits_for_no_pause_while_listening_and_while_backing_off(
    runner: JobRunner, desk: Desk, qtbot: QtBot
) -> None:
    for script in ([lambda _: None], [raising(DOWN)] * 9):
        desk.session.script = list(script)
        before = len(desk.session.rounds)
        desk.worker.start()
        desk.rounds(qtbot, before + 1)
        runner.stop_sync()


def test_a_night_without_a_line_does_not_end_syncing(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, bugs: list[Any]
) -> None:
    monkeypatch.setattr(SyncWorker, "_rest", lambda *_, **__: None)
    desk.session.script = [raising(DOWN)] * 1_100
    desk.worker.start()
    qtbot.waitUntil(lambda: len(desk.session.rounds) > 1_100)
    assert bugs == []


def test_pauses_grow_with_jitter_and_end_at_the_longest(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[tuple[float, bool]] = []
    monkeypatch.setattr(
        SyncWorker, "_rest", lambda _, __, seconds, *, listen: pauses.append((seconds, listen))
    )
    desk.session.script = [raising(DOWN)] * 12
    desk.worker.start()
    qtbot.waitUntil(lambda: len(pauses) > 14)
    desk.runner.stop_sync()
    for number, (seconds, listen) in enumerate(pauses[:12]):
        most = min(30.0, 2.0**number)
        assert most / 2 <= seconds <= most
        assert not listen
    assert 5.0 <= pauses[12][0] <= 15.0
    assert pauses[12][1]


def test_when_the_line_is_back_what_was_saved_is_sent_first_and_the_rest_fetched_later(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[tuple[float, bool]] = []
    monkeypatch.setattr(
        SyncWorker, "_rest", lambda _, __, seconds, *, listen: pauses.append((seconds, listen))
    )
    desk.session.unsent = 5

    def all_sent(_: Report) -> None:
        desk.session.unsent = 0

    desk.session.script = [raising(DOWN), raising(DOWN), all_sent]
    desk.worker.start()
    qtbot.waitUntil(lambda: len(pauses) > 4)
    desk.runner.stop_sync()
    assert desk.session.fetched[:4] == [True, False, False, True]
    assert [listen for _, listen in pauses[:4]] == [False, False, False, True]
    assert 5.0 <= pauses[2][0] <= 15.0  # no NOTIFY of the others who send too ends this pause


@pytest.mark.usefixtures("_no_round_by_itself")
def test_who_has_nothing_to_send_or_asks_for_it_fetches_as_soon_as_the_line_is_back(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.session.script = [raising(DOWN), raising(DOWN)]
    desk.worker.start()
    desk.rounds(qtbot, 1)
    desk.session.unsent = 5
    for number in (2, 3):
        desk.worker.wake()
        desk.rounds(qtbot, number)
    assert desk.worker.state.connected
    assert desk.session.fetched == [True, True, True]


def test_without_a_line_the_pending_ones_are_still_counted(desk: Desk, qtbot: QtBot) -> None:
    desk.session.script = [lambda _: None, raising(DOWN), raising(DOWN)]
    desk.worker.start()
    qtbot.waitUntil(lambda: desk.worker.state.connected)
    desk.session.unsent = 5
    desk.worker.wake()
    qtbot.waitUntil(lambda: desk.worker.state.unreachable_since is not None)
    state = desk.worker.state
    assert (state.unsent, state.connected, state.problem) == (5, False, "")
    assert (state.last_synced, state.ready) == (NOW, True)
    desk.worker.wake()
    qtbot.waitUntil(lambda: len(desk.session.rounds) >= 3 and not desk.worker.state.syncing)
    desk.worker.wake()
    qtbot.waitUntil(lambda: desk.worker.state.connected)
    assert desk.worker.state.unreachable_since is None


@pytest.mark.parametrize(
    "error", [SignInRefused("No.", "Sign in again."), LocalFileDamaged("Broken.", "Sign in again.")]
)
def test_another_trouble_than_the_line_is_said_and_is_not_the_line(
    desk: Desk, qtbot: QtBot, error: WorldError
) -> None:
    desk.session.script = [raising(error)]
    desk.worker.start()
    qtbot.waitUntil(lambda: bool(desk.worker.state.problem))
    assert desk.worker.state.problem == f"{error.sentence} Sign in again."
    assert desk.worker.state.unreachable_since is None
    desk.worker.wake()
    qtbot.waitUntil(lambda: desk.worker.state.problem == "")


def test_what_a_failed_round_had_done_is_told_all_the_same(desk: Desk, qtbot: QtBot) -> None:
    def half(report: Report) -> None:
        report.snapshot = True
        report.changed = {"person": {EntityId("p1")}}
        raise DOWN

    desk.session.script = [half]
    desk.worker.start()
    qtbot.waitUntil(lambda: desk.copies == 1 and bool(desk.changes))
    assert desk.changes[0].ids == {"p1"}


def test_a_fault_of_ours_is_reported_once_and_syncing_goes_on(
    desk: Desk, qtbot: QtBot, bugs: list[tuple[type, threading.Thread]]
) -> None:
    desk.session.script = [raising(KeyError("x")), raising(KeyError("x"))]
    desk.worker.start()
    qtbot.waitUntil(lambda: bool(bugs))
    assert "fault in the console" in desk.worker.state.problem
    assert not desk.worker.state.syncing
    desk.worker.wake()
    qtbot.waitUntil(lambda: len(desk.session.rounds) >= 2 and not desk.worker.state.syncing)
    desk.worker.wake()
    qtbot.waitUntil(lambda: desk.worker.state.connected)
    assert bugs == [(KeyError, threading.main_thread())]
    assert desk.worker.state.problem == ""


def test_a_listener_that_fails_does_not_make_rounds_without_a_pause(desk: Desk, qtbot: QtBot) -> None:
    desk.session.deaf = DOWN
    desk.worker.start()
    qtbot.waitUntil(lambda: len(desk.session.rounds) >= 3)
    listened = desk.session.listened
    first, second, third = desk.session.rounds[:3]
    assert second - first > 0.4
    assert third - second > 0.9
    assert listened <= len(desk.session.rounds)


@pytest.mark.usefixtures("_no_round_by_itself")
def test_more_than_one_round_sends_is_sent_at_once(desk: Desk, qtbot: QtBot) -> None:
    def more(report: Report) -> None:
        report.more_to_send = True

    desk.session.script = [more, more, more]
    desk.worker.start()
    qtbot.waitUntil(lambda: len(desk.session.rounds) >= 4)


def test_waiting_for_a_round_is_true_for_one_begun_afterwards(desk: Desk, qtbot: QtBot) -> None:
    under_way, go_on, saved = threading.Event(), threading.Event(), threading.Event()
    read: list[bool] = []

    def slow(_: Report) -> None:
        read.append(saved.is_set())
        under_way.set()
        go_on.wait(10)

    desk.session.script = [slow, lambda _: read.append(saved.is_set())]
    desk.worker.start()
    assert under_way.wait(10)
    saved.set()
    answers: list[tuple[bool, list[bool]]] = []
    waiter = threading.Thread(target=lambda: answers.append((desk.worker.wait_for_round(10), list(read))))
    waiter.start()
    assert not desk.worker.wait_for_round(0.05)
    go_on.set()
    waiter.join(10)
    assert answers == [(True, [False, True])]  # the round under way had read the outbox before
    assert not desk.worker.state.syncing


def test_waiting_for_a_round_ends_when_there_will_be_none(
    runner: JobRunner, desk: Desk, qtbot: QtBot
) -> None:
    desk.worker.start()
    qtbot.waitUntil(lambda: desk.worker.state.connected)
    runner.stop_sync()
    # The test's own limit ends it if this waits.
    assert not desk.worker.wait_for_round(3_600)


def test_a_stopped_copy_is_not_called_synced_and_goes_on_when_it_is_asked_to(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.session.cursor = None
    desk.worker.stop_copy()
    desk.worker.start()
    qtbot.waitUntil(lambda: desk.worker.state.connected)
    assert (desk.worker.state.last_synced, desk.worker.state.ready) == (None, False)
    assert desk.session.stops[0].is_set()
    desk.session.cursor = ("e1", 1, "h")
    desk.worker.resume_copy()
    qtbot.waitUntil(lambda: desk.worker.state.last_synced is not None)
    assert desk.worker.state.ready
