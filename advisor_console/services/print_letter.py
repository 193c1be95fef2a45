"""Print an issued letter: kept until it may go out, given to the printer once, noted on the record once."""

import hashlib
import threading
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from advisor_console.domain.changes import Command, created
from advisor_console.domain.ids import CommandId, DraftId, EntityId, NewId
from advisor_console.domain.printing import (
    IssuedLetter,
    LetterUnprintable,
    NotPrinted,
    PrintJob,
    PrintSetting,
    Sides,
)
from advisor_console.services.ports import Clock, CommandLog, Draft, Drafts, Intent, Spooler

PRINTING = "printing"
"""The kind under which a job is kept among the advisor's own unfinished work."""

COMMAND = "print_letter"


@dataclass(frozen=True, slots=True)
class PrintLetter:
    """Prints in one advisor's name.

    bytes_of gives a letter by its digest, None where nobody has it now; saved says if a command was kept.

    A job is kept in the advisor's own file from the moment it is asked for until it is on the record, so it
    outlives a restart, and no other advisor sees it. It may be called in any thread.
    """

    drafts: Drafts
    bytes_of: Callable[[str], bytes | None]
    saved: Callable[[CommandId], bool]
    spooler: Spooler
    log: CommandLog
    clock: Clock
    new_id: NewId
    advisor: str
    _one_by_one: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, letter: IssuedLetter, setting: PrintSetting, job: EntityId | None = None) -> PrintJob:
        """Keep what is to be printed; nothing goes to the printer yet. Raises CannotSave.

        job names an act that can be asked for again, such as a letter of a post run.
        """
        made = PrintJob(job or self.new_id(), CommandId(self.new_id()), letter, setting, self.clock.now())
        self._keep(made)
        return made

    def at_once(self, letter: IssuedLetter, setting: PrintSetting) -> Command | None:
        """Print a letter now, and forget it where that cannot be. Raises NotPrinted, CannotSave."""
        job = self.ask(letter, setting).id
        try:
            return self.hand_over(job)
        except NotPrinted:
            self.drop(job)
            raise

    def waiting(self) -> Sequence[PrintJob]:
        """Give what is not printed yet, in the order in which it was asked for."""
        jobs = [_job(draft) for draft in self.drafts.all(PRINTING)]
        return sorted(jobs, key=lambda job: (job.asked_at, job.id))

    def find(self, job: EntityId) -> PrintJob | None:
        """Give a job that is not printed yet; None for any other."""
        draft = self.drafts.get(DraftId(job))
        return None if draft is None else _job(draft)

    def is_with_printer(self, job: PrintJob) -> bool:
        """Say whether a printer already took a job that is not noted yet, as far as that can be told."""
        return job.given_at is not None and self.spooler.has(job.setting.printer, job.title)

    def drop(self, job: EntityId) -> None:
        """Forget a job: it will not be printed. Raises CannotSave."""
        with self._one_by_one:
            self.drafts.discard(DraftId(job))

    def hand_over(self, job: EntityId) -> Command | None:
        """Give a job to its printer and note that on the record; None when it was printed or dropped before.

        Ended in between and called again, it asks the printer whether it has the letter. Where no printer can
        say, the letter is printed again: one too many is seen in the tray, one too few by nobody. It is noted
        once either way. Raises NotPrinted, also where the letter's bytes are not here or not those that were
        issued, and CannotSave; the job is then kept.
        """
        with self._one_by_one:
            wanted = self.find(job)
            if wanted is None:
                return None
            if self.saved(wanted.command):
                # It ended after its last step but one.
                self.drafts.discard(DraftId(job))
                return None
            given = self._given(wanted)
            command = self.log.save(self._noted(given), given.given_at or self.clock.now())
            self.drafts.discard(DraftId(job))
            return command

    def _given(self, job: PrintJob) -> PrintJob:
        """The job once its printer has it."""
        if self.is_with_printer(job):
            return job
        pdf = self._bytes(job.letter)
        given = replace(job, given_at=self.clock.now())
        self._keep(given)
        self.spooler.hand_over(pdf, job.setting, job.title)
        return given

    def _bytes(self, letter: IssuedLetter) -> bytes:
        pdf = self.bytes_of(letter.sha256)
        if pdf is None:
            raise LetterUnprintable(
                "The letter’s pages are not on this machine.", "Try again when the line is back."
            )
        if hashlib.sha256(pdf).hexdigest() != letter.sha256:
            raise LetterUnprintable(
                "What is kept of this letter is not what was issued, so it was not printed.",
                "Tell your administrator.",
            )
        return pdf

    def _noted(self, job: PrintJob) -> Intent:
        row = {
            "letter_id": job.letter.id,
            "person_id": job.letter.person,
            "printed_at": (job.given_at or self.clock.now()).isoformat(),
            "printer": job.setting.name,
            "advisor": self.advisor,
            "copies": job.setting.copies,
        }
        return Intent(job.command, COMMAND, (created("letter_printing", job.id, row),))

    def _keep(self, job: PrintJob) -> None:
        body = asdict(job) | {
            "asked_at": job.asked_at.isoformat(),
            "given_at": job.given_at and job.given_at.isoformat(),
        }
        draft = Draft(DraftId(job.id), PRINTING, job.letter.person, job.letter.title, body, job.asked_at)
        self.drafts.keep(draft)


def _job(draft: Draft) -> PrintJob:
    body = dict(draft.body)
    sides = body["setting"]["sides"]
    setting: dict[str, Any] = {**body["setting"], "sides": None if sides is None else Sides(sides)}
    return PrintJob(
        id=EntityId(body["id"]),
        command=CommandId(body["command"]),
        letter=IssuedLetter(**body["letter"]),
        setting=PrintSetting(**setting),
        asked_at=datetime.fromisoformat(body["asked_at"]),
        given_at=None if body["given_at"] is None else datetime.fromisoformat(body["given_at"]),
    )
