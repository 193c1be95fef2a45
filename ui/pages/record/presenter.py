"""Keeps one customer's record on the screen true while others change it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from advisor_console.domain.collection_days import CollectionShifts
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import PersonId
from advisor_console.services.ports import Clock, CustomerRecords
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.record.models import RecordState
from ui.pages.record.older import OlderReader
from ui.pages.record.words import others_words, record_state


class RecordViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def filterChosen(self) -> SignalInstance: ...
    @property
    def olderRequested(self) -> SignalInstance: ...
    def show_state(self, state: RecordState) -> None: ...


class RecordPresenter(QObject):
    """Reads one customer's record and shows it again whenever a write or a pull touched it.

    Signals: recordShown(CustomerRecord) after each reading; failed(WorldError) when it cannot be read;
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
        self._notice = ""
        self._others: tuple[str, ...] = ()
        self._from_others = False
        self.record: CustomerRecord | None = None
        self._read: tuple[CustomerRecord, date, str] | None = None
        view.filterChosen.connect(self._on_view_filter_chosen)
        view.olderRequested.connect(self._on_view_older_requested)
        older.changed.connect(self._show)
        hub.subscribe(self, self._on_hub_announced)

    def open(self) -> None:
        """Read the record and show it."""
        self._jobs.read(
            lambda: self._records.customer(self._person), self._on_read, self.failed.emit, latest="record"
        )

    def show_others(self, names: Sequence[str]) -> None:
        """Show who else has this record open, by their full names; nobody when there are none."""
        if tuple(names) != self._others:
            self._others = tuple(names)
            self._show()

    def _on_read(self, record: CustomerRecord | None) -> None:
        if record is None:
            self.gone.emit()
            return
        if self._from_others and self.record is not None and differs(self.record, record):
            self._notice = QCoreApplication.translate("record", "Somebody else changed this record just now.")
        self._from_others = False
        read = record, self._clock.today(), self._notice
        if read == self._read:
            # Every open record hears of a note on one of them; only what says something new is drawn again.
            return
        self.record, self._read = record, read
        self._show()
        self.recordShown.emit(record)

    def _show(self) -> None:
        if self.record is None:
            return
        state = record_state(
            replace(self.record, timeline=self._older.added_to(self.record)),
            self._shifts(),
            self._clock.today(),
            chosen=self._filter,
            notice=self._notice,
            older=self._older.shown(self.record),
        )
        self._view.show_state(replace(state, others=others_words(self._others)))

    def _on_view_filter_chosen(self, kind: str) -> None:
        self._filter = kind
        self._show()

    def _on_view_older_requested(self) -> None:
        if self.record is not None:
            self._older.ask(self.record)

    def _on_hub_announced(self, changes: Changes) -> None:
        if self.record is None:
            return
        mine = self._ids_shown()
        if changes.ids and not (changes.ids & mine) and not (changes.kinds & _ADDED_TO_A_RECORD):
            return
        self._from_others = changes.initiator == "sync"
        if not self._from_others:
            self._notice = ""
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
        "notification",
        "verification",
        "work_item",
        "electoral_advice",
        "residency",
        "case_file",
        "support_need",
        "caution_marker",
        "conflict",
    }
)
"""Kinds whose new rows may belong to this customer though their ids were never shown."""


def differs(before: CustomerRecord, after: CustomerRecord) -> bool:
    """Say whether a record says something else than it did; that it is sent by now does not count.

    What we saved ourselves comes back with the next pull as it was shown, and is nobody else's doing.
    """
    return _as_said(before) != _as_said(after)


def _as_said(record: CustomerRecord) -> CustomerRecord:
    timeline = tuple(replace(entry, not_sent=False) for entry in record.timeline)
    return replace(record, not_sent=0, timeline=timeline)
