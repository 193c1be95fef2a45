"""An advisor's two files for tests, and rows and commands of an invented borough to put in them."""

import contextlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from advisor_console.domain.changes import Change, FeedPage, Outcome, PushResult, altered, created
from advisor_console.domain.feed import ServerInfo, SnapshotChunk
from advisor_console.domain.ids import CommandId, EntityId, new_id
from advisor_console.services.ports import CommandLog, Intent
from db.local.command_log import LocalCommandLog
from db.local.home import AdvisorFolder, Home
from db.local.keys import Keys
from db.local.outbox import SqlOutbox, open_outbox
from db.local.replica import Index, SqlReplica, open_replica
from db.local.replica_schema import TABLES

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
KEYS = Keys(replica=bytes(range(32)), outbox=bytes(range(32, 64)))
HASH = "0" * 64

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LocalFiles:
    """Both files of one advisor, open."""

    folder: AdvisorFolder
    outbox: SqlOutbox
    replica: SqlReplica

    @property
    def log(self) -> CommandLog:
        """Saving, as the use cases do it."""
        return LocalCommandLog(self.outbox, self.replica)

    def save(self, *changes: Change) -> CommandId:
        """Save an act, and give its id."""
        return self.log.save(intent(*changes), NOW).id

    def rows(self, entity: str) -> dict[str, dict[str, Any]]:
        """Everything the replica shows of an entity, by id."""
        table = TABLES[entity]
        with self.replica.reading() as connection:
            found = connection.exec_driver_sql(f"SELECT * FROM {entity}").all()
        return {row[0]: dict(zip(table.columns, row, strict=True)) for row in found}

    def close(self) -> None:
        """Close both, the last one to write back what stands in the WAL."""
        self.outbox.file.close()
        self.replica.file.close()


def advisor_folder(root: Path, login: str = "ann") -> AdvisorFolder:
    """An empty folder for a login."""
    folder = Home(root).advisor(login)
    folder.prepare()
    return folder


def open_files(folder: AdvisorFolder, index: Index | None = None) -> LocalFiles:
    """Open both files with the tests' keys, or make them."""
    outbox = open_outbox(folder, KEYS.outbox)
    try:
        return LocalFiles(folder, outbox, open_replica(folder, KEYS.replica, index))
    except BaseException:
        outbox.file.close()
        raise


@contextlib.contextmanager
def local_files(root: Path, index: Index | None = None) -> Iterator[LocalFiles]:
    """Both files, closed at the end."""
    files = open_files(advisor_folder(root), index)
    try:
        yield files
    finally:
        files.close()


def intent(*changes: Change) -> Intent:
    """What an advisor means to save."""
    return Intent(CommandId(new_id()), "test", changes)


def counting_ids() -> Callable[[], EntityId]:
    """Ids that are the same each time, in order."""
    numbers = itertools.count(1)
    return lambda: EntityId(f"00000000-0000-7000-8000-{next(numbers):012d}")


def person(id_: EntityId, **values: Any) -> dict[str, Any]:
    """A person's row as the centre's JSON has it."""
    row = {
        "id": id_, "reference": f"C-{id_[-6:]}",
        "title": None, "given_names": "Siân", "family_name": "Okafor",
        "known_as": None, "date_of_birth": "1970-01-01", "phone": None, "mobile": "07700 900123",
        "email": None, "language": "en", "letter_format": "standard", "letter_font": "lexend",
        "deceased_on": None, "protected": False,
    }  # fmt: skip
    return row | values


def note_changes(body: str, person_id: EntityId) -> Change:
    """A new note."""
    values = {"person_id": person_id, "body": body, "written_at": NOW.isoformat(), "advisor": "ann"}
    return created("note", new_id(), values)


def new_mobile(person_id: EntityId, before: str | None, after: str | None) -> Change:
    """Another mobile number."""
    return altered("person", person_id, {"mobile": before}, {"mobile": after})


def page(last: int, *people: Values, gone: Sequence[EntityId] = (), epoch: str = "e1") -> FeedPage:
    """A pulled page of people."""
    return FeedPage("ok", epoch, last, HASH, NOW, rows={"person": people}, gone={"person": gone})


def answer(command: CommandId, outcome: Outcome, seq: int, reason: str | None = None) -> PushResult:
    """The centre's answer."""
    return PushResult(command, outcome, seq, reason)


def info(last: int = 0, **values: Any) -> ServerInfo:
    """What the centre says of itself."""
    known: dict[str, Any] = {
        "revision": "r0001", "oldest_console": "0.1.0", "epoch": "e1", "last": last, "last_hash": HASH,
        "floor": 0, "login": "ann", "full_name": "Ann Advisor", "roles": ("console_advisor",),
        "server_time": NOW,
    }  # fmt: skip
    return ServerInfo(**(known | values))


def chunk(entity: str, rows: Sequence[Values], after: EntityId | None = None) -> SnapshotChunk:
    """A chunk of a snapshot with our columns in our order."""
    columns = TABLES[entity].columns
    return SnapshotChunk(entity, columns, [[row[column] for column in columns] for row in rows], after)


def take_snapshot(files: LocalFiles, last: int, rows: Mapping[str, Sequence[Values]], **values: Any) -> None:
    """A whole snapshot with these rows."""
    for entity in files.replica.begin_snapshot(info(last, **values), list(TABLES)):
        files.replica.add_chunk(chunk(entity, rows.get(entity, ())))
    files.replica.finish_snapshot(files.outbox.unsettled)
