"""An encrypted SQLite file: made, opened with its raw key, read beside one writer."""

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.util import LRUCache

from advisor_console.domain.errors import CannotSave, LocalFileDamaged, SignInRefused, WorldError
from db.local.home import sync_folder
from db.local.wal_frames import pages_in_wal

Synchronous = Literal["FULL", "NORMAL"]

_PAGE = 4096  # SQLCipher 4's page; a whole file is a whole number of them
_BUSY_SECONDS = 10.0
_READERS = 4
_STATEMENTS = 500
_WAL_PAGES_WORTH_TIDYING = 2000
_ERRORS = (DBAPIError, driver.Error)
_DAMAGED = frozenset({"SQLITE_NOTADB", "SQLITE_CORRUPT"})
_NO_ROOM = frozenset({"SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM"})


class FileBusy(CannotSave):
    """Another writer held the file for longer than the caller would wait."""

    def __init__(self) -> None:
        super().__init__(
            "Another part of the console is still writing on this machine.", "Wait a moment, then try again."
        )


class EncryptedFile:
    """One SQLCipher file, its one writer at a time and its readers beside it (WAL).

    Neither the key nor the path is in an address, a repr or a log. Nothing here checkpoints on its own:
    `tidy` does, off the save path. `close` must be called before the key is forgotten.
    """

    def __init__(self, path: Path, key: bytes, synchronous: Synchronous) -> None:
        """Open an existing file; `make` makes one.

        Raises SignInRefused when the key is not this file's, LocalFileDamaged when the file is not whole.
        """
        if not path.is_file():
            raise LocalFileDamaged(f"The file {path.name} is missing.", "Ask your administrator for help.")
        self._path = path
        self._key = key
        self._synchronous: Synchronous = synchronous
        self._write_lock = threading.Lock()
        self._writer = _engine(lambda: _connect(path, key, synchronous), 1)
        self._readers = _engine(lambda: _connect(path, key, synchronous, reading=True), _READERS)
        event.listen(self._writer, "begin", _begin_immediate)
        event.listen(self._readers, "begin", _begin)
        try:
            self._prove()
        except BaseException:
            self.close()
            raise

    @classmethod
    def make(
        cls, path: Path, key: bytes, synchronous: Synchronous, schema: Callable[[Connection], None]
    ) -> "EncryptedFile":
        """Make a new file with its schema, whole or not at all, and open it.

        It is built under another name first: an empty or half-made file in its place is therefore damage and
        never a reason to begin again. Raises FileExistsError, CannotSave.
        """
        if path.exists():
            raise FileExistsError(path)
        new = path.with_name(f".{path.name}.new")
        for rest in (new, *_beside(new)):
            rest.unlink(missing_ok=True)
        with saying_why_not_saved():
            new.touch(mode=0o600, exist_ok=False)
            engine = _engine(lambda: _connect(new, key, synchronous, new=True), 1)
            event.listen(engine, "begin", _begin_immediate)
            try:
                with engine.begin() as connection:
                    schema(connection)
            finally:
                engine.dispose()  # the last connection writes everything back and takes its WAL away
            new.replace(path)
            sync_folder(path.parent)
        return cls(path, key, synchronous)

    @property
    def size(self) -> int:
        """Bytes on disk, with what is not yet written back."""
        return sum(part.stat().st_size for part in (self._path, *_beside(self._path)) if part.exists())

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent view of the file that no writer disturbs; it cannot write."""
        with (
            saying_what_is_damaged(self._path),
            self._readers.connect() as connection,
            _not_used_again(connection),
            connection.begin(),
        ):
            yield connection

    @contextlib.contextmanager
    def writing(self, wait: float = 60.0) -> Iterator[Connection]:
        """One transaction that writes: committed at the end, rolled back by any error.

        wait is in seconds. Raises FileBusy; CannotSave when the disk is full or read-only; LocalFileDamaged.
        """
        if not self._write_lock.acquire(timeout=wait):
            raise FileBusy
        try:
            with (
                saying_what_is_damaged(self._path),
                saying_why_not_saved(),
                self._writer.begin() as connection,
            ):
                yield connection
        finally:
            self._write_lock.release()

    def tidy(self, *, thoroughly: bool = False) -> None:
        """Write back what stands in the WAL, without keeping readers or the next writer waiting.

        thoroughly waits for the readers and cuts the WAL to nothing. Never called while saving. Raises
        CannotSave when there is no room, and then nothing is lost: the WAL keeps it.
        """
        mode = "TRUNCATE" if thoroughly else "PASSIVE"
        with saying_what_is_damaged(self._path), saying_why_not_saved():
            # Beside SQLAlchemy's transactions: a checkpoint cannot run inside one.
            raw = self._writer.raw_connection()
            try:
                cursor = raw.cursor()
                cursor.execute(f"PRAGMA wal_checkpoint({mode})")
                cursor.close()
            finally:
                raw.close()

    def tidy_when_large(self) -> None:
        """Tidy when the WAL has grown enough to slow readers; for the sync worker, after each page."""
        wal = _beside(self._path)[0]
        with contextlib.suppress(FileNotFoundError, CannotSave):
            if wal.stat().st_size > _WAL_PAGES_WORTH_TIDYING * _PAGE:
                self.tidy()

    def damaged_pages(self) -> list[str]:
        """Ask the cipher which pages are not what was written; empty when all are."""
        with self._readers.connect() as connection:
            return [row[0] for row in connection.exec_driver_sql("PRAGMA cipher_integrity_check")]

    def made_anew(self, schema: Callable[[Connection], None]) -> "EncryptedFile":
        """Close this file, delete it, and make an empty one in its place under the same key.

        Only for what can be fetched again. Raises CannotSave, OSError while somebody else has it open.
        """
        self.close()
        for part in (self._path, *_beside(self._path)):
            part.unlink(missing_ok=True)
        return EncryptedFile.make(self._path, self._key, self._synchronous, schema)

    def close(self) -> None:
        """Close every connection; the last one writes the WAL back."""
        self._readers.dispose()
        self._writer.dispose()

    def _prove(self) -> None:
        try:
            with self._readers.connect() as connection:
                tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
                pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        except _ERRORS as error:
            name = _error_name(error)
            if name not in _DAMAGED:
                raise _cannot_open(self._path) from error
            if name == "SQLITE_NOTADB" and _no_page_fits(self._path, self._key):
                raise SignInRefused(
                    f"The key of this login does not open the file {self._path.name}.",
                    "Nothing has been deleted. Ask your administrator for help.",
                ) from error
            raise _damaged(self._path) from error
        # SQLite takes an emptied file for a new one; ours are never without tables.
        if tables == 0 or self._lacks_some_of(pages):
            raise _damaged(self._path)

    def _lacks_some_of(self, pages: int) -> bool:
        """Whether a page is neither in the file nor in its WAL.

        Beside a WAL SQLite does not ask how long the file is, and the cipher takes a page behind its end for
        one of zeros: a long text would end in nothing and nobody would hear of it.
        """
        if self._path.stat().st_size // _PAGE >= pages:
            return False
        wal = wal_of(self._path)
        newer = wal.read_bytes() if wal.exists() else b""
        here = self._path.stat().st_size // _PAGE  # after the WAL: pages only go from there to here
        return not pages_in_wal(newer).issuperset(range(here + 1, pages + 1))


@functools.cache
def _common() -> tuple[Engine, LRUCache[Any, Any]]:
    """What all files of this process have in common: how SQLite is spoken to, and the compiled statements.

    Finding it out and compiling them anew for each file took half of a sign-in's work on the files.
    """
    engine = create_engine("sqlite://", module=driver)
    engine.connect().close()  # it asks SQLite what it can do
    engine.dispose()
    return engine, LRUCache(_STATEMENTS)


def _engine(creator: Callable[[], driver.Connection], connections: int) -> Engine:
    common, compiled = _common()
    pool = QueuePool(
        # The key is in the creator's closure only: never in a URL, a repr or a log.
        creator,  # type: ignore[arg-type]  # its own protocol of a connection is narrower than the driver's
        pool_size=connections,
        max_overflow=4,
        use_lifo=True,  # the connection used last has the pages that will be wanted next
        dialect=common.dialect,
    )
    return Engine(
        pool,
        common.dialect,
        common.url,
        execution_options={"compiled_cache": compiled},
        hide_parameters=True,
    )


def _connect(
    path: Path, key: bytes, synchronous: Synchronous, *, reading: bool = False, new: bool = False
) -> driver.Connection:
    connection = driver.connect(str(path), _BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        # SQLCipher would write its errors on stderr; they come as exceptions anyway.
        connection.execute("PRAGMA cipher_log_level = NONE").close()
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").close()
        for setting in (
            *(("journal_mode = WAL",) if new else ()),
            f"synchronous = {synchronous}",
            "wal_autocheckpoint = 0",
            f"journal_size_limit = {8 * 1024 * 1024}",
            "foreign_keys = OFF",
            # Encrypted pages cannot be memory-mapped; what helps is keeping more of them decrypted. In KiB
            # for each connection: the console's memory is counted too.
            "cache_size = -16384" if synchronous == "NORMAL" else "cache_size = -2048",
            *(("query_only = ON",) if reading else ()),
        ):
            connection.execute(f"PRAGMA {setting}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def _begin_immediate(connection: Connection) -> None:
    _raw(connection).execute("BEGIN IMMEDIATE").close()


def _begin(connection: Connection) -> None:
    _raw(connection).execute("BEGIN").close()


def _raw(connection: Connection) -> Any:
    """Give the driver's own connection: every third statement is a BEGIN, which needs no more."""
    return connection.connection.driver_connection


@contextlib.contextmanager
def _not_used_again(connection: Connection) -> Iterator[None]:
    """Give up a connection that met a damaged page: SQLCipher refuses it every other page from then on."""
    try:
        yield
    except _ERRORS as error:
        if _error_name(error) in _DAMAGED:
            connection.invalidate()
        raise


def _beside(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def wal_of(path: Path) -> Path:
    """Give where the write-ahead log of a file stands."""
    return _beside(path)[0]


def _error_name(error: Exception) -> str:
    """SQLite's own name of the error without its extension: SQLITE_IOERR_WRITE is an SQLITE_IOERR.

    The error is SQLAlchemy's, or the driver's own where its cursor was used.
    """
    original = error.orig if isinstance(error, DBAPIError) else error
    # The driver's binding errors (a value that no column takes) have no such name.
    name: str = getattr(original, "sqlite_errorname", "")
    return "_".join(name.split("_")[:2])


def _no_page_fits(path: Path, key: bytes) -> bool:
    """Tell a foreign key from damage: damage leaves pages that the key still fits."""
    size = path.stat().st_size
    if size < _PAGE:
        return False
    connection = driver.connect(str(path), _BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").close()
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").close()
        wrong = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    finally:
        connection.close()
    return len(wrong) >= size // _PAGE


@contextlib.contextmanager
def saying_why_not_saved() -> Iterator[None]:
    """Turn a full disk or a read-only folder into CannotSave; the transaction has been rolled back."""
    try:
        yield
    except _ERRORS as error:
        if _error_name(error) in _NO_ROOM:
            raise _cannot_save() from error
        if _error_name(error) == "SQLITE_BUSY":
            raise FileBusy from error
        raise
    except OSError as error:
        raise _cannot_save() from error


@contextlib.contextmanager
def saying_what_is_damaged(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a broken file into LocalFileDamaged."""
    try:
        yield
    except _ERRORS as error:
        if _error_name(error) in _DAMAGED:
            raise _damaged(path) from error
        raise


def _cannot_save() -> CannotSave:
    return CannotSave(
        "This could not be saved: the disk is full or this folder is read-only.",
        "Nothing was kept of it. Make room on the disk, then save again.",
    )


def _cannot_open(path: Path) -> WorldError:
    return CannotSave(
        f"The file {path.name} cannot be opened for writing.",
        "Check that the disk has room and that the folder is yours to write in.",
    )


def _damaged(path: Path) -> LocalFileDamaged:
    return LocalFileDamaged(
        f"The file {path.name} is damaged.",
        "Nothing has been deleted. Do not remove it; ask your administrator for help.",
    )
