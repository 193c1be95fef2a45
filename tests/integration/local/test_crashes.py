"""Real processes, really killed, and a disk that is really full: what was kept is kept."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from advisor_console.sync.engine import recover
from tests.helpers.local_files import LocalFiles, advisor_folder, open_files, take_snapshot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and RLIMIT_FSIZE")

_CHECKOUT = Path(__file__).parents[3]


def _child(mode: str, root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.integration.local.child", mode, str(root)]
    return subprocess.Popen(command, cwd=_CHECKOUT, stdout=subprocess.PIPE, text=True)


def _said(mode: str, root: Path) -> tuple[list[str], int]:
    child = _child(mode, root)
    out, _ = child.communicate(timeout=60)
    return out.splitlines(), child.returncode


def _kept(files: LocalFiles) -> Sequence[str]:
    commands = files.outbox.unsent(100_000)
    assert [command.n for command in commands] == list(range(1, len(commands) + 1))
    return [command.id for command in commands]


def test_a_console_killed_between_its_two_files_shows_the_command_when_it_starts_again(
    tmp_path: Path,
) -> None:
    said, status = _said("between_the_files", tmp_path)
    assert (len(said), status) == (2, -9)
    files = open_files(advisor_folder(tmp_path))
    try:
        kept = _kept(files)
        assert kept[:2] == said
        assert len(kept) == 3
        assert len(files.rows("note")) == 2  # the hole that recovery is for
        recover(files.outbox, files.replica)
        assert len(files.rows("note")) == 3
        take_snapshot(files, 1, {})
        assert len(files.rows("note")) == 3
    finally:
        files.close()


@pytest.mark.parametrize("after", [1, 7, 40])
def test_whatever_was_said_to_be_saved_is_there_after_a_kill(tmp_path: Path, after: int) -> None:
    child = _child("until_killed", tmp_path)
    assert child.stdout is not None
    with child.stdout:
        said = [child.stdout.readline().strip() for _ in range(after)]
        child.kill()
        said += [line.strip() for line in child.stdout if line.endswith("\n")]
    assert child.wait(timeout=60) == -9
    files = open_files(advisor_folder(tmp_path))
    try:
        kept = _kept(files)
        assert kept[: len(said)] == said
        assert len(kept) - len(said) in {0, 1}  # kept, and killed before it could be said
        recover(files.outbox, files.replica)
        assert len(files.rows("note")) == len(kept)
    finally:
        files.close()


def test_a_save_that_finds_no_room_says_so_and_keeps_nothing_of_it(tmp_path: Path) -> None:
    said, status = _said("on_a_full_disk", tmp_path)
    assert status == 0
    refusal = [line for line in said if line.startswith("refused:")]
    assert refusal == ["refused: This could not be saved: the disk is full or this folder is read-only."]
    saved = [line for line in said if line not in refusal]
    assert len(saved) > 2
    files = open_files(advisor_folder(tmp_path))
    try:
        assert _kept(files) == saved
    finally:
        files.close()
