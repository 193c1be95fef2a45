"""What is sent, what is not, and what needs the advisor."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.sync.samples import samples
from ui.pages.sync.view import SyncView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="sync",
    title=str(QT_TRANSLATE_NOOP("pages", "Sync")),
    build_view=SyncView,
    samples=samples,
)
