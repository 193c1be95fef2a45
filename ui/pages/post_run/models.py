"""What the page of letters to many asks, shows and is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from ui.pages.write_letter.models import Asked, LetterForm
from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.timeline_model import TimelineRow

LETTER, KIND, SERVICE, SINCE, UNTIL, AGAIN, FOLDER = (
    "runLetter", "runKind", "runService", "runSince", "runUntil", "runAgain", "runFolder",
)  # fmt: skip
"""The fields of the page, beside those of the letter."""


class Step(Enum):
    """How far it is: choosing, seeing who gets one, making them, what came of it, and printing them."""

    CHOOSING = auto()
    LOOKING = auto()
    LOOKED = auto()
    MAKING = auto()
    STOPPED = auto()
    DONE = auto()
    HELD = auto()
    PRINTING = auto()

    @property
    def is_work(self) -> bool:
        """Whether something is being done that can be stopped."""
        return self in (Step.LOOKING, Step.MAKING, Step.PRINTING)

    @property
    def has_files(self) -> bool:
        """Whether letters are made and nothing is under way."""
        return self in (Step.STOPPED, Step.DONE)


@dataclass(frozen=True, slots=True)
class RunForm:
    """What is filled in. kind and service are empty for any; again: those that have a letter get another."""

    kind: str = "case"
    service: str = ""
    since: DateParts = field(default_factory=DateParts)
    until: DateParts = field(default_factory=DateParts)
    again: bool = False
    folder: str = ""
    letter: LetterForm = field(default_factory=LetterForm)

    def as_body(self) -> dict[str, Any]:
        """Give the form as a draft keeps it."""
        days = ([one.day, one.month, one.year] for one in (self.since, self.until))
        return {
            "kind": self.kind,
            "service": self.service,
            "days": list(days),
            "again": self.again,
            "folder": self.folder,
            "letter": self.letter.as_body(),
        }

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "RunForm":
        """Read back what as_body gave."""
        since, until = (DateParts(*parts) for parts in body["days"])
        letter = LetterForm.from_body(body["letter"])
        return cls(body["kind"], body["service"], since, until, body["again"], body["folder"], letter)


@dataclass(frozen=True, slots=True)
class RunChoice:
    """What is to be made: the letter by its template, the query in its words, and what was typed."""

    template: str
    query: str
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostRunState:
    """The page as it stands.

    letters are those to choose from, title names the one chosen and asked are its parts. done of total is how
    far the work is; count says in words who gets a letter, rows name each who gets none and why; files say
    what lies in the folder; printed is what is to be known of printing them; said is what went otherwise.
    """

    step: Step = Step.CHOOSING
    letters: tuple[Option, ...] = ()
    services: tuple[Option, ...] = ()
    title: str = ""
    asked: tuple[Asked, ...] = ()
    hidden: frozenset[str] = frozenset()
    form: RunForm = RunForm()
    problems: tuple[Problem, ...] = ()
    done: int = 0
    total: int = 0
    count: str = ""
    rows: tuple[TimelineRow, ...] = ()
    files: str = ""
    printed: str = ""
    said: str = ""
    can_make: bool = False
    can_print: bool = False
