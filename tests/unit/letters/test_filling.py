"""Values are checked by type, written as letters write them, and never read as template."""

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.letters.filling import Template
from advisor_console.letters.library import load_template, sample_values, template_names
from advisor_console.letters.model import (
    Heading,
    ItemList,
    KeyFacts,
    Letter,
    NextStep,
    Paragraph,
    Signature,
    Span,
    Table,
    plain,
    written,
)
from advisor_console.letters.plain import render_text
from advisor_console.letters.refusals import CharacterRefused, LetterRefused, TemplateRefused
from advisor_console.letters.template import parse_template
from advisor_console.letters.words import load_words
from tests.helpers.letters import sample_letter

COMMON: dict[str, Any] = {
    "reference": "MV 1",
    "date": date(2026, 11, 24),
    "council": "Westerdale Borough Council",
    "return_address": ["1 Exchange Square", "WE1 1AA"],
    "contact_name": "Mared Llewelyn",
    "telephone": "01632 960 117",
    "recipient": ["Siân Pritchard", "12 Beck Row", "WE4 2QT"],
}
HEAD = "template: try\nlanguage: en\nversion: 1\ntitle: For {who}\nfields:\n  who: text\n"
NEXT = "\n\n>> What :: we act\n>> Who :: us\n>> By when :: soon"


def fill(fields: str, body: str, **values: Any) -> Letter:
    template = Template(parse_template("try", f"{HEAD}{fields}---\n{body}{NEXT}"), load_words("en"))
    return template.fill({**COMMON, "who": "Siân", **values})


def test_lines_become_blocks() -> None:
    body = (
        "## Head\n\nOne line\nand its next.\n\nAnother.\n\n- a\n- b\n\n1. c\n2. d\n\n"
        "Label :: value\nMore :: values\n\n"
        "| Day | Bin |\n| Monday | food |\n\n-- Yours sincerely\n-- Mared"
    )
    blocks = fill("", body).blocks
    assert [type(block) for block in blocks] == [
        Heading,
        Paragraph,
        Paragraph,
        ItemList,
        ItemList,
        KeyFacts,
        Table,
        Signature,
        NextStep,
    ]
    assert blocks[1] == Paragraph((Span("One line and its next."),))
    assert isinstance(blocks[4], ItemList)
    assert blocks[4].numbered


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("text", "  plain ", "plain"),
        ("date", date(2026, 11, 27), "Friday 27\u00a0November\u00a02026"),
        ("day", date(2026, 11, 27), "27\u00a0November\u00a02026"),
        ("money", 5840, "£58.40"),
        ("number", 1234, "1,234"),
        ("phone", "01632 960 117", "01632\u00a0960\u00a0117"),
        ("reference", "CT 12", "CT\u00a012"),
        ("address", "12 Beck Row, WE4 2QT", "12 Beck Row, WE4\u00a02QT"),
        ("address", "12 Beck Row", "12 Beck Row"),
        ("list", ["a", "b", "c"], "a, b and c"),
    ],
)
def test_each_type_is_written_its_own_way(kind: str, value: object, text: str) -> None:
    letter = fill(f"  v: {kind}\n", "It is {v}", v=value)
    assert letter.blocks[0] == Paragraph((Span(f"It is {text}"),))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", 5),
        ("text", ""),
        ("text", "   "),
        ("date", "2026-11-27"),
        ("date", datetime(2026, 11, 27, tzinfo=UTC)),
        ("money", 58.4),
        ("money", True),
        ("money", -1),
        ("number", "12"),
        ("flag", 1),
        ("flag", "yes"),
        ("list", "abc"),
        ("list", []),
        ("list", ["a", ""]),
        ("list", ["a", 1]),
    ],
)
def test_a_value_of_another_type_is_refused_with_the_fields_line(kind: str, value: object) -> None:
    with pytest.raises(TemplateRefused) as refused:
        fill(f"  v: {kind}\n", "x", v=value)
    assert refused.value.line == 7
    assert f"“v” is a {kind}" in refused.value.sentence


def test_a_missing_value_is_named_with_the_line_that_needs_it() -> None:
    with pytest.raises(TemplateRefused, match="“v” is missing") as refused:
        fill("  v: text\n", "fine\n\nhere is {v}")
    assert refused.value.line == 11


def test_a_value_is_needed_only_when_its_flag_is_true() -> None:
    fields = "  paid: flag\n  team: text if paid\n"
    body = "[if paid]\nby {team}\n[end]\nalways"
    assert fill(fields, body, paid=False).blocks[0] == Paragraph((Span("always"),))
    with pytest.raises(TemplateRefused, match="“team” is missing"):
        fill(fields, body, paid=True)


def test_a_missing_flag_is_refused() -> None:
    with pytest.raises(TemplateRefused, match="“paid” is missing"):
        fill("  paid: flag\n", "[if paid]\nx\n[end]\ny")


def test_an_unknown_value_is_refused() -> None:
    with pytest.raises(TemplateRefused, match="no field “whoo”"):
        fill("", "x", whoo="Siân")


def test_optional_lines_come_and_go_inside_a_block() -> None:
    fields, body = "  more: text?\n", "- one\n[if more]\n- {more}\n[end]\n- three"
    assert fill(fields, body, more="two").blocks[0] == ItemList(
        tuple((Span(t),) for t in ("one", "two", "three"))
    )
    assert fill(fields, body).blocks[0] == ItemList(tuple((Span(t),) for t in ("one", "three")))


def test_a_list_alone_in_an_item_gives_an_item_each() -> None:
    letter = fill("  bins: list\n", "- {bins}\n- and {bins}", bins=["box", "caddy"])
    (items,) = [block for block in letter.blocks if isinstance(block, ItemList)]
    assert [written(item) for item in items.items] == ["box", "caddy", "and box and caddy"]


def test_what_happens_next_says_what_who_and_by_when() -> None:
    with pytest.raises(TemplateRefused, match="what, who and by when"):
        fill("", ">> What :: a\n>> Who :: b")


def test_a_row_of_another_length_is_named_with_its_line() -> None:
    with pytest.raises(TemplateRefused, match="3 cells under 2 headings") as refused:
        fill("", "| a | b |\n| c | d |\n| e | f | g |")
    assert refused.value.line == 10


def test_a_control_character_in_a_value_is_refused() -> None:
    with pytest.raises(CharacterRefused):
        fill("", "Dear {who}", who="Siân\x00")


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40))
def test_a_value_is_never_read_as_template(name: str) -> None:
    value = name + "**{date}[end] :: | >> "
    try:
        letter = fill("", "Dear {who}", who=value)
    except (CharacterRefused, TemplateRefused):
        return  # odd spaces are refused elsewhere
    first = letter.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text == (Span(f"Dear {unicodedata.normalize('NFC', value).strip(' ')}"),)


def test_text_is_composed() -> None:
    letter = fill("", "Dear {who}", who=unicodedata.normalize("NFD", "Siân"))
    assert "Dear Siân" in render_text(letter)


# The letter about a move.


def text(**changes: Any) -> str:
    return render_text(sample_letter(**changes)).replace("\n", " ")


def test_every_template_is_right_and_has_a_sample() -> None:
    names = template_names("en")
    assert "move" in names
    for name in names:
        assert load_template(name, "en").fill(sample_values(name, "en")).template == name


@pytest.mark.parametrize(("name", "language"), [("nothing", "en"), ("../en/move", "en"), ("move", "xx")])
def test_a_letter_that_is_not_there_is_refused(name: str, language: str) -> None:
    with pytest.raises(LetterRefused):
        load_template(name, language)


def test_a_letter_made_before_the_centre_knows_says_so() -> None:
    waiting = text(received=False)
    assert "We have noted this. Our teams have not received it yet." in waiting
    assert "We have told the teams" not in waiting
    assert "We have passed" not in waiting
    assert "not received" not in text()


def test_an_estimate_is_called_one_and_goes_with_the_current_bill() -> None:
    less = text()
    assert "Our estimate: about £58.40 less to pay up to 31 March 2027." in less
    assert "This is our estimate, not a bill." in less
    assert "Keep paying your current bill until the new one arrives." in less
    assert "£60.00 more" in text(estimate_less=None, estimate_more=6000)
    assert "estimate" not in text(estimate_until=None, estimate_less=None)


@pytest.mark.parametrize(
    ("flag", "heading"),
    [
        ("council_tax", "Council tax"),
        ("bins", "Bins and recycling"),
        ("voting", "Registering to vote"),
    ],
)
def test_each_service_stands_only_where_it_was_recorded(flag: str, heading: str) -> None:
    assert Heading(heading) in sample_letter().blocks
    letter = sample_letter(**{flag: False})
    assert Heading(heading) not in letter.blocks
    assert len([block for block in letter.blocks if isinstance(block, NextStep)]) == 3


def test_each_service_says_what_who_by_when_and_its_reference() -> None:
    steps = [block for block in sample_letter().blocks if isinstance(block, NextStep)]
    said = [[written(fact.value).replace("\u00a0", " ") for fact in step.facts] for step in steps]
    assert said[0] == [
        "We send you a new council tax bill.",
        "Council tax team",
        "Tuesday 8 December 2026",
        "CT-2026-118203",
    ]
    assert [row[3] for row in said] == [
        "CT-2026-118203",
        "WR-2026-050931",
        "ER-2026-009216",
        "HC-2026-003377",
    ]
    assert all(len(row) == 4 for row in said)


def test_a_correction_names_the_teams_that_have_nothing_to_do_any_more() -> None:
    called_off = text(called_off=["Benefits team, MV-7K2M9-B"], called_off_by=date(2026, 12, 1))
    assert "We have called off what we asked of:" in called_off
    assert "Benefits team, MV-7K2M9-B" in called_off
    assert "Tuesday 1 December 2026" in called_off
    assert "What we no longer do" not in text()


def test_leaving_the_borough_ends_in_a_final_bill() -> None:
    left = text(new_address=None, first_night=None, council_tax_new_from=None)
    assert "We close your account and send you a final bill." in left
    assert "new council tax bill" not in left


def test_help_is_by_what_the_customer_gets_now() -> None:
    assert "It is worked out again for your new address." in text()
    assert "We look at your Council Tax Reduction and write to you." in text()
    housing = text(council_tax_reduction=False, housing_benefit=True)
    assert "We look at your Housing Benefit and write to you." in housing
    assert "you may be able to get Council Tax Reduction" in housing
    assert "Universal Credit" not in text(universal_credit=False)
    left = text(new_address=None, first_night=None, council_tax_new_from=None)
    assert "Your Council Tax Reduction with us ends." in left


def test_nothing_is_promised_where_the_benefits_team_has_no_work() -> None:
    letter = sample_letter(help=False, council_tax_reduction=False)
    steps = [block for block in letter.blocks if isinstance(block, NextStep)]
    assert len(steps) == 3
    said = render_text(letter)
    assert "If your income is low" in said
    assert "If you get Universal Credit, tell them about your move yourself." in said
    assert "HC-2026-003377" not in said


def test_a_list_that_stands_alone_is_a_paragraph_for_each() -> None:
    values = {**sample_values("blank", "en"), "paragraphs": ["One.", "Two."]}
    blocks = load_template("blank", "en").fill(values).blocks
    assert blocks[1:3] == (Paragraph(plain("One.")), Paragraph(plain("Two.")))


@pytest.mark.parametrize("stop", ["", ".", "!"])
def test_a_sentence_that_somebody_typed_ends_once(stop: str) -> None:
    values = {
        **sample_values("complaint-reply", "en"),
        "complaint": f"our crew came late{stop}",
        "what_we_did": f"I read the notes{stop}",
        "findings": f"It was late{stop}",
        "reason": f"It rained{stop}",
    }
    text = render_text(load_template("complaint-reply", "en").fill(values)).replace("\n", " ")
    end = stop or "."
    assert f"that our crew came late{end} I have looked into it." in text
    assert f"I read the notes{end} It was late{end}  Our decision" in text
    assert f"We are sorry. It rained{end}  " in text
    assert "Dear Hollis Garrowby  You told" in text
    assert ".." not in text
    assert "!." not in text
