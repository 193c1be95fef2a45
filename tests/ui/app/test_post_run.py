"""Letters to many in the real window, by keys: seen first, stopped, made, on file and on the records."""

import json
from pathlib import Path

import pikepdf
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.e2e.keyboard import CTRL, press, see
from tests.integration.sync.consoles import Consoles
from tests.ui.app.many import write_to_many
from ui.app.post_runs import DeskPostRuns
from ui.app.shell import Shell
from ui.pages.post_run.models import Step

KEY = Qt.Key
ISSUED = "SELECT case_reference FROM council.letter ORDER BY case_reference"


def test_letters_to_many_are_seen_stopped_and_made(
    resting_shell: Shell, consoles: Consoles, qtbot: QtBot, tmp_path: Path
) -> None:
    place = resting_shell.places.letters
    cases = DeskPostRuns(resting_shell._desk)._cases
    write_to_many(resting_shell, "Council tax team")
    out = tmp_path / "run"
    place.view.show_folder(str(out))
    # Asked to stop before the first letter: nothing is made, and it goes on from there.
    place.view.makeRequested.emit(place.view.told())
    place.view.stopRequested.emit()
    see("What is made stays made.")
    assert place.presenter.rail == "stopped"
    press(KEY.Key_F1)
    see("Letters to many")
    press(KEY.Key_F11)
    press(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: place.presenter._state.step is Step.DONE, timeout=60_000)
    see("are made and on their records.")
    journal = json.loads((out / "run.json").read_text("utf-8"))
    made = [case for held in journal["files"].values() for case in held] + list(journal["apart"])
    assert made
    with pikepdf.open(out / "letters-001.pdf") as pdf:
        assert len(pdf.pages) >= len(journal["files"]["letters-001.pdf"])
    qtbot.waitUntil(lambda: [case for (case,) in consoles.rows(ISSUED)] == sorted(made), timeout=60_000)
    assert all(cases.get(reference) for reference in made)
    # Whoever has a letter is not written to again.
    press(KEY.Key_B, CTRL)
    see("About what?")
    press(KEY.Key_Return, CTRL)
    see("No case is as you chose")
