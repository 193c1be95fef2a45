"""A move as it is told: who, from where, to where, when, and what is wrong or worth knowing about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from advisor_console.domain.containers import Household
from advisor_console.domain.electoral import Nationality, age_on
from advisor_console.domain.help_with_costs import HelpReceived
from advisor_console.domain.ids import PersonId, PropertyId
from advisor_console.domain.sentences import Sentence, sentence
from advisor_console.domain.tenancy import Letting, Tenure

_DAY = timedelta(days=1)
_COUNCIL_TAX_BEGAN = date(1993, 4, 1)
_FURTHEST_AHEAD = timedelta(days=366)
_OLDEST = 120
_MOST_PEOPLE = 50
_ADULT = 18
_ATTAINER = 16


class AgeGroup(Enum):
    """How old a person who moves is, as far as council tax and registration ask."""

    ADULT = "18 or over"
    SIXTEEN_OR_SEVENTEEN = "16 or 17"
    CHILD = "under 16"


class GardenWish(Enum):
    """What becomes of the customer's own garden waste subscription."""

    NONE = "no subscription"
    TRANSFER = "transfer"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class MovingPerson:
    """One person who moves. disregarded: not counted for discounts (LGFA 1992 Sch 1)."""

    person: PersonId
    name: str
    age_group: AgeGroup = AgeGroup.ADULT
    date_of_birth: date | None = None
    nationality: Nationality = Nationality.NOT_KNOWN
    votes_by_post: bool = False
    protected: bool = False
    disregarded: bool = False


@dataclass(frozen=True, slots=True)
class MoveNotification:
    """What was told. A property is None when that home is outside the council's area.

    last_night and first_night: the last and first night that they sleep there. left: how the old home was
    held. adults_there: everybody of 18 or over who will live at the new home, disregarded_there some of
    them. single_person: declared as the only adult there who counts. others_stay: part of the household
    stays at the old home.
    """

    people: tuple[MovingPerson, ...]
    from_property: PropertyId | None = None
    from_address: str = ""
    to_property: PropertyId | None = None
    to_address: str = ""
    last_night: date | None = None
    first_night: date | None = None
    left: Letting = field(default_factory=lambda: Letting(Tenure.OTHER))
    old_landlord: str = ""
    new_tenure: Tenure = Tenure.OTHER
    new_landlord: str = ""
    adults_there: int | None = None
    disregarded_there: int = 0
    single_person: bool = False
    others_stay: bool = False
    household: Household | None = None
    help: HelpReceived = field(default_factory=HelpReceived)
    garden: GardenWish = GardenWish.NONE
    forwarding_address: str = ""
    reported_by_landlord: bool = False

    @property
    def left_on(self) -> date | None:
        """The day after the last night: the first day on which they no longer live at the old home."""
        return None if self.last_night is None else self.last_night + _DAY

    @property
    def changed_on(self) -> date | None:
        """The day of the change: the first night at the new home, or the day of leaving."""
        return self.first_night or self.left_on


@dataclass(frozen=True, slots=True)
class FieldMessage:
    """A sentence for one field; the same words stand at the field and in the summary."""

    field: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Checked:
    """What stops the move from being recorded, and what the advisor should know."""

    errors: tuple[FieldMessage, ...]
    notes: tuple[FieldMessage, ...]

    @property
    def ok(self) -> bool:
        """Whether the move can be recorded."""
        return not self.errors


def check_move(
    move: MoveNotification, today: date, notify_within_days: int = 21, penalty_pence: int | None = 7000
) -> Checked:
    """Check a move; today is the local day on which it is told.

    A late report is a note, never an error: it is recorded all the same. Sources: 21 days, Council Tax
    (Administration and Enforcement) Regulations 1992 regs 3, 11 and 16; £70, LGFA 1992 Sch 3 para 1 as
    amended by SI 2008/981 (England). Both are the profile's, None for no penalty.
    """
    errors = (*_people(move, today), *_addresses(move), *_dates(move, today), *_adults(move))
    notes = (*_late(move, today, notify_within_days, penalty_pence), *_worth_knowing(move))
    return Checked(tuple(errors), tuple(notes))


def _message(name: str, template: str, /, **values: str | int | date) -> FieldMessage:
    return FieldMessage(name, sentence(template, **values))


def _plausible(day: date, today: date) -> bool:
    return _COUNCIL_TAX_BEGAN <= day <= today + _FURTHEST_AHEAD


def _people(move: MoveNotification, today: date) -> Iterator[FieldMessage]:
    if not move.people:
        yield _message("people", "Choose who is moving.")
    if len(move.people) > _MOST_PEOPLE:
        yield _message(
            "people",
            "{count} people is more than one home: record at most {most} together.",
            count=len(move.people),
            most=_MOST_PEOPLE,
        )
    moved = move.changed_on
    if moved is not None and not _plausible(moved, today):
        # The date has an error of its own; ages reckoned from it would only repeat it.
        moved = None
    for n, person in enumerate(move.people):
        yield from _birth_date(f"people.{n}.date_of_birth", person, moved, today)
    ids = [person.person for person in move.people]
    if len(set(ids)) < len(ids):
        yield _message("people", "Somebody is in the list twice.")


def _birth_date(name: str, person: MovingPerson, moved: date | None, today: date) -> Iterator[FieldMessage]:
    born = person.date_of_birth
    if born is None:
        if person.age_group is AgeGroup.SIXTEEN_OR_SEVENTEEN:
            yield _message(name, "Enter the date of birth of {name}, who is 16 or 17.", name=person.name)
        return
    if born > today:
        yield _message(name, "{name}'s date of birth must be in the past.", name=person.name)
        return
    if moved is not None and moved < born:
        yield _message(name, "{name} was born after the move. Check both dates.", name=person.name)
        return
    if age_on(born, today) > _OLDEST:
        yield _message(name, "{name}'s date of birth is more than 120 years ago.", name=person.name)
        return
    yield from _age_group(name, person, age_on(born, moved or today))


def _age_group(name: str, person: MovingPerson, age: int) -> Iterator[FieldMessage]:
    said = AgeGroup.CHILD
    if age >= _ADULT:
        said = AgeGroup.ADULT
    elif age >= _ATTAINER:
        said = AgeGroup.SIXTEEN_OR_SEVENTEEN
    if said is not person.age_group:
        yield _message(
            name,
            "{name} is {age} on the day of the move, not {group}. Check the date of birth.",
            name=person.name,
            age=age,
            group=person.age_group.value,
        )


def _addresses(move: MoveNotification) -> Iterator[FieldMessage]:
    if move.from_property is None and not move.from_address.strip():
        yield _message("from_address", "Enter the old address.")
    nowhere = move.help.nowhere_to_go or move.reported_by_landlord
    if move.to_property is None and not move.to_address.strip() and not nowhere:
        yield _message("to_address", "Enter the new address, or say that there is none.")
    if move.from_property is None and move.to_property is None:
        yield _message("to_address", "Neither address is in our area. Check both addresses.")
    if move.from_property is not None and move.from_property == move.to_property:
        yield _message("to_address", "The new address is the same as the old one.")
    going = bool(move.to_property or move.to_address.strip())
    if not going and not move.forwarding_address.strip() and not move.reported_by_landlord:
        # A landlord need not know where a tenant went; everybody else is asked where letters go.
        yield _message("forwarding_address", "Enter where we can write to, such as a friend's address.")


def _dates(move: MoveNotification, today: date) -> Iterator[FieldMessage]:
    if move.from_property is not None and move.last_night is None:
        yield _message("last_night", "Enter the last night that they sleep at the old address.")
    if move.to_property is not None and move.first_night is None:
        yield _message("first_night", "Enter the first night that they sleep at the new address.")
    named = (("last_night", move.last_night), ("first_night", move.first_night))
    for name, day in named:
        if day is not None and day < _COUNCIL_TAX_BEGAN:
            yield _message(name, "Council tax began on 1 April 1993. Check the year.")
        if day is not None and day - today > _FURTHEST_AHEAD:
            yield _message(name, "This is more than a year ahead. Check the year.")
    if move.last_night is not None and move.first_night is not None and move.first_night <= move.last_night:
        yield _message(
            "first_night",
            "The first night at the new address must be after the last night at the old one, {day:full}.",
            day=move.last_night,
        )


def _adults(move: MoveNotification) -> Iterator[FieldMessage]:
    if move.to_property is None:
        return
    moving = sum(person.age_group is AgeGroup.ADULT for person in move.people)
    disregarded = sum(person.disregarded for person in move.people if person.age_group is AgeGroup.ADULT)
    if move.adults_there is None:
        yield _message("adults_there", "Enter how many people of 18 or over will live at the new address.")
        return
    if move.adults_there < moving:
        yield _message(
            "adults_there",
            "{moving} of the people who move are 18 or over, so at least {moving} live there.",
            moving=moving,
        )
    if not disregarded <= move.disregarded_there <= move.adults_there:
        yield _message("disregarded_there", "Check how many of the adults there are not counted.")
    elif move.single_person and move.adults_there - move.disregarded_there > 1:
        yield _message(
            "single_person", "The single person discount is for one adult. More than one lives there."
        )


def _late(
    move: MoveNotification, today: date, within: int, penalty_pence: int | None
) -> Iterator[FieldMessage]:
    changed = move.changed_on
    if changed is None or (today - changed).days <= within:
        return
    template = "We should be told within {within} days; this is {days} days after the change."
    if penalty_pence is not None:
        template += " The penalty can be {penalty:pounds}: revenues decides."
    yield _message(
        "first_night" if move.first_night else "last_night",
        template,
        within=within,
        days=(today - changed).days,
        penalty=penalty_pence or 0,
    )


def _worth_knowing(move: MoveNotification) -> Iterator[FieldMessage]:
    if move.left_on is not None and move.first_night is not None and move.first_night > move.left_on:
        nights = (move.first_night - move.left_on).days
        yield _message(
            "first_night",
            "{nights} nights lie between the two homes. Ask where they sleep."
            if nights > 1
            else "One night lies between the two homes. Ask where they sleep.",
            nights=nights,
        )
    if move.left.ends_on is not None and move.last_night is not None and move.left.ends_on < move.last_night:
        yield _message("tenancy_ends_on", "They sleep there after the tenancy has ended. Check both dates.")
    if move.people and not any(person.age_group is AgeGroup.ADULT for person in move.people):
        yield _message("people", "Nobody who moves is 18 or over.")
    if move.others_stay:
        yield _message("others_stay", "Ask who stays: their bill and discount may change too.")
