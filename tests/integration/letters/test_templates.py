"""Every two of template, format, face and language: measured page by page, and judged by veraPDF."""

import subprocess
from pathlib import Path

import pytest

from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.library import template_names
from advisor_console.letters.plain import render_text
from advisor_console.letters.styles import LetterFormat
from advisor_console.letters.words import NO_BREAK_SPACE, languages
from tests.helpers.letter_combinations import Made, every, make, pairwise
from tests.helpers.strictness import require_tool
from tests.helpers.verapdf import validate

pytestmark = pytest.mark.slow

HOWS = tuple(pairwise(every()))
LANGUAGES = languages()


@pytest.fixture(scope="module")
def letters(fonts: FontStore) -> list[Made]:
    """All of them, made once."""
    return [make(how, fonts) for how in HOWS]


def test_every_two_of_template_format_face_and_language_meet() -> None:
    assert {(how.template, how.form) for how in HOWS} == {
        (n, f) for n in template_names("en") for f in LetterFormat
    }
    assert {(how.form, how.face) for how in HOWS} == {(form, face) for form in LetterFormat for face in Face}
    assert {(how.language, how.face) for how in HOWS} == {(tag, face) for tag in LANGUAGES for face in Face}
    assert {(how.language, how.template) for how in HOWS} == {
        (tag, name) for tag in LANGUAGES for name in template_names(tag)
    }
    assert len(HOWS) < len(every()) / 2


@pytest.mark.parametrize("form", list(LetterFormat))
def test_every_letter_of_a_format_holds_to_every_rule(form: LetterFormat, letters: list[Made]) -> None:
    found = {made.how.name: made.findings() for made in letters if made.how.form is form}
    assert {name: said for name, said in found.items() if said} == {}


def test_the_plain_text_of_a_template_is_its_letter(letters: list[Made]) -> None:
    for made in letters:
        text = render_text(made.letter)
        assert NO_BREAK_SPACE not in text
        assert not set("{}[]*") & set(text)
        assert made.letter.title in text.splitlines()


@pytest.fixture(scope="module")
def files(letters: list[Made], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same letters as files, by their names."""
    folder = tmp_path_factory.mktemp("letters")
    found = {made.how.name: folder / f"{made.how.name}.pdf" for made in letters}
    for made in letters:
        found[made.how.name].write_bytes(made.pdf)
    return found


@pytest.mark.timeout(240)
def test_every_letter_is_pdf_ua(files: dict[str, Path]) -> None:
    verdicts = validate(list(files.values()), 220)
    assert {path.name: one.broken for path, one in verdicts.items() if not one.compliant} == {}


def test_every_font_is_embedded_as_a_subset_with_unicode(files: dict[str, Path]) -> None:
    """Of each face and language one is enough: what is embedded does not depend on the words."""
    program = require_tool("pdffonts")
    for how in {(how.face, how.language): how for how in HOWS}.values():
        said = subprocess.run(
            [program, files[how.name]], capture_output=True, text=True, check=True, timeout=60
        )
        rows = [line.split() for line in said.stdout.splitlines()[2:]]
        assert rows
        assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows), said.stdout
