"""Reads what services have still to do, again whenever work or who it is about changes."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.errors import WorldError
from advisor_console.domain.open_work import OpenWork, WorkFilter, WorkListed
from advisor_console.services.ports import Clock
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.work.models import WorkState
from ui.pages.work.words import rail_words, work_state

_TOUCHES = frozenset({"work_item", "notification", "person"})


class WorkViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def filterChosen(self) -> SignalInstance: ...
    @property
    def openRequested(self) -> SignalInstance: ...
    @property
    def mendRequested(self) -> SignalInstance: ...
    @property
    def seen(self) -> SignalInstance: ...
    def show_state(self, state: WorkState) -> None: ...


class OpenWorkList(Protocol):
    """The part of the replica that lists work."""

    def listed(self, chosen: WorkFilter) -> WorkListed: ...


class WorkPresenter(QObject):
    """Shows one filter's work.

    Signals: customerWanted(person, name) to open a record; mendWanted(person, name, notification) to tell
    again what a service handed back; counted() when the rail says something else; failed(WorldError).
    """

    customerWanted = Signal(str, str)
    mendWanted = Signal(str, str, str)
    counted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        view: WorkViewPort,
        work: OpenWorkList,
        *,
        clock: Clock,
        jobs: JobRunner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._work, self._clock = view, work, clock
        self._jobs = jobs.scope(self)
        self._filter = WorkFilter.MINE
        self._listed: WorkListed | None = None
        self.rail = ""
        view.filterChosen.connect(self._on_view_filter_chosen)
        view.openRequested.connect(self._on_view_open_requested)
        view.mendRequested.connect(self._on_view_mend_requested)
        view.seen.connect(self.refresh)
        hub.subscribe(self, self._on_hub_announced, _TOUCHES)

    def refresh(self) -> None:
        """Read it and show it, in the background."""
        chosen = self._filter
        self._jobs.read(lambda: self._work.listed(chosen), self._on_read, self._on_failed, latest="work")

    def _on_read(self, listed: WorkListed) -> None:
        self._listed = listed
        self._view.show_state(work_state(listed, self._filter, self._clock.today()))
        rail, self.rail = self.rail, rail_words(listed)
        if rail != self.rail:
            self.counted.emit()

    def _on_failed(self, error: WorldError) -> None:
        self.failed.emit(error)

    def _on_view_filter_chosen(self, chosen: str) -> None:
        self._filter = WorkFilter(chosen)
        self.refresh()

    def _on_hub_announced(self, _changes: Changes) -> None:
        self.refresh()

    def _on_view_open_requested(self, row: str) -> None:
        if (work := self._found(row)) is not None:
            self.customerWanted.emit(work.person, work.customer)

    def _on_view_mend_requested(self, row: str) -> None:
        work = self._found(row)
        if work is not None and work.can_be_told_again:
            self.mendWanted.emit(work.person, work.customer, work.notification)
        else:
            self._on_view_open_requested(row)

    def _found(self, row: str) -> OpenWork | None:
        rows = () if self._listed is None else self._listed.rows
        return next((work for work in rows if work.id == row), None)
