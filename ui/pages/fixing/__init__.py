"""What was not accepted: why, what was saved, and how it is put right or taken back."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.fixing.samples import samples
from ui.pages.fixing.view import FixingView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="fixing",
    title=str(QT_TRANSLATE_NOOP("pages", "Needs fixing")),
    build_view=FixingView,
    samples=samples,
)
