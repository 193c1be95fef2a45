"""The letter itself: typed blocks that every format is made from, refused early when something is missing."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from advisor_console.letters.refusals import CharacterRefused, LetterRefused
from advisor_console.letters.words import NO_BREAK_SPACE, Words


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one weight. foreign: it is English in a letter of another language."""

    text: str
    strong: bool = False
    foreign: bool = False


Text = tuple[Span, ...]


def plain(text: str) -> Text:
    """Text of ordinary weight."""
    return (Span(text),)


def written(text: Text) -> str:
    """The characters of a text, without their weights."""
    return "".join(span.text for span in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the letter; the title is level 1, so levels start at 2."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list with bullets, or with numbers where the order matters."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """Facts to be found at a glance."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class NextStep:
    """What happens next, who does it and by when (L7); reference where the work has one."""

    what: Fact
    who: Fact
    by_when: Fact
    reference: Fact | None = None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The step's facts in reading order."""
        held = (self.what, self.who, self.by_when)
        return held if self.reference is None else (*held, self.reference)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row names the row. Every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The close: lines[0] is the greeting, the others say who writes."""

    lines: tuple[str, ...]


Block = Heading | Paragraph | ItemList | KeyFacts | NextStep | Table | Signature


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be made in any format.

    Holds to: every contact line is there (L5), something happens next (L7), headings go down one level at a
    time, and no text holds a character that cannot be seen. Raises LetterRefused when one of these is broken.
    """

    template: str
    template_version: str
    words: Words
    title: str
    reference: str
    date: date
    council: str
    return_address: tuple[str, ...]
    contact_name: str
    telephone: str
    recipient: tuple[str, ...]
    blocks: tuple[Block, ...]
    email: str | None = None

    def __post_init__(self) -> None:
        self._refuse_missing()
        for text in letter_texts(self):
            refuse_unseen(text)
        self._refuse_broken_blocks()

    @property
    def language(self) -> str:
        """The language's short name, "en"."""
        return self.words.language

    def _refuse_missing(self) -> None:
        needed = {
            "title": self.title,
            "reference": self.reference,
            "council’s name": self.council,
            "return address": "".join(self.return_address),
            "contact name": self.contact_name,
            "telephone number": self.telephone,
            "recipient’s name and address": "".join(self.recipient),
        }
        for name, value in needed.items():
            if not value.strip():
                raise LetterRefused(
                    f"The letter has no {name}.", f"Add the {name} and make the letter again."
                )
        for name, lines in (("return address", self.return_address), ("recipient’s address", self.recipient)):
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    raise LetterRefused(f"Line {number} of the {name} is empty.", "Take the empty line out.")
        if not any(isinstance(block, NextStep) for block in self.blocks):
            raise LetterRefused(
                "The letter does not say what happens next, who does it and by when.",
                "Add what happens next to the letter.",
            )

    def _refuse_broken_blocks(self) -> None:
        level = 1
        for block in self.blocks:
            if isinstance(block, Heading):
                if not 2 <= block.level <= level + 1:
                    raise LetterRefused(
                        f"The heading “{block.text}” is level {block.level} after level {level}.",
                        "Headings go down one level at a time.",
                    )
                level = block.level
            if isinstance(block, Table) and any(len(row) != len(block.header) for row in block.rows):
                raise LetterRefused(
                    f"The table “{block.header[0]}” has a row that is not as long as its headings.",
                    "Give every row a value for each heading.",
                )
            if not all(text.strip() for text in block_texts(block)):
                raise LetterRefused("A part of the letter is empty.", "Fill it in or take it out.")


def letter_texts(letter: Letter) -> Iterator[str]:
    """Every text of a letter in reading order, page numbers excepted."""
    words = letter.words
    yield letter.council
    yield from letter.recipient
    yield from letter.return_address
    for label, value in contact_lines(letter):
        yield f"{label}: {value}"
    yield words.day(letter.date)
    yield f"{words.reference}: {letter.reference}"
    yield letter.title
    for block in letter.blocks:
        yield from block_texts(block)


def contact_lines(letter: Letter) -> tuple[tuple[str, str], ...]:
    """Whom to ask and how, as labels and values."""
    words = letter.words
    lines = ((words.contact, letter.contact_name), (words.telephone, letter.telephone))
    return lines if letter.email is None else (*lines, (words.email, letter.email))


def block_texts(block: Block) -> Iterator[str]:
    """Every text of a block in reading order."""
    match block:
        case Heading(text=heading):
            yield heading
        case Paragraph(text=text):
            yield written(text)
        case ItemList(items=items):
            yield from map(written, items)
        case KeyFacts() | NextStep():
            yield from _fact_texts(block.facts)
        case Table(header=header, rows=rows):
            yield from header
            for row in rows:
                yield from map(written, row)
        case Signature(lines=lines):
            yield from lines


def _fact_texts(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield fact.label
        yield written(fact.value)


def refuse_unseen(text: str) -> None:
    """Refuse characters that show nothing: controls, direction marks, soft hyphens, unassigned ones.

    Raises CharacterRefused. No-break spaces pass, other odd spaces do not.
    """
    for character in unicodedata.normalize("NFC", text):
        if _unseen(character):
            name = unicodedata.name(character, "a control character").lower()
            raise CharacterRefused(
                character,
                f"The text “{visible(text)}” holds a character that cannot be seen: "
                f"U+{ord(character):04X}, {name}.",
                "Type the text again without it.",
            )


def _unseen(character: str) -> bool:
    kind = unicodedata.category(character)
    odd_space = kind.startswith("Z") and character not in (" ", NO_BREAK_SPACE)
    return kind.startswith("C") or odd_space


def visible(text: str) -> str:
    """A text for a sentence about it: unseen characters as a mark, and not longer than sixty characters."""
    shown = "".join("�" if _unseen(character) else character for character in text)
    return shown if len(shown) <= 60 else f"{shown[:57]}…"
