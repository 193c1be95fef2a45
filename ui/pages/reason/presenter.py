"""Asks once why a record is opened, and notes it before anything of it is seen."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CaseFile
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId
from advisor_console.domain.looking import CASE, Look, LookReason
from ui.jobs import JobRunner
from ui.pages.reason.models import ReasonState, ReasonTold
from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem
from ui.widgets.refusals import problems_of

_CASE = "case:"


class ReasonViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def openRequested(self) -> SignalInstance: ...
    @property
    def contactRequested(self) -> SignalInstance: ...
    @property
    def leaveRequested(self) -> SignalInstance: ...
    def show_state(self, state: ReasonState) -> None: ...


class ReasonPresenter(QObject):
    """One question about one record.

    Signals: noted(ReasonTold) once it is saved; contactWanted(); left().
    """

    noted = Signal(object)
    contactWanted = Signal()
    left = Signal()

    def __init__(
        self,
        view: ReasonViewPort,
        customer: str,
        reasons: Sequence[LookReason],
        told: ReasonTold,
        *,
        save: Callable[[Look], Command],
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._customer = customer
        self._reasons = reasons
        self._cases: Sequence[CaseFile] | None = None
        self._told = told
        self._save = save
        self._jobs = jobs.scope(self)
        self._busy = False
        view.openRequested.connect(self._on_view_open_requested)
        view.contactRequested.connect(self.contactWanted)
        view.leaveRequested.connect(self.left)

    def open(self) -> None:
        """Show the question; its reasons come with the record's cases, so that none moves under a hand."""
        self._show(())

    def offer(self, customer: str, cases: Sequence[CaseFile]) -> None:
        """Offer the council's reasons and the customer's open cases, these by their references only.

        What was answered last for this record is marked. Offered once; later cases are left out.
        """
        if self._cases is None:
            self._customer, self._cases = customer, cases
            self._show(())

    def _show(self, problems: tuple[Problem, ...]) -> None:
        case = QCoreApplication.translate("reason", "Case {reference}")
        cases, reasons = self._cases or (), self._reasons if self._cases is not None else ()
        options = (
            *(Option(f"{_CASE}{one.id}", case.format(reference=one.reference)) for one in cases),
            *(Option(reason.code, reason.name) for reason in reasons),
        )
        self._view.show_state(ReasonState(self._customer, options, self._told, problems))

    def _on_view_open_requested(self, told: ReasonTold) -> None:
        if self._busy:
            return
        self._busy, self._told = True, told
        look = Look(told.reason, words=told.words)
        if told.reason.startswith(_CASE):
            look = Look(CASE, case=EntityId(told.reason.removeprefix(_CASE)), words=told.words)
        self._jobs.write(
            lambda: self._save(look), lambda _: self.noted.emit(told), self._on_refused, always=self._on_ended
        )

    def _on_ended(self) -> None:
        self._busy = False

    def _on_refused(self, error: WorldError) -> None:
        self._show(problems_of(error, "reason"))
