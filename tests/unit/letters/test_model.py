"""A letter that lacks something, or holds what nobody can see, is refused before it exists."""

from dataclasses import replace
from typing import Any

import pytest

from advisor_console.letters.model import (
    Heading,
    KeyFacts,
    NextStep,
    Paragraph,
    Signature,
    Table,
    letter_texts,
    plain,
)
from advisor_console.letters.refusals import CharacterRefused, LetterRefused
from tests.helpers.letters import sample_letter

SAMPLE = sample_letter()


def test_the_sample_is_a_letter() -> None:
    assert SAMPLE.language == "en"
    assert SAMPLE.template == "move"
    assert SAMPLE.template_version == "2"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"telephone": " "}, "telephone"),
        ({"contact_name": ""}, "contact name"),
        ({"return_address": ()}, "return address"),
        ({"return_address": ("1 Exchange Square", "")}, "Line 2 of the return address"),
        ({"recipient": ()}, "recipient"),
        ({"recipient": ("Siân Pritchard", " ", "WE1 6HN")}, "Line 2 of the recipient"),
        ({"reference": ""}, "reference"),
        ({"title": ""}, "title"),
        ({"council": ""}, "council"),
    ],
)
def test_a_missing_line_is_refused_by_its_name(change: dict[str, Any], word: str) -> None:
    with pytest.raises(LetterRefused, match=word):
        replace(SAMPLE, **change)


def test_a_letter_says_what_happens_next() -> None:
    blocks = tuple(block for block in SAMPLE.blocks if not isinstance(block, NextStep))
    with pytest.raises(LetterRefused, match="what happens next, who does it and by when"):
        replace(SAMPLE, blocks=blocks)


@pytest.mark.parametrize("levels", [(3,), (2, 4), (1,), (2, 3, 5)])
def test_headings_go_down_one_level_at_a_time(levels: tuple[int, ...]) -> None:
    headings = tuple(Heading(f"Heading {level}", level) for level in levels)
    with pytest.raises(LetterRefused, match="level"):
        replace(SAMPLE, blocks=(*headings, *SAMPLE.blocks))


def test_headings_may_come_back_up() -> None:
    headings = (Heading("One", 2), Heading("Two", 3), Heading("Three", 2))
    assert replace(SAMPLE, blocks=(*headings, *SAMPLE.blocks)).blocks[1] == Heading("Two", 3)


def test_a_row_as_long_as_its_headings_is_asked_for() -> None:
    table = Table(("Day", "Bin"), ((plain("Monday"),),))
    with pytest.raises(LetterRefused, match="not as long as its headings"):
        replace(SAMPLE, blocks=(*SAMPLE.blocks, table))


@pytest.mark.parametrize("block", [Paragraph(()), Paragraph(plain("  ")), Signature(("Yours sincerely", ""))])
def test_an_empty_part_is_refused(block: Paragraph | Signature) -> None:
    with pytest.raises(LetterRefused):
        replace(SAMPLE, blocks=(*SAMPLE.blocks, block))


@pytest.mark.parametrize(
    "character",
    [
        "\x07",
        "\x00",
        "\n",
        "\t",
        "\u200b",
        "\u202e",
        "\u00ad",
        "\ufeff",
        "\u2028",
        "\ue000",
        "\u3000",
        "\U0010ffff",
    ],
)
def test_what_cannot_be_seen_is_refused(character: str) -> None:
    with pytest.raises(CharacterRefused, match=f"U\\+{ord(character):04X}") as refused:
        replace(SAMPLE, recipient=(f"Siân{character}Pritchard", "WE1 6HN"))
    assert refused.value.character == character
    assert character not in refused.value.sentence


def test_every_text_of_a_letter_is_looked_at() -> None:
    texts = list(letter_texts(SAMPLE))
    for part in (
        "Westerdale Borough Council",
        "WE1 6HN",
        "Riverside One-Stop Shop",
        "Yours sincerely",
        "By when",
    ):
        assert part in texts
    assert any("MV-2026-004417" in text for text in texts)
    assert any(isinstance(block, KeyFacts) for block in SAMPLE.blocks)
