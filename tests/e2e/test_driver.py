"""A tour that meets a fault says so: no step after it, a picture of what was seen, and not ok."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.showing import Show, show
from ui import tour
from ui.tour.driver import Driver, StepFailed, find, wait_for

__all__ = ["show"]


@pytest.fixture
def window(show: Show) -> QWidget:
    """A window with something to see."""
    return show(QLabel("Something to see"))


def test_steps_that_go_well_are_numbered_and_pictured(window: QWidget, tmp_path: Path) -> None:
    driver = Driver(tmp_path)
    driver.step("First window", lambda: window)
    driver.step("Move: who & when", lambda: window)
    assert driver.ok
    assert [step.picture for step in driver.steps] == ["01-first-window.png", "02-move--who---when.png"]
    assert all((tmp_path / str(step.picture)).stat().st_size > 0 for step in driver.steps)


def test_a_step_that_waits_in_vain_ends_the_tour(window: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    driver = Driver(tmp_path)

    def waits() -> QWidget:
        wait_for("a ticket", lambda: False, 0.05)
        return window

    after: list[str] = []

    def goes_on() -> QWidget:
        after.append("done")
        return window

    driver.step("Call next", waits)
    driver.step("Record", goes_on)
    assert not driver.ok
    assert after == []
    (step,) = driver.steps
    assert step.as_json()["problem"] == "Waited 0 seconds for a ticket."
    assert (tmp_path / str(step.picture)).exists()


def test_a_bug_in_a_step_is_its_failure_and_names_its_place(window: QWidget, tmp_path: Path) -> None:
    driver = Driver(tmp_path)

    def broken() -> QWidget:
        raise KeyError("nothing")

    driver.step("Wrap up", broken)
    assert not driver.ok
    problem = str(driver.steps[0].as_json()["problem"])
    assert "KeyError" in problem
    assert "test_driver.py" in problem


def test_what_is_hidden_is_not_found(window: QWidget) -> None:
    label = window.findChild(QLabel)
    assert label is not None
    label.setObjectName("words")
    assert find(window, QLabel, "words") is label
    label.hide()
    with pytest.raises(StepFailed, match="no visible control called words"):
        find(window, QLabel, "words")


@pytest.mark.parametrize(("ok", "status"), [(True, 0), (False, 1)])
def test_the_exit_status_says_how_the_tour_went(
    ok: bool, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "ADVISOR_CONSOLE_HOME"):  # the tour sets them; put back afterwards
        monkeypatch.setenv(name, os.environ[name])
    steps = [{"name": "Search", "ok": ok, "seconds": 1.0, "picture": None, "problem": "" if ok else "No."}]
    report = {"ok": ok, "steps": steps, "central": {}, "letter": None, "bugs": []}
    monkeypatch.setattr(tour, "_tour", lambda _: report)
    assert tour.run_tour(tmp_path, print_json=True) == status
    assert json.loads((tmp_path / "tour.json").read_text("utf-8")) == report
    assert json.loads(capsys.readouterr().out) == report
