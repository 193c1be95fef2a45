"""The queue page while the line is down: the copy with its time, calling goes on, and nothing else does."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import CounterId, SiteId
from advisor_console.domain.queueing import QueueBoard, ServiceType, Ticket
from advisor_console.services.call_next import QueueAtDesk
from tests.helpers.fakes import FixedClock, RememberingLog, counting_ids
from tests.ui.pages.queue.centre import COUNTERS, NOW, RIVERSIDE, TAX, THIRD, WASTE, MemoryCentre, waiting
from tests.ui.pages.queue.test_presenter import FakeView
from ui.changes import ChangeHub
from ui.jobs import JobRunner
from ui.pages.queue.models import QueueState
from ui.pages.queue.presenter import QueuePresenter
from ui.pages.queue.samples import samples
from ui.pages.queue.view import QueueView
from ui.theme import Scheme, apply_theme


class MemoryCopy:
    """What the replica would show: the queue as it was, with the saved calls on top."""

    def __init__(self, tickets: Sequence[Ticket], log: RememberingLog) -> None:
        self.tickets = tickets
        self.log = log
        self.came_back = 0
        self.is_there = True

    def services(self) -> Sequence[ServiceType]:
        """Both of them."""
        return (TAX, WASTE)

    def board(self, site: SiteId) -> QueueBoard | None:
        """The queue, or nothing where it was never fetched."""
        if not self.is_there:
            return None
        now = self._now()
        called = tuple(one for one in now if one.state == "called")
        return QueueBoard(
            RIVERSIDE, NOW, tuple(one for one in now if one.state == "waiting"), called, (), is_copy=True
        )

    def held(self, counter: CounterId, advisor: str) -> Sequence[Ticket]:
        """What was called to the third counter."""
        return [one for one in self._now() if one.state == "called" and one.counter == THIRD.name]

    def counter_name(self, counter: CounterId) -> str:
        """The name of one of the three."""
        return next(one.name for one in COUNTERS if one.id == counter)

    def is_ahead(self) -> bool:
        """Whether something saved has not come back."""
        return len(self.log.saved) > self.came_back

    def _now(self) -> list[Ticket]:
        now = {one.id: one for one in self.tickets}
        for command in self.log.saved:
            (change,) = command.changes
            ticket, state = now[change.id], str(change.fields["state"].new)  # type: ignore[index]  # a ticket's id
            now[ticket.id] = replace(ticket, state=state, counter=THIRD.name, called_at=NOW, not_sent=True)
        return list(now.values())


class Desk:
    """The queue page of counter 3 over a centre and a copy in memory."""

    def __init__(self, jobs: JobRunner, qtbot: QtBot, *tickets: Ticket) -> None:
        self.centre, self.log, self.view, self.qtbot = (
            MemoryCentre(*tickets),
            RememberingLog(),
            FakeView(),
            qtbot,
        )
        self.copy = MemoryCopy(tickets, self.log)
        self.told: list[Command] = []
        self.called: list[Ticket] = []
        queue = QueueAtDesk(
            centre=self.centre, copy=self.copy, log=self.log, clock=FixedClock(NOW), new_id=counting_ids(),
            advisor="asha", saved=self.told.append,
        )  # fmt: skip
        self.presenter = QueuePresenter(
            self.view, queue, minimum_services=10, jobs=jobs, hub=ChangeHub(), parent=self.view
        )
        self.boards: list[object] = []
        self.presenter.boardRead.connect(self.boards.append)
        self.presenter.ticketCalled.connect(self.called.append)
        self.presenter.open(RIVERSIDE, THIRD)
        self.until(lambda state: state.board)

    def until(self, reached: Callable[[QueueState], object]) -> QueueState:
        """Wait until a state that satisfies a condition is shown, and give it."""
        self.qtbot.waitUntil(lambda: bool(self.view.states and reached(self.view.state)), timeout=10_000)
        return self.view.state

    def cut(self) -> QueueState:
        """Cut the line and wait until the page shows the copy."""
        self.centre.is_down = True
        self.presenter.refresh()
        return self.until(lambda state: "as it was at 10:46" in state.notice)


@pytest.fixture
def jobs(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def test_the_copy_says_how_old_it_is_and_only_calling_goes_on(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047", minutes=9), waiting("B048", minutes=3))
    state = desk.cut()
    assert state.is_warning
    assert (state.counter.can_call, state.counter.can_act) == (True, False)
    assert desk.boards[-1] is None
    desk.view.callRequested.emit()
    state = desk.until(lambda state: state.counter.figure == "B 047 · Counter 3")
    assert "saved here, not sent yet" in state.counter.meaning
    assert "calling the next one finishes this one" in state.counter.meaning
    assert desk.view.said == ["B 047 is called to Counter 3. It is saved here and not sent yet."]
    assert [ticket.number for ticket in desk.called] == ["B047"]
    desk.view.callRequested.emit()
    state = desk.until(lambda state: state.counter.figure == "B 048 · Counter 3")
    assert [command.kind for command in desk.told] == ["call_next", "finish_ticket", "call_next"]
    call = desk.log.saved[0].changes[0]
    assert {name: (field.base, field.new) for name, field in call.fields.items()} == {
        "state": ("waiting", "called"),
        "called_at": (None, NOW.isoformat()),
        "counter_id": (None, THIRD.id),
        "advisor": (None, "asha"),
    }
    desk.view.callRequested.emit()
    state = desk.until(lambda state: "Nobody waits" in state.notice)
    assert "as it was at 10:46" in state.notice
    assert len(desk.told) == 3
    assert "call_next" not in desk.centre.asked


def test_a_call_that_met_a_dead_line_is_told_and_not_saved(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047", minutes=9))
    desk.centre.is_down = True
    # The centre may have heard it: it is for the advisor to press again, knowing that the line is down.
    desk.view.callRequested.emit()
    desk.until(lambda state: "as it was at 10:46" in state.notice)
    assert desk.told == []
    assert desk.centre.asked.count("call_next") == 1


def test_when_the_line_is_back_the_copy_stays_until_the_calls_are(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047", minutes=9), waiting("B048", minutes=3))
    desk.cut()
    desk.view.callRequested.emit()
    desk.until(lambda state: state.counter.figure)
    desk.centre.is_down = False
    shown = len(desk.view.states)
    desk.presenter.refresh()
    qtbot.waitUntil(lambda: len(desk.view.states) > shown)
    assert desk.view.state.counter.figure == "B 047 · Counter 3"
    assert not desk.view.state.counter.can_act
    (ticket,) = (one for one in desk.centre.tickets.values() if one.number == "B047")
    desk.centre.tickets[ticket.id] = replace(ticket, state="called", counter="3", called_at=NOW)
    desk.copy.came_back = 1
    desk.presenter.refresh()
    state = desk.until(lambda state: not state.is_warning)
    assert (state.counter.figure, state.counter.can_act) == ("B 047 · Counter 3", True)


def test_without_a_copy_the_page_says_what_it_said(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047"))
    desk.copy.is_there = False
    desk.centre.is_down = True
    desk.presenter.refresh()
    state = desk.until(lambda state: state.is_warning)
    assert "the queue needs it" in state.notice
    assert not state.counter.can_call


def test_f6_calls_without_the_line_and_the_other_acts_are_not_there(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    view = QueueView()
    qtbot.addWidget(view)
    view.resize(1252, 640)
    view.show_state(samples()["called"])
    view.show()
    view.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
    view.serve.setFocus()
    view.show_state(samples()["called without the line"])
    # Whoever worked by keyboard goes on by keyboard.
    assert QApplication.focusWidget() is view.call
    assert not view.serve.isVisible()
    assert not view.finish.isVisible()
    assert not view.ticket.isEnabled()
    with qtbot.waitSignal(view.callRequested):
        QTest.keyClick(view.call, Qt.Key.Key_F6)
