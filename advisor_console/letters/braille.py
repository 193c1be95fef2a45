"""A letter in braille: a BRF file for an embosser, contracted by liblouis, on sheets of 40 by 25 cells."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor_console.letters.model import (
    Block,
    Fact,
    Heading,
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
from advisor_console.letters.programs import LOUIS
from advisor_console.letters.refusals import CharacterRefused, LetterRefused
from advisor_console.letters.words import NO_BREAK_SPACE

CELLS, LINES = 40, 25
# Contracted where the language's readers mostly read contracted: Unified English Braille grade 2, Welsh
# grade 2. Ours are the tables of liblouis; the first one turns dots into the letters of a BRF file. Urdu's
# and Bengali's have no letters for British names: those are in English braille, uncontracted, as are signs
# and numbers, and a reader knows them by what stands around, since the cells are the same.
_TABLES = {
    "en": "en-ueb-g2.ctb",
    "cy": "cy-cy-g2.ctb",
    "pl": "Pl-Pl-g1.utb",
    "ur": "ur-pk-g1.utb,en-ueb-g1.ctb",
    "bn": "bengali.cti,en-ueb-g1.ctb",
}
# What Unicode's normal form writes in two characters and the table knows as one; and the full stop, which
# has the cell of ours.
_AS_THE_TABLE_HAS_IT = {
    "\u09a1\u09bc": "\u09dc",
    "\u09a2\u09bc": "\u09dd",
    "\u09af\u09bc": "\u09df",
    "\u0964": ".",
}
_FILE_LETTERS = "en-us-brf.dis"
# What liblouis writes in place of a character that its table lacks: its number, between two signs.
_UNKNOWN = re.compile(r"'.X[0-9A-J]+'")
# liblouis parts what is longer than its buffer, in the middle of a word.
_LONGEST = 700
# Dot 5 at a line's end: an address of the web or of email goes on in the next one (UEB 2024, 10.12).
_GOES_ON = '"'


@dataclass(frozen=True, slots=True)
class _Lump:
    """Text and how it lies on the sheet: cells before its first line and the others, a blank line above."""

    text: str
    first: int = 0
    others: int = 0
    gap: bool = False
    heading: bool = False


def no_braille_for(language: str) -> str:
    """Why a language has no braille here; empty where it has."""
    return "" if language in _TABLES else f"There is no braille for the language “{language}” here."


def braille_table(language: str) -> str:
    """liblouis's tables for a language. Raises LetterRefused where the language has none of ours."""
    if reason := no_braille_for(language):
        raise LetterRefused(reason, "Choose another format, or have the letter read to them.")
    return f"{_FILE_LETTERS},{_TABLES[language]}"


def render_braille(letter: Letter) -> bytes:
    """The letter as a BRF file: ASCII, lines of at most 40 cells, 25 of them to a page, then a form feed.

    The page's number stands at the right of its last line. Raises LetterRefused when liblouis is not
    installed or has no table for the language, and CharacterRefused for a character that the table lacks.
    """
    lumps = list(_lumps(letter))
    _refuse_unknown({character for lump in lumps for character in lump.text}, letter.language)
    cells = _contracted([lump.text for lump in lumps], braille_table(letter.language))
    pages = _pages((lump, _set(lump, text)) for lump, text in zip(lumps, cells, strict=True))
    numbers = _contracted(
        [str(number) for number in range(1, len(pages) + 1)], braille_table(letter.language)
    )
    sheets = (
        [*page, *[""] * (LINES - 1 - len(page)), number.rjust(CELLS)]
        for page, number in zip(pages, numbers, strict=True)
    )
    return "".join("\r\n".join(sheet) + "\r\n\f" for sheet in sheets).encode("ascii")


def _refuse_unknown(characters: set[str], language: str) -> None:
    asked = sorted(one for one in characters if not one.isascii())
    for character, said in zip(asked, _contracted(asked, braille_table(language)), strict=True):
        if _UNKNOWN.search(said):
            raise CharacterRefused(
                character,
                f"There is no braille for “{character}” (U+{ord(character):04X}) in this language’s table.",
                "Write it in another way, or choose another format.",
            )


def _contracted(texts: Sequence[str], tables: str) -> list[str]:
    """Each text as braille, on one line. Every piece goes to liblouis on a line of its own."""
    pieces = [
        textwrap.wrap(text, _LONGEST, break_long_words=False, break_on_hyphens=False) or [""]
        for text in texts
    ]
    given = "".join(f"{piece}\n" for held in pieces for piece in held)
    # The program takes a backslash for the start of a code.
    answer = LOUIS.run("--forward", tables, given=given.replace("\\", "\\\\")).decode()
    said = iter(answer.splitlines())
    return [" ".join(next(said).strip() for _ in held) for held in pieces]


def _lumps(letter: Letter) -> Iterator[_Lump]:
    words = letter.words
    groups = (
        (letter.council,),
        letter.recipient,
        letter.return_address,
        tuple(f"{label}: {value}" for label, value in contact_lines(letter)),
        (words.day(letter.date), f"{words.reference}: {letter.reference}"),
    )
    for group in groups:
        yield from _lines(group)
    yield _Lump(_spoken(letter.title), gap=True, heading=True)
    for block in letter.blocks:
        yield from _block(block)


def _lines(texts: Iterable[str], *, first_gap: bool = True) -> Iterator[_Lump]:
    """Lines that belong together; what does not fit a line is set in by two cells."""
    for number, text in enumerate(texts):
        yield _Lump(_spoken(text), others=2, gap=first_gap and number == 0)


def _block(block: Block) -> Iterator[_Lump]:
    match block:
        case Heading(text=text):
            yield _Lump(_spoken(text), gap=True, heading=True)
        case ItemList(items=items, numbered=numbered):
            # Items need no sign: each starts at the margin, and its other lines are set in.
            signs = [f"{number}. " if numbered else "" for number in range(1, len(items) + 1)]
            yield from _lines(f"{sign}{written(item)}" for sign, item in zip(signs, items, strict=True))
        case KeyFacts() | NextStep():
            yield from _lines(f"{fact.label}: {written(fact.value)}" for fact in block.facts)
        case Table(header=header, rows=rows):
            for row in rows:
                facts = (Fact(label, cell) for label, cell in zip(header, row, strict=True))
                yield from _lines(f"{fact.label}: {written(fact.value)}" for fact in facts)
        case Signature(lines=lines):
            yield from _lines(lines)
        case _:
            for text in block_texts(block):
                yield _Lump(_spoken(text), first=2, gap=True)


def _spoken(text: str) -> str:
    for written_as, known_as in _AS_THE_TABLE_HAS_IT.items():
        text = text.replace(written_as, known_as)
    return " ".join(text.replace(NO_BREAK_SPACE, " ").split())


def _set(lump: _Lump, cells: str) -> list[str]:
    """One lump's lines; a heading stands in the middle, at least four cells from either edge."""
    rows = [""] if lump.gap else []
    if lump.heading:
        return rows + [row.center(CELLS).rstrip() for row in _rows(cells, CELLS - 8, CELLS - 8)]
    held = _rows(cells, CELLS - lump.first, CELLS - lump.others)
    margins = [lump.first, *[lump.others] * (len(held) - 1)]
    return rows + [" " * margin + row for margin, row in zip(margins, held, strict=True)]


def _rows(cells: str, first: int, others: int) -> list[str]:
    """Words on lines; only a word longer than a line is parted, and says that it goes on."""
    rows: list[str] = [""]
    room = first
    for whole in cells.split(" "):
        word = whole
        if rows[-1] and len(rows[-1]) + 1 + len(word) > room:
            rows.append("")
            room = others
        while len(word) > room:
            rows[-1] = word[: room - 1] + _GOES_ON
            word, room = word[room - 1 :], others
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}" if rows[-1] else word
    return rows


def _pages(lumps: Iterable[tuple[_Lump, list[str]]]) -> list[list[str]]:
    """Lines on pages of 24, the last line being the number's; no page starts with a blank one."""
    pages: list[list[str]] = [[]]
    for lump, lines in lumps:
        # A heading is not left alone at a page's foot, and what is short is not parted.
        needed = len(lines) + 3 if lump.heading else len(lines) if len(lines) <= 4 else 3
        if len(pages[-1]) + needed > LINES - 1:
            pages.append([])
        for line in lines:
            if len(pages[-1]) == LINES - 1:
                pages.append([])
            if line or pages[-1]:
                pages[-1].append(line)
    return pages
