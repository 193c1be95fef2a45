"""From what the customer's record asks for to the letter that was made, and what is said of it."""

from importlib import resources
from pathlib import Path

import pytest

from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.formats import laid_out, render_beside
from advisor_console.letters.library import load_template, sample_values
from advisor_console.letters.making import PdfLetters
from advisor_console.letters.plain import render_text
from advisor_console.letters.programs import ESPEAK, LOUIS, Program
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.styles import LetterFormat, letter_style
from advisor_console.letters.words import load_words
from advisor_console.services.ports import MadeLetter
from tests.helpers.letters import sample_letter
from tests.helpers.strictness import require_tool


def make(fonts: FontStore, format_: str, language: str = "en", font: str = "lexend") -> MadeLetter:
    values = sample_values("move", "en")
    return PdfLetters(fonts).make("move", values, language=language, format_=format_, font=font)


@pytest.mark.parametrize(
    ("asked", "made", "pages_as"),
    [
        ("standard", "standard", LetterFormat.STANDARD),
        ("screen", "screen", LetterFormat.SCREEN),
        ("large-24", "large-24", LetterFormat.LARGE_24),
        ("text", "text", LetterFormat.STANDARD),
        # A name that we do not know is made as print, and said to be: the advisor is told.
        ("telegram", "standard", LetterFormat.STANDARD),
    ],
)
def test_the_format_asked_for(fonts: FontStore, asked: str, made: str, pages_as: LetterFormat) -> None:
    letter = make(fonts, asked)
    assert letter.format == made
    assert check_pdf(letter.pdf, sample_letter(), letter_style(pages_as)) == ()
    assert letter.text == render_text(sample_letter())
    assert letter.beside == (letter.text.encode() if asked == "text" else b"")


@pytest.mark.parametrize(("asked", "tool"), [("braille", LOUIS), ("audio", ESPEAK)])
def test_what_is_no_page_is_made_beside_standard_pages(fonts: FontStore, asked: str, tool: Program) -> None:
    require_tool(tool.name)
    letter = make(fonts, asked)
    assert letter.format == asked
    assert letter.beside == render_beside(sample_letter(), asked) != b""
    assert check_pdf(letter.pdf, sample_letter(), letter_style()) == ()


def test_easy_read_is_made_of_its_own_blocks(fonts: FontStore) -> None:
    letter = make(fonts, "easy-read")
    written = load_template("move", "en").for_format("easy-read").fill(sample_values("move", "en"))
    easy = laid_out(written, LetterFormat.EASY_READ)
    assert letter.format == "easy-read"
    assert check_pdf(letter.pdf, easy, letter_style(LetterFormat.EASY_READ)) == ()
    assert letter.text == render_text(easy)


def test_a_language_that_is_not_there_is_made_in_english_and_says_so(fonts: FontStore) -> None:
    assert make(fonts, "standard", language="xx").language == "en"


def test_a_record_gets_a_translation_once_somebody_has_approved_it(fonts: FontStore, tmp_path: Path) -> None:
    assert make(fonts, "standard", language="pl").language == "en"
    folder = tmp_path / "pl"
    folder.mkdir()
    ours = (resources.files("resources") / "letters" / "pl" / "move.txt").read_text("utf-8")
    approved = "translation: approved by A. Nowak on 2026-11-28"
    (folder / "move.txt").write_text(ours.replace("translation: draft", approved), "utf-8")
    maker = PdfLetters(fonts, own=tmp_path)
    values = sample_values("move", "en")
    letter = maker.make("move", values, language="pl", format_="standard", font="lexend")
    assert letter.language == "pl"
    assert load_words("pl").draft not in letter.text
    draft = load_template("move", "pl").fill(sample_values("move", "pl"))
    assert load_words("pl").draft in render_text(draft)


def test_a_councils_own_letter_wins_and_its_version_says_whose_it_is(
    fonts: FontStore, tmp_path: Path
) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    ours = (resources.files("resources") / "letters" / "en" / "welcome.txt").read_text("utf-8")
    theirs = ours.replace("version: 1", "version: 7").replace("Welcome to {address}.", "Hello at {address}.")
    (folder / "welcome.txt").write_text(theirs, "utf-8")
    values = sample_values("welcome", "en")
    makers = PdfLetters(fonts, own=tmp_path), PdfLetters(fonts)
    own, shipped = (
        maker.make("welcome", values, language="en", format_="standard", font="lexend") for maker in makers
    )
    assert (own.template_version, shipped.template_version) == ("council 7", "1")
    assert "Hello at" in own.text
    assert "Hello at" not in shipped.text
    # What the council has not written is ours.
    assert load_template("move", "en", tmp_path).version == "2"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (
            b"template: welcome\nlanguage: en\nversion: 1\ntitle: T\n---\nDear {nobody}\n",
            "line 6: there is no",
        ),
        (
            b"template: welcome\nlanguage: en\nversion: 1\ntitle: T\n---\n[for x]\n[end]\n",
            "line 6: “\\[for x\\]”",
        ),
        (b"caf\xe9", "cannot be read"),
    ],
)
def test_a_councils_own_letter_that_is_wrong_is_refused_and_not_replaced(
    content: bytes, refusal: str, fonts: FontStore, tmp_path: Path
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "welcome.txt").write_bytes(content)
    maker = PdfLetters(fonts, own=tmp_path)
    with pytest.raises(LetterRefused, match=refusal):
        maker.make(
            "welcome", sample_values("welcome", "en"), language="en", format_="standard", font="lexend"
        )


def test_a_councils_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(LetterRefused, match="folder of letters"):
        load_template("move", "en", tmp_path / "gone")
