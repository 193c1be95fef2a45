"""What a change in a household does to the bill: the discount, our estimate, and who owes it."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor_console.domain.changes import Change, altered, created
from advisor_console.domain.council_tax import (
    Band,
    ChargesUnknownError,
    MoveEstimate,
    TaxedHome,
    charges_between,
    year_end,
)
from advisor_console.domain.customer import CustomerRecord, Discount, LiabilityPeriod
from advisor_console.domain.ids import PersonId
from advisor_console.domain.move_words import KEEP_PAYING
from advisor_console.domain.other_changes.kind import Facts, iso
from advisor_console.domain.sentences import Sentence, sentence

SINGLE_PERSON = "single_person"


def single_person_discount(record: CustomerRecord, on: date) -> Discount | None:
    """Give the single person discount that runs on a day, if one does (LGFA 1992 s11(1), s79)."""
    found = record.account.discounts if record.account is not None else ()
    running = (
        one
        for one in found
        if one.kind == SINGLE_PERSON and one.starts_on <= on and (one.ends_on is None or one.ends_on > on)
    )
    return next(running, None)


def discount_ended(discount: Discount, on: date) -> Change:
    """End a discount: on is the first day without it. Its period is one group, and goes whole."""
    starts_on = iso(discount.starts_on)
    before = {"starts_on": starts_on, "ends_on": iso(discount.ends_on)}
    return altered("discount", discount.id, before, {"starts_on": starts_on, "ends_on": iso(on)})


def estimate_of(facts: Facts, on: date, *, before: int, after: int) -> MoveEstimate | None:
    """Estimate the charge from a day to 31 March with one discount, in per cent, and with another.

    None where the home has no band or the profile no charge. Source: as council_tax.charges_between.
    """
    home = facts.record.home
    if home is None or home.band is None:
        return None
    place, band = home.address.format_one_line(), Band(home.band)
    end = year_end(max(on, facts.today))
    try:
        charges = [
            charges_between(facts.rules.years, TaxedHome(place, band, off), on, end)
            for off in (before, after)
        ]
    except ChargesUnknownError:
        return None
    return MoveEstimate(charges[0], charges[1], end)


def working_of(estimate: MoveEstimate | None) -> tuple[str, ...]:
    """Give the sums of an estimate: as it is now, then as it will be."""
    if estimate is None:
        return ()
    return tuple(period.working for period in (*estimate.before, *estimate.after))


def bill_words(facts: Facts, estimate: MoveEstimate | None, by: date | None) -> Iterator[Sentence]:
    """Say what the bill will be, by our estimate, and when it comes."""
    if estimate is not None:
        yield _about(estimate)
        if any(facts.is_estimated(period.starts_on) for period in estimate.after):
            yield sentence("The charges for that year are not set yet, so our estimate may change.")
    yield sentence(KEEP_PAYING)
    if by is not None:
        yield sentence("It should come by {by:day}.", by=by)


def _about(estimate: MoveEstimate) -> Sentence:
    template = "Our estimate is that you will pay about {pence:about} more up to the end of March."
    if estimate.difference_pence < 0:
        template = "Our estimate is that you will pay about {pence:about} less up to the end of March."
    return sentence(template, pence=abs(estimate.difference_pence))


def period_on(record: CustomerRecord, on: date) -> LiabilityPeriod | None:
    """Give the period of the customer's home that owes a day and began before it."""
    home, account = record.home, record.account
    if home is None or account is None:
        return None
    found = (
        period
        for period in account.periods
        if period.property_id == home.id
        and period.basis == "liable"
        and period.starts_on < on
        and (period.ends_on is None or period.ends_on > on)
    )
    return next(found, None)


def owed_by(facts: Facts, period: LiabilityPeriod, on: date, liable: Sequence[PersonId]) -> Iterator[Change]:
    """End a period and begin one of other people on a day; nobody in it leaves it undecided."""
    starts_on, ends_on = iso(period.starts_on), iso(period.ends_on)
    before = {"starts_on": starts_on, "ends_on": ends_on}
    yield altered("liability_period", period.id, before, {"starts_on": starts_on, "ends_on": iso(on)})
    follows = facts.new_id()
    values = {
        "property_id": period.property_id,
        "account_id": period.account_id if liable else None,
        "starts_on": iso(on),
        "ends_on": ends_on,
        "basis": "liable" if liable else "undecided",
    }
    yield created("liability_period", follows, values)
    for person in liable:
        yield created("liable_person", facts.new_id(), {"period_id": follows, "person_id": person})
