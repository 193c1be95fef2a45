"""A letter while it is being written: which there are, and what to look at in it, each with its place."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor_console.letters.easy_read import easy_remarks
from advisor_console.letters.filling import Template
from advisor_console.letters.library import load_template, plainer_words, spoken, template_names
from advisor_console.letters.model import Letter
from advisor_console.letters.plain_english import Remark, prose, remarks
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.styles import LetterFormat
from advisor_console.letters.words import NO_BREAK_SPACE, languages

_ORIGINAL = "en"
_LEAST_FOUND = 3
"""Characters; anything shorter is found everywhere and says nothing of the place."""

_CONTACT = {
    "contact_name": "The letter names nobody to ask.",
    "telephone": "The letter has no telephone number.",
    "return_address": "The letter has no address to write back to.",
}
"""What every letter must say of its sender (L5)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in what was written: the template's field, and from where to where (characters)."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at before the letter is made; place is None where the template's own words are meant.

    excerpt is the text that is meant, empty where it is the whole letter.
    """

    rule: str
    sentence: str
    excerpt: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates that can be written from; own is the council's folder of them, which win over ours."""

    own: Path | None = None

    def offered(self, but: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
        """Every template's name and title by title, but the ones named.

        One of the council's own that is wrong stands there by its name and keeps nobody from the others; who
        chooses it is told its line. Raises LetterRefused where there are none to read.
        """
        names = (name for name in template_names(_ORIGINAL, self.own) if name not in but)
        found = ((name, self._title(name)) for name in names)
        return tuple(sorted(found, key=lambda one: one[1].casefold()))

    def _title(self, name: str) -> str:
        try:
            return load_template(name, _ORIGINAL, self.own).title
        except LetterRefused:
            return name

    def get(self, name: str, language: str, *, drafts: bool = False) -> Template:
        """A template in the language, else in English. Raises LetterRefused and TemplateRefused.

        drafts: somebody chose the language by name, so that its draft will do.
        """
        return load_template(name, spoken(name, language, self.own, drafts=drafts), self.own)

    def tongues(self, name: str) -> Mapping[str, bool]:
        """The languages that a letter is in, English first, each with whether its words are a draft.

        One that is wrong is among them, and refused with its line when it is chosen. Raises LetterRefused
        where the council's folder cannot be read.
        """
        found = sorted(languages(), key=lambda one: (one != _ORIGINAL, one))
        return {one: self._is_draft(name, one) for one in found if name in template_names(one, self.own)}

    def _is_draft(self, name: str, language: str) -> bool:
        try:
            return load_template(name, language, self.own).source.draft
        except LetterRefused:
            return False


def checks(
    letter: Letter, values: Mapping[str, Any], written: Mapping[str, str], format_: str
) -> tuple[Check, ...]:
    """What to look at in a letter, in reading order; written is what stands in its fields, by name.

    The head's lines come first, since without them a letter cannot be made.
    """
    return (*_without_contact(values), *_remarked(letter, written, format_))


def _without_contact(values: Mapping[str, Any]) -> Iterator[Check]:
    for name, sentence in _CONTACT.items():
        if not "".join(values.get(name) or ()).strip():
            yield Check("contact", f"{sentence} Ask whoever keeps the council’s details.")


def _remarked(letter: Letter, written: Mapping[str, str], format_: str) -> Iterator[Check]:
    texts = [text.replace(NO_BREAK_SPACE, " ") for text in prose(letter)]
    plainer = plainer_words(letter.language)
    look = easy_remarks if format_ == LetterFormat.EASY_READ else remarks
    for remark in look(letter, plainer):
        if _is_in_reference(texts[remark.text], letter.reference, remark):
            continue
        excerpt = texts[remark.text][remark.start : remark.end] if remark.end > remark.start else ""
        yield Check(remark.rule, remark.sentence, excerpt, _place(excerpt, written))


def _is_in_reference(text: str, reference: str, remark: Remark) -> bool:
    """Whether a remark is about letters of the reference, such as the LT of LT-BQSW9-FV5SZ."""
    return any(
        found.start() <= remark.start < remark.end <= found.end()
        for found in re.finditer(re.escape(reference), text)
    )


def _place(excerpt: str, written: Mapping[str, str]) -> Place | None:
    """The field that holds the excerpt; else the one with most of it, for a sentence the template begins.

    A remark on the whole letter leads to where most was written.
    """
    # Of one length with what stands in the field, so that places hold.
    texts = {name: text.replace("\n", " ").replace(NO_BREAK_SPACE, " ") for name, text in written.items()}
    longest = max(texts, key=lambda name: len(texts[name]), default=None)
    if not excerpt:
        return Place(longest, 0, 0) if longest is not None and texts[longest].strip() else None
    for name, text in texts.items():
        at = text.find(excerpt)
        if at >= 0:
            return Place(name, at, at + len(excerpt))
    parts = {name: text.strip() for name, text in texts.items() if len(text.strip()) >= _LEAST_FOUND}
    inside = [name for name, text in parts.items() if text in excerpt]
    if not inside:
        return None
    most = max(inside, key=lambda name: len(parts[name]))
    start = texts[most].index(parts[most])
    return Place(most, start, start + len(parts[most]))
