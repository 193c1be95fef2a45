"""When liability ends on leaving, by nation, tenancy and day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.nation import Nation
from advisor_console.domain.tenancy import (
    LEAVING_RULES,
    Agreement,
    Ending,
    Letting,
    Tenure,
    liability_end,
)
from tests.helpers.cases import row_name, rows

DATA = Path(__file__).parent / "data"
NIGHTS = st.dates(date(1993, 4, 1), date(2040, 1, 1))


def a_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", rows(DATA / "cases_leaving.csv"), ids=row_name)
def test_end_of_liability(row: dict[str, str]) -> None:
    letting = Letting(
        Tenure(row["tenure"]),
        Agreement(row["agreement"]),
        int(row["term_months"]) if row["term_months"] else None,
        a_day(row["tenancy_ends_on"]),
        a_day(row["sold_on"]),
    )
    found = liability_end(Nation(row["nation"]), letting, date.fromisoformat(row["last_night"]))
    assert (found.ending, found.ends_on) == (Ending[row["ending"]], a_day(row["ends_on"]))
    assert found.because.text.endswith(".")
    assert found.source


LETTINGS = st.builds(
    Letting,
    st.sampled_from(Tenure),
    st.sampled_from(Agreement),
    st.none() | st.integers(1, 60),
    st.none() | NIGHTS,
    st.none() | NIGHTS,
)


@given(st.sampled_from(Nation), LETTINGS, NIGHTS)
def test_nobody_stops_being_liable_while_they_sleep_there(
    nation: Nation, letting: Letting, last_night: date
) -> None:
    found = liability_end(nation, letting, last_night)
    assert found.ends_on is None or found.ends_on > last_night
    assert found.undecided is (found.ending is Ending.UNDECIDED)
    if found.undecided:
        assert found.ends_on is None
    else:
        assert found.source
    if found.ends_on is not None:
        assert found.last_day == found.ends_on - timedelta(days=1)


@given(LETTINGS, NIGHTS)
def test_northern_ireland_is_never_decided_here(letting: Letting, last_night: date) -> None:
    assert liability_end(Nation.NORTHERN_IRELAND, letting, last_night).undecided


@given(
    st.dates(date(2026, 5, 1), date(2040, 1, 1)),
    st.sampled_from([one for one in Agreement if one is not Agreement.NOT_ASSURED]),
    st.none() | st.integers(1, 60),
)
def test_an_english_assured_tenant_stops_on_leaving_since_may_2026(
    last_night: date, agreement: Agreement, months: int | None
) -> None:
    letting = Letting(Tenure.PRIVATE_TENANT, agreement, months, last_night + timedelta(days=60))
    found = liability_end(Nation.ENGLAND, letting, last_night)
    assert (found.ending, found.last_day) == (Ending.ON_LEAVING, last_night)


def test_every_row_of_the_law_is_reached_and_has_a_source() -> None:
    months = (None, 3, 12)
    nights = (date(2016, 6, 1), date(2020, 6, 1), date(2024, 6, 1), date(2027, 6, 1))
    reached = set()
    for nation in Nation:
        for tenure in Tenure:
            for agreement in Agreement:
                for term in months:
                    for night in nights:
                        letting = Letting(tenure, agreement, term)
                        about = (r for r in LEAVING_RULES if r.is_for(nation, tenure, agreement))
                        first = next((r for r in about if r.covers(letting, night)), None)
                        if first is not None:
                            reached.add(first)
    assert reached == set(LEAVING_RULES)
    assert all(rule.source and rule.because.endswith(".") for rule in LEAVING_RULES)
