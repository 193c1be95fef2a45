"""A finished letter."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.letter.samples import samples
from ui.pages.letter.view import LetterView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="letter",
    title=str(QT_TRANSLATE_NOOP("pages", "Letter")),
    build_view=LetterView,
    samples=samples,
)
