"""A letter while it is written: what is offered, how far it has come, and where each remark belongs."""

from collections.abc import Mapping
from typing import Any

import pytest

from advisor_console.letters.drafting import Place, Templates, checks
from advisor_console.letters.library import load_template, sample_values
from advisor_console.letters.plain import render_email, render_text
from advisor_console.letters.refusals import TemplateRefused

SAID = {
    "subject": "Your light",
    "paragraphs": "Thank you for telling us.\nThe DNO must isolate the cable before we commence.",
    "next_what": "We mend it.",
}


def blank(**changed: Any) -> Mapping[str, Any]:
    """The values of a letter in somebody's own words, as far as it is written."""
    held = {**sample_values("blank", "en"), "paragraphs": SAID["paragraphs"].split("\n")}
    return {name: value for name, value in (held | changed).items() if value is not None}


def test_what_is_missing_is_named_in_a_sketch_and_refused_in_a_letter() -> None:
    values = blank(next_what=None, subject=None)
    template = load_template("blank", "en")
    text = render_text(template.sketch(values))
    assert "[next what]" in text
    assert "[subject]" in text
    with pytest.raises(TemplateRefused, match="is missing"):
        template.fill(values)


def test_each_remark_leads_to_the_words_it_is_about() -> None:
    letter = load_template("blank", "en").sketch(blank())
    found = {one.rule: one for one in checks(letter, blank(), SAID, "standard")}
    text = SAID["paragraphs"]
    for rule, words in (("abbreviation", "DNO"), ("jargon", "commence")):
        place = found[rule].place
        assert place is not None
        assert place.field == "paragraphs"
        assert text[place.start : place.end] == words


def test_a_sentence_that_the_template_begins_leads_to_the_part_that_was_written() -> None:
    said = "our crew missed your recycling " + "and the glass " * 10 + "on Monday"
    values = {**sample_values("complaint-acknowledgement", "en"), "complaint": said}
    letter = load_template("complaint-acknowledgement", "en").fill(values)
    written = {"handler": "Asha Rahman", "complaint": f"  {said}"}
    long = [one for one in checks(letter, values, written, "standard") if one.rule == "long-sentence"]
    assert [one.place for one in long] == [Place("complaint", 2, 2 + len(said))]


def test_a_letter_that_says_nobody_to_ask_is_remarked_on() -> None:
    letter = load_template("blank", "en").sketch(blank())
    assert "contact" not in {one.rule for one in checks(letter, blank(), SAID, "standard")}
    without = blank(telephone="")
    assert [one.sentence for one in checks(letter, without, SAID, "standard") if one.rule == "contact"] == [
        "The letter has no telephone number. Ask whoever keeps the council’s details."
    ]


def test_the_letters_of_a_reference_are_no_abbreviation() -> None:
    values = blank(reference="LT-BQSWX-FVTSZ")
    letter = load_template("blank", "en").sketch(values)
    found = [one.excerpt for one in checks(letter, values, SAID, "standard") if one.rule == "abbreviation"]
    assert found == ["DNO"]


def test_letters_are_offered_by_their_titles_and_those_of_an_act_are_not() -> None:
    offered = dict(Templates().offered(but={"move"}))
    assert offered["appointment"] == "Your appointment"
    assert "move" not in offered
    assert list(offered.values()) == sorted(offered.values(), key=str.casefold)


def test_an_email_has_the_words_without_the_head_and_without_the_sender() -> None:
    text = render_email(load_template("blank", "en").fill(sample_values("blank", "en")))
    assert text.startswith("Dear Marigold Penhale\n\n")
    assert text.endswith("\n\nYours sincerely")
    assert "Towpath" not in text
