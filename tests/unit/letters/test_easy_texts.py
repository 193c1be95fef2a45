"""Texts written for easy read: short, and with every day, amount, number and step of the letter itself."""

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from advisor_console.letters.easy_read import LONGEST_EASY_SENTENCE, easy_read, easy_remarks
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.library import (
    hard_words,
    load_template,
    plainer_words,
    sample_values,
    template_names,
)
from advisor_console.letters.making import PdfLetters
from advisor_console.letters.model import Heading, Letter, NextStep, block_texts, written
from advisor_console.letters.plain_english import reading_age, running_text, sentences
from advisor_console.letters.refusals import TemplateRefused
from advisor_console.letters.template import LineKind, parse_template
from tests.unit.letters.test_templates import branch_letter, branches

EASY = [name for name in template_names("en") if load_template(name, "en").easy is not None]
UNDER_AGE = 9
# Days, amounts, times, telephone numbers, references and addresses on the web: what somebody acts on.
FACTS = re.compile(r"www\.\S+[a-z]|\S+@\S+[a-z]|[\w£-]*\d[\w.,£%-]*")


def easy(name: str, values: dict[str, Any]) -> Letter:
    return load_template(name, "en").for_format("easy-read").fill(values)


def ways(name: str) -> Iterator[tuple[str, dict[str, Any], Letter]]:
    """The sample and each of its branches that makes a letter, with the letter in standard words."""
    sample = dict(sample_values(name, "en"))
    yield "sample", sample, load_template(name, "en").fill(sample)
    for branch, values in branches(name):
        if letter := branch_letter(name, branch, values):
            yield branch, values, letter


def facts_of(letter: Letter) -> set[str]:
    """Every day, amount and address in a letter's blocks, each as it is written."""
    text = " ".join(text for block in letter.blocks for text in block_texts(block))
    return {found.strip(".,") for found in FACTS.findall(text)}


def test_the_letters_sent_most_have_a_text_of_their_own() -> None:
    assert set(EASY) == {
        "move", "council-tax-information", "bin-delivery", "collection-dates", "register-to-vote",
        "request-for-evidence", "appointment", "complaint-acknowledgement",
    }  # fmt: skip


@pytest.mark.parametrize("name", EASY)
def test_no_sentence_is_long_and_a_child_of_eight_can_read_it(name: str) -> None:
    assert easy_remarks(easy(name, dict(sample_values(name, "en"))), plainer_words("en")) == ()
    for branch, values, _ in ways(name):
        letter = easy(name, values)
        long = [
            text[start:end]
            for text in running_text(letter)
            for start, end in sentences(text)
            if len(text[start:end].split()) > LONGEST_EASY_SENTENCE
        ]
        assert long == [], branch
        age = reading_age(running_text(letter))
        assert age is not None
        assert age < UNDER_AGE, branch


@pytest.mark.parametrize("name", EASY)
def test_every_day_amount_and_number_of_the_letter_is_in_it(name: str) -> None:
    for branch, values, letter in ways(name):
        assert facts_of(letter) - facts_of(easy(name, values)) == set(), branch


@pytest.mark.parametrize("name", EASY)
def test_who_does_what_by_when_is_the_same_in_the_same_order(name: str) -> None:
    def steps(letter: Letter) -> list[list[str]]:
        found = [block for block in letter.blocks if isinstance(block, NextStep)]
        return [
            [written(fact.value) for fact in (one.who, one.by_when, *filter(None, [one.reference]))]
            for one in found
        ]

    unknown = {"We cannot promise a day yet.": "We do not know the day yet."}
    for branch, values, letter in ways(name):
        wanted = [[unknown.get(text, text) for text in step] for step in steps(letter)]
        assert steps(easy(name, values)) == wanted, branch


@pytest.mark.parametrize("name", EASY)
def test_it_uses_no_field_that_the_letter_has_not_and_has_a_heading_for_each_step(name: str) -> None:
    template = load_template(name, "en")
    assert template.easy is not None
    assert template.easy.fields == template.fields
    used, known = (
        {one for line in each.source.body for one in line.placeholders()}
        for each in (template.easy, template)
    )
    assert used - known <= {"telephone", "reference"}
    kinds = [line.kind for line in template.easy.source.body]
    assert kinds.count(LineKind.HEADING) >= 4
    letter = easy(name, dict(sample_values(name, "en")))
    headings, steps = (
        sum(isinstance(block, kind) for block in letter.blocks) for kind in (Heading, NextStep)
    )
    assert headings >= steps
    easy_read(letter, hard_words("en"))


def test_it_is_what_easy_read_is_made_of_and_its_record_says_so(fonts: FontStore) -> None:
    values = sample_values("bin-delivery", "en")
    maker = PdfLetters(fonts)
    made, standard = (
        maker.make("bin-delivery", values, language="en", format_=form, font="lexend")
        for form in ("easy-read", "standard")
    )
    assert (made.template, made.template_version) == ("bin-delivery", "easy 1")
    assert (standard.template_version, "We bring your bins." in standard.text) == ("2", False)
    assert "We bring your bins." in made.text
    # Where nobody has written one, the letter itself is laid out anew.
    other = maker.make(
        "welcome", sample_values("welcome", "en"), language="en", format_="easy-read", font="lexend"
    )
    assert (other.format, other.template_version) == ("easy-read", "1")


def test_ours_never_stands_in_for_a_councils_own_letter(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    ours = resources.files("resources") / "letters" / "en"
    (folder / "bin-delivery.txt").write_text((ours / "bin-delivery.txt").read_text("utf-8"), "utf-8")
    assert load_template("bin-delivery", "en", tmp_path).easy is None
    text = (ours / "bin-delivery.easy.txt").read_text("utf-8").replace("version: 1", "version: 4")
    (folder / "bin-delivery.easy.txt").write_text(text, "utf-8")
    own = load_template("bin-delivery", "en", tmp_path).for_format("easy-read")
    assert own.version == "council easy 4"
    assert "bin-delivery.easy" not in template_names("en", tmp_path)
    # It wins over ours beside our own letter too.
    (folder / "bin-delivery.txt").unlink()
    ours_with_theirs = load_template("bin-delivery", "en", tmp_path)
    assert (ours_with_theirs.version, ours_with_theirs.for_format("easy-read").version) == ("2", own.version)
    # Theirs is checked whole as well, with its line.
    (folder / "bin-delivery.easy.txt").write_text(text + "\n{nobody}\n", "utf-8")
    with pytest.raises(TemplateRefused, match="no field “nobody”"):
        load_template("bin-delivery", "en", tmp_path)


def test_a_text_that_declares_fields_is_refused() -> None:
    standard = load_template("bin-delivery", "en").source
    content = "template: bin-delivery\nlanguage: en\nversion: 1\ntitle: T\nfields:\n  a: text\n---\nDear\n"
    with pytest.raises(TemplateRefused, match="line 6: an easy-read text takes the fields"):
        parse_template("bin-delivery", content, easy_of=standard)


def test_a_draft_for_easy_read_stays_out_of_a_letter_whose_words_are_approved(tmp_path: Path) -> None:
    folder = tmp_path / "cy"
    folder.mkdir()
    ours = (resources.files("resources") / "letters" / "cy" / "appointment.txt").read_text("utf-8")
    head = "template: appointment\nlanguage: cy\nversion: 1\ntranslation: draft\ntitle: T\n---\nAnnwyl\n"
    (folder / "appointment.easy.txt").write_text(head, "utf-8")
    (folder / "appointment.txt").write_text(ours, "utf-8")
    assert load_template("appointment", "cy", tmp_path).easy is not None
    approved = ours.replace("translation: draft", "translation: approved by M. Parri on 2026-11-28")
    (folder / "appointment.txt").write_text(approved, "utf-8")
    assert load_template("appointment", "cy", tmp_path).easy is None
