"""Collection days against councils' published Christmas tables."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.collection_days import (
    CollectionShifts,
    collection_day,
    next_collections,
    next_collections_of,
)
from advisor_console.domain.customer import Schedule
from advisor_console.domain.nation import Nation
from advisor_console.domain.working_days import bank_holidays
from tests.helpers.cases import row_name, rows

DATA = Path(__file__).parent / "data"


def table_of(text: str) -> dict[date, date | None]:
    moves = (one.split(":") for one in text.split())
    return {date.fromisoformat(a): date.fromisoformat(b) if b else None for a, b in moves}


@pytest.mark.parametrize("row", rows(DATA / "cases_collections.csv"), ids=row_name)
def test_next_collections(row: dict[str, str]) -> None:
    schedule = Schedule("residual", date.fromisoformat(row["anchor_on"]), int(row["every_weeks"]))
    shifts = CollectionShifts(Nation(row["nation"]), table_of(row["table"]))
    expected = [date.fromisoformat(day) for day in row["expected"].split()]
    found = next_collections_of(schedule, shifts, date.fromisoformat(row["from_day"]), len(expected))
    assert [day.on for day in found] == expected


def test_a_holiday_nobody_spoke_of_is_not_confirmed() -> None:
    christmas = collection_day(CollectionShifts(Nation.ENGLAND), "food", date(2026, 12, 25))
    assert christmas is not None
    assert (christmas.on, christmas.confirmed) == (date(2026, 12, 25), False)
    told = CollectionShifts(Nation.ENGLAND, {date(2026, 12, 25): date(2026, 12, 24)})
    moved = collection_day(told, "food", date(2026, 12, 25))
    assert moved is not None
    assert (moved.on, moved.moved, moved.confirmed) == (date(2026, 12, 24), True, True)


def test_the_holiday_rule_is_the_profiles() -> None:
    usual = date(2026, 5, 27)  # in the week of the spring bank holiday, Monday 25 May
    none = CollectionShifts(Nation.ENGLAND, holiday_weekdays=frozenset())
    two = CollectionShifts(Nation.ENGLAND, days_later=2)
    found = [collection_day(shifts, "food", usual) for shifts in (none, two)]
    assert [day.on for day in found if day] == [date(2026, 5, 27), date(2026, 5, 29)]


def test_a_holiday_moves_only_what_comes_after_it_in_the_week() -> None:
    # Good Friday 2026 is 3 April: Thursday's collection is over by then.
    shifts = CollectionShifts(Nation.ENGLAND, holiday_weekdays=frozenset({4}))
    found = [collection_day(shifts, "food", date(2026, 4, day)) for day in (2, 3)]
    assert [day.on for day in found if day] == [date(2026, 4, 2), date(2026, 4, 4)]


def test_streams_come_in_the_order_of_their_days() -> None:
    schedules = [Schedule("residual", date(2026, 12, 7), 2), Schedule("recycling", date(2026, 11, 30), 2)]
    found = next_collections(schedules, CollectionShifts(Nation.ENGLAND), date(2026, 11, 28), 2)
    assert [(day.stream, day.on.isoformat()) for day in found] == [
        ("recycling", "2026-11-30"),
        ("residual", "2026-12-07"),
        ("recycling", "2026-12-14"),
        ("residual", "2026-12-21"),
    ]


def test_a_round_that_the_table_cancels_for_ever_ends_the_search() -> None:
    start = date(2026, 11, 30)
    table: dict[date, date | None] = {start + timedelta(weeks=n): None for n in range(-10, 400)}
    shifts = CollectionShifts(Nation.ENGLAND, table)
    assert next_collections_of(Schedule("garden", start, 1), shifts, start, 3) == ()


def test_a_schedule_of_no_weeks_is_refused() -> None:
    shifts = CollectionShifts(Nation.ENGLAND)
    with pytest.raises(ValueError, match="one week"):
        next_collections_of(Schedule("food", date(2026, 1, 1), 0), shifts, date(2026, 1, 1), 1)


@given(
    st.dates(date(2016, 1, 1), date(2034, 1, 1)),
    st.integers(1, 8),
    st.dates(date(2016, 1, 1), date(2034, 1, 1)),
    st.sampled_from(Nation),
)
def test_collections_keep_their_weeks(anchor: date, weeks: int, from_day: date, nation: Nation) -> None:
    shifts = CollectionShifts(nation)
    found = next_collections_of(Schedule("food", anchor, weeks), shifts, from_day, 5)
    assert len(found) == 5
    assert all(day.on >= from_day for day in found)
    assert all((day.usual_on - anchor).days % (7 * weeks) == 0 for day in found)
    gaps = {(later.usual_on - day.usual_on).days for day, later in pairwise(found)}
    assert gaps == {7 * weeks}
    # The one before the first is over: nothing was left out.
    before = collection_day(shifts, "food", found[0].usual_on - timedelta(weeks=weeks))
    assert before is not None
    assert before.on < from_day
    for day in found:
        monday = day.usual_on - timedelta(days=day.usual_on.weekday())
        assert day.moved is (monday in bank_holidays(nation, monday.year))
