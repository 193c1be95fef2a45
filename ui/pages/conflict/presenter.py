"""Leads the choice between two changes: what is picked, saved as one command, and undone by another."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.conflicts import Conflict, Side
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId
from advisor_console.services.ports import Clock
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.conflict.models import ConflictState
from ui.pages.conflict.words import group_shown
from ui.widgets.conflict_words import Reader, translate

Choices = Sequence[tuple[Conflict, Side]]


@dataclass(frozen=True, slots=True)
class ConflictsRead:
    """The conflicts of one record, with what everybody and everything in them is called."""

    conflicts: tuple[Conflict, ...]
    names: Mapping[str, str]


class ConflictViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def sideChosen(self) -> SignalInstance: ...
    @property
    def saveRequested(self) -> SignalInstance: ...
    @property
    def undoRequested(self) -> SignalInstance: ...
    @property
    def closeRequested(self) -> SignalInstance: ...
    def show_state(self, state: ConflictState) -> None: ...


class ConflictPresenter(QObject):
    """All open conflicts of one record, and those chosen while the page is open or asked for by id.

    read gives the conflicts of these ids and what else is open on the record; choose saves choices as one
    command; both are called in the background. Signals: saved(Command); closed().
    """

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self,
        view: ConflictViewPort,
        customer: str,
        wanted: Sequence[EntityId],
        *,
        read: Callable[[Sequence[EntityId]], ConflictsRead],
        choose: Callable[[Choices], Command],
        reader: str,
        clock: Clock,
        jobs: JobRunner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._customer = view, customer
        self._wanted: list[EntityId] = list(wanted)
        self._read_all, self._choose = read, choose
        self._reader, self._clock = reader, clock
        self._jobs = jobs.scope(self)
        self._read = ConflictsRead((), {})
        self._picked: dict[EntityId, Side] = {}
        self._status, self._is_problem, self._busy = "", False, False
        view.sideChosen.connect(self._on_view_side_chosen)
        view.saveRequested.connect(self._on_view_save_requested)
        view.undoRequested.connect(self._on_view_undo_requested)
        view.closeRequested.connect(self.closed)
        hub.subscribe(self, self._on_hub_announced, kinds={"conflict"})

    def open(self) -> None:
        """Read the conflicts and show them."""
        wanted = tuple(self._wanted)
        self._jobs.read(lambda: self._read_all(wanted), self._on_read, self._on_world_error, latest="read")

    def _on_read(self, read: ConflictsRead) -> None:
        self._read = read
        # What was chosen meanwhile stays in sight, so that nothing changes without being seen.
        self._wanted = [conflict.id for conflict in read.conflicts]
        open_ = {conflict.id for conflict in read.conflicts if conflict.open}
        self._picked = {id_: side for id_, side in self._picked.items() if id_ in open_}
        self._show()

    def _show(self) -> None:
        reader = Reader(self._reader, self._clock.today(), self._read.names)
        groups = tuple(
            group_shown(conflict, reader, self._picked.get(conflict.id)) for conflict in self._read.conflicts
        )
        can_save = any(conflict.open for conflict in self._read.conflicts)
        self._view.show_state(ConflictState(self._customer, groups, self._status, self._is_problem, can_save))

    def _say(self, status: str, *, problem: bool = False) -> None:
        self._status, self._is_problem = status, problem
        self._show()

    def _on_hub_announced(self, _: Changes) -> None:
        self.open()

    def _on_view_side_chosen(self, conflict: str, side: str) -> None:
        self._picked[EntityId(conflict)] = Side(side)
        self._say("")

    def _on_view_save_requested(self) -> None:
        choices = [(one, self._picked[one.id]) for one in self._read.conflicts if one.id in self._picked]
        if not choices:
            self._say(translate("Choose first which of the two stands."), problem=True)
            return
        self._save(choices, translate("Your choice is saved here, and is sent with the next round."))

    def _on_view_undo_requested(self, conflict: str) -> None:
        found = next((one for one in self._read.conflicts if one.id == conflict), None)
        if found is not None and found.choice is not None:
            undone = translate(
                "Undone: the other one stands. It is saved here, and sent with the next round."
            )
            self._save([(found, found.choice.other)], undone)

    def _save(self, choices: Choices, told: str) -> None:
        if self._busy:
            return
        self._busy = True

        def saved(command: Command) -> None:
            self._picked.clear()
            self._say(told)
            self.saved.emit(command)
            self.open()

        self._jobs.write(lambda: self._choose(choices), saved, self._on_world_error, always=self._not_busy)

    def _not_busy(self) -> None:
        self._busy = False

    def _on_world_error(self, error: WorldError) -> None:
        self._say(f"{error.sentence} {error.way_on}".strip(), problem=True)
