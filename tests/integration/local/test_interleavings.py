"""In whatever order saving, answers, pulls, refusals and crashes come, the screen shows what it should."""

import atexit
import copy
import functools
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from advisor_console.domain.changes import Change, Command, FeedPage, FieldChange, Outcome, PushResult
from advisor_console.domain.ids import EntityId
from advisor_console.sync.engine import recover
from tests.helpers.local_files import (
    HASH,
    NOW,
    LocalFiles,
    advisor_folder,
    chunk,
    info,
    intent,
    open_files,
)

_IDS = [EntityId(f"row-{n}") for n in range(3)]
_TABLES = ("organisation", "support_need")
_FIELDS = {"organisation": ("name", "phone"), "support_need": ("kind", "detail")}
_WORDS = st.sampled_from(["red", "blue", "green"])
_ROWS = st.tuples(st.sampled_from(_TABLES), st.sampled_from(_IDS))

Key = tuple[str, EntityId]
Rows = dict[Key, dict[str, Any]]


def _new_row(entity: str, id_: EntityId, one: str, two: str) -> dict[str, Any]:
    first, second = _FIELDS[entity]
    rest: dict[str, Any] = (
        {"kind": "charity", "email": None}
        if entity == "organisation"
        else {"person_id": "p", "recorded_on": "2026-01-01", "ended_on": None}
    )
    return {"id": id_, first: one, second: two, **rest}


def _fold(rows: Rows, command: Command) -> None:
    """What a command does to rows, said as plainly as can be: the oracle's half of the projection."""
    for change in command.changes:
        key = (change.entity, change.id)
        new = {name: value.new for name, value in change.fields.items()}
        if change.op == "remove":
            rows.pop(key, None)
        elif change.op == "create":
            rows.setdefault(key, {"id": change.id, **new})
        elif key in rows:
            rows[key] = rows[key] | new


@functools.cache
def _new_home() -> Path:
    """A home with both files just made: copying it is quicker than making them for every example."""
    root = Path(tempfile.mkdtemp(prefix="ac-interleavings-"))
    atexit.register(shutil.rmtree, root)
    open_files(advisor_folder(root)).close()
    return root


class _Centre:
    """The truth, with a feed; it merges field by field as the real one does."""

    def __init__(self) -> None:
        self.rows: Rows = {}
        self.feed: list[Key] = []
        self.answers: dict[str, PushResult] = {}

    def write(self, key: Key, row: dict[str, Any] | None) -> None:
        if row is None:
            self.rows.pop(key, None)
        else:
            self.rows[key] = row
        self.feed.append(key)

    def take(self, command: Command, *, refuse: bool) -> PushResult:
        if command.id in self.answers:
            return self.answers[command.id]
        if refuse:
            result = PushResult(command.id, Outcome.REFUSED, 0, "no")
        else:
            contested = sum(self._merge(change) for change in command.changes)  # every one is merged
            outcome = Outcome.CONFLICTING if contested else Outcome.APPLIED
            result = PushResult(command.id, outcome, len(self.feed))
        self.answers[command.id] = result
        return result

    def _merge(self, change: Change) -> bool:
        key = (change.entity, change.id)
        row = self.rows.get(key)
        if change.op == "remove":
            self.write(key, None)
            return False
        if change.op == "create":
            if row is None:
                self.write(
                    key, {"id": change.id} | {name: value.new for name, value in change.fields.items()}
                )
            return row is not None
        if row is None:
            return True
        open_fields = {n: v.new for n, v in change.fields.items() if row[n] in (v.base, v.new)}
        self.write(key, row | open_fields)
        return len(open_fields) < len(change.fields)


class Interleavings(RuleBasedStateMachine):
    """One console, one centre, other consoles; the oracle is in plain dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self._root = Path(tempfile.mkdtemp(prefix="ac-interleavings-")) / "home"
        shutil.copytree(_new_home(), self._root)
        self._files: LocalFiles = open_files(advisor_folder(self._root))
        self._centre = _Centre()
        self._cursor = 0
        self._base: Rows = {}
        self._commands: dict[str, Command] = {}
        self._answered: dict[str, PushResult] = {}
        self._settled: set[str] = set()
        self._shown: list[str] = []
        self._aside: dict[str, Rows] | None = None
        self._aside_seq = 0
        for entity in self._files.replica.begin_snapshot(info(0), _TABLES):
            self._files.replica.add_chunk(chunk(entity, []))
        self._files.replica.finish_snapshot(self._files.outbox.unsettled)

    def teardown(self) -> None:
        self._files.close()
        shutil.rmtree(self._root.parent)

    def _expected(self) -> Rows:
        rows = copy.deepcopy(self._base)
        for id_ in self._shown:
            _fold(rows, self._commands[id_])
        return rows

    def _reconciled(self) -> None:
        """Find the commands that must be on screen now: in order, unless the rows have them."""
        self._shown = []
        for id_ in self._commands:
            result = self._answered.get(id_)
            done = result is not None and (result.outcome is Outcome.REFUSED or result.seq <= self._cursor)
            if id_ not in self._settled and not done:
                self._shown.append(id_)

    def _settle(self) -> None:
        self._files.outbox.settle(self._cursor)
        self._settled |= {
            id_
            for id_, result in self._answered.items()
            if result.outcome is not Outcome.REFUSED and result.seq <= self._cursor
        }

    def _changes(self, rows: list[Key], word: str, op: str) -> tuple[Change, ...]:
        shown = self._expected()
        changes = []
        for entity, id_ in rows:
            now = shown.get((entity, id_))
            if now is None:
                fields = {n: FieldChange(None, v) for n, v in _new_row(entity, id_, word, word).items()}
                fields.pop("id")
                changes.append(Change(entity, id_, "create", fields))
            elif op == "remove":
                changes.append(Change(entity, id_, "remove", {}))
            else:
                field = _FIELDS[entity][0 if word == "red" else 1]
                changes.append(Change(entity, id_, "set", {field: FieldChange(now[field], word)}))
        return tuple(changes)

    @rule(
        rows=st.lists(_ROWS, min_size=1, max_size=3),
        word=_WORDS,
        op=st.sampled_from(["set", "set", "remove"]),
        crashes=st.sampled_from([False, False, False, True]),
    )
    def save(self, rows: list[Key], word: str, op: str, *, crashes: bool) -> None:
        meant = intent(*self._changes(rows, word, op))
        # A crash comes after the outbox has it and before the replica shows it.
        command = (self._files.outbox if crashes else self._files.log).save(meant, NOW)
        self._commands[command.id] = command
        self._shown.append(command.id)
        if crashes:
            self._crash()

    @precondition(lambda self: self._files.outbox.unsent(1))
    @rule(
        outcomes=st.lists(st.sampled_from(["taken", "taken", "refused", "unheard"]), min_size=1, max_size=3)
    )
    def push(self, outcomes: list[str]) -> None:
        for outcome in outcomes:
            for command in self._files.outbox.unsent(1):
                result = self._centre.take(command, refuse=outcome == "refused")
                if outcome == "unheard":  # the line broke after the centre had it; it will be asked again
                    return
                self._files.outbox.record([result])
                self._answered[command.id] = result
                if result.outcome is Outcome.REFUSED:
                    self._files.replica.withdraw([command.id], self._files.outbox.unsettled)
                    self._reconciled()

    @rule(row=_ROWS, word=_WORDS, gone=st.sampled_from([False, False, True]))
    def another_console_writes(self, row: Key, word: str, *, gone: bool) -> None:
        now = self._centre.rows.get(row)
        if now is None:
            self._centre.write(row, _new_row(*row, word, word))
        else:
            self._centre.write(row, None if gone else now | {_FIELDS[row[0]][1]: word})

    @rule(limit=st.integers(1, 3), crashes=st.sampled_from([False, False, False, True]))
    def pull(self, limit: int, *, crashes: bool) -> None:
        entries = self._centre.feed[self._cursor : self._cursor + limit]
        self._cursor += len(entries)
        rows: dict[str, list[dict[str, Any]]] = {}
        gone: dict[str, list[EntityId]] = {}
        for entity, id_ in set(entries):
            row = self._centre.rows.get((entity, id_))
            if row is None:
                gone.setdefault(entity, []).append(id_)
                self._base.pop((entity, id_), None)
            else:
                rows.setdefault(entity, []).append(row)
                self._base[entity, id_] = row
        page = FeedPage("ok", "e1", self._cursor, HASH, NOW, rows=rows, gone=gone)
        self._files.replica.apply(page, self._files.outbox.unsettled)
        self._reconciled()
        if crashes:  # after the rows are there and before the outbox hears of it
            self._crash()
        else:
            self._settle()

    def _crash(self) -> None:
        self._files.close()
        self._files = open_files(advisor_folder(self._root))
        recover(self._files.outbox, self._files.replica)
        self._settle()
        self._reconciled()

    @rule(stop_after=st.integers(0, len(_TABLES)))
    def snapshot(self, stop_after: int) -> None:
        replica = self._files.replica
        if self._aside is None:
            self._aside, self._aside_seq = {}, len(self._centre.feed)
        todo = list(replica.begin_snapshot(info(len(self._centre.feed)), _TABLES))
        for entity in todo[:stop_after]:
            now = {key: row for key, row in self._centre.rows.items() if key[0] == entity}
            replica.add_chunk(chunk(entity, [row for _, row in sorted(now.items())]))
            self._aside[entity] = now
        if stop_after < len(todo):
            return
        replica.finish_snapshot(self._files.outbox.unsettled)
        self._base = {key: row for rows in self._aside.values() for key, row in rows.items()}
        self._cursor, self._aside = self._aside_seq, None
        self._reconciled()

    @invariant()
    def the_screen_shows_what_it_should(self) -> None:
        shown: Rows = {
            (entity, EntityId(id_)): row
            for entity in _TABLES
            for id_, row in self._files.rows(entity).items()
        }
        assert shown == self._expected()


Interleavings.TestCase.settings = settings(max_examples=30, stateful_step_count=40, deadline=None)
TestInterleavings = Interleavings.TestCase
