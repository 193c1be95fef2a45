"""Printing a post run: each of its letters from its own issued PDF, once, however often it is stopped."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from advisor_console.domain.ids import EntityId
from advisor_console.domain.printing import (
    IssuedLetter,
    LetterUnprintable,
    NotPrinted,
    PrintedRun,
    PrintSetting,
)
from advisor_console.letters.post_run import Journal, letter_of
from advisor_console.services.print_letter import PrintLetter


class RunLetters(Protocol):
    """The record of this machine, what is not sent yet among it."""

    def get(self, letter: EntityId) -> IssuedLetter | None: ...
    def is_printed(self, job: EntityId) -> bool: ...


@dataclass(frozen=True, slots=True)
class PrintRun:
    """Prints the letters that a run has made, in the order of its files.

    Each is one act under an id that follows from the run and its case: printed once by whichever console goes
    on with it, and noted once on the record. To print a letter of it again is another act.
    """

    journal: Journal
    letters: RunLetters
    printing: PrintLetter
    setting: PrintSetting

    def finish(
        self, told: Callable[[PrintedRun], object], is_stopped: Callable[[], bool] = lambda: False
    ) -> PrintedRun:
        """Print what is not printed yet; told hears of each letter, is_stopped is asked before each.

        A letter that is not here is passed over with its reason. Raises NotPrinted when the printer takes no
        more, and CannotSave; what was printed before is noted, and the same again goes on from there.
        """
        cases = [case for file in sorted(self.journal.files) for case in self.journal.files[file]]
        run = PrintedRun(len(cases), no_pages=tuple(sorted(self.journal.apart)))
        for case in cases:
            if is_stopped():
                break
            self._print(case, run)
            told(run)
        return run

    def _print(self, case: str, run: PrintedRun) -> None:
        job = EntityId(str(uuid.uuid5(uuid.UUID(self.journal.id), f"{case} printed")))
        if self.letters.is_printed(job):
            self.printing.drop(job)
            run.before += 1
            return
        letter = self.letters.get(letter_of(self.journal.id, case))
        if letter is None:
            run.missed[case] = "Its letter is not on this machine; sync, and run the command again."
            return
        try:
            self._give(letter, job)
        except LetterUnprintable as error:
            run.missed[case] = f"{error.sentence} {error.way_on}".strip()
            return
        run.printed += 1

    def _give(self, letter: IssuedLetter, job: EntityId) -> None:
        """Hand it over; a job that an earlier attempt left and no printer has is asked for anew."""
        held = self.printing.find(job)
        if held is None or not (self.printing.saved(held.command) or self.printing.is_with_printer(held)):
            self.printing.ask(letter, self.setting, job)
        try:
            self.printing.hand_over(job)
        except NotPrinted:
            # It does not wait in the window: the run's own command goes on with it.
            self.printing.drop(job)
            raise
