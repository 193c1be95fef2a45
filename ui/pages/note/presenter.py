"""Keeps a note as a draft while it is written, and saves it once."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, SignalInstance

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import DraftId, PersonId
from advisor_console.services.ports import Clock, Draft, Drafts
from ui.jobs import JobRunner
from ui.pages.note.models import NoteState
from ui.widgets.error_summary import Problem
from ui.widgets.refusals import problems_of

DRAFT_KIND = "note"
KEEP_AFTER_MS = 1000
"""After the last key; drafts are kept within two seconds of it (ux.md 7)."""


class NoteViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def edited(self) -> SignalInstance: ...
    @property
    def saveRequested(self) -> SignalInstance: ...
    @property
    def backRequested(self) -> SignalInstance: ...
    def show_state(self, state: NoteState) -> None: ...


class NotePresenter(QObject):
    """One note of one customer. Signals: saved(Command); closed(), with the draft kept."""

    saved = Signal(object)
    closed = Signal()

    def __init__(
        self,
        view: NoteViewPort,
        person: PersonId,
        customer: str,
        *,
        save: Callable[[str], Command],
        drafts: Drafts,
        clock: Clock,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._person = person
        self._customer = customer
        self._save = save
        self._drafts = drafts
        self._clock = clock
        self._jobs = jobs.scope(self)
        self._text = ""
        self._busy = False
        self._is_read, self._save_wanted = False, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep)
        view.edited.connect(self._on_view_edited)
        view.saveRequested.connect(self._on_view_save_requested)
        view.backRequested.connect(self._on_view_back_requested)

    @property
    def _draft(self) -> DraftId:
        return DraftId(self._person)

    def open(self) -> None:
        """Show the note, going on with a draft of it where one was kept."""
        self._jobs.read(lambda: self._drafts.get(self._draft), self._on_draft_read)

    def keep(self) -> None:
        """Keep what is written as a draft now."""
        self._timer.stop()
        text = self._text
        if not text.strip():
            return
        draft = Draft(
            self._draft, DRAFT_KIND, self._person, self._customer, {"text": text}, self._clock.now()
        )
        self._jobs.write(lambda: self._drafts.keep(draft), lambda _: None)

    def _on_draft_read(self, draft: Draft | None) -> None:
        kept = str(draft.body["text"]) if draft is not None and draft.kind == DRAFT_KIND else ""
        # A quick hand has written before the draft was read: both stay.
        self._text = "\n".join(filter(None, (kept, self._text)))
        self._is_read = True
        self._show(kept=bool(kept))
        if self._save_wanted and not kept:
            self._on_view_save_requested(self._text)

    def _show(self, *, kept: bool = False, problems: tuple[Problem, ...] = ()) -> None:
        words = QCoreApplication.translate("note", "This was kept as a draft.") if kept else ""
        self._view.show_state(NoteState(self._customer, self._text, words, problems))

    def _on_view_edited(self, text: str) -> None:
        self._text = text
        self._timer.start()

    def _on_view_save_requested(self, text: str) -> None:
        if self._busy:
            return
        if not self._is_read:
            self._text, self._save_wanted = text, True
            return
        self._busy, self._text = True, text
        self._timer.stop()
        self._jobs.write(lambda: self._save(text), self._on_saved, self._on_refused, always=self._on_ended)

    def _on_ended(self) -> None:
        self._busy = False

    def _on_saved(self, command: Command) -> None:
        self._text = ""
        self._jobs.write(lambda: self._drafts.discard(self._draft), lambda _: None)
        self.saved.emit(command)

    def _on_refused(self, error: WorldError) -> None:
        self._show(problems=problems_of(error, "body"))

    def _on_view_back_requested(self) -> None:
        self.keep()
        self.closed.emit()
