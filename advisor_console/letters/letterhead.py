"""The head of the first page: who writes, to whom, whom to ask, when, and about what."""

from advisor_console.letters.address import fit_address
from advisor_console.letters.bands import Band, Mark, Page, Run
from advisor_console.letters.blocks import heading_bands, paragraph_bands
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.frame import Frame, turned
from advisor_console.letters.model import Letter, Span, contact_lines, plain
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import ACCENT, INK, MM, LetterStyle
from advisor_console.letters.words import ENGLISH_TAG

HEAD_TOP = 15 * MM
SIDE_X = 128 * MM
SIDE_WIDTH = 66 * MM


def head_page(
    letter: Letter, fonts: FontStore, parent: Element, frame: Frame
) -> tuple[Page, float, list[Band]]:
    """The first page with its fixed parts, where the flow starts on it, and what flows before the blocks.

    Reading order is who writes, to whom, whom to ask, date and reference, title. Beside the window stands
    whom to ask; in large print there is no room beside it, so that flows below.
    """
    page, style = Page(), frame.style
    name_end = _council(letter, page, parent, frame)
    window_end = _recipient(letter, style, fonts, page, parent)
    ask = _ask(letter, parent, frame)
    bands: list[Band] = []
    down = max(name_end, window_end)
    if style.stacked:
        bands += ask
    else:
        down = max(down, _stack(page, ask, HEAD_TOP))
    words = letter.words
    about = (
        (Span(words.day(letter.date)),),
        (Span(f"{words.reference}: ", strong=True), Span(letter.reference)),
    )
    for number, line in enumerate(about):
        bands += paragraph_bands(line, parent.add("P"), frame, 0.0 if number else style.leading)
    bands += heading_bands(letter.title, "H1", parent, frame, style.title)
    return page, down, bands


def _council(letter: Letter, page: Page, parent: Element, frame: Frame) -> float:
    """The council's name in the upper left corner, clear of the window."""
    size = max(17.0, frame.style.body * 1.2)
    left = Frame(frame.x, SIDE_X - frame.x - 6 * MM, frame.style, frame.pair)
    if frame.style.stacked:
        left = frame
    element = parent.add("P", tag=_names_in(letter))
    bands = [
        Band(size * 1.25, 0, (Mark(element, left.runs(line, size, size, ACCENT)),))
        for line in left.lines((Span(letter.council, strong=True),), size)
    ]
    return _stack(page, bands, HEAD_TOP)


def _names_in(letter: Letter) -> str | None:
    """The language of British names and addresses where it is not the letter's, so that a voice changes."""
    return None if letter.language in ("en", "cy") else ENGLISH_TAG


def _stack(page: Page, bands: list[Band], top: float) -> float:
    """Put bands at a fixed place of the page; gives where they end."""
    down = top
    for number, band in enumerate(bands):
        down += band.gap if number else 0.0
        page.place(band, down)
        down += band.height
    return down


def _recipient(letter: Letter, style: LetterStyle, fonts: FontStore, page: Page, parent: Element) -> float:
    """The address in the window, each line a paragraph so that it is read with a pause."""
    weight = fonts.pair(style.address_face).regular
    window = style.window
    address = fit_address(letter.recipient, window, style.address_sizes, weight)
    for number, line in enumerate(address.lines):
        down = window.top * MM + address.first_baseline + number * address.leading
        run = Run(window.left * MM, down, line, weight.name, address.size, INK)
        page.marks.append(Mark(parent.add("P", tag=_names_in(letter)), (run,)))
    return (window.top + window.height) * MM


def _ask(letter: Letter, parent: Element, frame: Frame) -> list[Band]:
    """The return address, then whom to ask and how."""
    style = frame.style
    column = frame if style.stacked else Frame(SIDE_X, SIDE_WIDTH, style, frame.pair)
    bands: list[Band] = []
    for number, line in enumerate(letter.return_address):
        bands += paragraph_bands(
            plain(line), parent.add("P", tag=_names_in(letter)), column, 0.0 if number else style.leading
        )
    for number, (label, value) in enumerate(contact_lines(letter)):
        text = (Span(f"{label}: ", strong=True), Span(value))
        bands += paragraph_bands(text, parent.add("P"), column, 0.0 if number else style.leading * 0.6)
    return bands if style.stacked else turned(bands, column)
