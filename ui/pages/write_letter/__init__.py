"""Writing a letter to a customer."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.write_letter.samples import samples
from ui.pages.write_letter.view import WriteLetterView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="write_letter",
    title=str(QT_TRANSLATE_NOOP("pages", "Write a letter")),
    build_view=WriteLetterView,
    samples=samples,
)
