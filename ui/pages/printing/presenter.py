"""Lists this advisor's waiting letters, and gives one to its printer when they say so."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId
from advisor_console.domain.printing import PrintJob
from advisor_console.services.ports import Clock
from advisor_console.services.print_letter import PrintLetter
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.printing.models import PrintingState
from ui.pages.printing.words import printed_words, rail_words, waiting_rows

WAITING = "print_job"
"""The kind of change that says that other letters wait now."""


class PrintingViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def printRequested(self) -> SignalInstance: ...
    @property
    def dropRequested(self) -> SignalInstance: ...
    @property
    def seen(self) -> SignalInstance: ...
    def show_state(self, state: PrintingState) -> None: ...


class PrintingPresenter(QObject):
    """Signals: printed(Command) once a letter is with its printer; counted() when another number waits."""

    printed = Signal(object)
    counted = Signal()

    def __init__(
        self,
        view: PrintingViewPort,
        use: PrintLetter,
        *,
        clock: Clock,
        jobs: JobRunner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._use, self._clock = view, use, clock
        self._jobs = jobs.scope(self)
        self._waiting: Sequence[PrintJob] = ()
        self._state = PrintingState()
        view.printRequested.connect(self._on_view_print_requested)
        view.dropRequested.connect(self._on_view_drop_requested)
        view.seen.connect(self._on_view_seen)
        hub.subscribe(self, self._on_hub_announced, {WAITING})

    @property
    def rail(self) -> str:
        """What the rail says; empty where nothing waits."""
        return rail_words(len(self._waiting)) if self._waiting else ""

    def refresh(self) -> None:
        """Read what waits and show it, in the background."""
        self._jobs.read(self._use.waiting, self._on_read, self._on_failed, latest="waiting")

    def _on_read(self, waiting: Sequence[PrintJob]) -> None:
        changed, self._waiting = len(waiting) != len(self._waiting), waiting
        self._show(rows=waiting_rows(waiting, self._clock.today()))
        if changed:
            self.counted.emit()

    def _show(self, **shown: object) -> None:
        self._state = replace(self._state, **shown)  # type: ignore[arg-type]  # fields of the state
        self._view.show_state(self._state)

    def _on_failed(self, error: WorldError) -> None:
        self._show(said=f"{error.sentence} {error.way_on}".strip(), wrong=True)

    def _on_view_seen(self) -> None:
        self._show(said="", wrong=False)
        self.refresh()

    def _on_view_print_requested(self, row: str) -> None:
        job = next((one for one in self._waiting if one.id == row), None)
        if job is None or self._state.busy:
            return
        self._show(busy=True, said="", wrong=False)
        # Not the writer's: what is saved meanwhile would wait for pages that are drawn, or a far printer.
        self._jobs.slow(
            lambda: self._use.hand_over(job.id),
            lambda command: self._on_printed(job, command),
            self._on_failed,
            always=self._on_done,
        )

    def _on_printed(self, job: PrintJob, command: Command | None) -> None:
        self._show(said=printed_words(job), wrong=False)
        if command is not None:
            self.printed.emit(command)

    def _on_done(self) -> None:
        self._show(busy=False)
        self.refresh()

    def _on_view_drop_requested(self, row: str) -> None:
        if row and not self._state.busy:
            # It waits for a letter that is on its way to a printer, which a writer must not.
            self._jobs.slow(lambda: self._use.drop(EntityId(row)), lambda _: self.refresh(), self._on_failed)

    def _on_hub_announced(self, _changes: Changes) -> None:
        self.refresh()
