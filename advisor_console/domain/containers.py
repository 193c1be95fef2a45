"""Bins, boxes and caddies: what a household should have against what the property holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor_console.domain.customer import Container


class Stream(StrEnum):
    """What is collected apart (England since 31 March 2026: Environment Act 2021 s57)."""

    RESIDUAL = "residual"
    RECYCLING = "recycling"
    PAPER = "paper"
    FOOD = "food"
    GARDEN = "garden"


_SPOKEN = {
    Stream.RESIDUAL: "general waste",
    Stream.RECYCLING: "recycling",
    Stream.PAPER: "paper and card",
    Stream.FOOD: "food waste",
    Stream.GARDEN: "garden waste",
}


def stream_name(stream: str) -> str:
    """Say a stream as customers know it: "general waste"; a stream of the council's own as it is."""
    return _SPOKEN[Stream(stream)] if stream in _SPOKEN else stream


@dataclass(frozen=True, slots=True)
class ContainerSpec:
    """A container the council gives: stream, kind and colour as the profile names them.

    larger_litres is what a household that needs more gets instead, None where there is no larger one.
    """

    stream: Stream
    kind: str
    capacity_litres: int
    colour: str | None = None
    larger_litres: int | None = None

    @property
    def named(self) -> str:
        """What an advisor calls it: "food caddy", "black wheeled bin for general waste"."""
        thing = f"{self.colour} {self.kind}" if self.colour else self.kind
        return thing if self.stream.value in self.kind else f"{thing} for {stream_name(self.stream)}"


@dataclass(frozen=True, slots=True)
class ContainerRules:
    """What a council gives. A larger bin is for many people, children in nappies or medical waste.

    houses and communal: what one dwelling of its own, and one that shares communal bins, holds.
    take_back_larger: whether a larger bin is exchanged back when a smaller household moves in.
    """

    houses: tuple[ContainerSpec, ...]
    communal: tuple[ContainerSpec, ...] = ()
    larger_from_people: int = 6
    larger_from_nappies: int = 2
    take_back_larger: bool = False
    delivery_working_days: int = 10


@dataclass(frozen=True, slots=True)
class Household:
    """Who will live in the home, as far as bins ask."""

    people: int
    children_in_nappies: int = 0
    medical_waste: bool = False
    garden_subscription: bool = False


class Act(StrEnum):
    """What the waste team does with a container."""

    DELIVER = "deliver"
    EXCHANGE = "exchange"


@dataclass(frozen=True, slots=True)
class ContainerAction:
    """One thing to do at the property; replaces is the container that goes when another comes."""

    act: Act
    spec: ContainerSpec
    replaces: Container | None = None


def needs_larger(rules: ContainerRules, household: Household) -> bool:
    """Say whether a household may have the larger bin.

    Source: requirements.md (six or more people, or two children in nappies); Broxbourne, Warwick and
    Southend publish the same; numbers are the profile's.
    """
    return (
        household.people >= rules.larger_from_people
        or household.children_in_nappies >= rules.larger_from_nappies
        or household.medical_waste
    )


def entitled(rules: ContainerRules, household: Household, *, communal: bool) -> tuple[ContainerSpec, ...]:
    """List what the home should hold. A garden container needs a subscription of one's own.

    communal: the home shares a building's large bins, so only what is its own (a caddy) is listed.
    Source: Environmental Protection Act 1990 s46 (the authority says which receptacles), the profile.
    """
    larger = needs_larger(rules, household)
    specs = rules.communal if communal else rules.houses
    return tuple(
        _sized(spec, larger=larger)
        for spec in specs
        if spec.stream is not Stream.GARDEN or household.garden_subscription
    )


def container_actions(
    rules: ContainerRules, household: Household, held: Sequence[Container], *, communal: bool = False
) -> tuple[ContainerAction, ...]:
    """Say what to deliver and exchange; nothing when the property holds what it should.

    Containers belong to the property and stay with it; one on order counts as there, one removed does not.
    Two smaller bins of a stream count together. Source: as entitled; requirements.md, Bins.
    """
    actions: list[ContainerAction] = []
    for spec in entitled(rules, household, communal=communal):
        there = [
            one
            for one in held
            if one.stream == spec.stream and one.kind == spec.kind and one.status != "removed"
        ]
        if not there:
            actions.append(ContainerAction(Act.DELIVER, spec))
            continue
        litres = sum(one.capacity_litres for one in there)
        too_large = rules.take_back_larger and len(there) == 1 and litres > spec.capacity_litres
        if litres < spec.capacity_litres or too_large:
            smallest = min(there, key=lambda one: one.capacity_litres)
            actions.append(ContainerAction(Act.EXCHANGE, spec, smallest))
    return tuple(actions)


def _sized(spec: ContainerSpec, *, larger: bool) -> ContainerSpec:
    if not larger or spec.larger_litres is None:
        return spec
    return ContainerSpec(spec.stream, spec.kind, spec.larger_litres, spec.colour)
