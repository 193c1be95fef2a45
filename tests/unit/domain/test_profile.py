"""What the profile's values say of themselves."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from advisor_console.domain.council_tax import Band
from advisor_console.domain.profile import Profile
from advisor_console.domain.standards import promised_by
from advisor_console.services.load_profile import load_profile


@pytest.fixture
def westerdale() -> Profile:
    """The invented borough's own profile."""
    return load_profile("westerdale")


def test_a_year_is_estimated_from_its_first_day_to_its_last(westerdale: Profile) -> None:
    tax = westerdale.council_tax
    assert [tax.is_estimated(day) for day in (date(2027, 3, 31), date(2027, 4, 1), date(2028, 3, 31))] == [
        False,
        True,
        True,
    ]
    assert not tax.is_estimated(date(2028, 4, 1))


def test_a_leap_days_year_can_be_estimated_too(westerdale: Profile) -> None:
    tax = replace(westerdale.council_tax, estimated=frozenset({date(2027, 4, 1)}))
    assert tax.is_estimated(date(2028, 2, 29))


def test_the_calendar_knows_the_councils_own_closures(westerdale: Profile) -> None:
    # 25 December is a Friday; 28 December stands in for Boxing Day; the council closes to the New Year.
    assert westerdale.calendar.add_working_days(date(2026, 12, 24), 1) == date(2027, 1, 4)
    open_then = replace(westerdale, closures=frozenset())
    assert open_then.calendar.add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 29)


def test_a_move_gets_its_rules_from_the_profile(westerdale: Profile) -> None:
    rules = westerdale.move_rules
    assert rules.years[1].annual_charge(Band.D) * 100 == 206_298
    assert rules.containers.delivery_working_days == 10
    told = datetime(2026, 11, 23, 10, 46, tzinfo=UTC)
    bill_by = promised_by("council_tax", "bill", told, rules.calendar, rules.standards)
    assert bill_by == date(2026, 12, 7)
    assert rules.office.legal_basis


def test_a_strict_service_promises_sooner_than_the_corporate_standard(westerdale: Profile) -> None:
    told = datetime(2026, 11, 23, 10, 46, tzinfo=UTC)
    reply = promised_by("waste", "reply_in_writing", told, westerdale.calendar, westerdale.standards)
    assert reply == date(2026, 12, 7)
    back = promised_by(
        "waste", "return_for_missed_collection", told, westerdale.calendar, westerdale.standards
    )
    assert back == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("subject", "code"),
    [("take_a_report", "none"), ("bin_days", "level 1"), ("council_tax_account", "level 2")],
)
def test_tiers_say_what_may_be_told(westerdale: Profile, subject: str, code: str) -> None:
    tier = westerdale.tier_to_tell(subject)
    assert tier is not None
    assert tier.code == code


def test_what_no_tier_names_is_told_to_nobody(westerdale: Profile) -> None:
    assert westerdale.tier_to_tell("another person's address") is None
