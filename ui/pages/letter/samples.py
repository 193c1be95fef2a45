"""Letters worth looking at: invented people, a page that is drawn, its words beside it."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ui.pages.letter.models import LetterState

_TITLE = "Your move: what we have noted and what happens next"
_WORDS = """Westerdale Borough Council

Siân Pritchard
Flat 2
48 Station Road
Westerdale
WE1 6HN

Your move: what we have noted and what happens next

Dear Siân Pritchard

Thank you for telling us about your move. We have told the teams in this letter.

Your move

Moving: Siân Pritchard, Tomos Pritchard and Mali Pritchard
From: 12 Beck Row, Westerdale WE4 2QT
Last night there: Friday 27 November 2026
"""
_LINE_WIDTHS = (190, 0, 120, 90, 140, 110, 0, 0, 430, 0, 460, 440, 300, 0, 210, 0, 450, 430, 445, 180)


def drawn_page() -> bytes:
    """Draw an A4 page with lines where words would be."""
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    for number, width in enumerate(_LINE_WIDTHS):
        painter.fillRect(QRect(68, 60 + 30 * number, width, 9), QColor("#4a5560"))
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows the format as bytes only
    return bytes(held.data())


def samples() -> Mapping[str, LetterState]:
    """Give the samples by name."""
    page = drawn_page()
    large = "Large print 18 pt · English"
    return {
        "made": LetterState(_TITLE, large, _WORDS, (page, page, page), 1, email=_WORDS),
        "not as asked": LetterState(
            _TITLE,
            large,
            _WORDS,
            (page, page, page),
            warning="Asked for Welsh: there is no Welsh version of this letter yet, it is in English.",
        ),
        "printed": LetterState(
            _TITLE, large, _WORDS, (page,), printed="Printed 28 November 2026 at 14:02, Counter printer"
        ),
        "waiting at the printer": LetterState(
            _TITLE,
            large,
            _WORDS,
            (page,),
            saved_words="It waits at “Ground floor printer” until you release it: F10.",
        ),
        "saved": LetterState(_TITLE, large, _WORDS, (page,), saved_words="Saved as your-move.pdf."),
        "being drawn": LetterState(_TITLE, large, _WORDS, ()),
        "older": LetterState("Invitation to register to vote", "Standard print 12 pt · English", "", (page,)),
        "older, in braille": LetterState(
            "Invitation to register to vote",
            "Braille · English · saved as its braille file or as pages",
            "",
            (page, page),
        ),
        "older, being fetched": LetterState(
            "Invitation to register to vote", "Standard print 12 pt · English", "", (), ready=False
        ),
    }
