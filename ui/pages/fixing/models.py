"""What the page of an act that was not accepted shows."""

from dataclasses import dataclass, field
from enum import Enum

from advisor_console.services.mend_refused import Form
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue


class Way(Enum):
    """How it is put right: in fields of this page, in the pages it was made in, or not at all."""

    FIELDS = "fields"
    MOVE = "move"
    CHANGE = "change"
    CHOICE = "choice"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One value to write anew: text, or the parts of a date."""

    key: str
    label: str
    form: Form
    text: str = ""
    parts: DateParts = field(default_factory=DateParts)


@dataclass(frozen=True, slots=True)
class FieldTold:
    """One value as it stands in its field; problem is the date field's own sentence."""

    key: str
    text: str = ""
    parts: DateParts = field(default_factory=DateParts)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FixingState:
    """One refused act: waits lists what was saved after it and follows it."""

    customer: str
    what: str
    saved_at: str
    reason: str
    way: Way
    saved: tuple[KeyValue, ...] = ()
    fields: tuple[FieldShown, ...] = ()
    waits: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    status: str = ""
