"""Keys typed ahead of an answer belong to the text as typed, never to what an earlier text found."""

import threading
from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import LocalFileDamaged
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.search import AddressHit, Hit
from ui.jobs import JobRunner
from ui.pages.search.models import SearchState
from ui.pages.search.presenter import SearchPresenter


def _hit(name: str) -> Hit:
    return Hit("person", EntityId(name), PersonId(EntityId(name)), name, "")


class SlowSearch:
    """Answers a text when it is let go, so that a test decides which answer is still to come."""

    def __init__(self) -> None:
        self.found = {
            "sian p": ["Sian Pearce", "Siân Pritchard"],
            "sian pr": ["Siân Pritchard", "Sian Price"],
        }
        self.gates = {"sian pr": threading.Event(), "broken": threading.Event()}

    def find(self, text: str, limit: int = 20) -> Sequence[Hit]:
        if text in self.gates:
            assert self.gates[text].wait(10)
        if text == "broken":
            raise LocalFileDamaged("The copy is damaged.", "Sign in again.")
        return [_hit(name) for name in self.found.get(text, [])][:limit]

    def addresses(self, text: str, limit: int = 50) -> Sequence[AddressHit]:
        """Nothing: only people are looked for here."""
        return ()


class FakeView(QObject):
    """Remembers what it was shown."""

    resultChosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.state = SearchState((), 0, "")

    def show_state(self, state: SearchState) -> None:
        """Remember a state."""
        self.state = state


class Desk:
    """A presenter with what it needs, and whom it opened."""

    def __init__(self, jobs: JobRunner, qtbot: QtBot) -> None:
        self.view, self.search, self.jobs, self.qtbot = FakeView(), SlowSearch(), jobs, qtbot
        self.presenter = SearchPresenter(self.view, self.search, jobs, self.view)
        self.opened: list[str] = []
        self.presenter.personChosen.connect(lambda _, name: self.opened.append(name))

    def type(self, text: str, *, answered: bool = True) -> None:
        """Type a text, and wait for its results unless the next keys come first."""
        self.presenter.search(text)
        if answered:
            self.qtbot.waitUntil(lambda: len(self.view.state.rows) == len(self.search.found[text]))

    def let_go(self, text: str) -> None:
        """Let the answer to a text come."""
        self.search.gates[text].set()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """A desk whose background work ends with the test."""
    jobs = JobRunner()
    made = Desk(jobs, qtbot)
    yield made
    for gate in made.search.gates.values():
        gate.set()
    jobs.close()


def test_enter_opens_the_result_that_is_shown(desk: Desk) -> None:
    desk.type("sian p")
    desk.presenter.accept()
    assert desk.opened == ["Sian Pearce"]


def test_enter_pressed_too_soon_waits_for_the_answer_to_the_text_as_typed(desk: Desk) -> None:
    desk.type("sian p")
    desk.type("sian pr", answered=False)
    desk.presenter.accept()
    assert desk.opened == []
    desk.let_go("sian pr")
    desk.qtbot.waitUntil(lambda: bool(desk.opened))
    assert desk.opened == ["Siân Pritchard"]


def test_arrows_and_enter_pressed_too_soon_keep_their_order(desk: Desk) -> None:
    desk.type("sian p")
    desk.type("sian pr", answered=False)
    desk.presenter.move(1)
    desk.presenter.accept()
    desk.let_go("sian pr")
    desk.qtbot.waitUntil(lambda: bool(desk.opened))
    assert desk.opened == ["Sian Price"]


def test_another_letter_or_leaving_takes_enter_back(desk: Desk) -> None:
    desk.type("sian pr", answered=False)
    desk.presenter.accept()
    desk.type("sian p")
    desk.let_go("sian pr")
    desk.type("sian p")
    assert desk.opened == []
    desk.presenter.search("sian pr")
    desk.presenter.accept()
    desk.presenter.leave()
    desk.type("sian p")
    assert desk.opened == []


def test_a_search_that_fails_leaves_the_keys_usable(desk: Desk, qtbot: QtBot) -> None:
    desk.type("sian p")
    desk.presenter.search("broken")
    desk.presenter.accept()
    heard: list[str] = []
    desk.jobs.unclaimedError.connect(lambda error: heard.append(error.sentence))
    desk.let_go("broken")
    qtbot.waitUntil(lambda: bool(heard))
    assert desk.opened == []
    desk.presenter.accept()
    assert desk.opened == ["Sian Pearce"]


class Closed:
    """Somebody who has declared that a record is their own."""

    def any(self) -> bool:
        """One is closed."""
        return True

    def is_closed(self, person: PersonId) -> bool:
        """None of those found."""
        return False


def test_whoever_declared_a_record_is_told_that_it_is_not_found_and_whom_to_ask(desk: Desk) -> None:
    presenter = SearchPresenter(desk.view, desk.search, desk.jobs, desk.view, closed=Closed())
    desk.search.found["gwen price"] = []
    presenter.search("gwen price")
    desk.qtbot.waitUntil(lambda: "closed to you" in desk.view.state.words)
    assert "ask your team leader" in desk.view.state.words
    presenter.search("sian p")
    desk.qtbot.waitUntil(lambda: bool(desk.view.state.rows))
    assert desk.view.state.words.endswith("records closed to you are not listed")
    desk.presenter.search("sian p")
    desk.qtbot.waitUntil(lambda: "closed" not in desk.view.state.words)
