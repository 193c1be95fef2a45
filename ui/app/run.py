"""Running the console and the wall display: one QApplication, one runner, everything closed in order."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLockFile, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from advisor_console.domain.errors import WorldError
from db.local.home import Home
from db.local.settings import read_settings
from ui.app import crash
from ui.app.appearance import Appearance
from ui.app.start import Start
from ui.changes import ChangeHub
from ui.jobs import JobRunner, JobScope
from ui.pages.start.models import StartState, Step
from ui.pages.start.view import StartView
from ui.theme import Scheme, apply_theme
from ui.translations import install, wanted_language

if TYPE_CHECKING:
    # Nothing of this is needed before the first window is painted: ui.app.loading brings it in behind it.
    from advisor_console.domain.profile import Profile
    from advisor_console.letters.making import PdfLetters
    from ui.app.desk import Desk
    from ui.app.session import Session
    from ui.app.shell import Shell
    from ui.app.syncing import SyncWorker
    from ui.app.training import TrainingCentre
    from ui.main_window import MainWindow

_log = logging.getLogger(__name__)

START_SIZE = (860, 680)
SWITCH_SECONDS = 0.001
TRAINING_WATERMARK = "Training: not a real letter"


def make_application() -> QApplication:
    """Make the one QApplication, in this desk's language."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["advisor-console"])
    application.setApplicationName("Advisor Console")
    # Work in the background gives way to the window after 1 ms; Python's own 5 ms add up to stalls, since
    # every call into Qt may have to wait so long.
    sys.setswitchinterval(SWITCH_SECONDS)
    install(application, wanted_language(_language_setting()).code)
    return application


def _language_setting() -> str | None:
    """Give this desk's language; settings that cannot be read are told of by the first window."""
    try:
        return read_settings(Home.find().settings).language
    except WorldError:
        return None


class Console(QObject):
    """The console from its first window to its last: start, work, sign out. Close it to end everything."""

    def __init__(self, home: Home, *, training: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.home = home
        self._stack = ExitStack()
        self.jobs = JobRunner()
        self._jobs = self.jobs.scope(self)
        self.hub = ChangeHub()
        self.appearance = Appearance(home, self.jobs)
        # Before the first widget: changing the look of widgets that are there costs a good deal more.
        self.appearance.restore()
        self.view = StartView()
        self.view.setObjectName("startWindow")
        self.view.resize(*START_SIZE)
        self.view.setWindowTitle(self.tr("Advisor Console"))
        self.start = Start(
            self.view, home, jobs=self.jobs, hub=self.hub, open_training=self._open_training, parent=self
        )
        self.start.entered.connect(self._on_start_entered)
        self.start.quitRequested.connect(self._on_quit_requested)
        self.window: MainWindow | None = None
        self.shell: Shell | None = None
        self.desk: Desk | None = None
        self._session: Session | None = None
        self.centre: TrainingCentre | None = None
        self._training = training
        self._door: tuple[JobScope, ...] = ()

    def open(self, *, by_hand: bool = False) -> None:
        """Show the first window; `by_hand` lets somebody type training's password themselves."""
        self.view.installEventFilter(self)
        self.view.show()
        if self._training:
            self.start.train(by_hand=by_hand)
        else:
            self.start.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            # Once the first window is painted: loading beside the painting would only slow it down.
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._load_the_rest)
        return False

    def _load_the_rest(self) -> None:
        from ui.app.loading import load

        self._jobs.read(load, lambda _: None)

    def close(self) -> None:
        """Keep what is half written, end all work, close the files, stop what training started."""
        if self.shell is not None:
            self.shell.keep()
        self.jobs.close()
        self.start.close()
        if self._session is not None:
            self._session.close()
            self._session = self.desk = None
        if self.shell is not None:
            self.shell.close()
            self.shell.deleteLater()
            self.shell = None
        for widget in (self.window, self.view):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._stack.close()

    def sign_out(self, problem: WorldError | None = None) -> None:
        """Keep what is half written, forget the keys, and ask who signs in next; problem says why.

        What was not sent stays on this machine under its author's name.
        """
        session, desk, shell, window = self._session, self.desk, self.shell, self.window
        if session is None or desk is None or shell is None or window is None:
            return
        shell.keep()
        self.jobs.close_scopes(self._door)
        self._session = self.desk = self.shell = self.window = None
        shell.close()
        window.hide()
        self._training = self._training or self.centre is not None
        self.start.wait(self.tr("Signing out"))
        self.view.show()

        def work() -> None:
            # After every write that was asked for. The round under way is waited for, and the letter in hand.
            self.jobs.stop_sync()
            self.jobs.wait_for_slow()
            session.close()

        def ended(_: object = None) -> None:
            for gone in (shell, window, desk.sync):
                gone.deleteLater()
            if problem is not None:
                self.start.fail(problem)
            elif self._training:
                self.start.train(by_hand=True)
            else:
                self.start.begin()

        self._jobs.write(work, ended)

    def tell(self, sentence: str) -> None:
        """Show a sentence wherever the advisor is."""
        if self.shell is not None:
            self.shell.tell(sentence)
        else:
            self.view.show_state(StartState(Step.FAILED, failure=sentence))

    def _open_training(self, progress: Callable[[str], None]) -> tuple[Home, str, str, str]:
        from datetime import datetime

        from advisor_console.domain.working_days import LOCAL
        from ui.app.training import LOGIN, PASSWORD, training_centre

        if self.centre is not None:  # started before, and something after it went wrong
            return self.centre.home, self.centre.url, LOGIN, PASSWORD
        today = datetime.now(LOCAL).date()
        centre = self._stack.enter_context(training_centre(self.home.root, today, progress))
        self.centre = centre
        return centre.home, centre.url, LOGIN, PASSWORD

    def _on_start_entered(self, session: Session, sync: SyncWorker, training: bool) -> None:
        self._session = session
        self._jobs.read(
            lambda: _read_desk(session, training=training),
            lambda read: self._open_desk(session, sync, *read, training=training),
            self.start.fail,
        )

    def _open_desk(
        self, session: Session, sync: SyncWorker, profile: Profile, letters: PdfLetters, *, training: bool
    ) -> None:
        from ui.app.auto_lock import AutoLock
        from ui.app.desk import Desk
        from ui.app.shell import Shell
        from ui.main_window import MainWindow

        banner = ""
        if training:
            from ui.app.training import PASSWORD

            banner = self.tr("Training: everybody here is invented. Your password is {password}.").format(
                password=PASSWORD
            )
        home = Home(self.home.root / "training") if training else self.home
        self._door = self.jobs.open_scopes()
        self.desk = Desk(home, session, profile, self.jobs, self.hub, sync, letters, training=banner)
        self.window = MainWindow()
        self.window.closeRequested.connect(self._on_quit_requested)
        self.shell = Shell(self.desk, self.window, self._check_password, self)
        self.shell.signedOut.connect(self.sign_out)
        sync.signInWanted.connect(self.sign_out)
        self.appearance.listen(self.window)
        self.shell.open()
        self.window.show()
        self.view.hide()
        self.auto_lock = AutoLock(profile.console.auto_lock_minutes, parent=self.shell)
        self.auto_lock.expired.connect(self.shell.lock)
        self.auto_lock.watch(self.window)

    def _check_password(self, password: str) -> None:
        """Raise SignInRefused unless it is the password that opens this advisor's files."""
        if self.desk is None:
            return
        from db.local.keyring_access import OsKeyring
        from db.local.keys import FileKeys

        FileKeys(self.desk.session.folder, OsKeyring()).unlock(password)

    def _on_quit_requested(self) -> None:
        if self.window is not None:
            self.window.allow_close()
        QApplication.quit()


def _read_desk(session: Session, *, training: bool) -> tuple[Profile, PdfLetters]:
    """Read what a desk is built from, in a background thread."""
    from advisor_console.letters.fonts import FontStore
    from advisor_console.letters.making import PdfLetters
    from advisor_console.letters.windows import window_named

    profile = session.profile()
    if profile is None:
        raise RuntimeError("A complete copy holds no profile of the council.")
    session.who_am_i()
    own = Path(profile.letters.templates) if profile.letters.templates else None
    window = window_named(profile.letters.window)
    return profile, PdfLetters(FontStore(), TRAINING_WATERMARK if training else None, own, window)


def run_console(*, training: bool) -> int:
    """Open the console and run until it is closed; gives the exit status."""
    application = make_application()
    home = Home.find()
    try:
        home.prepare()
    except WorldError as error:
        return _only_say(application, error)
    except OSError as error:
        return _only_say(application, _no_home(home, error))
    lock = QLockFile(str(home.lock))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        return _only_say(
            application,
            WorldError(
                "The console is already open on this machine.",
                "Go on in the window that is open, or close it first.",
            ),
        )
    console = Console(home, training=training)
    crash.install(home.logs, console.tell)
    console.open()
    try:
        return application.exec()
    finally:
        console.close()
        lock.unlock()


def _no_home(home: Home, error: OSError) -> WorldError:
    return WorldError(
        f"This machine does not let the console keep its files in {home.root}: {error.strerror}.",
        "Check the rights to that folder and the room on the disk, then start the console again.",
    )


def _only_say(application: QApplication, error: WorldError) -> int:
    """Show why the console cannot start in a window of its own: never a traceback."""
    apply_theme(application, Scheme.LIGHT)
    view = StartView()
    view.setWindowTitle("Advisor Console")
    view.resize(*START_SIZE)
    view.show_state(StartState(Step.FAILED, failure=error.sentence, way_on=error.way_on, can_retry=False))
    view.quitRequested.connect(application.quit)
    view.show()
    application.exec()
    return 2


def run_display(site: str, *, training: bool) -> int:
    """Show a site's wall display until its window is closed; gives the exit status."""
    from ui.app.wall import open_display

    application = make_application()
    apply_theme(application, Scheme.LIGHT)
    with ExitStack() as stack:
        window: QWidget = open_display(site, training=training, stack=stack)
        window.showFullScreen()
        return application.exec()
