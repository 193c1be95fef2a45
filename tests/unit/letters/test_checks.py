"""Each check of the finished page is made to fail by a page that deserves it."""

from dataclasses import replace

import pytest

from advisor_console.letters.checks import RULES, check_pdf
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.glyphs import read_pdf
from advisor_console.letters.page_checks import Finding, contrast
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.styles import (
    ACCENT,
    BAR,
    INK,
    MM,
    PAPER,
    TINT,
    WATERMARK,
    Colour,
    LetterFormat,
    colour,
    letter_style,
)
from tests.helpers.letters import Drawn, drawn_page, sample_letter

SAMPLE = sample_letter()
STYLE = letter_style()


def findings(fonts: FontStore, rule: str, *texts: Drawn) -> list[Finding]:
    """What one rule says of a page with just these texts."""
    return [found for found in check_pdf(drawn_page(fonts, texts), SAMPLE, STYLE) if found.rule == rule]


def address(**changes: object) -> list[Drawn]:
    lines = enumerate(SAMPLE.recipient)
    return [replace(Drawn(line, x=72, y=715 - 14 * n), **changes) for n, line in lines]  # type: ignore[arg-type]  # any field


def test_the_rules_are_all_tried_here() -> None:
    assert len(RULES) == 9


@pytest.mark.parametrize("size", [11.9, 8])
def test_text_below_the_formats_least_size(fonts: FontStore, size: float) -> None:
    (found,) = findings(fonts, "smallest-text", Drawn("small print", size=size))
    assert found.page == 1
    assert f"{size:.1f} point" in found.sentence
    assert not findings(fonts, "smallest-text", Drawn("fair print"))


def test_a_page_number_below_the_formats_least_size(fonts: FontStore) -> None:
    assert findings(fonts, "smallest-text", Drawn("Page 1 of 1", y=40, size=9))


def test_twelve_points_are_too_small_where_large_print_is_asked_for(fonts: FontStore) -> None:
    pdf = render_pdf(SAMPLE, STYLE, fonts)
    rules = {found.rule for found in check_pdf(pdf, SAMPLE, letter_style(LetterFormat.LARGE_18))}
    assert rules == {"smallest-text"}


def test_low_letters(fonts: FontStore) -> None:
    (found,) = findings(fonts, "x-height", Drawn("mix", size=10))
    assert "“x” is 1.8" in found.sentence
    assert not findings(fonts, "x-height", Drawn("mix"))


def test_a_long_line(fonts: FontStore) -> None:
    assert findings(fonts, "line-length", Drawn("il " * 24 + "end"))
    assert not findings(fonts, "line-length", Drawn("il " * 23))


def test_columns_are_two_lines(fonts: FontStore) -> None:
    assert not findings(fonts, "line-length", Drawn("il " * 22), Drawn("il " * 22, x=340))


@pytest.mark.parametrize(("x", "y"), [(20, 400), (560, 400), (80, 20), (80, 825)])
def test_text_near_the_edge(fonts: FontStore, x: float, y: float) -> None:
    assert findings(fonts, "margins", Drawn("edge", x=x, y=y))


def test_a_split_word(fonts: FontStore) -> None:
    letter = sample_letter()
    pdf = drawn_page(fonts, [Drawn("Coun-"), Drawn("cil tax", y=380)])
    found = [f.sentence for f in check_pdf(pdf, letter, STYLE) if f.rule == "split-word"]
    assert any("“Council”" in sentence for sentence in found)
    assert not any("“tax” is whole 0" in sentence for sentence in found)


def test_lines_that_touch(fonts: FontStore) -> None:
    assert findings(fonts, "overlap", Drawn("one line"), Drawn("another", y=406))
    assert not findings(fonts, "overlap", Drawn("one line"), Drawn("another", y=417))


def test_the_window_shows_the_address_alone(fonts: FontStore) -> None:
    assert not findings(fonts, "address-window", *address())
    assert findings(fonts, "address-window", *address(), Drawn("stray", x=250, y=680))
    assert findings(fonts, "address-window", *address()[:-1])


def test_an_address_cut_by_the_windows_edge(fonts: FontStore) -> None:
    moved = [replace(line, y=line.y + 14) for line in address()]
    assert any("is cut" in found.sentence for found in findings(fonts, "address-window", *moved))


def test_a_letter_may_hang_out_of_its_place_but_not_stand_outside(fonts: FontStore) -> None:
    hanging = Drawn("Juno", x=24.6 * MM, y=715, face=Face.NOTO_SANS)
    cut = [found for found in findings(fonts, "address-window", hanging) if "is cut" in found.sentence]
    assert not cut
    outside = findings(fonts, "address-window", replace(hanging, x=24.6 * MM - 2))
    assert any("“J” is cut" in found.sentence for found in outside)


def test_a_zero_with_a_stroke_in_the_window(fonts: FontStore) -> None:
    found = findings(fonts, "address-window", *address(face=Face.ATKINSON_HYPERLEGIBLE))
    assert [one.sentence for one in found] == ["the address has a zero with a stroke through it"]


def test_pale_text(fonts: FontStore) -> None:
    (found,) = findings(fonts, "contrast", Drawn("pale", colour=colour("#767676")))
    assert "4.5 : 1" in found.sentence
    assert not findings(fonts, "contrast", Drawn("dark", colour=colour("#505a5f")))


def test_a_missing_page_number(fonts: FontStore) -> None:
    assert findings(fonts, "page-number", Drawn("Page 1 of 2", y=40))
    assert not findings(fonts, "page-number", Drawn("Page 1 of 1", y=40))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#0b0c0c", "#ffffff", 19.6),
        ("#d4351c", "#ffffff", 4.9),
    ],
)
def test_contrast_is_wcags(one: str, other: str, ratio: float) -> None:
    assert contrast(colour(one), colour(other)) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("text", [INK, ACCENT, BAR])
def test_every_colour_of_ours_keeps_seven_to_one_on_the_tint(text: Colour) -> None:
    assert contrast(text, TINT) >= 7


def test_the_watermark_is_seen_on_the_tint() -> None:
    assert contrast(WATERMARK, TINT) > 1.1


def test_ink_on_the_watermark_keeps_its_contrast() -> None:
    assert contrast(INK, WATERMARK) > 15
    assert 1.1 < contrast(WATERMARK, PAPER) < 1.4


def test_a_hyphen_at_a_lines_end_is_read_as_one(fonts: FontStore) -> None:
    read = read_pdf(drawn_page(fonts, [Drawn("A-"), Drawn("b", y=383)]))
    assert [line.text for line in read.lines()] == ["A-", "b"]


def test_a_page_is_read_back_as_drawn(fonts: FontStore) -> None:
    read = read_pdf(drawn_page(fonts, [Drawn("Siân £5", x=100, y=500, size=15, colour=colour("#0b4a59"))]))
    assert "".join(glyph.character for glyph in read.glyphs) == "Siân £5"
    first = read.glyphs[0]
    assert first.size == pytest.approx(15)
    assert first.baseline == pytest.approx(500)
    assert first.font == "Lexend-Regular"
    assert first.colour == pytest.approx(colour("#0b4a59"), abs=0.005)
    assert [line.text for line in read.lines()] == ["Siân £5"]
