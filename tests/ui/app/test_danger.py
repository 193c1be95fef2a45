"""A record that is open while its customer flees: neither the marks nor the two changes say where to."""

import logging
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from advisor_console.domain.changes import altered
from tests.integration.sync.consoles import GWEN, Consoles, save, sian
from tests.integration.sync.danger import flees, leaked
from tests.ui.app.test_shell import CTRL, open_sian, press
from ui.app.shell import Shell
from ui.main_window import MainWindow
from ui.pages.conflict.view import ConflictView


def texts(window: QWidget) -> str:
    """Every word in the window, shown or not, and what a screen reader is told."""
    found = []
    for one in (window, *window.findChildren(QWidget)):
        found += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            found.append(one.text())
        elif isinstance(one, QPlainTextEdit):
            found.append(one.toPlainText())
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            model = one.model()
            found += [
                str(model.index(row, column).data(role))
                for row in range(model.rowCount())
                for column in range(model.columnCount())
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            ]
    return "\n".join(found)


@pytest.fixture(params=[False, True], ids=["others", "named staff"])
def named(request: pytest.FixtureRequest, consoles: Consoles) -> Iterator[bool]:
    """Whether Asha may see protected people: then the address is on her machine, and on the record alone."""
    if not request.param:
        yield False
        return
    with consoles.administrator() as connection:
        connection.execute('GRANT console_protected TO "asha.rahman"')
    yield True
    # The login is the whole server's.
    with consoles.administrator() as connection:
        connection.execute('REVOKE console_protected FROM "asha.rahman"')


def test_neither_the_marks_nor_the_two_changes_nor_the_log_say_where_to(
    named: bool,
    shell: Shell,
    consoles: Consoles,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    gwen = consoles.ready(GWEN)
    open_sian(shell, qtbot)
    customer = shell.customers.in_front()
    assert customer is not None
    session, view = shell._desk.session, customer.view
    window = view.window()
    assert isinstance(window, MainWindow)
    stay = sian(session).residency
    assert stay is not None
    qtbot.waitUntil(lambda: not session.outbox.unsettled())  # our own look has been read again by then
    flees(gwen)
    assert gwen.sync_once().refused == 0
    qtbot.waitUntil(lambda: any("Gwen Price" in one.text() for one in view.marks.values()), timeout=20_000)
    assert ("Hidden Close" in texts(view)) is named
    assert ("The new address is protected." in texts(view)) is not named
    # The marks, the strip above them, the timeline and the window around the record.
    for one in (*view.marks.values(), view.header, view.timeline, window.notice, window.rail):
        assert leaked(texts(one)) == []
    # Asha had ended the same stay on another day, without the line.
    today = session.clock.today()
    before = {"starts_on": stay.starts_on.isoformat(), "ends_on": None}
    ends = (today - timedelta(days=9)).isoformat()
    command = save(session, altered("residency", stay.id, before, before | {"ends_on": ends}))
    shell._desk.announce(command, "test")
    qtbot.waitUntil(lambda: bool(sian(session).contested), timeout=20_000)
    presenter = customer.presenter
    qtbot.waitUntil(lambda: presenter.record is not None and bool(presenter.record.contested))
    QApplication.processEvents()
    press(Qt.Key.Key_D, CTRL)
    qtbot.waitUntil(lambda: window.findChild(ConflictView) is not None)
    both = window.findChild(ConflictView)
    assert both is not None
    qtbot.waitUntil(lambda: "Gwen Price" in texts(both), timeout=20_000)
    assert leaked(texts(both)) == []
    assert leaked(caplog.text) == []
