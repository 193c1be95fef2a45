"""Keeps a wrap-up as it is filled in, and saves it once; nothing is saved by itself."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import DraftId, EntityId
from advisor_console.domain.invalid import Invalid, InvalidField
from advisor_console.services.handle_contact import WrapUp
from advisor_console.services.ports import Clock, Draft, Drafts
from ui.jobs import JobRunner
from ui.pages.wrap_up.models import WrapUpState, WrapUpTold
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.refusals import problems_of

DRAFT_KIND = "wrap_up"
DRAFT = DraftId(EntityId("wrap-up"))
"""There is one contact at a time, so its wrap-up needs no id of its own."""
KEEP_AFTER_MS = 1000


class WrapUpViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def saveRequested(self) -> SignalInstance: ...
    @property
    def backRequested(self) -> SignalInstance: ...
    def show_state(self, state: WrapUpState) -> None: ...
    def told(self) -> WrapUpTold:
        """Give what is filled in now."""
        ...


class WrapUpPresenter(QObject):
    """The wrap-up of the contact under way. Signals: saved(Command); closed(), with everything kept.

    Whoever saves before the page is filled in saves what it is filled in with, not an empty page.
    """

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self,
        view: WrapUpViewPort,
        about: str,
        *,
        wrap_up: Callable[[WrapUp], Command],
        drafts: Drafts,
        clock: Clock,
        jobs: JobRunner,
        suggestion: WrapUpTold | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._about = about
        self._wrap_up = wrap_up
        self._drafts = drafts
        self._clock = clock
        self._jobs = jobs.scope(self)
        self._told = suggestion or WrapUpTold()
        self._busy = False
        self._filled_in = False
        self._save_wanted = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        view.edited.connect(self._on_view_edited)
        view.saveRequested.connect(self._on_view_save_requested)
        view.backRequested.connect(self._on_view_back_requested)

    def open(self) -> None:
        """Show the wrap-up as far as it was filled in before."""
        self._jobs.read(lambda: self._drafts.get(DRAFT), self._on_draft_read)

    def keep(self) -> None:
        """Keep what is filled in as a draft now."""
        self._timer.stop()
        body = asdict(self._told)
        body.pop("next_by_read")
        draft = Draft(DRAFT, DRAFT_KIND, None, self._about, body, self._clock.now())
        self._jobs.write(lambda: self._drafts.keep(draft), lambda _: None)

    def _on_draft_read(self, draft: Draft | None) -> None:
        if draft is not None:
            self._told = _told_from(draft.body)
        self._show(())
        self._filled_in = True
        if self._save_wanted:
            self._on_view_save_requested(self._view.told())

    def _show(self, problems: tuple[Problem, ...]) -> None:
        self._view.show_state(WrapUpState(self._about, self._told, problems))

    def _on_view_edited(self, told: WrapUpTold) -> None:
        self._told = told
        self._timer.start()

    def _on_view_save_requested(self, told: WrapUpTold) -> None:
        if not self._filled_in:
            self._save_wanted = True
            return
        if self._busy:
            return
        self._busy, self._told = True, told
        self._timer.stop()
        self._jobs.write(lambda: self._save(told), self._on_saved, self._on_refused, always=self._on_ended)

    def _save(self, told: WrapUpTold) -> Command:
        if isinstance(told.next_by_read, str):
            raise Invalid((InvalidField("next_by", told.next_by_read),))
        command = self._wrap_up(
            WrapUp(
                told.reason,
                told.outcome,
                told.summary,
                told.avoidable,
                told.next_step,
                told.next_who,
                told.next_by_read,
            )
        )
        self._drafts.discard(DRAFT)
        return command

    def _on_ended(self) -> None:
        self._busy = False

    def _on_saved(self, command: Command) -> None:
        self.saved.emit(command)

    def _on_refused(self, error: WorldError) -> None:
        self._show(problems_of(error, "reason"))

    def _on_view_back_requested(self) -> None:
        self.keep()
        self.closed.emit()


def _told_from(body: Mapping[str, Any]) -> WrapUpTold:
    return WrapUpTold(**{**body, "next_by": DateParts(**body["next_by"])})
