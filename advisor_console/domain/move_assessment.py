"""What a move means for each service: what is done, by whom, by when, and what to tell the customer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from advisor_console.domain.collection_days import CollectionDay, CollectionShifts, next_collections
from advisor_console.domain.containers import (
    Act,
    ContainerAction,
    ContainerRules,
    Household,
    container_actions,
)
from advisor_console.domain.council_tax import CouncilTaxYear
from advisor_console.domain.customer import Container, Schedule
from advisor_console.domain.electoral import Elector, ElectorAdvice, RegistrationOffice, advise
from advisor_console.domain.help_with_costs import Destination, HelpOutcome, help_with_costs
from advisor_console.domain.move_charges import CouncilTaxOutcome, council_tax_outcome
from advisor_console.domain.move_estimate import HomeTax
from advisor_console.domain.move_words import words_to_say
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveNotification
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.sentences import Sentence, listed, sentence
from advisor_console.domain.standards import ServiceStandard, StandardMissingError, promised_by
from advisor_console.domain.working_days import LOCAL, WorkingCalendar


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
class MoveFacts:
    """What the record knows beside the notification; a home outside the area is None."""

    old: HomeFacts | None
    new: HomeFacts | None
    assisted_collection: bool = False


@dataclass(frozen=True, slots=True)
class MoveRules:
    """What the council's profile says, as far as a move needs it.

    standards promise the acts "bill" (council_tax) and "review" (benefits); a missing one names no date.
    """

    nation: Nation
    years: tuple[CouncilTaxYear, ...]
    calendar: WorkingCalendar
    standards: tuple[ServiceStandard, ...]
    containers: ContainerRules
    shifts: CollectionShifts
    office: RegistrationOffice
    collections_shown: int = 3
    premiums: tuple[Premium, ...] = ()


@dataclass(frozen=True, slots=True)
class BinsOutcome:
    """What waste does at the new home, by when, and the next collections there."""

    actions: tuple[ContainerAction, ...]
    deliver_by: date | None
    collections: tuple[CollectionDay, ...]
    summary: tuple[Sentence, ...]
    for_waste: bool


@dataclass(frozen=True, slots=True)
class ElectoralOutcome:
    """What each person is told, and whose details are passed on: nothing more is known or shown."""

    people: tuple[ElectorAdvice, ...]
    summary: tuple[Sentence, ...]

    @property
    def passed_on(self) -> bool:
        """Whether anybody's details go to the registration officer."""
        return any(one.pass_on for one in self.people)


@dataclass(frozen=True, slots=True)
class WorkToDo:
    """One service's part of the move. promised_by is None where the profile promises no day."""

    service: str
    action: str
    promised_by: date | None


@dataclass(frozen=True, slots=True)
class MoveAssessment:
    """The move, service by service, and what to say to the customer.

    for_who_stays: the only words about it that whoever stays may be told or sent; never the new address.
    """

    council_tax: CouncilTaxOutcome
    bins: BinsOutcome
    electoral: ElectoralOutcome
    help: HelpOutcome
    work: tuple[WorkToDo, ...]
    say: tuple[Sentence, ...]
    for_who_stays: tuple[Sentence, ...] = ()


def assess(
    move: MoveNotification, facts: MoveFacts, rules: MoveRules, received_at: datetime
) -> MoveAssessment:
    """Say what a checked move means; nothing is saved, nothing outside is asked.

    received_at is when it was told, aware, any zone: promises count from it in local working days.
    Raises ValueError for a move without any date, which check_move refuses first.
    Sources: those of council_tax, tenancy, containers, collection_days, electoral and help_with_costs.
    """
    if move.changed_on is None:
        raise ValueError("A move needs its last or its first night.")
    bill_by = _promised("council_tax", "bill", received_at, rules)
    tax = council_tax_outcome(
        move,
        rules.nation,
        rules.years,
        old=facts.old.tax if facts.old and facts.old.billed else None,
        new=facts.new.tax if facts.new else None,
        bill_by=bill_by,
        premiums=rules.premiums,
        today=received_at.astimezone(LOCAL).date(),
    )
    bins = _bins(move, facts, rules, received_at)
    electoral = _electoral(move, facts, rules, received_at)
    costs = help_with_costs(move.help, _destination(facts))
    work = tuple(_work(tax, bins, electoral, costs, rules=rules, received_at=received_at))
    said = words_to_say(
        tax,
        actions=bins.actions,
        deliver_by=bins.deliver_by,
        collections=bins.collections,
        electors=electoral.people,
        customer_tells=costs.customer_tells,
    )
    return MoveAssessment(tax, bins, electoral, costs, work, said)


def _promised(service: str, act: str, received_at: datetime, rules: MoveRules) -> date | None:
    try:
        return promised_by(service, act, received_at, rules.calendar, rules.standards)
    except StandardMissingError:
        return None


def _destination(facts: MoveFacts) -> Destination:
    if facts.new is None:
        return Destination.OUT_OF_AREA
    return Destination.INTO_AREA if facts.old is None else Destination.WITHIN_AREA


def _household(move: MoveNotification) -> Household:
    """Take the household that was told, else everybody who is known to live there."""
    if move.household is not None:
        return replace(move.household, garden_subscription=move.garden is GardenWish.TRANSFER)
    children = sum(person.age_group is not AgeGroup.ADULT for person in move.people)
    people = max(len(move.people), (move.adults_there or 0) + children)
    return Household(people, garden_subscription=move.garden is GardenWish.TRANSFER)


def _bins(move: MoveNotification, facts: MoveFacts, rules: MoveRules, received_at: datetime) -> BinsOutcome:
    summary = [*_garden(move), *_assisted(facts)]
    for_waste = bool(summary)
    if facts.new is None or move.first_night is None:
        return BinsOutcome((), None, (), tuple(summary), for_waste)
    actions = container_actions(
        rules.containers, _household(move), facts.new.held, communal=facts.new.communal
    )
    told_on = rules.calendar.counts_from(received_at)
    # Nothing is delivered to people who do not live there yet, so the days count from the later of the two.
    starts_on = max(told_on, move.first_night)
    deliver_by = rules.calendar.add_working_days(starts_on, rules.containers.delivery_working_days)
    summary += [
        sentence(
            "{place}: {act} {what} by {by:day}.",
            place=facts.new.tax.address,
            act=act.value,
            what=listed([action.spec.named for action in actions if action.act is act]),
            by=deliver_by,
        )
        for act in Act
        if any(action.act is act for action in actions)
    ]
    if not actions:
        summary.append(sentence("{place} has the containers it should have.", place=facts.new.tax.address))
    today = received_at.astimezone(LOCAL).date()
    collections = next_collections(
        facts.new.schedules, rules.shifts, max(today, move.first_night), rules.collections_shown
    )
    return BinsOutcome(
        actions,
        deliver_by if actions else None,
        collections,
        tuple(summary),
        for_waste=for_waste or bool(actions),
    )


def _garden(move: MoveNotification) -> Iterable[Sentence]:
    if move.garden is GardenWish.TRANSFER:
        yield sentence("The garden waste subscription moves to the new address.")
    elif move.garden is GardenWish.CANCEL:
        yield sentence("The garden waste subscription is cancelled.")


def _assisted(facts: MoveFacts) -> Iterable[Sentence]:
    if facts.assisted_collection:
        yield sentence("Assisted collection ends at the old address. It must be applied for again.")


def _electoral(
    move: MoveNotification, facts: MoveFacts, rules: MoveRules, received_at: datetime
) -> ElectoralOutcome:
    on = max(received_at.astimezone(LOCAL).date(), move.first_night or date.min)
    # The officer of another area is not ours to tell: the person is advised, nothing is passed on.
    office = rules.office if facts.new is not None else replace(rules.office, legal_basis="")
    people = tuple(
        advise(
            rules.nation,
            office,
            Elector(
                person.person,
                person.name,
                person.date_of_birth,
                adult=person.age_group is AgeGroup.ADULT,
                nationality=person.nationality,
                votes_by_post=person.votes_by_post,
                protected=person.protected,
            ),
            on,
        )
        for person in move.people
    )
    return ElectoralOutcome(people, tuple(_electoral_summary(people)))


def _electoral_summary(people: tuple[ElectorAdvice, ...]) -> Iterable[Sentence]:
    advised = [one.name for one in people if one.to_register]
    if advised:
        yield sentence("Advised to register at the new address: {names}.", names=listed(advised))
    passed_on = [one.name for one in people if one.pass_on]
    if passed_on:
        yield sentence("Details passed on: {names}.", names=listed(passed_on))
    for one in people:
        if not one.to_register:
            yield one.sentences[0]
        yield from one.sentences[1:]


def _work(
    tax: CouncilTaxOutcome,
    bins: BinsOutcome,
    electoral: ElectoralOutcome,
    costs: HelpOutcome,
    *,
    rules: MoveRules,
    received_at: datetime,
) -> Iterable[WorkToDo]:
    yield WorkToDo("council_tax", "change the bill", tax.bill_by)
    if bins.for_waste:
        yield WorkToDo("waste", "containers and subscriptions", bins.deliver_by)
    if electoral.passed_on:
        yield WorkToDo("electoral", "pass details on", rules.calendar.counts_from(received_at))
    if costs.for_benefits:
        yield WorkToDo("benefits", "look at help again", _promised("benefits", "review", received_at, rules))
