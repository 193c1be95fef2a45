"""At 200 % text what is read keeps its room: the strip scrolls with it, and the bar above has one row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.move.samples import samples
from ui.pages.move.view import MoveView
from ui.theme import Scheme, apply_theme
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.page_body import PageBody, page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.strip_room import give_way
from ui.widgets.text import Text, quiet
from ui.widgets.top_bar import TopBar

SENTENCE = "A sentence that somebody reads on this page. " * 8


class Page(QWidget):
    """A strip with chips, two things to reach with much to read between them, and an act."""

    def __init__(self) -> None:
        super().__init__()
        self.header = PageHeader()
        self.header.show_header("Siân Pritchard", [quiet(SENTENCE[:90])], [Chip("Large print: 18 pt")])
        self.first, self.last = Button("First"), Button("Last")
        self.body: PageBody = page_body(self.first, *(Text(SENTENCE) for _ in range(6)), self.last)
        self.act = Button("Save")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        column.addWidget(self.body, 1)
        column.addWidget(ActionBar([self.act]))

    @property
    def strip_scrolls(self) -> bool:
        return self.body.isAncestorOf(self.header)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(900, 380)
    return made


def _show(page: QWidget, qapp: QApplication, scale: float, qtbot: QtBot) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    with qtbot.waitExposed(page):
        page.show()
    qapp.processEvents()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_strip_scrolls_only_where_it_would_leave_too_little(
    page: Page, qapp: QApplication, scale: float, qtbot: QtBot
) -> None:
    _show(page, qapp, scale, qtbot)
    assert page.strip_scrolls is (scale == 2.0)
    assert page.header.isVisible()
    assert page.header.title.text() == "Siân Pritchard"
    assert page.body.viewport().height() >= 0.4 * page.height()
    assert page.header.mapTo(page, QPoint(0, 0)) == QPoint(0, 0)


def test_it_goes_in_and_comes_out_again_while_the_page_is_open(
    page: Page, qapp: QApplication, qtbot: QtBot
) -> None:
    _show(page, qapp, 2.0, qtbot)
    page.resize(900, 1100)
    qtbot.waitUntil(lambda: not page.strip_scrolls)
    page.resize(900, 380)
    qtbot.waitUntil(lambda: page.strip_scrolls)
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    qtbot.waitUntil(lambda: not page.strip_scrolls)
    assert page.header.isVisible()


def test_going_back_to_the_first_field_shows_the_strip_again(
    page: Page, qapp: QApplication, qtbot: QtBot
) -> None:
    _show(page, qapp, 2.0, qtbot)
    page.activateWindow()
    page.last.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: page.body.verticalScrollBar().value() > page.header.height())
    page.first.setFocus(Qt.FocusReason.BacktabFocusReason)
    qtbot.waitUntil(lambda: page.body.verticalScrollBar().value() == 0)


def test_the_strip_goes_along_from_page_to_page_of_a_move(qapp: QApplication, qtbot: QtBot) -> None:
    states = samples()
    view = MoveView()
    qtbot.addWidget(view)
    view.resize(1194, 340)
    view.show_state(states["who"])
    _show(view, qapp, 2.0, qtbot)
    for name in ("addresses", "who", "check"):
        view.show_state(states[name])
        qtbot.waitUntil(lambda: view.header.isVisible() and _body_in_sight(view).isAncestorOf(view.header))


def _body_in_sight(view: MoveView) -> PageBody:
    return next(one for one in view.findChildren(PageBody) if one.isVisible())


@pytest.mark.parametrize(("scale", "shown"), [(1.0, True), (2.0, False)])
def test_the_bar_leaves_out_where_one_is_rather_than_take_a_second_row(
    qapp: QApplication, scale: float, *, shown: bool, qtbot: QtBot
) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_bar(None, "Riverside One-Stop Shop · Counter 3", "All sent, 10:42")
    bar.resize(1190, bar.sizeHint().height())
    _show(bar, qapp, scale, qtbot)
    assert bar.where.isVisible() is shown
    assert bar.lock.y() < bar.search.geometry().bottom()
