"""Where things stand: every login apart, on every file system."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.local.home import Home, safe_name, write_private

_LOGINS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=80)


def test_the_variable_redirects_every_path(tmp_path: Path) -> None:
    home = Home.find({"ADVISOR_CONSOLE_HOME": str(tmp_path / "elsewhere")})
    folder = home.advisor("ann")
    paths = [home.settings, home.lock, home.logs, folder.replica, folder.outbox, folder.keys, folder.attempts]
    assert all(path.is_relative_to(tmp_path / "elsewhere") for path in paths)
    assert folder.outbox == tmp_path / "elsewhere" / "advisors" / "ann" / "outbox.db"


def test_without_the_variable_it_is_this_users_own_data_folder() -> None:
    assert Home.find({}).root.name == "advisor-console"
    assert Home.find({"ADVISOR_CONSOLE_HOME": " "}) == Home.find({})


def test_plain_logins_keep_their_name() -> None:
    assert [safe_name(login) for login in ("ann", "a.jones-2", "j_smith")] == ["ann", "a.jones-2", "j_smith"]


@pytest.mark.parametrize(
    "login", ["con", "nul.txt", "COM1", "..", ".", "a/b", "a\\b", "x.", "Ann", "Siân", ""]
)
def test_awkward_logins_get_a_safe_name(login: str) -> None:
    name = safe_name(login)
    assert name != login
    assert "~" in name


@given(one=_LOGINS, other=_LOGINS)
def test_different_logins_never_share_a_folder_even_where_case_is_folded(one: str, other: str) -> None:
    name = safe_name(one)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789._~-")
    assert len(name) <= 60
    assert name == name.casefold()
    if one != other:
        assert name != safe_name(other)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such rights")
def test_folders_and_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    root = tmp_path / "place"
    root.mkdir(mode=0o755)
    home = Home(root)
    home.prepare()
    folder = home.advisor("ann")
    folder.prepare()
    write_private(folder.keys, b"{}")
    for path in (home.root, home.advisors, home.logs, folder.folder):
        assert path.stat().st_mode & 0o777 == 0o700
    assert folder.keys.stat().st_mode & 0o777 == 0o600


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "place" / "keys.json"
    path.parent.mkdir()
    write_private(path, b"old")

    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(OSError, match="No space"):
        write_private(path, b"new")
    assert path.read_bytes() == b"old"
    assert [part.name for part in path.parent.iterdir()] == ["keys.json"]
