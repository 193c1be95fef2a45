"""The first copy and what came later: rows from the centre into the replica and its search index."""

import sqlite3
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing, nullcontext
from pathlib import Path

import psycopg

from advisor_console.domain.changes import Change, Command, Outcome, altered
from advisor_console.domain.ids import CommandId, new_id
from advisor_console.sync.engine import PULL_PAGE, PUSH_BATCH
from tests.bench import measuring
from tests.bench.syncing import commands
from tests.bench.syncing.centre import Centre
from tests.bench.syncing.console import Console, console, without_cipher

_ROUNDS = 2
_NOTES, _ALTERED = 8_000, 4_000
_RATIO, _ROWS_A_SECOND = 0.6, 8_000


def first_copy(centre: Centre, root: Path) -> list[dict[str, object]]:
    """A new console's first round, and the same code over files without a cipher, in turn (ABBA)."""
    taken: dict[bool, list[float]] = {True: [], False: []}
    rows = 0
    for number in range(_ROUNDS):
        for encrypted in (True, False) if number % 2 == 0 else (False, True):
            with tempfile.TemporaryDirectory(dir=root) as folder:
                seconds, rows = _copied(centre, Path(folder), encrypted=encrypted)
            measuring.say(f"{'encrypted' if encrypted else 'plain'}: {rows:,} rows in {seconds:.1f} s")
            taken[encrypted].append(seconds)
    quickest, plain = min(taken[True]), min(taken[False])
    return [
        measuring.figure(
            "snapshot into SQLCipher with search index", rows / quickest, "rows/s",
            baseline=rows / plain, ratio_at_least=_RATIO,
        ),
        measuring.figure(f"snapshot of {rows:,} rows", quickest, "s", baseline=plain),
    ]  # fmt: skip


def _copied(centre: Centre, root: Path, *, encrypted: bool) -> tuple[float, int]:
    with nullcontext() if encrypted else without_cipher(), console(centre, "desk0", root) as one:
        began = time.perf_counter()
        one.sync.once()
        seconds = time.perf_counter() - began
        head = one.folder.replica.read_bytes()[:6]
        if (head == b"SQLite") is encrypted:
            raise ValueError("the file is not what it is taken for")
        return seconds, sum(one.replica.details()["rows"].values())


def later_changes(
    centre: Centre, one: Console, root: Path
) -> tuple[list[dict[str, object]], list[commands.Sent]]:
    """What others have sent since: two notes to every new mobile number, which the search index holds."""
    one.sync.once()
    sent = _others_send(centre)
    began = time.perf_counter()
    report = one.sync.once()
    seconds = time.perf_counter() - began
    notes = [act.changes[0].id for act in sent if act.changes[0].entity == "note"]
    if report.pulled < len(sent) or report.snapshot:
        raise ValueError(f"only {report.pulled} rows came, or not row by row")
    with psycopg.connect(centre.url) as connection:
        raw = _raw_copy(connection, root / "raw.db", notes)
    figure = measuring.figure(
        "incremental pull into replica and index", report.pulled / seconds, "rows/s",
        baseline=raw, at_least=_ROWS_A_SECOND,
    )  # fmt: skip
    return [figure], commands.sent(sent)


def _others_send(centre: Centre) -> list[Command]:
    """Everything that is to be pulled, notes between new numbers."""
    login, device = "desk1", new_id()
    with psycopg.connect(centre.url) as connection:
        people = connection.execute(
            "SELECT id::text, mobile FROM council.person WHERE NOT protected ORDER BY id LIMIT %s",
            (_ALTERED,),
        ).fetchall()
    changes: list[Change] = []
    for number, (person, mobile) in enumerate(people):
        changes += [commands.note(person, login) for _ in range(_NOTES // _ALTERED)]
        after = f"07700 900{number % 1000:03d}"
        if after != mobile:
            changes.append(altered("person", person, {"mobile": mobile}, {"mobile": after}))
    acts = [
        Command(CommandId(new_id()), login, device, n, "test", None, commands.now(), (change,))
        for n, change in enumerate(changes, 1)
    ]
    with closing(centre.gateway(login)) as gateway:
        for start in range(0, len(acts), PUSH_BATCH):
            answers = gateway.push(acts[start : start + PUSH_BATCH])
            if any(answer.outcome is not Outcome.APPLIED for answer in answers):
                raise ValueError("something was not applied")
    return acts


def _raw_copy(connection: psycopg.Connection, path: Path, notes: Sequence[str]) -> float:
    """Rows a second of notes read by psycopg and put into a plain table with a key, a page at a time."""
    query = (
        "SELECT id::text, person_id::text, contact_id::text, case_id::text, body, written_at::text, advisor"
        " FROM council.note WHERE id = ANY (%s::uuid[])"
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode = WAL")
        target.execute("PRAGMA synchronous = NORMAL")
        target.execute(
            "CREATE TABLE note (id TEXT PRIMARY KEY, person_id, contact_id, case_id, body, at, advisor)"
        )
        began = time.perf_counter()
        for start in range(0, len(notes), PULL_PAGE):
            rows = connection.execute(query, (list(notes[start : start + PULL_PAGE]),)).fetchall()
            target.execute("BEGIN")
            target.executemany("INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            target.execute("COMMIT")
        return len(notes) / (time.perf_counter() - began)
