"""Keeps one customer's record on the screen true while others change it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.changes import Written
from advisor_console.domain.collection_days import CollectionShifts
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.services.ports import Clock, CustomerRecords
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.record.marks import Marks
from ui.pages.record.models import RecordState
from ui.pages.record.older import OlderReader
from ui.pages.record.words import others_words, record_state


class RecordViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def filterChosen(self) -> SignalInstance: ...
    @property
    def olderRequested(self) -> SignalInstance: ...
    @property
    def seenRequested(self) -> SignalInstance: ...
    def show_state(self, state: RecordState) -> None: ...


@dataclass(frozen=True, slots=True)
class _Reading:
    """A record, and what those are called who changed it."""

    record: CustomerRecord | None
    names: Mapping[str, str]


class RecordPresenter(QObject):
    """Reads one customer's record and shows it again whenever a write or a pull touched it.

    login is the reader's own; called gives names for logins, in the background. Signals:
    recordShown(CustomerRecord) after each reading; failed(WorldError) when it cannot be read;
    gone() when the record is no longer this advisor's to see.
    """

    recordShown = Signal(object)
    failed = Signal(object)
    gone = Signal()

    def __init__(
        self,
        view: RecordViewPort,
        person: PersonId,
        *,
        records: CustomerRecords,
        older: OlderReader,
        login: str,
        called: Callable[[Sequence[str]], Mapping[str, str]],
        shifts: Callable[[], CollectionShifts],
        clock: Clock,
        jobs: JobRunner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._person = person
        self._records = records
        self._older = older
        self._shifts = shifts
        self._clock = clock
        self._jobs = jobs.scope(self)
        self._filter = "all"
        self._login, self._called = login, called
        self._marks = Marks()
        self._written: dict[EntityId, Written] = {}
        self._others: tuple[str, ...] = ()
        self._from_others = False
        self.record: CustomerRecord | None = None
        self._read: tuple[CustomerRecord, date, str] | None = None
        view.filterChosen.connect(self._on_view_filter_chosen)
        view.olderRequested.connect(self._on_view_older_requested)
        view.seenRequested.connect(self._on_view_seen_requested)
        older.changed.connect(self._show)
        hub.subscribe(self, self._on_hub_announced)

    def open(self) -> None:
        """Read the record and show it."""
        logins = sorted({written.by for written in self._written.values()})

        def read() -> _Reading:
            names = self._called(logins) if logins else {}
            return _Reading(self._records.customer(self._person), names)

        self._jobs.read(read, self._on_read, self.failed.emit, latest="record")

    def show_others(self, names: Sequence[str]) -> None:
        """Show who else has this record open, by their full names; nobody when there are none."""
        if tuple(names) != self._others:
            self._others = tuple(names)
            self._show()

    def _on_read(self, reading: _Reading) -> None:
        record = reading.record
        if record is None:
            self.gone.emit()
            return
        if self._from_others and self.record is not None and differs(self.record, record):
            self._mark(self.record, record, reading.names)
        self._from_others = False
        self._written.clear()
        read = record, self._clock.today(), self._marks.notice
        if read == self._read:
            # Every open record hears of a note on one of them; only what says something new is drawn again.
            return
        self.record, self._read = record, read
        self._show()
        self.recordShown.emit(record)

    def _mark(self, before: CustomerRecord, after: CustomerRecord, names: Mapping[str, str]) -> None:
        """Mark what others changed; what we saved at another desk is no news to us."""
        others = [written for written in self._written.values() if written.by != self._login]
        if self._written and not others:
            return
        shifts, today = self._shifts(), self._clock.today()
        last = max(others, key=lambda written: written.at, default=None)
        then, now = (record_state(record, shifts, today) for record in (before, after))
        self._marks.add(then, now, last, names)

    def _show(self) -> None:
        if self.record is None:
            return
        state = record_state(
            replace(self.record, timeline=self._older.added_to(self.record)),
            self._shifts(),
            self._clock.today(),
            chosen=self._filter,
            notice=self._marks.notice,
            older=self._older.shown(self.record),
        )
        marks = dict(self._marks.areas)
        # Who is said to have changed it need not be said to have it open too: one line at the foot.
        others = others_words([name for name in self._others if name != self._marks.who])
        self._view.show_state(replace(state, others=others, marks=marks))

    def _on_view_filter_chosen(self, kind: str) -> None:
        self._filter = kind
        self._show()

    def _on_view_older_requested(self) -> None:
        if self.record is not None:
            self._older.ask(self.record)

    def _on_view_seen_requested(self) -> None:
        self._marks.clear()
        self._show()

    def _on_hub_announced(self, changes: Changes) -> None:
        if self.record is None:
            return
        mine = self._ids_shown()
        if changes.ids and not (changes.ids & mine) and not (changes.kinds & _ADDED_TO_A_RECORD):
            return
        if changes.people and changes.kinds <= _ONE_PERSON_S and self._person not in changes.people:
            return
        if changes.initiator == "sync":
            self._from_others = True
            # Rows of other records come with the same pull: ours say who it was, where any of ours is known.
            ours = {id_: one for id_, one in changes.written.items() if id_ in mine}
            self._written.update(ours or changes.written)
        self.open()

    def _ids_shown(self) -> set[str]:
        return {self._person, *self._rows_that_matter()}

    def _rows_that_matter(self) -> set[str]:
        record = self.record
        if record is None:
            return set()
        rows: set[str] = {case.id for case in record.open_cases}
        rows |= {container.id for container in record.containers}
        rows |= {member.residency.id for member in record.household}
        rows |= {member.person.id for member in record.household}
        if record.account:
            rows.add(record.account.id)
            rows |= {period.id for period in record.account.periods}
        if record.home:
            rows.add(record.home.id)
        return rows


_ADDED_TO_A_RECORD = frozenset(
    {
        "contact",
        "note",
        "letter",
        "letter_printing",
        "notification",
        "verification",
        "work_item",
        "electoral_advice",
        "residency",
        "case_file",
        "support_need",
        "caution_marker",
        "conflict",
        "collection_event",
    }
)
"""Kinds whose new rows may belong to this customer though their ids were never shown."""

_ONE_PERSON_S = frozenset({"contact", "note", "letter", "letter_printing", "verification", "record_view"})
"""Kinds whose rows stand on nobody's record but that of the person they name."""


def differs(before: CustomerRecord, after: CustomerRecord) -> bool:
    """Say whether a record says something else than it did; that it is sent by now does not count.

    What we saved ourselves comes back with the next pull as it was shown, and is nobody else's doing.
    """
    return _as_said(before) != _as_said(after)


def _as_said(record: CustomerRecord) -> CustomerRecord:
    timeline = tuple(replace(entry, not_sent=False) for entry in record.timeline)
    return replace(record, not_sent=0, timeline=timeline)
