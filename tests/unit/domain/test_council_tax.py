"""Council tax arithmetic against published bills, and its laws for every split of a year."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.council_tax import (
    Band,
    ChargesUnknownError,
    CouncilTaxYear,
    OccupancyDiscount,
    TaxedHome,
    band_charge,
    charge_for_period,
    charges_between,
    days_in_year,
    occupancy_discount,
    year_end,
    year_start,
)
from advisor_console.domain.nation import Nation
from tests.helpers.cases import row_name, rows

DATA = Path(__file__).parent / "data"
DAYS = st.dates(date(1993, 4, 1), date(2093, 3, 31))
ANNUAL = st.decimals(min_value=1, max_value=10_000, places=2)


def year_of(day: date, **charges: str) -> CouncilTaxYear:
    return CouncilTaxYear(year_start(day), {Band(band): Decimal(annual) for band, annual in charges.items()})


@pytest.mark.parametrize("row", rows(DATA / "cases_charges.csv"), ids=row_name)
def test_charge_of_a_period(row: dict[str, str]) -> None:
    starts_on, ends_on = date.fromisoformat(row["starts_on"]), date.fromisoformat(row["ends_on"])
    home = TaxedHome("here", Band.D, int(row["percent_off"]))
    charge = charge_for_period(year_of(starts_on, D=row["annual"]), home, starts_on, ends_on)
    assert charge.pence == int(row["pence"])


@pytest.mark.parametrize("row", rows(DATA / "cases_bands.csv"), ids=row_name)
def test_charge_of_a_band(row: dict[str, str]) -> None:
    starts = date.fromisoformat(row["year_starts"])
    found = band_charge(Nation(row["nation"]), Band(row["band"]), Decimal(row["band_d"]), starts)
    assert found == Decimal(row["charge"])


def test_a_charge_that_is_not_held_is_said_not_guessed() -> None:
    year = year_of(date(2026, 4, 1), C="1688.00")
    home = TaxedHome("there", Band.D)
    with pytest.raises(ChargesUnknownError, match="band D"):
        charge_for_period(year, home, date(2026, 4, 1), date(2026, 5, 1))
    with pytest.raises(ChargesUnknownError, match="1 April 2027"):
        charges_between([year], TaxedHome("there", Band.C), date(2027, 3, 1), date(2027, 5, 1))


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 3, 31), date(2026, 4, 2)),
        (date(2027, 3, 31), date(2027, 4, 2)),
        (date(2026, 5, 2), date(2026, 5, 2)),
        (date(2026, 5, 2), date(2026, 5, 1)),
    ],
)
def test_days_outside_the_year_or_backwards_are_refused(starts_on: date, ends_on: date) -> None:
    year = year_of(date(2026, 4, 1), C="1688.00")
    with pytest.raises(ValueError, match="lie in the year"):
        charge_for_period(year, TaxedHome("there", Band.C), starts_on, ends_on)


def test_impossible_years_and_bands_are_refused() -> None:
    with pytest.raises(ValueError, match="1 April"):
        CouncilTaxYear(date(2026, 1, 1), {})
    with pytest.raises(ValueError, match="more than nothing"):
        CouncilTaxYear(date(2026, 4, 1), {Band.A: Decimal(0)})
    with pytest.raises(ChargesUnknownError):
        band_charge(Nation.ENGLAND, Band.I, Decimal(1800), date(2026, 4, 1))
    with pytest.raises(ChargesUnknownError):
        band_charge(Nation.SCOTLAND, Band.I, Decimal(1800), date(2026, 4, 1))
    with pytest.raises(ChargesUnknownError):
        band_charge(Nation.NORTHERN_IRELAND, Band.A, Decimal(1800), date(2026, 4, 1))


def test_a_parish_charge_comes_before_the_areas() -> None:
    area, parish = {Band.C: Decimal(1000)}, {"Thornwick": {Band.C: Decimal(1100)}}
    year = CouncilTaxYear(date(2026, 4, 1), area, parish)
    assert year.annual_charge(Band.C, "Thornwick") == 1100
    assert year.annual_charge(Band.C, "Elsewhere") == 1000


@pytest.mark.parametrize(
    ("adults", "disregarded", "expected"),
    [(0, 0, 0), (1, 0, 25), (2, 0, 0), (2, 1, 25), (1, 1, 50), (5, 5, 50), (5, 4, 25), (5, 3, 0)],
)
def test_occupancy_discount(adults: int, disregarded: int, expected: int) -> None:
    assert occupancy_discount(adults, disregarded) == OccupancyDiscount(expected)


def test_more_disregarded_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="some of the adults"):
        occupancy_discount(1, 2)


@given(DAYS)
def test_every_day_lies_in_exactly_one_year(day: date) -> None:
    start, end = year_start(day), year_end(day)
    assert start <= day < end
    assert (start.month, start.day, end.month, end.day) == (4, 1, 4, 1)
    leap = any((start + timedelta(days=n)).strftime("%m%d") == "0229" for n in range(366))
    assert days_in_year(day) == (366 if leap else 365)


@given(DAYS, ANNUAL, st.lists(st.integers(1, 364), max_size=6, unique=True), st.sampled_from([0, 25, 50]))
def test_any_split_of_a_year_adds_up_within_half_a_penny_a_period(
    day: date, annual: Decimal, cuts: list[int], percent_off: int
) -> None:
    start, end = year_start(day), year_end(day)
    year = CouncilTaxYear(start, {Band.D: annual})
    home = TaxedHome("there", Band.D, percent_off)
    edges = [start, *(start + timedelta(days=cut) for cut in sorted(cuts)), end]
    parts = [charge_for_period(year, home, one, other) for one, other in pairwise(edges)]
    exact = Fraction(annual) * (100 - percent_off)
    assert abs(sum(part.pence for part in parts) - exact) <= Fraction(len(parts), 2)
    assert sum(part.days for part in parts) == days_in_year(day)


@given(DAYS, st.integers(1, 800), ANNUAL)
def test_periods_over_several_years_leave_no_day_out(starts_on: date, days: int, annual: Decimal) -> None:
    ends_on = starts_on + timedelta(days=days)
    starts = {year_start(starts_on + timedelta(days=n)) for n in range(days)}
    years = [CouncilTaxYear(start, {Band.D: annual}) for start in starts]
    periods = charges_between(years, TaxedHome("there", Band.D), starts_on, ends_on)
    assert sum(period.days for period in periods) == days
    assert [period.starts_on for period in periods] == [starts_on, *(p.ends_on for p in periods[:-1])]
    assert periods[-1].ends_on == ends_on
    assert charges_between(years, TaxedHome("there", Band.D), starts_on, starts_on) == ()


@given(DAYS, ANNUAL)
def test_a_later_band_never_costs_less(day: date, band_d: Decimal) -> None:
    for nation, bands in ((Nation.ENGLAND, 8), (Nation.WALES, 9), (Nation.SCOTLAND, 8)):
        charges = [band_charge(nation, band, band_d, year_start(day)) for band in list(Band)[:bands]]
        assert charges == sorted(charges)
        assert charges[3] == band_d
