"""What somebody got in place of a page is kept on the record, and had again exactly from the centre."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from advisor_console.letters.library import sample_values
from advisor_console.letters.programs import ESPEAK, LOUIS
from advisor_console.services.issue_letter import BESIDE_SUFFIXES, Issued
from tests.e2e.keyboard import CTRL, press, see
from tests.helpers.strictness import require_tool
from tests.integration.sync.consoles import Consoles, sian
from ui.app.shell import Shell

WORDS = {"text": "its text file", "braille": "its braille file", "audio": "its sound"}


def issue(shell: Shell, form: str) -> Issued:
    """A letter to Siân, as if she had asked for a format that is no page."""
    record = sian(shell._desk.session)
    values = {**sample_values("holding-letter", "en"), "reference": f"WD-{form}"}
    made = shell._desk.issue_letter().issue(
        "holding-letter", values, replace(record.person, letter_format=form, language="en")
    )
    shell._desk.announce(made.command, "letter")
    return made


def test_an_older_letter_gives_what_its_customer_got(
    shell: Shell, consoles: Consoles, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for tool in (LOUIS, ESPEAK):
        require_tool(tool.name)
    session = shell._desk.session
    record = sian(session)
    shell.open_customer(record.person.id, record.person.full_name)
    see("What happened")
    issued = {form: issue(shell, form) for form in WORDS}
    qtbot.waitUntil(lambda: not session.letters.not_uploaded(), timeout=20_000)
    assert consoles.value("SELECT count(*) FROM sync.blob") == 2 * len(issued)
    with session.outbox.file.writing() as connection:
        connection.exec_driver_sql("DELETE FROM letter_blob")
    for form, made in issued.items():
        out = tmp_path / f"{form}{BESIDE_SUFFIXES[form]}"
        offered: list[str] = []

        def choose(*asked: str, out: Path = out, offered: list[str] = offered) -> tuple[str, str]:
            offered.append(asked[2])
            return str(out), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        shell.errands.letters.show_issued(record, made.command.changes[0].id)
        see(WORDS[form])
        see("Page 1 of")
        press(Qt.Key.Key_S, CTRL)
        qtbot.waitUntil(out.exists)
        assert Path(offered[0]).suffix == out.suffix
        assert out.read_bytes() == made.letter.beside
        press(Qt.Key.Key_Escape)
        see("What happened")
