"""Wrapping a contact up."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.wrap_up.models import WrapUpState, WrapUpTold
from ui.pages.wrap_up.view import WrapUpView
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="wrap_up",
    title=str(QT_TRANSLATE_NOOP("pages", "Wrap up")),
    build_view=WrapUpView,
    samples=lambda: {
        "fresh": WrapUpState("On a call · 03:26 · Siân Pritchard"),
        "filled in": WrapUpState(
            "At the counter · 12:03 · Siân Pritchard",
            WrapUpTold(
                "Moving house",
                "passed_on",
                "Moves to Station Road on 28 November with both children.",
                avoidable=False,
                next_step="New bill and a food caddy",
                next_who="Council tax and Waste",
                next_by=DateParts("11", "12", "2026"),
            ),
        ),
        "with problems": WrapUpState(
            "On a call · 03:26 · Siân Pritchard",
            problems=(
                Problem("reason", "Say what the contact was about."),
                Problem("outcome", "Choose how the contact ended."),
                Problem("next_by", "Check the day it is done by: the month does not have that day"),
            ),
        ),
    },
)
