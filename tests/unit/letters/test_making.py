"""From what the customer's record asks for to the letter that was made, and what is said of it."""

import pytest

from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.formats import laid_out, render_beside
from advisor_console.letters.library import sample_values
from advisor_console.letters.making import PdfLetters
from advisor_console.letters.plain import render_text
from advisor_console.letters.programs import ESPEAK, LOUIS, Program
from advisor_console.letters.styles import LetterFormat, letter_style
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
    easy = laid_out(sample_letter(), LetterFormat.EASY_READ)
    assert letter.format == "easy-read"
    assert check_pdf(letter.pdf, easy, letter_style(LetterFormat.EASY_READ)) == ()
    assert letter.text == render_text(easy)


def test_a_language_that_is_not_there_is_made_in_english_and_says_so(fonts: FontStore) -> None:
    assert make(fonts, "standard", language="cy").language == "en"
