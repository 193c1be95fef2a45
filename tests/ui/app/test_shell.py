"""The window's presenter over a real session: tabs, covers, the banner, and keys pressed early."""

import threading
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from advisor_console.domain.search import Hit
from advisor_console.services.handle_contact import HandleContact, OngoingContact
from tests.integration.sync.consoles import PASSWORD
from ui.app.shell import Shell
from ui.main_window import MainWindow
from ui.widgets.shell_state import MOST_TABS

CTRL = Qt.KeyboardModifier.ControlModifier


def people(shell: Shell, wanted: int) -> list[Hit]:
    """So many residents, as a search finds them."""
    found: dict[str, Hit] = {}
    for letter in "smabcdeghjklprtw":
        for hit in shell._desk.session.search.find(letter, 20):
            if hit.person is not None:
                found[hit.person] = hit
    assert len(found) >= wanted
    return list(found.values())[:wanted]


def open_sian(shell: Shell, qtbot: QtBot) -> None:
    """Siân Pritchard's record in front."""
    hit = shell._desk.session.search.find("sian pritchard")[0]
    assert hit.person is not None
    shell.open_customer(hit.person, hit.title)
    qtbot.waitUntil(lambda: _record_is_read(shell))
    QApplication.processEvents()


def _record_is_read(shell: Shell) -> bool:
    customer = shell.customers.in_front()
    return customer is not None and customer.presenter.record is not None


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def test_nine_tabs_fit_and_the_tenth_is_refused_in_a_sentence(
    shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    for hit in people(shell, MOST_TABS):
        assert hit.person is not None
        shell.open_customer(hit.person, hit.title)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: "Nine tabs are open" in window.notice.words.text())
    assert window.tabs.count() == MOST_TABS
    press(Qt.Key.Key_W, CTRL)
    assert window.tabs.count() == MOST_TABS - 1


def test_locking_keeps_the_work_and_only_the_advisor_s_password_opens(
    shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    press(Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    body = QApplication.focusWidget()
    assert isinstance(body, QPlainTextEdit)
    QTest.keyClicks(body, "Half a sentence, and then")
    window.lockRequested.emit()
    QApplication.processEvents()
    assert window.lock_cover.isVisible()
    assert not body.isVisible()
    for password in ("wrong", PASSWORD):
        QTest.keyClicks(window.lock_cover.password.line, password)
        press(Qt.Key.Key_Return)
        if password == "wrong":
            qtbot.waitUntil(lambda: bool(window.lock_cover.password.problem.text()))
            assert window.lock_cover.isVisible()
            window.lock_cover.password.line.clear()
    qtbot.waitUntil(lambda: not window.lock_cover.isVisible(), timeout=10_000)
    assert body.isVisible()
    assert body.toPlainText() == "Half a sentence, and then"
    assert QApplication.focusWidget() is body


def test_one_key_blanks_the_screen_and_it_comes_back_as_it_was(
    shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    page = window.page()
    press(Qt.Key.Key_F12)
    assert window.blank_cover.isVisible()
    assert page is not None
    assert not page.isVisible()
    press(Qt.Key.Key_Space)
    assert not window.blank_cover.isVisible()
    assert page.isVisible()


def test_training_is_said_on_every_page(shell: Shell, window: MainWindow, qtbot: QtBot) -> None:
    def said() -> bool:
        QApplication.processEvents()
        return window.banner.isVisible() and "Training" in window.banner.words.text()

    for place in ("home", "queue", "sync"):
        shell.go_to(place)
        assert said(), place
    open_sian(shell, qtbot)
    assert said()
    for key in (Qt.Key.Key_N, Qt.Key.Key_I, Qt.Key.Key_M):
        before = window.page()
        press(key, CTRL)
        qtbot.waitUntil(partial(_is_other, window, before, True))
        assert said(), key
        press(Qt.Key.Key_Escape)
        if key is not Qt.Key.Key_M:
            qtbot.waitUntil(partial(_is_other, window, before, False))


def _is_other(window: MainWindow, before: QWidget | None, other: bool) -> bool:
    return (window.page() is not before) == other


def test_a_key_pressed_before_the_record_is_read_is_not_lost(
    shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    hit = shell._desk.session.search.find("sian pritchard")[0]
    assert hit.person is not None
    shell.open_customer(hit.person, hit.title)
    customer = shell.customers.in_front()
    assert customer is not None
    assert customer.presenter.record is None
    customer.view.noteRequested.emit()
    qtbot.waitUntil(lambda: bool(customer.over))
    assert customer.title.endswith(": note")


def test_a_note_on_one_customer_draws_nothing_on_the_others(
    shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = people(shell, 2)
    for hit in (first, second):
        assert hit.person is not None
        shell.open_customer(hit.person, hit.title)
        qtbot.waitUntil(lambda: _record_is_read(shell))
    assert first.person is not None
    other = shell.customers.get(first.person)
    mine = shell.customers.in_front()
    assert other is not None
    assert mine is not None
    drawn: list[str] = []
    for name, customer in (("other", other), ("mine", mine)):
        customer.presenter.recordShown.connect(lambda _, name=name: drawn.append(name))
    press(Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    body = QApplication.focusWidget()
    assert isinstance(body, QPlainTextEdit)
    QTest.keyClicks(body, "A note.")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "mine" in drawn)
    qtbot.waitUntil(lambda: shell._desk.sync.state.unsent == 0)
    assert "other" not in drawn


def test_a_contact_begun_while_the_last_one_is_looked_for_stands(
    resting_shell: Shell, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Whoever answered a call in the moment of signing in lost sight of it, and was asked for a reason."""
    contacts, seen, begun = resting_shell.contacts, threading.Event(), threading.Event()
    real = HandleContact.ongoing

    def slow(use: HandleContact) -> OngoingContact | None:
        found = real(use)
        if not seen.is_set():
            seen.set()
            begun.wait(30)
        return found

    monkeypatch.setattr(HandleContact, "ongoing", slow)
    contacts.resume()
    qtbot.waitUntil(seen.is_set)
    contacts.begin(None, "phone")
    qtbot.waitUntil(lambda: contacts.ongoing is not None)
    with qtbot.waitSignal(contacts.changed):
        begun.set()
    assert contacts.ongoing is not None
