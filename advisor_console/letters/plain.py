"""A letter as plain text in reading order: what a screen reader and an email get."""

from collections.abc import Iterable, Iterator

from advisor_console.letters.model import (
    Block,
    Fact,
    ItemList,
    KeyFacts,
    Letter,
    NextStep,
    Signature,
    Table,
    block_texts,
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


def render_email(letter: Letter) -> str:
    """The letter's own words from the salutation to the greeting; an email has its head and sender itself."""
    parts = [
        list(block.lines[:1]) if isinstance(block, Signature) else list(_block_lines(block))
        for block in letter.blocks
    ]
    return "\n\n".join("\n".join(lines) for lines in parts).replace(NO_BREAK_SPACE, " ")


def _block_lines(block: Block) -> Iterable[str]:
    match block:
        case ItemList(items=items, numbered=numbered):
            signs = (f"{number}." if numbered else "•" for number in range(1, len(items) + 1))
            return [f"{sign} {written(item)}" for sign, item in zip(signs, items, strict=True)]
        case KeyFacts() | NextStep():
            return _facts(block.facts)
        case Table():
            return _rows(block)
        case _:
            return block_texts(block)


def _rows(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows):
        if number:
            yield ""
        yield from _facts(Fact(label, cell) for label, cell in zip(table.header, row, strict=True))


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"{fact.label}: {written(fact.value)}"
