"""A letter in the advisor's own words: chosen by its title, written with its remarks, made, and printed."""

import hashlib

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QWidget

from advisor_console.domain.printing import PrintSetting
from db.repositories.issued_letters import SqlIssuedLetters
from ui.app.run import Console
from ui.changes import Changes
from ui.pages.printing.presenter import WAITING
from ui.tour.driver import StepFailed, click, find, is_there, wait_for
from ui.tour.keyboard import CTRL, Keyboard
from ui.tour.seat import Seat

KEY = Qt.Key


class Writing(Seat):
    """Each method is one step, on the record of the customer in front; it gives the window to picture."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._keyboard = Keyboard()

    def choose(self) -> QWidget:
        """Look for a letter by a part of its title."""
        keyboard, window = self._keyboard, self._window
        keyboard.press(KEY.Key_L, CTRL)
        wait_for("the letters", lambda: is_there(window, "letters"))
        keyboard.tab_to("find")
        keyboard.write("own words")
        return window

    def write(self) -> QWidget:
        """Write it; a word that few people know is remarked on."""
        keyboard, window = self._keyboard, self._window
        keyboard.press(KEY.Key_Return)
        wait_for("the parts of the letter", lambda: is_there(window, "paragraphs"))
        keyboard.write("Your food caddy")
        keyboard.tab_to("paragraphs")
        keyboard.write("Thank you for telling us. We will commence on Monday.")
        wait_for("the remark", lambda: is_there(window, "check-0"))
        keyboard.tab_to("next_what")
        keyboard.write("We bring you a new caddy.")
        keyboard.tab_to("next_who")
        keyboard.write("Waste team")
        words = find(window, QPlainTextEdit, "soFarWords")
        wait_for("the letter so far", lambda: ": Waste team" in words.toPlainText())
        return window

    def make(self) -> QWidget:
        """Make it: it is on the record from now on."""
        window = self._window
        self._keyboard.press(KEY.Key_Return, CTRL)
        wait_for("the letter", lambda: is_there(window, "copyLetter"))
        wait_for(
            "its pages", lambda: any(_is_drawn(one) for one in window.findChildren(QLabel, "pagePicture"))
        )
        return window

    def wait_at_printer(self) -> QWidget:
        """Have it wait at a shared printer as the print dialog does: a tour has no printer to choose."""
        window, desk, shell = self._window, self._desk, self._shell
        digest = hashlib.sha256(shell.errands.letters.pdf).hexdigest()
        made = SqlIssuedLetters(desk.session.watch.reading).of_digest(digest)
        if made is None:
            raise StepFailed("The letter is not on the record.")
        desk.printing.ask(made, PrintSetting("mfp-ground", called="Ground floor printer"))
        desk.hub.announce(Changes(frozenset({WAITING}), frozenset(), "tour"))
        wait_for("a word in the rail", lambda: is_there(window, "rail-printing"))
        self._keyboard.press(KEY.Key_F10)
        wait_for("the letters that wait", lambda: is_there(window, "printNow"))
        return window

    def drop(self) -> QWidget:
        """Do not print it after all, and go back to it."""
        window = self._window
        self._keyboard.press(KEY.Key_Delete, CTRL)
        wait_for("an empty list", lambda: not is_there(window, "printNow"))
        self._keyboard.press(KEY.Key_F3)
        wait_for("the letter", lambda: is_there(window, "printLetter"))
        return window

    def back(self) -> QWidget:
        """Go back to the record, which shows the letter."""
        window = self._window
        click(find(window, QAbstractButton, "leaveLetter"))
        wait_for("the record", lambda: is_there(window, "newLetter"))
        return window


def _is_drawn(label: QLabel) -> bool:
    return label.isVisible() and label.pixmap().width() > 100
