"""Letters for the use cases: from a template's name and plain values to the finished PDF and its text."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from advisor_console.letters.filling import Template
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.formats import FORMATS, laid_out, missing_for, render_beside
from advisor_console.letters.library import load_template, spoken
from advisor_console.letters.model import Letter
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.pictures import page_count
from advisor_console.letters.plain import render_email, render_text
from advisor_console.letters.styles import (
    NOTIFY_WINDOW,
    AddressWindow,
    LetterFormat,
    LetterStyle,
    letter_style,
)
from advisor_console.services.ports import MadeLetter


class PdfLetters:
    """The LetterMaker that makes tagged PDFs.

    watermark is drawn on every page in training; own is the council's folder of templates, which win over
    ours; window is that of the council's envelopes.
    """

    def __init__(
        self,
        fonts: FontStore,
        watermark: str | None = None,
        own: Path | None = None,
        window: AddressWindow = NOTIFY_WINDOW,
    ) -> None:
        self._window = window
        self.fonts = fonts
        self.watermark = watermark
        self._own = own

    def make(
        self,
        template: str,
        values: Mapping[str, Any],
        *,
        language: str,
        format_: str,
        font: str,
        drafts: bool = False,
    ) -> MadeLetter:
        """Make a letter in the format, font and language that the customer's record asks for.

        A language that we do not have, or only as a draft, gives English, a format that cannot be made on
        this machine gives standard print; the result says which was made, so that the advisor can be told.
        drafts: somebody chose the language by name, and its draft is made. Raises LetterRefused and
        TemplateRefused with a sentence.
        """
        source = self._source(template, language, drafts=drafts)
        letter, style = self._laid_out(source, values, format_, font)
        form = makeable(format_, letter.language)
        pdf = render_pdf(letter, style, self.fonts, self.watermark)
        return MadeLetter(
            pdf=pdf,
            text=render_text(letter),
            pages=page_count(pdf),
            sha256=hashlib.sha256(pdf).hexdigest(),
            title=letter.title,
            template=letter.template,
            template_version=letter.template_version,
            language=letter.language,
            format=form,
            beside=render_beside(letter, form),
            email=render_email(letter),
            draft=source.source.draft,
        )

    def laid_out(
        self, template: str, values: Mapping[str, Any], *, language: str, format_: str, font: str
    ) -> tuple[Letter, LetterStyle]:
        """The letter that make() would draw of what a record asks for, and how. Raises as it does."""
        return self._laid_out(self._source(template, language), values, format_, font)

    def _source(self, name: str, language: str, *, drafts: bool = False) -> Template:
        return load_template(name, spoken(name, language, self._own, drafts=drafts), self._own)

    def _laid_out(
        self, source: Template, values: Mapping[str, Any], format_: str, font: str
    ) -> tuple[Letter, LetterStyle]:
        # Who asked for text, braille or audio has standard pages kept beside it.
        pages = _pages(makeable(format_, source.words.language))
        given = {name: value for name, value in values.items() if value is not None}
        letter = source.for_format(pages).fill(given)
        style = letter_style(pages, _face(font), self._window)
        return laid_out(letter, style.format), style

    def spoken(self, name: str, language: str) -> str:
        """The language where it has the letter in approved words, else English."""
        return spoken(name, language, self._own)


def makeable(format_: str, language: str) -> str:
    """The format asked for, or standard print where there is none of that name or it cannot be made here."""
    return (
        format_ if format_ in FORMATS and not missing_for(format_, language) else LetterFormat.STANDARD.value
    )


def _pages(form: str) -> LetterFormat:
    with suppress(ValueError):
        return LetterFormat(form)
    return LetterFormat.STANDARD


def _face(recorded: str) -> Face:
    with suppress(ValueError):
        return Face(recorded)
    return Face.LEXEND
