"""Moving house."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.move.samples import samples
from ui.pages.move.view import MoveView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="move",
    title=str(QT_TRANSLATE_NOOP("pages", "Moving house")),
    build_view=MoveView,
    samples=samples,
)
