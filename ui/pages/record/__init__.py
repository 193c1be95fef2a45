"""The customer's record."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.record.samples import samples
from ui.pages.record.view import RecordView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="record",
    title=str(QT_TRANSLATE_NOOP("pages", "Customer")),
    build_view=RecordView,
    samples=samples,
)
