"""Braille by the real liblouis: the sheet holds, and back-translated it says what the letter says."""

import re
import unicodedata
from dataclasses import replace

import pytest

from advisor_console.letters.braille import CELLS, LINES, braille_table, render_braille
from advisor_console.letters.formats import missing_for
from advisor_console.letters.library import load_template, sample_values, template_names
from advisor_console.letters.making import makeable
from advisor_console.letters.model import Letter, Paragraph, plain
from advisor_console.letters.plain import render_text
from advisor_console.letters.programs import LOUIS
from advisor_console.letters.refusals import CharacterRefused, LetterRefused
from tests.helpers.letters import sample_letter
from tests.helpers.strictness import require_tool


@pytest.fixture(autouse=True)
def louis() -> None:
    """These tests want the program itself."""
    require_tool(LOUIS.name)


def sheets(brf: bytes) -> list[list[str]]:
    """The lines of each page; the file ends with a page's form feed."""
    *pages, rest = brf.decode("ascii").split("\f")
    assert rest == ""
    return [page.removesuffix("\r\n").split("\r\n") for page in pages]


def read_back(brf: bytes, language: str = "en") -> str:
    """What a reader's fingers say, page numbers left out; a word that goes on at dot 5 is put together."""
    lines = [line.strip() for page in sheets(brf) for line in page[:-1]]
    held = "\n".join(line for line in lines if line)
    held = re.sub(r'"\n', "", held).replace("\n", " ").replace("\\", "\\\\")
    # One word to a line: liblouis's own lines are no longer than its buffer.
    said = LOUIS.run("--backward", braille_table(language), given=held.replace(" ", "\n") + "\n").decode()
    return " ".join(said.split())


def spoken(text: str) -> list[str]:
    """Words alone: how a list is signed and how a quotation is marked are the sheet's own."""
    return re.findall(r"\w+", text.replace("’", "'").casefold())


@pytest.mark.parametrize("name", template_names("en"))
def test_back_translated_it_gives_the_words(name: str) -> None:
    letter = load_template(name, "en").fill(sample_values(name, "en"))
    assert spoken(read_back(render_braille(letter))) == spoken(render_text(letter))


@pytest.mark.parametrize("language", ["cy", "pl", "ur", "bn"])
def test_other_languages_have_a_sign_for_each_of_their_letters(language: str) -> None:
    for name in template_names(language):
        brf = render_braille(load_template(name, language).fill(sample_values(name, language)))
        assert not re.search(r"'.X[0-9A-J]+'", brf.decode()), name


@pytest.mark.parametrize("character", ["ক", "م", "你"])
def test_a_character_without_braille_is_refused_and_never_written_as_its_number(character: str) -> None:
    with pytest.raises(CharacterRefused, match=f"no braille for “{character}”"):
        render_braille(with_paragraph(f"Dear {character} Pritchard"))


@pytest.mark.parametrize(("language", "table"), [("ur", "ur-pk-g1.utb"), ("bn", "bengali.cti")])
def test_urdu_and_bengali_are_read_back_word_for_word(language: str, table: str) -> None:
    """Each word by its own script's table: the cells of "a" and of alef are the same, as readers know."""
    letter = load_template("move", language).fill(sample_values("move", language))
    lines = [line.strip() for page in sheets(render_braille(letter)) for line in page[:-1]]
    # An address that goes on in the next line is one word.
    cells = re.sub(r'"\n', "", "\n".join(line for line in lines if line)).split()
    # UEB has a space of its own within a number, and within WE1 6HN.
    text = render_text(letter).replace("•", "").replace("\u00a0", " ").strip()
    wanted = [word for word in re.split(r"(?<!\d) | (?!\d)|\n", text) if word]
    assert len(cells) == len(wanted)
    native = [not re.search(r"[A-Za-z0-9]", word) for word in wanted]
    signs = [len(word) - len(word.rstrip(":,.।")) for word in wanted]
    bare = [cell[: len(cell) - cut] if cut else cell for cell, cut in zip(cells, signs, strict=True)]
    own, latin = backward(bare, table), backward(cells, "en-ueb-g1.ctb")
    read = [mine if is_own else theirs for mine, theirs, is_own in zip(own, latin, native, strict=True)]
    assert list(map(sounds, read)) == list(map(sounds, wanted))
    assert sum(native) > 100


# Bharati braille writes a vowel and its sign alike; 236 is a quotation mark and, in words, Urdu's aspirate.
_ALIKE = dict(
    zip("\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc«", "আইঈউঊঋএঐওঔھ", strict=True)
)


def backward(cells: list[str], table: str) -> list[str]:
    given = "".join(cell.replace("\\", "\\\\") + "\n" for cell in cells)
    return LOUIS.run("--backward", f"en-us-brf.dis,{table}", given=given).decode().splitlines()


def sounds(word: str) -> str:
    """A word as fingers tell it: letters and digits."""
    whole = unicodedata.normalize("NFC", word.replace("’", "'").casefold())
    return "".join(_ALIKE.get(one, one) for one in whole if one.isalnum() or one in _ALIKE or one in "়্")


def test_a_letter_in_a_language_without_braille_is_print() -> None:
    assert makeable("braille", "xx") == "standard"
    assert missing_for("braille", "xx") == "There is no braille for the language “xx” here."


def test_a_sheet_has_forty_cells_and_twenty_five_lines() -> None:
    pages = sheets(render_braille(sample_letter()))
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert len(page) == LINES == 25
        assert max(map(len, page)) <= CELLS == 40
        assert page[-1].strip() == "#" + "".join("JABCDEFGHI"[int(digit)] for digit in str(number))
        assert page[0].strip(), "a page starts with text"
        # The last line of text is never a heading, which stands in the middle.
        last = [line for line in page[:-1] if line][-1]
        assert not last.startswith("    ")


def test_it_is_contracted() -> None:
    assert ",Y D N NE$ TO TELL U AG4" in " ".join(render_braille(sample_letter()).decode().split())


def test_a_word_longer_than_a_line_says_that_it_goes_on() -> None:
    long = "www.westerdale.example/council-tax/moving-house/what-to-do-first-of-all"
    letter = with_paragraph(long)
    assert any(
        line.endswith('"') and len(line) == CELLS for page in sheets(render_braille(letter)) for line in page
    )
    assert spoken(long)[-4:] == ["do", "first", "of", "all"]
    assert "".join(spoken(long)) in "".join(spoken(read_back(render_braille(letter))))


def test_a_paragraph_of_three_thousand_words_loses_none() -> None:
    letter = with_paragraph("council tax is paid to the people next to you " * 300)
    assert spoken(read_back(render_braille(letter))) == spoken(render_text(letter))


def test_a_language_without_a_table_is_refused() -> None:
    letter = sample_letter()
    with pytest.raises(LetterRefused, match="no braille for the language “xx”"):
        render_braille(replace(letter, words=replace(letter.words, language="xx")))


def with_paragraph(text: str) -> Letter:
    letter = sample_letter()
    return replace(letter, blocks=(Paragraph(plain(text.strip())), *letter.blocks))
