"""Translations take what the original takes, say that they are drafts, and write dates their own way."""

from datetime import date

import pytest

from advisor_console.letters.easy_read import easy_read
from advisor_console.letters.library import hard_words, load_template, sample_values, template_names
from advisor_console.letters.model import Paragraph, plain
from advisor_console.letters.refusals import TemplateRefused
from advisor_console.letters.template import LineKind, parse_template
from advisor_console.letters.words import languages, load_words

OTHERS = [language for language in languages() if language != "en"]
TRANSLATED = [(name, language) for language in OTHERS for name in template_names(language)]


@pytest.mark.parametrize(("name", "language"), TRANSLATED)
def test_a_translation_takes_the_values_of_the_original(name: str, language: str) -> None:
    """One record fills both; a field may be needed in fewer places, never in more."""
    fields, originals = (load_template(name, one).fields for one in (language, "en"))
    assert {(one.name, one.type, one.guard) for one in fields.values()} == {
        (one.name, one.type, one.guard) for one in originals.values()
    }
    assert load_template(name, language).fill(sample_values(name, language)).words.language == language


@pytest.mark.parametrize(("name", "language"), TRANSLATED)
def test_a_draft_says_so_in_its_file_and_on_the_page(name: str, language: str) -> None:
    template = load_template(name, language)
    assert template.source.draft, "nobody who speaks these languages from birth has approved them yet"
    letter = template.fill(sample_values(name, language))
    draft = Paragraph(plain(load_words(language).draft))
    assert letter.blocks[-2] == draft
    assert len(load_words(language).draft) > 40


def test_a_translation_without_a_word_on_its_approval_is_refused() -> None:
    content = "template: move\nlanguage: pl\nversion: 1\n{}title: T\n---\nDear\n"
    with pytest.raises(TemplateRefused, match="line 2: a translation says"):
        parse_template("move", content.format(""))
    with pytest.raises(TemplateRefused, match="line 4: a translation says"):
        parse_template("move", content.format("translation: fine\n"))
    approved = content.format("translation: approved by Anna Nowak on 2026-11-28\n")
    assert not parse_template("move", approved).draft
    assert parse_template("move", content.format("translation: draft\n")).draft


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("cy", "dydd Gwener 27\u00a0Tachwedd\u00a02026"),
        ("pl", "piątek 27\u00a0listopada\u00a02026"),
        ("ur", "جمعہ 27\u00a0نومبر\u00a02026"),
        ("bn", "শুক্রবার 27\u00a0নভেম্বর\u00a02026"),
    ],
)
def test_a_date_is_written_as_the_language_has_it(language: str, said: str) -> None:
    assert load_words(language).full_day(date(2026, 11, 27)) == said


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_all_its_days_and_months(language: str) -> None:
    words = load_words(language)
    assert (len(set(words.weekdays)), len(set(words.months))) == (7, 12)
    assert words.page_of(2, 3).count("2") == words.page_of(2, 3).count("3") == 1


def test_an_urdu_list_has_its_own_comma() -> None:
    assert load_words("ur").joined(("ا", "ب", "ج")) == "ا، ب اور ج"


@pytest.mark.parametrize("name", template_names("en"))
def test_every_letter_is_in_welsh_line_for_line(name: str) -> None:
    """The same kinds of lines under the same conditions with the same values, so that nothing is left out."""

    def shape(language: str) -> list[tuple[object, ...]]:
        return [
            (line.kind, line.guards, sorted(line.placeholders()))
            for line in load_template(name, language).source.body
            if line.kind is not LineKind.BLANK
        ]

    assert shape("cy") == shape("en")


@pytest.mark.parametrize("name", template_names("en"))
def test_a_welsh_letter_holds_no_english_of_ours(name: str) -> None:
    def lines(language: str) -> set[str]:
        return {
            part.text.strip(" .,*")
            for line in load_template(name, language).source.body
            for cell in line.cells
            for part in cell
            if not part.placeholder
        }

    assert {text for text in lines("cy") & lines("en") if text} <= {"Band"}


@pytest.mark.parametrize("name", template_names("cy"))
def test_a_welsh_letter_is_as_long_as_a_sentence_may_be(name: str) -> None:
    """Welsh is counted in words of its own; easy read would refuse more than twenty-five."""
    easy_read(load_template(name, "cy").fill(sample_values(name, "cy")), hard_words("cy"))


@pytest.mark.parametrize(
    ("items", "said"), [(("nain", "Ifan"), "nain ac Ifan"), (("bara", "caws"), "bara a caws")]
)
def test_welsh_joins_with_another_word_before_a_vowel(items: tuple[str, ...], said: str) -> None:
    assert load_words("cy").joined(items) == said
