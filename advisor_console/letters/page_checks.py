"""What can be measured on any PDF without knowing its letter: sizes, lines, margins, contrast."""

import itertools
import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from advisor_console.letters.glyphs import Glyph, GlyphLine, ReadPdf, read_pdf
from advisor_console.letters.styles import (
    LEAST_CONTRAST,
    LONGEST_LINE,
    MM,
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
class Pages:
    """A finished PDF read back, and the style that it is held to."""

    read: ReadPdf
    lines: tuple[GlyphLine, ...]
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


def check_pages(pdf: bytes, style: LetterStyle) -> tuple[Finding, ...]:
    """Every rule for any letter that the pages of a PDF break, held to a style's sizes.

    Raises LetterRefused when it cannot be read.
    """
    read = read_pdf(pdf)
    subject = Pages(read, read.lines(), style)
    return tuple(finding for rule in PAGE_RULES for finding in rule(subject))


def no_text(subject: Pages) -> Iterator[Finding]:
    """A page that is only a picture says nothing to whoever hears or enlarges it; an empty back may."""
    written = {glyph.page for glyph in subject.read.glyphs} | subject.read.empty
    if len(written) == len(subject.read.empty):
        written = set()
    for page in range(len(subject.read.pages)):
        if page not in written:
            yield Finding("no-text", page + 1, "the page has no text")


def smallest_text(subject: Pages) -> Iterator[Finding]:
    """Nothing is smaller than the format allows; only the address may be as small as its own least size."""
    seen: set[tuple[int, float]] = set()
    for glyph in subject.read.glyphs:
        least = subject.style.smallest
        if subject.in_window(glyph):
            least = min(least, *subject.style.address_sizes, least)
        if glyph.size < least - 0.01 and (glyph.page, glyph.size) not in seen:
            seen.add((glyph.page, glyph.size))
            yield Finding("smallest-text", glyph.page + 1, f"{glyph.size:.1f} point, less than {least:g}")


def x_height(subject: Pages) -> Iterator[Finding]:
    """A lower-case x is at least two millimetres high (RNIB)."""
    flat = [glyph for glyph in subject.read.glyphs if glyph.character in _FLAT_TOPPED]
    if low := [glyph for glyph in flat if (glyph.top - glyph.bottom) / MM < SMALLEST_X_HEIGHT]:
        height = (low[0].top - low[0].bottom) / MM
        yield Finding("x-height", low[0].page + 1, f"“{low[0].character}” is {height:.2f} mm high")


def line_length(subject: Pages) -> Iterator[Finding]:
    for line in subject.lines:
        if len(line.text) > LONGEST_LINE:
            yield Finding("line-length", line.page + 1, f"{len(line.text)} characters: “{line.text}”")


def margins(subject: Pages) -> Iterator[Finding]:
    for line in subject.lines:
        width, height = subject.read.pages[line.page]
        edge = LEAST_MARGIN * MM
        for glyph in line.inked:
            if min(glyph.left, width - glyph.right, glyph.bottom, height - glyph.top) < edge:
                yield Finding("margins", line.page + 1, f"“{line.text}” is nearer than 10 mm to the edge")
                break


def overlaps(subject: Pages) -> Iterator[Finding]:
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


def contrast_of_text(subject: Pages) -> Iterator[Finding]:
    """Text stands out from what is behind it, whatever that is."""
    key = operator.attrgetter("colour", "ground")
    inked = [glyph for glyph in subject.read.glyphs if not glyph.character.isspace()]
    for (colour, ground), group in itertools.groupby(sorted(inked, key=key), key):
        ratio = contrast(colour, ground)
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


def parted_words(subject: Pages) -> Iterator[Finding]:
    """No line ends inside a word; without the letter's words at hand, a hyphen at its end tells."""
    for line in subject.lines:
        if re.search(r"\w[-\u2010\u00ad]$", line.text):
            yield Finding(
                "split-word", line.page + 1, f"“{line.text.split()[-1]}” is parted at the line’s end"
            )


PageRule = Callable[[Pages], Iterator[Finding]]
PAGE_RULES: tuple[PageRule, ...] = (
    no_text,
    smallest_text,
    x_height,
    line_length,
    margins,
    parted_words,
    overlaps,
    contrast_of_text,
)
