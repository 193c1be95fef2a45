"""What syncing needs: the centre on one side, the two local files on the other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from advisor_console.domain.changes import Command, FeedPage, PushResult
from advisor_console.domain.feed import Pending, PendingNow, ServerInfo, SnapshotChunk
from advisor_console.domain.ids import CommandId, EntityId


class Central(Protocol):
    """The council's centre. Every call raises CentreUnreachable when there is no answer."""

    def server_info(self, seen: int | None = None) -> ServerInfo:
        """Ask where the centre stands; seen is a place in its record whose hash is wanted."""
        ...

    def push(
        self, commands: Sequence[Command], history: str | None, again: Mapping[CommandId, str | None]
    ) -> Sequence[PushResult]:
        """Hand over the signed-in owner's commands, in order; each lands whole or not at all.

        history is the one that the outbox knows; EpochPassed is raised when the centre has another. again
        names those saved before the centre was restored, each with the reason when it was refused then: it
        stays refused, and what belongs to a record that somebody else has yet to offer again waits."""
        ...

    def pull(self, epoch: str, since: int, since_hash: str, limit: int) -> FeedPage: ...
    def snapshot(self, entity: str, after: EntityId | None, limit: int) -> SnapshotChunk: ...
    def wait_for_change(self, seconds: float) -> bool:
        """Wait for a NOTIFY at most so long; True when one came. A hint only."""
        ...


class Outbox(Protocol):
    """The commands this advisor saved on this machine, until the centre has them safely."""

    def unsent(self, limit: int) -> Sequence[Command]:
        """Give the next commands to push, in order of n: never answered, answered "waiting", or refused by a
        centre that has been restored since."""
        ...

    def again(self) -> Mapping[CommandId, str | None]:
        """Name those of the unsent that were saved before the centre was restored, with the reason when it
        had refused them."""
        ...

    def history(self) -> str | None:
        """Give the centre's history that the answers in the outbox are of; None before the first."""
        ...

    def record_seen(self) -> tuple[int, str] | None:
        """Give the place and hash where the centre's record ended when it was last asked."""
        ...

    def see_record(self, place: int, digest: str) -> None:
        """Note where the centre's record ends now."""
        ...

    def begin_history(self, history: str, place: int, digest: str) -> None:
        """Take the centre for a new one, whose record ends here: everything kept is to be offered again."""
        ...

    def trim(self, durable_position: int) -> None:
        """Delete what is answered, shown by the rows, and behind the durable mark in the centre's record."""
        ...

    def close_gap(self, expected: int) -> bool:
        """Number what the centre never received so that it goes on from `expected`, in the order it was
        saved; ids stay. False when there is nothing to number, or when this file has lost nothing."""
        ...

    def record(self, results: Iterable[PushResult]) -> None:
        """Store the centre's answers durably."""
        ...

    def unsettled(self) -> Sequence[Pending]:
        """Give, in order of n, what the replica may not show yet: unanswered, waiting, or applied/conflicting
        and not yet settled. Refused commands are not among them."""
        ...

    def settle(self, up_to: int) -> None:
        """Note that the replica now holds every feed entry to seq `up_to`; answered commands behind it are
        shown by the rows themselves."""
        ...

    def refused(self) -> Sequence[Pending]: ...
    def counts(self) -> Mapping[str, int]:
        """Count commands by "unsent", "waiting", "refused", "conflicting", "applied"."""
        ...


class Replica(Protocol):
    """The disposable copy. A pull or a snapshot is told to it in whole transactions."""

    def cursor(self) -> tuple[str, int, str] | None:
        """Give (epoch, seq, hash at seq), or None while there is no complete snapshot."""
        ...

    def apply(self, page: FeedPage, pending: PendingNow) -> Mapping[str, Sequence[EntityId]]:
        """Take a page's rows and move the cursor in one transaction, projecting the pending commands on top
        again; gives the ids that changed by entity.

        Projects only what the rows at page.last do not show yet (advisor_console.domain.feed)."""
        ...

    def begin_snapshot(self, info: ServerInfo, entities: Sequence[str]) -> Mapping[str, EntityId | None]:
        """Start a snapshot or go on with a stopped one of the same epoch whose seq the floor has not passed:
        gives, for each entity still to fetch, the key to go on from.

        entities are all of them, or only those that a bulk import replaced; then the cursor stays where it is
        (rows that are newer than the cursor do no harm: the feed gives them again)."""
        ...

    def add_chunk(self, chunk: SnapshotChunk) -> None: ...
    def finish_snapshot(self, pending: PendingNow) -> None:
        """Put the fetched rows in place of the old ones, build the index, project the pending commands and
        set the cursor to the seq read before the first chunk, unless only some entities were fetched."""
        ...

    def project(self, command: Command) -> None:
        """Show a command just saved."""
        ...

    def withdraw(self, commands: Sequence[CommandId], pending: PendingNow) -> None:
        """Stop showing commands that the centre refused, keeping the pending ones shown."""
        ...

    def outdate(self) -> None:
        """Take the rows for older than any answer: the centre was restored, and they are fetched again."""
        ...

    def reproject(self, pending: PendingNow) -> None:
        """At start: take all projections back and project the pending commands again, which heals whatever a
        crash between the two files left."""
        ...

    def last_synced(self) -> datetime | None: ...
    def details(self) -> Mapping[str, Any]:
        """Give what `status` prints: rows by entity, cursor, size."""
        ...
