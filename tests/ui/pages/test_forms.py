"""Notes, identity checks and wrap-ups: drafts kept, saved once, refused at the field with nothing lost."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.services.handle_contact import HandleContact, WrapUp
from advisor_console.services.verify_identity import verify_identity
from advisor_console.services.write_note import write_note
from tests.helpers.fakes import FixedClock, RememberingDrafts, RememberingLog, counting_ids
from ui.jobs import JobRunner
from ui.pages.identity.models import CheckTold, IdentityState
from ui.pages.identity.presenter import IdentityPresenter
from ui.pages.note.models import NoteState
from ui.pages.note.presenter import KEEP_AFTER_MS, NotePresenter
from ui.pages.wrap_up.models import WrapUpState, WrapUpTold
from ui.pages.wrap_up.presenter import DRAFT, WrapUpPresenter
from ui.widgets.date_reading import DateParts

SIAN = PersonId(EntityId("person-1"))


class FakeForm(QObject):
    """A view that only remembers what it was shown."""

    edited = Signal(object)
    saveRequested = Signal(object)
    backRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[object] = []

    def show_state(self, state: object) -> None:
        """Remember a state."""
        self.shown.append(state)

    def told(self) -> WrapUpTold:
        """Give what a wrap-up was filled in with."""
        shown = self.shown[-1]
        assert isinstance(shown, WrapUpState)
        return shown.told


class Desk:
    """What the forms of one advisor need."""

    def __init__(self, jobs: JobRunner) -> None:
        self.jobs = jobs
        self.log = RememberingLog()
        self.drafts = RememberingDrafts()
        self.clock = FixedClock()
        self.new_id = counting_ids()
        self.view = FakeForm()

    def save_note(self, body: str) -> Command:
        """Save a note as the console does."""
        return write_note(
            self.log, self.clock, self.new_id, advisor="asha", person=SIAN, contact=None, body=body
        )

    def save_check(self, told: CheckTold) -> Command:
        """Save an identity check as the console does."""
        return verify_identity(
            self.log,
            self.clock,
            self.new_id,
            advisor="asha",
            person=SIAN,
            contact=None,
            method=told.method,
            items=told.items,
            tier="level 1",
            passed=told.passed,
        )

    def note(self) -> NotePresenter:
        """Open a note on Siân's record."""
        return NotePresenter(
            self.view,
            SIAN,
            "Siân Pritchard",
            save=self.save_note,
            drafts=self.drafts,
            clock=self.clock,
            jobs=self.jobs,
            parent=self.view,
        )

    def wrap_up(self, save: Callable[[WrapUp], Command]) -> WrapUpPresenter:
        """Open the wrap-up of a contact."""
        return WrapUpPresenter(
            self.view,
            "On a call",
            wrap_up=save,
            drafts=self.drafts,
            clock=self.clock,
            jobs=self.jobs,
            parent=self.view,
        )


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """Give a desk whose background work ends with the test."""
    jobs = JobRunner()
    made = Desk(jobs)
    yield made
    made.view.deleteLater()
    jobs.close()
    jobs.deleteLater()


def last(desk: Desk) -> object:
    """Give the state shown last."""
    return desk.view.shown[-1]


def test_a_note_is_kept_while_written_and_found_again(desk: Desk, qtbot: QtBot) -> None:
    """Within two seconds of the last key it is a draft, and the next opening shows it."""
    note = desk.note()
    note.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown))
    desk.view.edited.emit("Prefers calls in the morning")
    assert KEEP_AFTER_MS < 2_000
    qtbot.waitUntil(lambda: bool(desk.drafts.kept))
    again = desk.note()
    again.open()
    qtbot.waitUntil(lambda: len(desk.view.shown) == 2)
    shown = last(desk)
    assert isinstance(shown, NoteState)
    assert (shown.text, shown.kept_words) == ("Prefers calls in the morning", "This was kept as a draft.")


def test_what_is_typed_before_a_draft_is_read_stays_behind_the_draft(desk: Desk, qtbot: QtBot) -> None:
    """A slow disk takes no word away, and a note sent off at once waits to be seen whole."""
    first = desk.note()
    first.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown))
    desk.view.edited.emit("Prefers calls in the morning")
    first.keep()
    qtbot.waitUntil(lambda: bool(desk.drafts.kept))
    desk.view.disconnect(first)
    again = desk.note()
    again.open()
    desk.view.edited.emit("Not on Fridays")
    desk.view.saveRequested.emit("Not on Fridays")
    qtbot.waitUntil(lambda: len(desk.view.shown) == 2)
    shown = last(desk)
    assert isinstance(shown, NoteState)
    assert shown.text == "Prefers calls in the morning\nNot on Fridays"
    assert not desk.log.saved


def test_a_note_saved_before_anything_was_read_is_saved_once_it_is(desk: Desk, qtbot: QtBot) -> None:
    """Ctrl+N, a word and Ctrl+Enter need not wait for the disk."""
    note = desk.note()
    note.open()
    with qtbot.waitSignal(note.saved):
        desk.view.saveRequested.emit("Called about bins")
    assert [command.kind for command in desk.log.saved] == ["write_note"]


def test_a_note_pressed_twice_is_saved_once(desk: Desk, qtbot: QtBot) -> None:
    """Two presses before the first is done are one note, and its draft goes."""
    note = desk.note()
    note.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown))
    with qtbot.waitSignal(note.saved):
        desk.view.saveRequested.emit("Called about bins")
        desk.view.saveRequested.emit("Called about bins")
    qtbot.waitUntil(lambda: not desk.drafts.kept)
    assert [command.kind for command in desk.log.saved] == ["write_note"]


@pytest.mark.parametrize(
    ("text", "full", "sentence"),
    [
        ("   ", False, "Write the note before saving it."),
        ("x" * 10_001, False, "Shorten the note by 1 characters, or write two."),
        ("Fine", True, "The disk is full. Free some space and save again."),
    ],
)
def test_a_refused_note_keeps_its_words(
    desk: Desk, qtbot: QtBot, text: str, full: bool, sentence: str
) -> None:
    """The sentence stands at the field, and what was written is still there."""
    desk.log.full = full
    note = desk.note()
    note.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown))
    desk.view.saveRequested.emit(text)
    qtbot.waitUntil(lambda: len(desk.view.shown) == 2)
    shown = last(desk)
    assert isinstance(shown, NoteState)
    assert [(problem.field, problem.sentence) for problem in shown.problems] == [("body", sentence)]
    assert shown.text == text
    assert not desk.log.saved


def test_identity_is_noted_without_answers(desk: Desk, qtbot: QtBot) -> None:
    """Which items and how it went are saved; a failed check is saved too."""
    presenter = IdentityPresenter(
        desk.view, "Siân Pritchard", "", save=desk.save_check, jobs=desk.jobs, parent=desk.view
    )
    presenter.open()
    with qtbot.waitSignal(presenter.saved):
        desk.view.saveRequested.emit(CheckTold("questions", ("name", "address"), passed=False))
    fields = desk.log.saved[0].changes[0].fields
    assert (fields["items"].new, fields["outcome"].new) == ("name address", "failed")


def test_identity_without_anything_is_refused(desk: Desk, qtbot: QtBot) -> None:
    """Both questions are named."""
    presenter = IdentityPresenter(
        desk.view, "Siân Pritchard", "", save=desk.save_check, jobs=desk.jobs, parent=desk.view
    )
    presenter.open()
    desk.view.saveRequested.emit(CheckTold("", (), passed=True))
    qtbot.waitUntil(lambda: len(desk.view.shown) == 2)
    shown = last(desk)
    assert isinstance(shown, IdentityState)
    assert [problem.field for problem in shown.problems] == ["method", "items"]


def test_a_wrap_up_goes_on_where_it_was_left(desk: Desk, qtbot: QtBot) -> None:
    """Going back keeps it; nothing is saved by itself."""
    contact = HandleContact(desk.log, desk.drafts, desk.clock, desk.new_id, "asha")
    contact.begin()
    first = desk.wrap_up(contact.wrap_up)
    first.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown))
    told = WrapUpTold("Bins", next_by=DateParts("31", "2", "2026"))
    desk.view.edited.emit(told)
    with qtbot.waitSignal(first.closed):
        desk.view.backRequested.emit()
    qtbot.waitUntil(lambda: DRAFT in desk.drafts.kept)
    first.deleteLater()
    second = desk.wrap_up(contact.wrap_up)
    second.open()
    qtbot.waitUntil(lambda: len(desk.view.shown) == 2)
    shown = last(desk)
    assert isinstance(shown, WrapUpState)
    assert (shown.told.reason, shown.told.next_by) == ("Bins", DateParts("31", "2", "2026"))
    assert not desk.log.saved


def test_saved_before_it_is_filled_in_it_is_saved_as_filled_in(desk: Desk, qtbot: QtBot) -> None:
    """Ctrl+Enter right behind F9 must not find an empty page."""
    contact = HandleContact(desk.log, desk.drafts, desk.clock, desk.new_id, "asha")
    contact.begin()
    kept = WrapUpTold("Bins", "answered")
    first = desk.wrap_up(contact.wrap_up)
    first.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown))
    desk.view.edited.emit(kept)
    first.keep()
    qtbot.waitUntil(lambda: DRAFT in desk.drafts.kept)
    first.deleteLater()
    second = desk.wrap_up(contact.wrap_up)
    second.open()
    with qtbot.waitSignal(second.saved):
        desk.view.saveRequested.emit(WrapUpTold())
    (command,) = desk.log.saved
    assert command.changes[0].fields["reason"].new == "Bins"


def test_a_wrap_up_with_a_day_that_is_none_is_refused_there(desk: Desk, qtbot: QtBot) -> None:
    """The date's own sentence stands at the date; then the mended one is saved, once."""
    contact = HandleContact(desk.log, desk.drafts, desk.clock, desk.new_id, "asha")
    contact.begin()
    presenter = desk.wrap_up(contact.wrap_up)
    presenter.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown))
    wrong = WrapUpTold("Bins", "answered", next_by=DateParts("31", "2", ""), next_by_read="Add the year")
    desk.view.saveRequested.emit(wrong)
    qtbot.waitUntil(lambda: len(desk.view.shown) == 2)
    shown = last(desk)
    assert isinstance(shown, WrapUpState)
    assert [(problem.field, problem.sentence) for problem in shown.problems] == [("next_by", "Add the year")]
    right = WrapUpTold(
        "Bins", "passed_on", next_step="Deliver", next_who="Waste", next_by_read=date(2026, 12, 1)
    )
    with qtbot.waitSignal(presenter.saved):
        desk.view.saveRequested.emit(right)
        desk.view.saveRequested.emit(right)
    assert [command.kind for command in desk.log.saved] == ["wrap_up_contact"]
    assert DRAFT not in desk.drafts.kept
