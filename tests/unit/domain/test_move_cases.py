"""Whole moves against the law and published examples: who owes which days, how much, what is said."""

from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from advisor_console.services.assess_moves import as_document, assess_cases
from tests.helpers.cases import rows
from tests.helpers.move_cases import case_of, in_words, profile_for

DATA = Path(__file__).parent / "data"
ROWS = rows(DATA / "cases_moves.csv")
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_a_move(row: dict[str, str]) -> None:
    profile = profile_for(row)
    (case,) = as_document(assess_cases([case_of(row)], profile, NOW), profile)["cases"]
    tax, estimate = case["council_tax"], case["council_tax"]["estimate"]
    assert in_words(tax["old_home"], row["old_periods"]) == row["old_periods"]
    assert in_words(tax["new_home"], row["new_periods"]) == row["new_periods"]
    sums = ("", "") if estimate is None else (str(estimate["before_pence"]), str(estimate["after_pence"]))
    assert sums == (row["before"], row["after"])
    said = " ".join(
        [
            *case["say"],
            *tax["summary"],
            estimate["summary"] if estimate is not None else "",
            *case["help"]["summary"],
            *case["electoral"]["summary"],
            *(note["sentence"] for note in case["notes"]),
        ]
    ).replace(", with ", " with ")
    for words in row["says"].split(" & "):
        assert words.replace(", with ", " with ") in said
    if estimate is not None and row["kind"] not in {"landlord", "death"} and row["old"]:
        assert "Keep paying your current bill until the new one arrives." in case["say"]


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_every_day_has_one_outcome(row: dict[str, str]) -> None:
    profile = profile_for(row)
    (case,) = as_document(assess_cases([case_of(row)], profile, NOW), profile)["cases"]
    for periods in (case["council_tax"]["old_home"], case["council_tax"]["new_home"]):
        for one, following in pairwise(periods):
            assert one["ends_on"] == following["starts_on"]
            assert date.fromisoformat(one["starts_on"]) < date.fromisoformat(one["ends_on"])
        assert all(bool(one["liable"]) == (one["basis"] == "liable") for one in periods)
        assert not periods or periods[-1]["ends_on"] is None
