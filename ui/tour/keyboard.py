"""Somebody's hands on the keyboard: keys go to whatever has the focus, and each is counted."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.tour.driver import StepFailed, find, settle

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
_MOST_STEPS = 40


class Keyboard:
    """Presses keys at once and counts them, a held Ctrl as one more."""

    def __init__(self) -> None:
        self.keys = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        self.keys += 1 if modifier is NONE else 2
        QTest.keyClick(_focused(), key, modifier)
        settle()

    def write(self, text: str) -> None:
        """Type a text where the keyboard is."""
        for letter in text:
            self.keys += 1
            QTest.keyClicks(_focused(), letter)
        settle()

    def tab_to(self, name: str) -> None:
        """Go on with Tab to the control of that objectName. Raises StepFailed when there is no way."""
        self._go(name, lambda: Qt.Key.Key_Tab)

    def choose(self, question: str, answer: str) -> None:
        """Go to a question with Tab, through its answers with the arrows, and mark one with Space."""
        name = f"{question}-{answer}"
        self._go(f"{question}-", lambda: Qt.Key.Key_Tab)
        self._go(name, lambda: _towards(name))
        self.press(Qt.Key.Key_Space)

    def _go(self, name: str, key: Callable[[], Qt.Key]) -> None:
        for _ in range(_MOST_STEPS):
            if _focused().objectName().startswith(name):
                return
            self.press(key())
        raise StepFailed(f"The keyboard does not come to {name}; it is at {_focused().objectName()}.")


def _towards(name: str) -> Qt.Key:
    """Choose the arrow to an answer: answers stand in a line, or in lines below each other."""
    here = _focused()
    there = find(here.window(), QWidget, name)
    same_line = here.mapToGlobal(QPoint()).y() == there.mapToGlobal(QPoint()).y()
    return Qt.Key.Key_Right if same_line else Qt.Key.Key_Down


def _focused() -> QWidget:
    found = QApplication.focusWidget() or QApplication.activeWindow()
    if found is None:
        raise StepFailed("No window has the keyboard.")
    return found
