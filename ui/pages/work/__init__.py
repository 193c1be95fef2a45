"""What services have still to do, and what they handed back."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.work.samples import samples
from ui.pages.work.view import WorkView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="work",
    title=str(QT_TRANSLATE_NOOP("pages", "Work")),
    build_view=WorkView,
    samples=samples,
)
