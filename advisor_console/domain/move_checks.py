"""What is wrong with a move as it is told, at its field, and what is worth knowing about it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from advisor_console.domain.electoral import age_on
from advisor_console.domain.moving import AgeGroup, Estate, MoveKind, MoveNotification, MovingPerson
from advisor_console.domain.sentences import Sentence, sentence

_COUNCIL_TAX_BEGAN = date(1993, 4, 1)
_FURTHEST_AHEAD = timedelta(days=366)
_OLDEST = 120
_MOST_PEOPLE = 50


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
    errors = (
        *_people(move, today),
        *_addresses(move),
        *_dates(move, today),
        *_kinds(move, today),
        *_adults(move),
    )
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
    for n, person in enumerate(move.people):
        moved = move.first_night_of(person) or move.left_on_of(person)
        if moved is not None and not _plausible(moved, today):
            # The date has an error of its own; ages reckoned from it would only repeat it.
            moved = None
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
    if AgeGroup.of_age(age) is not person.age_group:
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
    going = bool(move.to_property or move.to_address.strip())
    if not going and not move.has_no_address:
        yield _message("to_address", "Enter the new address, or say that there is none.")
    if move.from_property is None and move.to_property is None:
        yield _message("to_address", "Neither address is in our area. Check both addresses.")
    if move.from_property is not None and move.from_property == move.to_property:
        yield _message("to_address", "The new address is the same as the old one.")
    if not going and not move.forwarding_address.strip() and not move.told_by_others:
        # A landlord need not know where a tenant went; everybody else is asked where letters go.
        yield _message("forwarding_address", "Enter where we can write to, such as a friend's address.")


def _dates(move: MoveNotification, today: date) -> Iterator[FieldMessage]:
    living = [person for person in move.people if person.died_on is None]
    inside, arrives = move.from_property is not None, move.to_property is not None
    if inside and move.last_night is None and _lacks(move, living, move.last_night_of):
        yield _message("last_night", "Enter the last night that they sleep at the old address.")
    if arrives and move.first_night is None and _lacks(move, living, move.first_night_of):
        yield _message("first_night", "Enter the first night that they sleep at the new address.")
    for name, day in _told_days(move):
        if day is not None and day < _COUNCIL_TAX_BEGAN:
            yield _message(name, "Council tax began on 1 April 1993. Check the year.")
        if day is not None and day - today > _FURTHEST_AHEAD:
            yield _message(name, "This is more than a year ahead. Check the year.")
    yield from _order(move)


def _lacks(
    move: MoveNotification, living: list[MovingPerson], night_of: Callable[[MovingPerson], date | None]
) -> bool:
    """Whether somebody who moves has no such night, neither their own nor the household's."""
    if not living:
        # Somebody who died has a day of death instead; nobody at all is an error of its own.
        return not move.people
    return any(night_of(person) is None for person in living)


def _told_days(move: MoveNotification) -> Iterator[tuple[str, date | None]]:
    yield "last_night", move.last_night
    yield "first_night", move.first_night
    for n, person in enumerate(move.people):
        yield f"people.{n}.last_night", person.last_night
        yield f"people.{n}.first_night", person.first_night
        yield f"people.{n}.died_on", person.died_on
    if move.landlord is not None:
        for n, tenant in enumerate(move.landlord.next_tenants):
            yield f"landlord.next_tenants.{n}.first_night", tenant.first_night


def _order(move: MoveNotification) -> Iterator[FieldMessage]:
    """Refuse a first night that is not after the last one: the household's, or a person's own."""
    after = "The first night at the new address must be after the last night at the old one, {day:full}."
    if move.last_night is not None and move.first_night is not None and move.first_night <= move.last_night:
        yield _message("first_night", after, day=move.last_night)
        return
    for n, person in enumerate(move.people):
        last, first = move.last_night_of(person), move.first_night_of(person)
        if last is not None and first is not None and first <= last:
            field = "first_night" if person.first_night else "last_night"
            yield _message(f"people.{n}.{field}", after, day=last)


def _kinds(move: MoveNotification, today: date) -> Iterator[FieldMessage]:
    """Check what only a death, a landlord's report or somebody who stays brings with it."""
    died = [person for person in move.people if person.died_on is not None]
    if move.kind is MoveKind.DEATH and move.people and not died:
        yield _message("people.0.died_on", "Enter the day of death.")
    for n, person in enumerate(move.people):
        if person.died_on is not None and person.died_on > today:
            yield _message(f"people.{n}.died_on", "The day of death must not be in the future.")
    if move.kind is MoveKind.DEATH and move.estate is not None and died:
        yield from _estate(move.estate, min(person.died_on or date.max for person in died))
    if move.kind is MoveKind.LANDLORD:
        yield from _landlord(move)
    movers = {person.person for person in move.people}
    if any(person.person in movers for person in move.staying):
        yield _message("staying", "Somebody is said to move and to stay.")


def _estate(estate: Estate, died_on: date) -> Iterator[FieldMessage]:
    if estate.probate_on is not None and estate.probate_on < died_on:
        yield _message("estate.probate_on", "Probate cannot be granted before the death.")
    if estate.passed_on is not None and estate.passed_on < died_on:
        yield _message("estate.passed_on", "The estate cannot pass on the home before the death.")


def _landlord(move: MoveNotification) -> Iterator[FieldMessage]:
    if not (move.old_landlord or (move.landlord.owner if move.landlord else "")).strip():
        yield _message("landlord.owner", "Enter the name of the landlord or owner.")
    if move.landlord is None:
        return
    left_on = move.left_on
    for n, tenant in enumerate(move.landlord.next_tenants):
        if left_on is not None and tenant.first_night < left_on:
            yield _message(
                f"landlord.next_tenants.{n}.first_night",
                "{name} would move in before the last tenant has left. Check both dates.",
                name=tenant.name,
            )


def _adults(move: MoveNotification) -> Iterator[FieldMessage]:
    if move.to_property is None:
        return
    moving = sum(person.age_group is AgeGroup.ADULT and person.died_on is None for person in move.people)
    if move.adults_there is None:
        yield _message("adults_there", "Enter how many people of 18 or over will live at the new address.")
        return
    if move.adults_there > _MOST_PEOPLE >= len(move.people):
        yield _message(
            "adults_there",
            "{count} adults is more than one home: check the number.",
            count=move.adults_there,
        )
    if move.adults_there < moving:
        yield _message(
            "adults_there",
            "{moving} of the people who move are 18 or over, so at least {moving} live there.",
            moving=moving,
        )
    if not 0 <= move.disregarded_there <= move.adults_there:
        yield _message("disregarded_there", "Check how many of the adults there are not counted.")
    elif move.single_person and move.adults_there - _not_counted(move) > 1:
        yield _message(
            "single_person", "The single person discount is for one adult. More than one lives there."
        )


def _not_counted(move: MoveNotification) -> int:
    """Give the most that may not count: whether a circumstance disregards is decided by nation, later."""
    known = sum(
        person.disregarded or bool(person.circumstances)
        for person in move.people
        if person.age_group is AgeGroup.ADULT
    )
    return max(move.disregarded_there, known)


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
    ends_on, left_on = move.left.ends_on, move.left_on
    if ends_on is not None and left_on is not None and left_on - ends_on > timedelta(days=1):
        yield _message("tenancy_ends_on", "They sleep there after the tenancy has ended. Check both dates.")
    if move.people and not any(person.age_group is AgeGroup.ADULT for person in move.people):
        yield _message("people", "Nobody who moves is 18 or over.")
    if move.part_stays and move.kind is MoveKind.IN_DANGER:
        yield _message("others_stay", "Ask nothing of whoever stays, and tell them nothing about the move.")
    elif move.part_stays:
        yield _message("others_stay", "Ask who stays: their bill and discount may change too.")
