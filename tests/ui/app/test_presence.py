"""Who else has the record open: said on it, announced once, and in nobody's way."""

import threading
from collections.abc import Sequence

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor_console.domain.ids import PersonId
from tests.integration.sync.consoles import GWEN, PASSWORD, Consoles
from tests.ui.app.test_shell import open_sian
from ui.app import presence
from ui.app.customers import OpenCustomer
from ui.app.shell import Shell
from ui.main_window import MainWindow

WORDS = "Gwen Price has this record open"


def sian_of(shell: Shell) -> OpenCustomer:
    """Siân's tab."""
    customer = shell.customers.in_front()
    assert customer is not None
    return customer


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is asked to say of statuses."""
    heard: list[str] = []

    def hear(_: QWidget, sentence: str, **__: object) -> None:
        heard.append(sentence)

    monkeypatch.setattr("ui.widgets.status_text.announce", hear)
    return heard


def test_a_colleague_is_seen_by_name_and_gone_when_they_close_it(
    shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot, announced: list[str]
) -> None:
    open_sian(shell, qtbot)
    customer = sian_of(shell)
    qtbot.waitUntil(lambda: consoles.value("SELECT count(*) FROM sync.presence") == 1)
    gwen = consoles.sign_in(GWEN).central
    assert gwen.present([customer.person], 60) == {customer.person: ["Asha Rahman"]}
    before = QApplication.focusWidget()
    for _ in range(3):
        shell.presence.renew()
        qtbot.waitUntil(lambda: not shell.presence._asking)
    qtbot.waitUntil(lambda: customer.view.others.text() == WORDS)
    assert customer.view.others.isVisible()
    assert QApplication.focusWidget() is before
    assert announced.count(WORDS) == 1
    gwen.present([customer.person], 0)
    shell.presence.renew()
    qtbot.waitUntil(lambda: not customer.view.others.isVisible())


def test_closing_the_tab_tells_the_others_at_once(shell: Shell, consoles: Consoles, qtbot: QtBot) -> None:
    open_sian(shell, qtbot)
    qtbot.waitUntil(lambda: consoles.value("SELECT count(*) FROM sync.presence") == 1)
    shell.customers.close(sian_of(shell).person)
    qtbot.waitUntil(lambda: consoles.value("SELECT count(*) FROM sync.presence") == 0)


def test_signing_out_tells_the_others_at_once(
    shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    qtbot.waitUntil(lambda: consoles.value("SELECT count(*) FROM sync.presence") == 1)
    qtbot.waitUntil(lambda: not shell.presence._asking)
    shell._desk.session.central.close()  # as signing out and closing the window do
    assert consoles.value("SELECT count(*) FROM sync.presence") == 0


def test_a_record_that_is_still_asked_about_is_not_open(
    resting_shell: Shell, consoles: Consoles, qtbot: QtBot
) -> None:
    open_sian(resting_shell, qtbot)
    resting_shell.presence.renew()
    assert not resting_shell.presence._asking
    assert consoles.value("SELECT count(*) FROM sync.presence") == 0


class Hanging:
    """A line that swallows what is sent until it is let go."""

    def __init__(self) -> None:
        self.calls = 0
        self.let_go = threading.Event()

    def present(self, _people: Sequence[PersonId], _seconds: int) -> dict[PersonId, Sequence[str]]:
        """Wait."""
        self.calls += 1
        self.let_go.wait(30)
        return {}


def test_a_line_that_hangs_holds_up_neither_reading_nor_saving_and_is_asked_once(
    shell: Shell, qtbot: QtBot
) -> None:
    hanging = Hanging()
    shell.presence._central = hanging
    try:
        open_sian(shell, qtbot)
        for _ in range(5):
            shell.presence.renew()
        qtbot.waitUntil(lambda: hanging.calls == 1)
        read: list[int] = []
        jobs = shell._desk.jobs.scope(shell)
        for _ in range(4):
            jobs.read(lambda: 1, read.append)
            jobs.write(lambda: 1, read.append)
        qtbot.waitUntil(lambda: len(read) == 8)
        assert hanging.calls == 1
    finally:
        hanging.let_go.set()
    qtbot.waitUntil(lambda: hanging.calls == 2)  # what was asked for meanwhile, together


def test_when_the_line_is_down_nothing_is_said_and_nothing_is_known(
    shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    customer = sian_of(shell)
    consoles.sign_in(GWEN).central.present([customer.person], 60)
    qtbot.waitUntil(lambda: not shell.presence._asking)
    shell.presence.renew()
    qtbot.waitUntil(lambda: customer.view.others.text() == WORDS)
    shell._desk.session.central._connections.close()  # as a line that is cut between two rounds
    shell.presence.renew()
    qtbot.waitUntil(lambda: not customer.view.others.isVisible())
    assert PASSWORD not in window.notice.words.text()
    assert not window.notice.isVisible()


def test_the_centre_holds_a_record_longer_than_the_console_takes_to_renew_it() -> None:
    assert presence.RENEW_SECONDS * 2 < presence.HELD_SECONDS <= 120
