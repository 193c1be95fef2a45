"""Letters about many cases at once, into files for the printer."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.post_run.samples import samples
from ui.pages.post_run.view import PostRunView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="post_run",
    title=str(QT_TRANSLATE_NOOP("pages", "Letters to many")),
    build_view=PostRunView,
    samples=samples,
)
