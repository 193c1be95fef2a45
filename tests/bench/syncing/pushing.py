"""Pushing to the centre, durably, beside plain INSERTs over the same loopback."""

import multiprocessing
import os
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

import psycopg

from advisor_console.domain.changes import Command, Outcome
from advisor_console.domain.ids import new_id
from db.central.gateway import PostgresCentral
from tests.bench import measuring
from tests.bench.syncing import commands
from tests.bench.syncing.centre import Centre

_RAW_ROWS = 300
_WARM = 10
RAW = "INSERT INTO council.note (id, person_id, body, written_at, advisor) VALUES (%s, %s, %s, %s, 'raw')"

# How many commands go in one push, how many consoles push at once, how many pushes each makes a round;
# how many rounds there are; and how many times as quick as plain INSERTs it must be (sync.md, "Speed").
_PATHS = (
    ("push, batches of 100, 8 consoles", (100, 8, 6), 3, 3.0),
    ("push, one per transaction, one console", (1, 1, 300), 5, 0.6),
    ("push, batches of 100, 50 consoles", (100, 50, 2), 3, 1.2),
    ("push, batches of 100, one console", (100, 1, 30), 3, None),
    ("push, one per transaction, 8 consoles", (1, 8, 60), 3, None),
)


class Pushed(NamedTuple):
    """How quick a round was, and what it sent."""

    rate: float
    sent: list[commands.Sent]


Push = Callable[[int, int, int], Pushed]


def figures(centre: Centre) -> tuple[list[dict[str, object]], list[commands.Sent]]:
    """Commands a second, beside one connection that inserts one row a transaction in the same minute."""
    found, sent = [], []
    with _consoles(centre) as push:
        for name, shape, times, target in _PATHS:
            rounds = []
            for _ in range(times):
                pushed = push(*shape)
                sent += pushed.sent
                rounds.append((pushed.rate, raw_rate(centre)))
            measuring.say(f"{name}: {[(round(a), round(b)) for a, b in rounds]}")
            rates, baselines = zip(*rounds, strict=True)
            found.append(
                measuring.figure(
                    name, statistics.median(rates), "commands/s", baseline=statistics.median(baselines),
                    ratio=statistics.median(rate / raw for rate, raw in rounds), ratio_at_least=target,
                )
            )  # fmt: skip
    return found, sent


def raw_rate(centre: Centre, rows: int = _RAW_ROWS) -> float:
    """Rows a second of one connection that inserts one note a transaction, past every check of ours."""
    values = [(new_id(), centre.person, commands.BODY, commands.AT) for _ in range(_WARM + rows)]
    with psycopg.connect(centre.url, autocommit=True) as connection:
        for row in values[:_WARM]:
            connection.execute(RAW, row)
        began = time.perf_counter()
        for row in values[_WARM:]:
            connection.execute(RAW, row)
        return rows / (time.perf_counter() - began)


@contextmanager
def _consoles(centre: Centre) -> Iterator[Push]:
    """Consoles as threads of as many processes as there are processors, all pushing at the same moment."""
    processes = os.cpu_count() or 2
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, ProcessPoolExecutor(processes, mp_context=context) as pool:
        starts = {parties: manager.Barrier(parties) for parties in range(1, processes + 1)}

        def push(size: int, consoles: int, pushes: int) -> Pushed:
            logins = [f"desk{number}" for number in range(consoles)]
            shares = [share for n in range(processes) if (share := logins[n::processes])]
            start = starts[len(shares)]
            jobs = [pool.submit(_work, centre, share, size, pushes, start) for share in shares]
            done = [job.result() for job in jobs]
            taken = max(end for _, end, _ in done) - min(begin for begin, _, _ in done)
            return Pushed(consoles * pushes * size / taken, [one for _, _, sent in done for one in sent])

        yield push


def _work(
    centre: Centre, logins: Sequence[str], size: int, pushes: int, start: threading.Barrier
) -> tuple[float, float, list[commands.Sent]]:
    """Push from several consoles of this process; gives when they began and ended, and what was sent."""
    gateways = [centre.gateway(login) for login in logins]
    try:
        # A console's connection lives for a day, and its plans are kept from the fifth time on.
        warm = [_batches(centre, login, min(size, 2), _WARM) for login in logins]
        for gateway, some in zip(gateways, warm, strict=True):
            _send(gateway, some)
        work = [_batches(centre, login, size, pushes) for login in logins]
        with ThreadPoolExecutor(len(logins)) as threads:
            start.wait(120)
            began = time.monotonic()
            for done in [
                threads.submit(_send, gateway, mine) for gateway, mine in zip(gateways, work, strict=True)
            ]:
                done.result()
            ended = time.monotonic()
        return began, ended, commands.sent(one for mine in (*warm, *work) for batch in mine for one in batch)
    finally:
        for gateway in gateways:
            gateway.close()


def _send(gateway: PostgresCentral, batches: Sequence[Sequence[Command]]) -> None:
    for batch in batches:
        answers = gateway.push(batch)
        if any(answer.outcome is not Outcome.APPLIED for answer in answers):
            raise ValueError("something was not applied")


def _batches(centre: Centre, login: str, size: int, pushes: int) -> list[list[Command]]:
    """Commands of a device of their own, each one new note."""
    device = new_id()
    return [
        [commands.command(centre.person, login, device, 1 + batch * size + n) for n in range(size)]
        for batch in range(pushes)
    ]
