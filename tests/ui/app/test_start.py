"""The way in, with a real centre and a real keyring: every refusal a sentence where it belongs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.sync.state import SyncState
from db.local.home import Home
from db.local.secret_service import PrivateSecretService
from db.local.settings import ConsoleSettings, read_settings, write_settings
from tests.helpers.postgres import ScratchCluster
from tests.integration.sync.consoles import ASHA, PASSWORD, Consoles, add_staff, build
from ui.app.run import Console, run_console
from ui.pages.start.models import SignInTold, Step
from ui.pages.start.view import StartView
from ui.widgets.error_summary import Problem

NOWHERE = "postgresql://127.0.0.1:1/postgres"
NEWER = "another one, longer than the last"
Machine = Callable[[], Console]


def address(url: str) -> str:
    """A centre's address as an advisor types it: without a login."""
    return f"postgresql://{url.rpartition('@')[2]}"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """The folder of a machine of this test's own."""
    return Home(tmp_path / "machine")


@pytest.fixture
def machine(qapp: QApplication, home: Home) -> Iterator[Machine]:
    """Opens the console on that machine, one after the other; the last is closed at the end."""
    opened: list[Console] = []

    def open_() -> Console:
        for before in opened:
            before.close()
        home.prepare()
        opened[:] = [Console(home)]
        opened[0].open()
        return opened[0]

    yield open_
    for console in opened:
        console.close()


def problems(console: Console) -> tuple[Problem, ...]:
    """What the sign-in form says is wrong; empty while another step is shown."""
    return console.view.summary.problems() if console.view.step is Step.SIGN_IN else ()


def sign_in(console: Console, centre: str, login: str, password: str, former: str = "") -> None:
    """Send the form as it would be filled in."""
    if console.view.step is not Step.SIGN_IN:
        console.view.connectChosen.emit()
    console.view.signInRequested.emit(SignInTold(centre, login, password, former))


def refused(console: Console, qtbot: QtBot) -> Problem:
    """Wait for the one problem of a refusal."""
    qtbot.waitUntil(lambda: bool(problems(console)), timeout=20_000)
    (problem,) = problems(console)
    return problem


def entered(console: Console, qtbot: QtBot) -> None:
    """Wait until the console's own window is open."""
    qtbot.waitUntil(lambda: console.window is not None and console.window.isVisible(), timeout=30_000)


def test_the_first_run_offers_two_ways(machine: Machine) -> None:
    view = machine().view
    assert view.connect_button.isVisible()
    assert view.demo_button.isVisible()
    view.connect_button.click()
    assert view.centre.isVisible()
    assert not view.demo_button.isVisible()
    assert "encrypted copy" in view.keeps.text()


def test_what_is_missing_is_said_at_its_field(machine: Machine) -> None:
    console = machine()
    sign_in(console, "", "", "")
    assert [problem.field for problem in problems(console)] == ["centre", "login", "password"]
    sign_in(console, "centre.example", ASHA, PASSWORD)
    assert problems(console) == (Problem("centre", "Begin the address with postgresql://"),)


def test_a_centre_that_does_not_answer_is_said_at_the_address(machine: Machine, qtbot: QtBot) -> None:
    console = machine()
    sign_in(console, NOWHERE, ASHA, PASSWORD)
    problem = refused(console, qtbot)
    assert problem.field == "centre"
    assert "does not answer" in problem.sentence
    assert (console.view.centre.value(), console.view.login.value()) == (NOWHERE, ASHA)


@pytest.mark.parametrize(("login", "password"), [(ASHA, "wrong"), ("nobody.here", PASSWORD)])
def test_a_wrong_name_or_password_is_said_without_saying_which(
    machine: Machine, consoles: Consoles, qtbot: QtBot, login: str, password: str
) -> None:
    console = machine()
    sign_in(console, address(consoles.admin_url), login, password)
    problem = refused(console, qtbot)
    assert problem.field == "password"
    assert "name" in problem.sentence
    assert "password" in problem.sentence
    assert console.view.password.line.text() == ""


def test_without_a_keyring_the_window_says_how_to_get_one(
    machine: Machine,
    postgres_cluster: ScratchCluster,
    make_database: Callable[[str | None], str],
    secret_service: PrivateSecretService,
    qtbot: QtBot,
) -> None:
    consoles = make_database(postgres_cluster.template("borough", build))
    add_staff(consoles, ASHA, "Asha Rahman")
    secret_service.stop()
    console = machine()
    sign_in(console, address(consoles), ASHA, PASSWORD)
    qtbot.waitUntil(lambda: console.view.step is Step.FAILED, timeout=20_000)
    assert "keyring" in console.view.failure.text()
    assert console.view.way_on.text()
    assert console.view.retry.isVisible()
    console.view.retry.click()
    assert console.view.step is Step.SIGN_IN


def test_signing_in_remembers_the_centre_and_keeps_how_the_desk_looks(
    machine: Machine, home: Home, consoles: Consoles, qtbot: QtBot
) -> None:
    home.prepare()
    write_settings(home.settings, ConsoleSettings(palette="dark", text_scale="1.25", language="en"))
    console = machine()
    sign_in(console, address(consoles.admin_url), ASHA, PASSWORD)
    entered(console, qtbot)
    qtbot.waitUntil(lambda: read_settings(home.settings).last_login == ASHA)
    kept = read_settings(home.settings)
    assert kept.centre == address(consoles.admin_url)
    assert (kept.palette, kept.text_scale, kept.language) == ("dark", "1.25", "en")


def test_a_password_changed_at_the_centre_asks_for_the_former_one_and_loses_nothing(
    machine: Machine, consoles: Consoles, qtbot: QtBot
) -> None:
    console = machine()
    sign_in(console, address(consoles.admin_url), ASHA, PASSWORD)
    entered(console, qtbot)
    add_staff(consoles.admin_url, ASHA, "Asha Rahman", NEWER)
    console = machine()
    assert not console.view.password.line.text()
    sign_in(console, address(consoles.admin_url), ASHA, NEWER)
    problem = refused(console, qtbot)
    assert problem.field == "former_password"
    assert console.view.former.isVisible()
    sign_in(console, address(consoles.admin_url), ASHA, NEWER, "not this one")
    qtbot.waitUntil(lambda: console.view.step is Step.WORKING)
    assert refused(console, qtbot).field == "former_password"
    # After a refusal there is a pause before the next try counts.
    qtbot.waitUntil(lambda: _in_at_last(console, address(consoles.admin_url)), timeout=30_000)


def _in_at_last(console: Console, centre: str) -> bool:
    if console.shell is None and console.view.step is Step.SIGN_IN:
        sign_in(console, centre, ASHA, NEWER, PASSWORD)
    return console.window is not None and console.window.isVisible()


def test_a_first_copy_can_be_stopped_and_goes_on_the_next_time(
    machine: Machine, consoles: Consoles, qtbot: QtBot
) -> None:
    console = machine()
    stopped: list[SyncState] = []
    original = console.start._on_sync_state_changed

    def stop_at_once(state: SyncState) -> None:
        original(state)
        if state.progress is not None and not stopped:
            stopped.append(state)
            console.view.stopRequested.emit()

    console.start._on_sync_state_changed = stop_at_once  # type: ignore[method-assign]
    sign_in(console, address(consoles.admin_url), ASHA, PASSWORD)
    qtbot.waitUntil(lambda: bool(stopped), timeout=20_000)
    qtbot.waitUntil(lambda: console.view.step is Step.SIGN_IN, timeout=20_000)
    sign_in(console, address(consoles.admin_url), ASHA, PASSWORD)
    entered(console, qtbot)


def test_a_second_console_says_so_in_a_window(
    qapp: QApplication, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVISOR_CONSOLE_HOME", str(home.root))
    home.prepare()
    lock = QLockFile(str(home.lock))
    assert lock.tryLock(100)
    said = _said_by_a_start(qapp)
    assert said.sentence == "The console is already open on this machine."
    assert (said.status, said.can_retry) == (2, False)


def test_a_home_that_cannot_be_written_is_said_in_a_window(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a-file"
    file.touch()
    monkeypatch.setenv("ADVISOR_CONSOLE_HOME", str(file / "home"))
    said = _said_by_a_start(qapp)
    assert "does not let the console keep its files" in said.sentence
    assert said.status == 2


class _Said:
    sentence = ""
    can_retry = True
    status = 0


def _said_by_a_start(qapp: QApplication) -> _Said:
    """Start the console as the command does, read its window and close it."""
    said = _Said()

    def look() -> None:
        (view,) = (one for one in qapp.topLevelWidgets() if isinstance(one, StartView) and one.isVisible())
        said.sentence, said.can_retry = view.failure.text(), view.retry.isVisible()
        view.quitRequested.emit()

    QTimer.singleShot(200, look)
    said.status = run_console(training=False)
    return said
