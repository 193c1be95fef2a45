"""The column that blocks are set in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor_console.letters.bands import Band, Run
from advisor_console.letters.fonts import FontPair
from advisor_console.letters.model import Text
from advisor_console.letters.setting import Line, set_lines
from advisor_console.letters.shaping import ShapedText
from advisor_console.letters.styles import INK, LONGEST_LINE, Colour, LetterStyle


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks are set: the column's left edge and width in points, its style and fonts."""

    x: float
    width: float
    style: LetterStyle
    pair: FontPair
    longest: int = LONGEST_LINE
    """Characters."""

    def inset(self, by: float, taken: int = 0) -> "Frame":
        """The same column with its left edge moved in; taken: the characters that stand before it."""
        return replace(self, x=self.x + by, width=self.width - by, longest=self.longest - taken)

    def lines(self, text: Text, size: float | None = None) -> tuple[Line, ...]:
        """Text broken to the column, at the body's size unless another is given."""
        return set_lines(text, self.pair, size or self.style.body, self.width, self.longest)

    def runs(self, line: Line, down: float, size: float | None = None, ink: Colour = INK) -> tuple[Run, ...]:
        """A line as runs, its baseline down from the band's top."""
        return tuple(
            Run(
                self.x + piece.x,
                down,
                piece.text,
                self.pair.weight(piece.strong).name,
                size or self.style.body,
                ink,
                piece.foreign,
            )
            for piece in line.pieces
        )

    @property
    def baseline(self) -> float:
        """How far down a line's strip its baseline stands."""
        return baseline(self.style.leading, self.style.body)


def baseline(leading: float, size: float) -> float:
    """The baseline that sets capitals and descenders in the middle of their strip."""
    return leading / 2 + size * 0.34


def turned(bands: Sequence[Band], frame: Frame) -> list[Band]:
    """Bands set from the left as they stand where lines start at the right: mirrored in their column."""
    if not frame.pair.leftward:
        return list(bands)
    mirror = 2 * frame.x + frame.width

    def run(one: Run) -> Run:
        if isinstance(one.text, ShapedText):
            return replace(one, x=mirror - one.x - one.text.width)
        weight = frame.pair.weight(one.font == frame.pair.bold.name)
        return replace(one, x=mirror - one.x - weight.width(one.text.strip(), one.size))

    return [
        replace(
            band,
            marks=tuple(replace(mark, runs=tuple(map(run, mark.runs))) for mark in band.marks),
            bars=tuple(replace(bar, x=mirror - bar.x - bar.width) for bar in band.bars),
        )
        for band in bands
    ]
