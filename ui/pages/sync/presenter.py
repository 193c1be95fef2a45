"""Reads what was saved for the sync page and puts it into words."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.services.ports import Clock
from advisor_console.services.saved_work import SavedWork, Standing
from advisor_console.sync.state import SyncState
from ui.jobs import JobRunner
from ui.pages.sync.models import CopyShown, SyncPageState
from ui.pages.sync.rows import ACT, CONFLICT, REFUSED, SETTLED, needs_rows, saved_rows
from ui.pages.sync.words import clock_time, sync_words, translate
from ui.widgets.conflict_words import Reader
from ui.widgets.key_values import KeyValue
from ui.widgets.saved_words import whose
from ui.widgets.text import Run


class SyncViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def sendRequested(self) -> SignalInstance: ...
    @property
    def stopRequested(self) -> SignalInstance: ...
    @property
    def resumeRequested(self) -> SignalInstance: ...
    @property
    def rowWanted(self) -> SignalInstance: ...
    def show_state(self, state: SyncPageState) -> None: ...


class SyncPresenter(QObject):
    """Shows how syncing stands.

    read gives what was saved; it is called in the background. Signals: wakeRequested(), stopRequested(),
    resumeRequested(); refusedWanted(SavedAct, SavedWork) and conflictWanted(Conflict, customer's name) to put
    right;
    customerWanted(person, name).
    """

    wakeRequested = Signal()
    stopRequested = Signal()
    resumeRequested = Signal()
    refusedWanted = Signal(object, object)
    conflictWanted = Signal(object, str)
    customerWanted = Signal(str, str)

    def __init__(
        self,
        view: SyncViewPort,
        read: Callable[[], SavedWork],
        *,
        login: str,
        clock: Clock,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._work_of = read
        self._login, self._clock = login, clock
        self._jobs = jobs.scope(self)
        self._state = SyncState()
        self._work = SavedWork((), (), (), {})
        self._stopped = False
        view.sendRequested.connect(self.wakeRequested)
        view.stopRequested.connect(self._on_view_stop_requested)
        view.resumeRequested.connect(self._on_view_resume_requested)
        view.rowWanted.connect(self._on_view_row_wanted)

    def show(self, state: SyncState) -> None:
        """Show a new state of syncing, with what was saved as it is now."""
        self._state = state
        self._jobs.read(self._work_of, self._on_read, latest="work")

    def _on_read(self, work: SavedWork) -> None:
        self._work = work
        state, reader = self._state, Reader(self._login, self._clock.today(), work.names)
        detail = state.problem
        if not detail and state.unreachable_since is not None:
            detail = translate(
                "Go on working: everything is kept on this machine and sent when the line is back."
            )
        sending = state.syncing and state.connected
        self._view.show_state(
            SyncPageState(
                headline=sync_words(state),
                detail=detail,
                facts=_facts(state, work),
                needs=needs_rows(work, reader),
                saved=saved_rows(work, reader, sending=sending),
                copy=self._copy(),
            )
        )

    def _copy(self) -> CopyShown | None:
        progress = self._state.progress
        if progress is None:
            if self._stopped and not self._state.ready:
                return CopyShown(translate("Copying was stopped"), 0, 0, "", stopped=True)
            return None
        words = translate("%n record copied to this machine, encrypted", progress.rows)
        return CopyShown(
            translate("Copying the council's records to this machine"), progress.done, progress.total, words
        )

    def _on_view_row_wanted(self, row: str) -> None:
        kind, _, id_ = row.partition(":")
        if kind in (REFUSED, ACT):
            act = next((one for one in self._work.acts if one.command.id == id_), None)
            if act is not None and act.standing is Standing.REFUSED:
                self.refusedWanted.emit(act, self._work)
            elif act is not None and act.person is not None:
                self.customerWanted.emit(act.person, self._work.names.get(act.person, ""))
        elif kind in (CONFLICT, SETTLED):
            both = (*self._work.conflicts, *self._work.settled)
            conflict = next((one for one in both if one.id == id_), None)
            if conflict is not None:
                self.conflictWanted.emit(conflict, whose(conflict.person, self._work.names))

    def _on_view_stop_requested(self) -> None:
        self._stopped = True
        self.stopRequested.emit()

    def _on_view_resume_requested(self) -> None:
        self._stopped = False
        self.resumeRequested.emit()


def _facts(state: SyncState, work: SavedWork) -> tuple[KeyValue, ...]:
    facts = []
    if state.last_synced is not None:
        facts.append(("last", translate("Last heard from"), clock_time(state.last_synced)))
    if state.unreachable_since is not None:
        facts.append(("down", translate("No answer since"), clock_time(state.unreachable_since)))
    received = len(work.of(Standing.RECEIVED))
    facts.append(("unsent", translate("Saved here, not sent yet"), str(state.unsent)))
    if state.waiting:
        facts.append(("waiting", translate("Waits for something to be fixed"), str(state.waiting)))
    facts.append(("received", translate("Received today"), str(received)))
    if state.refused:
        facts.append(("refused", translate("Needs fixing"), str(state.refused)))
    if work.conflicts:
        facts.append(("conflicts", translate("Two changes to choose between"), str(len(work.conflicts))))
    return tuple(KeyValue(id_, name, (Run(value),)) for id_, name, value in facts)
