"""Words across a page that is not a real letter, for the canvas to draw behind the text."""

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont as SourceFont

from advisor_console.letters.fonts import FontPair
from advisor_console.letters.styles import A4
from advisor_console.letters.tagging import Point


class _OutlinePen(BasePen):
    """Collects a glyph's outline as the canvas draws it; turn is the cosine and sine of its slope."""

    def __init__(self, glyphs: object, scale: float, origin: Point, turn: Point) -> None:
        super().__init__(glyphs)
        self.curves: list[tuple[Point, ...]] = []
        self._scale, self._origin, self._turn = scale, origin, turn

    def _at(self, point: Point) -> Point:
        x, y = point[0] * self._scale, point[1] * self._scale
        cos, sin = self._turn
        return self._origin[0] + x * cos - y * sin, self._origin[1] + x * sin + y * cos

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 (fontTools' name)
        self.curves.append((self._at(pt),))

    def _lineTo(self, pt: Point) -> None:  # noqa: N802 (fontTools' name)
        self.curves.append((self._at(pt),))

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802 (fontTools' name)
        self.curves.append((self._at(pt1), self._at(pt2), self._at(pt3)))

    def _closePath(self) -> None:  # noqa: N802 (fontTools' name)
        self.curves.append(())


def watermark_outlines(words: str, pair: FontPair) -> tuple[tuple[Point, ...], ...]:
    """Words from corner to corner as outlines, not text, so that nobody copies or hears them mixed in."""
    diagonal = (A4[0] ** 2 + A4[1] ** 2) ** 0.5
    size = min(64.0, 0.86 * diagonal / pair.bold.width(words, 1))
    turn = (A4[0] / diagonal, A4[1] / diagonal)
    half = pair.bold.width(words, size) / 2
    x, y = A4[0] / 2 - half * turn[0], A4[1] / 2 - half * turn[1]
    font = SourceFont(pair.bold.path)
    glyphs, names = font.getGlyphSet(), font.getBestCmap()
    curves: list[tuple[Point, ...]] = []
    for character in words:
        pen = _OutlinePen(glyphs, size / font["head"].unitsPerEm, (x, y), turn)
        glyphs[names[ord(character)]].draw(pen)
        curves += pen.curves
        advance = pair.bold.width(character, size)
        x, y = x + advance * turn[0], y + advance * turn[1]
    return tuple(curves)
