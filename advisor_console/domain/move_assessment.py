"""What a move means for each service: what is done, by whom, by when, and what to tell the customer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from advisor_console.domain.collection_days import CollectionShifts
from advisor_console.domain.containers import ContainerRules
from advisor_console.domain.council_tax import CouncilTaxYear
from advisor_console.domain.electoral import RegistrationOffice
from advisor_console.domain.help_with_costs import (
    Destination,
    HelpOutcome,
    help_after_death,
    help_with_costs,
)
from advisor_console.domain.move_bins import BinRules, BinsOutcome, HomeFacts, bins_outcome
from advisor_console.domain.move_charges import CouncilTaxOutcome, council_tax_outcome
from advisor_console.domain.move_voters import ElectoralOutcome, electoral_outcome
from advisor_console.domain.move_words import for_who_stays, words_to_say
from advisor_console.domain.moving import MoveKind, MoveNotification, NewHome
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.sentences import Sentence
from advisor_console.domain.standards import ServiceStandard, StandardMissingError, promised_from
from advisor_console.domain.working_days import LOCAL, WorkingCalendar

HIDDEN_ADDRESS = "the new address"
"""Stands for an address that is told in confidence, in every sentence: none of them may carry it on."""


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """What the record knows beside the notification; a home outside the area is None."""

    old: HomeFacts | None
    new: HomeFacts | None
    assisted_collection: bool = False


@dataclass(frozen=True, slots=True)
class MoveRules:
    """What the council's profile says, as far as a move needs it.

    standards promise the acts "bill" (council_tax), "review" (benefits) and "take_back" (every service, of
    work that is called off); a missing one names no date.
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

    def promised(self, service: str, act: str, counts_from: date) -> date | None:
        """Give the day an act is promised for, None where none is; receipt counts from counts_from on."""
        try:
            return promised_from(service, act, counts_from, self.calendar, self.standards)
        except StandardMissingError:
            return None


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
    Sources: those of council_tax, tenancy, home_days, containers, collection_days, electoral and
    help_with_costs.
    """
    if move.changed_on is None:
        raise ValueError("A move needs its last or its first night.")
    facts = _in_confidence(move, facts)
    today = received_at.astimezone(LOCAL).date()
    counts_from = rules.calendar.counts_from(received_at)
    tax = council_tax_outcome(
        move,
        rules.nation,
        rules.years,
        old=facts.old.tax if facts.old and facts.old.billed else None,
        new=facts.new.tax if facts.new else None,
        bill_by=rules.promised("council_tax", "bill", counts_from),
        premiums=rules.premiums,
        today=today,
    )
    bin_rules = BinRules(rules.containers, rules.shifts, rules.calendar, rules.collections_shown)
    bins = bins_outcome(
        move,
        facts.old,
        facts.new,
        bin_rules,
        today=today,
        counts_from=counts_from,
        had_help=facts.assisted_collection,
    )
    voters = electoral_outcome(move, rules.nation, rules.office, today, within_area=facts.new is not None)
    costs = _costs(move, facts)
    work = tuple(_work(tax, bins, voters, costs, rules=rules, counts_from=counts_from))
    said = words_to_say(
        move,
        tax,
        actions=bins.actions,
        deliver_by=bins.deliver_by,
        collections=bins.collections,
        electors=voters.people,
        customer_tells=costs.customer_tells,
    )
    return MoveAssessment(tax, bins, voters, costs, work, said, for_who_stays(move, tax))


def _in_confidence(move: MoveNotification, facts: MoveFacts) -> MoveFacts:
    """Take an address out of the facts that no sentence may carry: sentences are read, sent and printed."""
    if facts.new is None or not move.hides_new_address:
        return facts
    return replace(facts, new=replace(facts.new, tax=replace(facts.new.tax, address=HIDDEN_ADDRESS)))


def _costs(move: MoveNotification, facts: MoveFacts) -> HelpOutcome:
    if move.kind is MoveKind.LANDLORD:
        # The teller is the landlord: what the tenants get is not theirs to hear.
        return HelpOutcome(for_benefits=False, summary=(), customer_tells=())
    if move.kind is MoveKind.DEATH:
        told_once = move.estate is not None and move.estate.told_once
        return help_after_death(move.help, told_once=told_once)
    return help_with_costs(
        move.help,
        _destination(facts),
        in_danger=move.kind is MoveKind.IN_DANGER,
        homeless=move.new_home is NewHome.NO_FIXED_ADDRESS,
    )


def _destination(facts: MoveFacts) -> Destination:
    if facts.new is None:
        return Destination.OUT_OF_AREA
    return Destination.INTO_AREA if facts.old is None else Destination.WITHIN_AREA


def _work(
    tax: CouncilTaxOutcome,
    bins: BinsOutcome,
    electoral: ElectoralOutcome,
    costs: HelpOutcome,
    *,
    rules: MoveRules,
    counts_from: date,
) -> Iterator[WorkToDo]:
    yield WorkToDo("council_tax", "change the bill", tax.bill_by)
    if bins.for_waste:
        yield WorkToDo("waste", "containers and subscriptions", bins.deliver_by)
    if electoral.passed_on:
        yield WorkToDo("electoral", "pass details on", counts_from)
    if costs.for_benefits:
        yield WorkToDo("benefits", "look at help again", rules.promised("benefits", "review", counts_from))
