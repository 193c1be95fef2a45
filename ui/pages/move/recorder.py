"""Records a checked move as one command, then makes its letter: each exactly once, whatever is pressed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import ContactId, EntityId, PersonId
from advisor_console.domain.moving import MoveNotification
from advisor_console.services.issue_letter import Issued, IssueLetter
from advisor_console.services.report_move import Receipt, ReportMove
from ui.jobs import JobScope
from ui.pages.move.check_words import receipt_shown
from ui.pages.move.models import LETTER
from ui.pages.move.words import translate

RECEIVED_SECONDS = 3.0
"""How long the letter waits to be able to say that the teams have the move."""


class MoveRecorder(QObject):
    """Signals: recorded(Receipt) or refused(WorldError); letterMade(MadeLetter); receiptChanged(ReceiptShown)
    whenever more is known. A letter that was refused can be asked for again; the move stays recorded.
    """

    recorded = Signal(object)
    refused = Signal(object)
    letterMade = Signal(object)
    receiptChanged = Signal(object)

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
        refused: Callable[[EntityId], Command | None],
        jobs: JobScope,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._report_move, self._issue_letter = report_move, issue_letter
        self._letterhead, self._teams = letterhead, teams
        self._received, self._announce = received, announce
        self._forget_draft, self._refused_command = forget_draft, refused
        self._jobs = jobs
        self._busy = False
        self._letter_done = False
        self._got: bool | None = None
        self.receipt: Receipt | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being recorded or made now."""
        return self._busy

    def record(
        self,
        person: PersonId,
        move: MoveNotification,
        contact: ContactId | None,
        mends: EntityId | None = None,
    ) -> None:
        """Record the move; asked again while that runs or after it is done, nothing happens.

        mends names the refused move whose place it takes.
        """
        if self._busy or self.receipt is not None:
            return
        self._busy = True

        def work() -> Receipt:
            before = self._refused_command(mends) if mends is not None else None
            receipt = self._report_move.record(person, move, contact, before)
            self._forget_draft()
            return receipt

        self._jobs.write(work, self._on_recorded, self._on_refused)

    def make_letter(self) -> None:
        """Make the letter of the recorded move; once it is made, nothing more happens."""
        if self._busy or self._letter_done or self.receipt is None:
            return
        self._busy = True
        self._tell(translate("The letter is being made."), making=True)
        self._jobs.read(lambda: self._received(RECEIVED_SECONDS), self._on_received, self._on_not_received)

    def _on_recorded(self, receipt: Receipt) -> None:
        self._busy = False
        self.receipt = receipt
        self._announce(receipt.command, "move")
        self.make_letter()
        self.recorded.emit(receipt)

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
        self._got = received
        if receipt.story.move.told_by_others:
            # "Thank you for telling us" is for whoever told us, and nobody writes to the dead.
            self._busy = False
            self._letter_done = True
            self._tell(translate("No letter is made: the customer did not tell us this."))
            return
        self._tell(translate("The letter is being made."), making=True)
        values = {
            **self._letterhead(),
            **self._report_move.letter_values(receipt, self._teams(), received=received),
        }
        story = receipt.story

        def work() -> Issued:
            return self._issue_letter.issue(
                LETTER,
                values,
                story.record.person,
                notification=story.id,
                contact=receipt.command.contact,
                delivery="handed_over" if story.move.hides_new_address else "post_second_class",
            )

        self._jobs.write(work, self._on_issued, self._on_letter_refused)

    def _on_issued(self, issued: Issued) -> None:
        self._busy = False
        self._letter_done = True
        self._announce(issued.command, "move")
        self._tell(translate("The letter is made: “{title}”.").format(title=issued.letter.title))
        self.letterMade.emit(issued.letter)

    def _on_letter_refused(self, error: WorldError) -> None:
        self._busy = False
        words = translate("The move is recorded, but its letter could not be made. {why} {way_on}")
        self._tell(words.format(why=error.sentence, way_on=error.way_on).strip(), failed=True)

    def _tell(self, letter_words: str, *, failed: bool = False, making: bool = False) -> None:
        if self.receipt is not None:
            shown = receipt_shown(
                self.receipt,
                self._teams(),
                received=self._got,
                letter_words=letter_words,
                letter_failed=failed,
                making=making,
            )
            self.receiptChanged.emit(shown)
