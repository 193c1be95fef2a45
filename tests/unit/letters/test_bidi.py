"""Leftward lines: which stretch the eye meets first, where numbers and Latin words stand in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.letters.bidi import stretches


def seen(text: str, *, leftward: bool = True) -> list[str]:
    """What stands from the left, each as it is read; parts of several scripts are one where they follow."""
    parts: list[tuple[int, str, bool]] = []
    for one in stretches(text, leftward=leftward):
        if parts and parts[-1][0] == one.start and not one.leftward and not parts[-1][2]:
            _, before, _ = parts.pop()
            parts.append((one.end, before + text[one.start : one.end], False))
        else:
            parts.append((one.end, text[one.start : one.end], one.leftward))
    return [said.strip() for _, said, _ in parts]


@pytest.mark.parametrize(
    ("text", "from_the_left"),
    [
        ("سلام Siân Pritchard", ["Siân Pritchard", "سلام"]),
        ("فون 01632\u00a0960\u00a0117 پر", ["پر", "01632\u00a0960\u00a0117", "فون"]),
        ("کل £58.40 کم", ["کم", "£58.40", "کل"]),
        ("24 نومبر 2026", ["2026", "نومبر", "24"]),
        # An address keeps its number in front, alone and inside a sentence.
        ("12 Beck Row, Westerdale WE4\u00a02QT", ["12 Beck Row, Westerdale WE4\u00a02QT"]),
        ("گھر 12 Beck Row میں", ["میں", "12 Beck Row", "گھر"]),
        ("نمبر MV-2026-004417 ہے۔", ["ہے۔", "MV-2026-004417", "نمبر"]),
        ("(سلام)", ["(سلام)"]),
    ],
)
def test_stretches_stand_from_the_left(text: str, from_the_left: list[str]) -> None:
    assert [part for part in seen(text) if part] == from_the_left


def test_an_urdu_name_in_a_rightward_line_turns_by_itself() -> None:
    text = "Dear محمد علی, hello"
    assert seen(text, leftward=False) == ["Dear", "محمد علی", ", hello"]


@given(st.text("ابپ aB1 2£,.-ক", max_size=30), st.booleans())
def test_every_character_is_in_one_stretch(text: str, leftward: bool) -> None:
    held = sorted((one.start, one.end) for one in stretches(text, leftward=leftward))
    assert [place for start, end in held for place in range(start, end)] == list(range(len(text)))


def test_scripts_are_told_apart() -> None:
    assert [one.script for one in stretches("প্রিয় Siân", leftward=False)] == ["BENGALI", "LATIN"]
