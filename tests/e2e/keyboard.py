"""Somebody who has a keyboard and eyes: keys go to whatever has the focus, and only what is shown is read."""

import re
import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
_MOST_TABS, _MOST_ANSWERS = 80, 12


class NotSeen(AssertionError):
    """What was looked for did not come; says what is on the screen instead."""


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(focused(), key, modifiers)
    QApplication.processEvents()


def write(text: str) -> None:
    """Type a text where the keyboard is."""
    for letter in text:
        QTest.keyClicks(focused(), letter)


def focused() -> QWidget:
    """What has the keyboard; the window itself when nothing in it does."""
    found = QApplication.focusWidget() or QApplication.activeWindow()
    if found is None:
        raise NotSeen("no window is active")
    return found


def spoken() -> str:
    """What a screen reader says of what has the keyboard: its name and, for a choice, its words."""
    interface = QAccessible.queryAccessibleInterface(focused())
    return interface.text(QAccessible.Text.Name)


def tab_to(words: str) -> None:
    """Go on with Tab until what has the keyboard is called so."""
    passed = []
    for _ in range(_MOST_TABS):
        if words in spoken():
            return
        passed.append(spoken())
        press(Qt.Key.Key_Tab)
    raise NotSeen(f"Tab never came to {words!r}, but to {passed}")


def tick(words: str) -> None:
    """Go to a box and tick it."""
    tab_to(words)
    press(Qt.Key.Key_Space)


def choose(question: str, answer: str) -> None:
    """Go to a question with Tab and through its answers with the arrows, and mark one."""
    passed = []
    for _ in range(_MOST_TABS):
        if question in _question():
            break
        passed.append(f"{_question()}: {spoken()}")
        press(Qt.Key.Key_Tab)
    else:
        raise NotSeen(f"Tab never came to {question!r}, but to {passed}")
    for _ in range(_MOST_ANSWERS):
        if spoken().startswith(answer):
            press(Qt.Key.Key_Space)
            return
        before = focused()
        press(Qt.Key.Key_Right)
        if focused() is before:
            press(Qt.Key.Key_Down)
    raise NotSeen(f"{question!r} has no answer {answer!r} that the arrows come to; at {spoken()!r}")


def _question() -> str:
    """The name of the group that what has the keyboard stands in, as a screen reader says it first."""
    parent = focused().parentWidget()
    return parent.accessibleName() if parent is not None else ""


def screen() -> str:
    """Everything that can be read in the active window, in no order."""
    window = QApplication.activeWindow()
    if window is None:
        return ""
    return "\n".join(
        _words(widget) for widget in window.findChildren(QWidget) if _is_seen(widget) and _words(widget)
    )


def _is_seen(widget: QWidget) -> bool:
    # What scrolls is covered by its own viewport.
    face = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return widget.isVisible() and not face.visibleRegion().isEmpty()


def _words(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return "" if widget.echoMode() is QLineEdit.EchoMode.Password else widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QAbstractItemView):
        model = widget.model()
        root = QModelIndex()
        rows = range(model.rowCount(root))
        columns = range(3) if isinstance(widget, QTableView) else range(1)
        return "\n".join(str(model.index(row, column).data() or "") for row in rows for column in columns)
    return ""


def see(words: str, seconds: float = 30) -> None:
    """Wait until these words are on the screen."""
    wait_for(repr(words), lambda: words in screen(), seconds)


def wait_for(what: str, seen: Callable[[], bool], seconds: float = 30) -> None:
    """Wait, as somebody before a screen does, until something is seen."""
    loop, until = QEventLoop(), time.monotonic() + seconds
    while not seen():
        if time.monotonic() > until:
            raise NotSeen(f"no {what} within {seconds:.0f} seconds; focus on {spoken()!r}; seen:\n{screen()}")
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QTest.qWait(10)


def read(pattern: str) -> str:
    """The words on the screen that fit a pattern."""
    found = re.search(pattern, screen())
    if found is None:
        raise NotSeen(f"nothing like {pattern} on the screen:\n{screen()}")
    return found[0]


def marked() -> str:
    """The row that the list with the keyboard stands on."""
    view = focused()
    return str(view.currentIndex().data() or "") if isinstance(view, QAbstractItemView) else ""
