"""Older history at a timeline's end: shown when asked for, kept nowhere, and nothing jumps."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.customer import TIMELINE_MOST, CustomerRecord, OlderEntries, TimelineEntry
from advisor_console.domain.errors import CentreUnreachable, NotAllowed
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.services.read_older import end_of
from advisor_console.sync.state import SyncState
from tests.helpers.fakes import NOW, FixedClock
from tests.helpers.moves import PROFILE, RECORD, SIAN
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.record.models import NOTHING_OLDER, OlderShown, RecordState
from ui.pages.record.older import OlderReader
from ui.pages.record.presenter import RecordPresenter
from ui.pages.record.samples import FULL
from ui.pages.record.view import RecordView
from ui.theme import Scheme, apply_theme
from ui.widgets.text import Run
from ui.widgets.timeline_model import TimelineRow

PATIENCE = 10.0
DAYS = 30


def entry(days: float, kind: str = "note") -> TimelineEntry:
    """Something that happened so many days ago; its id says when."""
    name = EntityId(f"{kind}-{days:07.2f}")
    return TimelineEntry(name, kind, NOW - timedelta(days=days), "Note", f"Day {days}.", "Asha Rahman")


class Past:
    """The centre's whole history of one person, so many at a time; it can be silent, slow, or refuse."""

    def __init__(self, *entries: TimelineEntry, at_a_time: int = 2) -> None:
        self.entries = sorted(entries, key=lambda one: (one.at, one.id), reverse=True)
        self.at_a_time = at_a_time
        self.is_down = False
        self.refuses = False
        self.asked = 0
        self.gate: threading.Event | None = None

    def before(self, person: PersonId, at: datetime, entry: EntityId) -> OlderEntries:
        """Look it up."""
        assert person == SIAN.id
        self.asked += 1
        if self.gate is not None and not self.gate.wait(PATIENCE):
            raise AssertionError("held for ever")
        if self.is_down:
            raise CentreUnreachable("The centre does not answer.")
        if self.refuses:
            raise NotAllowed("Your role may not read this.", "Ask your team leader.")
        older = [one for one in self.entries if (one.at, one.id) < (at, entry)]
        return OlderEntries(tuple(older[: self.at_a_time]), len(older) > self.at_a_time)


class Records:
    """One record, as the replica holds it."""

    def __init__(self, *entries: TimelineEntry) -> None:
        self.record = replace(RECORD, timeline=entries)
        self.reads = 0

    def customer(self, person: PersonId) -> CustomerRecord:
        """Read it."""
        self.reads += 1
        return self.record

    def property(self, property_id: object, on: date) -> None:
        """Nobody asks for one here."""


class FakeView(QObject):
    """Remembers what it was shown."""

    filterChosen = Signal(str)
    olderRequested = Signal()
    seenRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.states: list[RecordState] = []

    def show_state(self, state: RecordState) -> None:
        """Remember a state."""
        self.states.append(state)

    @property
    def shown(self) -> list[str]:
        """The ids of the timeline shown last."""
        return [row.id.split(":")[1] for row in self.states[-1].timeline]


class Desk:
    """A record's presenter over a replica and a centre in memory."""

    def __init__(
        self, jobs: JobRunner, qtbot: QtBot, records: Records, past: Past, *, online: bool = True
    ) -> None:
        self.view, self.records, self.past, self.qtbot = FakeView(), records, past, qtbot
        clock = FixedClock()
        self.older = OlderReader(
            SIAN.id, history=past, recent_days=lambda: DAYS, clock=clock, jobs=jobs, is_online=online,
            parent=self.view,
        )  # fmt: skip
        self.hub = ChangeHub()
        self.presenter = RecordPresenter(
            self.view, SIAN.id, records=records, older=self.older, login="asha",
            called=lambda _: {}, shifts=lambda: PROFILE.shifts, clock=clock,
            jobs=jobs, hub=self.hub, parent=self.view,
        )  # fmt: skip
        self.presenter.open()
        qtbot.waitUntil(lambda: bool(self.view.states))

    def ask(self) -> OlderShown:
        """Ask for older ones and wait for the answer."""
        asked = self.past.asked
        self.view.olderRequested.emit()
        self.qtbot.waitUntil(
            lambda: self.past.asked > asked and "Reading" not in self.view.states[-1].older.words
        )
        return self.view.states[-1].older


@pytest.fixture
def jobs(qapp: object) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def test_older_entries_stand_below_in_order_until_there_are_none(jobs: JobRunner, qtbot: QtBot) -> None:
    own = entry(1), entry(20)
    old = [entry(days) for days in (40, 50, 60)]
    desk = Desk(jobs, qtbot, Records(*own), Past(*own, *old))
    assert desk.view.states[-1].older == OlderShown(can_ask=True)
    assert desk.ask() == OlderShown(can_ask=True, words="2 older shown.")
    assert desk.view.shown == [one.id for one in (*own, *old[:2])]
    assert desk.ask() == OlderShown(words="3 older shown. There is nothing older.")
    assert desk.view.shown == [one.id for one in (*own, *old)]
    desk.view.olderRequested.emit()
    assert desk.past.asked == 2
    # They count among what the filters count, and are filtered like the rest.
    assert "Notes 5" in [option.text for option in desk.view.states[-1].filters]


def test_a_change_kept_for_its_open_work_hides_nothing_that_is_younger(jobs: JobRunner, qtbot: QtBot) -> None:
    own, kept = entry(1), entry(90, "change")
    between = [entry(40), entry(50)]
    desk = Desk(jobs, qtbot, Records(own, kept), Past(own, kept, *between, at_a_time=9))
    desk.ask()
    assert sorted(desk.view.shown) == sorted(one.id for one in (own, kept, *between))


def test_asking_again_while_the_centre_reads_asks_once(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, Records(entry(1)), Past(entry(1), entry(40)))
    desk.past.gate = threading.Event()
    for _ in range(3):
        desk.view.olderRequested.emit()
    assert desk.view.states[-1].older.words == "Reading older entries at the centre…"
    assert desk.view.states[-1].older.can_ask
    desk.past.gate.set()
    qtbot.waitUntil(lambda: "nothing older" in desk.view.states[-1].older.words)
    assert desk.past.asked == 1


def test_offline_it_says_where_they_are_and_when_they_can_be_read(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, Records(entry(1)), Past(entry(1), entry(40)), online=False)
    words = "Older entries are at the centre. They can be read when the line is back."
    assert desk.view.states[-1].older == OlderShown(words=words)
    desk.older.show_line(SyncState(connected=True))
    assert desk.view.states[-1].older == OlderShown(can_ask=True)
    drawn = len(desk.view.states)
    desk.older.show_line(SyncState(connected=True, unsent=3))
    assert len(desk.view.states) == drawn
    desk.past.is_down = True
    assert desk.ask() == OlderShown(words=words)
    desk.past.is_down = False
    desk.older.show_line(SyncState(connected=True))
    assert desk.ask().words == "1 older shown. There is nothing older."


def test_a_refusal_is_a_sentence_and_can_be_tried_again(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, Records(entry(1)), Past(entry(1), entry(40)))
    desk.past.refuses = True
    shown = desk.ask()
    assert shown == OlderShown(can_ask=True, words="Your role may not read this. Ask your team leader.")
    desk.past.refuses = False
    assert desk.ask().words == "1 older shown. There is nothing older."


def test_what_others_write_meanwhile_leaves_the_older_ones_standing(jobs: JobRunner, qtbot: QtBot) -> None:
    own = tuple(entry(days / 10) for days in range(1, TIMELINE_MOST + 1))
    older = entry(21), entry(22)
    desk = Desk(jobs, qtbot, Records(*own), Past(*own, *older))
    desk.ask()
    assert desk.view.shown == [one.id for one in (*own, *older)]
    new = entry(0)
    desk.records.record = replace(RECORD, timeline=(new, *own[:-1]))
    desk.hub.announce(Changes(frozenset({"note"}), frozenset({new.id}), "sync"))
    qtbot.waitUntil(lambda: desk.view.shown[0] == new.id)
    assert desk.view.shown == [one.id for one in (new, *own, *older)]


def test_a_note_on_one_record_has_no_other_read_again(jobs: JobRunner, qtbot: QtBot) -> None:
    desk = Desk(jobs, qtbot, Records(entry(1)), Past(entry(1)))
    read = desk.records.reads
    note = frozenset({"note"})
    desk.hub.announce(Changes(note, frozenset({"n1"}), "form", frozenset({"somebody else"})))
    qtbot.wait(50)
    assert desk.records.reads == read
    # A move may bring them into this household; a pull does not say whose rows it brought.
    desk.hub.announce(Changes(note | {"residency"}, frozenset({"r1"}), "form", frozenset({"somebody else"})))
    qtbot.waitUntil(lambda: desk.records.reads == read + 1)
    desk.hub.announce(Changes(note, frozenset({"n2"}), "sync"))
    qtbot.waitUntil(lambda: desk.records.reads == read + 2)
    desk.hub.announce(Changes(note, frozenset({"n3"}), "form", frozenset({RECORD.person.id})))
    qtbot.waitUntil(lambda: desk.records.reads == read + 3)
    qtbot.wait(50)
    assert desk.records.reads == read + 3


def test_where_everything_is_kept_there_is_nothing_to_ask_for() -> None:
    own = tuple(entry(days) for days in range(1, 400))
    assert end_of(own[:5], None, NOW.date()) is None
    assert end_of(own[:TIMELINE_MOST], None, NOW.date()) == (own[199].at, own[199].id)
    place = end_of((), DAYS, date(2026, 12, 23))
    assert place is not None
    # A day more than the rule, so that no clock can leave a gap.
    assert place[0] == datetime(2026, 11, 24, tzinfo=UTC)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> RecordView:
    """A record on the screen whose timeline is longer than its room."""
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    made = RecordView()
    qtbot.addWidget(made)
    made.resize(1252, 640)
    made.show_state(replace(FULL, timeline=_rows(60), older=OlderShown(can_ask=True)))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def _rows(count: int) -> tuple[TimelineRow, ...]:
    return tuple(TimelineRow(f"note:{n}", "Mon 2 Nov", "Note", (Run(f"Entry {n}."),)) for n in range(count))


def test_the_keyboard_reaches_it_and_nothing_jumps(view: RecordView, qtbot: QtBot) -> None:
    table, button = view.timeline, view.older_button
    table.selectRow(2)
    table.scrollToBottom()
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button
    at = table.verticalScrollBar().value()
    assert at > 0
    with qtbot.waitSignal(view.olderRequested):
        QTest.keyClick(button, Qt.Key.Key_Space)
    view.show_state(
        replace(FULL, timeline=_rows(90), older=OlderShown(can_ask=True, words="30 older shown."))
    )
    assert QApplication.focusWidget() is button
    assert table.verticalScrollBar().value() == at
    assert table.chosen_id() == "note:2"
    assert view.older.text() == "30 older shown."
    view.show_state(replace(FULL, timeline=_rows(95), older=OlderShown(words="35 older shown.")))
    # The button is gone, and the keyboard stands in the list beside it.
    assert QApplication.focusWidget() is table
    assert table.verticalScrollBar().value() == at
    assert table.chosen_id() == "note:2"


def test_offline_words_stand_where_the_button_was(view: RecordView) -> None:
    view.show_state(
        replace(FULL, timeline=_rows(60), older=OlderShown(words="Older entries are at the centre."))
    )
    assert not view.older_button.isVisible()
    assert view.older.isVisible()
    view.show_state(replace(FULL, timeline=_rows(60), older=NOTHING_OLDER))
    assert not view.older.isVisible()
