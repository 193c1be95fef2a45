"""What veraPDF does not see: sizes, lines, margins, words, window, contrast, measured on the finished PDF."""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor_console.letters.glyphs import Glyph, GlyphLine, ReadPdf, read_pdf
from advisor_console.letters.model import Letter, letter_texts
from advisor_console.letters.styles import (
    LEAST_CONTRAST,
    LONGEST_LINE,
    MM,
    PAPER,
    SMALLEST_X_HEIGHT,
    Colour,
    LetterStyle,
)

# Every office printer reaches this near to the edge, in millimetres.
LEAST_MARGIN = 10.0
_FLAT_TOPPED = frozenset("vwxz")


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a page breaks. page counts from 1."""

    rule: str
    page: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Subject:
    read: ReadPdf
    lines: tuple[GlyphLine, ...]
    letter: Letter
    style: LetterStyle

    def in_window(self, glyph: Glyph) -> bool:
        """Whether any of the glyph's ink is inside the address window."""
        left, bottom, right, top = self.window
        outside = glyph.right < left or glyph.left > right or glyph.top < bottom or glyph.bottom > top
        return glyph.page == 0 and not outside

    @property
    def window(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of the window in points from the page's lower left corner."""
        window, height = self.style.window, self.read.pages[0][1]
        top = height - window.top * MM
        return window.left * MM, top - window.height * MM, (window.left + window.width) * MM, top


def check_pdf(pdf: bytes, letter: Letter, style: LetterStyle) -> tuple[Finding, ...]:
    """Every rule that the finished letter breaks, in the order of the rules; none is what we print."""
    read = read_pdf(pdf)
    subject = _Subject(read, read.lines(), letter, style)
    return tuple(finding for rule in RULES for finding in rule(subject))


def _smallest_text(subject: _Subject) -> Iterator[Finding]:
    """Nothing is smaller than the format allows; only the address may be as small as its own least size."""
    seen: set[tuple[int, float]] = set()
    for glyph in subject.read.glyphs:
        least = subject.style.smallest
        if subject.in_window(glyph):
            least = min(least, *subject.style.address_sizes, least)
        if glyph.size < least - 0.01 and (glyph.page, glyph.size) not in seen:
            seen.add((glyph.page, glyph.size))
            yield Finding("smallest-text", glyph.page + 1, f"{glyph.size:.1f} point, less than {least:g}")


def _x_height(subject: _Subject) -> Iterator[Finding]:
    """A lower-case x is at least two millimetres high (RNIB)."""
    flat = [glyph for glyph in subject.read.glyphs if glyph.character in _FLAT_TOPPED]
    if low := [glyph for glyph in flat if (glyph.top - glyph.bottom) / MM < SMALLEST_X_HEIGHT]:
        height = (low[0].top - low[0].bottom) / MM
        yield Finding("x-height", low[0].page + 1, f"“{low[0].character}” is {height:.2f} mm high")


def _line_length(subject: _Subject) -> Iterator[Finding]:
    for line in subject.lines:
        if len(line.text) > LONGEST_LINE:
            yield Finding("line-length", line.page + 1, f"{len(line.text)} characters: “{line.text}”")


def _margins(subject: _Subject) -> Iterator[Finding]:
    for line in subject.lines:
        width, height = subject.read.pages[line.page]
        edge = LEAST_MARGIN * MM
        for glyph in line.inked:
            if min(glyph.left, width - glyph.right, glyph.bottom, height - glyph.top) < edge:
                yield Finding("margins", line.page + 1, f"“{line.text}” is nearer than 10 mm to the edge")
                break


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


def _overlaps(subject: _Subject) -> Iterator[Finding]:
    """No line's ink touches another's."""
    for page, group in itertools.groupby(subject.lines, key=lambda line: line.page):
        boxes = [(_box(line), line) for line in group]
        for (one, first), (two, second) in itertools.combinations(boxes, 2):
            across = min(one[2], two[2]) - max(one[0], two[0])
            upward = min(one[3], two[3]) - max(one[1], two[1])
            if across > 0.5 and upward > 0.5 and _ink_touches(first, second):
                yield Finding("overlap", page + 1, f"“{first.text}” and “{second.text}” touch")


def _box(line: GlyphLine) -> tuple[float, float, float, float]:
    ink = line.inked
    return (
        min(glyph.left for glyph in ink),
        min(glyph.bottom for glyph in ink),
        max(glyph.right for glyph in ink),
        max(glyph.top for glyph in ink),
    )


def _ink_touches(first: GlyphLine, second: GlyphLine) -> bool:
    return any(
        min(one.right, two.right) - max(one.left, two.left) > 0.5
        and min(one.top, two.top) - max(one.bottom, two.bottom) > 0.5
        for one in first.inked
        for two in second.inked
    )


def _address_window(subject: _Subject) -> Iterator[Finding]:
    """The window shows the recipient's address, all of it and nothing else, with a plain zero."""
    left, bottom, right, top = subject.window
    inside = [glyph for glyph in subject.read.glyphs if subject.in_window(glyph)]
    shown = "".join(glyph.character for glyph in inside if glyph.character not in " ,\u00a0")
    wanted = re.sub(r"[ ,\u00a0]", "", "".join(subject.letter.recipient))
    if shown != wanted:
        yield Finding("address-window", 1, f"the window shows “{shown}”, not “{wanted}”")
    for glyph in inside:
        within = (
            glyph.left >= left and glyph.right <= right + 1 and glyph.bottom >= bottom and glyph.top <= top
        )
        if not glyph.character.isspace() and not within:
            yield Finding("address-window", 1, f"“{glyph.character}” is cut by the window’s edge")
            break
    if any("Atkinson" in glyph.font for glyph in inside):
        yield Finding("address-window", 1, "the address has a zero with a stroke through it")


def _contrast(subject: _Subject) -> Iterator[Finding]:
    for colour, group in itertools.groupby(
        sorted(subject.read.glyphs, key=lambda g: g.colour), lambda g: g.colour
    ):
        ratio = contrast(colour, PAPER)
        if ratio < LEAST_CONTRAST:
            yield Finding("contrast", next(group).page + 1, f"{ratio:.1f} : 1, less than {LEAST_CONTRAST:g}")


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours by WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _page_numbers(subject: _Subject) -> Iterator[Finding]:
    pages = len(subject.read.pages)
    for page in range(pages):
        wanted = subject.letter.words.page_of(page + 1, pages)
        if not any(line.page == page and line.text == wanted for line in subject.lines):
            yield Finding("page-number", page + 1, f"“{wanted}” is not on the page")


Rule = Callable[[_Subject], Iterator[Finding]]
RULES: tuple[Rule, ...] = (
    _smallest_text,
    _x_height,
    _line_length,
    _margins,
    _split_words,
    _overlaps,
    _address_window,
    _contrast,
    _page_numbers,
)
