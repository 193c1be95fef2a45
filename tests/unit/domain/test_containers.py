"""Containers: what a household should have against what the property holds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.containers import (
    Act,
    ContainerRules,
    ContainerSpec,
    Household,
    Stream,
    container_actions,
    entitled,
    needs_larger,
)
from advisor_console.domain.customer import Container
from advisor_console.domain.ids import EntityId
from tests.helpers.cases import row_name, rows

DATA = Path(__file__).parent / "data"
CADDY = ContainerSpec(Stream.FOOD, "food caddy", 23)
RULES = ContainerRules(
    houses=(
        ContainerSpec(Stream.RESIDUAL, "wheeled bin", 180, "black", larger_litres=240),
        ContainerSpec(Stream.RECYCLING, "wheeled bin", 240, "blue"),
        CADDY,
        ContainerSpec(Stream.GARDEN, "wheeled bin", 240, "green"),
    ),
    communal=(CADDY,),
)


def held(text: str) -> list[Container]:
    found = []
    for n, one in enumerate(text.split()):
        stream, litres, *status = one.split(":")
        kind = "food caddy" if stream == "food" else "wheeled bin"
        found.append(
            Container(EntityId(str(n)), stream, kind, None, int(litres), status[0] if status else "in_place")
        )
    return found


@pytest.mark.parametrize("row", rows(DATA / "cases_containers.csv"), ids=row_name)
def test_what_waste_does(row: dict[str, str]) -> None:
    household = Household(
        int(row["people"]),
        int(row["nappies"]),
        row["medical"] == "1",
        garden_subscription=row["garden"] == "1",
    )
    found = container_actions(RULES, household, held(row["held"]), communal=row["communal"] == "1")
    said = sorted(f"{one.act.value} {one.spec.kind} {one.spec.capacity_litres}" for one in found)
    assert ";".join(said) == row["expected"]
    assert all((one.replaces is not None) is (one.act is Act.EXCHANGE) for one in found)


def test_a_larger_bin_goes_back_only_where_the_council_takes_it_back() -> None:
    there = held("residual:240 recycling:240 food:23")
    assert container_actions(RULES, Household(2), there) == ()
    strict = ContainerRules(RULES.houses, take_back_larger=True)
    (action,) = container_actions(strict, Household(2), there)
    assert (action.act, action.spec.capacity_litres, action.replaces) == (Act.EXCHANGE, 180, there[0])


def test_containers_are_called_as_customers_know_them() -> None:
    assert [spec.named for spec in RULES.houses] == [
        "black wheeled bin for general waste",
        "blue wheeled bin for recycling",
        "food caddy",
        "green wheeled bin for garden waste",
    ]


@given(st.integers(1, 12), st.integers(0, 4), st.booleans(), st.booleans(), st.booleans())
def test_a_home_that_got_what_it_should_needs_nothing_more(
    people: int, nappies: int, medical: bool, garden: bool, communal: bool
) -> None:
    household = Household(people, nappies, medical, garden)
    given_out = [
        Container(EntityId(str(n)), spec.stream, spec.kind, spec.colour, spec.capacity_litres, "ordered")
        for n, spec in enumerate(entitled(RULES, household, communal=communal))
    ]
    assert container_actions(RULES, household, given_out, communal=communal) == ()
    # And every single one of them is missed when it is not there.
    for missing in given_out:
        rest = [one for one in given_out if one is not missing]
        actions = container_actions(RULES, household, rest, communal=communal)
        assert [(one.act, one.spec.stream) for one in actions] == [(Act.DELIVER, missing.stream)]


@given(st.integers(1, 12), st.integers(0, 4), st.booleans())
def test_more_people_never_lose_the_larger_bin(people: int, nappies: int, medical: bool) -> None:
    if needs_larger(RULES, Household(people, nappies, medical)):
        assert needs_larger(RULES, Household(people + 1, nappies, medical))
        assert needs_larger(RULES, Household(people, nappies + 1, medical))
