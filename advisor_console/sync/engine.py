"""One round of syncing: push what was saved here, pull what changed there, snapshot where that is needed."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from advisor_console.domain.changes import Command, FeedPage, Outcome, PushResult, Written
from advisor_console.domain.errors import EpochPassed, HistoryRewritten, OutOfStep, WorldError
from advisor_console.domain.feed import ServerInfo, history_of
from advisor_console.domain.ids import EntityId
from advisor_console.sync.ports import Central, Outbox, Replica

PUSH_BATCH = 100
PULL_PAGE = 2_000
SNAPSHOT_CHUNK = 5_000
MOST_PUSHED_IN_ONE_ROUND = 10_000
MOST_COPIES_IN_ONE_ROUND = 2


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

    copies counts the whole copies that were begun, snapshot says that one, or a part of one, was finished.
    push_error is there when sending failed and fetching went on all the same (sync.md, invariant 7).
    stopped says that it ended before all was fetched. more_to_send says that the outbox held more than one
    round sends. notices are the centre's sentences about what others had done first, so that nothing was
    left to do.
    """

    pushed: int = 0
    applied: int = 0
    conflicting: int = 0
    refused: int = 0
    waiting: int = 0
    pulled: int = 0
    copies: int = 0
    snapshot: bool = False
    stopped: bool = False
    more_to_send: bool = False
    push_error: WorldError | None = None
    notices: list[str] = field(default_factory=list)
    changed: dict[str, set[EntityId]] = field(default_factory=dict)
    written: dict[EntityId, Written] = field(default_factory=dict)

    def count(self, commands: Iterable[Command], results: Sequence[PushResult]) -> None:
        """Add the centre's answers to the figures, and what they are about to what has changed.

        A command that is answered is no longer "not sent", whether or not its rows come back with the feed;
        a refused one is no longer shown at all.
        """
        self.pushed += len(results)
        outcomes = {result.command: result.outcome for result in results}
        self.notices += [
            result.reason for result in results if result.reason and result.outcome is Outcome.APPLIED
        ]
        for outcome in outcomes.values():
            setattr(self, outcome.value, getattr(self, outcome.value) + 1)
        for command in commands:
            # What waits is offered, and waits, again and again; there is nothing new to read.
            if outcomes.get(command.id, Outcome.WAITING) is not Outcome.WAITING:
                for change in command.changes:
                    self.changed.setdefault(change.entity, set()).add(change.id)

    def note(self, changed: Mapping[str, Iterable[EntityId]]) -> None:
        """Add rows that came with a page."""
        for entity, ids in changed.items():
            self.changed.setdefault(entity, set()).update(ids)


@dataclass(frozen=True, slots=True)
class _Round:
    """What every step of one round needs to know."""

    stop: threading.Event
    progress: Callable[[Progress], None]
    report: Report


class Sync:
    """Brings the outbox and the replica of one signed-in advisor up to date with the centre.

    Holds no connection and no thread of its own: the caller's sync worker calls `once`. Never raises away
    what was already done: each page, chunk and batch is kept before the next is asked for.
    on_time is told the centre's time as soon as it has answered.
    """

    def __init__(
        self,
        central: Central,
        outbox: Outbox,
        replica: Replica,
        entities: Sequence[str],
        on_time: Callable[[datetime], None] = lambda _: None,
    ) -> None:
        self._central = central
        self._outbox = outbox
        self._replica = replica
        self._entities = tuple(entities)
        self._on_time = on_time

    def once(
        self,
        stop: threading.Event | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        report: Report | None = None,
        *,
        fetch: bool = True,
    ) -> Report:
        """Push, then pull to the head; take a snapshot first where the replica has none.

        Without fetch it only pushes: when the line is back for everybody at once, what others saved can
        wait until all have sent.
        report is filled in as the round goes on, so that a caller who gives one knows what was done before
        an error. Raises CentreUnreachable and its kin when fetching fails. A failure to send does not stop
        fetching; it is in the report. Raises HistoryRewritten before anything is sent or fetched.
        """
        round_ = _Round(stop or threading.Event(), progress, report if report is not None else Report())
        info = self._greet()
        try:
            self._push(round_)
        except EpochPassed:
            round_.report.more_to_send = True  # restored since we asked: the next round meets it
        except WorldError as error:
            round_.report.push_error = error
        if fetch:
            if self._replica.cursor() is None:
                self._copy_all(round_)
            self._pull(round_)
            self._outbox.trim(info.durable_position)
        round_.report.stopped = round_.stop.is_set() or not fetch
        return round_.report

    def _greet(self) -> ServerInfo:
        """Ask the centre where it stands, and see that its history is the one that this machine knows."""
        seen = self._outbox.record_seen()
        info = self._central.server_info(seen[0] if seen is not None else None)
        self._on_time(info.server_time)
        self._know(info, seen)
        return info

    def _know(self, info: ServerInfo, seen: tuple[int, str] | None) -> None:
        """Meet a new history by offering everything again; without one, the one we saw must be there."""
        end = (info.record, info.record_hash)
        if self._outbox.history() != info.history:
            # Numbers of the feed mean something else from here on. In this order: the outbox, which knows
            # that this was done, comes last.
            self._replica.outdate()
            self._outbox.begin_history(info.history, *end)
        elif seen is not None and seen[0] > 0 and info.seen_hash != seen[1]:
            raise HistoryRewritten
        elif seen != end:
            self._outbox.see_record(*end)

    def _push(self, round_: _Round) -> None:
        commands = self._outbox.unsent(MOST_PUSHED_IN_ONE_ROUND)
        if not commands:
            return
        try:
            self._send(commands, round_)
        except OutOfStep as error:
            self._close_gap(error, commands, round_)
            commands = self._outbox.unsent(MOST_PUSHED_IN_ONE_ROUND)
            self._send(commands, round_)
        round_.report.more_to_send = len(commands) == MOST_PUSHED_IN_ONE_ROUND

    def _close_gap(self, error: OutOfStep, commands: Sequence[Command], round_: _Round) -> None:
        """Number on from what the centre expects, where this outbox was damaged or put back from a copy.

        Raises the error when it has lost nothing.
        """
        for command in commands:
            if command.n < error.expected:
                # One by one: what the centre has is answered, what it has not makes it say so again.
                with contextlib.suppress(OutOfStep):
                    self._send([command], round_)
        if not self._outbox.close_gap(error.expected):
            raise error

    def _send(self, commands: Sequence[Command], round_: _Round) -> None:
        history, again = self._outbox.history(), self._outbox.again()
        for start in range(0, len(commands), PUSH_BATCH):
            if round_.stop.is_set():
                return
            round_.progress(Progress("sending", start, len(commands)))
            batch = commands[start : start + PUSH_BATCH]
            known = {one.id: again[one.id] for one in batch if one.id in again}
            results = self._central.push(batch, history, known)
            self._outbox.record(results)
            round_.report.count(batch, results)
            refused = [result.command for result in results if result.outcome is Outcome.REFUSED]
            if refused:
                self._replica.withdraw(refused, self._outbox.unsettled)

    def _pull(self, round_: _Round) -> None:
        while not round_.stop.is_set():
            cursor = self._replica.cursor()
            if cursor is None:
                return
            page = self._central.pull(*cursor, PULL_PAGE)
            if page.state == "new_epoch" and history_of(page.epoch) == history_of(cursor[0]):
                raise HistoryRewritten
            if page.state != "ok":
                # A new epoch, a pruned feed or a gap in it: all rows come as a snapshot.
                self._copy_all(round_)
                continue
            if page.more and page.last <= cursor[1]:
                raise WorldError(
                    "The centre says that there is more to fetch and does not give it.",
                    "What you saved is kept on this machine. Tell your administrator.",
                )
            # Replaced in bulk. Fetched before the cursor passes the entry, so that a crash asks again.
            replaced = [name for name in self._entities if name in page.reload]
            if replaced and not self._snapshot(replaced, round_):
                return
            self._take(page, round_.report)
            round_.progress(Progress("fetching", round_.report.pulled, 0))
            if not page.more:
                return

    def _take(self, page: FeedPage, report: Report) -> None:
        changed = self._replica.apply(page, self._outbox.unsettled)
        self._outbox.settle(page.last)
        report.pulled += sum(len(ids) for ids in changed.values())
        report.note(changed)
        report.written.update(page.written)

    def _copy_all(self, round_: _Round) -> None:
        if round_.report.copies >= MOST_COPIES_IN_ONE_ROUND:
            raise WorldError(
                "The centre asks for a new copy of all records again and again.",
                "What you saved is kept on this machine. Tell your administrator.",
            )
        round_.report.copies += 1
        self._snapshot(self._entities, round_)

    def _snapshot(self, entities: Sequence[str], round_: _Round) -> bool:
        """Copy entities whole; False when it was stopped on the way, to be gone on with another time."""
        info = self._central.server_info()
        if info.history != self._outbox.history():
            self._know(info, None)
        todo = self._replica.begin_snapshot(info, entities)
        rows = 0
        for entity, start in todo.items():
            after: EntityId | None = start
            while True:
                if round_.stop.is_set():
                    return False
                chunk = self._central.snapshot(entity, after, SNAPSHOT_CHUNK)
                self._replica.add_chunk(chunk)
                rows += len(chunk.rows)
                round_.progress(Progress("copying", entities.index(entity), len(entities), rows))
                after = chunk.after
                if after is None:
                    break
        self._replica.finish_snapshot(self._outbox.unsettled)
        round_.report.snapshot = True
        round_.progress(Progress("copying", len(entities), len(entities), rows))
        return True


def recover(outbox: Outbox, replica: Replica) -> None:
    """At start, heal what a crash between two files left.

    The cursor is the truth of what the rows hold; the outbox may not have heard of it.
    """
    cursor = replica.cursor()
    if cursor is not None:
        outbox.settle(cursor[1])
    replica.reproject(outbox.unsettled)
