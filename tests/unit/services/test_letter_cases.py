"""A query names its parts, each of which has to hold."""

from datetime import date

import pytest

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.services.letter_cases import CaseKind, LetterCase, case_query

CASE = LetterCase("WD-1", CaseKind.CASE, PersonId(EntityId("p")), "waste", date(2026, 11, 5))


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("", True),
        ("kind=case service=waste since=2026-11-05 until=2026-11-05", True),
        ("kind=told", False),
        ("service=electoral", False),
        ("since=2026-11-06", False),
        ("until=2026-11-04", False),
    ],
)
def test_every_part_has_to_hold(query: str, holds: bool) -> None:
    assert case_query(query).holds(CASE) is holds


@pytest.mark.parametrize(
    "word",
    ["colour=red", "unwritten=perhaps", "kind", "kind=", "kind=move", "since=monday", "until=2026-13-01"],
)
def test_a_word_that_is_not_understood_is_named(word: str) -> None:
    with pytest.raises(WorldError, match=f"“{word}” is not understood"):
        case_query(f"until=2026-12-01 {word}" if "until" not in word else word)
    with pytest.raises(WorldError, match="twice"):
        case_query("service=waste service=waste")


def test_cases_that_have_a_letter_are_left_out_unless_they_are_asked_for() -> None:
    assert case_query("kind=case").unwritten
    assert case_query("kind=case unwritten=yes").unwritten
    assert not case_query("kind=case unwritten=no").unwritten
