"""A template is checked whole before it is used, and a mistake is named with its line."""

import pytest

from advisor_console.letters.refusals import TemplateRefused
from advisor_console.letters.template import FieldType, LineKind, parse_template

HEAD = ["template: try", "language: en", "version: 3", "title: A title", "fields:"]
FIELDS = ["  paid: flag", "  name: text", "  until: date?", "  team: text if paid", "---"]


def source(*body: str) -> str:
    return "\n".join([*HEAD, *FIELDS, *body])


def refused_line(content: str) -> tuple[int, str]:
    with pytest.raises(TemplateRefused) as refused:
        parse_template("try", content)
    return refused.value.line, refused.value.sentence


def test_every_kind_of_line_is_told_apart() -> None:
    lines = [
        "## Head",
        "text",
        "- item",
        "1. first",
        "Label :: value",
        ">> What :: it",
        "| a | b |",
        "-- Yours",
    ]
    parsed = parse_template("try", source(*lines))
    assert [line.kind for line in parsed.body] == [
        LineKind.HEADING,
        LineKind.TEXT,
        LineKind.BULLET,
        LineKind.NUMBER,
        LineKind.FACT,
        LineKind.STEP,
        LineKind.TABLE,
        LineKind.SIGNATURE,
    ]
    assert [len(line.cells) for line in parsed.body] == [1, 1, 1, 1, 2, 2, 2, 1]
    assert parsed.version == "3"


def test_fields_carry_type_and_guard() -> None:
    fields = parse_template("try", source("x")).fields
    assert fields["until"].type is FieldType.DATE
    assert (fields["until"].guard, fields["team"].guard, fields["name"].guard) == ("until", "paid", None)
    assert fields["recipient"].type is FieldType.LINES


def test_strong_text_and_placeholders() -> None:
    (line,) = parse_template("try", source("Dear **{name}, hello** you")).body
    parts = [(part.text, part.placeholder, part.strong) for part in line.cells[0]]
    assert parts == [
        ("Dear ", False, False),
        ("name", True, True),
        (", hello", False, True),
        (" you", False, False),
    ]


def test_conditions_nest() -> None:
    parsed = parse_template("try", source("[if paid]", "[if not until]", "x", "[end]", "y", "[end]", "z"))
    assert [[(g.name, g.wanted) for g in line.guards] for line in parsed.body] == [
        [("paid", True), ("until", False)],
        [("paid", True)],
        [],
    ]


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        (["fine", "Dear {nam}"], 12, "no field “nam”"),
        (["[if paid]", "x"], 11, "no [end]"),
        (["x", "[end]"], 12, "without an [if]"),
        (["[if paid]", "[if until]", "x", "[end]"], 11, "no [end]"),
        (["[if name]", "x", "[end]"], 12, "neither a flag nor an optional"),
        (["[if unknown]", "x", "[end]"], 12, "neither a flag nor an optional"),
        (["x", "", "until {until}"], 13, "may be missing"),
        (["[if not until]", "{until}", "[end]"], 12, "may be missing"),
        (["by {team}"], 11, "may be missing"),
        (["{paid}"], 11, "cannot be written out"),
        (["{recipient}"], 11, "cannot be written out"),
        (["[for x in name]", "x", "[end]"], 11, "only [if …] and [end]"),
        (["[while paid]"], 11, "only [if …] and [end]"),
        (["{name.upper()}"], 11, "does not belong"),
        (["{ name }"], 11, "does not belong"),
        (["a } b"], 11, "does not belong"),
        (["**strong"], 11, "no partner"),
        (["### too deep"], 11, "not understood"),
        (["# title"], 11, "not understood"),
        (["A :: b :: c"], 11, "Label :: value"),
        ([">> only"], 11, "Label :: value"),
    ],
)
def test_a_mistake_is_named_with_its_line(body: list[str], line: int, words: str) -> None:
    found, sentence = refused_line(source(*body))
    assert found == line
    assert words in sentence
    assert f"line {line}" in sentence


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (["  a: nothing"], "not understood"),
        (["  A: text"], "not understood"),
        (["  a: text", "  a: date"], "declared twice"),
        (["  date: date"], "declared twice"),
        (["  a: text if b"], "no field “b”"),
    ],
)
def test_a_wrong_declaration_is_named_with_its_line(fields: list[str], words: str) -> None:
    line, sentence = refused_line("\n".join([*HEAD, *fields, "---", "x"]))
    assert line == len(HEAD) + len(fields)
    assert words in sentence


@pytest.mark.parametrize("key", ["template", "language", "version", "title"])
def test_each_line_of_the_header_is_asked_for(key: str) -> None:
    lines = [line for line in source("x").splitlines() if not line.startswith(f"{key}:")]
    assert f"“{key}: …” is missing" in refused_line("\n".join(lines))[1]


def test_the_line_between_fields_and_letter_is_asked_for() -> None:
    assert "“---”" in refused_line("template: try\n")[1]


def test_a_file_under_another_name_is_refused() -> None:
    with pytest.raises(TemplateRefused, match="says it is “try”"):
        parse_template("other", source("x"))
