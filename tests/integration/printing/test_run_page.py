"""Letters to many are printed from their page on a real queue: each once, after somebody stands there."""

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.e2e.keyboard import CTRL, press, see, wait_for
from tests.helpers.cups import PrintServer
from tests.integration.printing.test_letter_page import accept, dialog
from tests.integration.sync.consoles import Consoles
from tests.ui.app.conftest import _loop_goes_on, consoles, resting_shell, window
from tests.ui.app.many import write_to_many
from ui.app.shell import Shell
from ui.pages.post_run.models import Step

__all__ = ["_loop_goes_on", "consoles", "resting_shell", "window"]

KEY = Qt.Key
PRINTED = (
    "SELECT l.case_reference FROM council.letter_printing AS p JOIN council.letter AS l ON l.id = p.letter_id"
)


def test_letters_to_many_are_printed_once_each(
    resting_shell: Shell, consoles: Consoles, printing: PrintServer, qtbot: QtBot, tmp_path: Path
) -> None:
    desk, place = resting_shell._desk, resting_shell.places.letters
    letters = dataclasses.replace(desk.profile.letters, shared_printers=("count*",))
    desk.profile = dataclasses.replace(desk.profile, letters=letters)
    before = printing.papers()
    write_to_many(resting_shell, "Housing Options")
    place.view.show_folder(str(tmp_path / "run"))
    press(KEY.Key_Return, CTRL)
    see("Print them")
    run = place.presenter.run
    assert run is not None
    cases = [case for held in run.files.values() for case in held]
    press(KEY.Key_P, CTRL)
    wait_for("the print dialog", lambda: dialog() is not None)
    accept(resting_shell)
    see("is shared, so nothing is printed yet")
    assert printing.papers() == before
    press(KEY.Key_Return, CTRL)
    see(f"{len(cases)} of {len(cases)} went to Counter printer.")
    assert place.presenter.step is Step.DONE
    assert printing.papers() == before + len(cases)
    qtbot.waitUntil(
        lambda: sorted(case for (case,) in consoles.rows(PRINTED)) == sorted(cases), timeout=60_000
    )
