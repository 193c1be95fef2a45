"""Records a checked move as one command, then makes its letter: each exactly once, whatever is pressed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import ContactId, PersonId
from advisor_console.domain.moving import MoveNotification
from advisor_console.services.issue_letter import Issued, IssueLetter
from advisor_console.services.report_move import Receipt, ReportMove
from ui.jobs import JobScope

RECEIVED_SECONDS = 3.0
"""How long the letter waits to be able to say that the teams have the move."""


class MoveRecorder(QObject):
    """Signals, in this order: recorded(Receipt) or refused(WorldError); receivedKnown(bool);
    letterMade(MadeLetter) or letterRefused(WorldError), after which the letter can be asked for again.
    """

    recorded = Signal(object)
    refused = Signal(object)
    receivedKnown = Signal(bool)
    letterMade = Signal(object)
    letterRefused = Signal(object)

    def __init__(
        self,
        *,
        report_move: ReportMove,
        issue_letter: IssueLetter,
        letterhead: Callable[[], Mapping[str, object]],
        teams: Callable[[], Mapping[str, str]],
        received: Callable[[float], bool],
        announce: Callable[[Command, str], None],
        forget_draft: Callable[[], None],
        jobs: JobScope,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._report_move, self._issue_letter = report_move, issue_letter
        self._letterhead, self._teams = letterhead, teams
        self._received, self._announce = received, announce
        self._forget_draft = forget_draft
        self._jobs = jobs
        self._busy = False
        self._letter_done = False
        self.receipt: Receipt | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being recorded or made now."""
        return self._busy

    def record(self, person: PersonId, move: MoveNotification, contact: ContactId | None) -> None:
        """Record the move; asked again while that runs or after it is done, nothing happens."""
        if self._busy or self.receipt is not None:
            return
        self._busy = True

        def work() -> Receipt:
            receipt = self._report_move.record(person, move, contact)
            self._forget_draft()
            return receipt

        self._jobs.write(work, self._on_recorded, self._on_refused)

    def make_letter(self) -> None:
        """Make the letter of the recorded move; once it is made, nothing more happens."""
        if self._busy or self._letter_done or self.receipt is None:
            return
        self._busy = True
        self._jobs.read(lambda: self._received(RECEIVED_SECONDS), self._on_received, self._on_not_received)

    def _on_recorded(self, receipt: Receipt) -> None:
        self._busy = False
        self.receipt = receipt
        self._announce(receipt.command, "move")
        self.recorded.emit(receipt)
        self.make_letter()

    def _on_refused(self, error: WorldError) -> None:
        self._busy = False
        self.refused.emit(error)

    def _on_not_received(self, _error: WorldError) -> None:
        # Whatever kept us from asking, paper may not claim that it was received.
        self._on_received(False)

    def _on_received(self, received: bool) -> None:
        receipt = self.receipt
        if receipt is None:
            return
        self.receivedKnown.emit(received)
        values = {
            **self._letterhead(),
            **self._report_move.letter_values(receipt, self._teams(), received=received),
        }
        story = receipt.story

        def work() -> Issued:
            return self._issue_letter.issue(
                "move", values, story.record.person, notification=story.id, contact=receipt.command.contact
            )

        self._jobs.write(work, self._on_issued, self._on_letter_refused)

    def _on_issued(self, issued: Issued) -> None:
        self._busy = False
        self._letter_done = True
        self._announce(issued.command, "move")
        self.letterMade.emit(issued.letter)

    def _on_letter_refused(self, error: WorldError) -> None:
        self._busy = False
        self.letterRefused.emit(error)
