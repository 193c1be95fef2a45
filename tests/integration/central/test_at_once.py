"""A batch that lands at once leaves exactly what its commands leave one after the other."""

import dataclasses
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor_console.domain.changes import Change, Command, Outcome, altered, created
from advisor_console.domain.errors import OutOfStep
from advisor_console.domain.ids import EntityId, new_id
from db.central.chain import broken_links
from db.central.policies import secure_database
from tests.helpers.postgres import ScratchCluster
from tests.integration.central.centre import ANN, FLAT, HOME, ROSE, Author, Centre, fixed_id, note, view
from tests.integration.central.conftest import build

pytestmark = pytest.mark.slow

_NEW = tuple(fixed_id(number) for number in range(101, 107))
_ODD = (
    created("property", fixed_id(190), {"uprn": "300"}),
    created("person", fixed_id(191), {"reference": "P-20", "given_names": "A", "protected": True}),
    created("note", fixed_id(192), {}),
    created("note", EntityId("no id"), {"body": "x"}),
    Change("person", ANN, "remove", {}),
    Change("person", ANN, "drop", {}),  # type: ignore[arg-type]  # what a forged client sends
)


class Inventor:
    """Invents what a desk sends: `flaws` of 0 to 1 says how much of it cannot land."""

    def __init__(self, chance: Random, flaws: float) -> None:
        self._chance = chance
        self._flaws = flaws
        self._made = [ANN, ROSE]
        self._coming = [new_id() for _ in range(30)]
        self._desks = [Author(None, "priya", device) for device in ("a", "b")]  # type: ignore[arg-type]  # they only count
        self._sent: list[Command] = []

    def batches(self) -> list[list[Command]]:
        """Commands in batches, as a console that retries, mends and loses count sends them."""
        size = self._chance.randint(1, 12)
        for _ in range(self._chance.randint(8, 30)):
            self._sent.append(self._command())
        return [self._sent[first : first + size] for first in range(0, len(self._sent), size)]

    def _flawed(self, share: float = 1.0) -> bool:
        return self._chance.random() < self._flaws * share

    def _command(self) -> Command:
        act = [self._change() for _ in range(self._chance.randint(0 if self._flawed(0.2) else 1, 3))]
        desk = self._desks[self._chance.random() < 0.2]
        earlier = self._chance.choice(self._sent) if self._sent and self._flawed(0.5) else None
        if earlier is None:
            desk.n += self._flawed(0.05)
            return desk.command(*act)
        trick = self._chance.randrange(3)
        if trick == 0:
            return earlier
        if trick == 1:
            return dataclasses.replace(earlier, changes=tuple(act))
        return desk.command(*act, supersedes=earlier.id)

    def _change(self) -> Change:
        if self._flawed(0.3):
            return self._chance.choice(_ODD)
        kinds = [self._note] * 4 + [self._person, self._period] + ([self._altered] if self._flawed() else [])
        return self._chance.choice(kinds)()

    def _named(self) -> EntityId:
        """A person who may not be there yet, spelt as somebody else's console might."""
        early = self._flaws > 0 and self._chance.random() < 0.05
        person = self._coming[-1] if early and self._coming else self._chance.choice(self._made)
        spelt = (person, person, person.upper(), "{" + person.replace("-", "") + "}")
        return EntityId(self._chance.choice(spelt))

    def _note(self) -> Change:
        body = self._chance.choice(["Rang.", "Wrote.", "a\x00b\ud800c", "x" * 5_000])
        author = "omar" if self._flawed(0.1) else "priya"
        kept = self._chance.choice([None, "contact-1"])
        return note(self._named(), author, "" if self._flawed(0.1) else body, contact_id=kept)

    def _person(self) -> Change:
        person = self._chance.choice(_NEW) if self._flawed(0.5) else (self._coming or [new_id()]).pop()
        self._made.append(person)
        reference = self._chance.choice(["P-1", "P-8", "P-9"]) if self._flawed(0.3) else new_id()
        values = {"reference": reference, "given_names": "New", "family_name": "Resident"}
        return created("person", person, values)

    def _period(self) -> Change:
        """Days of a property, which may be somebody's already."""
        starts, ends = self._chance.choice([(1, 3), (3, 5), (2, 4)] if self._flawed() else [(1, 1)])
        return created(
            "liability_period",
            new_id(),
            {
                "property_id": self._chance.choice([HOME, FLAT]),
                "starts_on": f"2026-0{starts}-01",
                "ends_on": f"2026-0{ends}-01",
                "basis": "liable",
            },
        )

    def _altered(self) -> Change:
        base, new = (self._chance.choice([None, "01632 960001", "01632 960002"]) for _ in range(2))
        return altered("person", self._chance.choice([ANN, ROSE]), {"phone": base}, {"phone": new})


class Twins:
    """Two copies of one centre; the second never lands anything at once."""

    def __init__(self, quick: Centre, slow: Centre) -> None:
        self.quick, self.slow = quick, slow
        with slow.administrator() as connection:
            connection.execute(
                "CREATE OR REPLACE FUNCTION console.land(entries sync.command[], texts text[], salts bytea[],"
                " entities text[], row_ids uuid[], owners uuid[], makings jsonb) RETURNS jsonb"
                " LANGUAGE sql AS 'SELECT NULL::jsonb'"
            )
            connection.execute(
                "CREATE OR REPLACE FUNCTION console.land_one(command jsonb, in_epoch text, OUT results jsonb,"
                " OUT head bigint, OUT news boolean)"
                " LANGUAGE sql AS 'SELECT NULL::jsonb, NULL::bigint, NULL::boolean'"
            )

    def landed(self, centre: Centre) -> tuple[int, int]:
        """How many commands landed at once, and how many one by one: those had a subtransaction each."""
        query = (
            "SELECT count(DISTINCT c.position) FROM sync.feed AS f"
            " JOIN sync.command AS c USING (command_id) WHERE (f.xmin = c.xmin) = %s AND c.attempt = 0"
        )
        return centre.value(query, True), centre.value(query, False)


@pytest.fixture
def twins(postgres_cluster: ScratchCluster, make_database: Callable[[str | None], str]) -> Callable[[], Any]:
    """Makes a new pair each time it is entered."""

    @contextmanager
    def pair() -> Iterator[Twins]:
        urls = [make_database(postgres_cluster.template("centre", build)) for _ in range(2)]
        for url in urls:
            with psycopg.connect(url) as connection:
                secure_database(connection)
        quick, slow = (Centre(url) for url in urls)
        try:
            yield Twins(quick, slow)
        finally:
            quick.close()
            slow.close()
            for url in urls:
                postgres_cluster.drop(url)

    return pair


def _push(centre: Centre, batches: list[list[Command]]) -> list[tuple[Any, ...]]:
    gateway = centre.gateway("priya")
    answers: list[tuple[Any, ...]] = []
    for batch in batches:
        try:
            answers += [
                (r.command, r.outcome, r.seq, r.reason, len(r.conflicts)) for r in gateway.push(batch)
            ]
        except OutOfStep as error:
            answers.append(("out of step", error.expected))
    gateway.close()
    return answers


_LEFT = {
    "person": "SELECT * FROM council.person ORDER BY id",
    "note": "SELECT * FROM council.note ORDER BY id",
    "periods": "SELECT * FROM council.liability_period ORDER BY id",
    "liable": "SELECT * FROM council.liable_person ORDER BY id",
    "conflicts": "SELECT entity, row_id, group_name, base, mine, theirs, command_id, mine_by, theirs_by,"
    " state FROM council.conflict ORDER BY command_id, row_id, group_name",
    "feed": "SELECT seq, entity, CASE entity WHEN 'conflict' THEN NULL ELSE row_id END, command_id,"
    " CASE WHEN seq < (SELECT coalesce(min(c.seq), 999999) FROM sync.feed AS c WHERE c.entity = 'conflict')"
    " THEN hash END FROM sync.feed ORDER BY seq",
    "record": "SELECT position, command_id, attempt, owner, device, n, kind, supersedes, outcome, seq,"
    " reason, cardinality(conflicts) FROM sync.command ORDER BY position",
    "texts": "SELECT command_id, body, length(salt) FROM sync.command_text ORDER BY command_id",
    "parked": "SELECT * FROM sync.parked ORDER BY command_id, entity, row_id",
}


def _left(centre: Centre) -> dict[str, list[Any]]:
    with centre.administrator() as connection:
        found = {name: connection.execute(query.encode()).fetchall() for name, query in _LEFT.items()}
        found["broken"] = list(broken_links(connection))
    return found


@pytest.mark.parametrize("spelt", [str, str.upper, lambda text: "{" + text.replace("-", "") + "}"])
def test_who_is_named_before_they_are_made_is_not_there(
    centre: Centre, spelt: Callable[[str], EntityId]
) -> None:
    author = centre.author("priya")
    person = new_id()
    made = created("person", person, {"reference": "P-9", "given_names": "New", "family_name": "Resident"})
    early, there = author.command(note(spelt(person), "priya")), author.command(made)
    outcomes = [result.outcome for result in author.gateway.push([early, there])]
    assert outcomes == [Outcome.REFUSED, Outcome.APPLIED]
    late = author.push(note(spelt(person), "priya"))
    assert late.outcome is Outcome.APPLIED


def test_at_once_or_one_by_one_is_the_same(twins: Callable[[], Any]) -> None:
    tally: Counter[str] = Counter()

    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(chance=st.randoms(use_true_random=True), flaws=st.sampled_from([0.0, 0.1, 0.5]))
    def compare(chance: Random, flaws: float) -> None:
        batches = Inventor(chance, flaws).batches()
        with twins() as pair:
            answers = _push(pair.quick, batches)
            assert answers == _push(pair.slow, batches)
            left = _left(pair.quick)
            assert left == _left(pair.slow)
            assert left["broken"] == []
            at_once, singly = pair.landed(pair.quick)
            assert pair.landed(pair.slow)[0] == 0
        tally.update({"at once": at_once, "one by one": singly, "batches": len(batches)})
        tally.update(str(answer[1]) for answer in answers if answer[0] != "out of step")
        tally.update("out of step" for answer in answers if answer[0] == "out of step")

    compare()
    # A run without one of these would have proven nothing about it.
    wanted = ("at once", "one by one", "batches", "out of step", *Outcome)
    assert all(tally[what] > 0 for what in wanted), tally
    assert tally["at once"] > 50, tally


def test_one_alone_lands_at_once(centre: Centre) -> None:
    author = centre.author("priya")
    author.push(note(ANN, "priya"))
    author.push(view(ANN, "priya"))
    person = new_id()
    named = {"reference": "P-9", "given_names": "New", "family_name": "Resident"}
    author.push(created("person", person, named), note(person, "priya"))
    author.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960001"}))
    # Whatever is merged step by step has a subtransaction of its own.
    query = "SELECT array_agg(DISTINCT c.n ORDER BY c.n) FROM sync.feed AS f JOIN sync.command AS c"
    assert centre.value(f"{query} USING (command_id) WHERE f.xmin = c.xmin") == [1, 2, 3]
    assert centre.value(f"{query} USING (command_id) WHERE f.xmin <> c.xmin") == [4]


def test_one_alone_with_a_field_that_nobody_may_write_is_refused_whole(centre: Centre) -> None:
    author = centre.author("priya")
    author.push(note(ANN, "priya"))
    assert author.push(note(ANN, "priya", colour="red")).outcome is Outcome.REFUSED
    assert centre.value("SELECT count(*) FROM council.note") == 1


@pytest.mark.parametrize("function", ["land", "land_one"])
def test_what_is_planned_once_has_no_defaults(centre: Centre, function: str) -> None:
    """They insert every column of these: a default of the schema would be passed by."""
    source = centre.value("SELECT prosrc FROM pg_proc WHERE oid = %s::regproc", f"console.{function}")
    planned = re.findall(r"INSERT INTO council\.(\w+) SELECT \*", source)
    assert planned == ["note", "record_view"]
    query = (
        "SELECT count(column_default), count(*) > 0 FROM information_schema.columns"
        " WHERE table_schema = 'council' AND table_name = %s"
    )
    with centre.administrator() as connection:
        for table in planned:
            assert connection.execute(query, (table,)).fetchone() == (0, True), table
