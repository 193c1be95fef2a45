"""The Work page: its filters, its words, the record behind a row, and a rail that counts in words."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import LocalFileDamaged
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.open_work import OpenWork, WorkFilter, WorkListed
from tests.helpers.fakes import FixedClock
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.work.models import WorkState
from ui.pages.work.presenter import WorkPresenter
from ui.pages.work.words import rail_words, work_row, work_state
from ui.widgets.text import plain_of

TODAY = date(2026, 11, 23)
WORK = OpenWork(
    EntityId("w1"), "MV-1-CT", EntityId("n1"), PersonId(EntityId("p1")), "Siân Pritchard", "council_tax",
    "change the bill", "sent", date(2026, 12, 7), None, None, None,
)  # fmt: skip
NONE = dict.fromkeys(WorkFilter, 0)


class FakeView(QObject):
    """Remembers what it was shown."""

    filterChosen = Signal(str)
    openRequested = Signal(str)
    mendRequested = Signal(str)
    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.states: list[WorkState] = []

    def show_state(self, state: WorkState) -> None:
        self.states.append(state)


class FakeWork:
    """A replica with one piece of work; asked remembers the filters."""

    def __init__(self) -> None:
        self.asked: list[WorkFilter] = []
        self.found = WorkListed((WORK,), NONE | {WorkFilter.MINE: 1})
        self.damaged = False

    def listed(self, chosen: WorkFilter) -> WorkListed:
        if self.damaged:
            raise LocalFileDamaged("This machine's copy of the records is damaged.")
        self.asked.append(chosen)
        return self.found


class Page:
    """A presenter with what it needs."""

    def __init__(self, jobs: JobRunner, qtbot: QtBot) -> None:
        self.view, self.work, self.hub, self.qtbot = FakeView(), FakeWork(), ChangeHub(), qtbot
        self.presenter = WorkPresenter(self.view, self.work, clock=FixedClock(), jobs=jobs, hub=self.hub)

    def shows_another(self, act: Callable[[], None]) -> WorkState:
        """Do something and wait until the page shows a state."""
        before = len(self.view.states)
        act()
        self.qtbot.waitUntil(lambda: len(self.view.states) > before)
        return self.view.states[-1]


@pytest.fixture
def page(qapp: object, qtbot: QtBot) -> Iterator[Page]:
    """The presenter on a runner of its own."""
    jobs = JobRunner()
    yield Page(jobs, qtbot)
    jobs.close()


def test_a_filter_is_read_when_it_is_chosen_and_kept(page: Page) -> None:
    assert page.shows_another(page.presenter.refresh).filter == "mine"
    assert page.shows_another(lambda: page.view.filterChosen.emit("fixing")).filter == "fixing"
    assert page.shows_another(page.view.seen.emit).filter == "fixing"
    assert page.work.asked == [WorkFilter.MINE, WorkFilter.FIXING, WorkFilter.FIXING]


def test_what_a_pull_brings_is_shown_and_other_records_are_none_of_it(page: Page) -> None:
    page.shows_another(page.presenter.refresh)
    back = replace(WORK, status="rejected", reason="The account number cannot be read.")
    page.work.found = WorkListed((back,), NONE | {WorkFilter.FIXING: 1}, mine_to_fix=1)
    with page.qtbot.waitSignal(page.presenter.counted):
        page.hub.announce(Changes(frozenset({"work_item"}), frozenset({"w1"}), "sync"))
    assert page.presenter.rail == "1 to fix"
    assert "cannot be read" in plain_of(page.view.states[-1].rows[0].what)
    asked = len(page.work.asked)
    page.hub.announce(Changes(frozenset({"ticket"}), frozenset({"t"}), "sync"))
    page.shows_another(page.presenter.refresh)
    assert len(page.work.asked) == asked + 1


def test_a_row_leads_to_its_customer_s_record(page: Page) -> None:
    page.shows_another(page.presenter.refresh)
    with page.qtbot.waitSignal(page.presenter.customerWanted) as wanted:
        page.view.openRequested.emit("w1")
    assert wanted.args == ["p1", "Siân Pritchard"]
    with page.qtbot.assertNotEmitted(page.presenter.customerWanted):
        page.view.openRequested.emit("gone")


def test_what_came_back_leads_to_where_it_was_told_and_other_work_to_the_record(page: Page) -> None:
    back = replace(WORK, id=EntityId("w2"), status="rejected", reason="x")
    page.work.found = WorkListed((back, WORK), NONE)
    state = page.shows_another(page.presenter.refresh)
    assert state.can_mend
    with page.qtbot.waitSignal(page.presenter.mendWanted) as wanted:
        page.view.mendRequested.emit("w2")
    assert wanted.args == ["p1", "Siân Pritchard", "n1"]
    with page.qtbot.waitSignal(page.presenter.customerWanted):
        page.view.mendRequested.emit("w1")


def test_a_damaged_copy_is_said(page: Page) -> None:
    page.work.damaged = True
    with page.qtbot.waitSignal(page.presenter.failed) as failed:
        page.presenter.refresh()
    assert failed.args is not None
    assert isinstance(failed.args[0], LocalFileDamaged)


def said(work: OpenWork) -> str:
    row = work_row(work, TODAY)
    return f"{row.when} | {row.kind} | {plain_of(row.what)}"


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (WORK, "By Mon 7 Dec | Council tax | Siân Pritchard. Change the bill\nSent · MV-1-CT"),
        (
            replace(WORK, promised_by=date(2026, 11, 19), status="accepted", service_reference="R/1"),
            "By Thu 19 Nov | Council tax | Siân Pritchard. Change the bill\n"  # noqa: ISC004
            "Overdue · Accepted · MV-1-CT · their reference R/1",
        ),
        (
            replace(WORK, promised_by=TODAY, status="recorded", service="waste"),
            "Due today | Waste | Siân Pritchard. Change the bill\nRecorded · MV-1-CT",
        ),
        (
            replace(
                WORK, service="electoral", what="pass details on", status="rejected",
                reason="email_unreadable", answered_at=datetime(2026, 11, 20, 23, 30, tzinfo=UTC),
            ),
            "Back Fri 20 Nov | Elections | Siân Pritchard. Pass details on\n"  # noqa: ISC004
            "Needs fixing: The email address cannot be read.\nMV-1-CT",
        ),
        (
            replace(WORK, service="electoral", status="done", promised_by=None),
            "No day promised | Elections | Siân Pritchard. Change the bill\nPassed on · MV-1-CT",
        ),
    ],
)  # fmt: skip
def test_every_state_is_said_in_words(work: OpenWork, words: str) -> None:
    assert said(work) == words


def test_the_rail_says_what_needs_somebody_first() -> None:
    assert rail_words(None) == ""
    assert rail_words(WorkListed((), NONE)) == "none due"
    assert rail_words(WorkListed((), NONE | {WorkFilter.DUE: 12})) == "12 due"
    assert rail_words(WorkListed((), NONE | {WorkFilter.DUE: 12}, mine_to_fix=2)) == "2 to fix"


def test_an_empty_filter_says_what_to_do_next_and_a_long_one_what_is_left_out() -> None:
    for chosen in WorkFilter:
        empty = work_state(WorkListed((), NONE), chosen, TODAY)
        assert empty.empty
        assert empty.what_next
    many = work_state(WorkListed((WORK,), NONE | {WorkFilter.MINE: 3}), WorkFilter.MINE, TODAY)
    assert many.more == "2 more are not listed: these come first."
    assert [option.text for option in many.filters] == ["Mine 3", "Due today 0", "Needs fixing 0"]
