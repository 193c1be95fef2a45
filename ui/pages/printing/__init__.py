"""Letters that wait at a shared printer until their advisor stands beside it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.printing.samples import samples
from ui.pages.printing.view import PrintingView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="printing",
    title=str(QT_TRANSLATE_NOOP("pages", "At the printer")),
    build_view=PrintingView,
    samples=samples,
)
"""What the page of waiting letters shows."""
