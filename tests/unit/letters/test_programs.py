"""A program that is missing or fails gives a sentence, never half a letter."""

from pathlib import Path

import pytest

from advisor_console.letters.fonts import FontStore
from advisor_console.letters.formats import FORMATS, missing_for
from advisor_console.letters.library import sample_values
from advisor_console.letters.making import PdfLetters
from advisor_console.letters.programs import Program
from advisor_console.letters.refusals import LetterRefused


def test_a_program_gets_the_text_and_gives_what_it_writes() -> None:
    assert Program("cat", "A copy", "coreutils").run(given="Siân\n") == "Siân\n".encode()


def test_a_program_that_is_not_there_says_what_to_install() -> None:
    gone = Program("no-such-program", "Braille", "liblouis")
    assert gone.missing == (
        "Braille cannot be made on this machine: the program no-such-program is not installed."
    )
    with pytest.raises(LetterRefused, match="not installed") as refused:
        gone.run(given="text")
    assert refused.value.way_on == "Install liblouis, or choose another format."


def test_a_program_that_fails_does_not_repeat_the_letter() -> None:
    with pytest.raises(LetterRefused, match="did not do its work") as refused:
        Program("false", "Audio", "espeak-ng").run(given="Siân owes £58.40")
    assert "Siân" not in f"{refused.value.sentence} {refused.value.way_on}"


@pytest.mark.parametrize("form", ["braille", "audio"])
def test_without_its_program_a_format_is_offered_with_the_reason(
    form: str, fonts: FontStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert form in FORMATS
    assert "is not installed" in missing_for(form)
    values = sample_values("move", "en")
    made = PdfLetters(fonts).make("move", values, language="en", format_=form, font="lexend")
    assert (made.format, made.beside) == ("standard", b"")


def test_pages_and_text_need_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [form for form in FORMATS if missing_for(form)] == ["braille", "audio"]
