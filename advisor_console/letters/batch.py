"""Many letters in one PDF: a tagged part and a bookmark for each, in as few bytes as they need."""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf

from advisor_console.letters.document_info import DocumentInfo
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.model import Letter
from advisor_console.letters.pdf import draw_letter
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import A4, LetterStyle
from advisor_console.letters.tagging import TaggedCanvas


@dataclass(frozen=True, slots=True)
class BatchLetter:
    """A letter of a batch and how it looks."""

    letter: Letter
    style: LetterStyle


def _nobody(_done: int) -> None:
    """Whom progress is told when nobody asked."""


def render_batch(
    title: str,
    letters: Sequence[BatchLetter],
    fonts: FontStore,
    watermark: str | None = None,
    told: Callable[[int], None] = _nobody,
) -> bytes:
    """Make one PDF of many letters; the same letters give the same bytes.

    Each letter is a Part with its title and language, has a bookmark of its reference and recipient, counts
    its own pages, and starts on a sheet of its own: a printer set to both sides would otherwise put one
    customer's letter on the back of another's. told is called with how many letters are drawn; what it
    raises ends the work. Raises LetterRefused, with the letter's reference, when one cannot be made.
    """
    if not letters:
        raise LetterRefused("There is no letter for this batch.", "Choose other cases.")
    # Two steps, so that the tree is gone from memory before the file is read again.
    return _compact(_drawn(title, letters, fonts, watermark, told))


def _drawn(
    title: str,
    letters: Sequence[BatchLetter],
    fonts: FontStore,
    watermark: str | None,
    told: Callable[[int], None],
) -> bytes:
    root = Element("Document")
    font = fonts.pair(letters[0].style.face).regular.name
    canvas = TaggedCanvas(_info(title, letters, watermark), root, A4, font, share=True)
    for number, one in enumerate(letters, 1):
        _draw(canvas, one, fonts, root, watermark)
        told(number)
    return canvas.finish()


def _draw(
    canvas: TaggedCanvas, one: BatchLetter, fonts: FontStore, root: Element, watermark: str | None
) -> None:
    letter = one.letter
    part = root.add("Part")
    part.title, part.tag = letter.title, letter.words.tag
    canvas.bookmark(f"{letter.reference}, {letter.recipient[0]}")
    try:
        pages = draw_letter(canvas, letter, one.style, fonts, part, watermark=watermark)
    except LetterRefused as error:
        raise LetterRefused(f"Letter {letter.reference}: {error.sentence}", error.way_on) from error
    if pages % 2:
        canvas.end_page()


def _info(title: str, letters: Sequence[BatchLetter], watermark: str | None) -> DocumentInfo:
    first = letters[0].letter
    return DocumentInfo(
        title=f"{watermark}. {title}" if watermark else title,
        author=first.council,
        subject=f"{first.reference} – {letters[-1].letter.reference}",
        tag=first.words.tag,
        made=max(one.letter.date for one in letters),
        fingerprint=repr((title, letters, watermark)),
    )


def _compact(pdf: bytes) -> bytes:
    """The same file with its objects in streams, which makes the tree a sixth of its size."""
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(kept, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return kept.getvalue()
