"""Reading a finished PDF back, glyph by glyph, as it will be seen."""

import ctypes
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from advisor_console.letters.pictures import PDFIUM_LOCK
from advisor_console.letters.refusals import LetterRefused

# A pixel of the ground is two points wide: finer than the space around a letter, and quick to draw.
_GROUND_SCALE = 0.5
# Pixels; a page as large as a house must not take the memory of one.
_WIDEST_GROUND = 2000


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character: its ink's box, its baseline's start and its size, in points from the lower left.

    ground is the colour behind its middle: paper, tint, watermark or picture.
    """

    page: int
    character: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    baseline: float
    size: float
    font: str
    colour: tuple[float, float, float]
    ground: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class GlyphLine:
    """Glyphs that read as one line: the same page and baseline, no wide gap between them."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """What the line says, without spaces at its ends."""
        return "".join(glyph.character for glyph in self.glyphs).strip()

    @property
    def page(self) -> int:
        """The page, counted from 0."""
        return self.glyphs[0].page

    @property
    def inked(self) -> tuple[Glyph, ...]:
        """The glyphs that are not spaces."""
        return tuple(glyph for glyph in self.glyphs if not glyph.character.isspace())


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """What was read: page sizes in points, glyphs in the order they are drawn, pages with nothing on them."""

    pages: tuple[tuple[float, float], ...]
    glyphs: tuple[Glyph, ...]
    empty: frozenset[int] = frozenset()

    def lines(self) -> tuple[GlyphLine, ...]:
        """Glyphs as lines, from the top of the first page to the foot of the last."""
        spot = sorted(self.glyphs, key=lambda g: (g.page, -round(g.baseline, 1), g.x))
        rows = itertools.groupby(spot, key=lambda g: (g.page, round(g.baseline, 1)))
        return tuple(line for _, row in rows for line in _parted(list(row)))


def _parted(row: Sequence[Glyph]) -> Iterator[GlyphLine]:
    """A row parted where the gap is wider than a column's gutter could make a space."""
    held: list[Glyph] = []
    for glyph in row:
        if held and glyph.left - held[-1].right > glyph.size:
            yield from _line(held)
            held = []
        held.append(glyph)
    yield from _line(held)


def _line(glyphs: Sequence[Glyph]) -> Iterator[GlyphLine]:
    """A line of these glyphs, or none where nothing but spaces was drawn."""
    if any(not glyph.character.isspace() for glyph in glyphs):
        yield GlyphLine(tuple(glyphs))


def read_pdf(pdf: bytes) -> ReadPdf:
    """Read all text of a PDF, artifacts among it.

    Raises LetterRefused for what cannot be opened as one, and for a page that is stored turned.
    """
    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(pdf)
            try:
                return _read(document)
            finally:
                document.close()
        except pypdfium2.PdfiumError as error:
            raise LetterRefused(
                "This is not a PDF that can be read.", "It may be damaged or locked with a password."
            ) from error


def _read(document: pypdfium2.PdfDocument) -> ReadPdf:
    sizes: list[tuple[float, float]] = []
    glyphs: list[Glyph] = []
    empty: set[int] = set()
    for number, page in enumerate(document):
        if page.get_rotation():
            # Lines and edges would be measured across the page, and nobody would know.
            raise LetterRefused(
                f"Page {number + 1} is stored turned, so it cannot be measured.", "Save it upright first."
            )
        sizes.append(page.get_size())
        if next(page.get_objects(max_depth=1), None) is None:
            empty.add(number)
        text = page.get_textpage()
        glyphs += _glyphs(text, number, _Ground(page))
        text.close()
        page.close()
    return ReadPdf(tuple(sizes), tuple(glyphs), frozenset(empty))


class _Ground:
    """The page without its words: what a reader sees behind them. corner is its lower left one."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        for part in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            pdfium.FPDFPageObj_SetIsActive(part, 0)
        self.corner = page.get_cropbox()[:2]
        self._scale = min(_GROUND_SCALE, _WIDEST_GROUND / max(page.get_size()))
        # Blue, green, red and one unused byte to a pixel.
        bitmap = page.render(scale=self._scale, prefer_bgrx=True)
        self._pixels, self._stride = bytes(bitmap.buffer), bitmap.stride
        self._columns, self._rows = bitmap.width, bitmap.height
        bitmap.close()

    def at(self, x: float, y: float) -> tuple[float, float, float]:
        """The colour at a point from the corner; beyond the page's edge, that of the edge."""
        column = min(max(int(x * self._scale), 0), self._columns - 1)
        row = min(max(self._rows - 1 - int(y * self._scale), 0), self._rows - 1)
        start = row * self._stride + column * 4
        blue, green, red = self._pixels[start : start + 3]
        return red / 255, green / 255, blue / 255


def _glyphs(text: pypdfium2.PdfTextPage, page: int, ground: _Ground) -> Iterator[Glyph]:
    for index in range(text.count_chars()):
        # Spaces and line ends that PDFium adds for its own readers were never drawn.
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        yield _glyph(text, page, index, ground)


def _glyph(text: pypdfium2.PdfTextPage, page: int, index: int, ground: _Ground) -> Glyph:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, index, name, 128, ctypes.c_int())
    code = pdfium.FPDFText_GetUnicode(text, index)
    # A page that was cut out of a larger one keeps that one's coordinates.
    across, up = ground.corner
    box = (left.value - across, bottom.value - up, right.value - across, top.value - up)
    return Glyph(
        page=page,
        # PDFium gives a hyphen at a line's end as U+0002, for its own joining of words.
        character="-" if code == 2 else chr(code),
        left=box[0],
        bottom=box[1],
        right=box[2],
        top=box[3],
        x=x.value - across,
        baseline=y.value - up,
        # The size as seen: what the font is set to, times what the page's matrices stretch it by.
        size=pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d),
        font=name.value.decode(errors="replace"),
        colour=(red.value / 255, green.value / 255, blue.value / 255),
        ground=ground.at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2),
    )
