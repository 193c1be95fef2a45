"""Keeps the draft of a move within two seconds of the last key, and forgets it when it is done with."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import DraftId, EntityId
from advisor_console.services.ports import Clock, Draft, Drafts
from ui.jobs import JobScope

DRAFT_KIND = "move"
KEEP_AFTER_MS = 800


class DraftKeeper(QObject):
    """Writes one draft. Signals: kept(datetime in UTC) and failed(WorldError) after each writing."""

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        *,
        drafts: Drafts,
        clock: Clock,
        jobs: JobScope,
        draft: DraftId,
        subject: EntityId,
        body: Callable[[], tuple[str, Mapping[str, Any]]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._drafts, self._clock, self._jobs = drafts, clock, jobs
        self._id, self._subject, self._body = draft, subject, body
        self._done = False
        # Started by the first key and not put off by later ones, so that fast typing cannot outrun it.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)

    def take_over(self, draft: DraftId) -> None:
        """Go on with a draft that exists."""
        self._id = draft

    def touch(self) -> None:
        """Something was typed: keep it soon."""
        if not self._done and not self._timer.isActive():
            self._timer.start()

    def keep_now(self, then: Callable[[], None] = lambda: None) -> None:
        """Keep the draft at once, and go on when it is kept."""
        self._timer.stop()
        if self._done:
            return
        title, body = self._body()
        draft = Draft(self._id, DRAFT_KIND, self._subject, title, body, self._clock.now())

        def written(_none: None) -> None:
            self.kept.emit(draft.saved_at)
            then()

        self._jobs.write(lambda: self._drafts.keep(draft), written, self.failed.emit)

    def discard(self, then: Callable[[], None] = lambda: None) -> None:
        """Forget the draft for good, and go on."""
        self.stop()
        self._jobs.write(self.forget, lambda _none: then())

    def stop(self) -> None:
        """Keep nothing from now on."""
        self._timer.stop()
        self._done = True

    def go_on(self) -> None:
        """Keep it again: what it was stopped for did not happen."""
        self._done = False

    def forget(self) -> None:
        """Remove the draft; for work in the background that has just saved what it held."""
        # A draft that cannot be removed is a nuisance; the act it held is saved all the same.
        with suppress(WorldError):
            self._drafts.discard(self._id)
