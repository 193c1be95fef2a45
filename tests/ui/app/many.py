"""Letters to many, by keys, up to where it is seen how many get one."""

from PySide6.QtCore import Qt

from tests.e2e.keyboard import CTRL, choose, press, see, tab_to, wait_for, write
from ui.app.shell import Shell

KEY = Qt.Key


def write_to_many(shell: Shell, team: str) -> None:
    """Write a letter in one's own words about the cases of a team."""
    letters = shell.places.letters
    press(KEY.Key_F11)
    see("Which letter?")
    wait_for("the letters", lambda: letters.view.choosing.letter.list.count() > 0)
    tab_to("Which letter?")
    press(KEY.Key_Home)
    press(KEY.Key_Return)
    see("“A letter in your own words”")
    choose("Of which service?", team)
    for label, words in (
        ("Subject", "Your case"),
        ("The letter", "We are working on it; you need to do nothing."),
        ("What happens next", "We write again."),
        ("Who does it", "Customer Services"),
    ):
        tab_to(label)
        write(words)
    press(KEY.Key_Return, CTRL)
    see("letters can be made.")
