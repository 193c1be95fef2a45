"""The invented borough is whole, the same every time, and nobody real could live in it."""

import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from advisor_console.domain.identifiers import parse_postcode
from db.demo import generate
from db.demo.batch import is_version_7
from db.schema import ENTITIES
from tests.unit.demo.boroughs import Tables, digest_of, tables_of

TODAY = date(2026, 11, 23)
_DRAMA = re.compile(r"07700 900\d{3}|01632 960\d{3}")


def test_the_same_arguments_give_the_same_bytes_in_another_process() -> None:
    here = digest_of(generate(400, 11, TODAY))
    code = (
        "from datetime import date; from db.demo import generate;"
        " from tests.unit.demo.boroughs import digest_of;"
        " print(digest_of(generate(400, 11, date(2026, 11, 23))))"
    )
    # Another process hashes strings with another seed, so an order left to a set would show.
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert there.stdout.strip() == here


@pytest.mark.parametrize(
    ("residents", "seed", "today"), [(401, 11, TODAY), (400, 12, TODAY), (400, 11, date(2026, 11, 24))]
)
def test_other_arguments_give_another_borough(residents: int, seed: int, today: date) -> None:
    assert digest_of(generate(residents, seed, today)) != digest_of(generate(400, 11, TODAY))


def test_too_small_a_borough_is_refused() -> None:
    with pytest.raises(ValueError, match="100 residents"):
        generate(99, 1, TODAY)


@pytest.mark.parametrize("residents", [100, 2_000, 4_133])
def test_as_many_people_live_there_as_were_asked_for(residents: int) -> None:
    tables = tables_of(generate(residents, 5, TODAY))
    living = [row for row in tables["residency"] if row["ends_on"] is None]
    assert len(living) == residents
    assert len({row["person_id"] for row in living}) == residents
    # Calderdale's 96,095 households of 206,600 residents, in proportion.
    assert len({row["property_id"] for row in living}) == round(residents * 96_095 / 206_600)


def test_tables_come_in_the_order_of_foreign_keys_and_every_key_is_there(borough: Tables) -> None:
    seen: dict[str, set[str]] = {}
    checked = 0
    for name, rows in borough.items():
        seen[name] = {row["id"] for row in rows}
        for key in ENTITIES[name].foreign_keys:
            target = key.column.table.name
            column = key.parent.name
            pointed = {row[column] for row in rows if row.get(column) is not None}
            assert pointed <= seen[target], f"{name}.{column}"
            checked += len(pointed)
    assert checked > 10_000


def test_every_table_but_those_that_only_people_at_work_fill_has_rows(borough: Tables) -> None:
    # A letter needs its bytes, a conflict two advisors, and `central init` brings the profile. Nobody has
    # looked at anybody's record yet, nor declared an interest in one, nor handed anything on.
    assert set(ENTITIES) - set(borough) == {
        "letter", "conflict", "council_profile", "record_view", "declared_interest", "handed_draft",
        "protected_address", "letter_printing"
    }  # fmt: skip
    assert all(borough.values())


def test_columns_are_the_schemas_and_nothing_required_is_left_out(borough: Tables) -> None:
    for name, rows in borough.items():
        table = ENTITIES[name]
        given = set(rows[0])
        assert given <= set(table.c.keys())
        required = {c.name for c in table.c if not c.nullable and c.server_default is None}
        assert required <= given
        for row in rows:
            assert all(row[column] is not None for column in required), name


def test_ids_are_version_7_and_unique(borough: Tables) -> None:
    ids = [row["id"] for rows in borough.values() for row in rows]
    assert len(set(ids)) == len(ids)
    assert all(is_version_7(id_) for id_ in ids[::7])


@pytest.mark.parametrize(
    ("table", "column"),
    [("property", "uprn"), ("person", "reference"), ("council_tax_account", "reference"),
     ("case_file", "reference"), ("notification", "reference"), ("work_item", "reference"),
     ("advisor", "login")],
)  # fmt: skip
def test_references_are_unique(borough: Tables, table: str, column: str) -> None:
    values = [row[column] for row in borough[table]]
    assert len(set(values)) == len(values)


def test_every_address_is_invented(borough: Tables) -> None:
    for home in borough["property"]:
        assert re.fullmatch(r"WE[1-9] \d[ABD-HJLNP-UW-Z]{2}", home["postcode"]), home["postcode"]
        assert parse_postcode(home["postcode"].lower().replace(" ", "")) == home["postcode"]
        assert re.fullmatch(r"999000\d{6}", home["uprn"])
        assert home["street"]
        assert home["paon"]
    doors = [(h["saon"], h["paon"], h["street"], h["town"]) for h in borough["property"]]
    assert len(set(doors)) == len(doors)


def test_a_postcode_belongs_to_one_street(borough: Tables) -> None:
    streets: dict[str, set[tuple[str, str]]] = {}
    for home in borough["property"]:
        streets.setdefault(home["postcode"], set()).add((home["street"], home["town"]))
    assert all(len(found) == 1 for found in streets.values())


def test_telephones_are_drama_numbers_and_mail_goes_nowhere(borough: Tables) -> None:
    numbers = [row[column] for row in borough["person"] for column in ("phone", "mobile") if row[column]]
    numbers += [row["phone"] for name in ("advisor", "organisation") for row in borough[name]]
    assert len(numbers) > 3_000
    assert all(_DRAMA.fullmatch(number) for number in numbers)
    mails = [row["email"] for name in ("person", "organisation") for row in borough[name] if row["email"]]
    assert all(re.fullmatch(r"[a-z0-9.]+@example\.(org|com|net)", mail) for mail in mails)


def test_liability_never_overlaps(borough: Tables) -> None:
    periods: dict[str, list[tuple[date, date]]] = {}
    for row in borough["liability_period"]:
        span = (row["starts_on"], row["ends_on"] or date.max)
        assert span[0] < span[1]
        periods.setdefault(row["property_id"], []).append(span)
    assert sum(len(spans) > 1 for spans in periods.values()) > 100
    for spans in periods.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))
    # Somebody, an exemption or "undecided" owes every home today.
    current = {row["property_id"] for row in borough["liability_period"] if row["ends_on"] is None}
    assert current == {home["id"] for home in borough["property"]}


def test_nobody_lives_in_two_homes_at_once_or_before_birth(borough: Tables) -> None:
    born = {person["id"]: person["date_of_birth"] for person in borough["person"]}
    stays: dict[str, list[tuple[date, date]]] = {}
    for row in borough["residency"]:
        assert row["starts_on"] >= born[row["person_id"]]
        stays.setdefault(row["person_id"], []).append((row["starts_on"], row["ends_on"] or date.max))
    for spans in stays.values():
        assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))


def test_single_person_discount_is_for_one_adult(borough: Tables) -> None:
    adult = {p["id"] for p in borough["person"] if p["date_of_birth"] <= date(2008, 11, 23)}
    homes = Counter(
        row["property_id"]
        for row in borough["residency"]
        if row["ends_on"] is None and row["person_id"] in adult
    )
    accounts = {row["id"]: row["property_id"] for row in borough["council_tax_account"]}
    singles = [row for row in borough["discount"] if row["kind"] == "single_person"]
    assert len(singles) > 300
    assert all(homes[accounts[row["account_id"]]] == 1 for row in singles)
    assert all(row["percent"] == 25 for row in singles)


def test_balances_are_sensible(borough: Tables) -> None:
    for account in borough["council_tax_account"]:
        assert 0 <= account["arrears_pence"] <= account["to_pay_pence"]
        assert (account["next_due_pence"] is None) == (account["next_due_on"] is None)
        if account["next_due_on"]:
            assert account["closed_on"] is None
            assert account["next_due_on"] == date(2026, 12, 1)
            assert 0 < account["next_due_pence"] <= account["to_pay_pence"]


def test_the_spread_is_realistic(borough: Tables) -> None:
    people, homes = borough["person"], borough["property"]
    names = Counter(person["family_name"] for person in people)
    assert names.most_common(1)[0][1] / len(people) > 0.01, "surnames are shared"
    assert len(names) > 300
    share = {band: sum(h["band"] == band for h in homes) / len(homes) for band in "ABCDEFGH"}
    assert 0.18 < share["A"] < 0.34
    assert share["H"] < 0.02
    assert 0.12 < sum(bool(h["saon"]) for h in homes) / len(homes) < 0.35
    minors = sum(p["date_of_birth"] > date(2008, 11, 23) for p in people) / len(people)
    assert 0.14 < minors < 0.27
    tenures = {row["tenure"] for row in borough["residency"]}
    assert tenures == {"owner", "private_tenant", "social_tenant", "family", "student"}
    assert 0.02 < sum("'" in n or "-" in n or not n.isascii() for n in names.elements()) / len(people) < 0.25
    assert 0 < sum(p["protected"] for p in people) < len(people) * 0.01
    kinds = Counter(row["kind"] for row in borough["former_name"])
    assert kinds["maiden"] > 20 * kinds["closed"] > 0


def test_contacts_follow_the_mix_and_the_cap(borough: Tables) -> None:
    contacts = borough["contact"]
    assert len(contacts) == pytest.approx(4_000 * 1.5, abs=20)
    share = Counter(row["channel"] for row in contacts)
    # Calderdale: 1.04 calls, 0.27 emails, 1.95 web forms a resident and year.
    assert share["phone"] / len(contacts) == pytest.approx(1.04 / 3.33, abs=0.04)
    assert share["web"] / len(contacts) == pytest.approx(1.95 / 3.33, abs=0.04)
    assert set(share) == {"phone", "email", "web", "counter", "library", "letter", "voicemail"}
    first = min(row["started_at"] for row in contacts).date()
    assert (TODAY - first).days > 1_000
    for row in contacts:
        assert row["started_at"] <= row["ended_at"]
        assert row["ended_at"].date() <= TODAY
        if row["channel"] == "phone":
            assert row["started_at"].weekday() < 5


def test_cases_and_work_are_in_every_state(borough: Tables) -> None:
    assert {row["status"] for row in borough["case_file"]} == {"open", "waiting_for_customer", "closed"}
    for row in borough["case_file"]:
        assert (row["closed_at"] is not None) == (row["status"] == "closed")
        assert row["closed_at"] is None or row["closed_at"] >= row["opened_at"]
        assert row["promised_by"] >= row["opened_at"].date()
    work = borough["work_item"]
    assert {row["status"] for row in work} == {"recorded", "sent", "accepted", "rejected", "done"}
    assert all((row["reason"] is not None) == (row["status"] == "rejected") for row in work)


def test_caution_markers_are_few_some_expired_and_approved_by_two(borough: Tables) -> None:
    markers = borough["caution_marker"]
    assert 1 <= len(markers) < len(borough["person"]) * 0.005
    for row in markers:
        assert row["approved_by"] != row["second_approver"]
        assert row["expires_on"] >= row["review_on"]


def test_crews_could_not_empty_a_bin_at_a_few_in_a_hundred_homes_on_days_of_their_round(
    borough: Tables,
) -> None:
    rounds = {home["id"]: home["round"] for home in borough["property"]}
    schedules = {(row["round"], row["stream"]): row for row in borough["collection_schedule"]}
    noted = borough["collection_event"]
    assert 0.01 < len({row["property_id"] for row in noted}) / len(rounds) < 0.06
    for row in noted:
        schedule = schedules[rounds[row["property_id"]], row["stream"]]
        assert (row["day"] - schedule["anchor_on"]).days % (7 * schedule["every_weeks"]) == 0
        assert row["day"] < TODAY
