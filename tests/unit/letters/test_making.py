"""From what the customer's record asks for to the letter that was made, and what is said of it."""

import pytest

from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.library import sample_values
from advisor_console.letters.making import PdfLetters
from advisor_console.letters.plain import render_text
from advisor_console.letters.styles import LetterFormat, letter_style
from advisor_console.services.ports import MadeLetter
from tests.helpers.letters import sample_letter


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
        # What is not there yet is made as print, and said to be: the advisor is told.
        ("braille", "standard", LetterFormat.STANDARD),
    ],
)
def test_the_format_asked_for(fonts: FontStore, asked: str, made: str, pages_as: LetterFormat) -> None:
    letter = make(fonts, asked)
    assert letter.format == made
    assert check_pdf(letter.pdf, sample_letter(), letter_style(pages_as)) == ()
    assert letter.text == render_text(sample_letter())


def test_a_language_that_is_not_there_is_made_in_english_and_says_so(fonts: FontStore) -> None:
    assert make(fonts, "standard", language="cy").language == "en"
