"""What nobody meant to write: a right page comes out, or a plain sentence; never a wrong page."""

import re
from dataclasses import replace

import pytest

from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.model import Letter, Paragraph, plain
from advisor_console.letters.page_checks import Finding
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.plain import render_text
from advisor_console.letters.refusals import AddressRefused, CharacterRefused, LetterRefused, TemplateRefused
from advisor_console.letters.styles import LetterFormat, letter_style
from advisor_console.letters.template import parse_template
from tests.helpers.letters import sample_letter

FORMS = list(LetterFormat)


def judged(letter: Letter, form: LetterFormat, fonts: FontStore) -> tuple[Finding, ...] | LetterRefused:
    """What the checks find on the pages, or the refusal."""
    style = letter_style(form)
    try:
        pdf = render_pdf(letter, style, fonts)
    except LetterRefused as refused:
        return refused
    return check_pdf(pdf, letter, style)


@pytest.mark.parametrize("form", FORMS)
def test_a_word_of_sixty_characters_stands_whole_or_is_named(form: LetterFormat, fonts: FontStore) -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochau"
    assert len(word) == 60
    found = judged(sample_letter(customer_name=word), form, fonts)
    if isinstance(found, LetterRefused):
        assert re.search(f"“{word[:50]}.*” is longer than a line at", found.sentence)
        assert "smaller format" in found.way_on
        assert form is not LetterFormat.STANDARD
    else:
        assert found == ()


@pytest.mark.parametrize("form", [LetterFormat.STANDARD, LetterFormat.LARGE_24])
def test_three_thousand_words_without_a_break_flow_over_right_pages(
    form: LetterFormat, fonts: FontStore
) -> None:
    base = sample_letter()
    words = " ".join(f"word{n % 97}" for n in range(3_000))
    letter = replace(base, blocks=(Paragraph(plain(words)), *base.blocks))
    assert judged(letter, form, fonts) == ()


def test_forty_people_who_move_are_all_written(fonts: FontStore) -> None:
    people = [f"Person{n} Pritchard" for n in range(40)]
    letter = sample_letter(people_moving=people, voters=people)
    for form in FORMS:
        assert judged(letter, form, fonts) == ()


@pytest.mark.parametrize("form", FORMS)
def test_an_address_line_of_fifty_characters_goes_over_two(form: LetterFormat, fonts: FontStore) -> None:
    line = "Flat 14, The Old Corn Exchange and Assembly Rooms W"
    letter = sample_letter(recipient=["Siân Pritchard", line, "Westerdale", "WE1 6HN"])
    assert judged(letter, form, fonts) == ()


def test_forty_lines_of_addressees_are_refused_with_the_line(fonts: FontStore) -> None:
    letter = sample_letter(recipient=[f"Person{n} Pritchard" for n in range(40)])
    found = judged(letter, LetterFormat.STANDARD, fonts)
    assert isinstance(found, AddressRefused)
    assert found.line == 7
    assert found.sentence.startswith("The address has 40 lines; line 7, “Person6 Pritchard”")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Siân 🎉", "U+1F389"),
        ("李雷", "U+674E"),
        ("Siâ\u0301\u0302n", "U+0302"),
        ("Pat \U0001f468\u200d\U0001f469", "U+"),
    ],
)
def test_what_the_font_lacks_is_named_with_its_number(name: str, code: str, fonts: FontStore) -> None:
    with pytest.raises(CharacterRefused) as refused:
        render_pdf(sample_letter(customer_name=name), letter_style(), fonts)
    assert code in refused.value.sentence
    assert refused.value.way_on


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\n", "\t", "\u202e", "\u00ad", "\ufeff", "\u2028"]
)
def test_characters_that_show_nothing_are_refused(character: str) -> None:
    with pytest.raises(LetterRefused, match="cannot be seen") as refused:
        sample_letter(customer_name=f"Pat{character}Marsh")
    assert f"U+{ord(character):04X}" in refused.value.sentence


@pytest.mark.parametrize(
    "loop", ["[for person in people]", "[while received]", "[if a[if b]", "[include move]"]
)
def test_a_template_with_a_loop_is_refused_with_its_line(loop: str) -> None:
    text = f"template: x\nlanguage: en\nversion: 1\ntitle: X\n---\nDear reader\n{loop}\n{{council}}\n[end]\n"
    with pytest.raises(TemplateRefused, match="only \\[if …\\] and \\[end\\]") as refused:
        parse_template("x", text)
    assert refused.value.line == 7


def test_a_value_that_looks_like_a_template_is_written_as_it_is(fonts: FontStore) -> None:
    letter = sample_letter(customer_name="{council} [if received] **Pat**")
    assert "Dear {council} [if received] **Pat**" in render_text(letter).splitlines()
    assert judged(letter, LetterFormat.STANDARD, fonts) == ()
