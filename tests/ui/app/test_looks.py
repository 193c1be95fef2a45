"""No record is seen without a note of it: under the contact, or for the reason that is asked for first."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.ids import PersonId
from advisor_console.domain.looking import LOOK_REASONS, OPEN_RECORD
from advisor_console.services.handle_contact import WrapUp
from db.central.interests import declare_interest
from tests.integration.sync.consoles import ASHA, Consoles
from tests.ui.app.test_shell import open_sian, people, press
from ui.app.shell import Shell
from ui.main_window import MainWindow
from ui.pages.reason.view import ReasonView
from ui.pages.record.view import RecordView

CTRL = Qt.KeyboardModifier.ControlModifier


def looks(shell: Shell) -> list[dict[str, Any]]:
    """Every look saved on this machine, in order."""
    found = shell._desk.session.outbox._read(
        "SELECT payload, digest, outcome, seq, reason, conflicts FROM command WHERE kind = ? ORDER BY n",
        (OPEN_RECORD,),
    )
    return [
        {name: field.new for name, field in pending.command.changes[0].fields.items()} for pending in found
    ]


def saved(shell: Shell) -> list[dict[str, Any]]:
    """The same, after everything that was being written."""
    shell._desk.jobs._writer.submit(lambda: None).result()
    QApplication.processEvents()
    return looks(shell)


def question(window: MainWindow) -> ReasonView:
    """The question on the screen."""
    page = window.page()
    assert isinstance(page, ReasonView)
    return page


def wrap_up(shell: Shell, qtbot: QtBot) -> None:
    """End the contact under way."""
    command = shell._desk.handle_contact().wrap_up(WrapUp("Bins", "answered"))
    shell.contacts._on_saved(command)
    qtbot.waitUntil(lambda: shell.contacts.ongoing is None)


def test_under_a_contact_nothing_is_asked_and_each_record_is_noted_once(
    shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    assert isinstance(window.page(), RecordView)
    customer = shell.customers.in_front()
    assert customer is not None
    contact = shell.contacts.id
    qtbot.waitUntil(lambda: len(looks(shell)) == 1)
    (look,) = looks(shell)
    assert (look["person_id"], look["reason"], look["contact_id"]) == (customer.person, "contact", contact)
    for _ in range(2):
        customer.presenter.open()
        shell.go_to("home")
        shell.go_to("customers")
    shell.customers.close(customer.person)
    open_sian(shell, qtbot)
    assert len(saved(shell)) == 1
    (other,) = [hit for hit in people(shell, 2) if hit.person != customer.person][:1]
    assert other.person is not None
    shell.open_customer(other.person, other.title)
    qtbot.waitUntil(lambda: len(looks(shell)) == 2)
    wrap_up(shell, qtbot)
    assert not isinstance(window.page(), ReasonView)  # it was opened with a reason
    shell.contacts.begin(None, "phone")
    qtbot.waitUntil(lambda: len(looks(shell)) == 3)
    assert looks(shell)[2]["contact_id"] == shell.contacts.id != contact


def test_without_a_contact_the_reason_comes_before_anything_of_the_record(
    resting_shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    shell = resting_shell
    open_sian(shell, qtbot)
    view = question(window)
    customer = shell.customers.in_front()
    assert customer is not None
    assert not customer.view.isVisible()
    record = customer.presenter.record
    assert record is not None
    cases = [f"case:{case.id}" for case in record.open_cases]
    assert [option.id for option in view.reason.options()] == [*cases, *(one.code for one in LOOK_REASONS)]
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is view.reason.focus_target())
    assert saved(shell) == []
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(view.summary.problems()))
    assert saved(shell) == []
    first = view.reason.box("correspondence")
    first.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.page() is customer.view)
    qtbot.waitUntil(lambda: customer.view.isAncestorOf(QApplication.focusWidget() or window))
    (look,) = looks(shell)
    assert (look["reason"], look["advisor"]) == ("correspondence", ASHA)
    assert "contact_id" not in look
    shell._desk.sync.wake()
    qtbot.waitUntil(lambda: consoles.value("SELECT count(*) FROM council.record_view") == 1)
    assert shell._desk.sync.state.unsent == 0


def test_the_same_record_later_is_asked_about_again_with_the_last_answer_marked(
    resting_shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    shell = resting_shell
    for opened in (1, 2):
        open_sian(shell, qtbot)
        view = question(window)
        if opened == 1:
            view.reason.box("other").click()
            view.words.line.setFocus()
            QTest.keyClicks(view.words.line, "Her letter")
            press(Qt.Key.Key_Return)
        else:
            assert (view.reason.value(), view.words.value()) == ("other", "Her letter")
            press(Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: isinstance(window.page(), RecordView))
        customer = shell.customers.in_front()
        assert customer is not None
        shell.customers.close(customer.person)
        QApplication.processEvents()
    assert [look["words"] for look in saved(shell)] == ["Her letter"] * 2


def test_a_contact_begun_at_the_question_is_the_reason(
    resting_shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    shell = resting_shell
    open_sian(shell, qtbot)
    question(window)
    press(Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: isinstance(window.page(), RecordView))
    assert shell.contacts.ongoing is not None
    assert shell.contacts.ongoing.person_name == "Siân Pritchard"
    assert [look["contact_id"] for look in saved(shell)] == [shell.contacts.id]


def test_whoever_does_not_say_why_has_not_looked(
    resting_shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    shell = resting_shell
    open_sian(shell, qtbot)
    view = question(window)
    destroyed: list[object] = []
    view.destroyed.connect(lambda *_: destroyed.append(view.objectName))
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(shell.customers) == 0)
    assert saved(shell) == []
    qtbot.waitUntil(lambda: bool(destroyed))


def test_a_draft_gone_on_with_stays_behind_the_question(
    resting_shell: Shell, window: MainWindow, qtbot: QtBot
) -> None:
    shell = resting_shell
    hit = shell._desk.session.search.find("sian pritchard")[0]
    assert hit.person is not None
    shell.open_customer(hit.person, hit.title)
    customer = shell.customers.get(PersonId(hit.person))
    assert customer is not None
    customer.view.moveRequested.emit()
    qtbot.waitUntil(lambda: bool(customer.over))
    QApplication.processEvents()
    view = question(window)
    assert customer.title == "Siân Pritchard"
    view.reason.box("casework").click()
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.page() is customer.over[-1][0])


def test_a_record_closed_while_it_is_open_goes_and_says_whom_to_ask(
    shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    open_sian(shell, qtbot)
    customer = shell.customers.in_front()
    assert customer is not None
    record = customer.presenter.record
    assert record is not None
    declare_interest(consoles.admin_url, ASHA, record.person.reference, "relative")
    shell._desk.sync.wake()
    qtbot.waitUntil(lambda: "closed to you" in window.notice.words.text(), timeout=20_000)
    assert "Ask your team leader." in window.notice.words.text()
    assert len(shell.customers) == 0
    window.bar.search.setText("sian pritchard")
    shell.search.search("sian pritchard")
    qtbot.waitUntil(lambda: "closed to you" in shell.results.words.text())
    shell.open_customer(customer.person, "Siân Pritchard")  # as a draft or the queue would
    qtbot.waitUntil(lambda: len(shell.customers) == 0)
    qtbot.waitUntil(lambda: "you declared it" in window.notice.words.text())
    assert len(saved(shell)) == 1
