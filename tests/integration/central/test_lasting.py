"""Backups that can be restored, the durable mark, and the history after a restore."""

import gzip
import json
import stat
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from advisor_console.domain.changes import altered
from advisor_console.domain.errors import EpochPassed, WorldError
from db.central.administration import add_advisor
from db.central.backup import MANIFEST, back_up
from db.central.checking import check
from db.central.lasting import Pruned, begin_history, mark_durable, prune
from db.central.logins import disable_advisor
from db.central.migrating import administrator, differences
from db.central.restoring import restore
from tests.integration.central.centre import ANN, PASSWORD, Centre, cursor_of, note, pull_all


def _rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(query.encode()).fetchall()


def _everything(url: str) -> dict[object, object]:
    """Every row of every table but the epochs, as a digest of its text."""
    tables = _rows(
        url,
        "SELECT c.oid::regclass::text FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
        " WHERE c.relkind = 'r' AND n.nspname IN ('council', 'sync') AND c.relname <> 'epoch'",
    )
    return {
        name: _rows(url, f"SELECT count(*), md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM {name} AS t")
        for (name,) in tables
    }


def test_a_restored_centre_holds_every_row_and_goes_on(
    centre: Centre, make_database: Callable[[str | None], str], tmp_path: Path
) -> None:
    author = centre.author("priya")
    author.push(note(ANN, "priya", "Tab\there, \\N, new\nline, “quotes”, \u2028 and 🙂"))
    author.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960001"}))
    centre.author("omar").push(altered("person", ANN, {"phone": None}, {"phone": "01632 960002"}))
    author.gateway.put(_digest(b"\x00\xff"), b"\x00\xff")
    made = back_up(centre.url, tmp_path / "backup")
    before = _everything(centre.url)
    url = make_database(None)
    assert restore(url, tmp_path / "backup") == made
    assert _everything(url) == before
    assert check(url) == ()
    with administrator(url) as connection:
        assert differences(connection) == []
    again = Centre(url)
    info = again.gateway("priya").server_info()
    assert (info.last, info.last_hash) == (made.seq, made.feed_hash)
    assert info.history not in {made.epoch, author.gateway.server_info().history}
    assert again.value("SELECT count(*) FROM sync.epoch") == 2
    later = again.author("priya")
    later.n = 2
    assert later.push(note(ANN, "priya")).seq == made.seq + 1
    begin_history(url, "another")  # its number goes on too
    assert again.value("SELECT max(position) FROM sync.epoch") == 3
    again.close()


def _digest(body: bytes) -> str:
    import hashlib

    return hashlib.sha256(body).hexdigest()


def test_a_backup_is_of_one_moment_whatever_is_written_meanwhile(
    centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.central import backup as backing_up

    author, keep = centre.author("priya"), backing_up._keep

    def slowly(connection: psycopg.Connection, name: str, folder: Path) -> backing_up.KeptTable:
        author.push(note(ANN, "priya", "meanwhile"))
        return keep(connection, name, folder)

    before = centre.value("SELECT max(seq) FROM sync.feed")
    monkeypatch.setattr(backing_up, "_keep", slowly)
    made = back_up(centre.url, tmp_path / "backup")
    rows = {table.name: table.rows for table in made.tables}
    assert author.n > 30
    assert (made.seq, rows["sync.feed"], rows["council.note"]) == (before, before, 0)


def test_only_its_owner_can_read_a_backup(centre: Centre, tmp_path: Path) -> None:
    back_up(centre.url, tmp_path / "backup")
    found = [tmp_path / "backup", *(tmp_path / "backup").iterdir()]
    assert len(found) > 40
    assert [path for path in found if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_a_backup_that_fails_leaves_nothing(
    centre: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.central.backup._write", full)
    with pytest.raises(OSError, match="No space"):
        back_up(centre.url, tmp_path / "kept" / "backup")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(centre: Centre, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "mine.txt").write_text("mine")
    with pytest.raises(WorldError, match="is not empty"):
        back_up(centre.url, mine)
    assert [path.name for path in mine.iterdir()] == ["mine.txt"]
    empty = tmp_path / "empty"
    empty.mkdir()
    back_up(centre.url, empty)
    assert (empty / MANIFEST).exists()


def _flip(folder: Path) -> None:
    file = folder / "council.person.copy.gz"
    text = gzip.decompress(file.read_bytes()).replace(b"Ann", b"Eve")
    file.write_bytes(gzip.compress(text))


def _forget_a_command(folder: Path) -> None:
    """Altered with its digest set right: only the chain knows."""
    file, manifest = folder / "sync.command.copy.gz", folder / MANIFEST
    text = gzip.decompress(file.read_bytes()).replace(b"\tapplied\t", b"\trefused\t", 1)
    file.write_bytes(gzip.compress(text))
    told = json.loads(manifest.read_text())
    (table,) = (one for one in told["tables"] if one["name"] == "sync.command")
    table["sha256"] = _digest(text)
    manifest.write_text(json.dumps(told))


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (_flip, "council.person.copy.gz is missing or is not what was written"),
        (lambda folder: (folder / "sync.feed.copy.gz").unlink(), "sync.feed.copy.gz is missing"),
        (
            lambda folder: (folder / "sync.feed.copy.gz").write_bytes(b"\x1f\x8b"),
            "sync.feed.copy.gz is missing",
        ),
        (_forget_a_command, "The record of commands was altered"),
        (lambda folder: (folder / MANIFEST).unlink(), "holds no backup"),
        (lambda folder: (folder / MANIFEST).write_text("{"), "holds no backup"),
        (
            lambda folder: (folder / MANIFEST).write_text(
                (folder / MANIFEST).read_text().replace('"format": 1', '"format": 2')
            ),
            "made by a newer version",
        ),
        (
            lambda folder: (folder / MANIFEST).write_text(
                (folder / MANIFEST).read_text().replace('"r0', '"r9')
            ),
            "which a newer version made",
        ),
    ],
)
def test_a_backup_that_is_not_whole_makes_no_centre(
    centre: Centre,
    make_database: Callable[[str | None], str],
    tmp_path: Path,
    damage: Callable[[Path], object],
    sentence: str,
) -> None:
    centre.author("priya").push(note(ANN, "priya"))
    back_up(centre.url, tmp_path / "backup")
    damage(tmp_path / "backup")
    url = make_database(None)
    with pytest.raises(WorldError, match=sentence):
        restore(url, tmp_path / "backup")
    assert _rows(url, "SELECT count(*) FROM pg_namespace WHERE nspname IN ('council', 'sync')") == [(0,)]


def test_a_centre_that_is_there_is_never_restored_over(centre: Centre, tmp_path: Path) -> None:
    back_up(centre.url, tmp_path / "backup")
    centre.author("priya").push(note(ANN, "priya"))
    with pytest.raises(WorldError, match="There is a centre in this database already"):
        restore(centre.url, tmp_path / "backup")
    assert centre.value("SELECT count(*) FROM council.note") == 1


def test_logins_come_back_where_they_are_missing_and_nobody_gets_in_again(
    centre: Centre, make_database: Callable[[str | None], str], tmp_path: Path
) -> None:
    for login in ("passing", "leaver"):
        add_advisor(
            centre.url, login, login.title(), job_title=None, phone=None, roles=["library"], password=PASSWORD
        )
    back_up(centre.url, tmp_path / "backup")
    disable_advisor(centre.url, "leaver")
    with centre.administrator() as connection:
        connection.execute("DROP ROLE passing")
    url = make_database(None)
    restore(url, tmp_path / "backup")
    again = Centre(url)
    assert again.gateway("passing").server_info().roles == ("console_library",)
    assert again.value("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'leaver'") is False
    again.close()
    with psycopg.connect(centre.url, autocommit=True) as connection:
        connection.execute("DROP ROLE passing")
        connection.execute("DROP ROLE leaver")


def test_an_administrator_who_is_no_superuser_can_back_up_and_restore(
    centre: Centre, make_database: Callable[[str | None], str], tmp_path: Path
) -> None:
    url = make_database(None)
    with psycopg.connect(centre.url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE keeper LOGIN CREATEROLE PASSWORD '{PASSWORD}'".encode())
        connection.execute(
            "DO $$ DECLARE r text; BEGIN FOR r IN SELECT rolname FROM pg_roles WHERE rolname LIKE 'console%'"
            " LOOP EXECUTE format('GRANT %I TO keeper WITH ADMIN OPTION', r); END LOOP; END $$"
        )
        for place in (centre.url, url):
            name = conninfo_to_dict(place)["dbname"]
            connection.execute(f"ALTER DATABASE {name} OWNER TO keeper".encode())
    made = back_up(make_conninfo(centre.url, user="keeper", password=PASSWORD), tmp_path / "backup")
    logins = json.loads((tmp_path / "backup" / "logins.json").read_text())
    assert {entry["secret"] for entry in logins} == {None}
    assert restore(make_conninfo(url, user="keeper", password=PASSWORD), tmp_path / "backup") == made
    assert [said for said in check(url) if "keeper" not in said and "superuser can" not in said] == []
    with psycopg.connect(url, autocommit=True) as connection:
        for place in (centre.url, url):
            name = conninfo_to_dict(place)["dbname"]
            connection.execute(f"ALTER DATABASE {name} OWNER TO postgres".encode())
        connection.execute("REASSIGN OWNED BY keeper TO postgres; DROP OWNED BY keeper CASCADE")
    with psycopg.connect(centre.url, autocommit=True) as connection:
        connection.execute("REASSIGN OWNED BY keeper TO postgres; DROP OWNED BY keeper CASCADE")
        connection.execute("DROP ROLE keeper")


def test_the_mark_only_moves_forward(centre: Centre) -> None:
    author = centre.author("priya")
    seqs = [author.push(note(ANN, "priya")).seq for _ in range(3)]
    author.push(note(ANN, "nobody"))  # refused, and writes nothing to the feed
    assert mark_durable(centre.url, seqs[1]).position == 2
    told = author.gateway.server_info()
    assert (told.durable, told.durable_position, told.record) == (seqs[1], 2, 4)
    with pytest.raises(WorldError, match="only moves forward"):
        mark_durable(centre.url, seqs[0])
    with pytest.raises(WorldError, match="has come to entry"):
        mark_durable(centre.url, seqs[2] + 1)
    told = author.gateway.server_info()
    assert (told.durable, told.durable_position) == (seqs[1], 2)
    # Of what came behind the entry nothing is known, though it wrote nothing.
    assert mark_durable(centre.url, seqs[2]).position == 3
    assert mark_durable(centre.url, seqs[2]).position == 3


def test_a_new_history_takes_nothing_that_was_meant_for_the_old_one(centre: Centre) -> None:
    author = centre.author("priya")
    old = author.gateway.server_info().history
    begin_history(centre.url, "test")
    sent = author.command(note(ANN, "priya"))
    with pytest.raises(EpochPassed):
        author.gateway.push([sent], old)
    assert centre.value("SELECT count(*) FROM sync.command") == 0
    assert author.gateway.push([sent], author.gateway.server_info().history)[0].outcome == "applied"


def test_the_end_of_the_record_that_was_seen_is_found_again(centre: Centre) -> None:
    author = centre.author("priya")
    assert (author.gateway.server_info().record, author.gateway.server_info().record_hash) == (0, "")
    position = author.push(note(ANN, "priya")).position
    first = author.gateway.server_info()
    assert (first.record, position) == (1, 1)
    author.push(note(ANN, "priya"))
    assert author.gateway.server_info(1).seen_hash == first.record_hash
    assert author.gateway.server_info(2).seen_hash == author.gateway.server_info().record_hash
    assert author.gateway.server_info(3).seen_hash is None


def test_pruning_keeps_the_last_entries_and_all_behind_the_mark(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.central.lasting._AT_ONCE", 3)
    author = centre.author("priya")
    old = cursor_of(author.gateway)
    first = author.push(note(ANN, "priya")).seq
    for _ in range(9):
        author.push(note(ANN, "priya"))
    assert prune(centre.url, 0) == Pruned(0, 0)  # nothing is known to be safe
    mark_durable(centre.url, first + 7)
    here = author.gateway.server_info()
    assert prune(centre.url, 4) == Pruned(first + 5, first + 5)
    assert prune(centre.url, 4) == Pruned(first + 5, 0)
    assert prune(centre.url, 9) == Pruned(first + 5, 0)
    assert check(centre.url) == ()
    told = author.gateway.server_info()
    assert (told.floor, told.last, told.last_hash) == (first + 5, here.last, here.last_hash)
    assert author.gateway.pull(*old, 10).state == "reload"
    floor = centre.value("SELECT value FROM sync.setting WHERE name = 'floor_hash'")
    pages = pull_all(author.gateway, (told.epoch, told.floor, floor))
    assert [(page.state, len(page.rows["note"])) for page in pages] == [("ok", 4)]
    mark_durable(centre.url, here.last)
    assert prune(centre.url, 0) == Pruned(here.last, 4)
    assert centre.value("SELECT count(*) FROM sync.feed") == 0
    assert author.push(note(ANN, "priya")).seq == here.last + 1
    assert check(centre.url) == ()


def test_a_pruning_that_was_cut_is_finished_by_the_next(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    author = centre.author("priya")
    last = [author.push(note(ANN, "priya")).seq for _ in range(4)][-1]
    mark_durable(centre.url, last)

    def cut(*_: object) -> int:
        raise psycopg.OperationalError("the line was cut")

    with monkeypatch.context() as patched:
        patched.setattr("db.central.lasting._remove_some", cut)
        with pytest.raises(psycopg.OperationalError):
            prune(centre.url, 1)
    assert check(centre.url) == ()
    assert author.push(note(ANN, "priya")).seq == last + 1
    assert prune(centre.url, 2) == Pruned(last - 1, last - 1)
    assert check(centre.url) == ()


def test_a_pruned_centre_can_be_kept_and_restored(
    centre: Centre, make_database: Callable[[str | None], str], tmp_path: Path
) -> None:
    author = centre.author("priya")
    last = [author.push(note(ANN, "priya")).seq for _ in range(4)][-1]
    mark_durable(centre.url, last)
    prune(centre.url, 0)
    made = back_up(centre.url, tmp_path / "backup")
    url = make_database(None)
    assert restore(url, tmp_path / "backup").seq == made.seq == last
    assert check(url) == ()
