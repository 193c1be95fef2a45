"""Saving, which an advisor waits for: one durable insert, beside a raw one on the same disk."""

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import ParamSpec

from advisor_console.domain.changes import Command
from tests.bench import measuring
from tests.bench.syncing import commands
from tests.bench.syncing.centre import Centre
from tests.bench.syncing.console import Console

P = ParamSpec("P")

_SAVES = 1_000
_P95_MILLISECONDS, _P99_MILLISECONDS = 5.0, 20.0


class MainFile:
    """Counts the saves that wrote to the file itself: only a checkpoint does, a save writes its WAL."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._state()
        self.written = 0

    def look(self) -> None:
        """Look whether it was written since the last look."""
        found = self._state()
        self.written += found != self._seen
        self._seen = found

    def _state(self) -> tuple[int, int]:
        found = self._path.stat()
        return found.st_mtime_ns, found.st_size


def figures(centre: Centre, one: Console, root: Path) -> tuple[list[dict[str, object]], list[commands.Sent]]:
    """p95 and p99 of the outbox alone, with projection and search index, and raw, act by act in turn."""
    one.outbox.file.tidy(thoroughly=True)
    one.replica.file.tidy(thoroughly=True)
    alone, shown, raw = [], [], []
    kept: list[commands.Sent] = []
    files = [MainFile(path) for path in (one.folder.outbox, one.folder.replica)]
    with closing(_raw_file(root / "raw-saves.db")) as plain:
        for number in range(1, _SAVES + 1):
            acts = [commands.intent(commands.note(centre.person, one.login)) for _ in range(2)]
            kept += [(act.id, act.changes[0].id) for act in acts]
            third = commands.command(centre.person, one.login, "raw", number)
            alone.append(_timed(one.outbox.save, acts[0], commands.now()))
            shown.append(_timed(one.log.save, acts[1], commands.now()))
            raw.append(_timed(_raw_save, plain, third))
            for file in files:
                file.look()
    checkpoints = sum(file.written for file in files)
    # The proof of the count: one checkpoint on purpose is seen.
    one.outbox.file.tidy()
    files[0].look()
    seen = sum(file.written for file in files) - checkpoints
    return [
        *(
            measuring.figure(
                f"{name}, {share}", measuring.percentile(taken, part), "ms",
                baseline=measuring.percentile(raw, part), at_most=bound,
            )
            for name, taken, bounded in (("save", alone, True), ("save and show", shown, False))
            for share, part, most in (
                ("p50", 0.5, None), ("p95", 0.95, _P95_MILLISECONDS), ("p99", 0.99, _P99_MILLISECONDS),
            )
            for bound in [most if bounded else None]
        ),
        measuring.figure(f"checkpoints in {2 * _SAVES} saves", checkpoints, "checkpoints", at_most=0),
        measuring.figure("a checkpoint on purpose, as the count sees it", seen, "checkpoints", at_least=1),
    ], kept  # fmt: skip


def _timed(act: Callable[P, object], *arguments: P.args, **options: P.kwargs) -> float:
    began = time.perf_counter()
    act(*arguments, **options)
    return (time.perf_counter() - began) * 1000


def _raw_file(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE command (n INTEGER PRIMARY KEY, id TEXT UNIQUE, payload TEXT)")
    return connection


def _raw_save(connection: sqlite3.Connection, command: Command) -> None:
    payload = json.dumps(command.as_json())
    connection.execute("INSERT INTO command (id, payload) VALUES (?, ?)", (command.id, payload))
