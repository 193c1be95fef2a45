"""Monday, 9 o'clock: the line is back, and every console has something to send.

Each console has its own login, its own connections, the real engine and the pauses of the sync worker. What
300 machines keep on 300 disks is kept in memory here, so that it is the centre that is measured.
"""

import contextlib
import multiprocessing
import os
import random
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing
from typing import NamedTuple

from advisor_console.domain.changes import PushResult
from advisor_console.domain.errors import WorldError
from advisor_console.domain.feed import history_of
from advisor_console.domain.ids import new_id
from advisor_console.sync.engine import Report, Sync
from db.schema import REPLICATED
from tests.bench import measuring
from tests.bench.syncing import commands
from tests.bench.syncing.centre import Centre
from tests.bench.syncing.pushing import raw_rate
from tests.unit.sync.fakes import Cursor, FakeOutbox, FakeReplica
from ui.app.syncing import POLL_SECONDS, pause_after

CONSOLES, PENDING = 300, 20
_DRAINED_SECONDS = 10.0


class _Outbox(FakeOutbox):
    """Remembers when the centre's last answers came."""

    sent_at = 0.0

    def record(self, results: Iterable[PushResult]) -> None:
        """Keep the answers."""
        super().record(results)
        self.sent_at = time.monotonic()


class _Drained(NamedTuple):
    """When a console's outbox was empty and when it had fetched all there was, and what it took."""

    sent: float
    fetched: float
    failures: int
    pulled: int


def figures(centre: Centre) -> tuple[list[dict[str, object]], list[commands.Sent]]:
    """Seconds until the last of them has nothing left to send."""
    processes = os.cpu_count() or 2
    with closing(centre.gateway("desk0")) as gateway:
        info = gateway.server_info()
    at = (info.epoch, info.last, info.last_hash)
    context = multiprocessing.get_context("spawn")
    logins = [f"desk{number}" for number in range(CONSOLES)]
    with context.Manager() as manager, ProcessPoolExecutor(processes, mp_context=context) as pool:
        start = manager.Barrier(processes)
        jobs = [pool.submit(_work, centre, logins[n::processes], at, start) for n in range(processes)]
        done = [job.result() for job in jobs]
    began = min(begin for begin, _, _ in done)
    drained = [one for _, some, _ in done for one in some]
    sent = [one for _, _, some in done for one in some]
    return [
        measuring.figure(
            f"{CONSOLES} consoles reconnecting, {PENDING} pending each: drained",
            max(one.sent for one in drained) - began, "s",
            baseline=CONSOLES * PENDING / raw_rate(centre, CONSOLES * PENDING), at_most=_DRAINED_SECONDS,
        ),
        measuring.figure("the last of them has fetched", max(one.fetched for one in drained) - began, "s"),
        measuring.figure("rows they fetched", sum(one.pulled for one in drained), "rows"),
        measuring.figure("times that they had to try again", sum(one.failures for one in drained), "times"),
    ], sent  # fmt: skip


def _work(
    centre: Centre, logins: Sequence[str], at: Cursor, start: threading.Barrier
) -> tuple[float, list[_Drained], list[commands.Sent]]:
    """The consoles of this process, all at once; gives when they began, how each fared, and what was sent."""
    outboxes = [_outbox(centre, login, at) for login in logins]
    together = threading.Barrier(len(logins))
    with ThreadPoolExecutor(len(logins)) as threads:
        start.wait(120)
        began = time.monotonic()
        jobs = [
            threads.submit(_drain, centre, login, outbox, at, together)
            for login, outbox in zip(logins, outboxes, strict=True)
        ]
        drained = [job.result() for job in jobs]
    sent = commands.sent(one.command for outbox in outboxes for one in outbox.commands.values())
    return began, drained, sent


def _outbox(centre: Centre, login: str, at: Cursor) -> _Outbox:
    device = new_id()
    made = _Outbox(*(commands.command(centre.person, login, device, n) for n in range(1, PENDING + 1)))
    made.at_history = history_of(at[0])
    return made


def _drain(centre: Centre, login: str, outbox: _Outbox, at: Cursor, together: threading.Barrier) -> _Drained:
    """Rounds as the sync worker makes them: until all is sent, then after its pause one that fetches."""
    failures = 0
    report = Report()
    with closing(centre.gateway(login)) as gateway:
        sync = Sync(gateway, outbox, FakeReplica(at), tuple(REPLICATED))
        for fetch in (False, True):
            while not _went_well(sync, report, fetch=fetch):
                time.sleep(pause_after(failures))
                failures += 1
            if not fetch:
                time.sleep(random.uniform(*POLL_SECONDS))
        fetched = time.monotonic()
        with contextlib.suppress(WorldError):
            gateway.wait_for_change(0)
        # Nobody hangs up before the last has come: a connection that is held is a connection less.
        together.wait(120)
    return _Drained(outbox.sent_at, fetched, failures, report.pulled)


def _went_well(sync: Sync, report: Report, *, fetch: bool) -> bool:
    report.push_error = None
    try:
        sync.once(report=report, fetch=fetch)
    except WorldError:
        return False
    return report.push_error is None
