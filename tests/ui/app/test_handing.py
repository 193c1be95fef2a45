"""A half-told move handed on by keyboard: from Asha's Home to Gwen's, where it opens as it was left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.e2e.keyboard import press, see, spoken, tab_to, wait_for, write
from tests.integration.sync.consoles import ASHA, GWEN, Consoles, shown
from ui.app.shell import Shell
from ui.main_window import MainWindow

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def begin_move(shell: Shell) -> None:
    """Open Siân's move and tell the day of the last night."""
    press(KEY.Key_K, CTRL)
    write("sian pritchard")
    see("Siân Pritchard")
    press(KEY.Key_Return)
    see("New move")
    press(KEY.Key_M, CTRL)
    see("Which is the last night they sleep there?")
    tab_to("last night they sleep")
    write("7")


def test_a_move_is_handed_on_and_taken_up(
    shell: Shell, consoles: Consoles, window: MainWindow, qtbot: QtBot
) -> None:
    gwen = consoles.ready(GWEN)
    begin_move(shell)
    tab_to("Keep as draft")
    press(KEY.Key_Space)
    see("New move")
    press(KEY.Key_F1)
    see("Hand on")
    tab_to("Hand on: Move")
    press(KEY.Key_Space)
    see("Who goes on with it?")
    wait_for("the keyboard at the name", lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    write("nobody called so")
    press(KEY.Key_Return, CTRL)
    see("Nobody has that name.")
    tab_to("Your colleague's name")
    press(KEY.Key_A, CTRL)
    write("gwen")
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    # What a window manager does when a dialog closes.
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.activateWindow()
    see("Handed on to Gwen Price.")
    see("not taken up yet")
    outbox = shell._desk.session.outbox
    qtbot.waitUntil(lambda: outbox.counts()["unsent"] == 0)
    gwen.sync_once()
    (handed,) = gwen.handed.all()
    assert handed.by.login == ASHA
    assert handed.draft.body["form"]["last_night"]["day"] == "7"
    # Taken back by keyboard, it goes on where it was left.
    tab_to("Take it back")
    press(KEY.Key_Space)
    see("Which is the last night they sleep there?")
    day = window.findChild(QLineEdit, "last_night-day")
    assert day is not None
    wait_for("what was told", lambda: day.text() == "7")
    assert spoken()
    qtbot.waitUntil(lambda: not shown(shell._desk.session, "handed_draft"))
