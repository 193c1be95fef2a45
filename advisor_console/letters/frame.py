"""The column that blocks are set in."""

from dataclasses import dataclass, replace

from advisor_console.letters.bands import Run
from advisor_console.letters.fonts import FontPair
from advisor_console.letters.model import Text
from advisor_console.letters.setting import Line, set_lines
from advisor_console.letters.styles import INK, Colour, LetterStyle


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks are set: the column's left edge and width in points, its style and fonts."""

    x: float
    width: float
    style: LetterStyle
    pair: FontPair

    def inset(self, by: float) -> "Frame":
        """The same column with its left edge moved in."""
        return replace(self, x=self.x + by, width=self.width - by)

    def lines(self, text: Text, size: float | None = None) -> tuple[Line, ...]:
        """Text broken to the column, at the body's size unless another is given."""
        return set_lines(text, self.pair, size or self.style.body, self.width)

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
