"""The replica: the disposable copy, showing the centre's rows with the pending commands on top."""

import contextlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection

from advisor_console.domain.changes import Command, FeedPage
from advisor_console.domain.feed import Pending, PendingNow, ServerInfo, SnapshotChunk, not_shown_by_rows
from advisor_console.domain.ids import CommandId, EntityId
from db.local import replica_schema
from db.local.files import EncryptedFile
from db.local.home import AdvisorFolder
from db.local.projection import Projection, RowKey
from db.local.replica_schema import TABLES, read_meta, write_meta
from db.local.snapshot import Snapshot

_PROJECTION_WAIT_SECONDS = 1.0
_BEFORE_ALL = -1  # no row is of the feed yet, so that every answered command is still to be shown


class Index(Protocol):
    """What is kept in step with the rows, in the same transaction: the search index."""

    def rebuild(self, connection: Connection) -> None:
        """Make it anew from the rows as they are, its tables too where they are missing."""
        ...

    def is_current(self, connection: Connection) -> bool:
        """Say whether the one in the file was made by the rules of this version."""
        ...

    def refresh(self, connection: Connection, changed: Mapping[str, Collection[str]]) -> None:
        """Bring it up to date for the ids that changed, by entity; called once a transaction."""
        ...


class SqlReplica:
    """The sync's Replica port, and the readers' way in. Safe to use from several threads.

    Rows, projections, cursor and index move together in one transaction each time, so that a reader sees
    either all of a page or nothing of it. Every method that writes raises CannotSave when the disk is full.
    """

    def __init__(self, file: EncryptedFile, index: Index | None = None) -> None:
        self.file = file
        self._index = index

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view for repositories; it never waits for a writer and cannot write."""
        with self.file.reading() as connection:
            yield connection

    def cursor(self) -> tuple[str, int, str] | None:
        """Give (epoch, seq, hash at seq), or None while there is no complete snapshot."""
        with self.file.reading() as connection:
            return _cursor(connection)

    def apply(self, page: FeedPage, pending: PendingNow) -> Mapping[str, Sequence[EntityId]]:
        """Take a page's rows and move the cursor in one transaction, with the pending commands on top again;
        gives the ids that changed by entity."""
        if page.state != "ok":
            raise ValueError(f"a page that is {page.state} has no rows to take")
        with self.file.writing() as connection:
            projection = Projection(connection)
            changed: set[RowKey] = set()
            touched: set[RowKey] = set()
            for entity, rows in page.rows.items():
                if entity in TABLES:
                    by_id = {row["id"]: TABLES[entity].row(row) for row in rows}
                    touched |= projection.replace(entity, by_id)
                    changed.update((entity, id_) for id_ in by_id)
            for entity, ids in page.gone.items():
                if entity in TABLES:
                    touched |= projection.remove(entity, ids)
                    changed.update((entity, id_) for id_ in ids)
            changed |= projection.reconcile(not_shown_by_rows(pending(), page.last), touched)
            _set_cursor(connection, (page.epoch, page.last, page.last_hash), page.server_time)
            by_entity = self._refresh(connection, changed)
        self.file.tidy_when_large()
        return by_entity

    def begin_snapshot(self, info: ServerInfo, entities: Sequence[str]) -> Mapping[str, EntityId | None]:
        """Start a snapshot or go on with a stopped one: gives, for each entity still to fetch, the key to go
        on from. Only some entities (a bulk import replaced them) leave the cursor where it is."""
        with self.file.writing() as connection:
            return Snapshot(connection).begin(info, entities, _cursor(connection))

    def add_chunk(self, chunk: SnapshotChunk) -> None:
        """Take a chunk of a snapshot; nothing of it is shown before the snapshot is finished."""
        with self.file.writing() as connection:
            Snapshot(connection).add(chunk)
        self.file.tidy_when_large()

    def finish_snapshot(self, pending: PendingNow) -> None:
        """Put the fetched rows in place of the old ones, build the index, project the pending commands and
        set the cursor to the seq read before the first chunk, unless only some entities were fetched."""
        with self.file.writing() as connection:
            snapshot = Snapshot(connection)
            fetched, cursor, server_time = snapshot.finished()
            projection = Projection(connection)
            projection.take_back(fresh=fetched)
            snapshot.swap(fetched)
            if cursor is not None:
                _set_cursor(connection, cursor, server_time)
            if self._index is not None:
                self._index.rebuild(connection)
            # As late as can be: a command saved while the index was being built is among them.
            shown = projection.reconcile(_to_show(connection, pending))
            self._refresh(connection, shown)
        self.file.tidy_when_large()

    def project(self, command: Command) -> None:
        """Show a command just saved.

        Raises CannotSave when that could not be shown, or not soon; it is shown with the next page then.
        """
        if not any(change.entity in TABLES for change in command.changes):
            return  # a look at a record, which no console shows
        with self.file.writing(wait=_PROJECTION_WAIT_SECONDS) as connection:
            self._refresh(connection, Projection(connection).add(command.id, command.changes))

    def withdraw(self, commands: Sequence[CommandId], pending: PendingNow) -> None:
        """Stop showing commands that the centre refused, keeping the pending ones shown.

        The last is remembered: nothing else outside the outbox knows that there is something to be mended.
        """
        with self.file.writing() as connection:
            refused = set(commands)
            write_meta(connection, "refused", max([*refused, read_meta(connection, "refused") or ""]))
            others = [item for item in _to_show(connection, pending) if item.command.id not in refused]
            self._refresh(connection, Projection(connection).reconcile(others))

    def outdate(self) -> None:
        """Take the rows for older than any answer: the centre was restored, and they are fetched again.

        They stay to be read until then.
        """
        with self.file.writing() as connection:
            cursor = _cursor(connection)
            if cursor is not None:
                write_meta(connection, "cursor", (cursor[0], _BEFORE_ALL, cursor[2]))

    def reproject(self, pending: PendingNow) -> None:
        """At start: take all projections back and project the pending commands again."""
        with self.file.writing() as connection:
            projection = Projection(connection)
            changed = projection.take_back()
            changed |= projection.reconcile(_to_show(connection, pending))
            self._refresh(connection, changed)

    def start_over(self) -> None:
        """Throw a damaged copy away and begin an empty one, which the next round fills."""
        self.file = self.file.made_anew(lambda connection: _lay_out(connection, self._index))

    def known_commands(self) -> frozenset[CommandId]:
        """Name the commands that were shown when this was last written, and the last that was refused."""
        with self.file.reading() as connection:
            shown = connection.exec_driver_sql("SELECT DISTINCT command FROM projected").scalars().all()
            refused = read_meta(connection, "refused")
        return frozenset(shown if refused is None else [*shown, refused])

    def forget_refused(self) -> None:
        """Let go of the last that was refused: its author has been told that it is gone."""
        with self.file.writing() as connection:
            write_meta(connection, "refused", None)

    def last_synced(self) -> datetime | None:
        """Give the centre's time (UTC) at the last page or snapshot, or None before the first."""
        with self.file.reading() as connection:
            found = read_meta(connection, "server_time")
        return None if found is None else datetime.fromisoformat(found)

    def details(self) -> Mapping[str, Any]:
        """Give what `status` prints: rows by entity, cursor, size in bytes."""
        with self.file.reading() as connection:
            rows = {
                name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()  # noqa: S608 -- a table of ours
                for name in TABLES
            }
            cursor = _cursor(connection)
        return {"rows": rows, "cursor": cursor, "bytes": self.file.size}

    def _refresh(self, connection: Connection, changed: Iterable[RowKey]) -> dict[str, list[EntityId]]:
        by_entity: dict[str, list[EntityId]] = {}
        for entity, id_ in changed:
            by_entity.setdefault(entity, []).append(id_)
        if by_entity and self._index is not None:
            self._index.refresh(connection, by_entity)
        return by_entity


def open_replica(folder: AdvisorFolder, key: bytes, index: Index | None = None) -> SqlReplica:
    """Open this login's replica, or make an empty one where there is none yet.

    One of another schema is emptied, to be fetched again; an index of another version is made anew.
    Raises LocalFileDamaged (then `throw_away` it), SignInRefused when the key is not this file's, CannotSave.
    """
    if not folder.replica.exists():
        file = EncryptedFile.make(
            folder.replica, key, "NORMAL", lambda connection: _lay_out(connection, index)
        )
        return SqlReplica(file, index)
    file = EncryptedFile(folder.replica, key, "NORMAL")
    try:
        with file.reading() as connection:
            current = read_meta(connection, "schema") == replica_schema.FINGERPRINT
            indexed = current and (index is None or index.is_current(connection))
        if not current:
            with file.writing() as connection:
                replica_schema.clear(connection)
                _lay_out(connection, index)
        elif index is not None and not indexed:
            with file.writing() as connection:
                index.rebuild(connection)
    except BaseException:
        file.close()
        raise
    return SqlReplica(file, index)


def _lay_out(connection: Connection, index: Index | None) -> None:
    replica_schema.create(connection)
    if index is not None:
        index.rebuild(connection)


def throw_away(folder: AdvisorFolder) -> None:
    """Delete a closed replica: it holds nothing that the centre and the outbox do not have."""
    for name in (folder.replica.name, f"{folder.replica.name}-wal", f"{folder.replica.name}-shm"):
        folder.replica.with_name(name).unlink(missing_ok=True)


def _to_show(connection: Connection, pending: PendingNow) -> list[Pending]:
    """Give the pending commands that the rows at the cursor do not show."""
    cursor = _cursor(connection)
    return not_shown_by_rows(pending(), cursor[1] if cursor else _BEFORE_ALL)


def _cursor(connection: Connection) -> tuple[str, int, str] | None:
    found = read_meta(connection, "cursor")
    return None if found is None else (found[0], found[1], found[2])


def _set_cursor(connection: Connection, cursor: tuple[str, int, str], server_time: datetime) -> None:
    write_meta(connection, "cursor", cursor)
    write_meta(connection, "server_time", server_time.isoformat())
