"""A finished letter."""

import base64

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.letter.models import LetterState
from ui.pages.letter.view import LetterView
from ui.widgets.page_spec import PageSpec

# One white pixel: the sample shows where a page stands, whatever is on it.
_PAGE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
_WORDS = """Westerdale Borough Council

Siân Pritchard
Flat 2
48 Station Road
Westerdale WE1 6HN

Your move: what we have noted and what happens next

Dear Siân Pritchard

Thank you for telling us about your move. We have told the teams below.
"""

PAGE = PageSpec(
    name="letter",
    title=str(QT_TRANSLATE_NOOP("pages", "Letter")),
    build_view=LetterView,
    samples=lambda: {
        "made": LetterState(
            "Your move: what we have noted and what happens next",
            "Large print 18 pt · English",
            _WORDS,
            (_PAGE, _PAGE, _PAGE),
            1,
            "The customer reads Welsh first. This letter is only in English yet.",
        ),
        "older": LetterState(
            "Invitation to register to vote", "Standard print 12 pt · English", "", (_PAGE,)
        ),
    },
)
