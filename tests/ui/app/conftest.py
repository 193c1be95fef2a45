"""A desk of the invented borough: a real centre, a real keyring, real files, the real window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.letters.fonts import FontStore
from advisor_console.letters.making import PdfLetters
from db.local.keyring_access import OsKeyring
from db.local.keys import FileKeys
from tests.integration.sync.conftest import consoles
from tests.integration.sync.consoles import ASHA, Consoles
from ui.app.desk import Desk
from ui.app.shell import Shell
from ui.app.syncing import SyncWorker
from ui.changes import ChangeHub
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.theme import Scheme, apply_theme

__all__ = ["consoles"]


@pytest.fixture(autouse=True)
def _loop_goes_on(qapp: QApplication) -> Iterator[None]:
    """Closing the last window must not end the event loops of the tests that come after."""
    before = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.processEvents()
    qapp.setQuitOnLastWindowClosed(before)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    """The console's window, empty."""
    apply_theme(qapp, Scheme.LIGHT)
    made = MainWindow()
    made.show()
    made.activateWindow()
    yield made
    made.hide()
    made.deleteLater()


@pytest.fixture
def resting_shell(consoles: Consoles, window: MainWindow, qtbot: QtBot) -> Iterator[Shell]:
    """Asha's work, signed in, copied and shown, as in training; no contact is open."""
    session = consoles.ready()
    profile = session.profile()
    assert profile is not None
    jobs, hub = JobRunner(), ChangeHub()
    sync = SyncWorker(session, jobs, hub)
    desk = Desk(
        consoles.home(ASHA), session, profile, jobs, hub, sync, PdfLetters(FontStore()),
        training="Training: everybody here is invented.",
    )  # fmt: skip
    keys = FileKeys(session.folder, OsKeyring())

    def unlock(password: str) -> None:
        keys.unlock(password)

    made = Shell(desk, window, unlock)
    sync.start()
    made.open()
    qtbot.waitUntil(lambda: sync.state.connected)
    yield made
    jobs.close()
    made.close()
    made.deleteLater()


@pytest.fixture
def shell(resting_shell: Shell, qtbot: QtBot) -> Shell:
    """The same with a contact under way, so that nobody is asked why a record is opened."""
    resting_shell.contacts.begin(None, "phone")
    qtbot.waitUntil(lambda: resting_shell.contacts.ongoing is not None)
    return resting_shell
