"""The outbox's own tables, and how an older outbox is brought up to them."""

from sqlalchemy import Connection

from advisor_console.domain.errors import LocalFileDamaged
from advisor_console.domain.ids import new_id


class NewerOutbox(LocalFileDamaged):
    """A newer console has written this outbox; nothing is wrong with it."""


_VERSION_1 = (
    # Only ever added to, and its newest row is never taken out: n counts on from it.
    """CREATE TABLE command (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, contact TEXT,
        happened_at TEXT NOT NULL, payload TEXT NOT NULL, digest TEXT NOT NULL, supersedes TEXT,
        outcome TEXT, seq INTEGER, reason TEXT, conflicts TEXT, answered_at TEXT,
        settled INTEGER NOT NULL DEFAULT 0)""",
    # Nearly all rows of an old outbox are settled; what is asked for every few seconds is the rest.
    "CREATE INDEX ix_command_unsettled ON command (n) WHERE settled = 0",
    "CREATE INDEX ix_command_supersedes ON command (supersedes) WHERE supersedes IS NOT NULL",
    """CREATE TABLE draft (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT, title TEXT NOT NULL, body TEXT NOT NULL,
        saved_at TEXT NOT NULL)""",
    """CREATE TABLE letter_blob (
        sha256 TEXT PRIMARY KEY, pdf BLOB NOT NULL, kept_at TEXT NOT NULL,
        uploaded INTEGER NOT NULL DEFAULT 0)""",
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)

_VERSION_2 = (
    # Counting outcomes after every round must not walk through all that was ever saved.
    "CREATE INDEX ix_command_outcome ON command (outcome, id)",
)

_VERSION_3 = (
    # Where the centre's record has the answer: what is behind its durable mark need not be kept any longer.
    "ALTER TABLE command ADD COLUMN position INTEGER NOT NULL DEFAULT 0",
    # Saved before the centre was restored, and to be offered again as that.
    "ALTER TABLE command ADD COLUMN again INTEGER NOT NULL DEFAULT 0",
)

_STEPS = (_VERSION_1, _VERSION_2, _VERSION_3)
"""What leads from each version to the next; a released step is never altered, only followed by another."""


def create(connection: Connection, owner: str) -> None:
    """Lay out a new outbox for its owner, with a device id that it keeps for ever."""
    upgrade(connection)
    connection.exec_driver_sql("INSERT INTO meta VALUES ('owner', ?), ('device', ?)", (owner, new_id()))


def upgrade(connection: Connection) -> None:
    """Bring an older outbox up to date in the caller's transaction; nothing saved is touched.

    Raises LocalFileDamaged for an outbox that a newer console has written.
    """
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > len(_STEPS):
        raise NewerOutbox(
            "A newer console has written this outbox.",
            "Use the newer console; nothing of what is in it has been changed.",
        )
    for step in _STEPS[version:]:
        for statement in step:
            connection.exec_driver_sql(statement)
    if version < len(_STEPS):
        connection.exec_driver_sql(f"PRAGMA user_version = {len(_STEPS)}")


def meta(connection: Connection, name: str) -> str:
    """Read one of the outbox's own facts: "owner" or "device"."""
    value: str = connection.exec_driver_sql("SELECT value FROM meta WHERE name = ?", (name,)).scalar_one()
    return value


def find_meta(connection: Connection, name: str) -> str | None:
    """Read a fact that not every outbox has; None where there is none."""
    value: str | None = connection.exec_driver_sql(
        "SELECT value FROM meta WHERE name = ?", (name,)
    ).scalar_one_or_none()
    return value


def write_meta(connection: Connection, name: str, value: str) -> None:
    """Keep a fact in place of what it was before."""
    connection.exec_driver_sql("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
