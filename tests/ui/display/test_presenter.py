"""The wall over time: calls announced once, waits only while they are fresh, never a name or a need."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import CentreUnreachable
from advisor_console.domain.ids import PersonId
from advisor_console.domain.queueing import QueueBoard, ServiceLoad, Ticket
from tests.helpers.fakes import FixedClock
from tests.ui.pages.queue.centre import NOW, RIVERSIDE, TAX, WASTE, waiting
from ui.display import presenter as display
from ui.display.calls import Calls
from ui.display.models import DisplayState
from ui.display.presenter import DisplayPresenter
from ui.jobs import JobRunner

NBSP = "\u00a0"


class FakeView(QObject):
    """Remembers what it was shown and told to announce."""

    def __init__(self) -> None:
        super().__init__()
        self.states: list[DisplayState] = []
        self.announced: list[str] = []

    @property
    def state(self) -> DisplayState:
        """The state shown last."""
        return self.states[-1]

    def show_state(self, state: DisplayState) -> None:
        """Remember a state."""
        self.states.append(state)

    def announce(self, sentence: str) -> None:
        """Remember a sentence."""
        self.announced.append(sentence)


def called(number: str, counter: str, ago: int, state: str = "called") -> Ticket:
    """Make a ticket that was called so many seconds ago."""
    made = waiting(number, minutes=30, needs="Hearing loop")
    return replace(
        made,
        state=state,
        counter=counter,
        called_at=NOW - timedelta(seconds=ago),
        person_id=PersonId(made.id),
    )


class Wall:
    """A presenter over a board that the test writes."""

    def __init__(self, jobs: JobRunner, qtbot: QtBot) -> None:
        self.jobs = jobs
        self.view, self.clock, self.qtbot = FakeView(), FixedClock(NOW), qtbot
        self.board = QueueBoard(RIVERSIDE, NOW, (), (), (ServiceLoad("council_tax", 2, 2, 30, 480.0),))
        self.is_down = False
        self.asked = 0
        self.spoken: list[str] = []
        self.held: threading.Event | None = None
        self.presenter = DisplayPresenter(
            self.view,
            self.read,
            self.clock,
            jobs,
            hide_after_seconds=60,
            minimum_services=10,
            services=lambda: (TAX, WASTE),
            voice=lambda sentence, _stopped: self.spoken.append(sentence),
            parent=self.view,
        )

    def read(self) -> QueueBoard:
        """Answer as the centre does."""
        self.asked += 1
        if self.held is not None and not self.held.wait(10):
            raise AssertionError("held for ever")
        if self.is_down:
            raise CentreUnreachable("The centre does not answer.")
        return replace(self.board, at=self.clock.instant)

    def call(self, *tickets: Ticket) -> None:
        """Put these tickets at their counters, the latest first."""
        self.board = replace(self.board, called=tickets)

    def poll(self) -> DisplayState:
        """Poll once and wait for the answer to be shown."""
        shown = len(self.view.states)
        self.presenter.poll()
        self.qtbot.waitUntil(lambda: len(self.view.states) > shown and not self.presenter._reading)
        return self.view.state

    def later(self, seconds: float) -> DisplayState:
        """Let time pass without an answer."""
        self.clock.instant += timedelta(seconds=seconds)
        self.presenter.show()
        return self.view.state

    def until(self, reached: Callable[[], object]) -> None:
        """Wait for something."""
        self.qtbot.waitUntil(lambda: bool(reached()))


@pytest.fixture
def wall(qapp: object, qtbot: QtBot) -> Iterator[Wall]:
    jobs = JobRunner()
    made = Wall(jobs, qtbot)
    yield made
    jobs.close()
    # The wall goes with its window, and its timers with it.
    shiboken6.delete(made.view)


def test_the_wall_says_call_counter_earlier_calls_wait_and_the_time_of_the_data(wall: Wall) -> None:
    wall.call(
        called("B047", "3", 2), called("A112", "1", 300), called("C031", "5", 400), called("A1", "2", 500)
    )
    state = wall.poll()
    assert (state.number, state.counter) == ("B 047", "Counter 3")
    assert state.earlier == ("A 112 › 1", "C 031 › 5")
    assert state.time == "10:46"
    assert (state.title, state.words) == ("Council tax", f"12 min, most under{NBSP}22")


def test_a_call_is_announced_once_and_said_figure_by_figure(wall: Wall) -> None:
    wall.poll()
    wall.call(called("B047", "3", 1))
    assert wall.poll().is_new
    wall.until(lambda: wall.spoken)
    for _ in range(3):
        wall.poll()
    assert wall.view.announced == ["B 047, please go to Counter 3."]
    assert wall.spoken == ["B, 0, 4, 7, please go to Counter 3."]


def test_two_calls_between_two_polls_are_both_announced_in_order(wall: Wall) -> None:
    wall.poll()
    wall.call(called("C032", "5", 1), called("B047", "3", 2))
    wall.poll()
    wall.until(lambda: len(wall.spoken) == 2)
    assert wall.view.announced == ["B 047, please go to Counter 3.", "C 032, please go to Counter 5."]
    assert [sentence[0] for sentence in wall.spoken] == ["B", "C"]
    assert wall.view.state.number == "C 032"


def test_a_wall_that_starts_in_the_middle_of_the_day_announces_nothing_old(wall: Wall) -> None:
    wall.call(called("B047", "3", 90))
    state = wall.poll()
    assert state.number == "B 047"
    assert not state.is_new
    assert wall.view.announced == []


def test_a_new_call_stands_out_for_a_moment_and_then_no_more(
    wall: Wall, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wall.presenter._new.setInterval(30)
    wall.call(called("B047", "3", 1))
    assert wall.poll().is_new
    wall.until(lambda: not wall.view.state.is_new)
    turns = [state.is_new for state in wall.view.states]
    assert turns.count(True) >= 1
    assert turns == sorted(turns, key=turns.index)
    # Even if calls came with every poll it would turn less than three times a second.
    assert display.NEW_MS > 1000 / 3
    assert display.POLL_MS > 1000 / 3


def test_a_finished_ticket_stays_the_last_call(wall: Wall) -> None:
    wall.call(called("B047", "3", 5), called("A112", "1", 300))
    wall.poll()
    wall.call(called("A112", "1", 300))
    state = wall.poll()
    assert (state.number, state.earlier) == ("B 047", ("A 112 › 1",))


def test_calls_of_yesterday_are_gone(wall: Wall) -> None:
    wall.call(called("B047", "3", 5))
    wall.poll()
    wall.call()
    wall.clock.instant += timedelta(days=1)
    assert wall.poll().number == "Welcome"


def test_waits_are_hidden_once_they_are_older_than_the_council_allows(wall: Wall) -> None:
    wall.call(called("B047", "3", 5))
    wall.poll()
    assert wall.later(60).title == "Council tax"
    state = wall.later(1)
    assert state.title == "Please listen for your number"
    assert state.words == "Calls as at 10:46"
    assert state.time == "10:47"
    assert state.number == "B 047"
    assert "12 min" not in repr(state)


def test_a_line_that_is_down_is_said_at_once_and_forgotten_when_it_is_back(wall: Wall) -> None:
    wall.call(called("B047", "3", 5), called("A112", "1", 300))
    wall.poll()
    wall.is_down = True
    wall.clock.instant += timedelta(minutes=3)
    state = wall.poll()
    assert (state.title, state.words) == ("Please listen for your number", "Calls as at 10:46")
    assert (state.number, state.earlier) == ("B 047", ("A 112 › 1",))
    wall.is_down = False
    state = wall.poll()
    assert state.title == "Council tax"
    assert state.time == "10:49"


def test_the_first_answer_that_fails_hides_the_waits_however_fresh(wall: Wall) -> None:
    wall.poll()
    wall.is_down = True
    assert wall.poll().title == "Please listen for your number"


def test_a_wall_that_never_heard_from_the_centre_pretends_nothing(wall: Wall) -> None:
    wall.is_down = True
    state = wall.poll()
    assert (state.number, state.counter, state.earlier) == ("Welcome", "", ())
    assert (state.title, state.words) == ("Please listen for your number", "")


def test_a_clock_put_back_does_not_make_old_waits_fresh(wall: Wall) -> None:
    wall.poll()
    assert wall.later(-30).title == "Please listen for your number"


def test_a_silent_centre_is_asked_once_and_the_waits_grow_old_meanwhile(wall: Wall) -> None:
    wall.poll()
    wall.held = threading.Event()
    for _ in range(5):
        wall.presenter.poll()
    assert wall.later(61).title == "Please listen for your number"
    wall.held.set()
    wall.until(lambda: not wall.presenter._reading)
    assert wall.asked == 2
    # It was asked a minute ago: what it answers now may be as old.
    assert wall.view.state.title == "Please listen for your number"


def test_one_service_at_a_time_takes_its_turn(wall: Wall) -> None:
    wall.board = replace(
        wall.board,
        loads=(
            ServiceLoad("council_tax", 2, 2, 30, 480.0),
            ServiceLoad("waste", 1, 1, 3, 480.0),
            ServiceLoad("housing", 0, 1, 3, 480.0),
            ServiceLoad("registrars", 0, 1, 20, 20.0),
        ),
    )
    seen = [wall.poll()]
    for _ in range(3):
        wall.clock.instant += timedelta(seconds=display.TURN_SECONDS)
        seen.append(wall.poll())
    assert [(state.title, state.words.replace(NBSP, " ")) for state in seen] == [
        ("Council tax", "12 min, most under 22"),
        ("Bins and recycling", "Not enough to say"),
        ("Registrars", "Under 1 min"),
        ("Council tax", "12 min, most under 22"),
    ]


def test_no_wait_to_say_leaves_the_name_of_the_place(wall: Wall) -> None:
    wall.board = replace(wall.board, loads=())
    state = wall.poll()
    assert (state.title, state.words) == (RIVERSIDE.name, "Listen for your number")


def test_neither_person_nor_need_ever_reaches_the_wall(wall: Wall) -> None:
    ticket = called("B047", "3", 1)
    wall.board = replace(wall.board, waiting=(waiting("B048", needs="Interpreter"),), called=(ticket,))
    wall.poll()
    wall.until(lambda: wall.spoken)
    told = (
        repr(wall.view.states)
        + repr(wall.view.announced)
        + repr(wall.spoken)
        + repr(wall.presenter._calls.last)
    )
    assert "Hearing loop" not in told
    assert "Interpreter" not in told
    assert "person" not in told


def test_it_polls_by_itself(wall: Wall, qtbot: QtBot) -> None:
    wall.presenter._poll.setInterval(20)
    wall.presenter.start()
    qtbot.waitUntil(lambda: wall.asked >= 3)


def test_one_sentence_is_said_at_a_time_and_cut_short_at_the_end(wall: Wall) -> None:
    ended: list[str] = []

    def voice(sentence: str, stopped: Callable[[], bool]) -> None:
        wall.spoken.append(sentence)
        limit = threading.Event()
        while not stopped() and not limit.wait(0.01):
            pass
        ended.append(sentence)

    wall.presenter._voice = voice
    wall.call(called("C032", "5", 1), called("B047", "3", 2))
    wall.poll()
    wall.until(lambda: wall.spoken)
    assert wall.poll().number == "C 032"
    assert len(wall.spoken) == 1
    wall.jobs.close()
    assert len(ended) == 1


def test_a_call_made_again_later_is_new() -> None:
    calls = Calls()
    board = QueueBoard(RIVERSIDE, NOW, (), (called("B047", "3", 1),), ())
    assert [call.number for call in calls.take(board)] == ["B047"]
    assert calls.take(board) == ()
    again = replace(board, at=NOW + timedelta(minutes=5), called=(called("B047", "4", -299),))
    assert [call.counter for call in calls.take(again)] == ["4"]
