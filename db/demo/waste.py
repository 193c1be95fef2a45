"""Bins: schedules of every round, containers by property, garden subscriptions."""

from datetime import date, timedelta

from advisor_console.domain.containers import ContainerRules, ContainerSpec, Stream
from db.demo.batch import Batch, Draw, Ids, Row
from db.demo.households import Household
from db.demo.places import Place, rounds

_DAY = timedelta(days=1)
_MONDAY_OF_WEEK_1 = date(2025, 1, 6)
_DAYS = {"MON": 0, "TUE": 1, "WED": 2, "THU": 3, "FRI": 4}
_SEPARATED_ON = date(2026, 3, 31)
_SINCE_SEPARATION = frozenset({Stream.FOOD, Stream.PAPER})
_CAST_STREETS = frozenset({"Beck Row", "Station Road"})
EMPTY_FLAT = "Flat 2, 48 Station Road, Westerdale"
"""Has no food caddy, so that a move there has something to deliver."""
_SHARED = (
    ContainerSpec(Stream.RESIDUAL, "communal bin", 1100, "black"),
    ContainerSpec(Stream.RECYCLING, "communal bin", 1100, "blue"),
    ContainerSpec(Stream.PAPER, "communal bin", 660, "green"),
)

COLUMNS = ("id", "property_id", "stream", "kind", "colour", "capacity_litres", "status", "since")


def schedules(seed: int, today: date) -> Batch:
    """Give each round's days: food weekly; recycling with paper, and residual with garden, in turn."""
    ids = Ids(seed, "collection_schedule", today)
    rows: list[Row] = []
    for code in rounds():
        anchor = _anchor(code)
        other = anchor + _DAY * 7
        rows += [
            (ids.next(), code, "food", anchor, 1),
            (ids.next(), code, "recycling", anchor, 2),
            (ids.next(), code, "paper", anchor, 2),
            (ids.next(), code, "residual", other, 2),
            (ids.next(), code, "garden", other, 2),
        ]
    return Batch("collection_schedule", ("id", "round", "stream", "anchor_on", "every_weeks"), rows)


def _anchor(code: str) -> date:
    """The first day on which a round collects recycling; general waste is a week later."""
    return _MONDAY_OF_WEEK_1 + _DAY * (_DAYS[code[:3]] + 7 * (int(code[3]) - 1))


def last_collection(code: str, stream: Stream, by: date) -> date:
    """Give the last day up to `by` on which a round usually collects a stream, as its schedule has it."""
    every = 7 if stream is Stream.FOOD else 14
    later = 7 if stream in (Stream.RESIDUAL, Stream.GARDEN) else 0
    return by - _DAY * (((by - _anchor(code)).days - later) % every)


class Yard:
    """Gives homes their containers."""

    def __init__(self, seed: int, today: date, rules: ContainerRules) -> None:
        """rules are the council's own: what a house and a home that shares bins should hold."""
        self.draw = Draw(seed, "waste")
        self._rules = rules
        self._today = today
        self._containers = Ids(seed, "container", today)
        self._subscriptions = Ids(seed, "garden_subscription", today)
        self.containers: list[Row] = []
        self.subscriptions: list[Row] = []

    def equip(self, place: Place, household: Household | None) -> None:
        """Put containers at a home; they belong to it and stay. A few are missing or on order."""
        since = self.draw.day_back(self._today, 200, 3000)
        rules, cast = self._rules, household is not None and bool(household.cast)
        larger = household is not None and len(household.members) >= rules.larger_from_people
        if place.communal:
            for spec in _SHARED:
                self._put(place, spec, since)
        for spec in rules.communal if place.communal else rules.houses:
            if spec.stream is Stream.GARDEN or (place.one_line == EMPTY_FLAT and spec.stream is Stream.FOOD):
                continue
            litres = spec.larger_litres if larger and spec.larger_litres else spec.capacity_litres
            new = spec.stream in _SINCE_SEPARATION
            missing = 0.0 if cast or not new else 0.12 if place.is_flat else 0.05
            self._put(place, spec, _SEPARATED_ON if new else since, litres=litres, missing=missing)
        if household is not None and not place.is_flat:
            self._garden(place, household)

    def _put(
        self, place: Place, spec: ContainerSpec, since: date, *, litres: int = 0, missing: float = 0.0
    ) -> None:
        lot = self.draw.random()
        if lot < missing:
            return
        status = "ordered" if 0.994 < lot < 0.997 else "removed" if lot >= 0.999 else "in_place"
        if place.street in _CAST_STREETS:
            status = "in_place"
        placed = None if status == "ordered" else min(since, self._today)
        self.containers.append(
            (
                self._containers.next(), place.id, str(spec.stream), spec.kind, spec.colour,
                litres or spec.capacity_litres, status, placed,
            )
        )  # fmt: skip

    def _garden(self, place: Place, household: Household) -> None:
        sian = household.cast == "pritchard"
        if not sian and (household.cast or not self.draw.chance(0.33)):
            return
        for spec in self._rules.houses:
            if spec.stream is Stream.GARDEN:
                self._put(place, spec, household.since)
        today = self._today
        ends = date(today.year + (1 if (today.month, today.day) > (3, 31) else 0), 3, 31)
        if not sian and self.draw.chance(0.1):
            ends = ends.replace(year=ends.year - 1)
        starts = max(date(ends.year - 1, 4, 1), household.since)
        if starts <= ends:
            holder = household.members[0]
            self.subscriptions.append((self._subscriptions.next(), holder.id, place.id, starts, ends))

    def batches(self) -> list[Batch]:
        """Give the rows of container and garden subscription."""
        return [
            Batch("container", COLUMNS, self.containers),
            Batch(
                "garden_subscription",
                ("id", "person_id", "property_id", "starts_on", "ends_on"),
                self.subscriptions,
            ),
        ]
