"""What the outbox remembers of the centre, so that a restored or rewritten one is noticed."""

import json
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from db.local.files import EncryptedFile

LETTERS_STAY: Final = timedelta(days=30)
"""How long a letter's bytes stay on the machine where it was made, to be had without the line."""


class CentreSeen:
    """The half of the outbox that deals with the centre's history (sync.md, invariants 8 and 11).

    What the centre acknowledged is kept until its durable mark has passed it. When the centre starts a new
    history, because it was restored from a backup, all that is kept is to be offered again.
    """

    def __init__(self, file: EncryptedFile) -> None:
        self.file = file
        self._trimmed = 0

    def history(self) -> str | None:
        """Give the centre's history that the answers in here are of; None before the first."""
        with self.file.reading() as connection:
            return _meta(connection, "history")

    def record_seen(self) -> tuple[int, str] | None:
        """Give the place and hash where the centre's record of commands ended when it was last asked."""
        with self.file.reading() as connection:
            found = _meta(connection, "record_seen")
        if found is None:
            return None
        place, digest = json.loads(found)
        return place, digest

    def see_record(self, place: int, digest: str) -> None:
        """Note where the centre's record ends now; place 0 is an empty one."""
        with self.file.writing() as connection:
            _set_meta(connection, "record_seen", json.dumps([place, digest]))

    def begin_history(self, history: str, place: int, digest: str) -> None:
        """Take the centre for a new one, whose record ends here: offer it all commands and letters again.

        What was answered is unanswered again, but what was refused stays shown as refused.
        """
        with self.file.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE command SET again = 1, settled = 0, seq = NULL, conflicts = NULL, position = 0,"
                " outcome = CASE outcome WHEN 'refused' THEN outcome END,"
                " reason = CASE outcome WHEN 'refused' THEN reason END"
            )
            connection.exec_driver_sql("UPDATE letter_blob SET uploaded = 0")
            _set_meta(connection, "history", history)
            _set_meta(connection, "record_seen", json.dumps([place, digest]))
        self._trimmed = 0
        self.file.tidy_when_large()

    def trim(self, durable_position: int) -> None:
        """Delete what the centre can no longer lose: answered, shown by the rows, and behind the durable mark
        in its record. The newest command stays, because n counts on from it, and so does what needs mending.

        Letters go with their commands, once they are LETTERS_STAY old: the centre has them, and a sound is
        megabytes. One that waits at a printer stays.
        """
        if durable_position <= self._trimmed:
            return
        with self.file.writing() as connection:
            connection.exec_driver_sql(
                "DELETE FROM command WHERE n IN (SELECT c.n FROM command AS c"
                " WHERE c.settled = 1 AND c.position BETWEEN 1 AND ?"
                " AND c.n < (SELECT max(n) FROM command) AND (c.outcome <> 'refused' OR EXISTS"
                " (SELECT 1 FROM command AS mended WHERE mended.supersedes = c.id)))",
                (durable_position,),
            )
            connection.exec_driver_sql(
                "DELETE FROM letter_blob WHERE uploaded = 1 AND kept_at < ?"
                " AND NOT EXISTS (SELECT 1 FROM command WHERE instr(payload, sha256) > 0)"
                " AND NOT EXISTS (SELECT 1 FROM draft WHERE instr(body, sha256) > 0)",
                ((datetime.now(UTC) - LETTERS_STAY).isoformat(),),
            )
        self._trimmed = durable_position
        self.file.tidy_when_large()


def _meta(connection: Connection, name: str) -> str | None:
    value: str | None = connection.exec_driver_sql(
        "SELECT value FROM meta WHERE name = ?", (name,)
    ).scalar_one_or_none()
    return value


def _set_meta(connection: Connection, name: str, value: str) -> None:
    connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
