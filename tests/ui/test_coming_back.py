"""Where the keyboard goes when pages come and go, and what is shown whole when room is short."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.gallery import SHELL_STATE
from tests.helpers.showing import Show, show
from ui.main_window import MainWindow
from ui.theme import Scheme, apply_theme
from ui.widgets.error_summary import ErrorSummary, Problem
from ui.widgets.first_focus import begin_at, focus_first
from ui.widgets.link_button import LinkButton
from ui.widgets.shell_state import MOST_TABS, TabShown

__all__ = ["show"]


class _Page(QWidget):
    """Three buttons, of which the last is where the page begins."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        self.buttons = [QPushButton(name) for name in ("one", "two", "three")]
        for button in self.buttons:
            button.setObjectName(button.text())
            column.addWidget(button)
        begin_at(self, self.buttons[2])


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> MainWindow:
    apply_theme(qapp, Scheme.LIGHT)
    made = MainWindow()
    qtbot.addWidget(made, before_close_func=lambda widget: widget.allow_close())
    made.show_state(SHELL_STATE)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def _shown(window: MainWindow, page: QWidget) -> None:
    window.set_page(page)
    focus_first(page)


def test_a_page_begins_where_it_says_and_is_come_back_to_where_it_was_left(window: MainWindow) -> None:
    below, above = _Page(), _Page()
    _shown(window, below)
    assert QApplication.focusWidget() is below.buttons[2]
    below.buttons[1].setFocus()
    _shown(window, above)
    assert QApplication.focusWidget() is above.buttons[2]
    window.set_page(below)
    window.drop_page(above)
    focus_first(below)
    assert QApplication.focusWidget() is below.buttons[1]


def test_a_page_that_goes_does_not_leave_the_keyboard_on_the_rail(window: MainWindow) -> None:
    first, second = _Page(), _Page()
    _shown(window, first)
    window.set_page(second)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not window.rail.isAncestorOf(focused)
    assert not second.isAncestorOf(focused)


def test_what_cannot_be_used_any_more_is_not_come_back_to(window: MainWindow) -> None:
    below, above = _Page(), _Page()
    _shown(window, below)
    below.buttons[1].setFocus()
    _shown(window, above)
    below.buttons[1].setEnabled(False)
    _shown(window, below)
    assert QApplication.focusWidget() is below.buttons[2]


def test_a_notice_beside_the_tabs_moves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    page = _Page()
    tabs = (TabShown("home", "Home"), TabShown("a", "Siân Pritchard", "S P"))
    state = replace(SHELL_STATE, tabs=tabs, tab="a", notice="")
    window.set_page(page)
    window.show_state(state)
    qtbot.waitUntil(lambda: page.width() > 0)
    QApplication.processEvents()
    top = page.mapTo(window, page.rect().topLeft()).y()
    window.show_state(replace(state, notice="Note saved."))
    QApplication.processEvents()
    assert window.notice.isVisible()
    assert page.mapTo(window, page.rect().topLeft()).y() == top
    window.show_state(replace(state, notice="A long sentence about what could not be done. " * 5))
    QApplication.processEvents()
    assert page.mapTo(window, page.rect().topLeft()).y() > top


def test_nine_long_names_fit_and_home_and_the_one_in_front_stay_whole(window: MainWindow) -> None:
    name = "Oluwaseun Adébáyò-Featherstonehaugh"
    tabs = [TabShown("home", "Home"), *(TabShown(str(n), name, "O A") for n in range(MOST_TABS - 1))]
    window.show_state(replace(SHELL_STATE, tabs=tuple(tabs), tab="4", private_tabs=False))
    QApplication.processEvents()
    bar = window.tabs
    rects = [bar.tabRect(index) for index in range(bar.count())]
    assert len(rects) == MOST_TABS
    assert rects[0].left() >= 0
    assert rects[-1].right() <= bar.width()
    assert rects[5].width() > 2 * rects[4].width()
    alone = replace(SHELL_STATE, tabs=tuple(tabs[:2]), tab="home", private_tabs=False)
    window.show_state(alone)
    QApplication.processEvents()
    assert bar.tabRect(1).width() >= rects[5].width()


def test_a_problem_longer_than_its_box_is_read_whole(show: Show) -> None:
    box = ErrorSummary()
    long = "The centre did not accept this name and password. Type them again, or ask the administrator. " * 2
    show(box)
    box.setFixedWidth(500)
    box.show_problems([Problem("password", long), Problem("name", "Enter your name.")])
    QApplication.processEvents()
    links = box.findChildren(LinkButton)
    by_name = {link.objectName(): link for link in links}
    whole, short = by_name["problem-password"], by_name["problem-name"]
    assert whole.width() <= 500
    assert whole.height() >= whole.heightForWidth(whole.width()) > 2 * short.height()
    assert short.geometry().top() > whole.geometry().bottom()
