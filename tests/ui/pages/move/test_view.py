"""The four pages with real widgets and nothing but the keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.moves import NEW, SIAN
from tests.ui.pages.move.desks import MoveDesk
from ui.dialogs.confirm import ConfirmDialog
from ui.pages.move.models import Step
from ui.pages.move.samples import samples
from ui.pages.move.view import MoveView
from ui.theme import Scheme, apply_theme

CONTROL = Qt.KeyboardModifier.ControlModifier


class Typist:
    """Somebody at the keyboard: keys go to whatever has the focus, and nowhere else."""

    def __init__(self, qtbot: QtBot, view: MoveView) -> None:
        self.qtbot, self.view = qtbot, view
        self.keys = 0

    @property
    def here(self) -> QWidget:
        """What has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """Press a key."""
        for _ in range(times):
            self.keys += 1
            QTest.keyClick(self.here, key, modifier)

    def write(self, text: str) -> None:
        """Type a text."""
        self.keys += len(text)
        QTest.keyClicks(self.here, text)

    def tab_to(self, name: str) -> None:
        """Press Tab until a control has the keyboard."""
        for _ in range(25):
            if self.here.objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never reaches {name}; it is at {self.here.objectName()}")

    def next(self, shown: Callable[[], bool]) -> None:
        """Press the page's own key and wait for what it brings."""
        self.press(Qt.Key.Key_Return, CONTROL)
        self.qtbot.waitUntil(shown, timeout=5000)


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> MoveView:
    """The view, in front."""
    apply_theme(qapp, Scheme.LIGHT)
    made = MoveView()
    qtbot.addWidget(made)
    made.resize(1252, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def test_the_plain_move_by_keyboard_alone(qtbot: QtBot, view: MoveView, desk: MoveDesk) -> None:
    presenter = desk.presenter(view)
    presenter.open()
    qtbot.waitUntil(lambda: view.header.title.text() == "Siân Pritchard: moving")
    typist = Typist(qtbot, view)
    assert typist.here.objectName() == "last_night-day"
    for part in ("27", "nov", "2026"):
        typist.write(part)
        typist.press(Qt.Key.Key_Tab)
    assert view.who.first_night.day.text() == "28"
    typist.next(lambda: typist.here.objectName() == "to_postcode")
    typist.write("we1 6hn")
    typist.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typist.here.objectName() == "new_tenure-owner", timeout=5000)
    typist.press(Qt.Key.Key_Space)
    typist.press(Qt.Key.Key_Right)
    assert view.addresses.new_tenure.value() == "private_tenant"
    typist.next(lambda: typist.here.objectName().startswith("help-"))
    typist.tab_to("help-none")
    typist.press(Qt.Key.Key_Space)
    typist.tab_to("garden-transfer")
    typist.press(Qt.Key.Key_Space)
    typist.next(lambda: view.next.text() == "Record the move and make the letter")
    assert "28 November" in view.check.say.text()
    typist.next(lambda: "letter" in desk.told())
    assert desk.log.saved[0].kind == "report_move"
    typist.next(lambda: desk.told()[-1] == "closed")
    # Fifty presses at a practised three a second are well under a minute.
    assert typist.keys < 60


def test_enter_chooses_from_many_addresses(qtbot: QtBot, view: MoveView, desk: MoveDesk) -> None:
    presenter = desk.presenter(view)
    presenter.open()
    qtbot.waitUntil(lambda: bool(view.header.title.text()))
    typist = Typist(qtbot, view)
    for part in ("27", "11", "2026"):
        typist.write(part)
        typist.press(Qt.Key.Key_Tab)
    typist.next(lambda: typist.here.objectName() == "to_postcode")
    typist.write("we9 1ab")
    typist.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typist.here.objectName() == "to_property", timeout=5000)
    typist.press(Qt.Key.Key_Down)
    typist.press(Qt.Key.Key_Up)
    typist.press(Qt.Key.Key_Return)
    assert view.told().to_property == NEW.id
    assert view.addresses.chosen.text() == NEW.address.format_one_line()


def test_a_date_that_is_none_is_refused_in_its_own_words(
    qtbot: QtBot, view: MoveView, desk: MoveDesk
) -> None:
    presenter = desk.presenter(view)
    presenter.open()
    qtbot.waitUntil(lambda: bool(view.header.title.text()))
    typist = Typist(qtbot, view)
    for part in ("31", "2", "2026"):
        typist.write(part)
        typist.press(Qt.Key.Key_Tab)
    typist.next(lambda: bool(view.who.summary.problems()))
    (problem,) = view.who.summary.problems()
    assert problem.sentence == "Check the last night at the old address: the month does not have that day"
    assert view.who.last_night.problem.text() == problem.sentence
    assert view.who.last_night.day.text() == "31"
    assert typist.here is view.who.summary
    typist.press(Qt.Key.Key_Tab)
    typist.press(Qt.Key.Key_Space)
    assert typist.here.objectName() == "last_night-day"


def test_what_is_shown_is_what_is_told(view: MoveView) -> None:
    """Showing a state loses nothing of it and fires nothing."""
    heard: list[object] = []
    view.edited.connect(heard.append)
    for state in samples().values():
        view.show_state(state)
        if state.step is not Step.RECEIPT:
            told, form = view.told(), state.form
            assert told.to_address == form.to_address
            assert (told.people, told.last_night, told.help) == (form.people, form.last_night, form.help)
            assert (told.left_tenure, told.to_property) == (form.left_tenure, form.to_property)
    assert not heard


def test_cancelling_what_was_typed_asks_first(qtbot: QtBot, view: MoveView) -> None:
    cancelled: list[bool] = []
    view.cancelRequested.connect(lambda: cancelled.append(True))
    view.show_state(samples()["services"])
    view.cancel.click()
    dialog = view.findChild(ConfirmDialog)
    assert dialog is not None
    assert SIAN.full_name in dialog.sentence.text()
    dialog.keep.click()
    assert not cancelled
    view.cancel.click()
    dialogs = [one for one in view.findChildren(ConfirmDialog) if one.isVisible()]
    dialogs[0].act.click()
    assert cancelled


def test_the_working_can_be_shown(view: MoveView) -> None:
    view.show_state(samples()["check"])
    assert not view.check.working.isVisible()
    view.check.working_link.click()
    assert view.check.working.isVisible()
    assert "÷ 365" in view.check.working.text()
    assert view.check.working_link.accessibleName() == "Hide the working"
