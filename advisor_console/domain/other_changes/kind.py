"""What every kind of change shares: what was told, what is known, and what comes of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from advisor_console.domain.changes import Change, Value
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import EntityId, NewId, PersonId
from advisor_console.domain.move_assessment import MoveRules
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.sentences import Sentence, sentence

EARLIEST = date(1990, 1, 1)
"""A change from before is a slip of the pen: no council keeps what it would change."""
FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed as it is kept; wrong says why it cannot be, worth_knowing what to look at again."""

    kept: str
    wrong: Sentence | None = None
    worth_knowing: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the customer told, by the names of the fields; a day that was not given is left out."""

    said: Mapping[str, str]
    days: Mapping[str, date] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give an answer with single spaces and none around it; empty where there was none."""
        return " ".join(self.said.get(name, "").split())

    def ticked(self, name: str) -> bool:
        """Say whether a box was ticked."""
        return self.text(name) == "yes"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known when a change is told.

    received_at is aware (UTC), today the council's local day. notification is the id that the change will
    have. is_estimated says whether a day's charges are not set yet. read_phone reads a telephone number.
    known gives the record of somebody else who is chosen instead of written down anew.
    """

    record: CustomerRecord
    rules: MoveRules
    received_at: datetime
    today: date
    notification: EntityId
    advisor: str
    new_id: NewId
    is_estimated: Callable[[date], bool]
    read_phone: Callable[[str], Read]
    known: Callable[[PersonId], CustomerRecord | None] = lambda _: None

    def promised(self, service: str, act: str) -> date | None:
        """Give the day that the profile promises an act for; None where it promises none."""
        return self.rules.promised(service, act, self.rules.calendar.counts_from(self.received_at))


@dataclass(frozen=True, slots=True)
class Work:
    """One service's part. action is one of those that ui/widgets/work_words.py can say; detail goes to it."""

    service: str
    action: str
    promised_by: date | None
    summary: tuple[Sentence, ...]
    detail: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a change.

    summary stands on the record's timeline. changes are of this customer's record and come with the
    notification in one command. written says what they change. told is kept with the notification. first and
    last night are those of who joins or leaves. working shows our estimate's sums.
    """

    summary: Sentence
    written: tuple[Sentence, ...]
    changes: tuple[Change, ...]
    work: tuple[Work, ...]
    say: tuple[Sentence, ...]
    notes: tuple[Sentence, ...] = ()
    working: tuple[str, ...] = ()
    told: Mapping[str, Value] = field(default_factory=dict)
    first_night: date | None = None
    last_night: date | None = None


NOBODY_KNOWN = "new"
"""The answer that somebody is none of those whom the council knows already."""


def chosen(told: Told, facts: Facts, name: str) -> CustomerRecord | FieldMessage | None:
    """Give the record of the person chosen at a field; None where it is somebody new."""
    answer = told.text(name)
    if answer in ("", NOBODY_KNOWN):
        return None
    found = facts.known(PersonId(EntityId(answer)))
    if found is None:
        return FieldMessage(name, sentence("This record is no longer here. Choose again, or somebody new."))
    if found.person.deceased_on is not None:
        return FieldMessage(
            name, sentence("{name} is recorded as having died. Check who it is.", name=found.person.full_name)
        )
    return found


Wrong = tuple[FieldMessage, ...]
"""What is wrong with what was told, at its fields; never empty."""


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """One kind of change. code is kept as the notification's kind; assess is pure but for new ids."""

    code: str
    assess: Callable[[Told, Facts], Outcome | Wrong]


def wrong(name: str, template: Sentence) -> FieldMessage:
    """Say what is wrong with a field."""
    return FieldMessage(name, template)


def day_checked(told: Told, name: str, asked: Sentence, today: date) -> date | FieldMessage:
    """Give a day that was told; asked says what to do where none was. A year ahead at the most."""
    day = told.days.get(name)
    if day is None:
        return FieldMessage(name, asked)
    if day < EARLIEST:
        return FieldMessage(name, sentence("Check the year: {year} is too long ago.", year=day.year))
    if day > today + FURTHEST:
        return FieldMessage(name, sentence("Check the year: this is more than a year ahead."))
    return day


def errors_in(found: Sequence[object]) -> Wrong:
    """Give what is wrong among things that were checked."""
    return tuple(one for one in found if isinstance(one, FieldMessage))


def iso(day: date | None) -> str | None:
    """Write a day as a row holds it."""
    return None if day is None else day.isoformat()
