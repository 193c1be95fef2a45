"""What a move does to bins: what comes and goes at either home, help with them, and the next collections."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from advisor_console.domain.collection_days import CollectionDay, CollectionShifts, next_collections
from advisor_console.domain.containers import (
    Act,
    ContainerAction,
    ContainerRules,
    Household,
    container_actions,
    garden_removals,
)
from advisor_console.domain.customer import Container, Schedule
from advisor_console.domain.move_estimate import HomeTax
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveKind, MoveNotification, NewHome
from advisor_console.domain.sentences import Sentence, listed, sentence
from advisor_console.domain.working_days import WorkingCalendar

_NO_BINS_OF_ITS_OWN = frozenset(
    {
        NewHome.STUDENT_HALLS,
        NewHome.FORCES_ACCOMMODATION,
        NewHome.PRISON,
        NewHome.CARE_HOME_OR_HOSPITAL,
        NewHome.NO_FIXED_ADDRESS,
    }
)
_ACTS = tuple(Act)


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What the record knows of a home in the area: its tax, its containers and its collection rounds.

    billed: whether a bill for it is the customer's own; somebody who leaves their parents' home has none.
    """

    tax: HomeTax
    held: tuple[Container, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    communal: bool = False
    billed: bool = True


@dataclass(frozen=True, slots=True)
class BinRules:
    """What the council's profile says about bins; collections_shown: how many days for each stream."""

    containers: ContainerRules
    shifts: CollectionShifts
    calendar: WorkingCalendar
    collections_shown: int = 3


@dataclass(frozen=True, slots=True)
class BinsOutcome:
    """What waste does at the new home, by when, and the next collections there; at_old: at the old home."""

    actions: tuple[ContainerAction, ...]
    deliver_by: date | None
    collections: tuple[CollectionDay, ...]
    summary: tuple[Sentence, ...]
    for_waste: bool
    at_old: tuple[ContainerAction, ...] = ()


def bins_outcome(
    move: MoveNotification,
    old: HomeFacts | None,
    new: HomeFacts | None,
    rules: BinRules,
    *,
    today: date,
    counts_from: date,
    had_help: bool = False,
) -> BinsOutcome:
    """Say what waste does. had_help: bins were put out for them before.

    today is the local day on which it is told, counts_from the working day from which promises count.

    Sources: those of containers and collection_days; requirements.md, Bins.
    """
    at_old = _at_old(move, old, rules)
    summary = [*_garden(move), *_assisted(move, rules.containers, had_help=had_help or move.assisted.had)]
    summary += _done_at("the old address", at_old, None)
    for_waste = bool(summary)
    moves_in_on = move.moved_in_on
    if new is None or moves_in_on is None or move.new_home in _NO_BINS_OF_ITS_OWN:
        return BinsOutcome((), None, (), tuple(summary), for_waste, at_old)
    actions = container_actions(rules.containers, household_of(move), new.held, communal=new.communal)
    # Nothing is delivered to people who do not live there yet, so the days count from the later of the two.
    starts_on = max(counts_from, moves_in_on)
    deliver_by = rules.calendar.add_working_days(starts_on, rules.containers.delivery_working_days)
    summary += _done_at(new.tax.address, actions, deliver_by)
    if not actions:
        summary.append(sentence("{place} has the containers it should have.", place=new.tax.address))
    collections = next_collections(
        new.schedules, rules.shifts, max(today, moves_in_on), rules.collections_shown
    )
    return BinsOutcome(
        actions,
        deliver_by if actions else None,
        collections,
        tuple(summary),
        for_waste=for_waste or bool(actions),
        at_old=at_old,
    )


def household_of(move: MoveNotification) -> Household:
    """Take the household that was told, else everybody who is known to live at the new home."""
    garden = move.garden is GardenWish.TRANSFER
    tenure = move.new_tenure
    if move.household is not None:
        told = move.household
        return Household(
            told.people, told.children_in_nappies, told.medical_waste, garden, told.tenure or tenure
        )
    children = sum(person.age_group is not AgeGroup.ADULT for person in move.people)
    people = max(len(move.people), (move.adults_there or 0) + children)
    return Household(people, garden_subscription=garden, tenure=tenure)


def _at_old(move: MoveNotification, old: HomeFacts | None, rules: BinRules) -> tuple[ContainerAction, ...]:
    """A garden bin goes from the old home with its subscription, unless somebody who stays may keep it."""
    if old is None or move.garden is GardenWish.NONE or move.part_stays:
        return ()
    return garden_removals(rules.containers, old.held)


def _done_at(place: str, actions: Iterable[ContainerAction], by: date | None) -> Iterator[Sentence]:
    done = tuple(actions)
    if not done:
        return
    for act in _ACTS:
        what = [action.spec.named for action in done if action.act is act]
        if what:
            template = "{place}: {act} {what}." if by is None else "{place}: {act} {what} by {by:day}."
            yield sentence(template, place=place, act=act.value, what=listed(what), by=by or date.max)


def _garden(move: MoveNotification) -> Iterator[Sentence]:
    if move.garden is GardenWish.TRANSFER:
        yield sentence("The garden waste subscription moves to the new address.")
    elif move.garden is GardenWish.CANCEL:
        yield sentence("The garden waste subscription is cancelled.")


def _assisted(move: MoveNotification, rules: ContainerRules, *, had_help: bool) -> Iterator[Sentence]:
    """Help ends on moving out, and is applied for again; nobody of an age may be able."""
    if had_help and not move.part_stays:
        if move.assisted.wanted or move.kind is MoveKind.DEATH:
            yield sentence("Assisted collection ends at the old address.")
        else:
            yield sentence("Assisted collection ends at the old address. It must be applied for again.")
    if not move.assisted.wanted:
        return
    if move.assisted.somebody_able:
        yield sentence(
            "Assisted collection is for homes where nobody of {age} or over is able: ask who is.",
            age=rules.assisted_from_age,
        )
        return
    yield sentence(
        "Assisted collection is applied for at the new address, and looked at again after {years} years.",
        years=rules.assisted_review_years,
    )
