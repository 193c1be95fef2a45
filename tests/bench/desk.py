"""A desk over a copy of the benchmark's borough: the real window, use cases and files, with the line down."""

import contextlib
import hashlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from advisor_console.domain.staff import Advisor
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.making import PdfLetters
from advisor_console.services.load_profile import load_profile
from db.central.embedded_programs import private_folder
from db.central.gateway import PostgresCentral
from db.local.home import Home
from db.local.keyring_access import OsKeyring
from db.local.keys import FileKeys, Keys
from db.local.lease import Lease
from db.local.outbox import open_outbox
from ui.app import session as sessions
from ui.app.desk import Desk
from ui.app.session import ConsoleClock, Session
from ui.app.shell import Shell
from ui.app.syncing import SyncWorker
from ui.changes import ChangeHub
from ui.jobs import JobRunner
from ui.main_window import MainWindow

LOGIN, KEY, RESIDENTS = "bench", hashlib.sha256(b"the key of an invented borough").digest(), 206_600
"""Those of tests.bench.borough, whose imports an advisor's process does not have: memory is measured here."""

NOWHERE = "postgresql://127.0.0.1:1/postgres"
"""Nothing listens there: the sync worker tries, waits and tries again, as on a day without a line."""
_PATIENCE_SECONDS = 30.0


class NothingCame(Exception):
    """What a benchmark waited for was not to be seen in time."""


class Paints(QObject):
    """Counts the paints of whatever is watched."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def watch(self, *widgets: QWidget) -> None:
        """Count the paints of these widgets from now on."""
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def wait_for(what: str, seen: Callable[[], bool]) -> None:
    """Let the window work, as its own event loop would, until something is seen."""
    loop, until = QEventLoop(), time.monotonic() + _PATIENCE_SECONDS
    flags = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while not seen():
        if time.monotonic() > until:
            raise NothingCame(f"waited {_PATIENCE_SECONDS:.0f} seconds for {what}")
        loop.processEvents(flags)


@contextlib.contextmanager
def shell_over(application: QApplication) -> Iterator[tuple[Shell, MainWindow]]:
    """Open the console's window over a copy of the borough's files, so that what is saved is thrown away."""
    with tempfile.TemporaryDirectory(prefix="advisor-console-bench-", dir="/var/tmp") as folder:
        copy = Home(Path(folder))
        copy.prepare()
        borough = Home(private_folder(f"bench-{RESIDENTS}") / "home")
        shutil.copytree(borough.advisor(LOGIN).folder, copy.advisor(LOGIN).folder)
        jobs, hub = JobRunner(), ChangeHub()
        session = _signed_in(copy)
        window = MainWindow()
        try:
            sync = SyncWorker(session, jobs, hub)
            letters = PdfLetters(FontStore())
            desk = Desk(copy, session, load_profile("westerdale"), jobs, hub, sync, letters)
            shell = Shell(desk, window, lambda _: None)
            sync.start()
            shell.open()
            window.show()
            window.activateWindow()
            wait_for("the window", lambda: QApplication.activeWindow() is window)
            # Under a contact nobody is asked why a record is opened.
            shell.contacts.begin(None, "phone")
            wait_for("the contact", lambda: shell.contacts.ongoing is not None)
            yield shell, window
        finally:
            jobs.close()
            session.close()
            window.hide()
            window.deleteLater()
            application.processEvents()


def _signed_in(home: Home) -> Session:
    keys = Keys(replica=KEY, outbox=bytes(reversed(KEY)))
    central = PostgresCentral(NOWHERE, LOGIN, "nobody listens")
    advisor = Advisor(LOGIN, "Benchmark", roles=("console_advisor",))
    folder = home.advisor(LOGIN)
    outbox = open_outbox(folder, keys.outbox)
    way_in = sessions._WayIn(
        folder, FileKeys(folder, OsKeyring()), keys, central, ConsoleClock(), advisor, []
    )
    return sessions._open(way_in, outbox, Lease(outbox.file))
