"""Corrections of what was told: what stands, what may change, who is told anew, and the way back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.move_assessment import MoveAssessment, assess
from advisor_console.domain.move_corrections import (
    Retold,
    ToldMove,
    changed_fields,
    check_correction,
    first_of,
    may_cancel,
    told_anew,
    what_stands,
)
from advisor_console.domain.moving import GardenWish, MoveKind, MoveNotification
from tests.helpers.told_moves import told_moves
from tests.unit.domain.test_move_assessment import FACTS, PLAIN, RULES, TOLD_AT, person

LATER = replace(PLAIN, first_night=date(2026, 12, 5), last_night=date(2026, 12, 4))


def assessed(move: MoveNotification) -> MoveAssessment:
    return assess(move, FACTS, RULES, TOLD_AT)


def told(n: int, move: MoveNotification | None, corrects: int | None = None) -> ToldMove:
    earlier = None if corrects is None else EntityId(str(corrects))
    return ToldMove(EntityId(str(n)), move, datetime(2026, 11, 27, 10, n, tzinfo=UTC), earlier)


def test_the_last_word_stands_whatever_it_corrects() -> None:
    first, second, third = told(1, PLAIN), told(2, LATER, 1), told(3, PLAIN, 2)
    assert what_stands([first]) == first
    assert what_stands([second, first]) == second
    assert what_stands([third, first, second]) == third
    assert first_of([first, second, third], third) == first


def test_a_cancelled_move_stands_no_more_and_can_be_told_again() -> None:
    first, cancelled = told(1, PLAIN), told(2, None, 1)
    assert cancelled.cancels
    assert what_stands([first, cancelled]) is None
    assert what_stands([first, cancelled, told(3, LATER, 2)]) == told(3, LATER, 2)
    assert what_stands([]) is None


def test_a_correction_of_nothing_is_our_mistake() -> None:
    with pytest.raises(ValueError, match="told before"):
        first_of([told(1, PLAIN)], told(2, LATER, 7))
    with pytest.raises(ValueError, match="told before"):
        first_of([told(1, PLAIN, 2), told(2, LATER, 1)], told(2, LATER, 1))


@given(told_moves(), told_moves())
def test_correcting_a_correction_gives_the_first_result(
    one: MoveNotification, other: MoveNotification
) -> None:
    tellings = [told(1, one), told(2, other, 1), told(3, one, 2)]
    stands = what_stands(tellings)
    assert stands is not None
    assert stands.move is not None
    # The record as it was before the first telling, each time: that is why nothing of the second is left.
    assert assessed(stands.move) == assessed(one)
    there, back = told_anew(assessed(one), assessed(other)), told_anew(assessed(other), assessed(one))
    assert {item.service for item in there} == {item.service for item in back}
    assert told_anew(assessed(one), assessed(one)) == ()


def test_only_services_whose_part_changes_are_told_anew() -> None:
    assert told_anew(assessed(PLAIN), assessed(replace(PLAIN, single_person=False, adults_there=3))) == (
        Retold("council_tax", "changed"),
    )
    garden = replace(PLAIN, garden=GardenWish.CANCEL)
    assert told_anew(assessed(PLAIN), assessed(garden)) == (Retold("waste", "changed"),)
    assert {item.service for item in told_anew(assessed(PLAIN), assessed(LATER))} == {"council_tax", "waste"}
    gone = replace(PLAIN, to_property=None, to_address="far away", adults_there=None)
    away = assess(gone, replace(FACTS, new=None), RULES, TOLD_AT)
    assert Retold("electoral", "taken back") in told_anew(assessed(PLAIN), away)
    assert Retold("electoral", "added") in told_anew(away, assessed(PLAIN))
    assert {item.change for item in told_anew(assessed(PLAIN), None)} == {"taken back"}


def test_what_may_not_be_corrected() -> None:
    def wrong(after: MoveNotification) -> list[str]:
        return [one.field for one in check_correction(PLAIN, after)]

    assert wrong(LATER) == []
    assert wrong(PLAIN) == ["people"]
    assert wrong(replace(PLAIN, from_property=PropertyId(EntityId("another")))) == ["from_address"]
    assert wrong(replace(PLAIN, people=(person("Nobody before"),))) == ["people"]
    hidden = replace(PLAIN, kind=MoveKind.IN_DANGER)
    assert [one.field for one in check_correction(hidden, PLAIN)] == ["kind"]
    assert changed_fields(PLAIN, LATER) == ("last_night", "first_night")


@given(st.integers(-400, 400))
def test_a_move_is_cancelled_only_before_it_takes_effect(days: int) -> None:
    today = date(2026, 11, 28) - timedelta(days=days)
    wrong = may_cancel(PLAIN, today)
    assert (wrong is None) is (days > 0)
    if wrong is not None:
        assert wrong.field == "first_night"
        assert "Saturday 28 November 2026" in wrong.sentence.text


def test_ids_of_people_are_what_a_correction_is_held_to() -> None:
    renamed = tuple(replace(one, name="Another name") for one in PLAIN.people)
    assert check_correction(PLAIN, replace(PLAIN, people=renamed)) == ()
    assert PersonId(EntityId("Siân")) in {one.person for one in PLAIN.people}
