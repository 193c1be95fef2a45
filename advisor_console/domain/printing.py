"""Printing a letter: what is asked of a printer, and what it answers when it cannot."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from fnmatch import fnmatchcase

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import CommandId, EntityId, PersonId


class Sides(StrEnum):
    """Which sides of the paper are printed, by the names of IPP (RFC 8011 section 5.2.8)."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True)
class PrintSetting:
    """How a letter is to be printed, always whole and in its own size.

    printer is the queue's name on this machine, called what people call it; sides None leaves it to the
    printer; paper is a name that IPP knows, such as "A4".
    """

    printer: str
    copies: int = 1
    sides: Sides | None = None
    paper: str = "A4"
    called: str = ""

    @property
    def name(self) -> str:
        """The printer's name as people know it."""
        return self.called or self.printer


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """A letter on the record, as far as printing it needs: sha256 names its bytes (hex)."""

    id: EntityId
    person: PersonId
    title: str
    reference: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A letter that somebody wants on paper: one act, which is printed once and noted once under this id.

    asked_at and given_at are UTC; given_at says when it was last being given to the printer, and None that it
    has not been.
    """

    id: EntityId
    command: CommandId
    letter: IssuedLetter
    setting: PrintSetting
    asked_at: datetime
    given_at: datetime | None = None

    @property
    def title(self) -> str:
        """What the job is called where everybody may read it, on the printer's own screen: nobody's name."""
        return f"Letter {self.id.replace('-', '')[-12:]}"


@dataclass(frozen=True, slots=True)
class Printing:
    """A printing on the record: when (UTC), on which printer, and how many copies."""

    at: datetime
    printer: str
    copies: int


@dataclass(slots=True)
class PrintedRun:
    """How far a run is: of so many letters, printed now and before; missed says why one is not, by case."""

    letters: int
    printed: int = 0
    before: int = 0
    missed: dict[str, str] = field(default_factory=dict)
    no_pages: tuple[str, ...] = ()
    """Cases whose customers get a file in place of pages; those are in the run's folder."""

    @property
    def done(self) -> int:
        """How many letters nothing is left to do for."""
        return self.printed + self.before + len(self.missed)

    @property
    def is_stopped(self) -> bool:
        """Whether it was stopped before its end."""
        return self.done < self.letters


class NotPrinted(WorldError):
    """The printer, or what stands in front of it, did not take the letter; nothing was printed."""


class LetterUnprintable(NotPrinted):
    """The letter's bytes are not to be had here, or are not those that were issued; other letters may be."""


def is_named(printer: str, patterns: Sequence[str]) -> bool:
    """Whether a council's patterns, such as "mfp-*", name a printer; capitals do not matter."""
    return any(fnmatchcase(printer.lower(), pattern.lower()) for pattern in patterns)
