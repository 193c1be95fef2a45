"""The encrypted file: nothing readable, no second beginning, readers beside a writer."""

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from advisor_console.domain.errors import CannotSave, LocalFileDamaged, SignInRefused, WorldError
from advisor_console.domain.ids import new_id
from db.local import outbox_schema
from db.local.files import EncryptedFile, FileBusy
from db.local.outbox import open_outbox
from db.local.replica import open_replica
from tests.helpers.local_files import KEYS, LocalFiles, new_mobile, note_changes, page, person

_PAGE = 4096


def _all_bytes(folder: Path) -> bytes:
    return b"".join(part.read_bytes() for part in sorted(folder.iterdir()))


def test_nothing_written_can_be_read_without_the_key(files: LocalFiles) -> None:
    someone = new_id()
    files.replica.apply(page(1, person(someone, family_name="Plaintext-Marker")), files.outbox.unsettled)
    files.save(note_changes("Plaintext-Marker said so", someone))
    wal = files.folder.outbox.with_name("outbox.db-wal")
    assert wal.stat().st_size > _PAGE  # the proof is of the WAL too
    assert b"Plaintext-Marker" not in _all_bytes(files.folder.folder)
    files.outbox.file.tidy(thoroughly=True)
    files.replica.file.tidy(thoroughly=True)
    found = _all_bytes(files.folder.folder)
    assert b"Plaintext-Marker" not in found
    assert b"SQLite format 3" not in found
    assert b"CREATE TABLE" not in found


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_only_their_owner_can_open_the_files(files: LocalFiles) -> None:
    files.save(note_changes("x", new_id()))
    assert files.folder.folder.stat().st_mode & 0o777 == 0o700
    names = {part.name: part.stat().st_mode & 0o777 for part in files.folder.folder.iterdir()}
    assert {"outbox.db", "outbox.db-wal", "outbox.db-shm", "replica.db"} <= set(names)
    assert set(names.values()) == {0o600}


def test_the_key_is_in_no_repr_and_no_message(files: LocalFiles) -> None:
    said = repr(files.outbox.file.__dict__["_writer"]) + str(files.outbox.file.__dict__["_writer"].url)
    assert KEYS.outbox.hex() not in said + repr(KEYS)
    with pytest.raises(SignInRefused) as refused:
        open_outbox(files.folder, KEYS.replica)
    assert KEYS.replica.hex() not in f"{refused.value}{refused.value.__cause__}"


def test_a_wrong_key_is_told_from_damage_and_changes_nothing(files: LocalFiles) -> None:
    files.save(note_changes("kept", new_id()))
    files.close()
    before = files.folder.outbox.read_bytes()
    with pytest.raises(SignInRefused):
        open_outbox(files.folder, bytes(32))
    with pytest.raises(SignInRefused):
        open_replica(files.folder, bytes(32))
    assert files.folder.outbox.read_bytes() == before


def _flip(at: int) -> Callable[[bytes], bytes]:
    return lambda content: content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(_flip(100), id="first page flipped"),
        pytest.param(lambda _: b"", id="emptied"),
        pytest.param(lambda content: content[:1000], id="cut in the first page"),
        pytest.param(lambda content: content[: 2 * _PAGE + 100], id="cut in the third page"),
    ],
)
def test_a_damaged_file_is_said_to_be_damaged_and_left_alone(
    files: LocalFiles, damage: Callable[[bytes], bytes]
) -> None:
    files.save(note_changes("kept", new_id()))
    files.close()
    damaged = damage(files.folder.outbox.read_bytes())
    files.folder.outbox.write_bytes(damaged)
    with pytest.raises(LocalFileDamaged):
        open_outbox(files.folder, KEYS.outbox)
    assert files.folder.outbox.read_bytes() == damaged


def test_a_flipped_bit_inside_is_noticed_when_it_is_read(files: LocalFiles) -> None:
    for _ in range(30):
        files.save(note_changes("kept " * 100, new_id()))
    files.close()
    content = files.folder.outbox.read_bytes()
    files.folder.outbox.write_bytes(_flip(len(content) - _PAGE + 10)(content))
    outbox = open_outbox(files.folder, KEYS.outbox)
    try:
        assert outbox.file.damaged_pages() == [f"HMAC verification failed for page {len(content) // _PAGE}"]
        with pytest.raises(LocalFileDamaged):
            outbox.unsettled()
    finally:
        outbox.file.close()


def test_an_end_cut_off_beside_a_log_is_noticed_before_a_text_ends_in_nothing(
    files: LocalFiles, tmp_path: Path
) -> None:
    files.save(note_changes("kept " * 2_000, new_id()))  # over three pages, the last of the file
    files.outbox.file.tidy(thoroughly=True)
    files.save(note_changes("x", new_id()))
    killed = tmp_path / "killed"
    shutil.copytree(files.folder.folder, killed)  # with its log, as nothing was closed
    folder = type(files.folder)("ann", killed)
    open_outbox(folder, KEYS.outbox).file.close()  # whole: the log has what the file has not
    shutil.rmtree(killed)
    shutil.copytree(files.folder.folder, killed)
    content = folder.outbox.read_bytes()
    folder.outbox.write_bytes(content[:-_PAGE])
    with pytest.raises(LocalFileDamaged):
        open_outbox(folder, KEYS.outbox)


def test_a_file_is_never_made_over_another(files: LocalFiles) -> None:
    with pytest.raises(FileExistsError):
        EncryptedFile.make(files.folder.outbox, KEYS.outbox, "FULL", lambda _: None)


def test_a_file_half_made_by_a_crash_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "x.db"

    def fail(_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        EncryptedFile.make(path, KEYS.outbox, "FULL", fail)
    assert not path.exists()
    EncryptedFile.make(path, KEYS.outbox, "FULL", lambda c: outbox_schema.create(c, "ann")).close()
    assert path.exists()


def test_a_reader_cannot_write(files: LocalFiles) -> None:
    with pytest.raises(DBAPIError, match="readonly"), files.replica.reading() as connection:
        connection.exec_driver_sql("DELETE FROM person")


def test_a_second_writer_gives_up_after_its_wait(files: LocalFiles) -> None:
    with files.outbox.file.writing(), pytest.raises(FileBusy), files.outbox.file.writing(wait=0.01):
        pass


def test_a_transaction_that_fails_leaves_nothing_behind(files: LocalFiles) -> None:
    def half() -> None:
        with files.outbox.file.writing() as connection:
            connection.exec_driver_sql("INSERT INTO draft VALUES ('a', 'k', NULL, 't', '{}', 'now')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    with files.outbox.file.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft").scalar_one() == 0


def test_what_a_killed_console_left_in_the_wal_is_there_again(files: LocalFiles, tmp_path: Path) -> None:
    files.save(note_changes("kept", new_id()))
    copy = tmp_path / "copy"
    shutil.copytree(files.folder.folder, copy)  # as the disk is at a power cut: nothing was closed
    lost = type(files.folder)("ann", copy)
    outbox = open_outbox(lost, KEYS.outbox)
    try:
        assert len(outbox.unsent(10)) == 1
    finally:
        outbox.file.close()


def test_saving_never_writes_back_and_tidying_does(files: LocalFiles) -> None:
    before = files.folder.outbox.read_bytes()
    for _ in range(50):
        files.save(note_changes("x" * 2000, new_id()))
    assert files.folder.outbox.read_bytes() == before
    files.outbox.file.tidy()
    assert files.folder.outbox.stat().st_size > len(before)


def _views(files: LocalFiles, rounds: int, *, naive: bool) -> list[set[str]]:
    """Look at two halves of the people, `rounds` times; naive looks at each half by itself."""
    seen: list[set[str]] = []
    halves = ("SELECT known_as FROM person WHERE id < ?", "SELECT known_as FROM person WHERE id >= ?")
    for _ in range(rounds):
        if naive:
            found = set()
            for half in halves:
                with files.replica.reading() as connection:
                    found |= set(connection.exec_driver_sql(half, ("5",)).scalars())
        else:
            with files.replica.reading() as connection:
                found = set().union(*(connection.exec_driver_sql(half, ("5",)).scalars() for half in halves))
        seen.append(found)
    return seen


@pytest.mark.parametrize("naive", [False, True], ids=["our readers", "a naive reader"])
def test_readers_beside_a_writer_that_rolls_back_see_whole_pages(files: LocalFiles, *, naive: bool) -> None:
    people = [f"{n}" for n in range(10)]
    stop = threading.Event()
    written = 0
    rolled_back = 0

    def rows(mark: str) -> list[dict[str, object]]:
        return [{**person(new_id()), "id": id_, "known_as": mark} for id_ in people]

    files.replica.apply(page(1, *rows("0")), files.outbox.unsettled)

    def fail() -> list[object]:
        raise WorldError("rolled back on purpose")

    def write() -> None:
        nonlocal written, rolled_back
        number = 1
        while not stop.is_set():
            number += 1
            try:
                pending = files.outbox.unsettled if number % 10 else fail
                mark = f"{number}" if number % 10 else "never"
                files.replica.apply(page(number, *rows(mark)), pending)  # type: ignore[arg-type]  # it raises
                written += 1
            except WorldError:
                rolled_back += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = _views(files, 20, naive=naive)
        while written < 50 or rolled_back < 5 or (naive and max(map(len, seen)) == 1):
            seen += _views(files, 20, naive=naive)
    finally:
        stop.set()
        writer.join()
    assert not any("never" in view for view in seen)
    torn = [view for view in seen if len(view) > 1]
    assert bool(torn) is naive
    assert len(set.union(*seen)) > 3  # the writer was at work all the while


def test_full_disk_is_told_from_a_bug(files: LocalFiles) -> None:
    with pytest.raises(DBAPIError, match="no such table"), files.outbox.file.writing() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")
    with files.outbox.file.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite makes it what there is already
    with pytest.raises(CannotSave), files.outbox.file.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO letter_blob (sha256, pdf, kept_at) VALUES ('a', zeroblob(100000), 'now')"
        )


def test_a_changed_number_is_shown_at_once(files: LocalFiles) -> None:
    someone = new_id()
    files.replica.apply(page(1, person(someone)), files.outbox.unsettled)
    files.save(new_mobile(someone, "07700 900123", "07700 900456"))
    assert files.rows("person")[someone]["mobile"] == "07700 900456"
