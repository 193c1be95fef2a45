"""The words an advisor says to somebody who moves, one plain sentence after the other."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor_console.domain.collection_days import CollectionDay
from advisor_console.domain.containers import Act, ContainerAction, stream_name
from advisor_console.domain.council_tax import MoveEstimate
from advisor_console.domain.electoral import Advice, ElectorAdvice
from advisor_console.domain.home_days import owed_by
from advisor_console.domain.liability import Basis
from advisor_console.domain.move_charges import CouncilTaxOutcome
from advisor_console.domain.moving import MoveKind, MoveNotification
from advisor_console.domain.sentences import Sentence, capital, listed, sentence, weekday, with_article
from advisor_console.domain.tenancy import Ending

KEEP_PAYING = "Keep paying your current bill until the new one arrives."
"""Said and written with every estimate (requirements.md, ux.md 10)."""


def words_to_say(
    move: MoveNotification,
    tax: CouncilTaxOutcome,
    *,
    actions: Sequence[ContainerAction],
    deliver_by: date | None,
    collections: Sequence[CollectionDay],
    electors: Sequence[ElectorAdvice],
    customer_tells: Sequence[Sentence],
) -> tuple[Sentence, ...]:
    """Put an assessment into words for whoever tells it: which service, what next, by when (L7)."""
    if move.kind is MoveKind.DEATH:
        bill = _bill(tax) if move.part_stays else _written(tax)
        return (*_after_death(move, tax), *bill, *customer_tells)
    if move.kind is MoveKind.LANDLORD:
        return (*_for_landlord(tax), *_written(tax))
    safe = sentence("Your new address is kept apart: only whoever took it down and named staff can see it.")
    return (
        *((safe,) if move.hides_new_address else ()),
        *_liability(tax),
        *_estimate(tax.estimate, tax.starts_on),
        *_bill(tax),
        *_containers(actions, deliver_by),
        *_collections(collections),
        *_voting(electors),
        *customer_tells,
    )


def for_who_stays(move: MoveNotification, tax: CouncilTaxOutcome) -> tuple[Sentence, ...]:
    """Give the words for whoever stays at the old home: their own bill, and nothing about the move.

    Neither where the others went, nor when they sleep there first, nor why is in them.
    """
    if not move.part_stays or tax.ends is None or tax.ends.ends_on is None:
        return ()
    return tuple(_for_who_stays(move, tax, tax.ends.ends_on))


def _for_who_stays(move: MoveNotification, tax: CouncilTaxOutcome, from_day: date) -> Iterator[Sentence]:
    period = next((one for one in tax.old_periods if one.starts_on >= from_day), None)
    if period is None or period.basis is not Basis.LIABLE:
        yield sentence("Our council tax team decides who owes your home's council tax, and writes to you.")
    else:
        names = listed([party.name for party in period.liable])
        yield sentence(
            "From {day:day} the council tax of your home is owed by {names}.", day=from_day, names=names
        )
        if period.percent_off:
            yield sentence("{percent}% is taken off.", percent=period.percent_off)
        elif not move.stays_single:
            yield sentence("If you are the only adult there now, ask for the single person discount.")
    yield sentence(KEEP_PAYING)


def _after_death(move: MoveNotification, tax: CouncilTaxOutcome) -> Iterator[Sentence]:
    if tax.ends is None or tax.ends.ends_on is None:
        return
    yield sentence("The person who died owes no council tax from {day:day} on.", day=tax.ends.ends_on)
    for period in tax.old_periods:
        if period.starts_on < tax.ends.ends_on:
            continue
        if period.basis is Basis.EXEMPT:
            yield sentence("The home is exempt from {day:full}: we ask for proof.", day=period.starts_on)
        elif period.basis is Basis.LIABLE:
            yield owed_by(period)
        else:
            yield sentence("From {day:full} our council tax team decides.", day=period.starts_on)
    if move.staying and not move.stays_single:
        yield sentence("If one adult is left there, they can ask for the single person discount.")


def _for_landlord(tax: CouncilTaxOutcome) -> Iterator[Sentence]:
    for period in tax.old_periods[1:]:
        if period.basis is Basis.LIABLE:
            yield owed_by(period)
        elif period.basis is Basis.EXEMPT:
            yield sentence("The home is exempt from {day:full}: we ask for proof.", day=period.starts_on)
        else:
            yield sentence("From {day:full} our council tax team decides.", day=period.starts_on)


def _written(tax: CouncilTaxOutcome) -> Iterator[Sentence]:
    if tax.bill_by is not None:
        yield sentence("The bill should come by {by:day}.", by=tax.bill_by)


def _liability(tax: CouncilTaxOutcome) -> Iterator[Sentence]:
    ends, starts_on = tax.ends, tax.starts_on
    if ends is not None and ends.undecided:
        yield sentence("Our council tax team decides when your old bill ends, and writes to you.")
    elif ends is not None and ends.ends_on is None:
        yield sentence("You pay for your old home until it is sold or somebody else lives there.")
    elif ends is not None and ends.last_day is not None:
        if ends.ends_on == starts_on:
            yield sentence("Your council tax moves with you on {day:day}.", day=ends.ends_on or date.max)
            return
        template = "You pay for your old home up to {day:day}."
        if ends.ending is Ending.AT_TENANCY_END:
            template = "You pay for your old home up to {day:day}, because your tenancy runs until then."
        yield sentence(template, day=ends.last_day)
    if starts_on is None and tax.new_periods and tax.new_periods[0].basis is Basis.EXEMPT:
        yield sentence("Your new home should be exempt: our council tax team asks you for proof.")
    if starts_on is not None:
        yield sentence("You pay for your new home from {day:day}.", day=starts_on)


def _estimate(estimate: MoveEstimate | None, starts_on: date | None) -> Iterator[Sentence]:
    if estimate is None:
        return
    if starts_on is None:
        # They get no bill from us at the new home, so "less to pay" would promise too much.
        yield sentence(
            "Our estimate of your bill from us for this year is about {pence:about}.",
            pence=estimate.after_pence,
        )
        return
    if not estimate.before:
        yield sentence(
            "Our estimate is that you will pay about {pence:about} up to the end of March.",
            pence=estimate.after_pence,
        )
        return
    difference = estimate.difference_pence
    if abs(difference) < 50:
        yield sentence("Our estimate is that you will pay about the same up to the end of March.")
        return
    template = "Our estimate is that you will pay about {pence:about} more up to the end of March."
    if difference < 0:
        template = "Our estimate is that you will pay about {pence:about} less up to the end of March."
    yield sentence(template, pence=abs(difference))


def _bill(tax: CouncilTaxOutcome) -> Iterator[Sentence]:
    if tax.ends is not None:
        yield sentence(KEEP_PAYING)
    if tax.bill_by is None:
        return
    if tax.ends is None and tax.starts_on is not None:
        yield sentence("Your first bill should come by {by:day}.", by=tax.bill_by)
    elif tax.ends is not None:
        yield sentence("It should come by {by:day}.", by=tax.bill_by)


def _containers(actions: Sequence[ContainerAction], deliver_by: date | None) -> Iterator[Sentence]:
    if deliver_by is None:
        return
    brought = [with_article(action.spec.named) for action in actions if action.act is Act.DELIVER]
    changed = [action.spec.named for action in actions if action.act is Act.EXCHANGE]
    if brought:
        arrives = "{what} arrives by {by:day}." if len(brought) == 1 else "{what} arrive by {by:day}."
        yield sentence(arrives, by=deliver_by, what=capital(listed(brought)))
    if changed:
        yield sentence("We exchange by {by:day}: {what}.", by=deliver_by, what=listed(changed))


def _collections(collections: Sequence[CollectionDay]) -> Iterator[Sentence]:
    soonest: dict[str, CollectionDay] = {}
    for day in collections:
        soonest.setdefault(day.stream, day)
    if soonest:
        days = listed([f"{stream_name(stream)} {weekday(day.on)}" for stream, day in soonest.items()])
        yield sentence("The next collections are: {days}.", days=days)
    if any(not day.confirmed for day in soonest.values()):
        yield sentence("A date near a bank holiday may change: look at our website.")


def _voting(electors: Sequence[ElectorAdvice]) -> Iterator[Sentence]:
    names = [one.name for one in electors if one.advice is Advice.REGISTER]
    if len(names) == 1:
        yield sentence(
            "{name} needs to register to vote at the new address: the link is in your letter.",
            name=names[0],
        )
    elif names:
        yield sentence(
            "{names} each need to register to vote at the new address: the link is in your letter.",
            names=listed(names),
        )
    for one in electors:
        # Everybody else has a sentence of their own; children are not spoken about.
        if one.advice not in (Advice.REGISTER, Advice.TOO_YOUNG):
            yield one.sentences[0]
        yield from one.sentences[1:]
