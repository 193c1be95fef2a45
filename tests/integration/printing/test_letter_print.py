"""`letter print` over a real centre and a real queue: a run, stopped and gone on with, and one letter."""

import io
import json
import os
import signal
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import psycopg
import pytest

from advisor_console.domain.errors import WorldError
from advisor_console.domain.printing import NotPrinted, PrintSetting
from tests.helpers.cups import QUEUE, PrintServer
from tests.integration.cli.conftest import centre_address, centre_url
from tests.integration.cli.processes import LOGIN, PASSWORD
from tests.integration.cli.test_letter_cases import HOLDING, QUERY, add_case
from ui.cli.commands import run_command
from ui.printing.cups import CupsSpooler

__all__ = ["centre_address", "centre_url"]

pytestmark = pytest.mark.usefixtures("secret_service")

# The second customer reads no pages.
ALL = [(f"WD-00{number}", "Counter printer") for number in (1, 3, 4)]


class Office:
    """One advisor's machine with a post run of three letters to print, and what the centre has of it.

    Commands run in this process, where a password costs next to nothing.
    """

    def __init__(self, url: str, address: str, out: Path, printing: PrintServer) -> None:
        self.url, self.address, self.out = url, address, out
        self.printing, self.before = printing, printing.papers()

    def command(self, *arguments: str | Path) -> tuple[int, str]:
        """Run a command; give its status and what it said on stdout."""
        out = io.TextIOWrapper(io.BytesIO(), "utf-8")
        with redirect_stdout(out), redirect_stderr(io.StringIO()):
            status = run_command([*map(str, arguments), "--login", LOGIN, "--centre", self.address])
        out.seek(0)
        return status, out.read()

    def print(self, *more: str, printer: str = QUEUE) -> tuple[int, Any]:
        """Print the run; give the status and what it said."""
        status, out = self.command(
            "letter", "print", "--run", self.out, "--printer", printer, "--json", *more
        )
        return status, json.loads(out)

    def second(self) -> str:
        """The reference of the second letter itself."""
        with psycopg.connect(self.url) as connection:
            row = connection.execute(
                "SELECT reference FROM council.letter WHERE case_reference = 'WD-003'"
            ).fetchone()
        assert row is not None
        return str(row[0])

    def papers(self) -> int:
        """How many letters came out."""
        return self.printing.papers() - self.before

    def noted(self) -> list[tuple[str, str]]:
        """What is on the record, once it is sent: a letter about which case, on which printer."""
        assert self.command("sync", "--once")[0] == 0
        with psycopg.connect(self.url) as connection:
            rows = connection.execute(
                "SELECT l.case_reference, p.printer FROM council.letter_printing AS p"
                " JOIN council.letter AS l ON l.id = p.letter_id ORDER BY 1"
            )
            return [(str(row[0]), str(row[1])) for row in rows]


@pytest.fixture
def office(
    centre_url: str,
    centre_address: str,
    printing: PrintServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Office:
    """The run is made and not printed."""
    monkeypatch.setenv("ADVISOR_CONSOLE_PASSWORD", PASSWORD)
    with psycopg.connect(centre_url) as connection:
        for number in range(1, 5):
            add_case(connection, number)
    made = Office(centre_url, centre_address, tmp_path / "run", printing)
    assert made.command("sync", "--once")[0] == 0
    assert made.command("letter", "batch", *QUERY, *HOLDING, "--out", made.out)[0] == 0
    return made


class Interrupted(CupsSpooler):
    """Ctrl+C is pressed while the second letter is on its way to the printer."""

    given = 0

    def hand_over(self, pdf: bytes, setting: PrintSetting, title: str) -> None:
        Interrupted.given += 1
        if Interrupted.given == 2:
            os.kill(os.getpid(), signal.SIGINT)
        super().hand_over(pdf, setting, title)


def test_a_run_is_stopped_gone_on_with_and_one_letter_printed_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("ui.printing.spooler", Interrupted)
        status, told = office.print()
    assert (status, told["printed"], told["stopped"]) == (130, 2, True)
    assert office.papers() == 2
    status, told = office.print()
    assert (status, told["printed"], told["before"], told["missed"]) == (0, 1, 2, {})
    assert told["no_pages"] == ["WD-002"]
    assert office.papers() == 3
    assert office.noted() == ALL
    # To print one again is another act.
    assert office.command("letter", "print", "--letter", office.second(), "--printer", QUEUE)[0] == 0
    assert office.papers() == 4
    assert office.noted() == sorted([*ALL, ALL[1]])


def test_what_cannot_be_printed_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorldError, match="There is no letter WD-9 on this machine"):
        office.command("letter", "print", "--letter", "WD-9", "--printer", QUEUE)
    with pytest.raises(NotPrinted, match="There is no printer “nowhere” here"):
        office.print(printer="nowhere")
    with pytest.raises(WorldError, match="Say what is to be printed"):
        office.command("letter", "print", "--printer", QUEUE)
    with pytest.raises(WorldError, match="There is no post run"):
        office.command("letter", "print", "--run", office.out.parent, "--printer", QUEUE)
    with monkeypatch.context() as patched:
        patched.setattr("ui.printing.printers.is_named", lambda *_: True)
        with pytest.raises(WorldError, match="is a shared printer, so nothing was printed"):
            office.print()
        assert office.papers() == 0
        assert office.print("--release")[1]["printed"] == 3
    assert office.papers() == 3
