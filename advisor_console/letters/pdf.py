"""A letter as a tagged PDF that meets PDF/UA-1."""

from advisor_console.letters.bands import Band, Page, paginate
from advisor_console.letters.blocks import block_bands
from advisor_console.letters.fonts import FontPair, FontStore
from advisor_console.letters.frame import Frame
from advisor_console.letters.letterhead import head_page
from advisor_console.letters.model import Letter, letter_texts
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import A4, INK, LONGEST_LINE, MM, LetterStyle
from advisor_console.letters.tagging import DocumentInfo, TaggedCanvas
from advisor_console.letters.watermark import draw_watermark

LEFT, RIGHT, TOP, FOOT = 24.6 * MM, 18 * MM, 20 * MM, 13 * MM
# What an average character of running English is, per size, is close to this text's.
_SAMPLE = "Keep paying your current bill until the new one arrives, on 28 November"


def render_pdf(letter: Letter, style: LetterStyle, fonts: FontStore, watermark: str | None = None) -> bytes:
    """Make the letter; the same letter and style give the same bytes.

    watermark is drawn large and pale behind the text as an artifact, and starts the document's title, so
    that eye and ear both meet it. Raises LetterRefused (a character the face lacks, an address that does not
    fit, a word longer than a line) and CannotSave (the fonts' folder).
    """
    for line in letter.recipient:
        fonts.refuse_missing(style.address_face, line)
    for text in letter_texts(letter):
        fonts.refuse_missing(style.face, text)
    fonts.refuse_missing(style.face, watermark or "")
    pair = fonts.pair(style.face)
    root = Element("Document")
    pages = _lay_out(letter, style, fonts, pair, root)
    canvas = TaggedCanvas(_info(letter, style, watermark), root, A4, pair.regular.name)
    for number, page in enumerate(pages, 1):
        if watermark:
            draw_watermark(canvas, watermark, pair)
        _draw(canvas, page)
        _draw_foot(canvas, letter, style, pair, number, len(pages))
        canvas.end_page()
    return canvas.finish()


def _lay_out(
    letter: Letter, style: LetterStyle, fonts: FontStore, pair: FontPair, root: Element
) -> list[Page]:
    measure = pair.regular.width(_SAMPLE, style.body) * LONGEST_LINE / len(_SAMPLE)
    frame = Frame(LEFT, min(measure, A4[0] - LEFT - RIGHT), style, pair)
    first, start, bands = head_page(letter, style, fonts, root, frame)
    flow: list[Band] = list(bands)
    for block in letter.blocks:
        flow += block_bands(block, root, frame)
    return paginate(flow, first, start, TOP, A4[1] - FOOT - style.leading * 2)


def _info(letter: Letter, style: LetterStyle, watermark: str | None) -> DocumentInfo:
    return DocumentInfo(
        title=f"{watermark}. {letter.title}" if watermark else letter.title,
        author=letter.council,
        subject=f"{letter.words.reference}: {letter.reference}",
        tag=letter.words.tag,
        made=letter.date,
        fingerprint=repr((letter, style, watermark)),
    )


def _draw(canvas: TaggedCanvas, page: Page) -> None:
    if page.bars:
        with canvas.artifact():
            for bar in page.bars:
                canvas.rectangle(bar.x, A4[1] - bar.down - bar.height, bar.width, bar.height, bar.colour)
    for mark in page.marks:
        with canvas.content(mark.element):
            for run in mark.runs:
                canvas.text(run.x, A4[1] - run.down, run.text, run.font, run.size, run.colour)


def _draw_foot(
    canvas: TaggedCanvas, letter: Letter, style: LetterStyle, pair: FontPair, page: int, pages: int
) -> None:
    """The page number at the text's own size, and the reference, so that parted pages find each other."""
    number = letter.words.page_of(page, pages)
    right = A4[0] - RIGHT - pair.regular.width(number, style.body)
    with canvas.artifact("Pagination", "Footer"):
        canvas.text(LEFT, FOOT, letter.reference, pair.regular.name, style.body, INK)
        canvas.text(right, FOOT, number, pair.regular.name, style.body, INK)
