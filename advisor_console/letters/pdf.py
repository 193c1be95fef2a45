"""A letter as a tagged PDF that meets PDF/UA-1."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from advisor_console.letters.bands import Band, Page, Run, paginate
from advisor_console.letters.blocks import block_bands
from advisor_console.letters.document_info import DocumentInfo
from advisor_console.letters.fonts import FontPair, FontStore
from advisor_console.letters.frame import Frame, turned
from advisor_console.letters.letterhead import head_page
from advisor_console.letters.model import Block, Letter, Paragraph, Signature, letter_texts, written
from advisor_console.letters.outlines import Point
from advisor_console.letters.shaping import ShapedText
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import A4, INK, MM, PAPER, WATERMARK, LetterStyle, written_in
from advisor_console.letters.tagging import TaggedCanvas
from advisor_console.letters.watermark import watermark_outlines
from advisor_console.letters.words import ENGLISH_TAG

LEFT, RIGHT, TOP, FOOT = 24.6 * MM, 18 * MM, 20 * MM, 13 * MM
# A column as wide as this many average characters holds lines of 60 to 70; the limit itself is in setting.py.
_REACH = 74
_SAMPLE = "Keep paying your current bill until the new one arrives, on 28 November"


def render_pdf(letter: Letter, style: LetterStyle, fonts: FontStore, watermark: str | None = None) -> bytes:
    """Make the letter; the same letter and style give the same bytes.

    watermark is drawn large and pale behind the text as an artifact, and starts the document's title, so
    that eye and ear both meet it. Raises LetterRefused (a character the face lacks, an address that does not
    fit, a word longer than a line) and CannotSave (the fonts' folder).
    """
    root = Element("Document")
    canvas = TaggedCanvas(_info(letter, style, watermark), root, A4, fonts.pair(style.face).regular.name)
    draw_letter(canvas, letter, style, fonts, root, watermark=watermark)
    return canvas.finish()


def draw_letter(
    canvas: TaggedCanvas,
    letter: Letter,
    style: LetterStyle,
    fonts: FontStore,
    parent: Element,
    *,
    watermark: str | None = None,
) -> int:
    """Draw a letter on pages of its own, its elements added to parent; gives how many pages.

    Raises as render_pdf does, and has drawn nothing then.
    """
    for line in letter.recipient:
        fonts.refuse_missing(style.address_face, line)
    style = written_in(style, letter.words.script)
    for text in letter_texts(letter):
        fonts.refuse_missing(style.text_face, text)
    fonts.refuse_missing(style.text_face, watermark or "")
    pair = fonts.pair(style.text_face)
    parent.leftward = pair.leftward
    frame = _frame(style, pair)
    pages = _lay_out(letter, fonts, frame, parent)
    outlines = watermark_outlines(watermark, pair) if watermark else ()
    for number, page in enumerate(pages, 1):
        _draw_ground(canvas, style, outlines)
        _draw(canvas, page)
        _draw_foot(canvas, letter, frame, number, len(pages))
        canvas.end_page()
    return len(pages)


def _frame(style: LetterStyle, pair: FontPair) -> Frame:
    measure = pair.regular.width(_SAMPLE, style.body) * _REACH / len(_SAMPLE)
    return Frame(LEFT, min(measure, A4[0] - LEFT - RIGHT), style, pair)


def _lay_out(letter: Letter, fonts: FontStore, frame: Frame, root: Element) -> list[Page]:
    first, start, bands = head_page(letter, fonts, root, frame)
    flow: list[Band] = list(bands)
    last = 0
    for number, block in enumerate(letter.blocks):
        greeted = number == 1 and _is_salutation(letter.blocks[0])
        if greeted or isinstance(block, Signature):
            # A page never holds the signature alone, and none ends with "Dear ...".
            flow[last:] = [replace(band, keep=True) for band in flow[last:]]
        last = len(flow)
        flow += block_bands(block, root, frame)
    return paginate(turned(flow, frame), first, start, TOP, A4[1] - FOOT - frame.style.leading * 2)


def _is_salutation(block: Block) -> bool:
    """Whether a letter's first block greets, as no sentence does: without an end."""
    return isinstance(block, Paragraph) and not written(block.text).endswith((".", "!", "?"))


def _info(letter: Letter, style: LetterStyle, watermark: str | None) -> DocumentInfo:
    return DocumentInfo(
        title=f"{watermark}. {letter.title}" if watermark else letter.title,
        author=letter.council,
        subject=f"{letter.words.reference}: {letter.reference}",
        tag=letter.words.tag,
        made=letter.date,
        fingerprint=repr((letter, style, watermark)),
    )


def _draw_ground(canvas: TaggedCanvas, style: LetterStyle, watermark: Sequence[tuple[Point, ...]]) -> None:
    """What lies behind the words: the tint, then the watermark."""
    if style.paper != PAPER:
        with canvas.artifact("Background"):
            canvas.rectangle(0, 0, *A4, style.paper)
    if watermark:
        with canvas.artifact("Pagination", "Watermark"):
            # Each face has its own; a batch may hold several.
            canvas.outlines(f"Watermark-{style.text_face}", watermark, WATERMARK)


def _draw(canvas: TaggedCanvas, page: Page) -> None:
    if page.bars:
        with canvas.artifact():
            for bar in sorted(page.bars, key=lambda bar: bar.colour):
                canvas.rectangle(bar.x, A4[1] - bar.down - bar.height, bar.width, bar.height, bar.colour)
    for mark in page.marks:
        for runs, said in _stretches(mark.runs):
            tag = ENGLISH_TAG if runs[0].foreign else None
            drawn = isinstance(runs[0].text, ShapedText) and not said
            with canvas.content(mark.element, said, tag=tag, drawn=drawn):
                for run in runs:
                    canvas.text(
                        run.x, A4[1] - run.down, run.text, font=run.font, size=run.size, colour=run.colour
                    )


def _stretches(runs: tuple[Run, ...]) -> Iterator[tuple[tuple[Run, ...], str]]:
    """Runs that are marked together, and what is said of them: a line whose letters change places is alone,
    and so is what is in another language.

    A leftward line says nothing beside its glyphs: programs that copy text turn round what they find there.
    """

    def alike(run: Run) -> tuple[bool, bool]:
        return isinstance(run.text, ShapedText) and run.text.stacked, run.foreign

    for (stacked, _), group in groupby(runs, alike):
        if stacked:
            yield from (((run,), run.text) for run in group)
        else:
            yield tuple(group), ""


def _draw_foot(canvas: TaggedCanvas, letter: Letter, frame: Frame, page: int, pages: int) -> None:
    """The page number at the text's own size, and the reference, so that parted pages find each other."""
    weight, size = frame.pair.regular, frame.style.body
    number = letter.words.page_of(page, pages)
    right = frame.x + frame.width - weight.width(number, size)
    reference, number = weight.drawn(letter.reference, size), weight.drawn(number, size)
    with canvas.artifact("Pagination", "Footer"):
        canvas.text(frame.x, FOOT, reference, font=weight.name, size=size, colour=INK)
        canvas.text(right, FOOT, number, font=weight.name, size=size, colour=INK)
