"""The question's own page: where the keyboard is when the reasons come."""

from pytestqt.qtbot import QtBot

from ui.pages.reason.models import ReasonState, ReasonTold
from ui.pages.reason.view import ReasonView
from ui.widgets.choice_field import Option


def test_reasons_that_come_while_the_advisor_is_in_another_program_take_the_keyboard_too(
    qtbot: QtBot,
) -> None:
    view = ReasonView()
    qtbot.addWidget(view)
    view.words.line.setFocus()
    assert not view.isActiveWindow()
    view.show_state(
        ReasonState("Siân Pritchard", (Option("correspondence", "A letter or an email"),), ReasonTold())
    )
    assert view.focusWidget() is view.reason.focus_target()
