"""Why a record is opened, where no contact says it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from advisor_console.domain.looking import LOOK_REASONS
from ui.pages.reason.models import ReasonState, ReasonTold
from ui.pages.reason.view import ReasonView
from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem
from ui.widgets.page_spec import PageSpec

_REASONS = tuple(Option(reason.code, reason.name) for reason in LOOK_REASONS)
_CASES = (Option("case:1", "Case WD-20418"), Option("case:2", "Case WD-20377"))

PAGE = PageSpec(
    name="reason",
    title=str(QT_TRANSLATE_NOOP("pages", "Open a record")),
    build_view=ReasonView,
    samples=lambda: {
        "fresh": ReasonState("Siân Pritchard", _REASONS),
        "with cases": ReasonState("Siân Pritchard", (*_CASES, *_REASONS), ReasonTold("case:1")),
        "with a problem": ReasonState(
            "Siân Pritchard",
            _REASONS,
            ReasonTold("other"),
            (Problem("words", "Say in a few words what it is."),),
        ),
    },
)
