"""Letters to many: one letter about the cases of a service, and who would get it; none is made."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from ui.app.run import Console
from ui.tour.driver import find, is_there, wait_for
from ui.tour.keyboard import CTRL, Keyboard
from ui.tour.seat import Seat

KEY = Qt.Key


class Many(Seat):
    """Each method is one step; it gives the window to picture."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._keyboard = Keyboard()

    def choose(self) -> QWidget:
        """Choose a letter in one's own words about the cases of a service, and write it."""
        keyboard, window = self._keyboard, self._window
        keyboard.press(KEY.Key_F11)
        wait_for("the letters", lambda: is_there(window, "runLetters"))
        letters = find(window, QListWidget, "runLetters")
        wait_for("their titles", lambda: letters.count() > 0)
        keyboard.tab_to("runLetters")
        keyboard.press(KEY.Key_Return)
        wait_for("the parts of the letter", lambda: is_there(window, "subject"))
        keyboard.choose("runService", "blue_badge")
        for name, words in (
            ("subject", "Your application"),
            ("paragraphs", "We are working on it. You need to do nothing now."),
            ("next_what", "We write to you again."),
            ("next_who", "Adult Care"),
        ):
            keyboard.tab_to(name)
            keyboard.write(words)
        return window

    def look(self) -> QWidget:
        """See who would get it."""
        window = self._window
        self._keyboard.press(KEY.Key_Return, CTRL)
        wait_for("who gets it", lambda: is_there(window, "makeRun") or is_there(window, "changeRun"))
        return window
