"""Working days, opening hours and clocks."""

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.nation import Nation
from advisor_console.domain.working_days import (
    OFFICE_HOURS,
    OpeningHours,
    WorkingCalendar,
    bank_holidays,
    calendar_for,
)
from tests.helpers.cases import row_name, rows

DATA = Path(__file__).parent / "data"
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("row", rows(DATA / "cases_clocks.csv"), ids=row_name)
def test_due_date(row: dict[str, str]) -> None:
    closures = frozenset(date.fromisoformat(day) for day in row["closures"].split())
    calendar = WorkingCalendar(Nation(row["nation"]), closures)
    due = calendar.due_date(datetime.fromisoformat(row["received_at"]), int(row["days"]))
    assert due == date.fromisoformat(row["due"])


def test_opening_hours_differ_by_day() -> None:
    late = OpeningHours(((time(9), time(19)), *((time(9), time(12)),) * 4, (time(10), time(12)), None))
    calendar = WorkingCalendar(Nation.ENGLAND, opening=late)
    assert calendar.counts_from(datetime(2026, 11, 23, 18, 30, tzinfo=UTC)) == date(2026, 11, 23)
    assert calendar.counts_from(datetime(2026, 11, 24, 12, 0, tzinfo=UTC)) == date(2026, 11, 25)
    # Open on Saturday morning, and yet no working day.
    assert calendar.counts_from(datetime(2026, 11, 28, 11, 0, tzinfo=UTC)) == date(2026, 11, 30)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        calendar_for(Nation.ENGLAND).counts_from(datetime(2026, 11, 27, 10))  # noqa: DTZ001  the case itself


def test_impossible_hours_and_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="seven days"):
        OpeningHours((None,))
    with pytest.raises(ValueError, match="close after"):
        OpeningHours(((time(17), time(9)), *((None,) * 6)))
    with pytest.raises(ValueError, match="open day"):
        OpeningHours((None,) * 7)
    with pytest.raises(ValueError, match="forwards"):
        calendar_for(Nation.ENGLAND).add_working_days(date(2026, 1, 1), -1)
    shut = calendar_for(Nation.ENGLAND, (date(2026, 1, 1) + timedelta(days=n) for n in range(800)))
    with pytest.raises(ValueError, match="closures"):
        shut.on_or_after(date(2026, 1, 1))


def test_nations_keep_their_own_holidays() -> None:
    assert date(2026, 11, 30) in bank_holidays(Nation.SCOTLAND, 2026)
    assert date(2026, 11, 30) not in bank_holidays(Nation.ENGLAND, 2026)
    assert date(2026, 3, 17) in bank_holidays(Nation.NORTHERN_IRELAND, 2026)
    assert date(2022, 9, 19) in bank_holidays(Nation.WALES, 2022)  # the late Queen's funeral


def test_holidays_are_imported_only_when_a_day_is_asked() -> None:
    code = (
        "import sys; import advisor_console.domain.move_assessment; "
        "print('holidays' in sys.modules); "
        "from advisor_console.domain.working_days import bank_holidays; "
        "from advisor_console.domain.nation import Nation; "
        "bank_holidays(Nation.ENGLAND, 2026); print('holidays' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=root, timeout=60, capture_output=True, text=True
    )
    assert done.stdout.split() == ["False", "True"]


@given(st.sampled_from(Nation), DAYS, st.integers(0, 40))
def test_adding_and_counting_agree(nation: Nation, start: date, days: int) -> None:
    calendar = WorkingCalendar(nation, frozenset({start + timedelta(days=3)}))
    end = calendar.add_working_days(start, days)
    assert calendar.is_working_day(end)
    if days:
        assert calendar.working_days_between(start, end) == days
    else:
        assert end == calendar.on_or_after(start)


@given(
    st.datetimes(datetime(2016, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  with a zone
    st.datetimes(datetime(2016, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001  with a zone
    st.integers(0, 20),
)
def test_what_comes_later_is_never_due_earlier(one: datetime, other: datetime, days: int) -> None:
    calendar = WorkingCalendar(Nation.ENGLAND, opening=OFFICE_HOURS)
    earlier, later = sorted([one, other])
    assert calendar.due_date(earlier, days) <= calendar.due_date(later, days)
    assert calendar.due_date(earlier, days) <= calendar.due_date(earlier, days + 1)
