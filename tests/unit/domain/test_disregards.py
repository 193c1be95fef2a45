"""Who is not counted, and what is added to an empty home's bill: each nation's rules, dated."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.disregards import Counting, changes_of_verdict, verdict
from advisor_console.domain.electoral import birthday
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium, excepted, later, premium_due
from tests.helpers.cases import row_name, rows

DATA = Path(__file__).parent / "data"
DAYS = st.dates(date(2015, 1, 1), date(2035, 1, 1))

CIRCUMSTANCES = st.builds(Circumstance, st.sampled_from(CircumstanceKind), st.none() | DAYS, st.none() | DAYS)


def a_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", rows(DATA / "cases_disregards.csv"), ids=row_name)
def test_who_counts(row: dict[str, str]) -> None:
    told = (Circumstance(CircumstanceKind(row["circumstance"])),)
    found = verdict(Nation(row["nation"]), told, a_day(row["born"]), date.fromisoformat(row["day"]))
    assert (found.counting.name, found.spared) == (row["counting"], row["spared"] == "1")
    assert found.source or found.counting is Counting.COUNTED


@pytest.mark.parametrize("row", rows(DATA / "cases_premiums.csv"), ids=row_name)
def test_what_is_added(row: dict[str, str]) -> None:
    nation, empty_since = Nation(row["nation"]), date.fromisoformat(row["empty_since"])
    kind, *numbers = row["premiums"].split() or [""]
    premiums = [
        Premium(kind, int(years), int(percent))
        for years, percent in zip(numbers[::2], numbers[1::2], strict=True)
    ]
    found = premium_due(
        nation,
        premiums,
        furnished={"yes": True, "no": False}.get(row["furnished"]),
        empty_since=empty_since,
        day=date.fromisoformat(row["day"]),
        excepted_until=excepted(nation, empty_since, a_day(row["marketed_since"]), a_day(row["probate_on"])),
    )
    assert found.percent == int(row["percent"])
    assert bool(found.source) is bool(found.percent)


def test_of_two_circumstances_the_one_that_does_more_counts() -> None:
    leaver, student = (
        Circumstance(kind) for kind in (CircumstanceKind.CARE_LEAVER, CircumstanceKind.STUDENT)
    )
    day = date(2026, 11, 28)
    for told in ((leaver, student), (student, leaver)):
        found = verdict(Nation.ENGLAND, told, None, day)
        assert (found.counting, found.spared) == (Counting.DISREGARDED, True)


@given(
    st.sampled_from(Nation),
    st.lists(CIRCUMSTANCES, max_size=3),
    st.none() | st.dates(date(1990, 1, 1), date(2010, 1, 1)),
    DAYS,
    st.integers(1, 700),
)
def test_nothing_changes_but_on_a_day_that_is_announced(
    nation: Nation, told: list[Circumstance], born: date | None, since: date, days: int
) -> None:
    until = date.fromordinal(since.toordinal() + days)
    assert changes(nation, tuple(told), born, since, until) <= {until}


def changes(
    nation: Nation, told: tuple[Circumstance, ...], born: date | None, since: date, day: date
) -> set[date]:
    """The day, if whether somebody counts changes on it; it must have been announced from since on."""
    eve = date.fromordinal(day.toordinal() - 1)
    if verdict(nation, told, born, eve) == verdict(nation, told, born, day):
        return set()
    assert day in set(changes_of_verdict(nation, told, born, since))
    return {day}


def test_every_age_and_season_at_which_somebody_begins_or_ceases_to_count_is_announced() -> None:
    born = date(2006, 5, 1)
    days = {birthday(born, age) for age in range(15, 30)} | {
        date(2025, 11, 1),
        date(2018, 4, 1),
        date(2022, 4, 1),
    }
    found = {
        (nation, kind, day)
        for nation in Nation
        for kind in CircumstanceKind
        for day in days
        if changes(nation, (Circumstance(kind),), born, date(2016, 1, 1), day)
    }
    assert (Nation.ENGLAND, CircumstanceKind.YOUTH_TRAINEE, date(2031, 5, 1)) in found
    assert (Nation.SCOTLAND, CircumstanceKind.CARE_LEAVER, date(2032, 5, 1)) in found
    assert (Nation.WALES, CircumstanceKind.SCHOOL_LEAVER, date(2025, 5, 1)) in found
    assert len(found) > 20


@given(DAYS, st.integers(0, 36))
def test_months_later_never_leave_the_month(day: date, months: int) -> None:
    found = later(day, months=months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day
