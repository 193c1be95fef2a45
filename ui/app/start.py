"""The way in: choose, sign in, take a first copy, and hand the session on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from advisor_console.domain.errors import CannotSave, CentreUnreachable, KeyringUnusable, WorldError
from db.local.home import Home
from db.local.settings import ConsoleSettings, read_settings, write_settings
from ui.changes import ChangeHub
from ui.jobs import JobRunner
from ui.pages.start.models import SignInTold, StartState, Step
from ui.pages.start.view import StartView
from ui.widgets.error_summary import Problem

if TYPE_CHECKING:
    # Late, because the first window is painted before anything of storage is loaded.
    from advisor_console.sync.state import SyncState
    from ui.app.session import Session
    from ui.app.syncing import SyncWorker

OpenTraining = Callable[[Callable[[str], None]], tuple[Home, str, str, str]]
"""Starts the invented borough; gives its home, centre, login and password. Blocks for some seconds."""


class Start(QObject):
    """Leads from a closed console to a signed-in one.

    Signals: entered(Session, SyncWorker, training: bool) once there is a complete copy to work with;
    quitRequested().
    """

    entered = Signal(object, object, bool)
    quitRequested = Signal()

    def __init__(
        self,
        view: StartView,
        home: Home,
        *,
        jobs: JobRunner,
        hub: ChangeHub,
        open_training: OpenTraining,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._home = self._own_home = home
        self._jobs_runner = jobs
        self._hub = hub
        self._jobs = jobs.scope(self)
        self._open_training = open_training
        self._settings = ConsoleSettings()
        self._training = self._by_hand = False
        self._again: Callable[[], None] = self.begin
        self._session: Session | None = None
        self._sync: SyncWorker | None = None
        view.connectChosen.connect(self._ask_sign_in)
        view.demoChosen.connect(self.train)
        view.signInRequested.connect(self._on_view_sign_in_requested)
        view.backRequested.connect(lambda: view.show_state(StartState(Step.CHOOSE)))
        view.stopRequested.connect(self._on_view_stop_requested)
        view.retryRequested.connect(self._on_view_retry_requested)
        view.quitRequested.connect(self.quitRequested)

    def begin(self) -> None:
        """Ask for sign-in where this machine knows its centre, else offer the two ways in."""
        self._again = self.begin
        try:
            self._home.prepare()
            self._settings = read_settings(self._home.settings)
        except WorldError as error:
            self.fail(error)
            return
        if self._settings.centre is None:
            self._view.show_state(StartState(Step.CHOOSE))
        else:
            self._ask_sign_in()

    def close(self) -> None:
        """Close the files of somebody whose first copy was not complete; the runner has ended its work."""
        if self._session is not None:
            self._session.close()
            self._session = self._sync = None

    def train(self, *, by_hand: bool = False) -> None:
        """Start the invented borough and sign its advisor in; by hand, the form is shown filled in."""
        self._again, self._training, self._by_hand = self.train, True, by_hand
        self.wait(self._tr("Starting the demonstration. The first time takes some seconds."))
        self._jobs.long(
            lambda control: self._open_training(lambda words: control.report(0, 0, words)),
            self._on_training_ready,
            self.fail,
            progress=lambda step: self.wait(step.words),
        )

    def _on_training_ready(self, ready: tuple[Home, str, str, str]) -> None:
        home, url, login, password = ready
        self._home = home
        if self._by_hand:
            self._view.show_state(StartState(Step.SIGN_IN, url, login))
        else:
            self._sign_in(SignInTold(url, login, password))

    def _ask_sign_in(self) -> None:
        settings = self._settings
        # Whoever has looked at the invented borough must not keep real records in its folder.
        self._home, self._training = self._own_home, False
        self._view.show_state(
            StartState(
                Step.SIGN_IN, settings.centre or "", settings.last_login or "", waiting=self._waiting_words()
            )
        )

    def _on_view_sign_in_requested(self, told: SignInTold) -> None:
        problems = _missing(told)
        if problems:
            self._refuse(told, problems)
            return
        self._again = self.train if self._training else self._ask_sign_in
        self._sign_in(told)

    def _sign_in(self, told: SignInTold) -> None:
        self.wait(self._tr("Signing in"), can_stop=False)
        self._jobs.read(
            lambda: _sign_in(self._home, told),
            lambda session: self._on_signed_in(told, session),
            lambda error: self._on_refused(told, error),
        )

    def _on_refused(self, told: SignInTold, error: WorldError) -> None:
        from ui.app.opening import PasswordChanged

        by_itself = self._training and not self._by_hand
        if by_itself or isinstance(error, (KeyringUnusable, CannotSave)):
            self.fail(error)
            return
        field = "centre" if isinstance(error, CentreUnreachable) else "password"
        ask_former = isinstance(error, PasswordChanged) or bool(told.former_password)
        if ask_former:
            field = "former_password"
        self._refuse(told, (Problem(field, f"{error.sentence} {error.way_on}".strip()),), ask_former)

    def _refuse(self, told: SignInTold, problems: tuple[Problem, ...], ask_former: bool = False) -> None:
        self._view.show_state(
            StartState(
                Step.SIGN_IN,
                told.centre,
                told.login,
                ask_former=ask_former,
                problems=problems,
                waiting=self._waiting_words(),
            )
        )

    def _on_signed_in(self, told: SignInTold, session: Session) -> None:
        if not self._training:
            self._remember(told)
        from ui.app.syncing import SyncWorker

        self._session = session
        self._sync = SyncWorker(session, self._jobs_runner, self._hub)
        self._sync.stateChanged.connect(self._on_sync_state_changed)
        self._sync.start()
        self._on_sync_state_changed(self._sync.state)

    def _remember(self, told: SignInTold) -> None:
        path = self._home.settings

        def work() -> None:
            # What else was chosen at this desk stays: its palette, its size of text, where it stands.
            write_settings(path, replace(read_settings(path), centre=told.centre, last_login=told.login))

        self._jobs.write(work, lambda _: None)

    def _on_sync_state_changed(self, state: SyncState) -> None:
        if self._session is None or self._sync is None:
            return
        if state.ready:
            session, sync = self._session, self._sync
            self._session = self._sync = None
            sync.stateChanged.disconnect(self._on_sync_state_changed)
            self.entered.emit(session, sync, self._training)
        elif state.progress is not None:
            done, total = state.progress.done, state.progress.total
            words = self._tr("{count} records copied to this machine, encrypted").format(
                count=f"{state.progress.rows:,}"
            )
            self._view.show_state(StartState(Step.WORKING, words=words, progress=(done, total)))
        elif state.problem or state.unreachable_since is not None:
            reason = state.problem or self._tr("The centre stopped answering during the first copy.")
            self.wait(reason + " " + self._tr("Trying again."))

    def _on_view_retry_requested(self) -> None:
        self._again()

    def _on_view_stop_requested(self) -> None:
        """Leave a first copy where it is; signing in again goes on from there."""
        self._view.progress.show_stopping()
        if self._session is None or self._sync is None:
            self.quitRequested.emit()
            return
        session, sync = self._session, self._sync
        self._session = self._sync = None
        sync.stateChanged.disconnect(self._on_sync_state_changed)
        sync.stop_copy()

        def work() -> None:
            # The chunk under way is waited for, which takes as long as the line does.
            self._jobs_runner.stop_sync()
            session.close()

        self._jobs.write(work, lambda _: self._on_copy_stopped(sync))

    def _on_copy_stopped(self, sync: SyncWorker) -> None:
        sync.deleteLater()
        if self._training:
            # Never the form of a real centre: whoever began in the invented borough stays in it.
            self.fail(
                WorldError(
                    self._tr("The demonstration was stopped before it was ready."),
                    self._tr("Try again goes on with it."),
                )
            )
        else:
            self._ask_sign_in()

    def wait(self, words: str, *, can_stop: bool = True) -> None:
        """Show that something goes on."""
        self._view.show_state(StartState(Step.WORKING, words=words, can_stop=can_stop))

    def fail(self, error: WorldError) -> None:
        """Say why the console cannot start, and offer to try again."""
        self._view.show_state(StartState(Step.FAILED, failure=error.sentence, way_on=error.way_on))

    def _waiting_words(self) -> str:
        """Say whose work waits on this machine; never about whom it is."""
        from db.local.waiting import waiting_here

        words = self._tr("{login}: {unsent} not sent yet, {drafts} half written")
        parts = [
            words.format(login=one.login, unsent=one.unsent, drafts=one.drafts)
            for one in waiting_here(self._home)
        ]
        return self._tr("Kept on this machine: {work}.").format(work="; ".join(parts)) if parts else ""

    def _tr(self, text: str) -> str:
        return QCoreApplication.translate("start", text)


def _sign_in(home: Home, told: SignInTold) -> Session:
    """Load what is still missing and sign in, both in a background thread."""
    from ui.app.loading import load

    load()
    from ui.app.session import sign_in

    return sign_in(home, told.centre, told.login, told.password, former_password=told.former_password or None)


def _missing(told: SignInTold) -> tuple[Problem, ...]:
    problems = []
    if not told.centre:
        problems.append(
            Problem("centre", QCoreApplication.translate("start", "Enter the address of the centre."))
        )
    elif not told.centre.startswith(("postgresql://", "postgres://")):
        sentence = QCoreApplication.translate("start", "Begin the address with postgresql://")
        problems.append(Problem("centre", sentence))
    if not told.login:
        problems.append(Problem("login", QCoreApplication.translate("start", "Enter your sign-in name.")))
    if not told.password:
        problems.append(Problem("password", QCoreApplication.translate("start", "Enter your password.")))
    return tuple(problems)
