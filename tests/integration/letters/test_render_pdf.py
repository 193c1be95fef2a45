"""Whole letters in every print format: right pages, the same bytes again, or a plain refusal."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor_console.domain.errors import WorldError
from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.formats import render_pages
from advisor_console.letters.glyphs import read_pdf
from advisor_console.letters.library import load_template, sample_values
from advisor_console.letters.model import (
    Fact,
    Heading,
    ItemList,
    KeyFacts,
    Letter,
    Paragraph,
    Span,
    Table,
    plain,
)
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.pictures import page_count, page_pictures
from advisor_console.letters.refusals import AddressRefused, CharacterRefused, LetterRefused
from advisor_console.letters.styles import PAPER, TINT, LetterFormat, letter_style
from tests.helpers.letters import sample_letter

TRAINING = "Training: not a real letter"
TABLE = Table(
    ("Day", "What we collect", "Put it out by"),
    tuple(
        (plain(f"Monday {n} March"), plain("general waste and food waste"), plain("7 am"))
        for n in range(1, 6)
    ),
)
BLOCKS = (
    Heading("More"),
    TABLE,
    Heading("Deeper", 3),
    ItemList(
        tuple(plain(f"step {n} of what to do, and a few more words to fill it") for n in range(12)),
        numbered=True,
    ),
    KeyFacts(tuple(Fact(f"Fact {n}", plain("what it says, at some length " * 3)) for n in range(9))),
)


def long_letter() -> Letter:
    """The sample with a table, a third level, and lists longer than a page holds."""
    sample = sample_letter()
    return replace(sample, blocks=(*sample.blocks[:-1], *BLOCKS, sample.blocks[-1]))


@pytest.mark.parametrize("face", list(Face))
@pytest.mark.parametrize("form", list(LetterFormat))
def test_every_format_in_every_face_holds_to_every_rule(
    form: LetterFormat, face: Face, fonts: FontStore
) -> None:
    style = letter_style(form, face)
    for letter in (sample_letter(), sample_letter(received=False), long_letter()):
        pdf = render_pdf(letter, style, fonts, TRAINING)
        assert check_pdf(pdf, letter, style) == ()


def test_every_page_for_the_screen_is_tinted_and_no_page_for_print_is(fonts: FontStore) -> None:
    for form in LetterFormat:
        read = read_pdf(render_pdf(sample_letter(), letter_style(form), fonts))
        grounds = {(glyph.page, glyph.ground) for glyph in read.glyphs}
        shown = TINT if form is LetterFormat.SCREEN else PAPER
        assert {page for page, _ in grounds} == set(range(len(read.pages)))
        assert all(ground == pytest.approx(shown, abs=0.005) for _, ground in grounds)


def test_the_standard_letter_is_three_pages(fonts: FontStore) -> None:
    assert page_count(render_pdf(sample_letter(), letter_style(), fonts)) == 3


@pytest.mark.parametrize("form", list(LetterFormat))
def test_a_signature_never_stands_alone(form: LetterFormat, fonts: FontStore) -> None:
    base = sample_letter()
    for extra in range(0, 24, 2):
        filler = tuple(Paragraph(plain(f"Line {n}.")) for n in range(extra))
        letter = replace(base, blocks=(*filler, *base.blocks))
        read = read_pdf(render_pdf(letter, letter_style(form), fonts))
        last = [line.text for line in read.lines() if line.page == len(read.pages) - 1]
        assert last.index("Yours sincerely") > 0


@pytest.mark.parametrize(
    ("name", "form"),
    [("council-tax-information", LetterFormat.LARGE_24), ("complaint-reply", LetterFormat.EASY_READ)],
)
def test_no_page_ends_with_the_salutation(name: str, form: LetterFormat, fonts: FontStore) -> None:
    letter = load_template(name, "en").fill(sample_values(name, "en"))
    read = read_pdf(render_pages(letter, letter_style(form), fonts))
    for page in range(len(read.pages)):
        *_, last, _, _ = (line.text for line in read.lines() if line.page == page)
        assert not last.startswith("Dear ")


@pytest.mark.parametrize("form", [LetterFormat.STANDARD, LetterFormat.LARGE_18])
def test_no_page_ends_where_a_reader_would_stumble(form: LetterFormat, fonts: FontStore) -> None:
    base = sample_letter()
    headings = {block.text for block in base.blocks if isinstance(block, Heading)}
    for extra in range(0, 36, 3):
        filler = tuple(Paragraph(plain(f"Line {n}.")) for n in range(extra))
        letter = replace(base, blocks=(*filler, *base.blocks))
        read = read_pdf(render_pdf(letter, letter_style(form), fonts))
        for page in range(len(read.pages) - 1):
            # The last lines of every page are its foot: reference and number.
            *_, last, _, number = (line.text for line in read.lines() if line.page == page)
            assert number.startswith("Page")
            assert last not in headings
            assert not last.endswith(":")
            assert not last.startswith(("What happens next", "Who does it", "By when", "We send you a"))


def test_large_print_is_reflowed_with_labels_and_values(fonts: FontStore) -> None:
    standard, large = (
        read_pdf(render_pdf(long_letter(), letter_style(form), fonts))
        for form in (LetterFormat.STANDARD, LetterFormat.LARGE_18)
    )
    assert {round(glyph.size) for glyph in large.glyphs if glyph.page > 0} == {18, 21}
    assert all(page == large.pages[0] for page in large.pages)
    assert any(line.text == "Put it out by" for line in standard.lines())
    assert not any(line.text == "Put it out by" for line in large.lines())
    assert sum(line.text.startswith("Put it out by: 7 am") for line in large.lines()) == 5


def test_the_address_is_never_in_atkinson(fonts: FontStore) -> None:
    style = letter_style(face=Face.ATKINSON_HYPERLEGIBLE)
    glyphs = read_pdf(render_pdf(sample_letter(), style, fonts)).glyphs
    by_font = {glyph.font for glyph in glyphs}
    assert by_font == {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold", "Lexend-Regular"}


def test_the_same_letter_is_the_same_bytes_in_another_process(fonts: FontStore) -> None:
    code = (
        "import hashlib, sys; from pathlib import Path\n"
        "from advisor_console.letters.fonts import FontStore\n"
        "from advisor_console.letters.pdf import render_pdf\n"
        "from advisor_console.letters.styles import letter_style\n"
        "from tests.helpers.letters import sample_letter\n"
        "pdf = render_pdf(sample_letter(), letter_style(), FontStore(Path(sys.argv[1])))\n"
        "print(hashlib.sha256(pdf).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "77", "SOURCE_DATE_EPOCH": "1", "TZ": "Asia/Tokyo"}
    command = [sys.executable, "-c", code, str(fonts.folder)]
    other = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    own = render_pdf(sample_letter(), letter_style(), fonts)
    assert other.stdout.strip() == hashlib.sha256(own).hexdigest()
    assert render_pdf(sample_letter(), letter_style(), fonts) == own


def test_another_letter_is_another_id(fonts: FontStore) -> None:
    one, two = (render_pdf(sample_letter(reference=f"MV-{n}"), letter_style(), fonts) for n in (1, 2))
    assert one[-120:] != two[-120:]


def test_a_watermark_is_seen_and_said_but_never_in_the_text(fonts: FontStore) -> None:
    bare, marked = (render_pdf(sample_letter(), letter_style(), fonts, mark) for mark in (None, TRAINING))
    assert [g.character for g in read_pdf(bare).glyphs] == [g.character for g in read_pdf(marked).glyphs]
    assert page_count(bare) == page_count(marked)
    for without, with_mark in zip(page_pictures(bare, 50), page_pictures(marked, 50), strict=True):
        assert without != with_mark
    assert (
        "Training: not a real letter. Your move".encode("utf-16-be") in marked or TRAINING.encode() in marked
    )


@pytest.mark.parametrize(
    ("change", "refusal", "words"),
    [
        ({"customer_name": "Siân 🎉"}, CharacterRefused, "U\\+1F389"),
        ({"recipient": ["Siân 你好", "WE1 6HN"]}, CharacterRefused, "U\\+4F60"),
        ({"recipient": ["W" * 60, "WE1 6HN"]}, AddressRefused, "Line 1 of the address"),
        ({"customer_name": "x" * 80}, LetterRefused, "longer than a line"),
        ({"contact_name": " "}, WorldError, "contact_name"),
    ],
)
def test_a_letter_that_cannot_be_right_is_refused(
    change: dict[str, Any], refusal: type[WorldError], words: str, fonts: FontStore
) -> None:
    with pytest.raises(refusal, match=words) as refused:
        render_pdf(sample_letter(**change), letter_style(), fonts)
    assert refused.value.sentence.endswith(".")


def test_welsh_names_in_atkinson_name_a_face_that_has_them(fonts: FontStore) -> None:
    with pytest.raises(CharacterRefused, match="Lexend or Noto Sans"):
        render_pdf(
            sample_letter(customer_name="Siôn Ŵyn"), letter_style(face=Face.ATKINSON_HYPERLEGIBLE), fonts
        )


WORDS = st.text("abcdefghilmnoprstuwyABCÂÊŵŷ0123456789£-’,", min_size=1, max_size=18)


@settings(max_examples=12)
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=80), min_size=1, max_size=6),
    st.sampled_from(list(LetterFormat)),
    st.booleans(),
)
def test_any_paragraphs_make_right_pages(
    fonts: FontStore, paragraphs: list[list[str]], form: LetterFormat, strong: bool
) -> None:
    base = sample_letter()
    blocks = tuple(Paragraph((Span(" ".join(words), strong),)) for words in paragraphs)
    letter = replace(base, blocks=(*base.blocks[:3], *blocks, *base.blocks[3:]))
    style = letter_style(form)
    # Words of signs alone have nothing left when signs are taken off, and "--" may stand for a word.
    assert [
        f for f in check_pdf(render_pdf(letter, style, fonts), letter, style) if f.rule != "x-height"
    ] == []


def test_a_paragraph_of_three_thousand_words_flows_over_pages(fonts: FontStore) -> None:
    base = sample_letter()
    letter = replace(base, blocks=(Paragraph(plain("council tax is paid " * 750)), *base.blocks))
    pdf = render_pdf(letter, letter_style(), fonts)
    assert check_pdf(pdf, letter, letter_style()) == ()
    assert page_count(pdf) > 7
