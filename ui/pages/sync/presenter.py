"""Reads the outbox for the sync page and puts it into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.feed import Pending
from advisor_console.sync.ports import Outbox
from advisor_console.sync.state import SyncState
from ui.jobs import JobRunner
from ui.pages.sync.models import CopyShown, SyncPageState
from ui.pages.sync.words import clock_time, sync_words, translate
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, quiet, strong
from ui.widgets.timeline_model import TimelineRow


class SyncViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def sendRequested(self) -> SignalInstance: ...
    @property
    def stopRequested(self) -> SignalInstance: ...
    @property
    def resumeRequested(self) -> SignalInstance: ...
    def show_state(self, state: SyncPageState) -> None: ...


@dataclass(frozen=True, slots=True)
class _Lists:
    unanswered: Sequence[Pending]
    refused: Sequence[Pending]


class SyncPresenter(QObject):
    """Shows how syncing stands. Signals: wakeRequested(), stopRequested(), resumeRequested()."""

    wakeRequested = Signal()
    stopRequested = Signal()
    resumeRequested = Signal()

    def __init__(
        self, view: SyncViewPort, outbox: Outbox, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._outbox = outbox
        self._jobs = jobs.scope(self)
        self._state = SyncState()
        self._stopped = False
        view.sendRequested.connect(self.wakeRequested)
        view.stopRequested.connect(self._on_view_stop_requested)
        view.resumeRequested.connect(self._on_view_resume_requested)

    def show(self, state: SyncState) -> None:
        """Show a new state of syncing, with the outbox as it is now."""
        self._state = state
        self._jobs.read(self._read, self._on_read, latest="outbox")

    def _read(self) -> _Lists:
        unanswered = [pending for pending in self._outbox.unsettled() if pending.result is None]
        return _Lists(unanswered, self._outbox.refused())

    def _on_read(self, lists: _Lists) -> None:
        state = self._state
        detail = state.problem
        if not detail and state.unreachable_since is not None:
            detail = translate(
                "Go on working: everything is kept on this machine and sent when the line is back."
            )
        self._view.show_state(
            SyncPageState(
                headline=sync_words(state),
                detail=detail,
                facts=_facts(state),
                waiting=tuple(_row(pending.command, "") for pending in reversed(lists.unanswered)),
                refused=tuple(
                    _row(pending.command, (pending.result.reason or "") if pending.result else "")
                    for pending in lists.refused
                ),
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

    def _on_view_stop_requested(self) -> None:
        self._stopped = True
        self.stopRequested.emit()

    def _on_view_resume_requested(self) -> None:
        self._stopped = False
        self.resumeRequested.emit()


def _facts(state: SyncState) -> tuple[KeyValue, ...]:
    facts = []
    if state.last_synced is not None:
        facts.append(("last", translate("Last heard from"), clock_time(state.last_synced)))
    if state.unreachable_since is not None:
        facts.append(("down", translate("No answer since"), clock_time(state.unreachable_since)))
    facts.append(("unsent", translate("Not sent yet"), str(state.unsent)))
    if state.waiting:
        facts.append(("waiting", translate("Waiting for something to be fixed"), str(state.waiting)))
    if state.conflicting:
        facts.append(("conflicts", translate("Somebody else changed the same"), str(state.conflicting)))
    if state.refused:
        facts.append(("refused", translate("Needs fixing"), str(state.refused)))
    return tuple(KeyValue(id_, name, (Run(value),)) for id_, name, value in facts)


def command_words(kind: str) -> str:
    """Say what a saved command does, as an advisor would."""
    return {
        "report_move": translate("A move"),
        "wrap_up_contact": translate("A contact"),
        "write_note": translate("A note"),
        "verify_identity": translate("An identity check"),
        "issue_letter": translate("A letter"),
    }.get(kind, kind.replace("_", " ").capitalize())


def _row(command: Command, reason: str) -> TimelineRow:
    count = len(command.changes)
    said = (strong(reason),) if reason else (quiet(translate("%n part", count)),)
    what = (Run(f"{command_words(command.kind)}. "), *said)
    return TimelineRow(command.id, clock_time(command.happened_at), translate("Saved"), what)
