"""The test ground itself: its detectors fire, its skips fail where they must, its folders are redirected."""

import os
import sys
from pathlib import Path

import pytest

from tests.helpers.paths import REPOSITORY, redirections, shared_folder
from tests.helpers.strictness import refusal

CONFTEST = """
from tests.helpers.leaks import no_leaks
from tests.helpers.strictness import pytest_make_collect_report, pytest_runtest_makereport
from tests.helpers.strictness import pytest_runtest_setup

def pytest_configure(config):
    config.addinivalue_line("markers", "shared: real data")
"""

LEAKY = """
import threading
from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []

def test_clean(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget)
    timer.start(60_000)
    thread = threading.Thread(target=lambda: None)
    thread.start()
    widget.show()

def test_rubbish_in_a_cycle_is_no_leak(qapp):
    widget = QWidget()
    widget.itself = widget

def test_thread():
    threading.Thread(target=threading.Event().wait, name="forgotten", daemon=True).start()

def test_window(qapp):
    kept.append(QWidget(objectName="window left open"))

def test_timer(qapp):
    kept.append(QTimer(objectName="timer left running"))
    kept[-1].start(60_000)

def test_timer_of_an_object(qapp):
    kept.append(QObject(objectName="object left ticking"))
    kept[-1].startTimer(60_000)

def test_qt_thread(qapp):
    kept.append(QThread(objectName="Qt thread left running"))
    kept[-1].start()

def test_that_failed_itself(qapp):
    widget = QWidget(objectName="kept by the traceback")
    assert widget.isVisible()

def test_after_all_that(qapp):
    pass

def test_put_away(qapp):
    for one in kept:
        if isinstance(one, QThread):
            one.quit()
            one.wait()
    kept.clear()
"""


def test_every_leak_is_found_and_nothing_else(pytester: pytest.Pytester) -> None:
    result = inner_run(pytester, LEAKY, "-rA")
    said = result.stdout.str()
    for what in (
        "thread forgotten",
        "window QWidget 'window left open'",
        "timer of QTimer 'timer left running'",
        "timer of QObject 'object left ticking'",
        "Qt thread QThread 'Qt thread left running'",
    ):
        assert said.count(f"left behind by this test: {what}") >= 1, what
    assert "kept by the traceback'" not in said.replace("objectName", "")
    result.assert_outcomes(passed=9, failed=1, errors=5)


SKIPPING = """
import pytest
from tests.helpers.strictness import require_shared, require_tool

def test_tool():
    require_tool("no-such-program-anywhere")

def test_fixture_tool(request):
    pytest.skip("missing tool: in words")

def test_data():
    require_shared("no/such/file")

@pytest.mark.shared
def test_marked():
    pass

def test_otherwise():
    pytest.skip("only on Windows")

@pytest.mark.xfail(reason="missing tool: expected to fail")
def test_expected():
    raise AssertionError
"""

MODULE_SKIPPING = """
import pytest
pytest.skip("missing tool: for the whole module", allow_module_level=True)
"""


def inner_run(pytester: pytest.Pytester, tests: str, *arguments: str) -> pytest.RunResult:
    """Run tests in a process of their own, with our hooks."""
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(tests)
    return pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:cacheprovider", *arguments)


@pytest.fixture
def lax(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    for name in ("CI", "REQUIRE_TOOLS", "REQUIRE_SHARED"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SHARED_DIR", str(tmp_path / "nowhere"))
    return monkeypatch


def test_a_person_may_skip_what_is_missing(pytester: pytest.Pytester, lax: pytest.MonkeyPatch) -> None:
    inner_run(pytester, SKIPPING).assert_outcomes(skipped=5, xfailed=1)


@pytest.mark.parametrize("name", ["CI", "REQUIRE_TOOLS"])
def test_ci_fails_on_a_missing_tool(pytester: pytest.Pytester, lax: pytest.MonkeyPatch, name: str) -> None:
    lax.setenv(name, "1")
    result = inner_run(pytester, SKIPPING)
    result.assert_outcomes(failed=2, skipped=3, xfailed=1)
    result.stdout.fnmatch_lines(["*missing tool: no-such-program-anywhere: a test may not be skipped*"])


def test_missing_real_data_fail_where_they_are_asked_for(
    pytester: pytest.Pytester, lax: pytest.MonkeyPatch
) -> None:
    lax.setenv("REQUIRE_SHARED", "1")
    inner_run(pytester, SKIPPING).assert_outcomes(failed=1, errors=1, skipped=3, xfailed=1)


def test_a_module_that_skips_itself_fails_too(pytester: pytest.Pytester, lax: pytest.MonkeyPatch) -> None:
    lax.setenv("CI", "1")
    inner_run(pytester, MODULE_SKIPPING).assert_outcomes(errors=1)


def test_an_empty_or_zero_switch_is_off(lax: pytest.MonkeyPatch) -> None:
    for off in ("", "0", "false"):
        lax.setenv("CI", off)
        assert refusal("Skipped: missing tool: qpdf") is None
    lax.setenv("CI", "true")
    assert refusal("Skipped: missing tool: qpdf") is not None


def test_the_real_data_are_found_by_name_or_beside_the_repository(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.setenv("SHARED_DIR", str(tmp_path))
    assert shared_folder() == tmp_path
    monkeypatch.delenv("SHARED_DIR")
    assert shared_folder() in {None, REPOSITORY.parent / "shared"}


def test_every_folder_of_the_user_is_redirected(tmp_path: Path) -> None:
    assert Path.home() == tmp_path / "home"
    for name in redirections(tmp_path / "again", tmp_path / "run"):
        folder = Path(os.environ[name])
        assert folder.is_dir(), name
        assert name == "XDG_RUNTIME_DIR" or folder.is_relative_to(tmp_path), name
    # Unix sockets are made there: 107 bytes is all a path may have.
    assert len(os.environ["XDG_RUNTIME_DIR"]) < 60
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_qt_draws_where_nobody_sees_it() -> None:
    assert os.environ["QT_QPA_PLATFORM"] in {"offscreen", "minimal", "xcb"}
    assert "tests" in sys.modules
