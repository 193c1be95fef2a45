"""Somebody leaves the customer's household, and the customer stays."""

from collections.abc import Iterator
from datetime import date, timedelta

from advisor_console.domain.changes import Change, altered
from advisor_console.domain.council_tax import OccupancyDiscount
from advisor_console.domain.customer import HouseholdMember, LiabilityPeriod
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.moving import is_adult
from advisor_console.domain.other_changes.bill import (
    bill_words,
    estimate_of,
    owed_by,
    period_on,
    single_person_discount,
    working_of,
)
from advisor_console.domain.other_changes.household import bins_of, help_of
from advisor_console.domain.other_changes.kind import (
    ChangeKind,
    Facts,
    Outcome,
    Told,
    Work,
    Wrong,
    day_checked,
    errors_in,
    iso,
)
from advisor_console.domain.sentences import Sentence, sentence

_DAY = timedelta(days=1)


def _assess(told: Told, facts: Facts) -> Outcome | Wrong:
    last_night = day_checked(told, "last_night", sentence("Enter their last night there."), facts.today)
    gone = _who(told, facts)
    errors = list(errors_in([gone, last_night]))
    if isinstance(gone, FieldMessage) or isinstance(last_night, FieldMessage):
        return tuple(errors)
    stayed_since = gone.residency.starts_on
    if last_night < stayed_since:
        return (
            FieldMessage(
                "last_night",
                sentence(
                    "Check the last night: {name} came on {day:full}.", name=_name(gone), day=stayed_since
                ),
            ),
        )
    left_on = last_night + _DAY
    if told.ticked("alone") and _others(gone, facts, left_on):
        return (
            FieldMessage(
                "alone", sentence("The record shows more adults there. Tell us first who else has left.")
            ),
        )
    return _outcome(gone, left_on, told, facts)


def _who(told: Told, facts: Facts) -> HouseholdMember | FieldMessage:
    chosen = told.text("who")
    others = {one.person.id: one for one in facts.record.household if one.person.id != facts.record.person.id}
    if not others:
        return FieldMessage("who", sentence("The record shows nobody else there. Write a note instead."))
    return next(
        (one for id_, one in others.items() if id_ == chosen),
        FieldMessage("who", sentence("Choose who leaves.")),
    )


def _name(one: HouseholdMember) -> str:
    return one.person.full_name


def _others(gone: HouseholdMember, facts: Facts, on: date) -> list[HouseholdMember]:
    """Give the adults who stay with the customer."""
    left = {gone.person.id, facts.record.person.id}
    return [
        one
        for one in facts.record.household
        if one.person.id not in left and is_adult(one.person.date_of_birth, on)
    ]


def _outcome(gone: HouseholdMember, left_on: date, told: Told, facts: Facts) -> Outcome:
    record = facts.record
    claims = told.ticked("alone") and single_person_discount(record, left_on) is None
    off = int(OccupancyDiscount.ONE_ADULT)
    estimate = estimate_of(facts, left_on, before=0, after=off) if claims and record.account else None
    period = period_on(record, left_on)
    owed = period if period is not None and gone.person.id in period.liable else None
    waste, ordered = bins_of(facts, len(record.household) - 1, left_on)
    by = facts.promised("council_tax", "bill")
    tax = _tax_work(gone, left_on, facts, claims=claims, owed=owed, by=by)
    last_night = left_on - _DAY
    return Outcome(
        summary=sentence("{name} leaves the household after {day:full}.", name=_name(gone), day=last_night),
        written=(sentence("{name} lives there up to {day:day}.", name=_name(gone), day=last_night),),
        changes=(*_ended(gone, left_on), *_owed(gone, owed, left_on, facts), *ordered),
        work=(*tax, *waste, *help_of(facts, helped=told.ticked("helped"))),
        say=(
            *_tax_words(gone, left_on, facts, claims=claims, owed=owed),
            *(bill_words(facts, estimate, by) if tax else ()),
            sentence("{name} needs to register to vote at their new address.", name=_name(gone)),
            sentence("If you get Universal Credit, tell them about it yourself."),
        ),
        notes=tuple(_notes(gone, left_on, facts, claims=claims)),
        working=working_of(estimate),
        told={"who": gone.person.id, "alone": told.ticked("alone")},
        last_night=last_night,
    )


def _ended(gone: HouseholdMember, left_on: date) -> Iterator[Change]:
    """End the residency, never later than it ends already; its two days are one group."""
    stay = gone.residency
    if stay.ends_on is not None and stay.ends_on <= left_on:
        return
    starts_on = iso(stay.starts_on)
    before = {"starts_on": starts_on, "ends_on": iso(stay.ends_on)}
    yield altered("residency", stay.id, before, {"starts_on": starts_on, "ends_on": iso(left_on)})


def _owed(
    gone: HouseholdMember, owed: LiabilityPeriod | None, left_on: date, facts: Facts
) -> Iterator[Change]:
    """Go on with whoever else owed it; where nobody did, revenues decides (LGFA 1992 s6(2))."""
    if owed is not None:
        yield from owed_by(facts, owed, left_on, [one for one in owed.liable if one != gone.person.id])


def _tax_work(
    gone: HouseholdMember,
    left_on: date,
    facts: Facts,
    *,
    claims: bool,
    owed: LiabilityPeriod | None,
    by: date | None,
) -> tuple[Work, ...]:
    account = facts.record.account
    if account is None or not (claims or owed):
        return ()
    summary = []
    if owed is not None:
        summary.append(sentence("{name} owes nothing from {day:full}.", name=_name(gone), day=left_on))
    if claims:
        summary.append(
            sentence("Decide on the single person discount from {day:full}: it was declared.", day=left_on)
        )
    detail = {"account": account.reference, "liable_until": iso(left_on - _DAY) if owed else None}
    return (Work("council_tax", "change the bill", by, tuple(summary), detail),)


def _tax_words(
    gone: HouseholdMember, left_on: date, facts: Facts, *, claims: bool, owed: LiabilityPeriod | None
) -> Iterator[Sentence]:
    if owed is not None and len(owed.liable) > 1:
        yield sentence("{name} owes no council tax from {day:day} on.", name=_name(gone), day=left_on)
    elif owed is not None:
        yield sentence("Our council tax team decides who pays from {day:day} and writes to you.", day=left_on)
    if claims:
        yield sentence("I pass on that you are the only adult there now: the bill shows what is decided.")


def _notes(gone: HouseholdMember, left_on: date, facts: Facts, *, claims: bool) -> Iterator[Sentence]:
    if not claims and not _others(gone, facts, left_on) and is_adult(gone.person.date_of_birth, left_on):
        yield sentence("Ask whether they are the only adult now: the discount must be declared.")
    yield sentence("Where {name} went is told by them: record that on their own record.", name=_name(gone))


LEAVES = ChangeKind("leaves", _assess)
