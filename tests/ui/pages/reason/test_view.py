"""The question's own page: where the keyboard is when the reasons come."""

from pytestqt.qtbot import QtBot

from ui.pages.reason.models import ReasonState, ReasonTold
from ui.pages.reason.view import ReasonView
from ui.widgets.choice_field import Option
from ui.widgets.first_focus import focus_first

SIAN = ReasonState("Siân Pritchard", (Option("correspondence", "A letter or an email"),), ReasonTold())


def test_reasons_that_come_while_the_advisor_is_in_another_program_take_the_keyboard_too(
    qtbot: QtBot,
) -> None:
    view = ReasonView()
    qtbot.addWidget(view)
    view.words.line.setFocus()
    assert not view.isActiveWindow()
    view.show_state(SIAN)
    assert view.focusWidget() is view.reason.focus_target()


def test_reasons_that_have_only_just_come_get_the_keyboard_before_the_words(qtbot: QtBot) -> None:
    view = ReasonView()
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.show_state(SIAN)
    focus_first(view)
    assert view.focusWidget() is view.reason.focus_target()
