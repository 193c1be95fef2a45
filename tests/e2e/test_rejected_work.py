"""A move whose work a service hands back, told anew and sent again: by keys here, by commands there."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.central.administration import add_advisor
from tests.e2e.by_keys import (
    KEY,
    RECORD_CORRECTION,
    days,
    go_to_row,
    record_it,
    row,
    session_of,
    tell_plain_move,
    to_the_record,
)
from tests.e2e.keyboard import CTRL, choose, press, screen, see, tab_to, wait_for
from tests.integration.cli.conftest import without_login
from tests.integration.cli.processes import PASSWORD, run
from tests.integration.sync.consoles import Consoles
from tests.ui.app.conftest import _loop_goes_on, consoles, resting_shell, shell, window
from ui.app.shell import Shell
from ui.main_window import MainWindow

__all__ = ["_loop_goes_on", "consoles", "resting_shell", "shell", "window"]

OFFICE = "revenues.office"
REASON = "The day on which the tenancy ends cannot be read."
HEADINGS = "reference,service,state,service_reference,reason"


class Revenues:
    """The back office, at its own machine: it has the command line only."""

    def __init__(self, consoles: Consoles, folder: Path) -> None:
        self._centre, self._folder = without_login(consoles.url), folder
        add_advisor(
            consoles.admin_url, OFFICE, "Office", job_title=None, phone=None, roles=["service"],
            password=PASSWORD,
        )  # fmt: skip

    def fetch(self) -> str:
        """Everything that council tax has not been sent yet, in its files' own words."""
        before = set(self._folder.glob("*.csv"))
        self._run("export", "--service", "council_tax", "--out", self._folder)
        return "".join(path.read_text("utf-8-sig") for path in set(self._folder.glob("*.csv")) - before)

    def answer(self, line: str) -> dict[str, int]:
        """Give one answer; gives how many of each kind were taken."""
        file = self._folder / "answers.txt"
        file.write_text(f"{HEADINGS}\n{line}\n", "utf-8")
        found: dict[str, int] = self._run("acknowledge", file)
        return found

    def _run(self, *arguments: str | Path) -> dict[str, int]:
        done = run(
            "work-items", *arguments, "--login", OFFICE, "--centre", self._centre, "--json",
            variables={"ADVISOR_CONSOLE_PASSWORD": PASSWORD},
        )  # fmt: skip
        found: dict[str, int] = done.json()
        return found


@pytest.fixture
def revenues(consoles: Consoles, tmp_path: Path) -> Revenues:
    """Revenues, who have fetched everything of the invented past."""
    made = Revenues(consoles, tmp_path)
    made.fetch()
    return made


def to_what_needs_fixing() -> None:
    """Go to the Work page and its third filter."""
    press(KEY.Key_F5)
    see("With the services")
    choose("Which work", "Needs fixing")


def received(shell: Shell) -> None:
    """Have what was saved here received, and hear of what came in."""
    shell._desk.sync.wake()
    wait_for("everything received", lambda: session_of(shell).outbox.counts()["unsent"] == 0)
    assert session_of(shell).outbox.refused() == []


def test_work_that_is_handed_back_is_seen_put_right_and_sent_again(
    shell: Shell, window: MainWindow, revenues: Revenues, consoles: Consoles, qtbot: QtBot
) -> None:
    to_the_record("Siân Pritchard")
    tell_plain_move(days(shell, 4))
    choose("garden waste subscription", "Move it to the new address")
    press(KEY.Key_Return, CTRL)
    first = record_it()
    received(shell)

    assert f"{first}-CT" in revenues.fetch()
    assert revenues.answer(f"{first}-CT,council_tax,rejected,REV/26/40117,{REASON}")["rejected"] == 1
    shell._desk.sync.wake()
    # On the record that is open, in its strip and among the work, without a key.
    see("Needs fixing: Council tax")
    see(REASON)
    see("Handed back")
    tab_to("What happened")
    go_to_row("Handed back")
    press(KEY.Key_Return)
    see("What was told")
    press(KEY.Key_Escape)
    see("What happened")

    to_what_needs_fixing()
    see(f"Needs fixing: {REASON}")
    tab_to("Work")
    go_to_row(f"{first}-CT")
    assert "REV/26/40117" in row()
    press(KEY.Key_E, CTRL)
    see("Correct it")
    assert f"handed back: {REASON}" in screen()
    press(KEY.Key_Return, CTRL)
    see(f"correcting {first}")
    # What revenues could not read is told once more, as it was: that alone has to be enough.
    for page in ("Where do they go?", "Which help with costs do they get now?", RECORD_CORRECTION):
        press(KEY.Key_Return, CTRL)
        see(page)
    second = record_it(RECORD_CORRECTION)
    received(shell)
    wait_for("the strip without it", lambda: "Needs fixing: Council tax" not in screen())
    to_what_needs_fixing()
    see("No service has handed anything back.")

    again = revenues.fetch()
    assert f"{second}-CT" in again
    assert f"{first}-CT" in again
    assert revenues.answer(f"{second}-CT,council_tax,accepted,REV/26/40118,")["accepted"] == 1
