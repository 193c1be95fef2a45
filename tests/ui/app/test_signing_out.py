"""Locking by itself, signing out, and the next advisor at the same machine: nothing is lost or shown."""

import threading
import time

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import LeaseOver
from advisor_console.domain.ids import DraftId, new_id
from advisor_console.services.ports import Draft
from db.local.home import Home
from db.local.secret_service import PrivateSecretService
from tests.helpers.clocks import MovedClock
from tests.helpers.local_files import NOW
from tests.integration.sync.consoles import ASHA, GWEN, PASSWORD, Consoles, bodies
from tests.ui.app.test_shell import open_sian, press
from tests.ui.app.test_start import Machine, address, entered, home, machine, sign_in
from ui.app.auto_lock import AutoLock
from ui.app.run import Console
from ui.app.session import Session
from ui.app.shell import Shell
from ui.jobs import JobControl
from ui.main_window import MainWindow
from ui.pages.start.models import Step

__all__ = ["home", "machine"]

MINUTE = 1 / 1440


def _write_half_a_note(shell: Shell, qtbot: QtBot) -> None:
    open_sian(shell, qtbot)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    body = QApplication.focusWidget()
    assert body is not None
    QTest.keyClicks(body, "Half a sentence about Pritchard")


def _asha_is_in(machine: Machine, consoles: Consoles, qtbot: QtBot) -> Console:
    console = machine()
    sign_in(console, address(consoles.admin_url), ASHA, PASSWORD)
    entered(console, qtbot)
    assert console.window is not None
    console.window.activateWindow()
    qtbot.waitUntil(console.window.isActiveWindow)
    return console


def test_one_advisor_signs_out_and_the_next_sees_and_sends_nothing_of_theirs(
    machine: Machine, home: Home, consoles: Consoles, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = _asha_is_in(machine, consoles, qtbot)
    assert console.shell is not None
    assert console.window is not None
    assert console.desk is not None
    first = console.desk.session
    first.drafts.keep(
        Draft(DraftId(new_id()), "note", None, "About Pritchard", {"body": "Half a sentence"}, NOW)
    )
    # A letter that is being made, or that a printer is taking, is at its end before the files are closed.
    ended, went, close = list[str](), threading.Event(), Session.close

    def closing(session: Session) -> None:
        ended.append("files")
        close(session)

    monkeypatch.setattr(Session, "close", closing)

    def letter_in_hand(control: JobControl) -> None:
        went.set()
        while not control.stopped:
            time.sleep(0.01)
        time.sleep(0.3)
        ended.append("letter")

    jobs = console.desk.jobs.scope(console.shell)
    jobs.long(letter_in_hand, lambda _: None, progress=lambda _: None)
    qtbot.waitUntil(went.is_set)
    console.window.lockRequested.emit()
    console.window.lock_cover.sign_out.click()
    qtbot.waitUntil(lambda: console.view.step is Step.SIGN_IN, timeout=20_000)
    assert console.view.waiting.text() == f"Kept on this machine: {ASHA}: 0 not sent yet, 1 half written."
    assert "Pritchard" not in console.view.waiting.text()
    assert ended == ["letter", "files"]
    sign_in(console, address(consoles.admin_url), GWEN, PASSWORD)
    entered(console, qtbot)
    second = console.desk.session
    assert second.advisor.login == GWEN
    assert second is not first
    assert (list(second.drafts.all()), bodies(second)) == ([], [])
    console.sign_out()
    qtbot.waitUntil(lambda: console.view.step is Step.SIGN_IN, timeout=20_000)
    sign_in(console, address(consoles.admin_url), ASHA, PASSWORD)
    entered(console, qtbot)
    (draft,) = console.desk.session.drafts.all()
    assert draft.body == {"body": "Half a sentence"}


def test_a_lease_that_ends_in_the_middle_of_work_says_so_at_the_door(
    machine: Machine, consoles: Consoles, qtbot: QtBot
) -> None:
    console = _asha_is_in(machine, consoles, qtbot)
    assert console.desk is not None
    console.desk.sync.signInWanted.emit(LeaseOver("The copy was deleted.", "What you saved is kept."))
    qtbot.waitUntil(lambda: console.view.step is Step.FAILED, timeout=20_000)
    assert console.window is None
    assert console.view.failure.text() == "The copy was deleted."
    assert console.view.way_on.text() == "What you saved is kept."
    console.view.retry.click()
    assert console.view.step is Step.SIGN_IN


def test_nobody_at_the_console_locks_it_and_a_key_puts_that_off(
    shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    clock = MovedClock()
    auto_lock = AutoLock(10, clock, shell)
    auto_lock.expired.connect(shell.lock)
    auto_lock.watch(window)
    handle = window.windowHandle()
    assert handle is not None
    clock.pass_days(9 * MINUTE)
    QApplication.sendEvent(
        handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
    )
    clock.pass_days(9 * MINUTE)
    auto_lock.look()
    assert not window.lock_cover.isVisible()
    clock.set_by(86_400)  # the clock that people set does not count
    auto_lock.look()
    assert not window.lock_cover.isVisible()
    _write_half_a_note(shell, qtbot)
    body = QApplication.focusWidget()
    assert isinstance(body, QPlainTextEdit)
    clock.pass_days(11 * MINUTE)
    auto_lock.look()
    assert window.lock_cover.isVisible()
    QTest.keyClicks(window.lock_cover.password.line, PASSWORD)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.lock_cover.isVisible(), timeout=10_000)
    assert body.toPlainText() == "Half a sentence about Pritchard"


def test_a_clock_that_jumps_asks_for_the_password_and_keeps_the_work(
    shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    shell._desk.session.lease.jumped = True
    shell._desk.sync.wake()
    qtbot.waitUntil(window.lock_cover.isVisible, timeout=20_000)
    assert window.lock_cover.password.problem.text() == (
        "This machine's clock was changed. Enter your password to go on."
    )
    QTest.keyClicks(window.lock_cover.password.line, PASSWORD)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.lock_cover.isVisible(), timeout=10_000)


def test_a_keyring_that_is_gone_is_said_on_the_lock_and_the_work_stays(
    shell: Shell, window: MainWindow, secret_service: PrivateSecretService, qtbot: QtBot
) -> None:
    window.lockRequested.emit()
    secret_service.stop()
    QTest.keyClicks(window.lock_cover.password.line, PASSWORD)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "keyring" in window.lock_cover.password.problem.text(), timeout=20_000)
    assert window.lock_cover.isVisible()
    assert shell._desk.session.outbox.counts()["unsent"] == 0
