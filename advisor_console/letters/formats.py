"""Every format that a customer may ask for, by the name on the record, and why one cannot be made here."""

from advisor_console.letters.audio import render_audio
from advisor_console.letters.braille import no_braille_for, render_braille
from advisor_console.letters.easy_read import easy_read
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.library import hard_words
from advisor_console.letters.model import Letter
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.plain import render_text
from advisor_console.letters.programs import ESPEAK, LOUIS
from advisor_console.letters.styles import LetterFormat, LetterStyle

TEXT, BRAILLE, AUDIO = "text", "braille", "audio"
FORMATS: tuple[str, ...] = (
    *(form.value for form in LetterFormat if form is not LetterFormat.EASY_READ),
    TEXT,
    BRAILLE,
    AUDIO,
    LetterFormat.EASY_READ.value,
)
_PROGRAMS = {BRAILLE: LOUIS, AUDIO: ESPEAK}


def missing_for(form: str, language: str = "en") -> str:
    """Why a format cannot be made on this machine, in a language, as a sentence; empty where it can."""
    program = _PROGRAMS.get(form)
    if program and program.missing:
        return program.missing
    return no_braille_for(language) if form == BRAILLE else ""


def laid_out(letter: Letter, form: LetterFormat) -> Letter:
    """The letter with its blocks as a format of pages wants them. Raises LetterRefused (not easy to read)."""
    return easy_read(letter, hard_words(letter.language)) if form is LetterFormat.EASY_READ else letter


def render_pages(letter: Letter, style: LetterStyle, fonts: FontStore, watermark: str | None = None) -> bytes:
    """The letter as a PDF in the format of its style. Raises what `laid_out` and `render_pdf` raise."""
    return render_pdf(laid_out(letter, style.format), style, fonts, watermark)


def render_beside(letter: Letter, form: str) -> bytes:
    """The letter in a format that is no page: text in UTF-8, a BRF file or a WAV file; nothing for pages.

    Raises LetterRefused where the format's program is not installed or does not know the language.
    """
    match form:
        case "text":
            return render_text(letter).encode()
        case "braille":
            return render_braille(letter)
        case "audio":
            return render_audio(letter)
        case _:
            return b""
