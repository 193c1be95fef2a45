"""What holds of every merge, whatever arrives when, how often, in which batches; SQL beside a plain model.

MERGE_EXAMPLES=5000 looks further than the few that every run tries.
"""

import dataclasses
import json
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from advisor_console.domain.changes import Change, Command, Outcome
from advisor_console.domain.ids import CommandId, EntityId, new_id
from tests.helpers.merge_model import UNFIT, MergeModel, fields
from tests.integration.central.centre import Centre

OWNERS = ("priya", "omar", "lib")
EXAMPLES = int(os.environ.get("MERGE_EXAMPLES", "0"))
START = {"title": None, "given_names": "Ann", "family_name": "Lee", "phone": None, "email": None,
         "date_of_birth": None}  # fmt: skip

_VALUES: dict[str, list[str | None]] = {
    "title": [None, "Ms"], "given_names": ["Ann", "Anne"], "family_name": ["Lee", "Li", "Ng"],
    "phone": [None, "1", "2"], "email": [None, "a@b.example"], "date_of_birth": [None, UNFIT],
}  # fmt: skip


@dataclass(frozen=True)
class Delivery:
    """Who saved what, in which order it first arrives, and how it is batched and repeated."""

    acts: dict[str, tuple[tuple[int, dict[str, tuple[Any, Any]]], ...]]
    arrival: tuple[str, ...]
    joined: tuple[bool, ...]
    repeated: tuple[int, ...]


@st.composite
def _act(draw: st.DrawFn) -> tuple[int, dict[str, tuple[Any, Any]]]:
    names = draw(st.sets(st.sampled_from(sorted(_VALUES)), min_size=1, max_size=3))
    # A date no field takes is to be rare, or hardly anything would get past it.
    if "date_of_birth" in names and draw(st.integers(0, 3)):
        names = (names - {"date_of_birth"}) or {"phone"}
    values = {name: st.sampled_from(_VALUES[name]) for name in sorted(names)}
    pairs = {name: (draw(value), draw(value)) for name, value in values.items()}
    if "date_of_birth" in pairs:
        pairs["date_of_birth"] = (None, UNFIT)
    return draw(st.integers(0, 1)), pairs


@st.composite
def deliveries(draw: st.DrawFn, owners: Sequence[str] = OWNERS) -> Delivery:
    """Up to four acts of each owner on two people, with bases right and wrong."""
    acts = {owner: tuple(draw(st.lists(_act(), max_size=4))) for owner in owners}
    turns = [owner for owner, mine in acts.items() for _ in mine]
    arrival = tuple(draw(st.permutations(turns)))
    return Delivery(
        acts, arrival,
        joined=tuple(draw(st.booleans()) for _ in arrival),
        repeated=tuple(draw(st.integers(0, 2)) for _ in arrival),
    )  # fmt: skip


def commands_of(delivery: Delivery, people: Sequence[EntityId], device: str) -> dict[str, list[Command]]:
    """The acts as commands, numbered by owner."""
    return {
        owner: [
            Command(
                id=CommandId(new_id()), owner=owner, device=device, n=n, kind="test", contact=None,
                happened_at=datetime.now(UTC),
                changes=(Change("person", people[who], "set", fields(**pairs)),),
            )
            for n, (who, pairs) in enumerate(mine, 1)
        ]
        for owner, mine in delivery.acts.items()
    }  # fmt: skip


def plainly(delivery: Delivery, commands: dict[str, list[Command]]) -> list[list[Command]]:
    """Each command by itself, once, in order of arrival."""
    left = {owner: iter(mine) for owner, mine in commands.items()}
    return [[next(left[owner])] for owner in delivery.arrival]


def roughly(delivery: Delivery, commands: dict[str, list[Command]]) -> list[list[Command]]:
    """The same order of first arrival; neighbours of one owner in one batch, and things sent again."""
    batches: list[list[Command]] = []
    for place, (command,) in enumerate(plainly(delivery, commands)):
        mine = commands[command.owner]
        # What the console never heard an answer to: the acts before, once more.
        again = mine[max(0, command.n - 1 - delivery.repeated[place]) : command.n - 1]
        if batches and batches[-1][-1].owner == command.owner and delivery.joined[place]:
            batches[-1].append(command)
        else:
            batches.append([*again, command])
        if delivery.repeated[place] == 2:
            batches.append(list(batches[-1]))
    return batches


def run(model: MergeModel, batches: Sequence[Sequence[Command]]) -> MergeModel:
    """The model after these pushes."""
    for batch in batches:
        model.push(batch)
    return model


def fresh(people: Sequence[EntityId]) -> MergeModel:
    """Nothing has happened yet."""
    return MergeModel({person: dict(START) for person in people})


def _state(model: MergeModel) -> Any:
    conflicts = sorted(repr(one) for one in model.conflicts)
    return model.rows, conflicts, model.outcomes, sorted(model.fates.items())


@settings(max_examples=EXAMPLES or 200)
@given(deliveries())
def test_batches_and_repetitions_change_nothing(delivery: Delivery) -> None:
    people = [new_id(), new_id()]
    commands = commands_of(delivery, people, "d")
    plain = run(fresh(people), plainly(delivery, commands))
    assert _state(plain) == _state(run(fresh(people), roughly(delivery, commands)))
    everything = [command for mine in commands.values() for command in mine]
    assert _state(plain) == _state(run(plain, [everything, everything]))


@settings(max_examples=EXAMPLES or 200)
@given(deliveries(), st.randoms(use_true_random=False))
def test_whatever_comes_first_nothing_is_lost_and_nothing_unseen_is_written_over(
    delivery: Delivery, chance: Any
) -> None:
    people = [new_id(), new_id()]
    commands = commands_of(delivery, people, "d")
    other = list(delivery.arrival)
    chance.shuffle(other)
    found = []
    for arrival in (delivery.arrival, tuple(other)):
        order = Delivery(delivery.acts, arrival, delivery.joined, delivery.repeated)
        model = run(fresh(people), plainly(order, commands))
        # Every act has one answer, and every group of an act that landed has one fate.
        assert len(model.outcomes) == len(arrival)
        for owner, mine in commands.items():
            for command in mine:
                landed = model.outcomes[command.id] in {Outcome.APPLIED, Outcome.CONFLICTING}
                fates = {fate for (id_, _), fate in model.fates.items() if id_ == command.id}
                assert bool(fates) is landed
                assert ("contested" in fates) is (model.outcomes[command.id] is Outcome.CONFLICTING)
                assert owner == command.owner
        # Whoever wrote over something had seen it.
        assert all(was == seen for was, seen in model.overwrites)
        # What is contested stands there with the row's own value beside it, whole.
        for conflict in model.conflicts:
            assert conflict.base.keys() == conflict.mine.keys() == conflict.theirs.keys()
            assert conflict.mine != conflict.theirs
        found.append(model.outcomes)
    # Who comes first decides what is contested, never what is refused or waits for what was refused.
    for outcome in (Outcome.REFUSED, Outcome.WAITING):
        first, second = ({id_ for id_, was in one.items() if was is outcome} for one in found)
        assert first == second


@settings(max_examples=EXAMPLES or 100)
@given(deliveries(OWNERS[:1]), deliveries(OWNERS[1:2]), st.randoms(use_true_random=False))
def test_who_touches_nothing_of_each_other_may_come_in_any_order(
    one: Delivery, two: Delivery, chance: Any
) -> None:
    people = [new_id(), new_id(), new_id(), new_id()]
    commands = commands_of(one, people[:2], "d") | commands_of(two, people[2:], "d")
    arrival = [*one.arrival, *two.arrival]
    states = []
    for _ in range(2):
        chance.shuffle(arrival)
        order = Delivery(one.acts | two.acts, tuple(arrival), (), ())
        states.append(_state(run(fresh(people), plainly(order, commands))))
    assert states[0] == states[1]


def _people(centre: Centre) -> list[EntityId]:
    people = [new_id(), new_id()]
    with centre.administrator() as connection:
        for person in people:
            connection.execute(
                "INSERT INTO council.person (id, reference, given_names, family_name)"
                " VALUES (%s, %s, 'Ann', 'Lee')",
                (person, person),
            )
    return people


def _told_by_sql(centre: Centre, people: Sequence[EntityId], connection: psycopg.Connection) -> Any:
    names = ", ".join(START)
    rows = {
        str(row[0]): dict(zip(START, row[1:], strict=True))
        for row in connection.execute(
            f"SELECT id::text, {names} FROM council.person WHERE id = ANY (%s)".encode(), (list(people),)
        )
    }
    conflicts = sorted(
        json.dumps(row, sort_keys=True)
        for row in connection.execute(
            "SELECT row_id::text, group_name, mine_by, base, mine, theirs FROM council.conflict"
            " WHERE row_id = ANY (%s) AND state = 'open'",
            (list(people),),
        )
    )
    written = connection.execute(
        "SELECT count(*) FROM sync.feed AS f WHERE f.row_id = ANY (%s)", (list(people),)
    ).fetchone()
    return rows, conflicts, written


def test_the_sql_does_what_the_model_says_however_it_is_sent(centre: Centre) -> None:
    tally: Counter[str] = Counter()
    gateways = {owner: centre.gateway(owner) for owner in OWNERS}

    @settings(max_examples=EXAMPLES or 40, suppress_health_check=[HealthCheck.too_slow])
    @given(deliveries())
    def compare(delivery: Delivery) -> None:
        told = []
        for send in (plainly, roughly):
            people = _people(centre)
            commands = commands_of(delivery, people, f"d-{people[0]}")
            model = fresh(people)
            batches = send(delivery, commands)
            for batch in batches:
                answers = gateways[batch[0].owner].push(batch)
                assert [answer.outcome for answer in answers] == model.push(batch)
            with centre.administrator() as connection:
                rows, conflicts, written = _told_by_sql(centre, people, connection)
            assert rows == model.rows
            assert conflicts == sorted(
                json.dumps(dataclasses.astuple(one), sort_keys=True) for one in model.conflicts
            )
            names = dict(zip(people, "AB", strict=True))
            left = sorted((names[EntityId(id_)], str(row)) for id_, row in rows.items())
            told.append((left, len(conflicts), written))
            tally.update(str(outcome) for outcome in model.outcomes.values())
            tally.update(fate for fate in model.fates.values())
            tally["sent again"] += sum(map(len, batches)) - len(delivery.arrival)
            tally["in one batch"] += sum(len(batch) > 1 for batch in batches)
        # Nothing was written twice either: the feed tells of each row as often.
        assert told[0] == told[1]
        event(f"{len(delivery.arrival)} acts")

    compare()
    # A run without one of these would have proven nothing about it.
    wanted = (*Outcome, "written", "there already", "contested", "sent again", "in one batch")
    assert all(tally[what] > 0 for what in wanted), tally
