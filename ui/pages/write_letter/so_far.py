"""How far a letter has come: its words with what is missing named, what to look at, its pages when whole."""

from collections.abc import Callable, Mapping
from typing import Any

from advisor_console.domain.errors import WorldError
from advisor_console.letters.drafting import checks
from advisor_console.letters.filling import Template
from advisor_console.letters.plain import render_text
from ui.pages.write_letter.models import CheckShown, LetterForm, LetterSoFar
from ui.pages.write_letter.questions import Reading, hidden_of
from ui.pages.write_letter.words import translate

Draw = Callable[[Mapping[str, Any]], tuple[bytes, ...]]
"""Makes the letter of these values as it would be issued, and draws its pages as PNG."""


def so_far(
    template: Template, reading: Reading, form: LetterForm, format_: str, draw: Draw | None
) -> LetterSoFar:
    """Give the letter as it stands, with its pages where draw is given; that may take a while."""
    try:
        letter = template.for_format(format_).sketch(reading.values)
    except WorldError as error:
        return LetterSoFar(words=_said(error), note=_said(error))
    hidden = hidden_of(template, form)
    written = {
        name: text for name, text in form.said.items() if name in template.fields and name not in hidden
    }
    found = checks(letter, reading.values, written, format_)
    shown = tuple(
        CheckShown(one.sentence, one.place.field, one.place.start, one.place.end)
        if one.place is not None
        else CheckShown(_of_the_template(one.sentence, one.excerpt))
        for one in found
    )
    pages, note = _pages(reading, draw)
    return LetterSoFar(shown, render_text(letter), pages=pages, note=note)


def _pages(reading: Reading, draw: Draw | None) -> tuple[tuple[bytes, ...], str]:
    if draw is None:
        return (), ""
    if reading.missing or reading.wrong:
        return (), translate("The pages are drawn once everything is filled in.")
    try:
        return draw(reading.values), ""
    except WorldError as error:
        return (), _said(error)


def _of_the_template(sentence: str, excerpt: str) -> str:
    """Say of the template's own words that they are meant: nobody can change them here."""
    if not excerpt:
        return sentence
    return translate("{sentence} (In the letter's fixed words.)").format(sentence=sentence)


def _said(error: WorldError) -> str:
    return f"{error.sentence} {error.way_on}".strip()
