"""The voice of the wall, with a program in the place of espeak-ng that writes down what it was given."""

import os
import stat
from pathlib import Path

import pytest

from ui.display.speech import speak


def _program(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Path:
    program = folder / "espeak-ng"
    program.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder / "heard"


def test_a_sentence_is_said_and_cannot_be_taken_for_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = _program(tmp_path, monkeypatch, f'echo "$@" > {tmp_path}/options; cat > {tmp_path}/heard')
    assert speak("-w /etc/passwd; B, 0, 4, 7", lambda: False)
    assert heard.read_text("utf-8") == "-w /etc/passwd; B, 0, 4, 7"
    assert "passwd" not in (tmp_path / "options").read_text("utf-8")


def test_without_the_program_it_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert speak("B, 0, 4, 7", lambda: False) is False


def test_a_program_that_fails_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, monkeypatch, "exit 3")
    assert speak("B, 0, 4, 7", lambda: False) is False


def test_a_program_that_cannot_be_started_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("no program at all", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert speak("B, 0, 4, 7", lambda: False) is False


def test_a_voice_that_hangs_ends_when_the_wall_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, monkeypatch, "exec sleep 600")
    asked: list[bool] = []

    def wall_is_gone() -> bool:
        asked.append(True)
        return len(asked) == 2

    # Nothing else ends it: the program sleeps, and the longest call is looked at two hundred times.
    assert speak("B, 0, 4, 7", wall_is_gone) is False
    assert len(asked) == 2
