"""A move that was taken: what was told, and what each service makes of it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.taken.samples import samples
from ui.pages.taken.view import TakenView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="taken",
    title=str(QT_TRANSLATE_NOOP("pages", "What was told")),
    build_view=TakenView,
    samples=samples,
)
