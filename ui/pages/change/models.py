"""What the page of a change asks, shows and is told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue


class Form(Enum):
    """How a question is answered."""

    LINE = auto()
    DAY = auto()
    ONE = auto()
    TICK = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. name is the field's in the domain module; what names a day inside sentences.

    value is what the record says already.
    """

    name: str
    label: str
    form: Form
    hint: str = ""
    what: str = ""
    options: tuple[Option, ...] = ()
    value: str = ""
    characters: int = 32
    beside: bool = False
    """Stands beside the question before it, where there is room."""


@dataclass(frozen=True, slots=True)
class ChangeForm:
    """What is filled in: the kind's code, answers by field, and days as they stand in their three parts."""

    kind: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, DateParts] = field(default_factory=dict)

    def as_body(self) -> dict[str, Any]:
        """Give the form as a draft and a notification keep it."""
        days = {name: [day.day, day.month, day.year] for name, day in self.days.items()}
        return {"kind": self.kind, "said": dict(self.said), "days": days}

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "ChangeForm":
        """Read back what as_body gave."""
        days = {name: DateParts(*parts) for name, parts in body.get("days", {}).items()}
        return cls(body.get("kind", ""), dict(body.get("said", {})), days)


@dataclass(frozen=True, slots=True)
class CheckShown:
    """What the council will do, in rows; what to say; what is worth knowing; the sums of our estimate."""

    rows: tuple[KeyValue, ...] = ()
    say: str = ""
    notes: tuple[str, ...] = ()
    working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeState:
    """The page of one customer: the kinds offered, the questions of the one chosen, what comes of it."""

    customer: str
    kinds: tuple[Option, ...] = ()
    asked: tuple[Asked, ...] = ()
    form: ChangeForm = ChangeForm()
    check: CheckShown | None = None
    kept_words: str = ""
    problems: tuple[Problem, ...] = ()
    corrects: str = ""
    """The reference of the change in whose place this one stands."""
    has_letter: bool = False
    """Whether a letter can be made of it: the customer is asked whether they want one."""
