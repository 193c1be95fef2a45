"""Two changes and refused acts through the real window, by keyboard; what others change moves nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from advisor_console.domain.changes import created
from advisor_console.domain.ids import new_id
from tests.integration.sync.consoles import GWEN, Consoles, mobile, note, save, shown, sian
from tests.ui.app.test_shell import CTRL, open_sian, press
from ui.app.session import Session
from ui.app.shell import Shell
from ui.main_window import MainWindow
from ui.pages.conflict.view import ConflictView
from ui.pages.fixing.view import FixingView
from ui.pages.record.marks import TIMELINE
from ui.pages.record.view import RecordView
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField

FIRST, SECOND = "07700 900111", "07700 900222"


@pytest.fixture
def gwen(consoles: Consoles) -> Session:
    """Another advisor's console, ready."""
    return consoles.ready(GWEN)


def asha(shell: Shell) -> Session:
    """The session behind the window."""
    return shell._desk.session


def view_of(shell: Shell) -> RecordView:
    """The record in front."""
    customer = shell.customers.in_front()
    assert customer is not None
    return customer.view


def contested(shell: Shell, gwen: Session, qtbot: QtBot) -> None:
    """Asha's number stands, Gwen's came second, and Asha's console has heard of it."""
    save(gwen, mobile(sian(gwen), SECOND))
    save(asha(shell), mobile(sian(asha(shell)), FIRST))
    shell._desk.sync.wake()
    qtbot.waitUntil(lambda: not asha(shell).outbox.unsent(10))
    gwen.sync_once()
    qtbot.waitUntil(lambda: bool(sian(asha(shell)).contested), timeout=20_000)


def test_two_changes_are_seen_chosen_and_undone_by_keyboard(
    shell: Shell, window: MainWindow, gwen: Session, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    contested(shell, gwen, qtbot)
    record = view_of(shell)
    qtbot.waitUntil(record.choice.isVisible)
    press(Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page(), ConflictView))
    view = window.page()
    assert isinstance(view, ConflictView)
    qtbot.waitUntil(lambda: bool(view.cards))
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Choose first" in view.status.text())
    (card,) = view.cards.values()
    box = card.boxes["mine"]
    assert SECOND in box.accessibleName()
    assert "Gwen Price" in box.accessibleName()
    box.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: sian(asha(shell)).person.mobile == SECOND)
    qtbot.waitUntil(card.undo.isVisible)
    assert f"You kept {SECOND}" in card.told.text()
    card.undo.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sian(asha(shell)).person.mobile == FIRST)
    qtbot.waitUntil(lambda: f"You kept {FIRST}" in card.told.text())
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page() is record)
    qtbot.waitUntil(lambda: not record.choice.isVisible())
    qtbot.waitUntil(lambda: not asha(shell).outbox.unsent(10))
    gwen.sync_once()
    assert (sian(gwen).contested, sian(gwen).person.mobile) == ((), FIRST)


def test_a_refused_act_is_found_on_sync_and_sent_again_with_its_field_put_right(
    shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    record = sian(asha(shell))
    assert record.home is not None
    stay = new_id()
    values = {"person_id": record.person.id, "property_id": record.home.id, "tenure": "lodger"}
    save(
        asha(shell), created("residency", stay, values | {"starts_on": "2026-03-02", "ends_on": "2026-03-01"})
    )
    shell._desk.sync.wake()
    qtbot.waitUntil(lambda: shell._desk.sync.state.refused == 1)
    press(Qt.Key.Key_F4)
    sync = shell.places.sync
    qtbot.waitUntil(lambda: bool(sync.needs.rows()))
    assert "Siân Pritchard" in sync.needs.rows()[0].summary()
    assert "The stay would end before it starts" in sync.needs.rows()[0].summary()
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page(), FixingView))
    view = window.page()
    assert isinstance(view, FixingView)
    ends = next(field for key, field in view.fields.items() if key.endswith("ends_on"))
    assert isinstance(ends, DateField)
    # "2026-03-01" is the day after the last night.
    assert (ends.parts().day, ends.parts().month) == ("28", "2")
    ends.focus_field()
    day = QApplication.focusWidget()
    assert day is not None
    for key in (Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace):
        press(key)
    QTest.keyClicks(day, "31")
    press(Qt.Key.Key_Return, CTRL)
    # The thirty-first of February is told at its field, and everything stays as it was typed.
    qtbot.waitUntil(lambda: bool(view.summary.problems()))
    assert view.summary.problems()[0].field.endswith("ends_on")
    # "Not now" throws nothing typed away: the next time it stands there as it was left.
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isinstance(window.page(), FixingView))
    press(Qt.Key.Key_F4)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: isinstance(window.page(), FixingView))
    again = window.page()
    assert isinstance(again, FixingView)
    ends = next(field for key, field in again.fields.items() if key.endswith("ends_on"))
    assert isinstance(ends, DateField)
    qtbot.waitUntil(lambda: ends.parts().day == "31")
    ends.month.setFocus()
    ends.month.selectAll()
    QTest.keyClicks(ends.month, "3")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not asha(shell).outbox.refused() and not asha(shell).outbox.unsent(10))
    assert shown(asha(shell), "residency")[stay]["ends_on"] == "2026-04-01"


def test_typing_goes_on_while_somebody_changes_the_record(
    shell: Shell, window: MainWindow, gwen: Session, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    press(Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QPlainTextEdit))
    body = QApplication.focusWidget()
    assert isinstance(body, QPlainTextEdit)
    QTest.keyClicks(body, "Asks about the bins, and")
    cursor = body.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(10, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)
    save(gwen, note(gwen, sian(gwen).person.id, "* Gwen was here"))
    gwen.sync_once()
    record = view_of(shell)
    qtbot.waitUntil(
        lambda: any("Gwen was here" in row.summary() for row in record.timeline.rows()), timeout=20_000
    )
    assert QApplication.focusWidget() is body
    assert body.toPlainText() == "Asks about the bins, and"
    assert (body.textCursor().anchor(), body.textCursor().position()) == (5, 10)


def test_what_somebody_changed_is_marked_and_nothing_moves_until_it_is_seen(
    shell: Shell, window: MainWindow, gwen: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("ui.pages.record.view.announce", lambda _, sentence: said.append(sentence))
    open_sian(shell, qtbot)
    view = view_of(shell)
    table = view.timeline
    table.setFocus()
    table.selectRow(3)
    chosen = table.chosen_id()
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
    top = table.rows()[table.rowAt(0)].id
    focus = QApplication.focusWidget()
    # Reading it again for our own look must not come upon hers first, before syncing has told of it.
    qtbot.waitUntil(lambda: not asha(shell).outbox.unsettled())
    save(gwen, note(gwen, sian(gwen).person.id, "* Gwen was here"))
    gwen.sync_once()
    qtbot.waitUntil(view.marks[TIMELINE].isVisible, timeout=20_000)
    assert view.marks[TIMELINE].text().startswith("Changed: Gwen Price, ")
    assert QApplication.focusWidget() is focus
    assert (table.chosen_id(), table.rows()[table.rowAt(0)].id) == (chosen, top)
    assert [sentence for sentence in said if "Gwen Price changed this record at" in sentence] == said
    assert len(said) == 1
    press(Qt.Key.Key_G, CTRL)
    qtbot.waitUntil(lambda: not view.marks[TIMELINE].isVisible())
    assert not view.seen.isVisible()


def test_who_changed_it_is_not_also_said_to_have_it_open(
    shell: Shell, window: MainWindow, gwen: Session, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    view, customer = view_of(shell), shell.customers.in_front()
    assert customer is not None
    qtbot.waitUntil(lambda: not shell.presence._asking)
    gwen.central.present([customer.person], 60)
    shell.presence.renew()
    qtbot.waitUntil(lambda: view.others.text() == "Gwen Price has this record open")
    # Reading it again for our own look must not come upon hers first, before syncing has told of it.
    qtbot.waitUntil(lambda: not asha(shell).outbox.unsettled())
    save(gwen, note(gwen, sian(gwen).person.id, "* Gwen was here"))
    gwen.sync_once()
    qtbot.waitUntil(view.marks[TIMELINE].isVisible, timeout=20_000)
    assert any(chip.text().startswith("Changed: Gwen Price, ") for chip in view.header.findChildren(Chip))
    assert not view.others.isVisible()
    press(Qt.Key.Key_G, CTRL)
    qtbot.waitUntil(view.others.isVisible)


def test_what_is_saved_here_is_nobody_else_s_doing(shell: Shell, qtbot: QtBot) -> None:
    open_sian(shell, qtbot)
    view = view_of(shell)
    save(
        asha(shell), mobile(sian(asha(shell)), FIRST), note(asha(shell), sian(asha(shell)).person.id, "* own")
    )
    shell._desk.sync.wake()
    qtbot.waitUntil(lambda: any("* own" in row.summary() for row in view.timeline.rows()), timeout=20_000)
    qtbot.waitUntil(lambda: not asha(shell).outbox.unsettled())
    QApplication.processEvents()
    assert not view.seen.isVisible()
