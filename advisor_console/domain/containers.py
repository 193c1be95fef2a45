"""Bins, boxes and caddies: what a household should have against what the property holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor_console.domain.customer import Container
from advisor_console.domain.sentences import Name
from advisor_console.domain.tenancy import Tenure


class Stream(StrEnum):
    """What is collected apart (England since 31 March 2026: Environment Act 2021 s57)."""

    RESIDUAL = "residual"
    RECYCLING = "recycling"
    PAPER = "paper"
    FOOD = "food"
    GARDEN = "garden"


COMMUNAL_LITRES = 660
"""From this size on a container is a building's, not one home's."""

_SPOKEN = {
    Stream.RESIDUAL: "general waste",
    Stream.RECYCLING: "recycling",
    Stream.PAPER: "paper and card",
    Stream.FOOD: "food waste",
    Stream.GARDEN: "garden waste",
}


def stream_name(stream: str) -> Name:
    """Say a stream as customers know it: "general waste"; a stream of the council's own as it is."""
    return Name(_SPOKEN[Stream(stream)] if stream in _SPOKEN else stream)


@dataclass(frozen=True, slots=True)
class ContainerSpec:
    """A container the council gives: stream, kind and colour as the profile names them.

    larger_litres is what a household that needs more gets instead, None where there is no larger one.
    tenures: only homes held so get it from the council; empty for every home.
    """

    stream: Stream
    kind: str
    capacity_litres: int
    colour: str | None = None
    larger_litres: int | None = None
    tenures: tuple[Tenure, ...] = ()

    @property
    def named(self) -> Name:
        """What an advisor calls it: "food caddy", "black wheeled bin for general waste"."""
        thing = f"{self.colour} {self.kind}" if self.colour else self.kind
        return Name(thing if self.stream in self.kind else f"{thing} for {_SPOKEN[self.stream]}")


@dataclass(frozen=True, slots=True)
class ContainerRules:
    """What a council gives. A larger bin is for many people, children in nappies or medical waste.

    houses and communal: what one dwelling of its own, and one that shares communal bins, holds.
    take_back_larger: whether a larger bin is exchanged back when a smaller household moves in.
    remove_surplus: whether what a home should not hold is taken away, such as a garden bin without its
    subscription. assisted_from_age, assisted_review_years: help with putting bins out is for homes where
    nobody of that age is able, and is looked at again after so many years.
    """

    houses: tuple[ContainerSpec, ...]
    communal: tuple[ContainerSpec, ...] = ()
    larger_from_people: int = 6
    larger_from_nappies: int = 2
    take_back_larger: bool = False
    delivery_working_days: int = 10
    remove_surplus: bool = False
    assisted_from_age: int = 16
    assisted_review_years: int = 2


@dataclass(frozen=True, slots=True)
class Household:
    """Who will live in the home, as far as bins ask."""

    people: int
    children_in_nappies: int = 0
    medical_waste: bool = False
    garden_subscription: bool = False
    tenure: Tenure | None = None


class Act(StrEnum):
    """What the waste team does with a container."""

    DELIVER = "deliver"
    EXCHANGE = "exchange"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class ContainerAction:
    """One thing to do at the property; replaces is the container that goes, for another or for good."""

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
        if (spec.stream is not Stream.GARDEN or household.garden_subscription)
        and (not spec.tenures or household.tenure is None or household.tenure in spec.tenures)
    )


def container_actions(
    rules: ContainerRules, household: Household, held: Sequence[Container], *, communal: bool = False
) -> tuple[ContainerAction, ...]:
    """Say what to deliver, exchange and remove; nothing when the property holds what it should.

    Containers belong to the property and stay with it; one on order counts as there, one removed does not.
    Two smaller bins of a stream count together. Source: as entitled; requirements.md, Bins.
    """
    actions: list[ContainerAction] = []
    specs = entitled(rules, household, communal=communal)
    for spec in specs:
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
    if rules.remove_surplus:
        actions += _surplus(specs, held)
    return tuple(actions)


def garden_removals(rules: ContainerRules, held: Sequence[Container]) -> tuple[ContainerAction, ...]:
    """List the garden containers that are taken from a home whose subscription leaves it, if any are."""
    if not rules.remove_surplus:
        return ()
    return tuple(_removed(one) for one in held if one.stream == Stream.GARDEN and one.status != "removed")


def _surplus(specs: Sequence[ContainerSpec], held: Sequence[Container]) -> Iterator[ContainerAction]:
    """Take away what no home of this kind holds; a building's large bins are everybody's."""
    kept = {(spec.stream.value, spec.kind) for spec in specs}
    for one in held:
        own = one.stream in set(Stream) and one.capacity_litres < COMMUNAL_LITRES
        if own and one.status != "removed" and (one.stream, one.kind) not in kept:
            yield _removed(one)


def _removed(one: Container) -> ContainerAction:
    spec = ContainerSpec(Stream(one.stream), one.kind, one.capacity_litres, one.colour)
    return ContainerAction(Act.REMOVE, spec, one)


def _sized(spec: ContainerSpec, *, larger: bool) -> ContainerSpec:
    if not larger or spec.larger_litres is None:
        return spec
    return ContainerSpec(spec.stream, spec.kind, spec.larger_litres, spec.colour)
