"""Pushing to the centre, durably, beside plain INSERTs over the same loopback."""

import multiprocessing
import os
import shutil
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg

from advisor_console.domain.changes import Command, Outcome, created
from advisor_console.domain.ids import CommandId, EntityId, new_id
from db.central.administration import add_advisor, init
from db.central.bulk import bulk_load
from db.central.chain import broken_links
from db.central.embedded import EmbeddedPostgres
from db.central.embedded_programs import private_folder
from db.central.gateway import PostgresCentral
from tests.bench import measuring

_PASSWORD = "a long and quite invented one"
_ANN = EntityId("00000000-0000-7000-8000-000000000001")
_BODY = "Rang about the bins; the brown one was not emptied on Tuesday."
_AT = "2026-11-23T10:42:00+00:00"
_ROUNDS = 3
_RAW_ROWS = 600
_MOST = 50

# sync.md, "Speed, as ratios in one run on one machine": how many commands go in one push, how many consoles
# push at once, how many pushes each makes a round, and how many times as quick as plain INSERTs it must be.
_PATHS = (
    ("push, batches of 100, 8 consoles", (100, 8, 6), 3.0),
    ("push, one per transaction, one console", (1, 1, 500), 0.6),
    ("push, batches of 100, 50 consoles", (100, 50, 2), 1.2),
    ("push, batches of 100, one console", (100, 1, 30), None),
    ("push, one per transaction, 8 consoles", (1, 8, 60), None),
)


def results() -> list[dict[str, object]]:
    """Commands a second, beside one connection that inserts one row a transaction in the same minute."""
    with _centre() as url, _consoles(url) as push:
        rows = {name: _path(url, push, shape) for name, shape, _ in _PATHS}
        with psycopg.connect(url) as connection:
            broken = list(broken_links(connection))
    figures: list[dict[str, object]] = [
        {
            "name": name,
            "value": round(value),
            "unit": "commands/s",
            "baseline": round(baseline),
            "ratio": round(ratio, 2),
            "target": target,
            "ok": target is None or ratio >= target,
        }
        for name, _, target in _PATHS
        for value, baseline, ratio in [rows[name]]
    ]
    idle = measuring.idle_milliseconds()
    return [
        *figures,
        measuring.figure("broken links of the chains behind all this", len(broken), "links", at_most=0),
        measuring.figure("a fixed piece of work, p95 (how busy the machine is)", idle, "ms"),
    ]


Push = Callable[[int, int, int], float]


def _path(url: str, push: Push, shape: tuple[int, int, int]) -> tuple[float, float, float]:
    """Median commands a second, median baseline, and the median of the ratios of rounds side by side."""
    rounds = [(push(*shape), _raw(url)) for _ in range(_ROUNDS)]
    rates, baselines = zip(*rounds, strict=True)
    measuring.say(f"size, consoles, pushes {shape}: {[(round(a), round(b)) for a, b in rounds]}")
    return (
        statistics.median(rates),
        statistics.median(baselines),
        statistics.median(rate / raw for rate, raw in rounds),
    )


def _raw(url: str) -> float:
    """Rows a second of one connection that inserts one note a transaction, past every check of ours."""
    statement = (
        "INSERT INTO council.note (id, person_id, body, written_at, advisor) VALUES (%s, %s, %s, %s, 'raw')"
    )
    rows = [(new_id(), _ANN, _BODY, _AT) for _ in range(_RAW_ROWS)]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT 1")
        began = time.perf_counter()
        for row in rows:
            connection.execute(statement, row)
        return _RAW_ROWS / (time.perf_counter() - began)


@contextmanager
def _centre() -> Iterator[str]:
    """A durable centre of its own (fsync on), thrown away afterwards."""
    folder = private_folder(f"bench-sync-{os.getpid()}")
    try:
        with EmbeddedPostgres(folder) as server:
            init(server.url(), {"name": "Westerdale"})
            for number in range(_MOST):
                login = f"desk{number}"
                add_advisor(
                    server.url(), login, login, job_title=None, phone=None, roles=["advisor"],
                    password=_PASSWORD,
                )  # fmt: skip
            with psycopg.connect(server.url()) as connection:
                bulk_load(
                    connection, "person", ("id", "reference", "given_names", "family_name"),
                    [(_ANN, "P-1", "Ann", "Lee")],
                )  # fmt: skip
            yield server.url()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _consoles(url: str) -> Iterator[Push]:
    """Consoles as threads of as many processes as there are processors, all pushing at the same moment."""
    processes = os.cpu_count() or 2
    address = url.rpartition("@")[2]
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, ProcessPoolExecutor(processes, mp_context=context) as pool:
        starts = {parties: manager.Barrier(parties) for parties in range(1, processes + 1)}

        def push(size: int, consoles: int, pushes: int) -> float:
            logins = [f"desk{number}" for number in range(consoles)]
            shares = [share for n in range(processes) if (share := logins[n::processes])]
            start = starts[len(shares)]
            jobs = [pool.submit(_work, address, share, size, pushes, start) for share in shares]
            spans = [job.result() for job in jobs]
            taken = max(end for _, end in spans) - min(begin for begin, _ in spans)
            return consoles * pushes * size / taken

        yield push


def _work(
    address: str, logins: Sequence[str], size: int, pushes: int, start: threading.Barrier
) -> tuple[float, float]:
    """Push from several consoles of this process; gives when the first began and the last ended."""
    gateways = [PostgresCentral(f"postgresql://{address}", login, _PASSWORD) for login in logins]
    try:
        for gateway in gateways:
            for _ in range(6):
                gateway.push([])  # plans are kept from the fifth time on
        work = [_batches(login, size, pushes) for login in logins]
        with ThreadPoolExecutor(len(logins)) as threads:
            start.wait(120)
            began = time.monotonic()
            for done in [
                threads.submit(_send, gateway, mine) for gateway, mine in zip(gateways, work, strict=True)
            ]:
                done.result()
            return began, time.monotonic()
    finally:
        for gateway in gateways:
            gateway.close()


def _send(gateway: PostgresCentral, batches: Sequence[Sequence[Command]]) -> None:
    for batch in batches:
        answers = gateway.push(batch)
        if any(answer.outcome is not Outcome.APPLIED for answer in answers):
            raise ValueError("something was not applied")


def _batches(login: str, size: int, pushes: int) -> list[list[Command]]:
    """Commands of a device of their own, each one new note."""
    device = new_id()
    return [[_command(login, device, 1 + batch * size + n) for n in range(size)] for batch in range(pushes)]


def _command(login: str, device: str, n: int) -> Command:
    note = {"person_id": _ANN, "body": _BODY, "written_at": _AT, "advisor": login}
    return Command(
        id=CommandId(new_id()), owner=login, device=device, n=n, kind="note", contact=None,
        happened_at=datetime.now(UTC), changes=(created("note", new_id(), note),),
    )  # fmt: skip
