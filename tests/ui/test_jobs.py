"""The job runner keeps its order, tells the right page in the right thread, and leaves nothing behind."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from types import TracebackType

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import WorldError
from tests.helpers.stalls import StallProbe
from ui.jobs import JobControl, JobRunner, Lane, Progress

PATIENCE = 10.0


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What reaches the crash report."""
    seen: list[BaseException] = []

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        seen.append(error)

    monkeypatch.setattr(sys, "excepthook", hook)
    return seen


def _failing(error: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def test_a_result_comes_back_in_the_window_s_thread(runner: JobRunner, qtbot: QtBot) -> None:
    told: list[tuple[str, threading.Thread]] = []
    scope = runner.scope()
    scope.read(
        lambda: threading.current_thread().name, lambda name: told.append((name, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0].startswith("reader")
    assert told[0][1] is threading.main_thread()


def test_writes_follow_each_other_in_one_thread(runner: JobRunner, qtbot: QtBot) -> None:
    done: list[int] = []
    threads: set[str] = set()
    scope = runner.scope()

    def work(number: int) -> int:
        threads.add(threading.current_thread().name)
        return number

    for number in range(50):
        scope.write(lambda number=number: work(number), done.append)  # type: ignore[misc]  # a default binds
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))
    assert len(threads) == 1


def test_a_slow_write_does_not_hold_up_reading(runner: JobRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[str] = []
    scope = runner.scope()
    scope.write(lambda: "wrote" if gate.wait(PATIENCE) else "late", done.append)
    scope.read(lambda: "read", done.append)
    qtbot.waitUntil(lambda: done == ["read"])
    gate.set()
    qtbot.waitUntil(lambda: done == ["read", "wrote"])


def test_slow_work_holds_up_neither_reading_nor_writing(runner: JobRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[str] = []
    scope = runner.scope()
    for number in range(2):
        scope.slow(lambda: gate.wait(PATIENCE), lambda _, number=number: done.append(f"slow {number}"))  # type: ignore[misc]  # a default binds
    scope.long(lambda _: gate.wait(PATIENCE), lambda _: done.append("long"), progress=lambda _: None)
    for number in range(4):
        scope.read(lambda: None, lambda _, number=number: done.append(f"read {number}"))  # type: ignore[misc]  # as above
    scope.write(lambda: None, lambda _: done.append("wrote"))
    qtbot.waitUntil(lambda: len(done) == 5)
    assert not any(one.startswith(("slow", "long")) for one in done)
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 8)


def test_background_work_does_not_stall_the_window(runner: JobRunner, qtbot: QtBot) -> None:
    done: list[int] = []
    scope = runner.scope()
    worst = []
    for _attempt in range(3):
        with StallProbe() as probe:
            scope.read(lambda: threading.Event().wait(0.1) or 1, done.append)
            qtbot.waitUntil(lambda: bool(done))
        worst.append(probe.worst_ms)
        done.clear()
    assert min(worst) < 50, worst


def test_only_the_newest_of_a_name_is_answered(runner: JobRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[str] = []
    asked: list[str] = []
    scope = runner.scope()

    def search(text: str) -> str:
        asked.append(text)
        assert gate.wait(PATIENCE)
        return text

    for text in ("p", "pr", "pri", "prit"):
        scope.read(lambda text=text: search(text), answers.append, latest="search")  # type: ignore[misc]  # as above
    other: list[str] = []
    scope.read(lambda: "other", other.append, latest="something else")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers) and bool(other))
    assert answers == ["prit"]
    # Two readers had begun; the one in the queue between them was never asked.
    assert "pri" not in asked


def test_a_closed_page_hears_nothing(runner: JobRunner, qtbot: QtBot, bugs: list[BaseException]) -> None:
    gate = threading.Event()
    told: list[object] = []
    page = QObject()
    scope = runner.scope(page)
    scope.read(lambda: gate.wait(PATIENCE), told.append, told.append, always=lambda: told.append("always"))
    shiboken6.delete(page)
    assert not scope.is_open
    gate.set()
    after: list[str] = []
    runner.scope().write(lambda: "after", after.append)
    qtbot.waitUntil(lambda: bool(after))
    runner.close()
    assert told == []
    assert bugs == []


def test_an_error_of_the_world_reaches_the_page(
    runner: JobRunner, qtbot: QtBot, bugs: list[BaseException]
) -> None:
    order: list[object] = []
    error = WorldError("The line is down.", "Try again in a minute.")
    runner.scope().read(_failing(error), order.append, order.append, always=lambda: order.append("always"))
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == [error, "always"]
    assert bugs == []


def test_an_error_that_nobody_takes_is_announced(runner: JobRunner, qtbot: QtBot) -> None:
    error = WorldError("The line is down.")
    with qtbot.waitSignal(runner.unclaimedError) as told:
        runner.scope().read(_failing(error), lambda _none: None)
    assert told.args == [error]


def test_a_failed_save_is_never_silent_even_when_its_page_is_gone(runner: JobRunner, qtbot: QtBot) -> None:
    error = WorldError("The disk is full.")
    told: list[object] = []
    scope = runner.scope()
    gate = threading.Event()

    def save() -> None:
        gate.wait(PATIENCE)
        raise error

    scope.write(save, told.append, told.append)
    scope.close()
    with qtbot.waitSignal(runner.unclaimedError) as announced:
        gate.set()
    assert announced.args == [error]
    assert told == []


@pytest.mark.parametrize("error", [ZeroDivisionError("a bug"), SystemExit(3)])
def test_a_bug_reaches_the_crash_report_and_the_page_stops_looking_busy(
    runner: JobRunner, qtbot: QtBot, bugs: list[BaseException], error: BaseException
) -> None:
    told: list[object] = []
    runner.scope().read(_failing(error), told.append, told.append, always=lambda: told.append("always"))
    qtbot.waitUntil(lambda: bool(told))
    assert bugs == [error]
    assert told == ["always"]


def test_long_work_tells_how_far_it_is_and_can_be_stopped(runner: JobRunner, qtbot: QtBot) -> None:
    steps: list[Progress] = []
    result: list[int] = []
    step_allowed = threading.Semaphore(3)

    def count(control: JobControl) -> int:
        number = 0
        while not control.stopped:
            if step_allowed.acquire(timeout=0.01):
                number += 1
                control.report(number, 0, f"{number} counted")
        return number

    control = runner.scope().long(count, result.append, progress=steps.append)
    qtbot.waitUntil(lambda: len(steps) == 3)
    control.stop()
    qtbot.waitUntil(lambda: bool(result))
    assert steps[-1] == Progress(3, 0, "3 counted")
    assert result == [3]


def test_sync_runs_beside_the_rest_until_it_is_told_to_stop(runner: JobRunner, qtbot: QtBot) -> None:
    rounds: list[str] = []

    def sync(stop: threading.Event) -> None:
        rounds.append(threading.current_thread().name)
        stop.wait(PATIENCE)
        rounds.append("stopped")

    runner.start_sync(sync)
    with pytest.raises(RuntimeError, match="runs already"):
        runner.start_sync(sync)
    with qtbot.waitSignal(runner.syncEnded):
        runner.stop_sync()
    assert rounds == ["sync", "stopped"]
    with qtbot.waitSignal(runner.syncEnded):
        runner.start_sync(lambda _stop: None)


def test_sync_s_errors_are_told(runner: JobRunner, qtbot: QtBot, bugs: list[BaseException]) -> None:
    world, bug = WorldError("No answer from the centre."), KeyError("a bug")
    with qtbot.waitSignals([runner.unclaimedError, runner.syncEnded]):
        runner.start_sync(lambda _stop: _failing(world)())
    with qtbot.waitSignal(runner.syncEnded):
        runner.start_sync(lambda _stop: _failing(bug)())
    assert bugs == [bug]


def test_closing_while_busy_saves_what_was_saved_and_drops_the_rest(
    qapp: QApplication, bugs: list[BaseException]
) -> None:
    runner = JobRunner()
    started, gate = threading.Event(), threading.Event()
    saved: list[int] = []
    read: list[str] = []
    told: list[object] = []
    ended: list[str] = []
    scope = runner.scope()

    def first_write() -> None:
        started.set()
        assert gate.wait(PATIENCE)
        saved.append(0)

    busy: list[str] = []

    def endless(control: JobControl) -> None:
        busy.append("long")
        while not control.stopped:
            gate.wait(0.005)
        ended.append("long")

    def sync(stop: threading.Event) -> None:
        stop.wait(PATIENCE)
        ended.append("sync")

    scope.write(first_write, told.append)
    for number in range(1, 5):
        scope.write(lambda number=number: saved.append(number), told.append)  # type: ignore[misc]  # as above
    for _reader in range(2):
        scope.long(endless, told.append, progress=told.append, lane=Lane.READ)
    for _waiting in range(20):
        scope.read(lambda: read.append("read"), told.append)
    runner.start_sync(sync)
    assert started.wait(PATIENCE)
    while len(busy) < 2:
        qapp.processEvents()
    threading.Timer(0.05, gate.set).start()
    runner.close()
    assert saved == [0, 1, 2, 3, 4]
    assert read == []
    assert sorted(ended) == ["long", "long", "sync"]
    assert not [
        thread
        for thread in threading.enumerate()
        if thread.name.startswith(("writer", "reader", "slow", "sync"))
    ]
    qapp.processEvents()
    assert told == []
    assert bugs == []
    with pytest.raises(RuntimeError, match="closed"):
        runner.start_sync(sync)


def test_a_save_that_fails_while_closing_is_still_told(qapp: QApplication) -> None:
    runner = JobRunner()
    error = WorldError("The disk is full.")
    told: list[object] = []
    runner.unclaimedError.connect(told.append)
    runner.scope().write(_failing(error), lambda _none: None)
    runner.close()
    assert told == [error]
    runner.close()


def test_five_thousand_results_arrive(runner: JobRunner, qtbot: QtBot) -> None:
    # PySide6 6.12.0 on CPython 3.11 aborts after some hundred emits of Signal(bool).
    done: list[bool] = []
    scope = runner.scope()
    for number in range(5000):
        scope.read(lambda number=number: number % 2 == 0, done.append)  # type: ignore[misc]  # as above
    qtbot.waitUntil(lambda: len(done) == 5000, timeout=30_000)
    assert sum(done) == 2500
