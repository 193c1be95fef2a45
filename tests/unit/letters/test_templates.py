"""Every template we ship, in every branch: it fills, says what happens next, and is plain English."""

from collections.abc import Iterator
from typing import Any

import pytest

from advisor_console.letters.library import load_template, plainer_words, sample_values, template_names
from advisor_console.letters.model import Letter, Signature
from advisor_console.letters.plain_english import jargon, long_sentences, reading_age, remarks, running_text
from advisor_console.letters.refusals import TemplateRefused
from advisor_console.letters.template import FieldType, LineKind, TemplateLine

NAMES = template_names("en")
WANTED = {
    "move", "complaint-acknowledgement", "complaint-reply", "complaint-reply-stage-2", "holding-letter",
    "appointment", "request-for-evidence", "call-back-missed", "collection-dates", "bin-delivery",
    "council-tax-information", "register-to-vote", "welcome", "executor", "blank", "move-cancelled", "change",
}  # fmt: skip


def sample(name: str) -> Letter:
    return load_template(name, "en").fill(sample_values(name, "en"))


def branches(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sample with each flag turned, and with each optional value (and what needs it) taken out."""
    values = dict(sample_values(name, "en"))
    fields = load_template(name, "en").fields
    for field in fields.values():
        without = {key: value for key, value in values.items() if fields[key].guard != field.name}
        without.pop(field.name, None)
        if field.type is FieldType.FLAG:
            yield field.name, {**values, field.name: not values.get(field.name, False)}
            yield f"no {field.name}", {**without, field.name: False}
        elif field.guard == field.name:
            yield f"no {field.name}", without


def test_every_letter_of_the_list_is_there() -> None:
    assert set(NAMES) == WANTED


def branch_letter(name: str, branch: str, values: dict[str, Any]) -> Letter | None:
    """The branch's letter; none where a flag turned on asks for values that the sample has not."""
    try:
        return load_template(name, "en").fill(values)
    except TemplateRefused as refused:
        if "is missing" in refused.sentence and values.get(branch) is True:
            return None
        raise


@pytest.mark.parametrize("name", NAMES)
def test_every_branch_makes_a_letter(name: str) -> None:
    letters = {branch: branch_letter(name, branch, values) for branch, values in branches(name)}
    made = {branch: letter for branch, letter in letters.items() if letter}
    assert len(made) > len(letters) / 2
    for branch, letter in made.items():
        # The model refuses a letter without a next step; the close is ours to look at.
        assert isinstance(letter.blocks[-1], Signature), branch
        assert letter.blocks[-1].lines[0] == "Yours sincerely"
        assert not list(long_sentences(running_text(letter))), branch


@pytest.mark.parametrize("name", NAMES)
def test_our_letters_are_plain_english(name: str) -> None:
    letter = sample(name)
    assert remarks(letter, plainer_words("en")) == ()
    age = reading_age(running_text(letter))
    assert age is not None
    assert age <= 12


@pytest.mark.parametrize("name", NAMES)
def test_no_branch_of_a_template_holds_jargon_or_capitals(name: str) -> None:
    lines = [fixed(line) for line in load_template(name, "en").source.body if line.kind is not LineKind.BLANK]
    assert not list(jargon(lines, plainer_words("en")))
    assert not [line for line in lines if line.isupper()]


def fixed(line: TemplateLine) -> str:
    return " ".join("x" if part.placeholder else part.text for cell in line.cells for part in cell)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_uses_every_fact_of_its_letter(name: str) -> None:
    """A sample that leaves most fields out would prove little."""
    template, values = load_template(name, "en"), sample_values(name, "en")
    needed = {field.name for field in template.fields.values() if field.guard is None}
    assert needed <= set(values)
    used = {name for line in template.source.body for name in line.placeholders()}
    declared = {field.name for field in template.fields.values() if field.line}
    guards = {guard.name for line in template.source.body for guard in line.guards}
    held = {field.guard for field in template.fields.values()}
    titled = set(template.source.title.placeholders())
    assert declared <= used | guards | held | titled, "a field is declared that the letter never uses"
