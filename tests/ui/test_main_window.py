"""The window only shows and asks: wishes leave as signals, covers hide everything, work is never closed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.gallery import RECORD_LIKE, SHELL_STATE
from tests.helpers.stalls import StallProbe
from ui.dialogs.confirm import ConfirmDialog, ConfirmShown
from ui.dialogs.message import MessageDialog, MessageShown
from ui.main_window import MainWindow
from ui.theme import Scheme, apply_theme
from ui.widgets.shell_state import ContactShown, Covering, ShellState, TabShown


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> MainWindow:
    apply_theme(qapp, Scheme.LIGHT)
    made = MainWindow()
    qtbot.addWidget(made, before_close_func=lambda widget: widget.allow_close())
    made.show_state(SHELL_STATE)
    made.set_page(RECORD_LIKE.build_with("Siân Pritchard"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def _told(signal: SignalInstance) -> list[tuple[object, ...]]:
    """Collect what a signal says."""
    heard: list[tuple[object, ...]] = []
    signal.connect(lambda *said: heard.append(said))
    return heard


def test_the_window_fits_a_small_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() <= 1366
    assert window.minimumSizeHint().height() <= 768
    assert window.size() == QSize(1366, 768)


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_F9, "wrapUpRequested"),
        (Qt.Key.Key_F12, "blankRequested"),
    ],
)
def test_keys_work_from_anywhere(window: MainWindow, key: Qt.Key, signal: str) -> None:
    heard = _told(getattr(window, signal))
    QTest.keyClick(window, key)
    assert heard == [()]


def test_f1_and_a_press_ask_for_a_place_and_the_state_decides(window: MainWindow) -> None:
    heard = _told(window.placeRequested)
    QTest.keyClick(window, Qt.Key.Key_F1)
    window.rail.button("queue").click()
    assert heard == [("home",), ("queue",)]
    assert window.rail.button("customers").isChecked()
    assert not window.rail.button("queue").isChecked()
    window.show_state(replace(SHELL_STATE, place="queue"))
    assert window.rail.button("queue").isChecked()
    assert not window.rail.button("customers").isChecked()


def test_places_say_their_counts_in_words(window: MainWindow) -> None:
    button = window.rail.button("queue")
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.text(QAccessible.Text.Name) == "Queue, 7 waiting"


def test_search_asks_with_every_key_and_hands_on_the_arrows(window: MainWindow) -> None:
    heard, moved = _told(window.searchRequested), _told(window.searchMoved)
    accepted, left = _told(window.searchAccepted), _told(window.searchLeft)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.bar.search
    QTest.keyClicks(window.bar.search, "Pri")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        QTest.keyClick(window.bar.search, key)
    assert heard == [("P",), ("Pr",), ("Pri",)]
    assert moved == [(1,), (-1,)]
    assert len(accepted) == 1
    assert len(left) == 1
    heard.clear()
    window.show_state(replace(SHELL_STATE, search_text=""))
    assert window.bar.search.text() == ""
    assert heard == []


def test_results_lie_under_the_search_box_and_go_again(window: MainWindow) -> None:
    results = QLabel("Siân Pritchard, 12 Beck Row")
    window.set_search_results(results)
    assert results.isVisible()
    below = window.bar.search.mapTo(window, window.bar.search.rect().bottomLeft())
    assert results.mapTo(window, results.rect().topLeft()).y() > below.y()
    window.set_search_results(None)
    assert not results.isVisible()


def test_other_customers_are_initials_while_others_may_look_on(window: MainWindow) -> None:
    tabs = window.tabs
    assert [tabs.tabText(index) for index in range(tabs.count())] == ["Home", "Siân Pritchard", "M L", "O H"]
    window.show_state(replace(SHELL_STATE, tab="c2"))
    assert [tabs.tabText(index) for index in range(tabs.count())] == ["Home", "S P", "Mohammed Latif", "O H"]
    window.show_state(replace(SHELL_STATE, private_tabs=False))
    assert tabs.tabText(3) == "Olwen Hughes"


def test_no_name_of_another_customer_is_anywhere_in_the_window(window: MainWindow) -> None:
    said = [
        text
        for widget in window.findChildren(QWidget)
        for text in (widget.accessibleName(), widget.toolTip(), widget.accessibleDescription())
    ]
    said += [window.tabs.accessibleTabName(index) for index in range(window.tabs.count())]
    assert not [text for text in said if "Latif" in text or "Hughes" in text]


def test_tabs_are_asked_for_and_closed_by_key_but_home_stays(window: MainWindow) -> None:
    asked, closed = _told(window.tabRequested), _told(window.tabCloseRequested)
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert asked == [("c2",)]
    assert closed == [("c1",)]
    window.show_state(replace(SHELL_STATE, tab="home"))
    QTest.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert closed == [("c1",)]


def test_a_tenth_tab_is_refused() -> None:
    with pytest.raises(ValueError, match="At most 9 tabs"):
        ShellState(places=(), tabs=tuple(TabShown(str(number), str(number)) for number in range(10)))


def test_showing_a_state_asks_for_nothing(window: MainWindow) -> None:
    heard = _told(window.tabRequested) + _told(window.placeRequested) + _told(window.searchRequested)
    for state in (
        replace(SHELL_STATE, tab="c3"),
        replace(SHELL_STATE, tabs=SHELL_STATE.tabs[:1], tab="home"),
    ):
        window.show_state(state)
    assert heard == []


def test_the_clock_of_a_contact_runs_on_while_states_come(window: MainWindow) -> None:
    strip = window.bar.contact
    assert strip.timer.text() in ("01:42", "01:43")
    window.show_state(replace(SHELL_STATE, contact=ContactShown("On a call", 500, "Siân Pritchard")))
    assert strip.timer.text() in ("01:42", "01:43", "01:44")
    window.show_state(replace(SHELL_STATE, contact=ContactShown("At the counter", 3661, "Olwen Hughes")))
    assert strip.timer.text() in ("1:01:01", "1:01:02")
    window.show_state(replace(SHELL_STATE, contact=None))
    assert not strip.isVisible()


class Draft(QWidget):
    """A page with something half typed."""

    def __init__(self) -> None:
        super().__init__()
        self.note = QPlainTextEdit("half a sent")
        self.act = QPushButton("Act")
        self.act.setShortcut("Ctrl+M")
        column = QVBoxLayout(self)
        column.addWidget(self.note)
        column.addWidget(self.act)


@pytest.mark.parametrize("covering", [Covering.BLANK, Covering.LOCKED])
def test_a_cover_hides_everything_keeps_everything_and_gives_the_keyboard_back(
    window: MainWindow, covering: Covering
) -> None:
    draft = Draft()
    window.set_page(draft)
    draft.note.setFocus()
    pressed = _told(draft.act.clicked)
    window.show_state(replace(SHELL_STATE, covering=covering))
    shown = [widget for widget in window.findChildren(QLabel) if widget.isVisible()]
    assert not [label.text() for label in shown if "Pritchard" in label.text()]
    assert not draft.isVisible()
    assert not window.bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert pressed == []
    window.show_state(SHELL_STATE)
    assert draft.note.isVisible()
    assert draft.note.toPlainText() == "half a sent"
    assert QApplication.focusWidget() is draft.note


def test_the_blank_screen_goes_by_the_same_key(window: MainWindow) -> None:
    window.show_state(replace(SHELL_STATE, covering=Covering.BLANK))
    heard, blanked = _told(window.uncoverRequested), _told(window.blankRequested)
    QTest.keyClick(window, Qt.Key.Key_F12)
    assert heard == [()]
    assert blanked == []


def test_the_lock_hands_on_the_password_and_forgets_it(window: MainWindow) -> None:
    window.show_state(replace(SHELL_STATE, covering=Covering.LOCKED))
    heard = _told(window.unlockRequested)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(field, "correct horse")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard == [("correct horse",)]
    assert field.text() == ""
    window.show_state(replace(SHELL_STATE, covering=Covering.LOCKED, lock_problem="Try again."))
    assert window.lock_cover.password.problem.text() == "Try again."


def test_pages_are_kept_until_they_are_dropped(window: MainWindow) -> None:
    first, second = Draft(), Draft()
    window.set_page(first)
    first.note.setPlainText("one")
    window.set_page(second)
    assert window.page() is second
    window.set_page(first)
    assert window.page() is first
    assert first.note.toPlainText() == "one"
    with_destroyed = _told(second.destroyed)
    window.drop_page(second)
    QApplication.sendPostedEvents(None, 52)
    assert len(with_destroyed) == 1
    assert window.page() is first


def test_closing_the_window_is_asked_for_and_not_done(window: MainWindow) -> None:
    heard = _told(window.closeRequested)
    window.close()
    assert heard == [()]
    assert window.isVisible()
    window.allow_close()
    assert not window.isVisible()


def test_training_is_said_on_every_page(window: MainWindow) -> None:
    assert not window.banner.isVisible()
    window.show_state(replace(SHELL_STATE, training="Training. Nothing here reaches the council."))
    assert window.banner.isVisible()
    assert window.banner.words.text() == "Training. Nothing here reaches the council."


def test_showing_a_state_does_not_stall_the_window(window: MainWindow, qtbot: QtBot) -> None:
    worst = []
    for attempt in range(3):
        with StallProbe() as probe:
            window.show_state(replace(SHELL_STATE, sync_words=f"{attempt} to send"))
            QApplication.processEvents()
        worst.append(probe.worst_ms)
    assert min(worst) <= 50, worst


def test_the_stall_probe_sees_a_stall(qapp: QApplication, qtbot: QtBot) -> None:
    import time

    idle = []
    for _attempt in range(3):
        with StallProbe() as quiet:
            qtbot.waitUntil(lambda quiet=quiet: quiet.beats >= 20)  # type: ignore[misc]  # a default binds
        idle.append(quiet.worst_ms)
    with StallProbe() as probe:
        qtbot.waitUntil(lambda: probe.beats >= 3)
        time.sleep(0.12)  # the stall itself, which is what is measured
        qtbot.waitUntil(lambda: probe.beats >= 6)
    print(f"idle baseline {min(idle):.1f} ms, injected 120 ms measured as {probe.worst_ms:.1f} ms")
    assert probe.worst_ms >= 110
    assert min(idle) < 50


def test_a_question_starts_on_the_answer_that_changes_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = ConfirmDialog()
    qtbot.addWidget(dialog)
    dialog.show_state(ConfirmShown("Cancel?", "Something is lost.", "Cancel it", "Go on", loses=True))
    done, kept = _told(dialog.accepted), _told(dialog.rejected)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is dialog.keep)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (done, kept) == ([], [()])
    dialog.open()
    dialog.act.click()
    assert (done, kept) == ([()], [()])


def test_a_message_can_only_be_read(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = MessageDialog()
    qtbot.addWidget(dialog)
    dialog.show_state(MessageShown("Full", "The disk is full.", "Free some space."))
    closed = _told(dialog.accepted)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert closed == [()]
    assert dialog.accessibleDescription() == "The disk is full. Free some space."
