"""The widgets show what they are told, give text its room, and speak to screen readers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import on_screen
from tests.helpers.gallery import RECORD_LIKE, ROWS, a_page_png
from tests.helpers.showing import DESCRIPTION, NAME, Show, said, show, told
from ui.theme import Scheme, apply_theme
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button
from ui.widgets.choice_field import Option
from ui.widgets.columns import Columns
from ui.widgets.elapsed_timer import ElapsedTimer, elapsed_words
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_row import FilterRow
from ui.widgets.key_values import KeyValue, KeyValues
from ui.widgets.link_button import LinkButton
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.page_picture import PagePicture
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.reading_width import ReadingWidth
from ui.widgets.text import Run, Text, quiet, strong
from ui.widgets.timeline_table import TimelineTable

__all__ = ["show"]


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)


# Lists, tables, buttons.


def test_each_change_link_names_its_answer(show: Show) -> None:
    rows = (
        KeyValue("from", "From", (Run("12 Beck Row"),), "Change from"),
        KeyValue("to", "To", (Run("48 Station Road"),), "Change to"),
    )
    answers = KeyValues(ruled=True)
    show(answers)
    answers.show_rows(rows)
    QApplication.processEvents()
    asked = told(answers.changeRequested)
    link = answers.findChild(LinkButton, "change-to")
    assert isinstance(link, LinkButton)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert asked == [("to",)]
    answers.show_rows(rows)
    assert QApplication.focusWidget() is link


def test_controls_made_later_come_where_they_stand(show: Show) -> None:
    before, answers, after = Button("Before"), KeyValues(), Button("After")
    window = show(before, answers, after)
    answers.show_rows(
        (KeyValue("a", "A", (Run("1"),), "Change a"), KeyValue("b", "B", (Run("2"),), "Change b"))
    )
    QApplication.processEvents()
    before.setFocus()
    order = []
    for _step in range(3):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert isinstance(here, QPushButton)
        order.append(here.text())
    assert order == ["Change a", "Change b", "After"]


def test_a_row_of_the_timeline_speaks_a_summary(show: Show) -> None:
    table = TimelineTable("What happened")
    show(table)
    table.show_rows(ROWS)
    model = table.model()
    spoken = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sat 21 Nov 09:12, Web: Reported missed food caddy at 12 Beck Row. Case WE-20418 opened"
    # One child an index, after the headings of the columns: what AT-SPI is told of the cell.
    reader = QAccessible.queryAccessibleInterface(table)
    cells = [reader.child(number).text(NAME) for number in range(reader.childCount())]
    assert spoken in cells
    assert said(table) == "What happened"


def test_the_timeline_wraps_and_keeps_the_chosen_row(show: Show, qtbot: QtBot) -> None:
    table = TimelineTable("What happened")
    window = show(table, size=(900, 500))
    table.show_rows(ROWS)
    wide = [table.rowHeight(row) for row in range(5)]
    window.resize(480, 500)
    qtbot.waitUntil(lambda: table.rowHeight(3) > wide[3])
    table.selectRow(3)
    table.show_rows(ROWS[1:])
    assert table.chosen_id() == "4"
    activated = told(table.rowActivated)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert activated == [("4",)]


def test_tab_leads_out_of_the_timeline(show: Show) -> None:
    table, after = TimelineTable("What happened"), Button("After")
    show(table, after)
    table.show_rows(ROWS)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_a_button_keeps_its_key_when_its_words_change_and_acts_at_once(show: Show) -> None:
    button = Button("Wrap up", key="F9")
    window = show(button)
    pressed = told(button.clicked)
    button.setText("Wrap up now")
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert len(pressed) == 1
    assert said(button, DESCRIPTION) == "Key: F9"
    button.setEnabled(False)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert len(pressed) == 1


def test_filters_say_which_was_chosen(show: Show) -> None:
    row = FilterRow("filter", "Filters")
    show(row)
    options = (Option("all", "All"), Option("letters", "Letters 6"))
    row.show_filters(options, "all")
    chosen = told(row.filterChosen)
    button = row.button("letters")
    button.click()
    assert chosen == [("letters",)]
    row.show_filters((Option("all", "All"), Option("letters", "Letters 7")), "all")
    assert row.button("letters") is button
    assert button.text() == "Letters 7"
    assert row.button("all").isChecked()


# Text, room, time, progress, pictures.


def test_text_shows_mark_up_as_it_is_and_is_read_whole(show: Show) -> None:
    text = Text()
    show(text)
    text.show_runs((Run("Owes "), strong("<b>£5</b>"), quiet(" & more")))
    assert text.text() == "Owes <b>£5</b> & more"
    assert said(text) == "Owes <b>£5</b> & more"


def test_text_asks_for_the_lines_it_needs() -> None:
    text = Text("one two three four five six seven eight nine ten eleven twelve")
    one_line = text.heightForWidth(2000)
    assert one_line == 20
    assert text.heightForWidth(120) >= 4 * one_line
    text.show_text("short")
    assert text.heightForWidth(120) == one_line


def test_text_beyond_the_basic_plane_keeps_its_runs_apart() -> None:
    # A musical sign takes two of Qt's characters; counting it as one would shift every run after it.
    layout = Text()
    layout.show_runs((Run("𝄞𝄞"), strong("bold")))
    ranges = layout.laid_out()._layout.formats()
    assert [(part.start, part.length) for part in ranges] == [(0, 4), (4, 4)]


def test_columns_stack_when_there_is_no_room(show: Show, qtbot: QtBot) -> None:
    columns = Columns(Text("left"), Text("right"), (1, 1), stack_below=600)
    window = show(columns, size=(900, 300))
    assert not columns.is_stacked()
    window.resize(500, 300)
    qtbot.waitUntil(columns.is_stacked)


def test_a_bar_of_acts_wraps_instead_of_cutting_off(show: Show, qtbot: QtBot) -> None:
    buttons = [Button(f"Act number {number}") for number in range(6)]
    bar = ActionBar(buttons[:4], buttons[4:])
    window = show(bar, size=(1200, 300))
    assert len({button.y() for button in buttons}) == 1
    assert buttons[-1].geometry().right() > bar.width() - 24
    window.resize(420, 300)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) > 1)
    assert all(bar.rect().contains(button.geometry()) for button in buttons)


def test_what_has_the_keyboard_is_scrolled_into_sight(qtbot: QtBot) -> None:
    buttons = [Button(f"Act {number}") for number in range(30)]
    body = page_body(*buttons)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(body)
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    buttons[29].setFocus()
    area = body.viewport()
    assert area.rect().contains(buttons[29].mapTo(area, QPoint(4, 4)))


def test_header_and_foot_stay_while_the_middle_scrolls(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, Scheme.LIGHT, 2.0)
    view = RECORD_LIKE.build_with("Siân Pritchard")
    with on_screen(view, large=True) as host:
        header, foot = view.findChild(PageHeader), view.findChild(ActionBar)
        assert isinstance(header, PageHeader)
        assert isinstance(foot, ActionBar)
        assert view.height() <= host.height()
        assert header.visibleRegion().boundingRect().size() == header.size()
        assert foot.visibleRegion().boundingRect().size() == foot.size()


def test_a_reading_width_gives_wrapped_text_its_height(show: Show) -> None:
    text = Text("word " * 120)
    show(ReadingWidth(text, 300), size=(900, 600))
    assert text.width() == 300
    assert text.height() >= text.heightForWidth(300)


def test_time_runs_by_the_clock_only() -> None:
    now = [100.0]
    timer = ElapsedTimer(lambda: now[0])
    timer.start(102)
    assert timer.text() == "01:42"
    now[0] += 3600
    timer.refresh()
    assert timer.text() == "1:01:42"
    assert elapsed_words(-5) == "00:00"


def test_long_work_can_be_stopped(show: Show) -> None:
    panel = ProgressPanel()
    show(panel)
    panel.show_progress("Sending", 3, 8, "3 of 8 sent")
    assert (panel.bar.value(), panel.bar.maximum()) == (3, 8)
    assert said(panel.bar) == "Sending"
    stopped = told(panel.stopRequested)
    panel.stop.click()
    panel.show_stopping()
    assert stopped == [()]
    assert not panel.stop.isEnabled()


def test_an_empty_page_says_what_to_do_next(show: Show) -> None:
    empty = EmptyState()
    window = show(empty)
    empty.show_empty("No letters are waiting", "Make one from a record.", "Find someone", "Ctrl+F")
    acted = told(empty.actRequested)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert acted == [()]
    empty.show_empty("No letters are waiting", "Make one from a record.")
    assert not empty.act.isVisible()


def test_a_page_picture_is_fitted_zoomed_and_named(show: Show) -> None:
    picture = PagePicture()
    show(picture, size=(600, 500))
    picture.show_picture(a_page_png(), "Page 1 of the letter")
    fitted = picture.zoom()
    picture.larger.click()
    assert picture.zoom() == pytest.approx(fitted * 1.25)
    for _press in range(20):
        picture.larger.click()
    assert picture.zoom() == 4.0
    picture.fit.click()
    assert picture.zoom() == pytest.approx(fitted)
    with pytest.raises(ValueError, match="not a picture"):
        picture.show_picture(b"no picture", "x")


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_targets_grow_with_the_text(qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, Scheme.LIGHT, scale)
    button, link = Button("Wrap up", key="F9"), LinkButton("Change")
    assert button.sizeHint().height() == round(32 * scale)
    assert link.sizeHint().expandedTo(QSize(24, 24)) == link.sizeHint()
