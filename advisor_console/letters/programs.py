"""Programs of others that letters are made with: where they are, what they say, why they cannot run."""

import shutil
import subprocess
from dataclasses import dataclass

from advisor_console.letters.refusals import LetterRefused

# Seconds; the longest letter takes less than two.
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Program:
    """A program that one format needs: what is typed to start it, and where it comes from."""

    name: str
    makes: str
    package: str

    @property
    def missing(self) -> str:
        """Why the format cannot be made on this machine; empty where it can."""
        if shutil.which(self.name):
            return ""
        return f"{self.makes} cannot be made on this machine: the program {self.name} is not installed."

    def run(self, *arguments: str, given: str) -> bytes:
        """What the program writes when it is given text on its standard input.

        Raises LetterRefused when it is not there, does not end in a minute or ends badly. What it says itself
        is not repeated, because it may hold words of the letter.
        """
        path = shutil.which(self.name)
        if path is None:
            raise LetterRefused(self.missing, f"Install {self.package}, or choose another format.")
        try:
            # The path is the machine's own, the arguments are ours, and there is no shell.
            done = subprocess.run(  # noqa: S603
                [path, *arguments], input=given.encode(), capture_output=True, timeout=_PATIENCE, check=True
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise LetterRefused(
                f"{self.makes} could not be made: the program {self.name} did not do its work.",
                "Try again, or choose another format.",
            ) from error
        return done.stdout


LOUIS = Program("lou_translate", "Braille", "liblouis (liblouis-bin on Debian and Ubuntu)")
ESPEAK = Program("espeak-ng", "Audio", "espeak-ng")
