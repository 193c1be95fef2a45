"""`letter`: letters made from invented values without a database, and any PDF measured."""

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.formats import FORMATS
from advisor_console.letters.library import load_template, sample_values
from advisor_console.letters.plain import render_text
from advisor_console.letters.programs import ESPEAK, LOUIS
from advisor_console.letters.styles import LetterFormat, letter_style
from tests.helpers.letters import Drawn, drawn_page, letter_fonts, sample_letter
from tests.helpers.strictness import require_tool
from tests.integration.cli.processes import run
from ui.cli import main


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontStore:
    """The letters' fonts in a folder that lasts as long as the run."""
    return letter_fonts(tmp_path_factory.getbasetemp())


@pytest.fixture(autouse=True)
def _cut_once(_own_folders: None, fonts: FontStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the commands find them in their cache: each home of a test would have its own cut anew."""
    kept = tmp_path / "cache" / "advisor-console" / "fonts"
    kept.parent.mkdir(parents=True)
    fonts.folder.mkdir(exist_ok=True)
    kept.symlink_to(fonts.folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_every_letter_is_listed_with_its_title_and_languages() -> None:
    letters = {one["name"]: one for one in run("letter", "list", "--json").json()["letters"]}
    move = letters["move"]
    assert (move["title"], move["languages"]) == (sample_letter().title, ["en", "bn", "cy", "pl", "ur"])
    assert move["versions"][:2] == [
        {"language": "en", "version": "2", "draft": False, "own": False, "easy": True},
        {"language": "bn", "version": "1", "draft": True, "own": False, "easy": False},
    ]
    assert letters["executor"]["title"] == "About the estate of [deceased]"
    lines = run("letter", "list").out.splitlines()
    (line,) = (line for line in lines if line.startswith("move "))
    assert line.startswith(
        "move (en version 2, with a text for easy read, bn version 1, a draft translation, "
    )
    assert line.endswith(f"): {sample_letter().title}")
    assert [line.partition(" ")[0] for line in lines] == sorted(letters)


def test_a_letter_is_made_in_the_format_and_font_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    words = ("--sample", "move", "--format", "large-18", "--font", "noto-sans", "--out", out, "--json")
    said = run("letter", "render", *words)
    told = said.json()
    made = out.read_bytes()
    assert (said.status, told["format"], told["font"]) == (0, "large-18", "noto-sans")
    assert told["sha256"] == hashlib.sha256(made).hexdigest()
    letter = load_template("move", "en").fill(sample_values("move", "en"))
    assert not check_pdf(made, letter, letter_style(LetterFormat.LARGE_18, Face.NOTO_SANS))
    checked = run("letter", "check", out, "--format", "large-18", "--json")
    assert (checked.status, checked.json()["findings"]) == (0, [])


def test_plain_text_is_made_through_the_same_command(tmp_path: Path) -> None:
    out = tmp_path / "letter.txt"
    said = run("letter", "render", "--sample", "move", "--format", "text", "--out", out)
    assert said.status == 0
    assert out.read_text("utf-8") == render_text(sample_letter())
    assert str(out) in said.out


def test_every_format_is_listed_and_made(tmp_path: Path) -> None:
    require_tool(LOUIS.name)
    require_tool(ESPEAK.name)
    assert run("letter", "formats").out.split() == list(FORMATS)
    for form, start in (("braille", b",WE/]DALE ,BOR"), ("audio", b"RIFF"), ("easy-read", b"%PDF")):
        out = tmp_path / form
        said = run("letter", "render", "--sample", "move", "--format", form, "--out", out, "--json")
        assert (said.status, said.json()["format"]) == (0, form)
        assert out.read_bytes().startswith(start)


def test_a_format_whose_program_is_missing_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    said = run("letter", "render", "--sample", "move", "--format", "braille", "--out", tmp_path / "move.brf")
    assert (
        "Braille cannot be made on this machine: the program lou_translate is not installed" in said.refusal()
    )
    listed = run("letter", "formats").out.splitlines()
    assert "audio: Audio cannot be made on this machine: the program espeak-ng is not installed." in listed


def test_a_councils_own_letter_is_listed_as_theirs_and_made(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "en").mkdir(parents=True)
    (own / "en" / "welcome.txt").write_text(
        "template: welcome\nlanguage: en\nversion: 4\ntitle: Hello\nfields:\n  customer_name: text\n"
        "  address: address\n  council_tax: flag\n  collections: list?\n  bins_team: text?\n  voting: flag\n"
        "  offices: list\n  needs_noted: list?\n---\nDear {customer_name}\n\n>> What :: We write.\n"
        ">> Who :: {council}\n>> When :: Soon\n\n-- Yours sincerely\n",
        "utf-8",
    )
    listed = {
        one["name"]: one for one in run("letter", "list", "--templates", own, "--json").json()["letters"]
    }
    assert listed["welcome"]["versions"][0] == {
        "language": "en",
        "version": "council 4",
        "draft": False,
        "own": True,
        "easy": False,
    }
    assert not listed["move"]["versions"][0]["own"]
    out = tmp_path / "hello.txt"
    words = ("--sample", "welcome", "--templates", own, "--format", "text", "--out", out)
    assert run("letter", "render", *words).status == 0
    assert "\nHello\n" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        (
            "--format",
            "telegram",
            "There is no format “telegram”. There are standard, clear, large-18, large-24, screen, text,",
        ),
        ("--font", "arial", "There is no font “arial”. There are lexend, noto-sans and atkinson"),
        ("--language", "xx", "no letters in the language “xx”. There are letters in bn, "),
        ("--sample", "mov", "There is no letter “mov” in the language “en”. Choose from"),
        ("--out", "{}/no/folder.pdf", "does not let the console use"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(
    option: str, value: str, sentence: str, tmp_path: Path
) -> None:
    out = tmp_path / "letter.pdf"
    given = {"--sample": "move", "--out": str(out)} | {option: value.format(tmp_path)}
    said = run("letter", "render", *(word for pair in given.items() for word in pair))
    assert sentence in said.refusal()
    assert not out.exists()


def test_a_finding_ends_with_status_one_and_names_its_page(tmp_path: Path, fonts: FontStore) -> None:
    path = tmp_path / "small.pdf"
    path.write_bytes(drawn_page(fonts, [Drawn("text in small print", size=8)]))
    said = run("letter", "check", path, "--json")
    assert said.status == 1
    found = {one["rule"]: one for one in said.json()["findings"]}
    assert set(found) == {"smallest-text", "x-height"}
    assert found["smallest-text"] == {
        "rule": "smallest-text",
        "page": 1,
        "sentence": "8.0 point, less than 12",
    }
    aloud = run("letter", "check", path)
    assert (aloud.status, aloud.err) == (1, "")
    assert "Page 1, smallest-text: 8.0 point, less than 12" in aloud.out.splitlines()


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\ncut off"])
def test_what_is_no_pdf_cannot_be_checked(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(content)
    assert "not a PDF that can be read" in run("letter", "check", path).refusal()


def test_it_needs_neither_window_nor_database(tmp_path: Path) -> None:
    words = ("letter", "render", "--sample", "move", "--out", tmp_path / "letter.pdf")
    said = run(*words, command=(sys.executable, "-X", "importtime", "-m", "ui.cli"))
    assert said.status == 0
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in said.err.splitlines()}
    assert "reportlab" in loaded  # the list is the real one
    assert not loaded & {"PySide6", "sqlalchemy", "psycopg", "keyring", "sqlcipher3"}


def test_a_sheet_to_hold_against_the_envelope_is_written(tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    said = run("letter", "window-test", "--out", out, "--window", "dl", "--json")
    assert (said.status, said.json()["window"]) == (0, "dl")
    assert said.json()["millimetres"] == {"left": 20, "top": 55, "width": 80, "height": 24}
    assert run("letter", "check", out, "--format", "clear").status == 0
    assert "no envelope window “c5”" in run("letter", "window-test", "--out", out, "--window", "c5").refusal()


OWN = """template: blank
language: en
version: 1
title: Your bins
fields:
  customer_name: text
  subject: text
  paragraphs: list
  points: list?
  next_what: text
  next_who: text
  next_by: date?
  next_by_words: text?
---
Dear {customer_name}

WORDS

>> What happens next :: {next_what}
>> Who does it :: {next_who}
>> By when :: Soon

-- Yours sincerely
"""
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochau"


InThisProcess = Callable[..., tuple[object, str]]


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> InThisProcess:
    """The command line without a process of its own: its status, and what it said of what went wrong."""

    def command(*arguments: str) -> tuple[object, str]:
        monkeypatch.setattr(sys, "argv", ["advisor-console", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capsys.readouterr().err

    return command


@pytest.mark.parametrize(
    ("words", "form", "sentence"),
    [
        ("We collect it \U0001f642", "standard", "U+1F642"),
        ("Dear 李雷", "standard", "U+674E"),
        ("We col\x07lect it.", "standard", "cannot be seen: U+0007"),
        ("We collect\u202e it.", "large-18", "cannot be seen: U+202E"),
        (f"We go to {LONG_WORD}.", "large-24", "is longer than a line at 24 point"),
        ("[for one in people]\n[end]", "standard", "Template blank, line 17"),
        ("{people}", "standard", "Template blank, line 17"),
        (f"We go to {LONG_WORD}.", "standard", ""),
        (" ".join(f"word{n % 97}" for n in range(3_000)), "standard", ""),
        ("Dear " + ", ".join(f"Person{n} Pritchard" for n in range(40)), "large-18", ""),
    ],
)
def test_bad_input_in_a_councils_own_letter_is_refused_in_a_sentence_or_makes_a_right_page(
    words: str, form: str, sentence: str, in_this_process: InThisProcess, tmp_path: Path
) -> None:
    folder = tmp_path / "own" / "en"
    folder.mkdir(parents=True)
    (folder / "blank.txt").write_text(OWN.replace("WORDS", words), "utf-8")
    out = tmp_path / "letter.pdf"
    asked = ("letter", "render", "--sample", "blank", "--templates", str(folder.parent), "--format", form)
    status, said = in_this_process(*asked, "--out", str(out))
    assert status == (2 if sentence else 0)
    assert sentence in said
    assert out.exists() is not bool(sentence)
    if not sentence:
        letter = load_template("blank", "en", folder.parent).fill(sample_values("blank", "en"))
        assert check_pdf(out.read_bytes(), letter, letter_style(LetterFormat(form))) == ()
