"""What the page on which a letter is written asks, shows and is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue

THE_CUSTOMER = "customer"
"""What a letter is about that is about no case."""
DELIVERY = "delivery"
"""The field that says how a letter goes."""
LANGUAGE, FORMAT, FONT = "madeLanguage", "madeFormat", "madeFont"
"""The fields that say how this one letter is made."""


class Form(Enum):
    """How a part of a letter is written."""

    LINE = auto()
    TEXT = auto()
    LIST = auto()
    DAY = auto()
    TICK = auto()
    ONE = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """One part of a letter that is written by hand. name is the field's in the template.

    what names a day inside sentences, and stands beside a box; value is what the record suggests.
    """

    name: str
    label: str
    form: Form
    hint: str = ""
    what: str = ""
    options: tuple[Option, ...] = ()
    value: str = ""
    characters: int = 40
    lines: int = 2


@dataclass(frozen=True, slots=True)
class LetterForm:
    """What is filled in: the template, what it is about, how it goes, and what stands in the fields.

    language, format and font are chosen for this letter alone; empty, they are the customer's own.
    """

    template: str = ""
    about: str = THE_CUSTOMER
    delivery: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, DateParts] = field(default_factory=dict)
    language: str = ""
    format: str = ""
    font: str = ""

    def as_body(self) -> dict[str, Any]:
        """Give the form as a draft keeps it."""
        days = {name: [day.day, day.month, day.year] for name, day in self.days.items()}
        return {
            "template": self.template,
            "about": self.about,
            "delivery": self.delivery,
            "said": dict(self.said),
            "days": days,
            "made": [self.language, self.format, self.font],
        }

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "LetterForm":
        """Read back what as_body gave."""
        days = {name: DateParts(*parts) for name, parts in body.get("days", {}).items()}
        return cls(
            body.get("template", ""),
            body.get("about", THE_CUSTOMER),
            body.get("delivery", ""),
            dict(body.get("said", {})),
            days,
            *body.get("made", ()),
        )


@dataclass(frozen=True, slots=True)
class WaysMade:
    """The languages, formats and fonts that a letter can be made in, and which of them stand chosen."""

    languages: tuple[Option, ...] = ()
    formats: tuple[Option, ...] = ()
    fonts: tuple[Option, ...] = ()
    language: str = ""
    format: str = ""
    font: str = ""


@dataclass(frozen=True, slots=True)
class CheckShown:
    """A thing to look at; field and the characters from start to end are its place, none without a field."""

    sentence: str
    field: str = ""
    start: int = 0
    end: int = 0


class Shown(Enum):
    """How the letter is looked at beside the fields."""

    WORDS = "words"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class LetterSoFar:
    """The letter as it stands: what to look at, its words, and its pages as PNG once nothing is missing.

    note says why there are no pages; hidden are fields that nothing asks for at the moment.
    """

    checks: tuple[CheckShown, ...] = ()
    words: str = ""
    shown: Shown = Shown.WORDS
    pages: tuple[bytes, ...] = ()
    page: int = 0
    note: str = ""
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WriteState:
    """The page of one customer: which letters there are, then the parts of the one chosen.

    warning is what must be known of the letter as such: a language that it is not in, a draft translation.
    """

    customer: str
    letters: tuple[Option, ...] = ()
    cases: tuple[Option, ...] = ()
    title: str = ""
    known: tuple[KeyValue, ...] = ()
    asked: tuple[Asked, ...] = ()
    deliveries: tuple[Option, ...] = ()
    ways: WaysMade = WaysMade()
    form: LetterForm = LetterForm()
    so_far: LetterSoFar = LetterSoFar()
    warning: str = ""
    kept_words: str = ""
    problems: tuple[Problem, ...] = ()
