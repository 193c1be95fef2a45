"""Blocks of a letter as bands: type, space and tags for each kind."""

from collections.abc import Sequence
from dataclasses import replace

from advisor_console.letters.bands import Band, Bar, Mark, Run
from advisor_console.letters.frame import Frame, baseline
from advisor_console.letters.model import (
    Block,
    Fact,
    Heading,
    ItemList,
    KeyFacts,
    NextStep,
    Paragraph,
    Signature,
    Span,
    Table,
    Text,
    plain,
    written,
)
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import BAR, INK
from advisor_console.letters.tables import column_widths, gutter, table_bands


def block_bands(block: Block, parent: Element, frame: Frame) -> list[Band]:
    """A block's bands; its elements are added to parent in reading order."""
    match block:
        case Heading():
            return heading_bands(block.text, f"H{block.level}", parent, frame, frame.style.heading)
        case Paragraph(text=text):
            bands = paragraph_bands(text, parent.add("P"), frame)
            # "These are yours:" never stands alone at the foot of a page.
            introduces = written(text).endswith(":")
            return [*bands[:-1], replace(bands[-1], keep=introduces)]
        case ItemList():
            return _list_bands(block, parent, frame)
        case KeyFacts(facts=facts):
            return _fact_bands(facts, parent, frame, keep_all=False)
        case NextStep(facts=facts):
            return _step_bands(facts, parent, frame)
        case Table():
            return _table(block, parent, frame)
        case Signature(lines=lines):
            return _signature_bands(lines, parent, frame)


def heading_bands(text: str, kind: str, parent: Element, frame: Frame, size: float) -> list[Band]:
    """A heading, which always stands with what follows it. Nearer to its own text than to what is above."""
    leading = size * 1.25
    element = parent.add(kind)
    bands = [
        Band(leading, 0, (Mark(element, frame.runs(line, baseline(leading, size), size)),), keep=True)
        for line in frame.lines((Span(text, strong=True),), size)
    ]
    return _spaced(bands, frame.style.leading * 1.35)


def paragraph_bands(text: Text, element: Element, frame: Frame, gap: float | None = None) -> list[Band]:
    """A paragraph after a blank line; no page ends or starts with one line of it alone."""
    style = frame.style
    lines = frame.lines(text)
    bands = [
        Band(
            style.leading,
            0,
            (Mark(element, frame.runs(line, frame.baseline)),),
            keep=number == 0 < len(lines) - 1 or number == len(lines) - 2,
        )
        for number, line in enumerate(lines)
    ]
    return _spaced(bands, style.leading if gap is None else gap)


def _spaced(bands: Sequence[Band], gap: float) -> list[Band]:
    return [replace(band, gap=gap) if number == 0 else band for number, band in enumerate(bands)]


def _kept(bands: Sequence[Band]) -> list[Band]:
    return [replace(band, keep=number < len(bands) - 1) for number, band in enumerate(bands)]


def _list_bands(block: ItemList, parent: Element, frame: Frame) -> list[Band]:
    """Items stand half a line apart, their labels hanging."""
    style = frame.style
    tree = parent.add("L", numbering="Decimal" if block.numbered else "Disc")
    widest = f"{len(block.items)}." if block.numbered else "•"
    inner = frame.inset(
        frame.pair.regular.width(f"{widest} ", style.body) + style.body * 0.35, len(widest) + 1
    )
    bands: list[Band] = []
    for number, item in enumerate(block.items, 1):
        entry = tree.add("LI")
        sign = f"{number}. " if block.numbered else "• "
        label = Run(frame.x, frame.baseline, sign, frame.pair.regular.name, style.body, INK)
        mark = Mark(entry.add("Lbl"), (label,))
        body = paragraph_bands(item, entry.add("LBody"), inner, style.leading * (0.6 if number == 1 else 0.4))
        bands.append(replace(body[0], marks=(mark, *body[0].marks)))
        # A list is not parted after its first item or before its last, and a short one not at all.
        near = number < len(block.items) and (len(block.items) <= 4 or number in (1, len(block.items) - 1))
        bands += body[1:]
        bands[-1] = replace(bands[-1], keep=near)
    return bands


def _fact_bands(facts: Sequence[Fact], parent: Element, frame: Frame, *, keep_all: bool) -> list[Band]:
    """Labels and values: side by side, or one under the other in large print."""
    label_width = max(frame.pair.bold.width(fact.label, frame.style.body) for fact in facts)
    if frame.style.stacked or label_width > frame.width * 0.45:
        return _labelled_bands([tuple(facts)], parent, frame)
    rows = [((Span(fact.label, strong=True),), fact.value) for fact in facts]
    first = label_width + gutter(frame.style)
    widths = [first, frame.width - first]
    bands = table_bands(parent.add("Table"), [], rows, widths, frame)
    return _kept(bands) if keep_all or len(facts) < 8 else bands


def _labelled_bands(groups: Sequence[Sequence[Fact]], parent: Element, frame: Frame) -> list[Band]:
    """Groups of facts as one list, an item a fact: "Label: value"."""
    style = frame.style
    tree = parent.add("L", numbering="None")
    bands: list[Band] = []
    for group in groups:
        for number, fact in enumerate(group):
            text = (Span(f"{fact.label}: ", strong=True), *fact.value)
            gap = style.leading * (0.35 if number else 1.0)
            bands += _kept(paragraph_bands(text, tree.add("LI").add("LBody"), frame, gap))
            # Neither the first fact nor the last is parted from its neighbour.
            near = number < len(group) - 1 and number in (0, len(group) - 2)
            bands[-1] = replace(bands[-1], keep=near)
    return bands


def _step_bands(facts: Sequence[Fact], parent: Element, frame: Frame) -> list[Band]:
    """What happens next, with a bar at its left so that the eye finds every one of them."""
    style = frame.style
    bands = _fact_bands(facts, parent, frame.inset(style.body * 1.1), keep_all=True)
    bands[0] = replace(bands[0], gap=style.leading)
    thick = style.body * 0.25
    drawn = []
    for number, band in enumerate(bands):
        over = band.gap if number else 0.0
        bar = Bar(frame.x, -over, thick, band.height + over, BAR)
        drawn.append(replace(band, bars=(*band.bars, bar)))
    return _kept(drawn)


def _table(block: Table, parent: Element, frame: Frame) -> list[Band]:
    """A table with its columns' headings, or in large print a group of labels and values for each row."""
    widths = column_widths(block, frame)
    if frame.style.stacked or not widths:
        groups = [
            [Fact(label, value) for label, value in zip(block.header, row, strict=True)] for row in block.rows
        ]
        return _labelled_bands(groups, parent, frame)
    header = [(Span(label, strong=True),) for label in block.header]
    return table_bands(parent.add("Table"), header, list(block.rows), widths, frame)


def _signature_bands(lines: Sequence[str], parent: Element, frame: Frame) -> list[Band]:
    """The close, kept on one page; room is left under the greeting for a signature by hand."""
    style = frame.style
    bands: list[Band] = []
    for number, line in enumerate(lines):
        gap = (style.leading, max(style.leading, 28.0))[number] if number < 2 else 0.0
        bands += paragraph_bands(plain(line), parent.add("P"), frame, gap)
    return _kept(bands)
