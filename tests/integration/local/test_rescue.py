"""A damaged outbox: one flipped bit loses nothing, more is told to the piece, never in silence."""

import hashlib
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor_console.domain.changes import Outcome
from advisor_console.domain.errors import CannotSave, LocalFileDamaged, SignInRefused
from advisor_console.domain.ids import CommandId, DraftId, new_id
from advisor_console.services.ports import Draft
from db.local import rescue
from db.local.cipher_pages import PAGE, PageSeal
from db.local.drafts import SqlDrafts
from db.local.files import wal_of
from db.local.home import AdvisorFolder
from db.local.letters import LocalLetters
from db.local.outbox import SqlOutbox, open_outbox
from db.local.rescue import Rescued, open_or_rescue, saved_at
from db.local.wal_frames import read_wal
from tests.helpers.local_files import KEYS, NOW, advisor_folder, answer, intent, note_changes

COMMANDS = 40


@pytest.fixture(params=["written back", "in the log"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> AdvisorFolder:
    """An outbox of forty commands, two drafts and a letter; closed, or as a killed console leaves it."""
    place = advisor_folder(tmp_path / "home")
    outbox = open_outbox(place, KEYS.outbox)
    ids = [outbox.save(intent(note_changes("kept " * 60, new_id())), NOW).id for _ in range(COMMANDS)]
    outbox.record([answer(one, Outcome.APPLIED, number) for number, one in enumerate(ids[:10], 1)])
    for title in ("one", "two"):
        SqlDrafts(outbox.file).keep(Draft(DraftId(new_id()), "note", None, title, {"text": title}, NOW))
    LocalLetters(outbox.file).put(hashlib.sha256(b"%PDF").hexdigest(), b"%PDF")
    if request.param == "in the log":
        copy = tmp_path / "killed"
        shutil.copytree(place.folder, copy)
        outbox.file.close()
        return AdvisorFolder("ann", copy)
    outbox.file.close()
    return place


@pytest.fixture
def written(tmp_path: Path, folder: AdvisorFolder) -> list[CommandId]:
    """The ids of all commands, read from a copy."""
    copy = tmp_path / "copy"
    shutil.copytree(folder.folder, copy)
    outbox = open_outbox(AdvisorFolder("ann", copy), KEYS.outbox)
    ids = [one.command.id for one in outbox.unsettled()]
    outbox.file.close()
    assert len(ids) == COMMANDS
    return ids


class Opened:
    """What came of opening it."""

    def __init__(self, folder: AdvisorFolder) -> None:
        self.outbox, self.rescued = open_or_rescue(folder, KEYS.outbox)

    @property
    def ids(self) -> list[CommandId]:
        """The commands that are there."""
        return [one.command.id for one in self.outbox.unsettled()]


@pytest.fixture
def opened() -> Iterator[list[SqlOutbox]]:
    """Closed at the end."""
    kept: list[SqlOutbox] = []
    yield kept
    for one in kept:
        one.file.close()


def _open(folder: AdvisorFolder, opened: list[SqlOutbox]) -> Opened:
    found = Opened(folder)
    opened.append(found.outbox)
    return found


def _spoil(path: Path, at: int, mask: int = 1) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= mask
    path.write_bytes(content)


def _rescued(found: Opened) -> Rescued:
    assert found.rescued is not None
    return found.rescued


def test_a_whole_outbox_is_left_alone(
    folder: AdvisorFolder, written: list[CommandId], opened: list[SqlOutbox]
) -> None:
    found = _open(folder, opened)
    assert (found.rescued, found.ids) == (None, written)
    assert not list(folder.folder.glob("damaged-*"))


@pytest.mark.parametrize("seed", range(12))
def test_one_flipped_bit_anywhere_loses_nothing(
    folder: AdvisorFolder, written: list[CommandId], opened: list[SqlOutbox], seed: int
) -> None:
    chance = random.Random(seed)
    log = wal_of(folder.outbox)
    path = log if log.exists() else folder.outbox
    _spoil(path, chance.randrange(path.stat().st_size), 1 << chance.randrange(8))
    before = path.read_bytes()
    found = _open(folder, opened)
    assert found.ids == written
    assert found.outbox.counts()["applied"] == 10
    assert len(SqlDrafts(found.outbox.file).all()) == 2
    assert len(LocalLetters(found.outbox.file).not_uploaded()) == 1
    if found.rescued is not None:  # a bit that nothing is read from may be the one
        assert found.rescued.nothing_lost
        assert (found.rescued.aside / path.name).read_bytes() == before
        assert (found.rescued.commands, found.rescued.unsent) == (COMMANDS, COMMANDS - 10)


@pytest.mark.parametrize("at", [3, 40, PAGE - 30], ids=["its salt", "its first page", "its seal"])
def test_the_first_page_is_mended_too(
    folder: AdvisorFolder, written: list[CommandId], opened: list[SqlOutbox], at: int
) -> None:
    _spoil(folder.outbox, at)
    found = _open(folder, opened)
    assert found.ids == written
    assert _rescued(found).nothing_lost


def test_what_sqlite_leaves_out_of_a_spoiled_log_without_a_word_is_read(tmp_path: Path) -> None:
    """The naive way, in the same place: SQLite stops at a frame that does not fit, and says nothing."""
    place = advisor_folder(tmp_path / "home")
    outbox = open_outbox(place, KEYS.outbox)
    for _ in range(COMMANDS):
        outbox.save(intent(note_changes("kept " * 60, new_id())), NOW)
    naive, ours = tmp_path / "naive", tmp_path / "ours"
    shutil.copytree(place.folder, naive)
    outbox.file.close()
    _spoil(wal_of(naive / "outbox.db"), 32 + 24 + 2 * PAGE)
    shutil.copytree(naive, ours)
    lost = open_outbox(AdvisorFolder("ann", naive), KEYS.outbox)
    kept, rescued = open_or_rescue(AdvisorFolder("ann", ours), KEYS.outbox)
    try:
        assert len(lost.unsettled()) < COMMANDS / 4
        assert len(kept.unsettled()) == COMMANDS
        assert rescued is not None
        assert rescued.nothing_lost
    finally:
        lost.file.close()
        kept.file.close()


def _whole_page_spoiled(folder: AdvisorFolder, number: int) -> None:
    content = bytearray(folder.outbox.read_bytes())
    for at in range((number - 1) * PAGE + 100, (number - 1) * PAGE + 400):
        content[at] ^= 0xFF
    folder.outbox.write_bytes(content)


@pytest.mark.parametrize("folder", ["written back"], indirect=True)
def test_a_page_that_cannot_be_mended_loses_its_own_rows_and_no_others(
    folder: AdvisorFolder, written: list[CommandId], opened: list[SqlOutbox], tmp_path: Path
) -> None:
    read = []
    for number in range(2, folder.outbox.stat().st_size // PAGE + 1, 2):
        copy = AdvisorFolder("ann", tmp_path / f"page {number}")
        shutil.copytree(folder.folder, copy.folder)
        _whole_page_spoiled(copy, number)
        found = _open(copy, opened)
        rescued = _rescued(found)
        assert (rescued.pages, rescued.nothing_lost) == (1, False)
        assert found.ids == [one for one in written if one in set(found.ids)]
        assert rescued.commands == len(found.ids)
        lost = [saved_at(one) for one in written if one not in set(found.ids)]
        assert list(rescued.lost) in (
            lost,
            [],
        )  # by name, unless the index that has the names is what is spoiled
        read.append(rescued.commands)
    assert max(read) == COMMANDS
    assert any(0 < one < COMMANDS for one in read)


@pytest.mark.parametrize("folder", ["written back"], indirect=True)
@pytest.mark.parametrize("part", [0.25, 0.5, 0.6, 0.9])
def test_a_file_that_was_cut_off_is_read_as_far_as_it_goes(
    folder: AdvisorFolder, written: list[CommandId], opened: list[SqlOutbox], part: float
) -> None:
    content = folder.outbox.read_bytes()
    # At 0.5 it ends with a page, and all that is left fits.
    left = int(len(content) * part) if part != 0.5 else len(content) // PAGE // 2 * PAGE
    folder.outbox.write_bytes(content[:left])
    found = _open(folder, opened)
    rescued = _rescued(found)
    assert found.ids == [one for one in written if one in set(found.ids)]
    assert rescued.commands == len(found.ids)
    assert not rescued.nothing_lost
    assert (rescued.aside / "outbox.db").read_bytes() == content[:left]
    again = open_or_rescue  # the next time there is nothing left to rescue
    found.outbox.file.close()
    outbox, second = again(folder, KEYS.outbox)
    opened.append(outbox)
    assert second is None
    assert [one.command.id for one in outbox.unsettled()] == found.ids


@pytest.mark.parametrize("pages", [1, 4, 12])
def test_what_was_cut_off_beside_a_log_is_told_and_never_read_as_zeros(
    tmp_path: Path, opened: list[SqlOutbox], pages: int
) -> None:
    place = advisor_folder(tmp_path / "home")
    outbox = open_outbox(place, KEYS.outbox)
    text = "kept " * 2_000
    for title in ("one", "two", "three"):
        SqlDrafts(outbox.file).keep(Draft(DraftId(new_id()), "note", None, title, {"text": text}, NOW))
    outbox.file.tidy(thoroughly=True)
    last = outbox.save(intent(note_changes("in the log", new_id())), NOW)
    killed = AdvisorFolder("ann", tmp_path / "killed")
    shutil.copytree(place.folder, killed.folder)
    outbox.file.close()
    content = killed.outbox.read_bytes()
    killed.outbox.write_bytes(content[: -pages * PAGE])
    found = _open(killed, opened)
    rescued = _rescued(found)
    assert not rescued.nothing_lost
    assert found.ids == [last.id]
    kept = SqlDrafts(found.outbox.file).all()
    assert len(kept) + rescued.lost_drafts == 3
    assert rescued.lost_drafts
    assert {draft.body["text"] for draft in kept} <= {text}


@pytest.mark.parametrize("content", [b"", b"x" * 1000, bytes(3 * PAGE)], ids=["empty", "a stump", "zeros"])
@pytest.mark.parametrize("folder", ["written back"], indirect=True)
def test_nothing_readable_is_said_and_kept_aside(
    folder: AdvisorFolder, opened: list[SqlOutbox], content: bytes
) -> None:
    folder.outbox.write_bytes(content)
    if len(content) > PAGE:  # no page fits: that is how another's key looks
        with pytest.raises(SignInRefused):
            Opened(folder)
        assert folder.outbox.read_bytes() == content
        return
    rescued = _rescued(_open(folder, opened))
    assert (rescued.commands, rescued.pages) == (0, 1)
    assert (rescued.aside / "outbox.db").read_bytes() == content


def test_a_wrong_key_touches_nothing(folder: AdvisorFolder) -> None:
    before = {
        path.name: path.read_bytes() for path in folder.folder.iterdir() if path.name != "outbox.db-shm"
    }
    with pytest.raises(SignInRefused):
        open_or_rescue(folder, bytes(32))
    assert folder.outbox.read_bytes() == before["outbox.db"]
    assert not list(folder.folder.glob("damaged-*"))


@pytest.mark.parametrize("step", ["_copy_aside", "_mend", "_counted", "write_private", "_finish"])
def test_a_crash_at_any_step_of_the_rescue_is_gone_on_with(
    folder: AdvisorFolder,
    written: list[CommandId],
    opened: list[SqlOutbox],
    step: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _spoil(folder.outbox, 40)

    original = getattr(rescue, step)
    calls = 0

    def second_time(*given: object) -> object:
        nonlocal calls
        calls += 1
        if step != "_finish" or calls == 2:
            raise KeyboardInterrupt
        return original(*given)

    with monkeypatch.context() as patched:
        patched.setattr(rescue, step, second_time)
        with pytest.raises(KeyboardInterrupt):
            Opened(folder)
    assert _open(folder, opened).ids == written


def test_the_log_of_the_old_file_never_meets_the_new_one(
    folder: AdvisorFolder, opened: list[SqlOutbox]
) -> None:
    _spoil(folder.outbox, 40)
    found = _open(folder, opened)
    assert found.rescued is not None
    assert (
        read_wal(wal_of(folder.outbox).read_bytes() if wal_of(folder.outbox).exists() else b"").cut_commits
        == 0
    )
    found.outbox.file.tidy(thoroughly=True)
    content = folder.outbox.read_bytes()
    seal = PageSeal.of_file(KEYS.outbox, content)
    assert all(seal.fits(content[at : at + PAGE], at // PAGE + 1) for at in range(0, len(content), PAGE))


def test_without_room_for_a_copy_the_damaged_file_stays(
    folder: AdvisorFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    _spoil(folder.outbox, 40)
    before = folder.outbox.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(CannotSave, match="no room to rescue it"):
        Opened(folder)
    assert folder.outbox.read_bytes() == before


def test_an_outbox_of_a_newer_console_is_not_damaged(folder: AdvisorFolder) -> None:
    outbox = open_outbox(folder, KEYS.outbox)
    with outbox.file.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    outbox.file.close()
    with pytest.raises(LocalFileDamaged, match="newer console"):
        Opened(folder)
    assert not list(folder.folder.glob("damaged-*"))


def test_numbers_go_on_as_the_same_device_when_its_name_is_what_was_lost(
    tmp_path: Path, opened: list[SqlOutbox]
) -> None:
    place = advisor_folder(tmp_path / "home")
    before = open_outbox(place, KEYS.outbox)
    before.save(intent(note_changes("kept", new_id())), NOW)
    with before.file.reading() as connection:
        pages = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'meta'").all()
    before.file.close()
    for (page,) in pages:
        for at in range(0, 200, 3):
            _spoil(place.outbox, (page - 1) * PAGE + at)
    found = _open(place, opened)
    after = found.outbox.save(intent(note_changes("later", new_id())), NOW)
    assert (after.device, after.n) == (before.device, 2)
