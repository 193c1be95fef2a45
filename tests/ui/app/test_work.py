"""What a service hands back reaches the Work page, and that leads to the record by keyboard."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor_console.domain.back_office import ServiceAnswer
from advisor_console.domain.changes import Change, created
from advisor_console.domain.ids import PersonId, new_id
from db.central.administration import add_advisor
from db.central.back_office import PostgresBackOffice
from tests.integration.sync.consoles import PASSWORD, Consoles, save, sian
from tests.ui.app.test_looks import saved
from tests.ui.app.test_shell import press
from ui.app.session import Session
from ui.app.shell import Shell
from ui.main_window import MainWindow
from ui.pages.reason.view import ReasonView
from ui.pages.record.view import RecordView
from ui.pages.taken.view import TakenView
from ui.pages.work.view import WorkView
from ui.widgets.chip import Chip
from ui.widgets.text import plain_of

OFFICE = "revenues.office"


def move(session: Session) -> tuple[Change, Change]:
    """A notification of Siân's, with work for council tax."""
    person, at = sian(session).person.id, session.clock.now().isoformat()
    note = created(
        "notification",
        new_id(),
        {"reference": "MV-T", "kind": "move", "person_id": person, "told": {}, "reported_at": at,
         "advisor": session.advisor.login},
    )  # fmt: skip
    work = created(
        "work_item",
        new_id(),
        {"reference": "MV-T-CT", "notification_id": note.id, "person_id": person, "service": "council_tax",
         "action": "change the bill", "detail": {}, "promised_by": at[:10], "recorded_at": at},
    )  # fmt: skip
    return note, work


def hand_back(shell: Shell, consoles: Consoles, qtbot: QtBot) -> PersonId:
    """Send everything out to revenues, and have this work handed back; gives whose it is."""
    session = shell._desk.session
    save(session, *move(session))
    shell._desk.sync.wake()
    qtbot.waitUntil(
        lambda: consoles.value("SELECT count(*) FROM council.work_item WHERE reference = 'MV-T-CT'") == 1
    )
    add_advisor(
        consoles.admin_url, OFFICE, "Office", job_title=None, phone=None, roles=["service"], password=PASSWORD
    )
    office = PostgresBackOffice(consoles.url, OFFICE, PASSWORD)
    while batch := office.export("council_tax", "csv", "here", apart=False, elsewhere=False):
        office.exported(batch.number)
    answer = ServiceAnswer(
        2, "MV-T-CT", "council_tax", "rejected", "R/1", "The account number cannot be read."
    )
    assert office.acknowledge([answer]).rejected == 1
    office.close()
    shell._desk.sync.wake()
    return sian(session).person.id


def _page_is(window: MainWindow, kind: type) -> bool:
    QApplication.processEvents()
    return isinstance(window.page(), kind)


def _rail(window: MainWindow) -> str:
    QApplication.processEvents()
    return window.rail.button("work").accessibleName()


def work_page(window: MainWindow, qtbot: QtBot) -> WorkView:
    """Go there by its key, and to what needs fixing."""
    press(Qt.Key.Key_F5)
    qtbot.waitUntil(partial(_page_is, window, WorkView))
    page = window.page()
    assert isinstance(page, WorkView)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "workFilter-fixing") is not None)
    page.filters.button("fixing").setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any("MV-T-CT" in plain_of(row.what) for row in page.work.rows()))
    return page


def test_what_came_back_is_counted_listed_and_leads_to_its_record(
    shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    said = _rail(window)
    person = hand_back(shell, consoles, qtbot)
    qtbot.waitUntil(lambda: _rail(window) != said and "to fix" in _rail(window))
    page = work_page(window, qtbot)
    row = next(row for row in page.work.rows() if "MV-T-CT" in plain_of(row.what))
    assert "Needs fixing: The account number cannot be read." in plain_of(row.what)
    page.work.setFocus()
    page.work.selectRow(page.work.rows().index(row))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(partial(_page_is, window, RecordView))
    record = window.page()
    assert isinstance(record, RecordView)
    qtbot.waitUntil(lambda: bool(record.findChildren(Chip)))
    QApplication.processEvents()
    assert "Needs fixing: Council tax" in {chip.text() for chip in record.findChildren(Chip)}
    assert [look["person_id"] for look in saved(shell)] == [person]


def test_without_a_contact_the_reason_is_asked_before_the_record_is_seen(
    resting_shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    hand_back(resting_shell, consoles, qtbot)
    page = work_page(window, qtbot)
    page.work.selectRow(next(n for n, row in enumerate(page.work.rows()) if "MV-T-CT" in plain_of(row.what)))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(partial(_page_is, window, ReasonView))
    assert saved(resting_shell) == []


def test_putting_it_right_opens_what_was_told(
    shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    hand_back(shell, consoles, qtbot)
    page = work_page(window, qtbot)
    page.work.selectRow(next(n for n, row in enumerate(page.work.rows()) if "MV-T-CT" in plain_of(row.what)))
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(partial(_page_is, window, TakenView))
