"""Bins at a move: what comes, goes and is taken back, help with them, and by which tenure."""

from dataclasses import replace
from datetime import date

import pytest

from advisor_console.domain.collection_days import CollectionShifts
from advisor_console.domain.containers import (
    Act,
    ContainerRules,
    ContainerSpec,
    Household,
    Stream,
    container_actions,
)
from advisor_console.domain.customer import Container
from advisor_console.domain.ids import EntityId
from advisor_console.domain.move_bins import BinRules, BinsOutcome, HomeFacts, bins_outcome
from advisor_console.domain.moving import (
    AssistedCollection,
    GardenWish,
    MoveNotification,
    NewHome,
    StayingPerson,
)
from advisor_console.domain.nation import Nation
from advisor_console.domain.tenancy import Tenure
from advisor_console.domain.working_days import calendar_for
from tests.unit.domain.test_move_assessment import FACTS, PLAIN, TOLD_AT

TOLD_ON = TOLD_AT.date()
RESIDUAL = ContainerSpec(Stream.RESIDUAL, "wheeled bin", 180, "black", 240)
FOOD = ContainerSpec(Stream.FOOD, "food caddy", 23)
GARDEN = ContainerSpec(Stream.GARDEN, "wheeled bin", 240, "green")
RULES = ContainerRules((RESIDUAL, FOOD, GARDEN), remove_surplus=True)


def held(stream: str, kind: str = "wheeled bin", litres: int = 180, status: str = "in_place") -> Container:
    return Container(EntityId(f"{stream} {litres}"), stream, kind, None, litres, status)


def outcome(move: MoveNotification, rules: ContainerRules = RULES, **old: object) -> BinsOutcome:
    bins = BinRules(rules, CollectionShifts(Nation.ENGLAND), calendar_for(Nation.ENGLAND))
    assert FACTS.old is not None
    home = replace(FACTS.old, **old)  # type: ignore[arg-type]  # the call names fields of HomeFacts
    return bins_outcome(move, home, FACTS.new, bins, today=TOLD_ON, counts_from=TOLD_ON)


def acts(rules: ContainerRules, household: Household, *there: Container) -> list[tuple[Act, Stream]]:
    return [(one.act, one.spec.stream) for one in container_actions(rules, household, there)]


def test_what_a_home_should_not_hold_is_taken_away_where_the_profile_says_so() -> None:
    there = (held("residual"), held("food", "food caddy", 23), held("garden", litres=240))
    assert acts(RULES, Household(2), *there) == [(Act.REMOVE, Stream.GARDEN)]
    assert acts(RULES, Household(2, garden_subscription=True), *there) == []
    assert acts(replace(RULES, remove_surplus=False), Household(2), *there) == []
    gone = held("garden", litres=240, status="removed")
    assert acts(RULES, Household(2), *there[:2], gone) == []
    # A building's large bins, and a stream of the council's own, are left alone.
    assert acts(RULES, Household(2), *there[:2], held("paper", litres=1100), held("batteries")) == []


def test_some_containers_are_for_certain_tenures_only() -> None:
    rules = ContainerRules((RESIDUAL, replace(FOOD, tenures=(Tenure.OWNER, Tenure.PRIVATE_TENANT))))
    assert acts(rules, Household(2, tenure=Tenure.SOCIAL_TENANT), held("residual")) == []
    for tenure in (Tenure.OWNER, Tenure.PRIVATE_TENANT, None):
        assert acts(rules, Household(2, tenure=tenure), held("residual")) == [(Act.DELIVER, Stream.FOOD)]


def test_a_new_build_gets_the_full_set_and_halls_get_none() -> None:
    assert FACTS.new is not None
    move = replace(PLAIN, new_home=NewHome.NEW_BUILD)
    bins = BinRules(RULES, CollectionShifts(Nation.ENGLAND), calendar_for(Nation.ENGLAND))
    empty = HomeFacts(FACTS.new.tax)
    found = bins_outcome(move, FACTS.old, empty, bins, today=TOLD_ON, counts_from=TOLD_ON)
    assert [one.spec for one in found.actions] == [RESIDUAL, FOOD]
    halls = bins_outcome(
        replace(PLAIN, new_home=NewHome.STUDENT_HALLS),
        FACTS.old,
        empty,
        bins,
        today=TOLD_ON,
        counts_from=TOLD_ON,
    )
    assert (halls.actions, halls.deliver_by, halls.for_waste) == ((), None, False)


def test_a_garden_bin_leaves_the_old_home_with_its_subscription() -> None:
    there = (held("garden", litres=240),)
    for wish in (GardenWish.TRANSFER, GardenWish.CANCEL):
        found = outcome(replace(PLAIN, garden=wish), held=there)
        assert [(one.act, one.replaces) for one in found.at_old] == [(Act.REMOVE, there[0])]
        assert "the old address: remove wheeled bin for garden waste." in [one.text for one in found.summary]
    assert outcome(PLAIN, held=there).at_old == ()
    stays = (StayingPerson(PLAIN.people[1].person, "Ben"),)
    left = replace(PLAIN, people=PLAIN.people[:1], staying=stays, garden=GardenWish.CANCEL)
    assert outcome(left, held=there).at_old == ()


@pytest.mark.parametrize(
    ("assisted", "said"),
    [
        (
            AssistedCollection(had=True),
            ["Assisted collection ends at the old address. It must be applied for again."],
        ),
        (
            AssistedCollection(had=True, wanted=True),
            [
                "Assisted collection ends at the old address.",
                "Assisted collection is applied for at the new address, and looked at again after 2 years.",
            ],
        ),
        (
            AssistedCollection(wanted=True, somebody_able=True),
            ["Assisted collection is for homes where nobody of 18 or over is able: ask who is."],
        ),
        (AssistedCollection(), []),
    ],
)
def test_help_with_bins_ends_and_is_applied_for_again(assisted: AssistedCollection, said: list[str]) -> None:
    found = outcome(replace(PLAIN, assisted=assisted), replace(RULES, assisted_from_age=18))
    assert [one.text for one in found.summary if "Assisted" in one.text] == said


def test_a_year_has_three_dates_for_each_stream_with_their_shifts() -> None:
    found = outcome(PLAIN)
    recycling = [day.on for day in found.collections if day.stream == "recycling"]
    # Monday 28 December 2026 is a bank holiday in England.
    assert recycling == [date(2026, 11, 30), date(2026, 12, 14), date(2026, 12, 29)]
