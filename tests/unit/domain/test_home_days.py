"""Laws that hold for every move: each day of a home has one outcome, and sums do not depend on the split."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_console.domain.council_tax import Band, year_end, year_start
from advisor_console.domain.home_days import merged
from advisor_console.domain.liability import Basis, HomePeriod, LiableParty
from advisor_console.domain.move_charges import ends_of
from advisor_console.domain.move_estimate import HomeBill, HomeTax, charges_of
from advisor_console.domain.move_homes import RecordedBill, new_periods, old_periods
from advisor_console.domain.moving import MoveNotification
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.sentences import sentence
from tests.helpers.move_cases import profile_for
from tests.helpers.told_moves import told_moves

PREMIUMS = (Premium("empty", 1, 100), Premium("empty", 5, 200), Premium("second_home", 0, 100))
NATIONS = st.sampled_from(Nation)


def homes_of(move: MoveNotification, nation: Nation) -> list[tuple[HomePeriod, ...]]:
    recorded = RecordedBill(percent_off=25, premiums=PREMIUMS)
    old = old_periods(move, nation, ends_of(move, nation), recorded)
    return [old, *([new_periods(move, nation)] if move.to_property else [])]


def outcome_on(periods: tuple[HomePeriod, ...], day: date) -> list[HomePeriod]:
    return [one for one in periods if one.starts_on <= day and (one.ends_on is None or day < one.ends_on)]


@settings(max_examples=300)
@given(told_moves(), NATIONS, st.integers(0, 5000))
def test_every_day_of_a_home_has_exactly_one_outcome(move: MoveNotification, nation: Nation, n: int) -> None:
    for periods in homes_of(move, nation):
        assert periods
        for one, following in pairwise(periods):
            assert one.ends_on == following.starts_on
            assert one.starts_on < following.starts_on
            assert one._replace(starts_on=following.starts_on, ends_on=following.ends_on) != following
        assert periods[-1].ends_on is None
        (found,) = outcome_on(periods, periods[0].starts_on + timedelta(days=n))
        assert bool(found.liable) is (found.basis is Basis.LIABLE)
        assert len(set(found.liable)) == len(found.liable)
        assert found.basis is not Basis.UNDECIDED or found.percent_on == 0
        assert 0 <= found.percent_off <= 100
        assert found.because.text
        assert found.source


@given(told_moves(), NATIONS)
def test_nobody_owes_a_home_they_have_nothing_to_do_with(move: MoveNotification, nation: Nation) -> None:
    known = {one.name for one in move.people} | {one.name for one in move.staying}
    known |= {"Thornwick", "Tenant 0", "Tenant 1"}
    known |= {f"the estate of {one.name}" for one in move.people}
    for periods in homes_of(move, nation):
        assert {party.name for one in periods for party in one.liable} <= known


@given(told_moves(), NATIONS, st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_told_changes_nobodys_bill(
    move: MoveNotification, nation: Nation, shuffle: Random
) -> None:
    people, staying = list(move.people), list(move.staying)
    shuffle.shuffle(people)
    shuffle.shuffle(staying)
    other = replace(move, people=tuple(people), staying=tuple(staying))
    for one, two in zip(homes_of(move, nation), homes_of(other, nation), strict=True):
        assert [_unordered(period) for period in one] == [_unordered(period) for period in two]


def _unordered(period: HomePeriod) -> tuple[object, ...]:
    parties = frozenset(party.name for party in period.liable)
    return (period.starts_on, period.ends_on, period.basis, parties, period.percent_off, period.percent_on)


@given(told_moves(), NATIONS)
def test_what_is_joined_owes_the_same_days(move: MoveNotification, nation: Nation) -> None:
    for periods in homes_of(move, nation):
        joined = merged(periods)
        for one, following in pairwise(joined):
            assert one.ends_on == following.starts_on
            assert (one.basis, one.liable) != (following.basis, following.liable)
        for day in (one.starts_on for one in periods):
            (whole,), (part,) = outcome_on(joined, day), outcome_on(periods, day)
            assert (whole.basis, whole.liable) == (part.basis, part.liable)


YEARS = profile_for({"nation": "england", "more": ""}).council_tax.years
ANN = (LiableParty("Ann"),)


@given(
    st.dates(date(2013, 4, 1), date(2039, 3, 31)),
    st.lists(st.integers(1, 364), max_size=8, unique=True),
    st.sampled_from([0, 25, 50]),
    st.sampled_from([0, 100, 200]),
    st.sampled_from([Band.A, Band.B, Band.C, Band.D]),
)
def test_charges_over_any_split_of_a_year_add_up_within_a_penny_a_period(
    day: date, cuts: list[int], off: int, on: int, band: Band
) -> None:
    start, end = year_start(day), year_end(day)
    edges = [start, *(start + timedelta(days=cut) for cut in sorted(cuts)), end]
    periods = tuple(
        HomePeriod(one, other, Basis.LIABLE, ANN, off, on, sentence("They owe it."), "a test")
        for one, other in pairwise(edges)
    )
    whole = HomePeriod(start, end, Basis.LIABLE, ANN, off, on, sentence("They owe it."), "a test")
    tax = HomeTax("there", band)
    parts = [pence or 0 for pence in charges_of(YEARS, HomeBill(tax, periods), end)]
    (all_of_it,) = charges_of(YEARS, HomeBill(tax, (whole,)), end)
    year = next(one for one in YEARS if one.starts == start)
    assert all_of_it == year.charges[band] * (100 - off + on)
    assert abs(Fraction(sum(parts)) - Fraction(all_of_it or 0)) <= len(parts)
