"""The outbox: every command this advisor saved on this machine, in order, until the centre has it safely."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row

from advisor_console.domain.changes import Command, Outcome, PushResult
from advisor_console.domain.errors import LocalFileDamaged, SignInRefused
from advisor_console.domain.feed import Pending
from advisor_console.domain.ids import CommandId
from advisor_console.domain.looking import OPEN_RECORD
from advisor_console.services.ports import Intent
from db.local import outbox_schema
from db.local.centre_seen import CentreSeen
from db.local.files import EncryptedFile
from db.local.home import AdvisorFolder


class SqlOutbox(CentreSeen):
    """The durable half of saving, and the sync's Outbox port. Safe to use from several threads.

    n counts from 1 without gaps, given in the transaction that inserts; what was saved is never altered,
    only answered.
    """

    def __init__(self, file: EncryptedFile, owner: str, device: str) -> None:
        super().__init__(file)
        self.owner = owner
        self.device = device

    def save(self, intent: Intent, happened_at: datetime) -> Command:
        """Keep a command durably and give it its number; happened_at is aware.

        Saving the same intent again gives the command that was kept the first time. Raises CannotSave when
        the disk is full or read-only, and then nothing is kept; ValueError when the id is already another's.
        """
        with self.file.writing() as connection:
            kept = _by_id(connection, intent.id)
            if kept is not None:
                return _the_same(kept, intent)
            n: int = connection.exec_driver_sql("SELECT coalesce(max(n), 0) + 1 FROM command").scalar_one()
            command = Command(
                id=intent.id,
                owner=self.owner,
                device=self.device,
                n=n,
                kind=intent.kind,
                contact=intent.contact,
                happened_at=happened_at.astimezone(UTC),
                changes=intent.changes,
                supersedes=intent.supersedes,
            )
            _insert(connection, command)
        return command

    def unsent(self, limit: int) -> Sequence[Command]:
        """Give the next commands to push, in order of n: never answered, answered "waiting", or refused by a
        centre that has been restored since."""
        found = self._read(
            "SELECT payload, digest, outcome, seq, reason, conflicts FROM command"
            " WHERE settled = 0 AND (outcome IS NULL OR outcome IN ('waiting', 'refused'))"
            " ORDER BY n LIMIT ?",
            (limit,),
        )
        return [pending.command for pending in found]

    def again(self) -> Mapping[CommandId, str | None]:
        """Name those of the unsent that were saved before the centre was restored, with the reason when the
        centre had refused it then."""
        with self.file.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT id, CASE outcome WHEN 'refused' THEN coalesce(reason, '') END FROM command"
                " WHERE settled = 0 AND again = 1"
                " AND (outcome IS NULL OR outcome IN ('waiting', 'refused'))"
            )
            return {CommandId(row[0]): row[1] for row in rows}

    def close_gap(self, expected: int) -> bool:
        """Number what the centre never received so that it goes on from `expected`, as it was saved.

        The centre expects that number next of this device, so it has nothing of a higher one; what has a
        lower one and no answer must have been offered just now and be unknown to it. Where the first commands
        are gone, that is no loss unless this file was rescued from damage: False then, and nothing changes.
        """
        with self.file.writing() as connection:
            first: int | None = connection.exec_driver_sql("SELECT min(n) FROM command").scalar_one()
            rescued = outbox_schema.find_meta(connection, "rescued") is not None
            if first is None or (first > expected and not rescued):
                return False
            return _number_again(connection, expected)

    def all_commands(self) -> Sequence[Command]:
        """Give every command that is kept, answered or not, in order of n."""
        found = self._read("SELECT payload, digest, outcome, seq, reason, conflicts FROM command ORDER BY n")
        return [pending.command for pending in found]

    def newest(self) -> CommandId | None:
        """Name the command that was saved last; None in an empty outbox."""
        with self.file.reading() as connection:
            found = connection.exec_driver_sql("SELECT id FROM command ORDER BY n DESC LIMIT 1")
            return found.scalar_one_or_none()

    def unanswered(self) -> frozenset[CommandId]:
        """Name the commands that the centre has not answered yet; none of them is read."""
        with self.file.reading() as connection:
            # The index alone answers this; outcomes stand behind the payloads in the table.
            rows = connection.exec_driver_sql("SELECT id FROM command WHERE outcome IS NULL")
            return frozenset(rows.scalars())

    def record(self, results: Iterable[PushResult]) -> None:
        """Store the centre's answers durably.

        A refused command is settled: nothing of it is shown. So is a look, which no console shows.
        """
        now = datetime.now(UTC).isoformat()
        with self.file.writing() as connection:
            for result in results:
                connection.exec_driver_sql(
                    "UPDATE command SET outcome = ?, seq = ?, reason = ?, conflicts = ?, answered_at = ?,"
                    " settled = ? OR (kind = ? AND ? <> 'waiting'), position = ? WHERE id = ?",
                    (
                        result.outcome.value,
                        result.seq,
                        result.reason,
                        json.dumps(result.conflicts),
                        now,
                        int(result.outcome is Outcome.REFUSED),
                        OPEN_RECORD,
                        result.outcome.value,
                        result.position,
                        result.command,
                    ),
                )
        self.file.tidy_when_large()

    def unsettled(self) -> Sequence[Pending]:
        """Give, in order of n, what the replica may not show yet; refused commands are not among it.

        Neither are looks at records: they are sent, and nobody waits for them.
        """
        return self._read(
            "SELECT payload, digest, outcome, seq, reason, conflicts FROM command"
            " WHERE settled = 0 AND outcome IS NOT 'refused' AND kind <> ? ORDER BY n",
            (OPEN_RECORD,),
        )

    def settle(self, up_to: int) -> None:
        """Note that the replica holds every feed entry to seq `up_to`."""
        with self.file.reading() as connection:
            # Asked for after every pull, and nearly always there is nothing to note.
            if not connection.exec_driver_sql(
                "SELECT EXISTS (SELECT 1 FROM command"
                " WHERE settled = 0 AND outcome IN ('applied', 'conflicting') AND seq <= ?)",
                (up_to,),
            ).scalar_one():
                return
        with self.file.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE command SET settled = 1"
                " WHERE settled = 0 AND outcome IN ('applied', 'conflicting') AND seq <= ?",
                (up_to,),
            )

    def refused(self) -> Sequence[Pending]:
        """Give what the centre refused and nobody has mended yet, in order of n."""
        return self._read(
            "SELECT payload, digest, outcome, seq, reason, conflicts FROM command"
            " WHERE outcome = 'refused' AND kind <> ? AND NOT EXISTS"
            " (SELECT 1 FROM command mended WHERE mended.supersedes = command.id) ORDER BY n",
            (OPEN_RECORD,),
        )

    def received(self, since: datetime, limit: int) -> Sequence[Pending]:
        """Give the newest commands that the centre took after a moment (aware), newest first; no looks."""
        return self._read(
            "SELECT payload, digest, outcome, seq, reason, conflicts FROM command"
            " WHERE outcome IN ('applied', 'conflicting') AND answered_at >= ? AND kind <> ?"
            " ORDER BY n DESC LIMIT ?",
            (since.astimezone(UTC).isoformat(), OPEN_RECORD, limit),
        )

    def get(self, command: CommandId) -> Pending | None:
        """Give one command with its answer; None when this outbox does not hold it."""
        query = "SELECT payload, digest, outcome, seq, reason, conflicts FROM command WHERE id = ?"
        return next(iter(self._read(query, (command,))), None)

    def is_kept(self, command: CommandId) -> bool:
        """Say whether a command was saved here."""
        return self.get(command) is not None

    def counts(self) -> Mapping[str, int]:
        """Count commands by "unsent", "waiting", "refused" (not yet mended), "conflicting", "applied".

        Looks at records that are not sent yet are counted apart, as "looks": they are nobody's work.
        """
        with self.file.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT coalesce(outcome, 'unsent'), count(*) FROM command"
                " WHERE outcome IS NOT 'refused' OR NOT EXISTS"
                " (SELECT 1 FROM command mended WHERE mended.supersedes = command.id) GROUP BY 1"
            )
            counted: dict[str, int] = {row[0]: row[1] for row in found}
            looks = connection.exec_driver_sql(
                "SELECT coalesce(outcome, 'unsent'), count(*) FROM command"
                " WHERE settled = 0 AND kind = ? GROUP BY 1",
                (OPEN_RECORD,),
            )
            for outcome, count in looks:
                counted[outcome] -= count
                counted["looks"] = counted.get("looks", 0) + count
        names = ("unsent", "waiting", "refused", "conflicting", "applied", "looks")
        return {name: counted.get(name, 0) for name in names}

    def _read(self, query: str, parameters: tuple[Any, ...] = ()) -> list[Pending]:
        with self.file.reading() as connection:
            rows = connection.exec_driver_sql(query, parameters).all()
        return [_pending(row) for row in rows]


def open_outbox(folder: AdvisorFolder, key: bytes) -> SqlOutbox:
    """Open this login's outbox, or make it where there is none yet.

    Raises LocalFileDamaged; SignInRefused when the file or its key is another login's; CannotSave.
    """
    if folder.outbox.exists():
        file = EncryptedFile(folder.outbox, key, "FULL")
    else:
        file = EncryptedFile.make(
            folder.outbox, key, "FULL", lambda connection: outbox_schema.create(connection, folder.login)
        )
    try:
        with file.writing() as connection:
            outbox_schema.upgrade(connection)
            owner, device = (outbox_schema.meta(connection, name) for name in ("owner", "device"))
            _check_owner(owner, folder.login)
    except BaseException:
        file.close()
        raise
    return SqlOutbox(file, owner, device)


def _check_owner(owner: str, login: str) -> None:
    if owner != login:
        raise SignInRefused("This outbox belongs to another advisor.", "Sign in under their name.")


def _insert(connection: Connection, command: Command) -> None:
    payload = json.dumps(command.as_json(), ensure_ascii=False, separators=(",", ":"))
    connection.exec_driver_sql(
        "INSERT INTO command (n, id, kind, contact, happened_at, payload, digest, supersedes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            command.n,
            command.id,
            command.kind,
            command.contact,
            command.happened_at.isoformat(),
            payload,
            payload_digest(payload),
            command.supersedes,
        ),
    )


def _number_again(connection: Connection, expected: int) -> bool:
    never_received = "n >= ? OR (n < ? AND settled = 0 AND (outcome IS NULL OR again = 1))"
    rows = connection.exec_driver_sql(
        f"SELECT n, payload FROM command WHERE {never_received} ORDER BY n",  # noqa: S608 -- a text of ours
        (expected, expected),
    ).all()
    # Out of each other's way first: a number may be another's until that has moved.
    for n, _ in rows:
        connection.exec_driver_sql("UPDATE command SET n = -n WHERE n = ?", (n,))
    for to, (n, payload) in enumerate(rows, expected):
        body = json.dumps(json.loads(payload) | {"n": to}, ensure_ascii=False, separators=(",", ":"))
        connection.exec_driver_sql(
            "UPDATE command SET n = ?, payload = ?, digest = ? WHERE n = ?",
            (to, body, payload_digest(body), -n),
        )
    return bool(rows)


def _by_id(connection: Connection, command: str) -> Command | None:
    row = connection.exec_driver_sql(
        "SELECT payload, digest, outcome, seq, reason, conflicts FROM command WHERE id = ?", (command,)
    ).one_or_none()
    return None if row is None else _pending(row).command


def _the_same(kept: Command, intent: Intent) -> Command:
    asked = (intent.kind, intent.contact, intent.changes, intent.supersedes)
    if (kept.kind, kept.contact, kept.changes, kept.supersedes) != asked:
        raise ValueError(f"command {intent.id} is already kept with another content")
    return kept


def _pending(row: Row[*tuple[Any, ...]]) -> Pending:
    payload, digest, outcome, seq, reason, conflicts = row
    if payload_digest(payload) != digest:
        raise LocalFileDamaged(
            "A saved command in the outbox is not what was written.", "Ask your administrator for help."
        )
    command = Command.from_json(json.loads(payload))
    if outcome is None:
        return Pending(command, None)
    return Pending(
        command,
        PushResult(command.id, Outcome(outcome), seq, reason, tuple(json.loads(conflicts or "[]"))),
    )


def payload_digest(payload: str) -> str:
    """Give what a kept command is recognised by, beside what the cipher proves."""
    return hashlib.sha256(payload.encode()).hexdigest()
