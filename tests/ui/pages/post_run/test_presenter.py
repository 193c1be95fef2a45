"""Letters to many: chosen, looked at, made, stopped, gone on with after the console was closed."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import CannotSave, WorldError
from advisor_console.domain.ids import DraftId, EntityId
from advisor_console.domain.printing import NotPrinted, PrintedRun, PrintSetting
from advisor_console.letters.drafting import Templates
from advisor_console.services.write_letter import Known
from tests.helpers.fakes import FixedClock, RememberingDrafts
from ui.jobs import JobRunner
from ui.pages.post_run.models import FOLDER, PostRunState, RunChoice, RunForm, Step
from ui.pages.post_run.presenter import DRAFT_KIND, PostRunPresenter
from ui.pages.post_run.printing import Stop, Told
from ui.pages.write_letter.models import LetterForm
from ui.widgets.date_reading import DateParts
from ui.widgets.text import plain_of
from ui.widgets.timeline_table import TimelineTable

SAID = {"subject": "your bins", "why": "We wait.", "team": "Waste team"}
DAYS = {"received": DateParts("20", "11", "2026"), "reply_by": DateParts("4", "December", "2026")}
DEAD = {"WD-3": "They have died.", "WD-4": "They have died too."}
LETTER = LetterForm("holding-letter", said=SAID, days=DAYS)
FORM = RunForm("case", "waste", since=DateParts("1", "11", "2026"), folder="/letters", letter=LETTER)


@dataclass
class FakeRun:
    """A run over four cases, in memory."""

    references: list[str] = field(default_factory=lambda: ["WD-1", "WD-2", "WD-3", "WD-4"])
    files: dict[str, list[str]] = field(default_factory=dict)
    apart: dict[str, list[str]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    made: int = 0

    @property
    def is_whole(self) -> bool:
        return bool(self.files)


class FakeRuns:
    """Makes letters in memory; it waits before each until it is let go on."""

    def __init__(self) -> None:
        self.planned: list[RunChoice] = []
        self.printed: list[PrintSetting] = []
        self.in_folder: FakeRun | None = None
        self.error: WorldError | None = None
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def known(self) -> Known:
        return Known({}, {"customer_name": ""}, {})

    def services(self) -> Mapping[str, str]:
        return {"waste": "Waste team"}

    def folder(self, template: str) -> Path:
        return Path("/proposed")

    def plan(self, choice: RunChoice) -> FakeRun:
        self.planned.append(choice)
        return FakeRun()

    def begun(self, _choice: RunChoice, _folder: Path) -> FakeRun | None:
        if self.error is not None:
            raise self.error
        return self.in_folder

    def refusals(self, run: FakeRun, told: Told, stop: Stop) -> Mapping[str, str]:
        told(0, len(run.references))
        return {} if stop() else dict(DEAD)

    def finish(self, run: FakeRun, _folder: Path, told: Told, stop: Stop) -> bool:
        self.in_folder = run
        while run.made < 2:
            told(run.made, 4)
            self.may_go_on.wait(30)
            if stop():
                return False
            run.made += 1
        run.files = {"letters-001.pdf": ["WD-1", "WD-2"]}
        run.refused = dict(DEAD)
        return True

    def print(self, run: FakeRun, setting: PrintSetting, told: Told, stop: Stop) -> PrintedRun:
        if self.error is not None:
            raise self.error
        self.printed.append(setting)
        made = PrintedRun(2)
        while made.printed < 2:
            told(made.printed, 2)
            self.may_go_on.wait(30)
            if stop():
                break
            made.printed += 1
        return made


class FakeView(QObject):
    """A view that only remembers what it was shown."""

    letterChosen = Signal(str)
    edited = Signal(object)
    lookRequested = Signal(object)
    makeRequested = Signal(object)
    stopRequested = Signal()
    changeRequested = Signal()
    releaseRequested = Signal()
    dropRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = PostRunState()
        self.far: list[tuple[int, int]] = []
        self.half: dict[str, str] = {}

    def show_state(self, state: PostRunState) -> None:
        self.state = state

    def show_progress(self, state: PostRunState) -> None:
        self.far.append((state.done, state.total))

    def unread(self) -> Mapping[str, str]:
        return self.half


class Page:
    """The page with what it needs."""

    def __init__(self, jobs: JobRunner, qtbot: QtBot) -> None:
        self.jobs, self.qtbot = jobs, qtbot
        self.runs, self.drafts = FakeRuns(), RememberingDrafts()
        self.heard: list[str] = []
        self.open()

    def open(self) -> None:
        """Open it, as after a start of the console."""
        self.view = FakeView()
        self.presenter = PostRunPresenter(
            self.view,
            self.runs,
            templates=Templates(),
            drafts=self.drafts,
            clock=FixedClock(),
            jobs=self.jobs,
            parent=self.view,
        )
        self.presenter.made.connect(lambda: self.heard.append("made"))
        self.presenter.failed.connect(lambda error: self.heard.append(error.sentence))
        self.presenter.open()
        self.until(lambda: bool(self.view.state.letters))

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds)

    def reach(self, step: Step) -> PostRunState:
        """Wait for a step and give what is shown then."""
        self.until(lambda: self.view.state.step is step)
        return self.view.state

    def choose(self) -> None:
        self.view.letterChosen.emit("holding-letter")
        self.until(lambda: bool(self.view.state.asked))

    def look(self, form: RunForm = FORM) -> PostRunState:
        self.choose()
        self.view.lookRequested.emit(form)
        return self.reach(Step.LOOKED)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[Page]:
    """The page, its background work ended with the test."""
    jobs = JobRunner()
    made = Page(jobs, qtbot)
    yield made
    made.runs.may_go_on.set()
    made.view.deleteLater()
    jobs.close()
    jobs.deleteLater()


def test_who_gets_a_letter_is_seen_before_any_is_made(page: Page) -> None:
    state = page.look()
    assert state.count == "2 letters can be made. 2 get none: here is why."
    assert [(row.when, plain_of(row.what)) for row in state.rows] == list(DEAD.items())
    assert state.can_make
    (choice,) = page.runs.planned
    assert (choice.template, choice.query) == ("holding-letter", "kind=case service=waste since=2026-11-01")
    assert set(choice.given) == {
        "subject=your bins", "why=We wait.", "team=Waste team", "received=2026-11-20", "reply_by=2026-12-04",
    }  # fmt: skip
    assert page.runs.in_folder is None


def test_they_are_made_and_the_files_are_named(page: Page) -> None:
    page.look()
    page.view.makeRequested.emit(FORM)
    state = page.reach(Step.DONE)
    assert state.count == "2 letters are made and on their records."
    assert state.files == "In /letters: letters-001.pdf."
    assert page.heard == ["made"]
    # It waits to be printed, and is found again until it is left for other letters.
    page.until(lambda: bool(page.drafts.kept))
    page.open()
    assert page.reach(Step.DONE).can_print
    page.view.changeRequested.emit()
    page.until(lambda: not page.drafts.kept)


def test_it_is_stopped_and_gone_on_with_after_the_console_was_closed(page: Page) -> None:
    page.runs.may_go_on.clear()
    page.look()
    page.view.makeRequested.emit(FORM)
    page.until(lambda: page.view.far != [])
    assert page.presenter.rail == "being made"
    page.view.stopRequested.emit()
    page.runs.may_go_on.set()
    state = page.reach(Step.STOPPED)
    assert state.count == "Stopped: 0 of 4 are in their files. What is made stays made."
    assert page.presenter.rail == "stopped"
    page.until(lambda: [one.body["begun"] for one in page.drafts.all(DRAFT_KIND)] == [True])
    (draft,) = page.drafts.all(DRAFT_KIND)
    assert (draft.subject, draft.title, draft.body["begun"]) == (
        None,
        "We need more time to answer you",
        True,
    )
    page.open()
    state = page.reach(Step.STOPPED)
    assert (state.form.folder, state.form.letter.said) == ("/letters", SAID)
    page.view.makeRequested.emit(state.form)
    page.reach(Step.DONE)


def made_run(page: Page) -> None:
    page.look()
    page.view.makeRequested.emit(FORM)
    assert page.reach(Step.DONE).can_print


def test_they_are_printed_stopped_and_gone_on_with(page: Page) -> None:
    made_run(page)
    page.presenter.printing.printed.connect(lambda: page.heard.append("printed"))
    page.runs.may_go_on.clear()
    page.presenter.printing.ask(PrintSetting("counter"), shared=False)
    page.reach(Step.PRINTING)
    assert page.presenter.rail == "being printed"
    page.until(lambda: bool(page.runs.printed))
    page.view.stopRequested.emit()
    page.runs.may_go_on.set()
    state = page.reach(Step.DONE)
    assert state.printed == "0 of 2 went to counter. Stopped: print them again to go on from here."
    page.until(lambda: "printed" in page.heard)
    page.until(lambda: bool(page.drafts.kept))
    page.presenter.printing.ask(PrintSetting("counter"), shared=False)
    page.until(lambda: page.view.state.printed == "2 of 2 went to counter.")
    # All is printed: nothing is left to go on with.
    page.until(lambda: not page.drafts.kept)


def test_at_a_shared_printer_they_wait_for_somebody_to_stand_there(page: Page) -> None:
    made_run(page)
    page.presenter.printing.ask(PrintSetting("mfp-1"), shared=True)
    assert "is shared, so nothing is printed yet" in page.reach(Step.HELD).printed
    assert (page.runs.printed, page.presenter.rail) == ([], "at the printer")
    page.view.dropRequested.emit()
    assert page.reach(Step.DONE).printed == ""
    page.view.releaseRequested.emit()
    page.presenter.printing.ask(PrintSetting("mfp-1"), shared=True)
    page.reach(Step.HELD)
    assert page.runs.printed == []
    page.view.releaseRequested.emit()
    page.until(lambda: page.view.state.printed == "2 of 2 went to mfp-1.")


def test_a_printer_that_takes_no_more_is_named(page: Page) -> None:
    made_run(page)
    page.runs.error = NotPrinted("The printer takes no letters now.", "Choose another.")
    page.presenter.printing.ask(PrintSetting("counter"), shared=False)
    page.until(lambda: page.view.state.said == "The printer takes no letters now. Choose another.")
    assert page.view.state.step is Step.DONE


def test_what_is_wrong_is_named_at_its_field(page: Page) -> None:
    page.view.lookRequested.emit(RunForm())
    assert [one.sentence for one in page.view.state.problems] == ["Choose a letter."]
    page.choose()
    page.view.half = {"reply_by": "Add the day to reply by"}
    wrong = replace(FORM, until=DateParts("31", "2", "2026"), letter=LetterForm("holding-letter"))
    page.view.lookRequested.emit(wrong)
    problems = {one.field: one.sentence for one in page.view.state.problems}
    assert problems["runUntil"] == "Write the day as 3 11 2026, or leave it empty."
    assert problems["reply_by"] == "Add the day to reply by"
    assert problems["subject"] == "Fill in “What they contacted us about”."
    assert page.runs.planned == []
    page.view.half = {}
    page.view.lookRequested.emit(FORM)
    page.reach(Step.LOOKED)
    page.view.makeRequested.emit(replace(FORM, folder=" "))
    assert [one.field for one in page.view.state.problems] == [FOLDER]
    page.runs.error = CannotSave("The disk is full.", "Free some space.")
    page.view.makeRequested.emit(FORM)
    state = page.reach(Step.STOPPED)
    assert state.said == "The disk is full. Free some space."


def test_what_is_filled_in_is_kept_and_found_again(page: Page) -> None:
    page.choose()
    page.view.edited.emit(FORM)
    page.until(lambda: bool(page.drafts.kept))
    page.open()
    page.until(lambda: bool(page.view.state.asked))
    assert (page.view.state.step, page.view.state.form) == (Step.CHOOSING, FORM)


def test_both_kinds_and_second_letters_are_asked_for_by_the_query(page: Page) -> None:
    page.look(replace(FORM, kind="any", service="any", since=DateParts(), again=True))
    page.view.changeRequested.emit()
    page.reach(Step.CHOOSING)
    page.view.lookRequested.emit(replace(FORM, kind="told"))
    page.reach(Step.LOOKED)
    assert [one.query for one in page.runs.planned] == ["unwritten=no", "kind=told since=2026-11-01"]


def test_of_two_runs_the_one_that_is_chosen_is_gone_on_with(page: Page) -> None:
    page.look()
    page.view.makeRequested.emit(FORM)
    page.reach(Step.DONE)
    page.until(lambda: bool(page.drafts.kept))
    (first,) = page.drafts.all(DRAFT_KIND)
    other = replace(first, id=DraftId(EntityId("other")), body={**first.body, "begun": False, "kind": "told"})
    page.drafts.keep(other)
    page.presenter.go_on(other.id)
    page.until(lambda: page.view.state.form.kind == "told")
    assert page.reach(Step.CHOOSING).asked
    page.presenter.go_on(first.id)
    assert page.reach(Step.DONE).can_print


def test_a_case_without_a_letter_says_why_and_nothing_empty_beside_it(page: Page, qtbot: QtBot) -> None:
    rows = page.look().rows
    table = TimelineTable("Who gets no letter", headings=("Case", "", "Why"), widths=(170, 0))
    qtbot.addWidget(table)
    table.show_rows(rows)
    assert [column for column in range(3) if table.isColumnHidden(column)] == [1]
    assert table.rows()[0].summary() == "WD-3: They have died."
