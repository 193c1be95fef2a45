"""Council tax arithmetic: years, bands, days and our estimate of what a move changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import IntEnum, StrEnum
from typing import NamedTuple

from advisor_console.domain.nation import Nation
from advisor_console.domain.sentences import Sentence, pounds, sentence, short_day

_PENNY = Decimal("0.01")
_WHOLE = Decimal(1)
_HUNDRED = Decimal(100)
_DAY = timedelta(days=1)


class Band(StrEnum):
    """A valuation band; I exists in Wales only."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    H = "H"
    I = "I"  # noqa: E741  # the law calls the band I


_NINTHS = dict(zip(Band, (6, 7, 8, 9, 11, 13, 15, 18, 21), strict=True))
_SCOTTISH = dict(zip(tuple(Band)[:8], (240, 280, 320, 360, 473, 585, 705, 882), strict=True))
_SCOTTISH_FROM = date(2017, 4, 1)


class OccupancyDiscount(IntEnum):
    """A discount for who lives in a home, in per cent (LGFA 1992 s11(1) to (3); Scotland s79)."""

    NONE = 0
    ONE_ADULT = 25
    ALL_DISREGARDED = 50


class ChargesUnknownError(LookupError):
    """The profile holds no charge for that year or band: say so, never guess."""


def year_start(day: date) -> date:
    """Give the 1 April that starts the council tax year of a day (financial year: LGFA 1992 s116(1))."""
    return date(day.year if day.month >= 4 else day.year - 1, 4, 1)


def year_end(day: date) -> date:
    """Give the day after a council tax year's last day: the next 1 April."""
    return date(day.year + 1 if day.month >= 4 else day.year, 4, 1)


def days_in_year(day: date) -> int:
    """Give the days of a day's council tax year: 366 when it holds a 29 February, else 365."""
    return (year_end(day) - year_start(day)).days


def band_charge(nation: Nation, band: Band, band_d: Decimal, year_starts: date) -> Decimal:
    """Give a band's annual charge from band D's, rounded half up to a penny.

    Sources: LGFA 1992 s5(1) (England), s5(1A) with SI 2003/3046 (Wales, band I), s74(1) (Scotland, from
    1 April 2017 as substituted by SSI 2016/368). Water charges in Scotland keep the old ratios and are
    not reckoned here. Raises ChargesUnknownError where the nation has no such band or no council tax.
    """
    parts = _NINTHS
    if nation is Nation.SCOTLAND and year_starts >= _SCOTTISH_FROM:
        parts = _SCOTTISH
    has_band_i = nation is Nation.WALES
    if nation is Nation.NORTHERN_IRELAND or (band is Band.I and not has_band_i):
        raise ChargesUnknownError(f"There is no council tax band {band} in this nation.")
    return (band_d * parts[band] / parts[Band.D]).quantize(_PENNY, ROUND_HALF_UP)


def occupancy_discount(adults: int, disregarded: int) -> OccupancyDiscount:
    """Give the discount of an occupied home with so many residents of 18 or over, some of them disregarded.

    An empty home gets none here: what it gets is the council's decision (s11A, Wales s12, Scotland s78).
    Source: LGFA 1992 s11(1) to (3) and Sch 1; Scotland s79. Raises ValueError for impossible counts.
    """
    if adults < 0 or not 0 <= disregarded <= adults:
        raise ValueError("Disregarded adults are some of the adults.")
    counted = adults - disregarded
    if counted == 1:
        return OccupancyDiscount.ONE_ADULT
    if counted == 0 and adults > 0:
        return OccupancyDiscount.ALL_DISREGARDED
    return OccupancyDiscount.NONE


@dataclass(frozen=True, slots=True)
class CouncilTaxYear:
    """A year's annual charges by band, in pounds; parishes with a precept have charges of their own."""

    starts: date
    charges: Mapping[Band, Decimal]
    parish_charges: Mapping[str, Mapping[Band, Decimal]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a year that does not start on 1 April, and charges that are not positive."""
        if (self.starts.month, self.starts.day) != (4, 1):
            raise ValueError("A council tax year starts on 1 April.")
        for charges in (self.charges, *self.parish_charges.values()):
            if any(charge <= 0 for charge in charges.values()):
                raise ValueError("A council tax charge is more than nothing.")

    def annual_charge(self, band: Band, parish: str = "") -> Decimal:
        """Give a band's charge in a parish, or the area's where the parish has none of its own.

        Raises ChargesUnknownError when the year holds no charge for the band.
        """
        charges = self.parish_charges.get(parish, self.charges)
        if band not in charges:
            raise ChargesUnknownError(f"We do not hold the charge for band {band} for this year.")
        return charges[band]


class TaxedHome(NamedTuple):
    """A home as its charge needs it. percent_off is the discount of those days, percent_on the premium."""

    place: str
    band: Band
    percent_off: int = 0
    parish: str = ""
    percent_on: int = 0


class PeriodCharge(NamedTuple):
    """One home for some days of one year, from starts_on up to, not including, ends_on; whole pence."""

    home: TaxedHome
    starts_on: date
    ends_on: date
    annual: Decimal
    pence: int

    @property
    def days(self) -> int:
        """How many days are charged."""
        return (self.ends_on - self.starts_on).days

    @property
    def last_day(self) -> date:
        """The last day charged."""
        return self.ends_on - _DAY

    @property
    def working(self) -> str:
        """The sum as a person can follow it: days × annual ÷ days in the year = amount."""
        off = f" less {self.home.percent_off}%" if self.home.percent_off else ""
        if self.home.percent_on:
            off += f" plus {self.home.percent_on}%"
        days = f"{self.days} {'day' if self.days == 1 else 'days'}"
        total = f"{days} × £{self.annual:,.2f}{off} ÷ {days_in_year(self.starts_on)} = {pounds(self.pence)}"
        when = f"{short_day(self.starts_on)} {self.starts_on.year} to "
        return (
            f"{self.home.place} (band {self.home.band}), {when}"
            f"{short_day(self.last_day)} {self.last_day.year}: {total}"
        )


def charge_for_period(year: CouncilTaxYear, home: TaxedHome, starts_on: date, ends_on: date) -> PeriodCharge:
    """Charge a home for the days from starts_on up to, not including, ends_on, all in one year.

    By the day; the state at the end of a day counts for the whole day (LGFA 1992 s2, Scotland s71), so
    the day of moving in is charged and the day of leaving is not. Exact until the end, then rounded half
    up to a penny once. Raises ValueError for days outside the year or backwards, ChargesUnknownError
    without a charge for the band.
    """
    year_ends = year_end(year.starts)
    if not year.starts <= starts_on < ends_on <= year_ends:
        raise ValueError("The days to charge must lie in the year and run forwards.")
    if not 0 <= home.percent_off <= 100 or home.percent_on < 0:
        raise ValueError("A discount is between nothing and the whole, and a premium is not below nothing.")
    annual = year.annual_charge(home.band, home.parish)
    # Multiply first and divide once, so that nothing is rounded on the way.
    pence_days = annual * (100 - home.percent_off + home.percent_on) * (ends_on - starts_on).days
    exact = pence_days / (year_ends - year.starts).days
    return PeriodCharge(home, starts_on, ends_on, annual, int(exact.quantize(_WHOLE, ROUND_HALF_UP)))


def charges_between(
    years: Sequence[CouncilTaxYear], home: TaxedHome, starts_on: date, ends_on: date
) -> tuple[PeriodCharge, ...]:
    """Charge a home from starts_on up to, not including, ends_on, one period for each year it touches.

    No days give no periods. Raises ChargesUnknownError when the profile lacks one of the years.
    Source: as charge_for_period.
    """
    periods: list[PeriodCharge] = []
    while starts_on < ends_on:
        starts = year_start(starts_on)
        year = next((one for one in years if one.starts == starts), None)
        if year is None:
            raise ChargesUnknownError(
                f"We do not hold the charges from {short_day(starts_on)} {starts_on.year}."
            )
        until = min(ends_on, year_end(starts_on))
        periods.append(charge_for_period(year, home, starts_on, until))
        starts_on = until
    return tuple(periods)


@dataclass(frozen=True, slots=True)
class MoveEstimate:
    """What would be charged to 31 March without the move, and with it. Ours: the revenues system bills."""

    before: tuple[PeriodCharge, ...]
    after: tuple[PeriodCharge, ...]
    ends_on: date

    @property
    def before_pence(self) -> int:
        """The year's charge without the move, in whole pence."""
        return sum(period.pence for period in self.before)

    @property
    def after_pence(self) -> int:
        """The year's charge with the move, in whole pence."""
        return sum(period.pence for period in self.after)

    @property
    def difference_pence(self) -> int:
        """After less before: below nothing when the customer pays less."""
        return self.after_pence - self.before_pence

    @property
    def lines(self) -> tuple[str, ...]:
        """The working, line by line, for a person to follow."""
        sums = [period.working for period in self.after]
        sums.append(f"With the move, in all: {pounds(self.after_pence)}")
        if self.before:
            sums += [f"Without the move: {period.working}" for period in self.before]
        return tuple(sums)

    @property
    def summary(self) -> Sentence:
        """One sentence for the check page; always "our estimate"."""
        last = self.ends_on - _DAY
        if not self.before:
            return sentence(
                "Our estimate: {pence:pounds} to pay to {last:day}", pence=self.after_pence, last=last
            )
        if self.difference_pence == 0:
            return sentence("Our estimate: nothing more and nothing less to pay to {last:day}", last=last)
        template = (
            "Our estimate: {pence:pounds} less to pay to {last:day}"
            if self.difference_pence < 0
            else "Our estimate: {pence:pounds} more to pay to {last:day}"
        )
        return sentence(template, pence=abs(self.difference_pence), last=last)
