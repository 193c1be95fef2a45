"""console.toml: what is written is read back, and nonsense is said to be nonsense."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.errors import CannotSave, WorldError
from db.local.settings import ConsoleSettings, read_settings, write_settings

_TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"]))


def test_a_machine_without_settings_has_empty_ones(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "console.toml") == ConsoleSettings()


@given(login=_TEXT, site=_TEXT, counter=_TEXT)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, login: str | None, site: str | None, counter: str | None
) -> None:
    path = tmp_path_factory.mktemp("settings") / "console.toml"
    settings = ConsoleSettings("postgresql://centre.westerdale.example/council", login, site, counter)
    write_settings(path, settings)
    assert read_settings(path) == settings
    tomllib.loads(path.read_text("utf-8"))


def test_a_password_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "console.toml"
    with pytest.raises(WorldError, match="password") as refused:
        write_settings(path, ConsoleSettings(centre="postgresql://ann:secret@centre.example/council"))
    assert "secret" not in str(refused.value)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"centre = ", b"\xff\xfe", b"site = 4\n", b'centre = "a"\ncentre = "b"'])
def test_a_broken_file_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "console.toml"
    path.write_bytes(content)
    with pytest.raises(WorldError) as refused:
        read_settings(path)
    assert str(path) in refused.value.sentence
    assert refused.value.way_on


def test_what_a_newer_console_added_does_not_disturb(tmp_path: Path) -> None:
    path = tmp_path / "console.toml"
    path.write_text('site = "s"\nof_a_newer_console = true\n')
    assert read_settings(path) == ConsoleSettings(site="s")


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotSave):
        write_settings(tmp_path / "file" / "console.toml", ConsoleSettings())
