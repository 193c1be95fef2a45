"""The queue on the screen: true while the line is up, honest while it is down, and never calling twice."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.queueing import Counter, Site, Ticket
from tests.ui.pages.queue.centre import LIBRARY, RIVERSIDE, TAX, THIRD, WASTE, MemoryCentre, waiting
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.queue import board_reader
from ui.pages.queue.models import QueueState
from ui.pages.queue.presenter import QueuePresenter


class FakeView(QObject):
    """Remembers what it was shown and told to say."""

    callRequested = Signal()
    serveRequested = Signal()
    finishRequested = Signal()
    joinRequested = Signal()
    joinConfirmed = Signal(str, str)
    joinLeft = Signal()
    placeRequested = Signal()
    siteChosen = Signal(str)
    placeConfirmed = Signal(str, tuple)
    placeLeft = Signal()
    seen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.states: list[QueueState] = []
        self.said: list[str] = []

    @property
    def state(self) -> QueueState:
        """The state shown last."""
        return self.states[-1]

    def show_state(self, state: QueueState) -> None:
        """Remember a state."""
        self.states.append(state)

    def say(self, sentence: str) -> None:
        """Remember a sentence."""
        self.said.append(sentence)


class Desk:
    """A presenter over a centre in memory, and what it told the app."""

    def __init__(self, jobs: JobRunner, qtbot: QtBot, *tickets: Ticket) -> None:
        self.centre = MemoryCentre(*tickets)
        self.view = FakeView()
        self.hub = ChangeHub()
        self.qtbot = qtbot
        self.presenter = QueuePresenter(
            self.view, self.centre, minimum_services=10, jobs=jobs, hub=self.hub, parent=self.view
        )
        self.called: list[Ticket] = []
        self.places: list[tuple[Site, Counter]] = []
        self.boards: list[object] = []
        self.presenter.ticketCalled.connect(self.called.append)
        self.presenter.placeChosen.connect(lambda site, counter: self.places.append((site, counter)))
        self.presenter.boardRead.connect(self.boards.append)

    def until(self, reached: Callable[[QueueState], object]) -> QueueState:
        """Wait until a state that satisfies a condition is shown, and give it."""
        self.qtbot.waitUntil(lambda: bool(self.view.states and reached(self.view.state)), timeout=10_000)
        return self.view.state

    def seated(self) -> "Desk":
        """Sit at counter 3 of Riverside and wait for the board."""
        self.presenter.open(RIVERSIDE, THIRD)
        self.until(lambda state: state.board)
        return self


@pytest.fixture
def jobs(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def test_without_a_counter_it_asks_and_tells_what_was_chosen(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047"))
    desk.presenter.open()
    state = desk.until(lambda state: state.place)
    assert state.place is not None
    assert [option.text for option in state.place.sites] == [RIVERSIDE.name, LIBRARY.name]
    assert not state.place.can_leave
    desk.view.placeConfirmed.emit("", ())
    assert desk.until(lambda state: state.place and state.place.problems).place is not None
    desk.view.siteChosen.emit(RIVERSIDE.id)
    state = desk.until(lambda state: state.place and state.place.counters)
    assert state.place is not None
    assert [option.text for option in state.place.counters] == ["Counter 1", "Counter 2", "Counter 3"]
    desk.view.placeConfirmed.emit(THIRD.id, (TAX.id,))
    state = desk.until(lambda state: state.board)
    assert state.place is None
    assert desk.places == [(RIVERSIDE, THIRD)]
    assert "Counter 3 · calling for Council tax" in state.line
    desk.view.callRequested.emit()
    desk.until(lambda state: state.counter.figure)
    assert desk.centre.called_for == [(TAX.id,)]


def test_a_site_without_counters_is_refused_in_words(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot)
    desk.presenter.open()
    desk.until(lambda state: state.place)
    desk.view.siteChosen.emit(LIBRARY.id)
    qtbot.waitUntil(lambda: "counters" in desk.centre.asked)
    desk.view.placeConfirmed.emit("", ())
    state = desk.until(lambda state: state.place and state.place.problems)
    assert state.place is not None
    assert state.place.problems[0].sentence.startswith("This site has no counters")
    assert desk.places == []


def test_the_board_is_put_into_words(jobs: JobRunner, qtbot: QtBot) -> None:
    tickets = waiting("B047", minutes=22, needs="Hearing loop"), waiting("C032", "waste", minutes=0)
    state = Desk(jobs, qtbot, *tickets).seated().view.state
    assert state.board is not None
    assert [row.summary() for row in state.board.waiting] == [
        "10:24 · 22 min, B 047: Council tax · Hearing loop",
        "10:46 · now, C 032: Bins and recycling",
    ]
    waits = {row.name: "".join(run.text for run in row.value) for row in state.board.waits}
    assert waits == {
        "Council tax": "about 8 minutes, most wait less than 16 · 1 waiting",
        "Bins and recycling": "not enough to say",
    }
    assert state.counter.can_act
    assert "2 waiting at 10:46" in state.line


def test_call_next_shows_and_tells_the_ticket_once(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047", minutes=9), waiting("B048", minutes=3)).seated()
    desk.view.callRequested.emit()
    state = desk.until(lambda state: state.counter.figure)
    assert state.counter.figure == "B 047 · Counter 3"
    assert state.counter.is_called
    assert state.counter.finish == "Did not come"
    assert [ticket.number for ticket in desk.called] == ["B047"]
    assert desk.view.said == ["B 047 is called to Counter 3."]
    desk.view.serveRequested.emit()
    state = desk.until(lambda state: not state.counter.is_called)
    assert state.counter.finish == "Finished"
    assert len(desk.called) == 1
    desk.view.finishRequested.emit()
    state = desk.until(lambda state: not state.counter.figure)
    assert state.counter.meaning == "Call whoever has waited longest."


def test_a_double_press_calls_one_ticket(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047", minutes=9), waiting("B048", minutes=3)).seated()
    gate = desk.centre.hold("call_next")
    for _ in range(5):
        desk.view.callRequested.emit()
    qtbot.waitUntil(lambda: "call_next" in desk.centre.asked)
    gate.set()
    desk.until(lambda state: state.counter.figure)
    assert desk.centre.asked.count("call_next") == 1
    assert [ticket.number for ticket in desk.called] == ["B047"]
    assert [one.state for one in desk.centre.tickets.values()] == ["called", "waiting"]


def test_a_lost_answer_skips_nobody_and_the_contact_begins_all_the_same(
    jobs: JobRunner, qtbot: QtBot
) -> None:
    desk = Desk(jobs, qtbot, waiting("B047", minutes=9), waiting("B048", minutes=3)).seated()
    desk.centre.loses_answers = True
    desk.view.callRequested.emit()
    # The refusal to answer is told, and the next reading finds what the centre did.
    qtbot.waitUntil(lambda: any(state.is_warning for state in desk.view.states))
    assert desk.called == []
    desk.centre.loses_answers = False
    desk.presenter.refresh()
    state = desk.until(lambda state: state.counter.figure and not state.is_warning)
    assert state.counter.figure == "B 047 · Counter 3"
    assert desk.called == []
    desk.view.serveRequested.emit()
    desk.until(lambda state: state.counter.figure and not state.counter.is_called)
    assert [ticket.number for ticket in desk.called] == ["B047"]


def test_nobody_to_call_is_said(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot).seated()
    assert desk.view.state.counter.meaning == "Nobody waits just now."
    desk.view.callRequested.emit()
    state = desk.until(lambda state: state.notice)
    assert state.notice == "Nobody waits just now."
    assert desk.called == []


def test_off_the_line_the_last_board_stays_with_its_time_and_nothing_can_be_done(
    jobs: JobRunner, qtbot: QtBot
) -> None:
    desk = Desk(jobs, qtbot, waiting("B047")).seated()
    desk.centre.is_down = True
    desk.presenter.refresh()
    state = desk.until(lambda state: state.is_warning)
    assert "queue as it was at 10:46" in state.notice
    assert state.board is not None
    assert len(state.board.waiting) == 1
    assert not state.counter.can_act
    assert desk.boards[-1] is None
    desk.centre.is_down = False
    desk.presenter.refresh()
    state = desk.until(lambda state: not state.is_warning)
    assert state.notice == ""
    assert state.counter.can_act


def test_a_queue_never_reached_says_how_to_go_on_without_it(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot)
    desk.centre.is_down = True
    desk.presenter.open(RIVERSIDE, THIRD)
    state = desk.until(lambda state: "does not answer" in state.empty)
    assert state.board is None
    assert "start a contact" in state.empty_next
    assert not state.counter.can_act


def test_the_question_where_one_sits_comes_back_with_the_line(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot)
    desk.centre.is_down = True
    desk.presenter.open()
    desk.until(lambda state: "does not answer" in state.empty)
    desk.centre.is_down = False
    desk.presenter.refresh()
    state = desk.until(lambda state: bool(state.place))
    assert "does not answer" not in state.empty


def test_changing_counters_off_the_line_leaves_the_board(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047")).seated()
    desk.centre.is_down = True
    desk.view.placeRequested.emit()
    desk.until(lambda state: state.is_warning)
    desk.centre.is_down = False
    desk.presenter.refresh()
    state = desk.until(lambda state: not state.is_warning)
    assert state.place is None
    assert state.board is not None


def test_a_refusal_of_the_centre_is_shown_in_its_words(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047")).seated()
    desk.view.callRequested.emit()
    desk.until(lambda state: state.counter.figure)
    desk.centre.refuses = "A colleague called this ticket."
    desk.view.serveRequested.emit()
    state = desk.until(lambda state: state.notice)
    assert state.notice == "A colleague called this ticket."
    assert state.is_warning
    assert state.counter.can_act


def test_joining_needs_a_service_and_says_the_number_and_the_wait(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot).seated()
    desk.view.joinRequested.emit()
    join = desk.until(lambda state: state.join).join
    assert join is not None
    assert join.services[0].hint == "about 8 minutes, most wait less than 16"
    desk.view.joinConfirmed.emit("", "Hearing loop")
    join = desk.until(lambda state: state.join and state.join.problems).join
    assert join is not None
    assert (join.needs, join.problems[0].field) == ("Hearing loop", "service")
    assert desk.centre.joined == []
    desk.view.joinConfirmed.emit(WASTE.id, "")
    state = desk.until(lambda state: state.join is None)
    assert desk.centre.joined == [(RIVERSIDE.id, WASTE.id, None, None)]
    assert state.notice == "C 033 joined for Bins and recycling. Wait: not enough to say."
    assert state.board is not None
    assert [row.kind for row in state.board.waiting] == ["C 033"]


def test_joining_off_the_line_keeps_what_was_typed(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot).seated()
    desk.view.joinRequested.emit()
    desk.centre.is_down = True
    desk.view.joinConfirmed.emit(WASTE.id, "A chair")
    state = desk.until(lambda state: state.is_warning)
    assert state.join is not None
    assert (state.join.service, state.join.needs) == (WASTE.id, "A chair")


def test_an_answer_asked_for_before_an_act_does_not_undo_it(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, waiting("B047")).seated()
    qtbot.waitUntil(lambda: desk.centre.asked.count("board") >= 1)
    gate = desk.centre.hold("board")
    asked = desk.centre.asked.count("board")
    desk.presenter.refresh()
    qtbot.waitUntil(lambda: desk.centre.asked.count("board") == asked + 1)
    desk.view.callRequested.emit()
    desk.until(lambda state: state.counter.figure)
    shown = len(desk.view.states)
    gate.set()
    qtbot.waitUntil(lambda: desk.centre.asked.count("board") >= asked + 2)
    qtbot.waitUntil(lambda: len(desk.view.states) >= shown + 2)
    assert all(state.counter.figure for state in desk.view.states[shown:])


def test_a_silent_centre_is_asked_one_question_at_a_time(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot).seated()
    gate = desk.centre.hold("board")
    before = desk.centre.asked.count("board")
    for _ in range(10):
        desk.presenter.refresh()
    qtbot.waitUntil(lambda: desk.centre.asked.count("board") == before + 1)
    gate.set()
    qtbot.waitUntil(lambda: desk.centre.asked.count("board") == before + 2)
    done: list[int] = []
    jobs.scope().read(lambda: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    assert desk.centre.asked.count("board") == before + 2


def test_it_reads_when_a_pull_tells_of_tickets_and_polls_only_while_seen(
    jobs: JobRunner, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_reader, "POLL_MS", 20)
    desk = Desk(jobs, qtbot).seated()
    before = desk.centre.asked.count("board")
    desk.hub.announce(Changes(frozenset({"person"}), frozenset(), "sync"))
    desk.hub.announce(Changes(frozenset({"ticket"}), frozenset(), "sync"))
    qtbot.waitUntil(lambda: desk.centre.asked.count("board") == before + 1)
    desk.view.seen.emit(True)
    qtbot.waitUntil(lambda: desk.centre.asked.count("board") >= before + 4)
    desk.view.seen.emit(False)
    qtbot.waitUntil(lambda: not desk.presenter._reader._reading)
    with qtbot.assertNotEmitted(desk.presenter.boardRead, wait=200):
        pass
