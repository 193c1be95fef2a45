"""A change other than a move."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.change.samples import samples
from ui.pages.change.view import ChangeView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="change",
    title=str(QT_TRANSLATE_NOOP("pages", "Another change")),
    build_view=ChangeView,
    samples=samples,
)
