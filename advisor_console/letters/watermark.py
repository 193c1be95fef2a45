"""Words across a page that is not a real letter, for the canvas to draw behind the text."""

from fontTools.ttLib import TTFont as SourceFont

from advisor_console.letters.fonts import FontPair
from advisor_console.letters.outlines import OutlinePen, Point
from advisor_console.letters.styles import A4


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
        pen = OutlinePen(glyphs, size / font["head"].unitsPerEm, (x, y), turn)
        glyphs[names[ord(character)]].draw(pen)
        curves += pen.curves
        advance = pair.bold.width(character, size)
        x, y = x + advance * turn[0], y + advance * turn[1]
    return tuple(curves)
