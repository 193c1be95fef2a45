"""What services and records say in words, as a letter in its own language says it."""

# `resources/letters/LANGUAGE/sentences.toml` holds a language's own for each of them, by the English.

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources.abc import Traversable
from string import Formatter

from advisor_console.domain.sentences import Name, Sentence, about_pounds
from advisor_console.letters.model import Span, Text
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.template import APPROVED, DRAFT
from advisor_console.letters.words import ENGLISH, Words, money

_PARTS = Formatter()


@dataclass(frozen=True, slots=True)
class Phrases:
    """A language's own for sentences and names of ours, by the English of each.

    What has none stays English and is marked so, for whoever listens to the letter.
    """

    words: Words
    said: Mapping[str, str] = field(default_factory=dict)

    def text(self, value: object) -> Text:
        """A value as text: a sentence, several one after the other, a name, or text as it was typed.

        Raises TypeError for anything else, ValueError for an empty text.
        """
        match value:
            case Sentence():
                return self._sentence(value)
            case tuple() if value and all(isinstance(one, Sentence) for one in value):
                parts = [span for one in value for span in (*self._sentence(one), Span(" "))]
                return together(parts[:-1])
            case Name():
                own = self.said.get(value)
                return (Span(_checked(own)),) if own is not None else self._english(_checked(value))
            case str():
                return (Span(_checked(value)),)
        raise TypeError(f"{type(value).__name__} does not fit")

    def joined(self, items: tuple[Text, ...]) -> Text:
        """Texts as a sentence has them: a, b and c."""
        between = self.words.between(tuple("".join(span.text for span in item) for item in items))
        parts = [span for item, sign in zip(items, between, strict=True) for span in (Span(sign), *item)]
        return together(parts)

    def _sentence(self, value: Sentence) -> Text:
        template = value.template if self.words.language == ENGLISH else self.said.get(value.template)
        if template is None:
            return self._english(_checked(value.text))
        return together(self._filled(template, value))

    def _filled(self, template: str, value: Sentence) -> Iterator[Span]:
        for fixed, name, how, _ in _PARTS.parse(template):
            yield Span(fixed)
            if name:
                yield from self._value(value.named[name], how or "")

    def _value(self, value: object, how: str) -> Text:
        if isinstance(value, date):
            # Days that somebody promises have their weekday wherever there is room for it.
            return (Span(self.words.short_day(value) if how == "day" else self.words.full_day(value)),)
        if isinstance(value, tuple):
            return self.joined(tuple(self.text(one) for one in value))
        if isinstance(value, int):
            written = {"pounds": money, "about": about_pounds}.get(how, str)
            return (Span(written(value)),)
        return self.text(value)

    def _english(self, text: str) -> Text:
        return (Span(text, foreign=self.words.language != ENGLISH),)


def read_phrases(file: Traversable, *, drafts: bool) -> Mapping[str, str]:
    """A catalogue's sentences and names; none of a draft unless drafts are wanted, none where it is missing.

    Raises LetterRefused, naming the sentence that has other placeholders than its English.
    """
    if not file.is_file():
        return {}
    try:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
        approval = str(held.get("translation", ""))
        said = {**held.get("sentences", {}), **held.get("names", {})}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError) as error:
        raise LetterRefused(
            f"The sentences in {file.name} cannot be read.", f"Mend them: {error}."
        ) from error
    if approval != DRAFT and not APPROVED.fullmatch(approval):
        raise LetterRefused(
            f"{file.name} does not say who approved its sentences.",
            'Write translation = "draft", or "approved by NAME on 2026-11-28".',
        )
    for english, own in said.items():
        if placeholders(english) != placeholders(str(own)):
            raise LetterRefused(
                f"In {file.name}, “{own}” does not have the placeholders of “{english}”.",
                "Write each of them in it, once.",
            )
    return said if drafts or approval != DRAFT else {}


def placeholders(template: str) -> list[tuple[str, str]]:
    """A sentence's placeholders, each with how its value is written, sorted."""
    try:
        return sorted((name, how or "") for _, name, how, _ in _PARTS.parse(template) if name is not None)
    except ValueError:
        return [("", template)]


def together(spans: "list[Span] | Iterator[Span]") -> Text:
    """Spans as few as they can be: neighbours in one weight and one language are one."""
    held: list[Span] = []
    for span in spans:
        if held and (held[-1].strong, held[-1].foreign) == (span.strong, span.foreign):
            held[-1] = Span(held[-1].text + span.text, span.strong, span.foreign)
        elif span.text:
            held.append(span)
    return tuple(held)


def _checked(value: str) -> str:
    text = unicodedata.normalize("NFC", value).strip(" ")
    if not text:
        raise ValueError("it is empty")
    return text
