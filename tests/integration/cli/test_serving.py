"""`central start`: a centre that is there until somebody ends it, and then is gone."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest

from db.central.embedded import EmbeddedPostgres
from tests.helpers.paths import REPOSITORY
from tests.helpers.posix import is_root
from tests.helpers.postgres import server_folder
from tests.integration.cli.processes import COMMAND, environment, run

pytestmark = pytest.mark.slow


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place that PostgreSQL's account can reach; whatever runs in it is stopped."""
    base = server_folder(f"{os.getpid()}-cli-{uuid.uuid4().hex}")
    yield base / "centre"
    if (base / "centre" / "cluster").exists():
        EmbeddedPostgres(base / "centre").stop()
    shutil.rmtree(base, ignore_errors=True)


@contextlib.contextmanager
def _starting(folder: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [*COMMAND, "central", "start", "--dir", str(folder), "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(), cwd=REPOSITORY,
        start_new_session=True,
    )  # fmt: skip
    with process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def _announced(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    about: dict[str, Any] = json.loads(process.stdout.readline())
    return about


def _ended(process: subprocess.Popen[str], sent: signal.Signals) -> int:
    process.send_signal(sent)
    out, err = process.communicate(timeout=60)
    assert (out, err) == ("", "")
    return process.returncode


def _runs(folder: Path) -> bool:
    """Whether a postmaster runs on the folder."""
    try:
        number = int((folder / "cluster" / "postmaster.pid").read_text("utf-8").splitlines()[0])
        return str(folder / "cluster") in psutil.Process(number).cmdline()
    except (FileNotFoundError, psutil.NoSuchProcess):
        return False


def test_it_runs_until_it_is_ended_and_keeps_its_data(folder: Path) -> None:
    with _starting(folder) as process:
        about = _announced(process)
        assert set(about) == {"address", "administrator"}
        assert _runs(folder)
        url = about["administrator"]
        assert run("central", "check", "--json", "--url", url).json()["ok"] is True
        added = run(
            "central", "add-advisor", "omar", "--name", "Omar", "--url", url, piped="quite invented\n"
        )
        assert added.status == 0
        psycopg.connect(about["address"], user="omar", password="quite invented").close()
        assert "already running" in run("central", "start", "--dir", folder).refusal()
        assert _ended(process, signal.SIGINT) == 0
    assert not _runs(folder)
    with _starting(folder) as process:
        again = _announced(process)
        assert again == about  # an address that was passed on stays true
        with psycopg.connect(again["administrator"]) as connection:
            row = connection.execute("SELECT full_name FROM council.advisor").fetchone()
        assert row == ("Omar",)
        assert _ended(process, signal.SIGTERM) == 0
    assert not _runs(folder)


def test_a_server_left_by_a_killed_command_is_taken_over_and_stopped(folder: Path) -> None:
    with _starting(folder) as process:
        _announced(process)
        process.kill()
        process.wait()
    assert _runs(folder)
    with _starting(folder) as process:
        _announced(process)
        assert _ended(process, signal.SIGTERM) == 0
    assert not _runs(folder)


def test_ended_while_it_is_still_starting_it_leaves_no_server(folder: Path) -> None:
    with _starting(folder) as process:
        deadline = time.monotonic() + 60
        while not (folder / "superuser").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert _ended(process, signal.SIGTERM) == 130
    assert not _runs(folder)


def test_it_says_when_somebody_else_stops_the_server(folder: Path) -> None:
    with _starting(folder) as process:
        _announced(process)
        EmbeddedPostgres(folder).stop()
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err == "PostgreSQL was stopped by somebody else. Start it again with this command.\n"


def test_a_folder_of_something_else_is_not_touched(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    (folder / "letter.txt").write_text("mine", "utf-8")
    assert "holds other things" in run("central", "start", "--dir", folder).refusal()
    (folder / "PG_VERSION").write_text("15\n", "ascii")
    assert "the data of another PostgreSQL" in run("central", "start", "--dir", folder).refusal()
    assert "is not a folder" in run("central", "start", "--dir", folder / "letter.txt").refusal()
    assert folder.stat().st_mode & 0o777 == 0o755
    assert sorted(path.name for path in folder.iterdir()) == ["PG_VERSION", "letter.txt"]


def test_data_of_another_version_or_without_their_password_are_not_touched(folder: Path) -> None:
    (folder / "cluster").mkdir(parents=True, mode=0o711)
    assert "password of the database" in run("central", "start", "--dir", folder).refusal()
    (folder / "superuser").write_text("x", "ascii")
    (folder / "cluster" / "PG_VERSION").write_text("15\n", "ascii")
    assert "written by PostgreSQL 15" in run("central", "start", "--dir", folder).refusal()
    assert (folder / "cluster" / "PG_VERSION").read_text("ascii") == "15\n"
    (folder / "cluster" / "PG_VERSION").unlink()
    shutil.rmtree(folder / "cluster")  # there is nothing for the fixture to stop


def test_a_folder_that_cannot_be_made_is_said(folder: Path) -> None:
    assert "“/proc/centre” cannot be used" in run("central", "start", "--dir", "/proc/centre").refusal()
    if not is_root():
        folder.parent.chmod(0o500)
        assert "cannot be used" in run("central", "start", "--dir", folder).refusal()
        folder.parent.chmod(0o711)


def test_root_is_told_where_to_put_it_and_nothing_stays(folder: Path) -> None:
    closed = folder.parent / "closed"
    closed.mkdir(mode=0o700)
    if is_root():
        said = run("central", "start", "--dir", closed / "new" / "centre").refusal()
        assert f"may not enter {closed}" in said
        assert "choose a folder below" in said
        assert list(closed.iterdir()) == []
    assert (
        "no profile called atlantis"
        in run("central", "start", "--dir", closed / "centre", "--profile", "atlantis").refusal()
    )
    assert list(closed.iterdir()) == []


def test_a_centre_on_one_machine_is_guarded_too(folder: Path) -> None:
    with _starting(folder) as process:
        about = _announced(process)
        added = run(
            "central", "add-advisor", "omar", "--name", "Omar", "--url", about["administrator"],
            piped="quite invented\n",
        )  # fmt: skip
        assert added.status == 0
        with psycopg.connect(about["address"], user="omar", password="quite invented") as holder:
            holder.execute("SELECT console.push('[]')")
            # Whoever waits for the feed gets it, although the transaction above is never ended.
            with psycopg.connect(about["administrator"]) as other:
                other.execute("SET lock_timeout = '60s'")
                other.execute("SELECT 1 FROM sync.feed_lock FOR UPDATE")
            with pytest.raises(psycopg.OperationalError):
                holder.execute("SELECT 1")
        assert _ended(process, signal.SIGTERM) == 0
    assert not _runs(folder)
