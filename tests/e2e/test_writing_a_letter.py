"""A letter written from the record, by keys: chosen, checked, made, copied as an email, seen again."""

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.e2e.by_keys import KEY, go_to_row, session_of, to_the_record
from tests.e2e.keyboard import CTRL, choose, press, screen, see, spoken, tab_to, wait_for, write
from tests.integration.sync.consoles import Consoles, sian
from tests.ui.app.conftest import _loop_goes_on, consoles, resting_shell, shell, window
from ui.app.shell import Shell

__all__ = ["_loop_goes_on", "consoles", "resting_shell", "shell", "window"]

ISSUED = (
    "SELECT language, format, delivery, sha256 FROM council.letter"
    " WHERE person_id = %s AND template = 'blank'"
)


@pytest.mark.usefixtures("window")
def test_a_letter_is_written_made_and_printed_again_alike(
    shell: Shell, consoles: Consoles, qtbot: QtBot
) -> None:
    to_the_record("Siân Pritchard")
    asked = sian(session_of(shell)).person.language, sian(session_of(shell)).person.letter_format
    assert asked != ("cy", "clear")
    press(KEY.Key_L, CTRL)
    see("Find a letter")
    tab_to("Find a letter")
    write("own words")
    press(KEY.Key_Return)
    see("Make the letter")
    # The keyboard stands where the writing begins.
    assert spoken() == "Subject"
    write("Your food caddy")
    tab_to("The letter")
    write("The DNO comes on Monday.")
    # What is remarked on leads back to its word.
    see("full words before “DNO”")
    press(KEY.Key_Return, CTRL)
    see("There is a problem")
    see("Fill in “What happens next”.")
    assert "The DNO comes on Monday." in screen()
    tab_to("full words before “DNO”")
    press(KEY.Key_Space)
    write("crew")
    wait_for("no remark", lambda: "“DNO”" not in screen())
    tab_to("What happens next")
    write("We bring it.")
    tab_to("Who does it")
    write("Waste team")
    choose("How does it go?", "Handed over here")
    choose("Language of this letter", "Welsh (a draft)")
    see("No native reader has approved this translation.")
    choose("Format of this letter", "Clear print 14 pt")
    press(KEY.Key_Return, CTRL)
    see("Copy as an email")
    press(KEY.Key_E, CTRL)
    see("Copied.")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Your food caddy\n\n")
    assert "Siân Pritchard\n\nThe crew comes on Monday." in copied
    first = shell.errands.letters.pdf
    person = sian(session_of(shell)).person.id
    qtbot.waitUntil(lambda: len(consoles.rows(ISSUED, person)) == 1, timeout=20_000)
    ((language, format_, delivery, sha256),) = consoles.rows(ISSUED, person)
    assert (language, format_, delivery) == ("cy", "clear", "handed_over")
    assert "No native reader has approved" in screen()
    assert (sian(session_of(shell)).person.language, sian(session_of(shell)).person.letter_format) == asked
    assert session_of(shell).letters.get(sha256) == first
    press(KEY.Key_Escape)
    see("What happened")
    # The record is read again behind the page: a row that comes while one goes down is gone past.
    see("Your food caddy. LT-")
    tab_to("What happened")
    press(KEY.Key_PageUp)
    go_to_row("Your food caddy")
    press(KEY.Key_Return)
    see("The words of this letter are in its PDF")
