"""What an advisor sees first."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.home.samples import samples
from ui.pages.home.view import HomeView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="home",
    title=str(QT_TRANSLATE_NOOP("pages", "Home")),
    build_view=HomeView,
    samples=samples,
)
