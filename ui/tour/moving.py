"""The plain move by keyboard alone, and how long it takes somebody who types."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QWidget

from advisor_console.domain.working_days import LOCAL
from ui.app.run import Console
from ui.tour.driver import Step, find, is_there, wait_for
from ui.tour.keyboard import CTRL, Keyboard
from ui.tour.seat import Seat

NEW_POSTCODE = "we1-6hn"
NEW_HOME = "Flat 2, 48 Station Road"
KEY = Qt.Key
STEPS = ("Move who and when", "Move addresses", "Move services", "Move check", "Letter")
"""The driver's names of the steps from the first key of a move to its letter on the screen."""

_SECONDS_A_KEY = 0.2
"""Sixty words a minute; names and dates are slower to type than prose."""
_PAGES_READ, _SECONDS_A_PAGE = 4, 4.0
"""Who and when, addresses, services, check: somebody who takes moves all day looks each over."""


class Moving(Seat):
    """Each method is one step; it gives the window to picture. Every key is counted, nothing is clicked."""

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._keyboard = Keyboard()
        self.reference = ""
        self.letter = b""

    def who(self) -> QWidget:
        """Begin the move: everybody moves, and the last night is on another day."""
        window, keyboard = self._window, self._keyboard
        keyboard.press(KEY.Key_M, CTRL)
        wait_for(
            "the first page", lambda: is_there(window, "moveNext") and is_there(window, "last_night-day")
        )
        last_night = datetime.now(LOCAL).date() + timedelta(days=4)
        for part, number in (
            ("day", last_night.day),
            ("month", last_night.month),
            ("year", last_night.year),
        ):
            keyboard.tab_to(f"last_night-{part}")
            keyboard.write(str(number))
        return window

    def addresses(self) -> QWidget:
        """Say where to, by a postcode typed anyhow."""
        window, keyboard = self._window, self._keyboard
        self._next("the addresses", "to_postcode")
        keyboard.tab_to("to_postcode")
        keyboard.write(NEW_POSTCODE)
        keyboard.press(KEY.Key_Return)
        wait_for("the homes at that postcode", lambda: is_there(window, "to_property"))
        keyboard.tab_to("to_property")
        homes = find(window, QListWidget, "to_property")
        for _ in range(homes.count()):
            if homes.currentItem() is not None and homes.currentItem().text().startswith(NEW_HOME):
                break
            keyboard.press(KEY.Key_Down)
        keyboard.press(KEY.Key_Return)
        wait_for("the home chosen", lambda: is_there(window, "chooseAgain"))
        keyboard.choose("new_tenure", "private_tenant")
        return window

    def services(self) -> QWidget:
        """Answer what the services need."""
        self._next("the services", "adults_there")
        self._keyboard.choose("help", "none")
        self._keyboard.choose("single_person", "yes")
        self._keyboard.choose("garden", "transfer")
        return self._window

    def check(self) -> QWidget:
        """Check everything on one page."""
        self._next("the check", "answers")
        return self._window

    def record(self) -> QWidget:
        """Record the move; the letter follows."""
        window = self._window
        self._next("the letter", "letterWords")
        words = find(window, QPlainTextEdit, "letterWords")
        # Whatever language it is in, it has the move's reference.
        wait_for("the letter's words", lambda: self._shell.errands.moves.reference in words.toPlainText())
        wait_for("the letter's pages", self._has_picture)
        self.letter = self._shell.errands.letters.pdf
        self.reference = self._shell.errands.moves.reference
        return window

    def took(self, steps: Sequence[Step]) -> dict[str, float]:
        """Reckon what the move takes: keys at typing speed, reading, and what the console really took.

        The keys were pressed at once, so that all of the steps' seconds are the console's.
        """
        typing, reading = self._keyboard.keys * _SECONDS_A_KEY, _PAGES_READ * _SECONDS_A_PAGE
        console = sum(step.seconds for step in steps if step.name in STEPS)
        parts = {"typing_seconds": typing, "reading_seconds": reading, "console_seconds": console}
        rounded = {name: round(seconds, 1) for name, seconds in parts.items()}
        return {"keys": self._keyboard.keys, **rounded, "seconds": round(sum(parts.values()), 1)}

    def _next(self, what: str, control: str) -> None:
        self._keyboard.press(KEY.Key_Return, CTRL)
        wait_for(what, lambda: is_there(self._window, control))

    def _has_picture(self) -> bool:
        pictures = [label.pixmap() for label in self._window.findChildren(QLabel, "pagePicture")]
        return any(not picture.isNull() and picture.width() > 100 for picture in pictures)
