"""Saving what can be read of a damaged outbox: copied aside untouched, mended, read into a new one."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from advisor_console.domain.errors import CannotSave, LocalFileDamaged, SignInRefused
from db.local import outbox_schema
from db.local.cipher_pages import PAGE, PageSeal, mended_salt
from db.local.files import EncryptedFile, wal_of
from db.local.home import AdvisorFolder, private_folder, sync_folder, write_private
from db.local.outbox import SqlOutbox, open_outbox, payload_digest
from db.local.outbox_schema import NewerOutbox
from db.local.wal_frames import mended_wal, read_wal

_TABLES: Final = ("meta", "command", "draft", "letter_blob")
_KEY_COLUMNS: Final = {"meta": "name", "command": "id", "draft": "id", "letter_blob": "sha256"}
_UNIX_TO_UUID7_BITS: Final = 80

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rescued:
    """What became of a damaged outbox, in counts; nothing here is about a customer.

    lost are commands that were there and could not be read: when each was saved (UTC; None where that cannot
    be told). pages says how much of the file could neither be read nor mended.
    """

    aside: Path
    commands: int
    unsent: int
    drafts: int
    letters: int
    lost: tuple[datetime | None, ...]
    lost_drafts: int
    lost_letters: int
    pages: int

    @property
    def nothing_lost(self) -> bool:
        """Whether everything was read."""
        return not (self.lost or self.lost_drafts or self.lost_letters or self.pages)


def open_or_rescue(folder: AdvisorFolder, key: bytes) -> tuple[SqlOutbox, Rescued | None]:
    """Open this login's outbox and see that all of it can be read; a damaged one is rescued.

    Raises SignInRefused for a wrong key and NewerOutbox, and then nothing is touched; CannotSave when there
    is no room for a copy, and then the damaged one stays in its place.
    """
    _finish(folder)
    rescued = None
    if folder.outbox.exists() and _is_damaged(folder.outbox, key):
        rescued = _rescue(folder, key)
    try:
        return _read_whole(folder, key), rescued
    except NewerOutbox:
        raise
    except LocalFileDamaged:
        if rescued is not None:
            raise
    # Every page fits and the whole does not: some are missing.
    rescued = _rescue(folder, key, missing=1)
    return _read_whole(folder, key), rescued


def _read_whole(folder: AdvisorFolder, key: bytes) -> SqlOutbox:
    outbox = open_outbox(folder, key)
    try:
        outbox.unsettled()
        outbox.refused()
    except BaseException:
        outbox.file.close()
        raise
    return outbox


def _is_damaged(path: Path, key: bytes) -> bool:
    """Look at every page before SQLite does: it leaves out a WAL's spoiled end and writes the rest back."""
    content = path.read_bytes()
    seal = PageSeal.of_file(key, content)
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    fitting = [seal.fits(page, number) for number, page in enumerate(pages, 1)]
    wal = wal_of(path).read_bytes() if wal_of(path).exists() else b""
    if len(content) >= PAGE and not any(fitting) and mended_salt(key, pages[0]) is None:
        if not _sealed_frames(wal, seal):
            # Not even opened: SQLite would write its log back as far as it thinks that whole.
            raise SignInRefused(
                f"The key of this login does not open the file {path.name}.",
                "Nothing has been deleted. Ask your administrator for help.",
            )
        return True
    return not all(fitting) or not pages or _wal_is_damaged(wal)


def _sealed_frames(wal: bytes, seal: PageSeal) -> bool:
    return any(seal.fits(frame.page, frame.number) for frame in read_wal(wal).frames)


def _wal_is_damaged(wal: bytes) -> bool:
    if not wal:
        return False
    found = read_wal(wal)
    return bool(found.cut_commits)


def _rescue(folder: AdvisorFolder, key: bytes, missing: int = 0) -> Rescued:
    try:
        aside = _copy_aside(folder)
        work = folder.folder / ".rescue"
        shutil.rmtree(work, ignore_errors=True)
        private_folder(work)
        pages = missing + _mend(aside / folder.outbox.name, work / "mended.db", key)
        with contextlib.closing(_Source(work / "mended.db", key)) as source:
            found = {table: _read(source, table) for table in _TABLES}
        made = EncryptedFile.make(
            work / folder.outbox.name, key, "FULL", lambda connection: _fill(connection, folder.login, found)
        )
        made.close()
        rescued = _counted(aside, found, pages)
        write_private(aside / "report.json", _report(rescued))
        write_private(work / "ready", b"")
    except OSError as error:
        raise CannotSave(
            "What you saved on this machine is damaged, and there is no room to rescue it.",
            "Nothing has been changed. Make room on the disk, then sign in again.",
        ) from error
    _finish(folder)
    return rescued


def _finish(folder: AdvisorFolder) -> None:
    """Put a rescued outbox in its place, whole or not at all, however often a crash comes in between."""
    work = folder.folder / ".rescue"
    if not (work / "ready").exists():
        return
    made = work / folder.outbox.name
    if made.exists():
        # The old one's log must never meet the new file.
        for suffix in ("-wal", "-shm"):
            folder.outbox.with_name(folder.outbox.name + suffix).unlink(missing_ok=True)
        made.replace(folder.outbox)
        sync_folder(folder.folder)
    shutil.rmtree(work)


def _copy_aside(folder: AdvisorFolder) -> Path:
    """Copy the damaged files as they are into a folder of their own, durably."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    aside, half = (folder.folder / f"{dot}damaged-{stamp}" for dot in ("", "."))
    private_folder(half)
    for path in (folder.outbox, wal_of(folder.outbox)):
        if path.exists():
            copy = half / path.name
            shutil.copyfile(path, copy)
            copy.chmod(0o600)
            with copy.open("rb+") as file:
                os.fsync(file.fileno())
    half.replace(aside)
    sync_folder(folder.folder)
    return aside


def _mend(damaged: Path, to: Path, key: bytes) -> int:
    """Write a copy in which what one flipped bit had spoiled is whole; gives how many pages are not."""
    content = damaged.read_bytes()
    first = content[:PAGE]
    wal = wal_of(damaged).read_bytes() if wal_of(damaged).exists() else b""
    seal = PageSeal.of_file(key, first)
    if not seal.fits(first, 1) and (salted := mended_salt(key, first)) is not None:
        content = salted + content[PAGE:]
        seal = PageSeal.of_file(key, salted)
    lost, parts = int(not content), []
    for number, at in enumerate(range(0, len(content), PAGE), 1):
        page = content[at : at + PAGE]
        mended = seal.mended(page, number)
        lost += mended is None
        parts.append(page.ljust(PAGE, b"\0") if mended is None else mended)
    log = read_wal(wal)
    # What was cut off and is not in the log either must not be read as a page of zeros, which fits any seal.
    parts += [b"\xff" * PAGE] * (log.pages - len(parts))
    to.write_bytes(b"".join(parts))
    if wal:
        mended_log, frames = mended_wal(log, seal)
        wal_of(to).write_bytes(mended_log)
        lost += frames
    return lost


class _Source:
    """A damaged file. A connection that met a page that does not fit is given up for a new one: SQLCipher
    refuses it every other page from then on."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection = self._open()

    def each(self, query: str, parameters: tuple[object, ...] = ()) -> Iterator[Values]:
        """Give rows until the first that cannot be read."""
        try:
            cursor = self._connection.execute(query, parameters)
            while (row := cursor.fetchone()) is not None:
                yield dict(zip((column[0] for column in cursor.description), row, strict=True))
        except driver.Error:
            self.close()
            self._connection = self._open()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _open(self) -> driver.Connection:
        connection = driver.connect(str(self._path), 10.0, isolation_level=None)
        connection.execute("PRAGMA cipher_log_level = NONE").close()
        connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"").close()
        # A file that was cut off is read as far as it goes, which SQLite does for its own recovery only.
        connection.execute("PRAGMA writable_schema = ON").close()
        return connection


@dataclass(frozen=True, slots=True)
class _Table:
    """What was read of a table, and the keys of rows that an index knows and that could not be read."""

    rows: tuple[Values, ...]
    missing: tuple[str, ...]


def _read(source: _Source, table: str) -> _Table:
    key = _KEY_COLUMNS[table]
    known = _known(source, f"SELECT rowid AS place, {key} AS name FROM {table} ORDER BY {key}")  # noqa: S608 -- ours
    for order in ("ASC", "DESC"):
        # From both ends, as far as each goes, in case that the index is what is damaged.
        known |= _known(
            source,
            f"SELECT rowid AS place, {key} AS name FROM {table} NOT INDEXED ORDER BY rowid {order}",  # noqa: S608
        )
    rows, missing = [], []
    for rowid, name in known.items():
        row = next(source.each(f"SELECT * FROM {table} WHERE rowid = ?", (rowid,)), None)  # noqa: S608 -- ours
        if row is not None and (table != "command" or payload_digest(row["payload"]) == row["digest"]):
            rows.append(row)
        else:
            missing.append(name)
    return _Table(tuple(rows), tuple(missing))


def _known(source: _Source, query: str) -> dict[int, str]:
    return {row["place"]: row["name"] for row in source.each(query)}


def _fill(connection: Connection, owner: str, found: dict[str, _Table]) -> None:
    """Make a new outbox of what was read: same owner, same device, same numbers, same answers."""
    outbox_schema.create(connection, owner)
    if any(row["name"] == "owner" and row["value"] != owner for row in found["meta"].rows):
        raise SignInRefused("This outbox belongs to another advisor.", "Sign in under their name.")
    for table in _TABLES:
        columns = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
        for row in found[table].rows:
            kept = {name: value for name, value in row.items() if name in columns}
            names, marks = ", ".join(kept), ", ".join("?" * len(kept))
            connection.exec_driver_sql(
                f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 -- our columns
                tuple(kept.values()),
            )
    if found["command"].rows and not any(row["name"] == "device" for row in found["meta"].rows):
        # The numbers of what is left are this device's: under another they would never follow each other.
        newest = max(found["command"].rows, key=itemgetter("n"))
        outbox_schema.write_meta(connection, "device", json.loads(newest["payload"])["device"])
    outbox_schema.write_meta(connection, "rescued", datetime.now(UTC).isoformat())


def _counted(aside: Path, found: dict[str, _Table], pages: int) -> Rescued:
    commands = found["command"]
    return Rescued(
        aside,
        len(commands.rows),
        sum(1 for row in commands.rows if row["outcome"] is None),
        len(found["draft"].rows),
        len(found["letter_blob"].rows),
        tuple(saved_at(name) for name in sorted(commands.missing)),
        len(found["draft"].missing),
        len(found["letter_blob"].missing),
        pages,
    )


def saved_at(command: str) -> datetime | None:
    """Give when a command was saved, by the machine's clock, from its id (UUIDv7: RFC 9562 section 5.7)."""
    try:
        milliseconds = int(command.replace("-", ""), 16) >> _UNIX_TO_UUID7_BITS
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _report(rescued: Rescued) -> bytes:
    body = {
        "commands": rescued.commands,
        "unsent": rescued.unsent,
        "drafts": rescued.drafts,
        "letters": rescued.letters,
        "lost_commands": [at and at.isoformat() for at in rescued.lost],
        "lost_drafts": rescued.lost_drafts,
        "lost_letters": rescued.lost_letters,
        "pages_that_could_not_be_read": rescued.pages,
    }
    return json.dumps(body, indent=2).encode()
