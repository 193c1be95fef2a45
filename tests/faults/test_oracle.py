"""The harness finds what it is there to find: each part of the code is broken once, and the judge says so."""

import contextlib
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from advisor_console.domain.changes import Command, FeedPage, Outcome, PushResult
from advisor_console.domain.errors import CentreUnreachable
from advisor_console.domain.ids import CommandId, new_id
from advisor_console.services.ports import Intent
from db.central.gateway import PostgresCentral
from db.local.outbox import SqlOutbox
from tests.faults import oracle, rollbacks, schedules
from tests.faults.ground import LOGINS, Database, Ground
from tests.faults.line import Wires
from tests.faults.tally import Tally
from tests.faults.workers import ready
from tests.faults.world import Console, World

pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and RLIMIT_FSIZE"),
    pytest.mark.timeout(600),
]

_TRIES = 8


@pytest.fixture(scope="module")
def stage() -> Iterator[tuple[Ground, Wires]]:
    """A server, wires, and the boundaries."""
    with ready() as made:
        yield made


def _counted(
    stage: tuple[Ground, Wires],
    kind: schedules.Kind,
    wrong: str,
    spoil: Callable[[World], None] | None = None,
) -> int:
    """Run schedules of a kind until the judge finds what is wrong; gives how much."""
    dealt = [number for number, dealt in enumerate(schedules.DECK) if dealt is kind]
    numbers = [number + round_ * len(schedules.DECK) for round_ in range(_TRIES) for number in dealt]
    for number in numbers[:_TRIES]:
        tally = Tally()
        with contextlib.suppress(AssertionError, psycopg.Error):  # it may break altogether
            schedules.run(*stage, number, tally, spoil)
        if getattr(tally, wrong):
            return int(getattr(tally, wrong))
    return 0


def _respelled(function: str, was: str, becomes: str) -> Callable[[World], None]:
    """Alter one place of a function at the centre; `was` is a pattern."""

    def spoil(world: World) -> None:
        with world.database.administrator() as connection:
            row = connection.execute("SELECT pg_get_functiondef(%s::regproc)", (function,)).fetchone()
            if row is None or not re.search(was, row[0]):
                raise LookupError(f"{function} reads otherwise now")
            connection.execute(re.sub(was, becomes, row[0]).encode())

    return spoil


def test_a_centre_that_writes_over_a_conflict_is_found(stage: tuple[Ground, Wires]) -> None:
    over = _respelled("console.merge_set", r"ELSIF part\.unchanged\b.* THEN", "ELSIF true THEN")
    assert _counted(stage, schedules.cuts, "overwritten", over) > 0


def test_a_centre_that_closes_a_conflict_otherwise_than_chosen_is_found(stage: tuple[Ground, Wires]) -> None:
    other = "choice = CASE fields -> 'choice' ->> 'new' WHEN 'mine' THEN 'theirs' ELSE 'mine' END, "
    swapped = _respelled("console.choose", r"choice = fields -> 'choice' ->> 'new', ", other)
    assert _counted(stage, schedules.kills, "overwritten", swapped) > 0


def test_a_console_that_tells_of_damage_that_nobody_did_is_found(
    stage: tuple[Ground, Wires], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Console, "tampered", property(lambda _: False, lambda *_: None), raising=False)
    assert _counted(stage, schedules.damaged_replicas, "lost") > 0


def test_a_centre_that_does_not_know_a_command_again_is_found(stage: tuple[Ground, Wires]) -> None:
    def forget(world: World) -> None:
        _respelled("console.receive", "IF NOT FOUND THEN", "IF true THEN")(world)
        _respelled("console.receive", r"PERFORM console\.check_envelope\(.*\);", "")(world)
        _respelled(
            "console.keep", r"own_id, salt, own_text\)", "own_id, salt, own_text) ON CONFLICT DO NOTHING"
        )(world)
        with world.database.administrator() as connection:
            connection.execute(
                "DROP INDEX sync.uq_command_command_id_attempt, sync.uq_command_owner_device_n"
            )

    assert _counted(stage, schedules.duplicates, "doubled", forget) > 0


def test_a_console_that_takes_no_answer_for_an_answer_is_found(
    stage: tuple[Ground, Wires], monkeypatch: pytest.MonkeyPatch
) -> None:
    push = PostgresCentral.push

    def trusting(central: PostgresCentral, commands: Sequence[Command], *rest: Any) -> Sequence[PushResult]:
        try:
            return push(central, commands, *rest)
        except CentreUnreachable:
            return [PushResult(command.id, Outcome.APPLIED, 0) for command in commands]

    monkeypatch.setattr(PostgresCentral, "push", trusting)
    assert _counted(stage, schedules.cuts, "lost") > 0


def test_a_console_that_saves_anew_what_was_not_answered_is_found(
    stage: tuple[Ground, Wires], monkeypatch: pytest.MonkeyPatch
) -> None:
    unsent = SqlOutbox.unsent
    tried: Counter[str] = Counter()

    def anew(outbox: SqlOutbox, limit: int) -> Sequence[Command]:
        found = unsent(outbox, limit)
        tried.update(command.id for command in found)
        for command in found:
            if tried[command.id] == 2:
                outbox.save(Intent(CommandId(new_id()), command.kind, command.changes), command.happened_at)
        return unsent(outbox, limit)

    monkeypatch.setattr(SqlOutbox, "unsent", anew)
    assert _counted(stage, schedules.cuts, "doubled") > 0


def test_a_pull_that_leaves_a_row_out_is_found(
    stage: tuple[Ground, Wires], monkeypatch: pytest.MonkeyPatch
) -> None:
    pull = PostgresCentral.pull

    def forgetful(central: PostgresCentral, *asked: Any) -> FeedPage:
        page = pull(central, *asked)
        return replace(page, rows={entity: rows[1:] for entity, rows in page.rows.items()})

    monkeypatch.setattr(PostgresCentral, "pull", forgetful)
    assert _counted(stage, schedules.cuts, "lost") > 0


def test_a_save_that_keeps_nothing_is_found(
    stage: tuple[Ground, Wires], monkeypatch: pytest.MonkeyPatch
) -> None:
    save = SqlOutbox.save
    saved: list[Command] = []

    def careless(outbox: SqlOutbox, *act: Any) -> Command:
        saved.append(save(outbox, *act))
        if len(saved) % 3 == 0:
            with outbox.file.writing() as connection:
                connection.exec_driver_sql("DELETE FROM command WHERE id = ?", (saved[-1].id,))
        return saved[-1]

    monkeypatch.setattr(SqlOutbox, "save", careless)
    assert _counted(stage, schedules.cuts, "lost") > 0


def test_a_centre_that_schedules_take_in_turn_is_as_new_to_each(stage: tuple[Ground, Wires]) -> None:
    ground, _ = stage
    database = ground.shared()
    new = _everything(database)
    for number in range(3):
        schedules.run(*stage, schedules.DECK.index(schedules.cuts) + number * len(schedules.DECK), Tally())
    used = _everything(database)
    assert {table for table, rows in used.items() if rows != new[table]} >= {"sync.command", "council.note"}
    assert _everything(ground.shared()) == new


def _everything(database: Database) -> dict[str, list[str]]:
    """Every row and number of a centre, as text."""
    with database.administrator() as connection:
        names = connection.execute(
            "SELECT oid::regclass::text, CASE relkind WHEN 'S' THEN '(last_value, is_called)' ELSE 't' END"
            " FROM pg_class WHERE relkind IN ('r', 'S')"
            " AND relnamespace IN ('council'::regnamespace, 'sync'::regnamespace)"
        ).fetchall()
        return {
            name: sorted(
                row for (row,) in connection.execute(f"SELECT {all_}::text FROM {name} AS t".encode())
            )
            for name, all_ in names
        }


def test_the_naive_reader_loses_rows_where_ours_loses_none(stage: tuple[Ground, Wires]) -> None:
    missed = 0
    for number in range(_TRIES):
        tally = Tally()
        world = World(*stage, number, tally)
        try:
            naive = rollbacks.NaiveReader(world.database)
            writers = [world.console(login) for login in LOGINS[:8]]
            readers = [world.console(login) for login in LOGINS[8:10]]
            rollbacks.write_beside(readers, writers, naive)
            schedules.heal(world)
            schedules.rest(world)
            oracle.judge(world, ("person", "note", "conflict"))
            assert world.complaints == []
            assert len(world.words) == 8 * rollbacks.ACTS
            missed += len(naive.missed())
        finally:
            world.close()
        if missed:
            break
    assert missed > 0
