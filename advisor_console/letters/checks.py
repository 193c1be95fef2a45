"""Whether a finished PDF is its letter: words, window, page numbers, and the rules of any page."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor_console.letters.glyphs import read_pdf
from advisor_console.letters.model import Letter, letter_texts
from advisor_console.letters.page_checks import (
    Finding,
    Pages,
    contrast_of_text,
    line_length,
    margins,
    overlaps,
    smallest_text,
    x_height,
)
from advisor_console.letters.styles import LetterStyle


@dataclass(frozen=True, slots=True)
class _Subject(Pages):
    letter: Letter


def check_pdf(pdf: bytes, letter: Letter, style: LetterStyle) -> tuple[Finding, ...]:
    """Every rule that the finished letter breaks, in the order of the rules; none is what we print.

    A leftward letter is held to the rules that go by ink and place: its words are read here from the left, as
    they stand, and the dots of its letters are outlines. What PDFium copies of them has tests of its own.
    """
    read = read_pdf(pdf)
    subject = _Subject(read, read.lines(), style, letter)
    script = letter.words.script
    rules = INK_RULES if script is not None and script.leftward else RULES
    return tuple(finding for rule in rules for finding in rule(subject))


def _split_words(subject: _Subject) -> Iterator[Finding]:
    """Every word of the letter stands whole on one line, as often as the letter has it."""
    wanted = Counter(part for text in letter_texts(subject.letter) for part in _word_parts(text))
    found = Counter(part for line in subject.lines for part in _word_parts(line.text))
    for word, count in (wanted - found).items():
        yield Finding("split-word", 1, f"“{word}” is whole {found[word]} times, not {count + found[word]}")


def _word_parts(text: str) -> Iterator[str]:
    """Words without the signs around them, and parted at the signs where an address may be divided."""
    for word in text.split():
        for part in re.split(r"[@/.]+", word):
            if bare := part.strip(",;:.?!“”()•"):
                yield bare


def _address_window(subject: _Subject) -> Iterator[Finding]:
    """The window shows the recipient's address, all of it and nothing else, with a plain zero."""
    left, bottom, right, top = subject.window
    inside = [glyph for glyph in subject.read.glyphs if subject.in_window(glyph)]
    shown = "".join(glyph.character for glyph in inside if glyph.character not in " ,\u00a0")
    wanted = re.sub(r"[ ,\u00a0]", "", "".join(subject.letter.recipient))
    if shown != wanted:
        yield Finding("address-window", 1, f"the window shows “{shown}”, not “{wanted}”")
    for glyph in inside:
        # The window is where the text is set; a letter such as J hangs a little out of its own place.
        hang = glyph.size * 0.1
        within = (
            glyph.left >= left - hang
            and glyph.right <= right + 1
            and glyph.bottom >= bottom
            and glyph.top <= top
        )
        if not glyph.character.isspace() and not within:
            yield Finding("address-window", 1, f"“{glyph.character}” is cut by the window’s edge")
            break
    if any("Atkinson" in glyph.font for glyph in inside):
        yield Finding("address-window", 1, "the address has a zero with a stroke through it")


def _page_numbers(subject: _Subject) -> Iterator[Finding]:
    pages = len(subject.read.pages)
    for page in range(pages):
        wanted = subject.letter.words.page_of(page + 1, pages)
        if not any(line.page == page and line.text == wanted for line in subject.lines):
            yield Finding("page-number", page + 1, f"“{wanted}” is not on the page")


Rule = Callable[[_Subject], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    smallest_text,
    x_height,
    line_length,
    margins,
    _split_words,
    overlaps,
    _address_window,
    contrast_of_text,
    _page_numbers,
)
INK_RULES: tuple[Rule, ...] = (margins, _address_window, contrast_of_text)
