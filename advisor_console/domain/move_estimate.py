"""Our estimate of what a move changes, from who owes each day, and how a recorded bill differs from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from advisor_console.domain.council_tax import (
    Band,
    CouncilTaxYear,
    MoveEstimate,
    PeriodCharge,
    TaxedHome,
    charges_between,
    days_in_year,
    year_end,
    year_start,
)
from advisor_console.domain.ids import PersonId
from advisor_console.domain.liability import Basis, HomePeriod, LiableParty
from advisor_console.domain.sentences import Sentence, sentence


@dataclass(frozen=True, slots=True)
class RecordedBalance:
    """What the record shows of the bill: left to pay for this year, and owed from before; whole pence.

    reduced: Council Tax Reduction is taken off it, as the customer says or the record shows.
    """

    to_pay_pence: int
    arrears_pence: int = 0
    reduced: bool = False


@dataclass(frozen=True, slots=True)
class HomeTax:
    """What council tax knows of a home: its address in one line, band, parish and the discount now.

    band is None while the home has none (a new build). liable_from: since when the customer owes it.
    empty_percent_off: what the council takes off an empty home, by its own decision. billed_to: who gets its
    bill now. balance: what the record shows of the customer's bill for it.
    """

    address: str
    band: Band | None
    parish: str = ""
    percent_off: int = 0
    liable_from: date | None = None
    empty_percent_off: int = 0
    billed_to: tuple[LiableParty, ...] = ()
    balance: RecordedBalance | None = None


@dataclass(frozen=True, slots=True)
class HomeBill:
    """One home of a move with who owes it by the day."""

    tax: HomeTax
    periods: tuple[HomePeriod, ...]


def estimate_of(
    years: Sequence[CouncilTaxYear],
    *,
    movers: frozenset[PersonId],
    old: HomeBill | None,
    new: HomeBill | None,
    moved: date,
) -> MoveEstimate:
    """Estimate the charge of the year of the move with and without it, to 31 March, for those who move.

    Days that somebody else owes, or that are exempt, cost them nothing. Undecided days of the old home are
    taken to be somebody else's, those of the new one to be theirs; both are said. By the day, rounded half
    up once a period (LGFA 1992 s2, s71). Raises ChargesUnknownError when the profile lacks a charge.
    """
    end = year_end(moved)
    before: tuple[PeriodCharge, ...] = ()
    after: list[PeriodCharge] = []
    if old is not None and old.periods:
        since = max(year_start(moved), old.periods[0].starts_on)
        before = charges_between(years, _home(old.tax, old.tax.percent_off, 0), since, end)
        for period in old.periods:
            if period.basis is Basis.LIABLE and _is_theirs(period, movers):
                after += _charges(years, old.tax, period, since, end)
    for period in new.periods if new is not None else ():
        theirs = period.basis is Basis.LIABLE and _is_theirs(period, movers)
        if new is not None and (theirs or period.basis is Basis.UNDECIDED):
            after += _charges(years, new.tax, period, period.starts_on, end)
    return MoveEstimate(before, tuple(after), end)


def charges_of(years: Sequence[CouncilTaxYear], bill: HomeBill, until: date) -> tuple[int | None, ...]:
    """Give what each period of a home costs up to a day, whoever owes it: whole pence, None while undecided.

    Raises ChargesUnknownError when the profile lacks a charge, or the home a band.
    """
    found: list[int | None] = []
    for period in bill.periods:
        if period.basis is Basis.UNDECIDED:
            found.append(None)
        elif period.basis is Basis.EXEMPT:
            found.append(0)
        else:
            charges = _charges(years, bill.tax, period, period.starts_on, until)
            found.append(sum(charge.pence for charge in charges))
    return tuple(found)


def _is_theirs(period: HomePeriod, movers: frozenset[PersonId]) -> bool:
    return not movers.isdisjoint([party.person for party in period.liable])


def _charges(
    years: Sequence[CouncilTaxYear], tax: HomeTax, period: HomePeriod, since: date, end: date
) -> tuple[PeriodCharge, ...]:
    until = end if period.ends_on is None else min(period.ends_on, end)
    home = _home(tax, period.percent_off, period.percent_on)
    return charges_between(years, home, max(since, period.starts_on), until)


def _home(tax: HomeTax, percent_off: int, percent_on: int) -> TaxedHome:
    if tax.band is None:
        # council_tax_outcome says so before it comes here.
        raise ValueError("A home without a band has no charge.")
    return TaxedHome(tax.address, tax.band, percent_off, tax.parish, percent_on)


def reconciled(estimate: MoveEstimate, balance: RecordedBalance | None, today: date) -> tuple[Sentence, ...]:
    """Say how the bill that the record shows and our reckoning without the move go together, and why not.

    The record shows what is left to pay up to 31 March; we know the year's charge, not the payments. So a
    balance may be anything up to what the year costs, and earlier debts; beyond that something differs.
    today is the local day. Empty where the record shows no bill, or nothing of it was reckoned.
    """
    if balance is None or not estimate.before:
        return ()
    return tuple(_reconciled(estimate, balance, today))


def _reconciled(estimate: MoveEstimate, balance: RecordedBalance, today: date) -> Iterator[Sentence]:
    year, this_year = estimate.before_pence, balance.to_pay_pence - balance.arrears_pence
    yield sentence(
        "The record shows {left:pounds} left to pay; we reckon {year:pounds} for the year without the move.",
        left=balance.to_pay_pence,
        year=year,
    )
    if balance.arrears_pence:
        yield sentence(
            "{arrears:pounds} of what is left is from before this bill.", arrears=balance.arrears_pence
        )
    if this_year > year:
        yield sentence(
            "That is {more:pounds} more than the year costs: an earlier debt, a premium, or a discount "
            "that the bill does not have yet. Revenues can say.",
            more=this_year - year,
        )
    elif balance.reduced:
        yield sentence("Council Tax Reduction is taken off the bill and not off our estimate.")
    elif this_year < _still_due(estimate, today) // 2:
        yield sentence(
            "Less is left than the days still to come cost: it may be paid ahead, or reduced in a way that "
            "we do not reckon."
        )
    left = balance.to_pay_pence + estimate.difference_pence
    if left >= 0:
        yield sentence("With the move about {left:about} would be left to pay, by our estimate.", left=left)
    else:
        yield sentence("With the move about {left:about} would be paid back, by our estimate.", left=-left)


def _still_due(estimate: MoveEstimate, today: date) -> int:
    """What the days from today to 31 March cost without the move; roughly, for a comparison."""
    days = max(0, (estimate.ends_on - max(today, year_start(estimate.before[0].starts_on))).days)
    first = estimate.before[0]
    charged = sum(period.days for period in estimate.before) or days_in_year(first.starts_on)
    return estimate.before_pence * days // charged
