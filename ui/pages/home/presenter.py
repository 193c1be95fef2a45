"""Reads the drafts for the home page, and is told the contact, the queue and how syncing stands."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.queueing import QueueBoard
from advisor_console.domain.staff import Advisor
from advisor_console.services.hand_on import HandedDraft, HandedDrafts
from advisor_console.services.ports import Clock, Draft, Drafts
from advisor_console.services.print_letter import PRINTING
from advisor_console.sync.state import SyncState
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.home.models import HomeState
from ui.pages.home.words import (
    copy_under_way,
    drafts_shown,
    handed_shown,
    place_words,
    queue_words,
    sync_detail,
)
from ui.pages.sync.words import sync_words


class HomeViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def draftWanted(self) -> SignalInstance: ...
    @property
    def handOnWanted(self) -> SignalInstance: ...
    @property
    def findWanted(self) -> SignalInstance: ...
    @property
    def queueWanted(self) -> SignalInstance: ...
    @property
    def syncWanted(self) -> SignalInstance: ...
    @property
    def stopRequested(self) -> SignalInstance: ...
    @property
    def resumeRequested(self) -> SignalInstance: ...
    @property
    def seen(self) -> SignalInstance: ...
    def show_state(self, state: HomeState) -> None: ...


class HomePresenter(QObject):
    """What an advisor sees first; the drafts are read each time it comes into sight.

    Signals: draftWanted(draft id), handOnWanted(draft id); findWanted(), queueWanted(), syncWanted();
    stopRequested() and resumeRequested() for the first copy; failed(WorldError).
    """

    draftWanted = Signal(str)
    handOnWanted = Signal(str)
    findWanted = Signal()
    queueWanted = Signal()
    syncWanted = Signal()
    stopRequested = Signal()
    resumeRequested = Signal()
    failed = Signal(object)

    def __init__(
        self,
        view: HomeViewPort,
        drafts: Drafts,
        handed: HandedDrafts,
        *,
        advisor: Advisor,
        clock: Clock,
        jobs: JobRunner,
        hub: ChangeHub,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._drafts, self._handed = drafts, handed
        self._login = advisor.login
        self._clock = clock
        self._jobs = jobs.scope(self)
        self._sync = SyncState()
        self._is_stopped = False
        self._site, self._has_answered = "", True
        self._board: QueueBoard | None = None
        self._state = HomeState(advisor=advisor.full_name)
        self._say_queue()
        self._say_sync()
        view.draftWanted.connect(self.draftWanted)
        view.handOnWanted.connect(self.handOnWanted)
        view.findWanted.connect(self.findWanted)
        view.queueWanted.connect(self.queueWanted)
        view.syncWanted.connect(self.syncWanted)
        view.stopRequested.connect(self._on_view_stop_requested)
        view.resumeRequested.connect(self._on_view_resume_requested)
        view.seen.connect(self.open)
        hub.subscribe(self, self._on_hub_announced)

    def open(self) -> None:
        """Read the drafts and show the page."""
        self._view.show_state(self._state)
        self._read_drafts()

    def _read_drafts(self) -> None:
        def read() -> tuple[Sequence[Draft], Sequence[HandedDraft]]:
            begun = [draft for draft in self._drafts.all() if draft.kind != PRINTING]
            return begun, self._handed.all()

        self._jobs.read(read, self._on_drafts, self.failed.emit, latest="drafts")

    def _on_hub_announced(self, changes: Changes) -> None:
        if "handed_draft" in changes.kinds:
            self._read_drafts()

    def show_sync(self, state: SyncState) -> None:
        """Show a new state of syncing; until a copy is complete, how far it has come."""
        self._sync = state
        self._say_sync()
        self._view.show_state(self._state)

    def show_contact(self, words: str) -> None:
        """Show the contact under way in words, or none."""
        self._state = replace(self._state, contact=words)
        self._view.show_state(self._state)

    def show_place(self, site: str, counter: str) -> None:
        """Show where the advisor sits; both are empty until that is chosen."""
        if site != self._site:
            self._board = None
        self._site = site
        self._state = replace(self._state, place=place_words(site, counter))
        self._say_queue()
        self._view.show_state(self._state)

    def show_queue(self, board: QueueBoard | None) -> None:
        """Show how many wait at the advisor's site; None when the centre does not answer."""
        self._has_answered = board is not None
        self._board = board or self._board
        self._say_queue()
        self._view.show_state(self._state)

    def _say_queue(self) -> None:
        words, act = queue_words(self._site, self._board, is_down=not self._has_answered)
        self._state = replace(self._state, queue=words, queue_act=act)

    def _say_sync(self) -> None:
        sync = self._sync
        copy = copy_under_way(sync, is_stopped=self._is_stopped)
        unsent = bool(sync.unsent or sync.waiting or sync.refused or sync.conflicting)
        self._state = replace(
            self._state, sync=sync_words(sync), sync_detail=sync_detail(sync), has_unsent=unsent, copy=copy
        )

    def _on_drafts(self, read: tuple[Sequence[Draft], Sequence[HandedDraft]]) -> None:
        drafts, handed = read
        today = self._clock.today()
        shown, rest = drafts_shown(drafts, today)
        on_their_way = handed_shown(handed, self._login, today)
        self._state = replace(self._state, drafts=(*on_their_way, *shown), not_shown=rest)
        self._view.show_state(self._state)

    def _on_view_stop_requested(self) -> None:
        self._is_stopped = True
        self.stopRequested.emit()

    def _on_view_resume_requested(self) -> None:
        self._is_stopped = False
        self.resumeRequested.emit()
