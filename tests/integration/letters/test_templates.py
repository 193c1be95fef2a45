"""Every template in every format: measured page by page, and judged by veraPDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.library import load_template, sample_values, template_names
from advisor_console.letters.model import Letter
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.plain import render_text
from advisor_console.letters.styles import LetterFormat, LetterStyle, letter_style
from advisor_console.letters.words import NO_BREAK_SPACE
from tests.helpers.verapdf import validate

NAMES = template_names("en")


@dataclass(frozen=True, slots=True)
class Made:
    """A template's sample in one format."""

    letter: Letter
    style: LetterStyle
    pdf: bytes


def combinations() -> Iterator[tuple[str, LetterFormat, Face]]:
    """Every template in every format, faces so spread that each meets each format and each template."""
    faces = list(Face)
    for row, name in enumerate(NAMES):
        for column, form in enumerate(LetterFormat):
            yield name, form, faces[(row + column) % len(faces)]


@pytest.fixture(scope="module")
def letters(fonts: FontStore) -> dict[str, list[Made]]:
    """All of them, made once."""
    made: dict[str, list[Made]] = {name: [] for name in NAMES}
    for name, form, face in combinations():
        letter = load_template(name, "en").fill(sample_values(name, "en"))
        style = letter_style(form, face)
        made[name].append(Made(letter, style, render_pdf(letter, style, fonts)))
    return made


def test_every_two_of_template_format_and_face_meet() -> None:
    met = list(combinations())
    assert {(name, form) for name, form, _ in met} == {(n, f) for n in NAMES for f in LetterFormat}
    assert {(name, face) for name, _, face in met} == {(n, f) for n in NAMES for f in Face}
    assert {(form, face) for _, form, face in met} == {(one, two) for one in LetterFormat for two in Face}


@pytest.mark.parametrize("name", NAMES)
def test_every_format_of_a_template_holds_to_every_rule(name: str, letters: dict[str, list[Made]]) -> None:
    for made in letters[name]:
        assert check_pdf(made.pdf, made.letter, made.style) == (), made.style.format


@pytest.mark.parametrize("name", NAMES)
def test_the_plain_text_of_a_template_is_its_letter(name: str, letters: dict[str, list[Made]]) -> None:
    text = render_text(letters[name][0].letter)
    assert NO_BREAK_SPACE not in text
    assert not set("{}[]*") & set(text)
    assert letters[name][0].letter.title in text.splitlines()


@pytest.mark.timeout(180)
def test_every_template_in_every_format_is_pdf_ua(tmp_path: Path, letters: dict[str, list[Made]]) -> None:
    paths: list[Path] = []
    for name, all_made in letters.items():
        for made in all_made:
            paths.append(tmp_path / f"{name}-{made.style.format}-{made.style.face}.pdf")
            paths[-1].write_bytes(made.pdf)
    verdicts = validate(paths)
    assert {path.name: verdicts[path].broken for path in paths if not verdicts[path].compliant} == {}
