"""Printing a letter: what is asked of a printer, and what it answers when it cannot."""

from dataclasses import dataclass
from enum import StrEnum

from advisor_console.domain.errors import WorldError


class Sides(StrEnum):
    """Which sides of the paper are printed, by the names of IPP (RFC 8011 section 5.2.8)."""

    ONE = "one-sided"
    LONG_EDGE = "two-sided-long-edge"
    SHORT_EDGE = "two-sided-short-edge"


@dataclass(frozen=True, slots=True)
class PrintSetting:
    """How a letter is to be printed, always whole and in its own size.

    printer is the queue's name on this machine; sides None leaves it to the printer; paper is a name that
    IPP knows, such as "A4".
    """

    printer: str
    copies: int = 1
    sides: Sides | None = None
    paper: str = "A4"


class NotPrinted(WorldError):
    """The printer, or what stands in front of it, did not take the letter; nothing was printed."""
