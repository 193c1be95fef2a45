"""Bands: strips across the page that are never split, and the pages they are stacked on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import Colour


@dataclass(frozen=True, slots=True)
class Run:
    """Text at its place: x from the page's left edge, down from its band's or page's top to the baseline.

    foreign: it is English in a letter of another language.
    """

    x: float
    down: float
    text: str
    font: str
    size: float
    colour: Colour
    foreign: bool = False

    def lowered(self, by: float) -> "Run":
        """The same text further down."""
        return Run(self.x, self.down + by, self.text, self.font, self.size, self.colour, self.foreign)


@dataclass(frozen=True, slots=True)
class Mark:
    """Runs that belong to one structure element."""

    element: Element
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle for the eye only: x and down are its upper left corner."""

    x: float
    down: float
    width: float
    height: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of content. gap is the space above it, none at the top of a page; keep ties it to the next."""

    height: float
    gap: float
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...] = ()
    keep: bool = False


@dataclass(slots=True)
class Page:
    """What stands on one page, in reading order, measured from its top."""

    marks: list[Mark] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)

    def place(self, band: Band, top: float) -> None:
        """Put a band's content where its top is down from the page's."""
        for bar in band.bars:
            self.bars.append(replace(bar, down=bar.down + top))
        for mark in band.marks:
            runs = tuple([run.lowered(top) for run in mark.runs])
            if self.marks and self.marks[-1].element is mark.element:
                # One stretch of marked content for a whole paragraph, not one a line.
                runs = self.marks.pop().runs + runs
            self.marks.append(Mark(mark.element, runs))


def paginate(bands: Sequence[Band], first: Page, start: float, top: float, bottom: float) -> list[Page]:
    """Stack bands on pages: the first one from start down, later ones from top, none below bottom.

    Bands tied by keep stay together unless they fill more than a page. Raises LetterRefused when one band
    alone does.
    """
    pages, down = [first], start
    for group in _groups(bands):
        if down + _height(group, fresh=down == top) > bottom and _height(group, fresh=True) <= bottom - top:
            pages.append(Page())
            down = top
        for band in group:
            gap = 0.0 if down == top else band.gap
            if down + gap + band.height > bottom:
                pages.append(Page())
                down, gap = top, 0.0
            if band.height > bottom - top:
                raise LetterRefused("A part of the letter is longer than a page.", "Divide it into parts.")
            pages[-1].place(band, down + gap)
            down += gap + band.height
    return pages


def _groups(bands: Sequence[Band]) -> Iterator[list[Band]]:
    group: list[Band] = []
    for band in bands:
        group.append(band)
        if not band.keep:
            yield group
            group = []
    if group:
        yield group


def _height(group: Sequence[Band], *, fresh: bool) -> float:
    return sum(band.height + band.gap for band in group) - (group[0].gap if fresh else 0)
