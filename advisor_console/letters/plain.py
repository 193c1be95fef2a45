"""A letter as plain text in reading order: what a screen reader and an email get."""

from collections.abc import Iterable, Iterator

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
    Table,
    contact_lines,
    written,
)
from advisor_console.letters.words import NO_BREAK_SPACE


def render_text(letter: Letter) -> str:
    """The whole letter, parts divided by a blank line, in the PDF's reading order."""
    words = letter.words
    parts = [
        [letter.council],
        list(letter.recipient),
        list(letter.return_address),
        [f"{label}: {value}" for label, value in contact_lines(letter)],
        [words.day(letter.date), f"{words.reference}: {letter.reference}"],
        [letter.title],
        *(list(_block_lines(block)) for block in letter.blocks),
    ]
    text = "\n\n".join("\n".join(lines) for lines in parts)
    return f"{text}\n".replace(NO_BREAK_SPACE, " ")


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=heading):
            yield heading
        case Paragraph(text=text):
            yield written(text)
        case ItemList(items=items, numbered=numbered):
            for number, item in enumerate(items, 1):
                yield f"{number}. {written(item)}" if numbered else f"• {written(item)}"
        case KeyFacts() | NextStep():
            yield from _facts(block.facts)
        case Table(header=header, rows=rows):
            for number, row in enumerate(rows):
                if number:
                    yield ""
                yield from _facts(Fact(label, cell) for label, cell in zip(header, row, strict=True))
        case Signature(lines=lines):
            yield from lines


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"{fact.label}: {written(fact.value)}"
