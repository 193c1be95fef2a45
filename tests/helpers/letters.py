"""Letters for tests: the sample, the fonts, and pages drawn wrong on purpose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from advisor_console.letters.document_info import DocumentInfo
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.library import load_template, sample_values
from advisor_console.letters.model import Letter
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import A4, INK, Colour
from advisor_console.letters.tagging import TaggedCanvas


def letter_fonts(base: Path) -> FontStore:
    """Fonts kept in the session's own folder, so that they are cut once a run."""
    return FontStore(base / "letter-fonts")


def sample_letter(**changes: Any) -> Letter:
    """The sample of a move, with values changed; None takes a value out."""
    values = {**sample_values("move", "en"), **changes}
    return load_template("move", "en").fill({name: v for name, v in values.items() if v is not None})


INFO = DocumentInfo("Title", "Council", "Reference", "en-GB", date(2026, 11, 24), "fingerprint")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text put on a page by hand; x and y in points from the lower left corner."""

    text: str
    x: float = 80
    y: float = 400
    size: float = 12
    colour: Colour = INK
    face: Face = Face.LEXEND


def drawn_page(fonts: FontStore, texts: Sequence[Drawn]) -> bytes:
    """A PDF of one page with just these texts."""
    root = Element("Document")
    canvas = TaggedCanvas(INFO, root, A4, fonts.pair(Face.LEXEND).regular.name)
    for text in texts:
        with canvas.content(root.add("P")):
            font = fonts.pair(text.face).regular.name
            canvas.text(text.x, text.y, text.text, font=font, size=text.size, colour=text.colour)
    canvas.end_page()
    return canvas.finish()
