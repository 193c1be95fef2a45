"""What may not be skipped: hooks that fail a skipped test where everything has to be there."""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.helpers.paths import shared_folder

MISSING_TOOL = "missing tool:"
MISSING_DATA = "missing data:"


def require_tool(name: str) -> str:
    """Path of a program on this machine; the test is skipped without it, and fails in CI."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{MISSING_TOOL} {name}")
    return found


def require_shared(relative: str = "") -> Path:
    """Path of a file or folder of the real data; the test is skipped without it, and fails in CI."""
    folder = shared_folder()
    path = folder / relative if folder is not None else None
    if path is None or not path.exists():
        pytest.skip(f"{MISSING_DATA} shared/{relative}")
    return path


def refusal(reason: str) -> str | None:
    """Why a skip for this reason is not accepted here, or None when it is.

    CI or REQUIRE_TOOLS=1 ask for every tool, REQUIRE_SHARED=1 for the real data.
    """
    reason = reason.removeprefix("Skipped: ")
    if reason.startswith(MISSING_TOOL) and (_is_set("CI") or _is_set("REQUIRE_TOOLS")):
        return f"{reason}: a test may not be skipped for want of a tool here (CI or REQUIRE_TOOLS is set)"
    if reason.startswith(MISSING_DATA) and _is_set("REQUIRE_SHARED"):
        return f"{reason}: the real data have to be there (REQUIRE_SHARED is set)"
    return None


def _is_set(name: str) -> bool:
    return os.environ.get(name, "") not in {"", "0", "false"}


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.outcome != "skipped" or hasattr(report, "wasxfail") or not isinstance(report.longrepr, tuple):
        return
    why = refusal(report.longrepr[2])
    if why is not None:
        report.outcome = "failed"
        report.longrepr = why


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests marked `shared` need the real data."""
    if item.get_closest_marker("shared") is not None:
        require_shared("data")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test skipped for want of what has to be there has failed; notes failures for the leak check."""
    report = yield
    _refuse_skip(report)
    if report.when == "call":
        item.stash[CALL_FAILED] = report.failed
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself."""
    report = yield
    _refuse_skip(report)
    return report


CALL_FAILED = pytest.StashKey[bool]()
"""Whether the test itself failed; its traceback keeps objects alive, so that leaks would only be noise."""
