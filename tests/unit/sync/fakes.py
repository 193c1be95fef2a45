"""A centre, an outbox and a replica that remember what was asked of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from advisor_console.domain.changes import Change, Command, FeedPage, Outcome, PushResult, created
from advisor_console.domain.errors import EpochPassed, OutOfStep, WorldError
from advisor_console.domain.feed import Pending, PendingNow, ServerInfo, SnapshotChunk, not_shown_by_rows
from advisor_console.domain.ids import CommandId, EntityId

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
ENTITIES = ("person", "property", "note")

Cursor = tuple[str, int, str]


def command(n: int, *changes: Change) -> Command:
    """The n-th command of a device."""
    changes = changes or (created("note", EntityId(f"note-{n}"), {"body": "x"}),)
    return Command(CommandId(EntityId(f"command-{n}")), "ann", "desk", n, "test", None, NOW, changes)


def page(last: int, state: Any = "ok", **values: Any) -> FeedPage:
    """A page up to an entry of the feed."""
    return FeedPage(state, values.pop("epoch", "e1"), last, f"hash-{last}", NOW, **values)


class FakeCentre:
    """Answers pulls from a script of pages and pushes from a table of outcomes; the rest is at its head."""

    def __init__(self, head: int = 0) -> None:
        self.epoch = "e1"
        self.head = head
        self.pages: list[FeedPage | WorldError] = []
        self.outcomes: dict[CommandId, Outcome] = {}
        self.known: dict[CommandId, PushResult] = {}
        self.expected: int | None = None
        self.push_error: WorldError | None = None
        self.pushes: list[list[int]] = []
        self.pulls: list[Cursor] = []
        self.asked: list[tuple[str, EntityId | None]] = []
        self.chunks: dict[str, list[SnapshotChunk]] = {}
        self.on_push: Callable[[], None] = lambda: None
        self.on_chunk: Callable[[], None] = lambda: None
        self.durable = 0
        self.record: dict[int, str] = {}
        self.again: list[dict[int, str | None]] = []

    def server_info(self, seen: int | None = None) -> ServerInfo:
        """Say where the feed and the record stand."""
        end = max(self.record, default=0)
        return ServerInfo(
            "r0001", "0.1.0", self.epoch, self.head, f"hash-{self.head}", 0, "ann", "Ann Advisor", (), NOW,
            durable_position=self.durable, record=end, record_hash=self.record.get(end, ""),
            seen_hash=self.record.get(seen or 0),
        )  # fmt: skip

    def push(
        self,
        commands: Sequence[Command],
        history: str | None = None,
        again: Mapping[CommandId, str | None] = MappingProxyType({}),
    ) -> Sequence[PushResult]:
        """Answer each: as before when it is known, else by the table."""
        if history not in (None, self.epoch):
            raise EpochPassed
        self.again.append({one.n: again[one.id] for one in commands if one.id in again})
        if self.push_error is not None:
            raise self.push_error
        if self.expected is not None and commands[0].n > self.expected:
            raise OutOfStep(self.expected)
        self.pushes.append([one.n for one in commands])
        self.on_push()
        return [self._answer(one) for one in commands]

    def _answer(self, one: Command) -> PushResult:
        known = self.known.get(one.id)
        if known is None or known.outcome is Outcome.WAITING:
            outcome = self.outcomes.get(one.id, Outcome.APPLIED)
            if outcome is not Outcome.REFUSED:
                self.head += 1
            known = PushResult(one.id, outcome, 0 if outcome is Outcome.REFUSED else self.head)
            self.known[one.id] = known
        return known

    def pull(self, epoch: str, since: int, since_hash: str, limit: int) -> FeedPage:
        """Give the next page of the script, or say that there is nothing new."""
        self.pulls.append((epoch, since, since_hash))
        if not self.pages:
            return page(max(since, self.head), epoch=self.epoch)
        found = self.pages.pop(0)
        if isinstance(found, WorldError):
            raise found
        return found

    def snapshot(self, entity: str, after: EntityId | None, limit: int) -> SnapshotChunk:
        """Give the entity's next chunk."""
        self.asked.append((entity, after))
        self.on_chunk()
        chunks = self.chunks.get(entity, [SnapshotChunk(entity, ("id",), (), None)])
        keys = [None, *(one.after for one in chunks)]
        return chunks[keys.index(after)]

    def wait_for_change(self, seconds: float) -> bool:
        """Nobody waits here."""
        return False


class FakeOutbox:
    """Commands in order, with what was answered."""

    def __init__(self, *commands: Command) -> None:
        self.commands = {one.id: Pending(one, None) for one in commands}
        self.settled: set[CommandId] = set()
        self.settles: list[int] = []
        self.at_history: str | None = "e1"
        self.seen: tuple[int, str] | None = None
        self.reopened: set[CommandId] = set()
        self.trims: list[int] = []

    def unsent(self, limit: int) -> Sequence[Command]:
        """What was never answered, or waits."""
        return [
            one.command
            for one in self.commands.values()
            if one.result is None
            or one.result.outcome is Outcome.WAITING
            or (one.result.outcome is Outcome.REFUSED and one.command.id not in self.settled)
        ][:limit]

    def again(self) -> Mapping[CommandId, str | None]:
        """What was saved before the centre was restored, and why it was refused then."""
        unsent = {one.id for one in self.unsent(len(self.commands))}
        results = {id_: self.commands[id_].result for id_ in self.reopened & unsent}
        return {id_: result.reason if result is not None else None for id_, result in results.items()}

    def history(self) -> str | None:
        """The history that the answers are of."""
        return self.at_history

    def record_seen(self) -> tuple[int, str] | None:
        """Where the record ended."""
        return self.seen

    def see_record(self, place: int, digest: str) -> None:
        """Note where it ends."""
        self.seen = (place, digest)

    def begin_history(self, history: str, place: int, digest: str) -> None:
        """Nothing is answered any more but what was refused."""
        self.at_history, self.seen = history, (place, digest)
        for id_, one in self.commands.items():
            self.reopened.add(id_)
            self.settled.discard(id_)
            if one.result is not None and one.result.outcome is not Outcome.REFUSED:
                self.commands[id_] = replace(one, result=None)

    def trim(self, durable_position: int) -> None:
        """Note the mark."""
        self.trims.append(durable_position)

    def close_gap(self, expected: int) -> bool:
        """Nothing was lost here; the real outbox is asked in tests/integration."""
        return False

    def record(self, results: Iterable[PushResult]) -> None:
        """Keep the answers."""
        for result in results:
            self.commands[result.command] = replace(self.commands[result.command], result=result)
            self.settled.discard(result.command)
            if result.outcome is Outcome.REFUSED:
                self.settled.add(result.command)

    def unsettled(self) -> Sequence[Pending]:
        """What the replica may not show yet."""
        return [
            one
            for id_, one in self.commands.items()
            if id_ not in self.settled and not (one.result and one.result.outcome is Outcome.REFUSED)
        ]

    def settle(self, up_to: int) -> None:
        """Note how far the replica is."""
        self.settles.append(up_to)
        for id_, one in self.commands.items():
            if (
                one.result is not None
                and one.result.outcome in {Outcome.APPLIED, Outcome.CONFLICTING}
                and one.result.seq <= up_to
            ):
                self.settled.add(id_)

    def refused(self) -> Sequence[Pending]:
        """What was refused."""
        return [one for one in self.commands.values() if one.result and one.result.outcome is Outcome.REFUSED]

    def counts(self) -> Mapping[str, int]:
        """How many of each."""
        raise NotImplementedError


class FakeReplica:
    """A cursor, what is projected, and the story of what happened."""

    def __init__(self, cursor: Cursor | None = ("e1", 0, "hash-0")) -> None:
        self.at = cursor
        self.shown: list[int] = []
        self.story: list[str] = []
        self.begun: tuple[Cursor, tuple[str, ...], dict[str, EntityId | None]] | None = None

    def cursor(self) -> Cursor | None:
        """Where the rows are."""
        return self.at

    def apply(self, page: FeedPage, pending: PendingNow) -> Mapping[str, Sequence[EntityId]]:
        """Take a page."""
        self.story.append(f"page {page.last}")
        self.at = (page.epoch, page.last, page.last_hash)
        self._show(pending)
        return {entity: [row["id"] for row in rows] for entity, rows in page.rows.items()}

    def begin_snapshot(self, info: ServerInfo, entities: Sequence[str]) -> Mapping[str, EntityId | None]:
        """Begin, or go on with the one that was stopped for the same entities."""
        if self.begun is None or self.begun[1] != tuple(entities) or self.begun[0][0] != info.epoch:
            cursor = (info.epoch, info.last, info.last_hash)
            self.begun = (cursor, tuple(entities), dict.fromkeys(entities))
        return dict(self.begun[2])

    def add_chunk(self, chunk: SnapshotChunk) -> None:
        """Put a chunk aside."""
        assert self.begun is not None
        if chunk.after is None:
            del self.begun[2][chunk.entity]
        else:
            self.begun[2][chunk.entity] = chunk.after

    def finish_snapshot(self, pending: PendingNow) -> None:
        """Put it in place."""
        assert self.begun is not None
        assert not self.begun[2]
        cursor, entities, _ = self.begun
        self.story.append(f"copy of {' '.join(entities)}")
        if entities == ENTITIES:
            self.at = cursor
        self.begun = None
        self._show(pending)

    def project(self, command: Command) -> None:
        """Show a command."""
        self.shown.append(command.n)

    def withdraw(self, commands: Sequence[CommandId], pending: PendingNow) -> None:
        """Stop showing commands."""
        self.story.append(f"withdrew {' '.join(commands)}")
        self._show(pending)

    def outdate(self) -> None:
        """Take the rows for older than any answer."""
        self.story.append("outdated")
        if self.at is not None:
            self.at = (self.at[0], -1, self.at[2])

    def reproject(self, pending: PendingNow) -> None:
        """Show what is pending anew."""
        self.story.append("reprojected")
        self._show(pending)

    def last_synced(self) -> datetime | None:
        """Not asked here."""
        raise NotImplementedError

    def details(self) -> Mapping[str, Any]:
        """Not asked here."""
        raise NotImplementedError

    def _show(self, pending: PendingNow) -> None:
        self.shown = [one.command.n for one in not_shown_by_rows(pending(), self.at[1] if self.at else -1)]
