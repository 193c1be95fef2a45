"""Promised days: the corporate standard is the least, a service may be stricter."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.nation import Nation
from advisor_console.domain.standards import CORPORATE, ServiceStandard, StandardMissingError, promised_by
from advisor_console.domain.working_days import calendar_for

CALENDAR = calendar_for(Nation.ENGLAND)
FRIDAY = datetime(2026, 11, 27, 10, 45, tzinfo=UTC)
LETTERS = ServiceStandard(CORPORATE, "reply", 10, "L3")


def test_the_corporate_standard_holds_where_a_service_has_none() -> None:
    assert promised_by("waste", "reply", FRIDAY, CALENDAR, [LETTERS]) == date(2026, 12, 11)


def test_a_stricter_service_comes_first_and_a_laxer_one_does_not() -> None:
    strict = ServiceStandard("waste", "reply", 5, "profile")
    lax = ServiceStandard("waste", "reply", 20, "profile")
    assert promised_by("waste", "reply", FRIDAY, CALENDAR, [LETTERS, strict]) == date(2026, 12, 4)
    assert promised_by("waste", "reply", FRIDAY, CALENDAR, [LETTERS, lax]) == date(2026, 12, 11)
    assert promised_by("benefits", "reply", FRIDAY, CALENDAR, [LETTERS, strict]) == date(2026, 12, 11)


def test_complaints_are_acknowledged_in_five_days_and_answered_in_twenty() -> None:
    standards = [
        ServiceStandard("complaints", "acknowledge", 5, "H2"),
        ServiceStandard("complaints", "reply", 20, "H2"),
    ]
    assert promised_by("complaints", "acknowledge", FRIDAY, CALENDAR, standards) == date(2026, 12, 4)
    assert promised_by("complaints", "reply", FRIDAY, CALENDAR, standards) == date(2026, 12, 29)


def test_calendar_days_count_weekends() -> None:
    standards = [ServiceStandard("electoral", "invite", 28, "RPA 1983", working=False)]
    assert promised_by("electoral", "invite", FRIDAY, CALENDAR, standards) == date(2026, 12, 25)


def test_nothing_promised_names_no_day() -> None:
    with pytest.raises(StandardMissingError, match="waste: bill"):
        promised_by("waste", "bill", FRIDAY, CALENDAR, [LETTERS])
    with pytest.raises(ValueError, match="not over"):
        ServiceStandard("waste", "reply", -1, "nobody")


@given(st.lists(st.integers(0, 60), min_size=1, max_size=5), st.integers(0, 60))
def test_a_further_standard_never_makes_a_promise_later(days: list[int], more: int) -> None:
    standards = [ServiceStandard(CORPORATE, "reply", one, "profile") for one in days]
    before = promised_by("waste", "reply", FRIDAY, CALENDAR, standards)
    further = ServiceStandard("waste", "reply", more, "profile")
    after = promised_by("waste", "reply", FRIDAY, CALENDAR, [*standards, further])
    assert after <= before
