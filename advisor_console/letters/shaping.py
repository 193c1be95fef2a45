"""Scripts whose letters join, stack or run leftward: text as glyphs, each stretch keeping what it says."""

import re
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from advisor_console.letters.bidi import Stretch, stretches
from advisor_console.letters.outlines import OutlinePen, path_operators

_FEATURES = {"kern": True, "liga": True}
_SCRIPTS = {"ARABIC": "Arab", "BENGALI": "Beng", "LATIN": "Latn"}
# Codes that Unicode leaves to everybody: reportlab draws characters, and a glyph gets one for what it says.
_FIRST_CODE = 0xF0000
_CODE = re.compile(r"<(F[0-9A-F]{4})>")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a glyph stands from its stretch's left, raised by, and how far the font moves on after it.

    All per 1,000 of the size.
    """

    x: float
    rise: float
    width: float


@dataclass(frozen=True, slots=True)
class Stamp:
    """A dot or a vowel that is drawn as an outline: its place, and the operators of its path.

    Per 1,000 of the size.
    """

    x: float
    rise: float
    path: str


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Glyphs in the order in which they are read: codes of the font, their places, the stretch's width.

    marks are drawn and say nothing: the letter that they belong to says it with them.
    """

    codes: str
    places: tuple[Place, ...]
    width: float
    marks: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch on its line: from the line's left in points, the font's name, its glyphs."""

    x: float
    font: str
    glyphs: Glyphs


Spot = tuple[int, int, Place]
"""A glyph's number, the place of its letter in the text, and where it stands."""


class ShapedText(str):
    """What a line says, as a text, with what shows it in reading order; width is the whole in points.

    stacked: its script puts vowels before and around the letters that they follow.
    """

    __slots__ = ("shown", "stacked", "width")

    shown: tuple[Shown, ...]
    width: float
    stacked: bool


class ShapedFont(TTFont):
    """A font for reportlab whose glyphs are told apart by what they say as well."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), asciiReadable=0)
        self._codes: dict[tuple[int, str], int] = {}
        self._said: dict[int, str] = {}
        self._naming = threading.Lock()

    def code(self, glyph: int, said: str, width: float) -> str:
        """The character to draw for a glyph that says this; width is per 1,000 of the size."""
        with self._naming:
            code = self._codes.get((glyph, said))
            if code is None:
                code = _FIRST_CODE + len(self._codes)
                self.face.charToGlyph[code] = glyph
                self.face.charWidths[code] = width
                self._said[code] = said
                self._codes[glyph, said] = code
        return chr(code)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 (reportlab's name)
        """Write the font's subsets, with what each glyph says in place of its code."""
        super().addObjects(doc)
        for name, held in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and name.endswith(f"+{self.face.name.decode()}"):
                held.content = _CODE.sub(lambda match: self._meant(int(match[1], 16)), held.content)

    def _meant(self, code: int) -> str:
        return f"<{self._said[code].encode('utf-16-be').hex().upper()}>"


class Shaper:
    """One font whose text is shaped by HarfBuzz. leftward: its script's way."""

    def __init__(self, font: ShapedFont, path: Path, *, leftward: bool) -> None:
        self.name = font.fontName
        self.leftward = leftward
        self._registered = font
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(path.read_bytes())))
        self._scale = 1000 / self._font.face.upem
        self.shape = lru_cache(maxsize=4096)(self._shape)
        self._outline = lru_cache(maxsize=None)(self._drawn)

    def width(self, text: str) -> float:
        """How wide text is, per 1,000 of the size."""
        parts = stretches(text, leftward=self.leftward)
        plain = [False] * len(text)
        return sum(
            self.shape(text[start:end], one.leftward, one.script).width
            for one in parts
            for start, end in _tokens(text, plain, one)
        )

    def _shape(self, text: str, leftward: bool, script: str) -> Glyphs:
        """One stretch as glyphs, in reading order."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction = "rtl" if leftward else "ltr"
        buffer.script = _SCRIPTS[script]
        uharfbuzz.shape(self._font, buffer, _FEATURES)
        scale, reach = self._scale, 0.0
        spots: list[Spot] = []
        for info, moved in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            width = self._font.get_glyph_h_advance(info.codepoint) * scale
            place = Place(reach + moved.x_offset * scale, moved.y_offset * scale, width)
            spots.append((info.codepoint, info.cluster, place))
            reach += moved.x_advance * scale
        read = spots[::-1] if leftward else spots
        told = list(zip(read, _said(text, [at for _, at, _ in read]), strict=True))
        # Bengali says its lines beside the glyphs; Urdu's programs turn round what they find there.
        marks = [spot for spot, said in told if not said] if self.leftward else []
        letters = [(spot, said) for spot, said in told if said or not self.leftward]
        codes = "".join(self._registered.code(spot[0], said, spot[2].width) for spot, said in letters)
        stamps = tuple(self._stamp(glyph, place) for glyph, _, place in marks)
        return Glyphs(codes, tuple(spot[2] for spot, _ in letters), reach, stamps)

    def _stamp(self, glyph: int, place: Place) -> Stamp:
        return Stamp(place.x, place.rise, self._outline(glyph))

    def _drawn(self, glyph: int) -> str:
        pen = OutlinePen(None, self._scale)
        self._font.draw_glyph_with_pen(glyph, pen)
        return path_operators(pen.curves)


def _said(text: str, clusters: Sequence[int]) -> Iterator[str]:
    """What each glyph says: the first of a cluster, which is its letter, all of it; the others nothing."""
    starts = [*sorted(set(clusters)), len(text)]
    ends = dict(pairwise(starts))
    met: set[int] = set()
    for at in clusters:
        yield "" if at in met else text[at : ends[at]]
        met.add(at)


def _tokens(text: str, strong: Sequence[bool], one: Stretch) -> Iterator[tuple[int, int]]:
    """A stretch in reading order, parted where the weight changes and, in a leftward script, into words.

    Lines share their words, so each is shaped once.
    """

    def key(at: int) -> tuple[bool, bool]:
        word = unicodedata.bidirectional(text[at]) in ("R", "AL", "NSM")
        return strong[at], one.leftward and word

    for _, group in groupby(range(one.start, one.end), key):
        places = list(group)
        yield places[0], places[-1] + 1


def shaped(
    parts: Sequence[tuple[str, bool]], regular: Shaper, bold: Shaper, size: float, *, spaced: bool = False
) -> ShapedText:
    """Text in its weights (strong or not) as one line; spaced: with a space at its end."""
    text = "".join(part for part, _ in parts)
    strong = [weight for part, weight in parts for _ in part]
    held: list[tuple[int, Shown]] = []
    reach = 0.0
    for one in stretches(text, leftward=regular.leftward):
        tokens = list(_tokens(text, strong, one))
        for start, end in reversed(tokens) if one.leftward else tokens:
            shaper = bold if strong[start] else regular
            glyphs = shaper.shape(text[start:end], one.leftward, one.script)
            held.append((start, Shown(reach, shaper.name, glyphs)))
            reach += glyphs.width * size / 1000
    if spaced:
        space = regular.shape(" ", regular.leftward, "LATIN")
        x = -space.width * size / 1000 if regular.leftward else reach
        held.append((len(text), Shown(x, regular.name, space)))
    line = ShapedText(f"{text} " if spaced else text)
    line.stacked = not regular.leftward
    line.shown, line.width = tuple(shown for _, shown in sorted(held, key=itemgetter(0))), reach
    return line
