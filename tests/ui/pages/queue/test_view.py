"""The queue page under a person's keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.pages.queue.models import QueueState
from ui.pages.queue.samples import samples
from ui.pages.queue.view import QueueView
from ui.theme import Scheme, apply_theme

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(qtbot: QtBot, qapp: QApplication) -> Callable[[str], QueueView]:
    """`show("waiting")` is a page on the screen in that state."""
    apply_theme(qapp, Scheme.LIGHT, 1.0)

    def opened(sample: str) -> QueueView:
        view = QueueView()
        qtbot.addWidget(view)
        view.resize(1252, 640)
        view.show_state(samples()[sample])
        view.show()
        view.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is view)
        return view

    return opened


def test_f6_calls_and_the_acts_that_do_not_fit_are_not_there(
    show: Callable[[str], QueueView], qtbot: QtBot
) -> None:
    view = show("waiting")
    with qtbot.waitSignal(view.callRequested):
        QTest.keyClick(view, KEYS.Key_F6)
    assert not view.serve.isVisible()
    with qtbot.assertNotEmitted(view.serveRequested):
        QTest.keyClick(view, KEYS.Key_F7)


def test_the_keyboard_goes_on_to_the_act_that_comes_next(
    show: Callable[[str], QueueView], qtbot: QtBot
) -> None:
    view = show("waiting")
    view.call.setFocus()
    view.show_state(samples()["called"])
    assert QApplication.focusWidget() is view.serve
    with qtbot.waitSignal(view.serveRequested):
        QTest.keyClick(view.serve, KEYS.Key_Space)
    view.show_state(samples()["serving"])
    assert QApplication.focusWidget() is view.finish
    assert view.finish.text() == "Finished"
    with qtbot.waitSignal(view.finishRequested):
        QTest.keyClick(view, KEYS.Key_F7, CTRL)


def test_the_called_ticket_is_large_and_named_with_its_counter(show: Callable[[str], QueueView]) -> None:
    view = show("called")
    assert view.called.figure.text() == "B 047 · Counter 3"
    assert view.called.figure.font().pixelSize() == 40
    assert "Hearing loop" in view.called.meaning.text()
    assert not view.call.isVisible()


def test_off_the_line_no_act_can_be_pressed_and_the_figures_say_how_old_they_are(
    show: Callable[[str], QueueView], qtbot: QtBot
) -> None:
    view = show("line down")
    assert "as it was at 10:46" in view.notice.text()
    with qtbot.assertNotEmitted(view.serveRequested), qtbot.assertNotEmitted(view.joinRequested):
        QTest.keyClick(view, KEYS.Key_F7)
        QTest.keyClick(view, KEYS.Key_J, CTRL)


def test_somebody_joins_by_keyboard_alone(show: Callable[[str], QueueView], qtbot: QtBot) -> None:
    view = show("waiting")
    view.ticket.setFocus()
    with qtbot.waitSignal(view.joinRequested):
        QTest.keyClick(view, KEYS.Key_J, CTRL)
    view.show_state(samples()["joining"])
    first = view.join.service.box("housing")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is first)
    QTest.keyClick(first, KEYS.Key_Space)
    QTest.keyClick(first, KEYS.Key_Tab)
    assert QApplication.focusWidget() is view.join.needs.line
    QTest.keyClicks(view.join.needs.line, "A chair")
    with qtbot.waitSignal(view.joinConfirmed) as told:
        QTest.keyClick(view, KEYS.Key_Return, CTRL)
    assert told.args == ["housing", "A chair"]
    view.show_state(samples()["joined"])
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.ticket)


def test_a_poll_while_joining_takes_nothing_away(show: Callable[[str], QueueView], qtbot: QtBot) -> None:
    view = show("joining")
    view.join.service.box("housing").click()
    view.join.needs.focus_field()
    QTest.keyClicks(view.join.needs.line, "A chair")
    view.show_state(replace(samples()["joining"], notice="Another reading"))
    assert (view.join.service.value(), view.join.needs.value()) == ("housing", "A chair")
    assert QApplication.focusWidget() is view.join.needs.line


def test_a_counter_is_chosen_by_keyboard(show: Callable[[str], QueueView], qtbot: QtBot) -> None:
    view = show("choosing a counter")
    with qtbot.waitSignal(view.siteChosen) as told:
        view.place.site.box("library").click()
    assert told.args == ["library"]
    view.place.services.box("housing").click()
    with qtbot.waitSignal(view.placeConfirmed) as confirmed:
        QTest.keyClick(view, KEYS.Key_Return, CTRL)
    assert confirmed.args == ["c3", ("housing",)]


def test_a_row_and_its_columns_are_read_as_what_they_are(show: Callable[[str], QueueView]) -> None:
    view = show("waiting")
    model = view.waiting.model()
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)]
    assert heads == ["Waiting since", "Ticket", "Service and needs"]
    told = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "10:15 · 31 min, A 113: Housing · Hearing loop"
    assert QAccessible.queryAccessibleInterface(view.waiting).text(QAccessible.Text.Name) == "Waiting"


def test_it_tells_when_it_comes_into_sight_and_leaves_it(qtbot: QtBot) -> None:
    view = QueueView()
    qtbot.addWidget(view)
    seen: list[bool] = []
    view.seen.connect(seen.append)
    view.show_state(QueueState())
    view.show()
    view.hide()
    assert seen == [True, False]
