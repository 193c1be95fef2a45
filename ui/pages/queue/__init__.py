"""The queue of one site."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.queue.samples import samples
from ui.pages.queue.view import QueueView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="queue",
    title=str(QT_TRANSLATE_NOOP("pages", "Queue")),
    build_view=QueueView,
    samples=samples,
)
