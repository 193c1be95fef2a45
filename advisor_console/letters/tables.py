"""Tables: rows that are never split, headings tied to what they head."""

from collections.abc import Sequence
from dataclasses import replace

from advisor_console.letters.bands import Band, Bar, Mark, Run
from advisor_console.letters.frame import Frame
from advisor_console.letters.model import Span, Table, Text
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import HAIRLINE, LetterStyle


def gutter(style: LetterStyle) -> float:
    """The space between columns in points."""
    return style.body * 1.5


def table_bands(
    tree: Element,
    header: Sequence[Text],
    rows: Sequence[Sequence[Text]],
    widths: Sequence[float],
    frame: Frame,
) -> list[Band]:
    """A row of column headings, if any, then the rows, the first cell of each heading its row."""
    bands = [_row(tree, header, ["Column"] * len(header), widths, frame)] if header else []
    bands += [_row(tree, row, ["Row", *[None] * (len(row) - 1)], widths, frame) for row in rows]
    # Short tables stay whole; a longer one may break between rows, but not straight after its headings.
    whole = len(bands) <= 12
    bands = [
        replace(band, keep=number < len(bands) - 1 if whole else number == 0)
        for number, band in enumerate(bands)
    ]
    bands[0] = replace(bands[0], gap=frame.style.leading * 0.8)
    # Lines part rows from each other; none is drawn under the last.
    bands[-1] = replace(bands[-1], bars=())
    return bands


def _row(
    tree: Element, cells: Sequence[Text], scopes: Sequence[str | None], widths: Sequence[float], frame: Frame
) -> Band:
    style = frame.style
    pad = style.leading * 0.22
    row = tree.add("TR")
    marks: list[Mark] = []
    x, most = 0.0, 0
    for cell, scope, width in zip(cells, scopes, widths, strict=True):
        element = row.add("TH", scope=scope) if scope else row.add("TD")
        last = x + width > frame.width - 1
        # A hair more than the gutter leaves, or rounding would wrap the label that the width is taken from.
        column = replace(frame, x=frame.x + x, width=width if last else width - gutter(style) + 0.01)
        strong = tuple(replace(span, strong=True) for span in cell) if scope else cell
        runs: list[Run] = []
        for number, line in enumerate(column.lines(strong)):
            runs += column.runs(line, pad + number * style.leading + frame.baseline)
            most = max(most, number + 1)
        marks.append(Mark(element, tuple(runs)))
        x += width
    height = most * style.leading + 2 * pad
    return Band(height, 0, tuple(marks), (Bar(frame.x, height, frame.width, 0.6, HAIRLINE),))


def column_widths(block: Table, frame: Frame) -> list[float]:
    """Widths by what the columns hold, or none when their longest words do not fit side by side."""
    size, between = frame.style.body, gutter(frame.style)
    wish, least = [], []
    for label, *cells in zip(block.header, *block.rows, strict=True):
        texts: list[Text] = [(Span(label, strong=True),), *cells]
        whole = [sum(frame.pair.bold.width(span.text, size) for span in text) for text in texts]
        words = [word for text in texts for span in text for word in span.text.split(" ")]
        wish.append(max(whole) + between)
        least.append(max(frame.pair.bold.width(word, size) for word in words) + between)
    if sum(least) > frame.width:
        return []
    if sum(wish) <= frame.width:
        return [*wish[:-1], wish[-1] + frame.width - sum(wish)]
    spare = frame.width - sum(least)
    want = sum(wish) - sum(least)
    return [low + spare * (high - low) / want for low, high in zip(least, wish, strict=True)]
