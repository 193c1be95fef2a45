"""What the command line says of itself, and to somebody who mistypes."""

import sys
from pathlib import Path

import pytest

from db.central.roles import GROUPS, PROTECTED
from tests.helpers.strictness import require_tool
from tests.integration.cli.processes import run

COMMANDS = (
    "",
    "central",
    "central init",
    "central upgrade",
    "central check",
    "central start",
    "central add-advisor",
    "central backup",
    "central durable",
    "central erase",
    "central oldest-console",
    "central profile",
    "central prune",
    "central restore",
    "central restored",
    "import",
    "import gazetteer",
    "import collections",
    "move",
    "move assess",
    "letter",
    "letter list",
    "letter render",
    "letter check",
    "work-items",
    "work-items export",
    "work-items acknowledge",
    "sync",
    "status",
    "display",
    "tour",
)
HEAVY = ("PySide6", "sqlalchemy", "psycopg", "alembic", "keyring", "sqlcipher3", "numpy", "holidays", "rich")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_every_option_is_explained(command: str) -> None:
    said = run(*command.split(), "--help")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith(f"Usage: advisor-console {command}".rstrip())
    assert "..." not in said.out.partition("\n\n")[2]  # no explanation is cut short
    lines = said.out.partition("Options:")[2].splitlines()
    options = [(line, after) for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    for line, after in options:
        if line.startswith("  --"):
            explained = "  " in line.strip() or after.startswith("      ")
            assert explained, f"{line.strip()} is not explained"


def test_the_help_of_add_advisor_names_every_role() -> None:
    words = (
        run("central", "add-advisor", "--help")
        .out.replace(",", " ")
        .replace(".", " ")
        .replace(";", " ")
        .split()
    )
    assert {name.removeprefix("console_") for name in (*GROUPS, PROTECTED)} <= set(words)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("--bogus", "No such option: --bogus"),
        ("bogus", "No such command 'bogus'"),
        ("central", "Missing command. See: advisor-console central --help"),
        ("central init", "Missing option '--url'"),
        ("central init --bogus", "No such option: --bogus"),
        ("central start", "Missing option '--dir'"),
        ("central add-advisor", "Missing argument"),
        ("import", "Missing command. See: advisor-console import --help"),
        ("import gazetteer", "Missing argument 'FILE'"),
        ("import gazetteer a.csv b.csv", "more than one file"),
        ("import gazetteer a.csv", "no address of it was given"),
        ("move", "Missing command. See: advisor-console move --help"),
        ("move assess", "Missing argument 'FILE'"),
        ("letter", "Missing command. See: advisor-console letter --help"),
        ("letter render", "Missing option '--out'"),
        ("letter render --out a.pdf", "Say of what the letter is made."),
        ("letter batch", "Missing option '--query'"),
        ("letter render --sample move", "Missing option '--out'"),
        ("letter check", "Missing argument 'FILE'"),
        ("sync", "Add --once"),
        ("status --once", "No such option"),
        ("--training status", "--training belongs to the window"),
        ("tour", "Missing option '--out'"),
        ("display", "Missing option '--site'"),
    ],
)
def test_mistypes_get_one_sentence(typed: str, sentence: str) -> None:
    assert sentence in run(*typed.split()).refusal()


def test_the_installed_script_is_the_same_command() -> None:
    script = require_tool(str(Path(sys.executable).with_name("advisor-console")))
    assert run("--help", command=(script,)) == run("--help")


@pytest.mark.parametrize("command", ["--help", "import gazetteer {} --dry-run"])
def test_what_needs_no_window_and_no_database_loads_none(command: str, tmp_path: Path) -> None:
    file = tmp_path / "gazetteer.csv"
    file.write_text("UPRN,Address\n1,12 Beck Row Moorby Westerdale WE4 2QT\n", "utf-8")
    said = run(*command.format(file).split(), command=(sys.executable, "-X", "importtime", "-m", "ui.cli"))
    assert said.status == 0
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in said.err.splitlines()}
    assert "typer" in loaded  # the list is the real one
    assert not loaded & set(HEAVY)
