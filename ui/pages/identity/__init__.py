"""Noting how a customer's identity was checked."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.identity.models import IdentityState
from ui.pages.identity.view import IdentityView
from ui.widgets.error_summary import Problem
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="identity",
    title=str(QT_TRANSLATE_NOOP("pages", "Check identity")),
    build_view=IdentityView,
    samples=lambda: {
        "fresh": IdentityState("Siân Pritchard"),
        "failed before": IdentityState("Siân Pritchard", "The last check failed, on Tue 3 Nov at 14:05."),
        "with a problem": IdentityState(
            "Siân Pritchard",
            problems=(
                Problem("method", "Choose how identity was checked."),
                Problem("items", "Choose at least one thing that was checked."),
            ),
        ),
    },
)
