"""Two advisors changed the same: both sides beside each other, and which one stands."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.conflict.samples import samples
from ui.pages.conflict.view import ConflictView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="conflict",
    title=str(QT_TRANSLATE_NOOP("pages", "Two changes")),
    build_view=ConflictView,
    samples=samples,
)
