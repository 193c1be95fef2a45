"""The fixed cast is there at any size and any day, and its record is the one in the picture."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from advisor_console.domain.collection_days import next_collections_of
from advisor_console.domain.council_tax import Band
from advisor_console.domain.customer import Schedule
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.move_charges import council_tax_outcome
from advisor_console.domain.move_estimate import HomeTax
from advisor_console.domain.moving import MoveNotification, MovingPerson
from advisor_console.domain.nation import Nation
from advisor_console.domain.tenancy import Letting, Tenure
from advisor_console.services.load_profile import load_profile
from db.demo import generate
from tests.unit.demo.boroughs import Tables, by_id, tables_of

TODAY = date(2026, 11, 23)


def _person(tables: Tables, given: str, family: str) -> Mapping[str, Any]:
    (found,) = [p for p in tables["person"] if (p["given_names"], p["family_name"]) == (given, family)]
    return found


def _home(tables: Tables, saon: str, paon: str, street: str) -> Mapping[str, Any]:
    (found,) = [h for h in tables["property"] if (h["saon"], h["paon"], h["street"]) == (saon, paon, street)]
    return found


@pytest.fixture(scope="session")
def sian(borough: Tables) -> Mapping[str, Any]:
    """Siân Pritchard."""
    return _person(borough, "Siân", "Pritchard")


def test_sian_is_known_as_shan_and_lives_at_12_beck_row_with_her_children(
    borough: Tables, sian: Mapping[str, Any]
) -> None:
    home = _home(borough, "", "12", "Beck Row")
    assert (home["town"], home["postcode"], home["band"]) == ("Westerdale", "WE4 2QT", "C")
    assert sian["known_as"] == "Shân"
    assert sian["date_of_birth"].year == 1984
    assert (sian["language"], sian["letter_format"]) == ("cy", "large-18")
    there = [row for row in borough["residency"] if row["property_id"] == home["id"] and not row["ends_on"]]
    people = by_id(borough["person"])
    ages = {
        people[row["person_id"]]["given_names"]: _age(people[row["person_id"]]["date_of_birth"], TODAY)
        for row in there
    }
    assert ages["Tomos"] == 16
    assert ages["Mali"] == 9
    assert len(there) == 3
    assert [row["starts_on"] for row in there if row["person_id"] == sian["id"]] == [date(2019, 5, 14)]


def test_her_account_needs_and_garden_are_those_of_the_picture(
    borough: Tables, sian: Mapping[str, Any]
) -> None:
    home = _home(borough, "", "12", "Beck Row")
    (account,) = [
        row
        for row in borough["council_tax_account"]
        if row["property_id"] == home["id"] and row["closed_on"] is None
    ]
    assert (account["to_pay_pence"], account["arrears_pence"]) == (41260, 0)
    assert (account["next_due_pence"], account["next_due_on"]) == (13753, date(2026, 12, 1))
    discounts = [row for row in borough["discount"] if row["account_id"] == account["id"]]
    assert [(row["kind"], row["percent"]) for row in discounts] == [("single_person", 25)]
    needs = {row["kind"] for row in borough["support_need"] if row["person_id"] == sian["id"]}
    assert needs == {"large_print", "hearing_loop", "reads_welsh_first"}
    (garden,) = [row for row in borough["garden_subscription"] if row["person_id"] == sian["id"]]
    assert garden["ends_on"] == date(2027, 3, 31)


def test_her_open_cases_are_promised_today_and_on_3_december(
    borough: Tables, sian: Mapping[str, Any]
) -> None:
    cases = {row["reference"]: row for row in borough["case_file"] if row["person_id"] == sian["id"]}
    assert {ref: (c["title"], c["promised_by"], c["status"]) for ref, c in cases.items()} == {
        "WD-20418": ("Missed food caddy", TODAY, "open"),
        "WD-20377": ("Blue Badge renewal", date(2026, 12, 3), "open"),
    }
    contacts = by_id(borough["contact"])
    missed = contacts[cases["WD-20418"]["contact_id"]]
    assert missed["started_at"] == datetime(2026, 11, 21, 9, 12, tzinfo=UTC)
    assert missed["channel"] == "web"


def test_her_bins_are_collected_as_the_picture_says(borough: Tables) -> None:
    shifts = load_profile("westerdale").shifts

    def next_day(round_: str, stream: str) -> date:
        (row,) = [r for r in borough["collection_schedule"] if (r["round"], r["stream"]) == (round_, stream)]
        schedule = Schedule(stream, row["anchor_on"], row["every_weeks"])
        return next_collections_of(schedule, shifts, TODAY, 1)[0].on

    beck_row = _home(borough, "", "12", "Beck Row")["round"]
    assert next_day(beck_row, "food") == next_day(beck_row, "recycling") == date(2026, 11, 24)
    assert next_day(beck_row, "residual") == date(2026, 12, 1)
    station_road = _home(borough, "Flat 2", "48", "Station Road")["round"]
    assert next_day(station_road, "recycling") == date(2026, 11, 30)


def test_her_missed_caddy_and_her_rejected_recycling_are_on_days_of_her_round(borough: Tables) -> None:
    home = _home(borough, "", "12", "Beck Row")
    noted = [row for row in borough["collection_event"] if row["property_id"] == home["id"]]
    assert [(row["day"], row["stream"], row["outcome"], row["reason"]) for row in noted] == [
        (date(2026, 11, 17), "food", "missed", "road_blocked"),
        (date(2026, 11, 10), "recycling", "rejected", "contaminated"),
    ]


def test_flat_2_is_empty_since_a_tenant_left_and_has_no_food_caddy(borough: Tables) -> None:
    flat = _home(borough, "Flat 2", "48", "Station Road")
    assert (flat["postcode"], flat["band"]) == ("WE1 6HN", "B")
    streams = {row["stream"] for row in borough["container"] if row["property_id"] == flat["id"]}
    assert streams == {"residual", "recycling", "paper"}
    assert not [r for r in borough["residency"] if r["property_id"] == flat["id"] and r["ends_on"] is None]
    harker = _person(borough, "Owen", "Harker")
    (stay,) = [row for row in borough["residency"] if row["person_id"] == harker["id"]]
    assert stay["ends_on"] == date(2026, 11, 1)
    periods = [row for row in borough["liability_period"] if row["property_id"] == flat["id"]]
    assert [(p["basis"], p["ends_on"]) for p in sorted(periods, key=lambda p: p["starts_on"])] == [
        ("liable", date(2026, 11, 1)),
        ("undecided", None),
    ]
    assert "Harcourt Lettings" in {row["name"] for row in borough["organisation"]}


def test_her_move_to_flat_2_costs_58_pounds_40_less_as_the_picture_says(borough: Tables) -> None:
    years = load_profile("westerdale").council_tax.years
    move = MoveNotification(
        people=(MovingPerson(PersonId(EntityId("siân")), "Siân"),),
        last_night=date(2026, 11, 27),
        first_night=date(2026, 11, 28),
        left=Letting(Tenure.PRIVATE_TENANT),
        new_tenure=Tenure.PRIVATE_TENANT,
        adults_there=1,
        single_person=True,
    )
    found = council_tax_outcome(
        move,
        Nation.ENGLAND,
        years,
        old=HomeTax("12 Beck Row", Band.C, percent_off=25),
        new=HomeTax("48 Station Road", Band.B),
        bill_by=None,
    )
    assert found.estimate is not None
    assert found.estimate.difference_pence == -5840


def test_five_adults_share_a_house_and_owe_it_together(borough: Tables) -> None:
    home = _home(borough, "", "7", "Beck Row")
    (period,) = [
        r for r in borough["liability_period"] if r["property_id"] == home["id"] and r["ends_on"] is None
    ]
    assert sum(row["period_id"] == period["id"] for row in borough["liable_person"]) == 5


def test_the_cast_has_a_protected_person_a_marker_and_a_closed_name(borough: Tables) -> None:
    assert _person(borough, "Hannah", "Maddox")["protected"]
    sowerby = _person(borough, "Derek", "Sowerby")
    (marker,) = [row for row in borough["caution_marker"] if row["person_id"] == sowerby["id"]]
    assert marker["expires_on"] > TODAY
    thackray = _person(borough, "Rowan", "Thackray")
    assert [f["kind"] for f in borough["former_name"] if f["person_id"] == thackray["id"]] == ["closed"]


@pytest.mark.parametrize("residents", [100, 1_500])
def test_the_cast_and_its_homes_keep_their_ids_at_any_size(borough: Tables, residents: int) -> None:
    other = tables_of(generate(residents, 7, TODAY))
    for given, family in (("Siân", "Pritchard"), ("Rowan", "Thackray"), ("Owen", "Harker")):
        assert _person(other, given, family) == _person(borough, given, family)
    for door in (("", "12", "Beck Row"), ("Flat 2", "48", "Station Road")):
        assert _home(other, *door) == _home(borough, *door)


@pytest.mark.parametrize(
    "today", [date(2026, 1, 1), date(2027, 4, 1), date(2028, 2, 29), date(2026, 8, 30), date(2031, 3, 31)]
)
def test_the_cast_fits_any_day(today: date) -> None:
    tables = tables_of(generate(150, 7, today))
    sian = _person(tables, "Siân", "Pritchard")
    assert _age(_person(tables, "Tomos", "Pritchard")["date_of_birth"], today) == 16
    (missed,) = [row for row in tables["case_file"] if row["reference"] == "WD-20418"]
    assert missed["promised_by"] == today
    (garden,) = [row for row in tables["garden_subscription"] if row["person_id"] == sian["id"]]
    assert garden["ends_on"] >= today
    assert (garden["ends_on"].month, garden["ends_on"].day) == (3, 31)
    assert all(row["ended_at"].date() <= today for row in tables["contact"])


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
