"""Saves how an identity check went, once."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import WorldError
from ui.jobs import JobRunner
from ui.pages.identity.models import CheckTold, IdentityState
from ui.widgets.error_summary import Problem
from ui.widgets.refusals import problems_of


class IdentityViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def saveRequested(self) -> SignalInstance: ...
    @property
    def backRequested(self) -> SignalInstance: ...
    def show_state(self, state: IdentityState) -> None: ...


class IdentityPresenter(QObject):
    """One check of one customer. Signals: saved(Command); closed()."""

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self,
        view: IdentityViewPort,
        customer: str,
        last_words: str,
        *,
        save: Callable[[CheckTold], Command],
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._customer = customer
        self._last_words = last_words
        self._save = save
        self._jobs = jobs.scope(self)
        self._busy = False
        view.saveRequested.connect(self._on_view_save_requested)
        view.backRequested.connect(self.closed)

    def open(self) -> None:
        """Show the empty check."""
        self._show(())

    def _show(self, problems: tuple[Problem, ...]) -> None:
        self._view.show_state(IdentityState(self._customer, self._last_words, problems))

    def _on_view_save_requested(self, told: CheckTold) -> None:
        if self._busy:
            return
        self._busy = True
        self._jobs.write(lambda: self._save(told), self.saved.emit, self._on_refused, always=self._on_ended)

    def _on_ended(self) -> None:
        self._busy = False

    def _on_refused(self, error: WorldError) -> None:
        self._show(problems_of(error, "method"))
