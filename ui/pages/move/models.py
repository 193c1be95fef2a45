"""What the moving-house pages hold and show."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from typing import Any

from advisor_console.domain.moving import MoveKind, NewHome
from ui.widgets.chip import ChipKind
from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue

IN_AREA, ELSEWHERE, NOWHERE, UNFIXED = "area", "elsewhere", "nowhere", "unfixed"
"""Where they go: an address from our list, one written by hand, none yet, or none that is fixed."""
LETTER = "move"
"""The letter that a recorded move is told with, by the name of its template."""

OwnNights = tuple[str, str, str]
"""A person's id and, as typed, their own last and first night; empty where it is the household's."""


class Step(Enum):
    """The four pages, and what is left in the advisor's hand afterwards."""

    WHO = 1
    ADDRESSES = 2
    SERVICES = 3
    CHECK = 4
    RECEIPT = 5


@dataclass(frozen=True, slots=True)
class MoveForm:
    """Everything that was filled in, as it stands in the fields; a draft holds exactly this.

    first_prefilled and adults_prefilled are what the console wrote itself, so that it goes on doing so only
    until the advisor writes something else. date_problems are the date fields' own sentences. kind is one of
    MoveKind, new_home one of NewHome, circumstances and nationalities are "kind:person",
    partners "person:holder".
    """

    kind: str = MoveKind.MOVE.value
    people: tuple[str, ...] = ()
    minors: tuple[str, ...] = ()
    last_night: DateParts = field(default_factory=DateParts)
    first_night: DateParts = field(default_factory=DateParts)
    first_prefilled: DateParts = field(default_factory=DateParts)
    own_dates: bool = False
    nights: tuple[OwnNights, ...] = ()
    died_on: DateParts = field(default_factory=DateParts)
    told_once: bool = False
    probate_on: DateParts = field(default_factory=DateParts)
    owner: str = ""
    next_tenant: str = ""
    next_night: DateParts = field(default_factory=DateParts)
    from_address: str = ""
    left_tenure: str = ""
    agreement: str = ""
    term: str = ""
    tenancy_ends_on: DateParts = field(default_factory=DateParts)
    sold_on: DateParts = field(default_factory=DateParts)
    furnished: str = ""
    marketed_since: DateParts = field(default_factory=DateParts)
    destination: str = IN_AREA
    new_home: str = NewHome.ORDINARY.value
    to_postcode: str = ""
    to_property: str = ""
    to_address: str = ""
    new_tenure: str = ""
    new_landlord: str = ""
    letters_elsewhere: bool = False
    forwarding_address: str = ""
    adults_there: str = ""
    adults_prefilled: str = ""
    disregarded_there: str = ""
    single_person: bool = False
    stays_single: bool = False
    circumstance_kinds: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    garden: str = ""
    assisted: tuple[str, ...] = ()
    postal: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    nation_kinds: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    date_problems: tuple[tuple[str, str], ...] = field(default=(), compare=False)

    def as_body(self) -> dict[str, Any]:
        """Give the form as a draft keeps it."""
        body = asdict(self)
        del body["date_problems"]
        return body

    @classmethod
    def from_body(cls, body: Mapping[str, Any]) -> "MoveForm":
        """Read a draft back; a field that this version no longer has is left out."""
        given: dict[str, Any] = {}
        for one in fields(cls):
            if one.name not in body:
                continue
            value = body[one.name]
            if isinstance(value, Mapping):
                value = DateParts(**value)
            given[one.name] = _frozen(value)
        return cls(**given)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(one) for one in value) if isinstance(value, list | tuple) else value


@dataclass(frozen=True, slots=True)
class Asks:
    """What the pages ask beside the plain questions, worked out from what is known and filled in.

    A question whose answer is known, or would change nothing, is not asked. Empty options: not asked.
    """

    members: tuple[Option, ...] = ()
    who_words: str = ""
    movers: tuple[Option, ...] = ()
    """The adults who move, where they may have nights of their own."""
    own_nights: bool = False
    nights: bool = True
    died: bool = False
    landlord_reports: bool = False
    circumstances: tuple[Option, ...] = ()
    """The adults of whom circumstances are asked."""
    who_is: tuple[str, ...] = ()
    """The circumstances of which it is asked who it is."""
    partners: tuple[Option, ...] = ()
    stays_single: bool = False
    safe_address: bool = False
    unknown_births: tuple[Option, ...] = ()
    from_words: str = ""
    from_known: bool = True
    going: bool = True
    tenure_left: bool = True
    agreements: tuple[Option, ...] = ()
    term: bool = False
    tenancy_end: bool = False
    sold: bool = False
    furnished: bool = False
    marketed: bool = False
    tenure_taken: bool = True
    landlord: bool = False
    forwarding: bool = False
    adults: bool = True
    adults_hint: str = ""
    disregarded: bool = False
    single_person: bool = False
    garden: tuple[Option, ...] = ()
    voters: tuple[Option, ...] = ()
    nationalities: tuple[Option, ...] = ()
    """Those of whom nationality is asked: it decides whether they may register."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up gave: the addresses, and a sentence about them; chosen is the one taken, in words."""

    options: tuple[Option, ...] = ()
    words: str = ""
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class ChipShown:
    """One short state beside the title."""

    text: str
    kind: ChipKind


@dataclass(frozen=True, slots=True)
class CheckShown:
    """The last page: what was told, what the council will do, what to say, and who does what by when."""

    told: tuple[KeyValue, ...] = ()
    council: tuple[KeyValue, ...] = ()
    working: tuple[str, ...] = ()
    say: str = ""
    after: tuple[KeyValue, ...] = ()
    after_words: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """A recorded move: its reference, each service's part, whether it was received, and how the letter is."""

    reference: str
    services: tuple[KeyValue, ...]
    received_words: str
    received: bool
    letter_words: str
    letter_failed: bool = False
    making: bool = False


@dataclass(frozen=True, slots=True)
class MoveState:
    """One move on the screen."""

    customer: str
    step: Step = Step.WHO
    address: str = ""
    chips: tuple[ChipShown, ...] = ()
    form: MoveForm = field(default_factory=MoveForm)
    asks: Asks = field(default_factory=Asks)
    found: Found = field(default_factory=Found)
    check: CheckShown = field(default_factory=CheckShown)
    receipt: ReceiptShown | None = None
    problems: tuple[Problem, ...] = ()
    busy_words: str = ""
    touched: bool = False
    corrects: str = ""
    """The reference of the move that this one stands in the place of."""
