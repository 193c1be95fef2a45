"""One round of syncing: push what was saved here, pull what changed there, snapshot where that is needed."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from advisor_console.domain.changes import FeedPage, Outcome, PushResult
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId
from advisor_console.sync.ports import Central, Outbox, Replica

PUSH_BATCH = 100
PULL_PAGE = 2_000
SNAPSHOT_CHUNK = 5_000
MOST_PUSHED_IN_ONE_ROUND = 10_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round has come: stage is "sending", "fetching" or "copying"; total is 0 where unknown."""

    stage: str
    done: int
    total: int
    rows: int = 0


@dataclass(slots=True)
class Report:
    """What one round did. changed holds ids by entity that pages may want to read again.

    push_error is there when sending failed and fetching went on all the same (sync.md, invariant 7).
    """

    pushed: int = 0
    applied: int = 0
    conflicting: int = 0
    refused: int = 0
    waiting: int = 0
    pulled: int = 0
    snapshot: bool = False
    stopped: bool = False
    push_error: WorldError | None = None
    changed: dict[str, set[EntityId]] = field(default_factory=dict)

    def count(self, results: Sequence[PushResult]) -> None:
        """Add the centre's answers to the figures."""
        self.pushed += len(results)
        for result in results:
            name = result.outcome.value
            setattr(self, name, getattr(self, name) + 1)


class Sync:
    """Brings the outbox and the replica of one signed-in advisor up to date with the centre.

    Holds no connection and no thread of its own: the caller's sync worker calls `once`. Never raises away
    what was already done: each page, chunk and batch is kept before the next is asked for.
    """

    def __init__(self, central: Central, outbox: Outbox, replica: Replica, entities: Sequence[str]) -> None:
        self._central = central
        self._outbox = outbox
        self._replica = replica
        self._entities = tuple(entities)

    def once(
        self, stop: threading.Event | None = None, progress: Callable[[Progress], None] = lambda _: None
    ) -> Report:
        """Push, then pull to the head; take a snapshot first where the replica has none.

        Raises CentreUnreachable and its kin when fetching fails. A failure to send does not stop fetching;
        it is in the report, or raised when fetching fails too.
        """
        stop = stop or threading.Event()
        report = Report()
        try:
            self._push(report, stop, progress)
        except WorldError as error:
            report.push_error = error
        if self._replica.cursor() is None:
            self._snapshot(self._entities, report, stop, progress)
        if not stop.is_set():
            self._pull(report, stop, progress)
        report.stopped = stop.is_set()
        return report

    def _push(self, report: Report, stop: threading.Event, progress: Callable[[Progress], None]) -> None:
        unsent = self._outbox.unsent(MOST_PUSHED_IN_ONE_ROUND)
        for start in range(0, len(unsent), PUSH_BATCH):
            if stop.is_set():
                return
            progress(Progress("sending", start, len(unsent)))
            results = self._central.push(unsent[start : start + PUSH_BATCH])
            self._outbox.record(results)
            report.count(results)
            refused = [result.command for result in results if result.outcome is Outcome.REFUSED]
            if refused:
                self._replica.withdraw(refused, self._outbox.unsettled)

    def _pull(self, report: Report, stop: threading.Event, progress: Callable[[Progress], None]) -> None:
        while not stop.is_set():
            cursor = self._replica.cursor()
            if cursor is None:
                return
            page = self._central.pull(*cursor, PULL_PAGE)
            if page.state != "ok":
                # A new epoch, a pruned feed or a gap in it: all rows come as a snapshot.
                self._snapshot(self._entities, report, stop, progress)
                continue
            if page.reload:
                # Replaced in bulk. Fetched before the cursor passes the entry, so that a crash asks again.
                replaced = [name for name in self._entities if name in page.reload]
                self._snapshot(replaced, report, stop, progress)
                if stop.is_set():
                    return
            self._take(page, report)
            progress(Progress("fetching", report.pulled, 0))
            if not page.more:
                return

    def _take(self, page: FeedPage, report: Report) -> None:
        changed = self._replica.apply(page, self._outbox.unsettled)
        self._outbox.settle(page.last)
        report.pulled += sum(len(ids) for ids in changed.values())
        for entity, ids in changed.items():
            report.changed.setdefault(entity, set()).update(ids)

    def _snapshot(
        self,
        entities: Sequence[str],
        report: Report,
        stop: threading.Event,
        progress: Callable[[Progress], None],
    ) -> None:
        todo = self._replica.begin_snapshot(self._central.server_info(), entities)
        rows = 0
        total = len(entities)
        for entity, start in todo.items():
            after: EntityId | None = start
            while True:
                if stop.is_set():
                    return
                chunk = self._central.snapshot(entity, after, SNAPSHOT_CHUNK)
                self._replica.add_chunk(chunk)
                rows += len(chunk.rows)
                progress(Progress("copying", entities.index(entity), total, rows))
                after = chunk.after
                if after is None:
                    break
        self._replica.finish_snapshot(self._outbox.unsettled)
        report.snapshot = True
        progress(Progress("copying", total, total, rows))


def recover(outbox: Outbox, replica: Replica) -> None:
    """At start, heal what a crash between two files left.

    The cursor is the truth of what the rows hold; the outbox may not have heard of it.
    """
    cursor = replica.cursor()
    if cursor is not None:
        outbox.settle(cursor[1])
    replica.reproject(outbox.unsettled)
