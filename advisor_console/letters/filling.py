"""Filling a template: values checked by type, written as letters write them, put together as a Letter."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import date, datetime
from itertools import groupby
from typing import Any

from advisor_console.domain.errors import WorldError
from advisor_console.letters.model import (
    Block,
    Fact,
    Heading,
    ItemList,
    KeyFacts,
    Letter,
    NextStep,
    Paragraph,
    Signature,
    Span,
    Table,
    Text,
    plain,
    written,
)
from advisor_console.letters.phrases import Phrases, together
from advisor_console.letters.refusals import TemplateRefused
from advisor_console.letters.sentence_ends import closed, ended_once
from advisor_console.letters.styles import LetterFormat
from advisor_console.letters.template import Field, FieldType, LineKind, Part, TemplateLine, TemplateSource
from advisor_console.letters.words import NO_BREAK_SPACE, Words, money

_SEVERAL = frozenset({FieldType.LIST, FieldType.LINES})

# A value as letters write it: a text, several for lists and lines, or a flag.
Written = Text | list[Text] | bool


@dataclass(frozen=True, slots=True)
class Template:
    """A checked template in its language, ready to be filled. own: it is the council's, not ours.

    said is the language's own for what services say, by the English (phrases.py). easy is the same letter
    written for easy read from the start, where there is such a text.
    """

    source: TemplateSource
    words: Words
    own: bool = False
    said: Mapping[str, str] = dataclass_field(default_factory=dict)
    easy: "Template | None" = None
    is_easy: bool = False

    @property
    def version(self) -> str:
        """The version as a letter's record keeps it: "3", "council 3" for one of the council's own, and
        "easy 3" for a text written for easy read.
        """
        words = ("council" if self.own else "", "easy" if self.is_easy else "", self.source.version)
        return " ".join(word for word in words if word)

    def for_format(self, form: str) -> "Template":
        """The text of a format: the letter's own for easy read where it has one, else itself."""
        return self.easy if form == LetterFormat.EASY_READ and self.easy is not None else self

    @property
    def fields(self) -> Mapping[str, Field]:
        """Every value the template can take, by name."""
        return self.source.fields

    @property
    def phrases(self) -> Phrases:
        """What services say, in the template's language."""
        return Phrases(self.words, self.said)

    @property
    def title(self) -> str:
        """The title before it is filled, such as “About the estate of [deceased]”."""
        (cell,) = self.source.title.cells
        return "".join(f"[{part.text.replace('_', ' ')}]" if part.placeholder else part.text for part in cell)

    def fill(self, values: Mapping[str, Any]) -> Letter:
        """Make the letter from plain values: str, int (pence), date, bool, sequences of str.

        Raises TemplateRefused with the template's line for a value that is missing, of the wrong type or
        unknown, and LetterRefused for a letter that would not hold.
        """
        return self._letter(_written_values(self.source, self.phrases, values), values["date"])

    def sketch(self, values: Mapping[str, Any]) -> Letter:
        """The letter as far as it is written, what is missing named [in brackets]: to be read, never made.

        Raises as fill does for everything else.
        """
        held = _written_values(self.source, self.phrases, values, blanks=True)
        return self._letter(held, values["date"])

    def _letter(self, held: Mapping[str, Written], letter_date: date) -> Letter:
        filler = _Filler(self.source, self.phrases, held)
        return Letter(
            template=self.source.name,
            template_version=self.version,
            words=self.words,
            title=written(filler.text(self.source.title.cells[0])),
            reference=_plainly(held["reference"]),
            date=letter_date,
            council=_plainly(held["council"]),
            return_address=_lines(held["return_address"]),
            contact_name=_plainly(held["contact_name"]),
            telephone=_plainly(held["telephone"]),
            recipient=_lines(held["recipient"]),
            email=_plainly(held["email"]) if "email" in held else None,
            blocks=self._marked(tuple(filler.blocks())),
        )

    def _marked(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks, with a sentence before the close where the words are a draft translation's."""
        if not self.source.draft:
            return blocks
        at = next((n for n, block in enumerate(blocks) if isinstance(block, Signature)), len(blocks))
        return (*blocks[:at], Paragraph(plain(self.words.draft)), *blocks[at:])


def _lines(value: Written) -> tuple[str, ...]:
    return tuple(map(written, value)) if isinstance(value, list) else (_plainly(value),)


def _plainly(value: Written) -> str:
    return written(value) if isinstance(value, tuple) else ""


def _written_values(
    source: TemplateSource, phrases: Phrases, values: Mapping[str, Any], *, blanks: bool = False
) -> dict[str, Written]:
    for name in values:
        if name not in source.fields:
            raise TemplateRefused(source.name, 0, f"there is no field “{name}”.")
    held: dict[str, Written] = {}
    for field in source.fields.values():
        value = values.get(field.name)
        needed = field.guard is None or (field.guard != field.name and bool(values.get(field.guard)))
        if value is None and needed and blanks:
            blank = plain(f"[{field.name.replace('_', ' ')}]")
            held[field.name] = [blank] if field.type in _SEVERAL else blank
        elif value is None and needed:
            line = next(
                (line.number for line in source.body if field.name in line.placeholders()), field.line
            )
            raise TemplateRefused(source.name, line, f"the value for “{field.name}” is missing.")
        if value is None:
            continue
        try:
            held[field.name] = _write(field.type, phrases, value)
        except (TypeError, ValueError) as error:
            raise TemplateRefused(
                source.name, field.line, f"“{field.name}” is a {field.type}: {error}."
            ) from error
    return held


def _write(kind: FieldType, phrases: Phrases, value: Any) -> Written:
    """A value as a letter writes it. Raises TypeError or ValueError when it is not what the type says."""
    match kind:
        case FieldType.FLAG if isinstance(value, bool):
            return value
        case FieldType.MONEY | FieldType.NUMBER if isinstance(value, int) and not isinstance(value, bool):
            return plain(money(value) if kind is FieldType.MONEY else f"{value:,}")
        case FieldType.DATE | FieldType.DAY if isinstance(value, date) and not isinstance(value, datetime):
            words = phrases.words
            return plain(words.full_day(value) if kind is FieldType.DATE else words.day(value))
        case FieldType.LIST | FieldType.LINES if isinstance(value, list | tuple) and value:
            return [phrases.text(item) for item in value]
        case _ if kind in _TEXT_WRITERS:
            write = _TEXT_WRITERS[kind]
            return tuple(replace(span, text=write(span.text)) for span in phrases.text(value))
    # The value itself may be personal, so only its type is named.
    raise TypeError(f"{type(value).__name__} does not fit")


def _address(text: str) -> str:
    """One line, with the postcode's two halves tied together."""
    return re.sub(r" (\d[A-Za-z]{2})$", rf"{NO_BREAK_SPACE}\1", text)


def _tied(text: str) -> str:
    """Text that is never parted at a line's end."""
    return text.replace(" ", NO_BREAK_SPACE)


_TEXT_WRITERS: Mapping[FieldType, Callable[[str], str]] = {
    FieldType.TEXT: str,
    FieldType.ADDRESS: _address,
    FieldType.PHONE: _tied,
    FieldType.REFERENCE: _tied,
}


@dataclass(frozen=True, slots=True)
class _Filler:
    source: TemplateSource
    phrases: Phrases
    values: Mapping[str, Written]

    def blocks(self) -> Iterator[Block]:
        """Blocks from the lines whose conditions hold; neighbours of one kind make one block."""
        lines = [line for line in self.source.body if self._holds(line)]
        for kind, group in groupby(lines, key=lambda line: line.kind):
            if kind is not LineKind.BLANK:
                held = list(group)
                try:
                    yield from self._block(kind, held)
                except WorldError:
                    raise
                except ValueError as error:
                    raise TemplateRefused(self.source.name, held[0].number, f"{error}.") from error

    def _holds(self, line: TemplateLine) -> bool:
        # A flag is there when it is true, any other optional value when it was given.
        return all(bool(self.values.get(guard.name)) is guard.wanted for guard in line.guards)

    def _block(self, kind: LineKind, lines: Sequence[TemplateLine]) -> Iterator[Block]:
        first = [line.cells[0] for line in lines]
        match kind:
            case LineKind.HEADING:
                yield from (Heading(written(self.text(cell))) for cell in first)
            case LineKind.BULLET | LineKind.NUMBER:
                items = tuple(item for cell in first for item in self._items(cell))
                yield ItemList(items, numbered=kind is LineKind.NUMBER)
            case LineKind.FACT:
                yield KeyFacts(tuple(self._fact(line) for line in lines))
            case LineKind.STEP:
                yield self._step(lines)
            case LineKind.TABLE:
                yield self._table(lines)
            case LineKind.SIGNATURE:
                yield Signature(tuple(written(self.text(cell)) for cell in first))
            case _:
                spaced = [part for cell in first for part in (*cell, Part(" "))]
                yield from (Paragraph(text) for text in self._items(spaced[:-1], self._prose))

    def text(self, parts: Sequence[Part]) -> Text:
        """Parts as text, placeholders filled; a list is written as a sentence has it."""
        return together(span for text in self._parts(parts) for span in text)

    def _parts(self, parts: Sequence[Part]) -> tuple[Text, ...]:
        return ended_once([self._part(part) for part in parts])

    def _prose(self, parts: Sequence[Part]) -> Text:
        """Parts as a paragraph, in which a sentence that was typed has its end."""
        texts = self._parts(parts)
        if self.phrases.words.script is None:
            texts = closed(texts, [part.placeholder for part in parts])
        return together(span for text in texts for span in text)

    def _part(self, part: Part) -> Text:
        if not part.placeholder:
            return (Span(part.text, part.strong),)
        value = self.values[part.text]
        text = self.phrases.joined(tuple(value)) if isinstance(value, list) else value
        if not isinstance(text, tuple):
            return ()
        return tuple(Span(span.text, part.strong, span.foreign) for span in text)

    def _items(
        self, cell: Sequence[Part], write: Callable[[Sequence[Part]], Text] | None = None
    ) -> Iterator[Text]:
        """One item or paragraph, or one for each value of a list that stands alone."""
        if len(cell) == 1 and cell[0].placeholder and isinstance(value := self.values[cell[0].text], list):
            strong = cell[0].strong
            yield from (tuple(Span(one.text, strong, one.foreign) for one in item) for item in value)
        else:
            yield (write or self.text)(cell)

    def _fact(self, line: TemplateLine) -> Fact:
        label, value = line.cells
        return Fact(written(self.text(label)), self.text(value))

    def _step(self, lines: Sequence[TemplateLine]) -> NextStep:
        facts = [self._fact(line) for line in lines]
        if len(facts) not in (3, 4):
            raise ValueError("what happens next says what, who and by when, and may add a reference")
        return NextStep(facts[0], facts[1], facts[2], facts[3] if len(facts) == 4 else None)

    def _table(self, lines: Sequence[TemplateLine]) -> Table:
        header, *rows = lines
        for line in rows:
            if len(line.cells) != len(header.cells):
                raise TemplateRefused(
                    self.source.name,
                    line.number,
                    f"this row has {len(line.cells)} cells under {len(header.cells)} headings.",
                )
        names = tuple(written(self.text(cell)) for cell in header.cells)
        return Table(names, tuple(tuple(self.text(cell) for cell in row.cells) for row in rows))
