"""A finished letter on the screen: drawn in the background, turned page by page, never saved empty."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import WorldError
from advisor_console.services.ports import MadeLetter
from ui.jobs import JobRunner
from ui.pages.letter.models import LetterState
from ui.pages.letter.presenter import LetterPresenter
from ui.pages.letter.samples import samples
from ui.pages.letter.view import LetterView

MADE = MadeLetter(b"%PDF made", "The words.", 2, "0" * 64, "Your move", "move", "1", "en", "large-18")


class FakeLetterView(QObject):
    """A view that only remembers what it was shown."""

    pageRequested = Signal(int)
    printRequested = Signal()
    saveRequested = Signal()
    openRequested = Signal()
    copyRequested = Signal()
    backRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = LetterState("", "", "", ())

    def show_state(self, state: LetterState) -> None:
        """Remember a state."""
        self.state = state


class Table:
    """A letter laid on the table."""

    def __init__(self, jobs: JobRunner) -> None:
        self.view = FakeLetterView()
        self.threads: set[int] = set()
        self.saved: list[tuple[str, bytes]] = []
        self.heard: list[str] = []
        self.presenter = LetterPresenter(self.view, self._pictures, jobs, self.view)
        self.presenter.saveRequested.connect(lambda title, pdf: self.saved.append((title, bytes(pdf))))
        self.presenter.failed.connect(lambda error: self.heard.append(error.sentence))
        self.presenter.closed.connect(lambda: self.heard.append("closed"))

    def _pictures(self, pdf: bytes) -> list[bytes]:
        self.threads.add(threading.get_ident())
        return [pdf + b" page 1", pdf + b" page 2"]


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[Table]:
    """A letter whose background work ends with the test."""
    jobs = JobRunner()
    made = Table(jobs)
    yield made
    made.view.deleteLater()
    jobs.close()
    jobs.deleteLater()


def drawn(table: Table) -> Callable[[], bool]:
    return lambda: len(table.view.state.pages) == 2


def test_a_letter_just_made_has_words_at_once_and_pages_soon(table: Table, qtbot: QtBot) -> None:
    table.presenter.show_made(MADE, "en", "large-18")
    assert (table.view.state.text, table.view.state.pages) == ("The words.", ())
    assert table.view.state.ready
    qtbot.waitUntil(drawn(table))
    assert threading.get_ident() not in table.threads
    assert table.view.state.facts == "Large print 18 pt · English"
    assert table.view.state.warning == ""


def test_what_is_not_as_asked_is_said(table: Table, qtbot: QtBot) -> None:
    table.presenter.show_made(MADE, "cy", "braille")
    assert table.view.state.warning == (
        "Asked for Welsh: no Welsh version of this letter is approved yet, it is in English. "
        "Asked for braille: this letter is in large print 18 pt. Read it to them."
    )
    qtbot.waitUntil(drawn(table))


def test_pages_are_turned_and_never_past_the_ends(table: Table, qtbot: QtBot) -> None:
    table.presenter.show_made(MADE, "en", "large-18")
    qtbot.waitUntil(drawn(table))
    for asked, shown in ((1, 1), (2, 1), (0, 0), (-1, 0)):
        table.view.pageRequested.emit(asked)
        assert table.view.state.page == shown


def test_an_older_letter_is_shown_as_pages_and_saved_only_once_it_is_here(table: Table, qtbot: QtBot) -> None:
    wait = threading.Event()

    def fetch() -> bytes:
        assert wait.wait(5)
        return b"%PDF kept"

    table.presenter.show_kept("Invitation", "standard", "en", fetch)
    assert (table.view.state.ready, table.view.state.text) == (False, "")
    wait.set()
    qtbot.waitUntil(drawn(table))
    assert table.view.state.ready
    table.view.saveRequested.emit()
    assert table.saved == [("Invitation", b"%PDF kept")]


def test_a_letter_that_cannot_be_had_is_said_to_be_missing(table: Table, qtbot: QtBot) -> None:
    def fetch() -> bytes:
        raise WorldError("This letter is not on this machine.")

    table.presenter.show_kept("Invitation", "standard", "en", fetch)
    qtbot.waitUntil(lambda: bool(table.heard))
    assert table.heard == ["This letter is not on this machine."]
    assert not table.view.state.ready


def test_the_view_offers_only_what_can_be_done(qtbot: QtBot) -> None:
    view = LetterView()
    qtbot.addWidget(view)
    view.show_state(samples()["older, being fetched"])
    assert not view.save.isEnabled()
    assert not view.print.isEnabled()
    view.show_state(samples()["made"])
    assert view.save.isEnabled()
    assert (view.before.isEnabled(), view.after.isEnabled()) == (True, True)
    assert view.count.text() == "Page 2 of 3"
    turned: list[int] = []
    view.pageRequested.connect(turned.append)
    view.after.click()
    view.before.click()
    assert turned == [2, 0]
