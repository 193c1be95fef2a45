"""A borough of 206,600 residents in a real replica, in plain SQLite and in PostgreSQL, kept between runs."""

import contextlib
import hashlib
import json
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from advisor_console.domain.feed import ServerInfo, SnapshotChunk
from advisor_console.domain.ids import EntityId
from db.central.embedded_programs import locked, private_folder
from db.demo import DEMO_SEED, Batch, generate
from db.local import replica_schema, search_schema
from db.local.home import AdvisorFolder, Home
from db.local.replica import SqlReplica, open_replica
from db.local.replica_schema import TABLES
from db.local.search_index import SearchIndex
from tests.bench.measuring import say

RESIDENTS = 206_600  # Calderdale (requirements.md, Size)
TODAY = date(2026, 11, 23)
LOGIN = "bench"
KEY = hashlib.sha256(b"the key of an invented borough").digest()
_CHUNK = 20_000
_ROOT = Path(__file__).parents[2]
_MADE_OF = ("db/demo", "resources/profiles", "tests/bench/borough.py")


@dataclass(frozen=True, slots=True)
class Borough:
    """The files of a built borough: the encrypted replica, and the same rows and index without a cipher."""

    home: Home
    plain: Path

    @property
    def advisor(self) -> AdvisorFolder:
        """The folder of the login whose replica it is."""
        return self.home.advisor(LOGIN)

    @contextlib.contextmanager
    def replica(self) -> Iterator[SqlReplica]:
        """The replica as the console opens it, closed at the end."""
        opened = open_replica(self.advisor, KEY, SearchIndex())
        try:
            yield opened
        finally:
            opened.file.close()

    @contextlib.contextmanager
    def unencrypted(self) -> Iterator[Engine]:
        """The same through the same driver, with the replica's settings and no key, closed at the end."""
        engine = create_engine(
            "sqlite://",
            module=driver,
            creator=lambda: _plain_connection(self.plain),
            poolclass=QueuePool,
        )
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        try:
            yield engine
        finally:
            engine.dispose()


def built(residents: int = RESIDENTS) -> Borough:
    """Give the borough, building what is missing or out of date: minutes the first time, then seconds."""
    folder = private_folder(f"bench-{residents}")
    with locked(folder / "lock", f"Another benchmark is still building the borough in {folder}."):
        borough = Borough(Home(folder / "home"), folder / "plain.db")
        note = folder / "stamp.json"
        rows, index = digest(*_MADE_OF) + replica_schema.FINGERPRINT, search_schema.FINGERPRINT
        known = json.loads(note.read_text("ascii")) if note.exists() else {}
        if known != {"rows": rows, "index": index}:
            note.unlink(missing_ok=True)
            if known.get("rows") != rows:
                _fill(borough, residents)
            build_indexes(borough)
            note.write_text(json.dumps({"rows": rows, "index": index}), "ascii")
    return borough


def stamp(borough: Borough) -> str:
    """What the files are made of: changes with the rows, and with the index."""
    return (borough.plain.parent / "stamp.json").read_text("ascii")


def build_indexes(borough: Borough) -> tuple[float, float]:
    """Build the search index anew in both files; gives the seconds with the cipher and without."""
    with borough.replica() as replica:
        began = time.perf_counter()
        with replica.file.writing() as connection:
            SearchIndex().rebuild(connection)
        encrypted = time.perf_counter() - began
        replica.file.tidy(thoroughly=True)
    with borough.unencrypted() as engine:
        began = time.perf_counter()
        with engine.begin() as connection:
            SearchIndex().rebuild(connection)
        plain = time.perf_counter() - began
        _write_back(engine)
    return encrypted, plain


def digest(*paths: str) -> str:
    """A fingerprint of the sources, below the project's folder, that something is made of."""
    found = hashlib.sha256()
    for path in paths:
        place = _ROOT / path
        files = sorted(place.rglob("*.*")) if place.is_dir() else [place]
        for file in files:
            if file.suffix in {".py", ".toml", ".txt"}:
                found.update(file.read_bytes())
    return found.hexdigest()


def visible(batches: Iterable[Batch]) -> Iterator[Batch]:
    """Leave out what the centre gives to no advisor's replica: protected people and what hangs on them."""
    protected: set[object] = set()
    for batch in batches:
        if batch.table == "person":
            hidden = batch.columns.index("protected")
            protected.update(row[0] for row in batch.rows if row[hidden])
        owner = "id" if batch.table == "person" else "person_id"
        if owner not in batch.columns:
            yield batch
            continue
        place = batch.columns.index(owner)
        rows = [row for row in batch.rows if row[place] not in protected]
        yield Batch(batch.table, batch.columns, rows)


def _fill(borough: Borough, residents: int) -> None:
    say(f"building a borough of {residents:,} residents; this is kept for the next time")
    shutil.rmtree(borough.home.root, ignore_errors=True)
    for rest in (borough.plain, *borough.plain.parent.glob("plain.db-*")):
        rest.unlink(missing_ok=True)
    borough.advisor.prepare()
    replica = open_replica(borough.advisor, KEY)
    try:
        began = time.perf_counter()
        replica.begin_snapshot(_info(), list(TABLES))
        for chunk in chunks(visible(generate(residents, DEMO_SEED, TODAY)), whole=True):
            replica.add_chunk(chunk)
        replica.finish_snapshot(list)
        replica.file.tidy(thoroughly=True)
        say(f"a replica of {replica.file.size / 1e6:.0f} MB in {time.perf_counter() - began:.0f} s")
    finally:
        replica.file.close()
    _copy_without_cipher(borough)


def chunks(batches: Iterable[Batch], *, whole: bool = False) -> Iterator[SnapshotChunk]:
    """Give batches as the centre's snapshot would: values of JSON, in the order of the replica's columns.

    whole adds what ends the snapshot of each entity.
    """
    for batch in batches:
        table = TABLES[batch.table]
        places = [batch.columns.index(name) if name in batch.columns else None for name in table.columns]
        for start in range(0, len(batch.rows), _CHUNK):
            part = batch.rows[start : start + _CHUNK]
            rows = [_row(row, places, table.defaults) for row in part]
            yield SnapshotChunk(batch.table, table.columns, rows, EntityId(str(part[-1][0])))
    if whole:
        yield from (SnapshotChunk(entity, TABLES[entity].columns, (), None) for entity in TABLES)


def _row(row: Sequence[object], places: Sequence[int | None], defaults: Sequence[Any]) -> list[Any]:
    return [
        default if place is None else _as_json(row[place])
        for place, default in zip(places, defaults, strict=True)
    ]


def _as_json(value: object) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _info() -> ServerInfo:
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 10, 46, tzinfo=UTC)
    return ServerInfo(
        revision="r0001", oldest_console="0.1.0", epoch=str(TODAY), last=0, last_hash="0" * 64, floor=0,
        login=LOGIN, full_name="Benchmark", roles=("console_advisor",), server_time=now,
    )  # fmt: skip


def _copy_without_cipher(borough: Borough) -> None:
    connection = driver.connect(str(borough.advisor.replica), isolation_level=None)
    try:
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"").close()
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(borough.plain),)).close()
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.execute("DETACH DATABASE plain").close()
    finally:
        connection.close()


def _plain_connection(path: Path) -> driver.Connection:
    """As db.local.files opens the replica, without the key."""
    connection = driver.connect(str(path), 10.0, isolation_level=None, check_same_thread=False)
    for setting in (
        "journal_mode = WAL", "synchronous = NORMAL", "wal_autocheckpoint = 0", "cache_size = -32768",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {setting}").close()
    return connection


def _write_back(engine: Engine) -> None:
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        raw.close()


def reading(engine: Engine) -> contextlib.AbstractContextManager[Connection]:
    """One read transaction, as SqlSearch wants it."""
    return _reading(engine)


@contextlib.contextmanager
def _reading(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection, connection.begin():
        yield connection
