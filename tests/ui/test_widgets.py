"""The widgets show what they are told, say what a person did, and speak to screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt, SignalInstance
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import on_screen
from tests.helpers.gallery import RECORD_LIKE, ROWS, a_page_png
from ui.theme import Scheme, apply_theme
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.columns import Columns
from ui.widgets.date_field import DateField
from ui.widgets.date_reading import DateParts, DateProblem, read_date, read_month
from ui.widgets.elapsed_timer import ElapsedTimer, elapsed_words
from ui.widgets.empty_state import EmptyState
from ui.widgets.error_summary import ErrorSummary, Problem
from ui.widgets.filter_row import FilterRow
from ui.widgets.key_values import KeyValue, KeyValues
from ui.widgets.link_button import LinkButton
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.page_picture import PagePicture
from ui.widgets.postcode_field import PostcodeField, tidy_postcode
from ui.widgets.progress_panel import ProgressPanel
from ui.widgets.reading_width import ReadingWidth
from ui.widgets.text import Run, Text, quiet, strong
from ui.widgets.text_field import LongTextField, TextField
from ui.widgets.timeline_table import TimelineTable

Name, Description = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)


def _told(signal: SignalInstance) -> list[tuple[object, ...]]:
    heard: list[tuple[object, ...]] = []
    signal.connect(lambda *said: heard.append(said))
    return heard


class Show(Protocol):
    """Puts widgets one under the other into an active window, which is returned."""

    def __call__(self, *widgets: QWidget, size: tuple[int, int] = (700, 500)) -> QWidget: ...


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Hold the windows for as long as the test runs; qtbot itself would let them go."""
    held: list[QWidget] = []

    def put(*widgets: QWidget, size: tuple[int, int] = (700, 500)) -> QWidget:
        window = QWidget()
        held.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    yield put
    held.clear()


def _said(widget: QWidget, what: QAccessible.Text = Name) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


# Postcodes: shapes by BS 7666; the letters and figures are those of an invented area.


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("WE4 2QT", "WE4 2QT"),
        ("we42qt", "WE4 2QT"),
        ("  we4-2qt. ", "WE4 2QT"),
        ("W E 4 2 Q T", "WE4 2QT"),
        ("we42qt\n", "WE4 2QT"),
        ("we4 oqt", "WE4 0QT"),
        ("w1a 1aa", "W1A 1AA"),
        ("we41", None),
        ("", None),
        ("Beck Row", None),
        ("WE4 2QTT", None),
    ],
)
def test_a_postcode_is_read_however_it_is_typed(typed: str, tidy: str | None) -> None:
    assert tidy_postcode(typed) == tidy


@given(st.text(max_size=12))
def test_reading_a_postcode_again_changes_nothing(typed: str) -> None:
    once = tidy_postcode(typed)
    assert once is None or tidy_postcode(once) == once


def test_the_postcode_field_asks_with_the_tidy_postcode_and_offers_the_other_way(show: Show) -> None:
    field = PostcodeField("postcode", "Postcode")
    show(field)
    asked, by_hand = _told(field.lookUpRequested), _told(field.manualRequested)
    field.focus_field()
    QTest.keyClicks(field.line, "we42qt")
    assert field.line.text() == "we42qt"
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    field.look_up.click()
    field.by_hand.click()
    assert asked == [("WE4 2QT",), ("WE4 2QT",)]
    assert by_hand == [()]
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "WE4 2QT"


# Dates.


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("27", "11", "2026"), date(2026, 11, 27)),
        (("27", "November", "2026"), date(2026, 11, 27)),
        ((" 7 ", "nov.", "2026"), date(2026, 11, 7)),
        (("1", "Sept", "2026"), date(2026, 9, 1)),
        (("1", "Tachwedd", "2026"), date(2026, 11, 1)),
        (("1", "mai", "2026"), date(2026, 5, 1)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("", "", ""), DateProblem.EMPTY),
        (("", "11", "2026"), DateProblem.DAY_MISSING),
        (("27", " ", "2026"), DateProblem.MONTH_MISSING),
        (("27", "11", ""), DateProblem.YEAR_MISSING),
        (("x", "11", "2026"), DateProblem.DAY_NOT_A_NUMBER),
        (("²", "11", "2026"), DateProblem.DAY_NOT_A_NUMBER),
        (("1", "13", "2026"), DateProblem.MONTH_UNKNOWN),
        (("1", "ju", "2026"), DateProblem.MONTH_UNKNOWN),
        (("1", "11", "26"), DateProblem.YEAR_NOT_FOUR_DIGITS),
        (("29", "2", "2026"), DateProblem.NOT_IN_CALENDAR),
        (("0", "2", "2026"), DateProblem.NOT_IN_CALENDAR),
        (("1", "1", "0000"), DateProblem.NOT_IN_CALENDAR),
    ],
)
def test_a_date_is_read_from_three_fields(parts: tuple[str, str, str], expected: object) -> None:
    assert read_date(DateParts(*parts)) == expected


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_shown_is_read_back(day: date) -> None:
    for month in (str(day.month), f"{day.month:02}", day.strftime("%B"), day.strftime("%b")):
        assert read_date(DateParts(str(day.day), month, str(day.year))) == day


@given(st.text(max_size=8))
def test_a_month_is_a_month_or_none(typed: str) -> None:
    assert read_month(typed) in (None, *range(1, 13))


def test_the_date_field_never_jumps_and_keeps_what_is_half_typed(show: Show) -> None:
    field = DateField("moved", "When do they move in?", "the moving date")
    show(field)
    edited = _told(field.edited)
    field.focus_field()
    QTest.keyClicks(field.day, "27")
    assert QApplication.focusWidget() is field.day
    QTest.keyClick(field.day, Qt.Key.Key_Tab)
    QTest.keyClicks(field.month, "nov")
    assert QApplication.focusWidget() is field.month
    assert edited[-1] == (DateParts("27", "nov", ""),)
    assert field.read() == "Add the year to the moving date"
    field.show_parts(DateParts("27", "nov", "2026"))
    assert field.read() == date(2026, 11, 27)
    assert len(edited) == 5
    field.show_date(date(2026, 12, 1))
    assert field.parts() == DateParts("1", "12", "2026")
    field.show_date(None)
    assert field.read() == "Enter the moving date"


def test_each_part_of_a_date_says_which_date_it_is(show: Show) -> None:
    field = DateField("moved", "When do they move in?", "the moving date")
    show(field)
    assert _said(field.month) == "When do they move in?: Month"


# Fields and their problems.


def test_a_problem_is_said_at_the_field_and_above_in_the_same_words(show: Show) -> None:
    summary, name = ErrorSummary(), TextField("name", "Name", "As on letters")
    moved = DateField("moved", "When?", "the date")
    show(summary, name, moved)
    summary.watch(name, moved)
    name.focus_field()
    problems = (Problem("name", "Enter the name"), Problem("moved", "Enter the date"))
    summary.show_problems(problems)
    assert QApplication.focusWidget() is summary
    assert _said(summary) == "There is a problem"
    assert "Enter the name" in _said(summary, Description)
    assert name.problem.text() == "Enter the name"
    assert _said(name.line, Description) == "Enter the name. As on letters"
    assert name.line.property("problem") == "true"
    link = summary.findChild(LinkButton, "problem-moved")
    assert isinstance(link, LinkButton)
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is moved.day


def test_the_same_problems_again_do_not_take_the_keyboard_again(show: Show) -> None:
    summary, name = ErrorSummary(), TextField("name", "Name")
    show(summary, name)
    summary.watch(name)
    summary.show_problems((Problem("name", "Enter the name"),))
    name.focus_field()
    summary.show_problems((Problem("name", "Enter the name"),))
    assert QApplication.focusWidget() is name.line
    summary.show_problems(())
    assert not summary.isVisible()
    assert not name.problem.isVisible()
    assert name.line.property("problem") == "false"


def test_showing_a_value_asks_for_nothing_and_keeps_the_cursor(show: Show) -> None:
    line, box = TextField("name", "Name"), LongTextField("note", "Note")
    show(line, box)
    typed, written = _told(line.edited), _told(box.edited)
    line.show_value("Pritchard")
    box.show_value("A note")
    assert (typed, written) == ([], [])
    line.line.setCursorPosition(3)
    line.show_value("Pritchard")
    assert line.line.cursorPosition() == 3
    QTest.keyClicks(line.line, "x")
    assert typed == [("Prixtchard",)]
    QTest.keyClicks(box.box, "!")
    assert written == [("!A note",)]
    assert line.value() == "Prixtchard"


def test_a_trailing_space_is_not_taken_away_while_typing(show: Show) -> None:
    line = TextField("name", "Name")
    show(line)
    line.edited.connect(lambda text: line.show_value(text.strip()))
    line.focus_field()
    QTest.keyClicks(line.line, "Ann Lee")
    assert line.value() == "Ann Lee"


OPTIONS = (
    Option("rent", "Rent"),
    Option("own", "Own", "With or without a mortgage"),
    Option("other", "Other"),
)


def test_a_choice_tells_what_a_person_chose_and_nothing_else(show: Show) -> None:
    field = ChoiceField("tenure", "How do they hold the home?", OPTIONS)
    show(field)
    chosen = _told(field.chosen)
    field.show_value("own")
    assert field.value() == "own"
    field.show_options(OPTIONS)
    assert (field.value(), chosen) == ("own", [])
    field.focus_field()
    assert QApplication.focusWidget() is field.box("own")
    QTest.keyClick(field.box("own"), Qt.Key.Key_Down)
    assert chosen == [("other",)]
    field.show_value("")
    assert field.value() == ""
    QTest.mouseClick(field.box("rent"), Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert chosen == [("other",), ("rent",)]


def test_boxes_tell_all_that_is_ticked(show: Show) -> None:
    field = CheckBoxes("needs", "What helps them?", OPTIONS)
    show(field)
    changed = _told(field.changed)
    field.show_value(("own",))
    QTest.keyClick(field.box("rent"), Qt.Key.Key_Space)
    assert changed == [(("rent", "own"),)]
    field.show_options(OPTIONS[:1])
    assert field.value() == ()


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
    asked = _told(answers.changeRequested)
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
    said = [reader.child(number).text(Name) for number in range(reader.childCount())]
    assert spoken in said
    assert _said(table) == "What happened"


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
    activated = _told(table.rowActivated)
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
    pressed = _told(button.clicked)
    button.setText("Wrap up now")
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert len(pressed) == 1
    assert _said(button, Description) == "Key: F9"
    button.setEnabled(False)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert len(pressed) == 1


def test_filters_say_which_was_chosen(show: Show) -> None:
    row = FilterRow("filter", "Filters")
    show(row)
    options = (Option("all", "All"), Option("letters", "Letters 6"))
    row.show_filters(options, "all")
    chosen = _told(row.filterChosen)
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
    assert _said(text) == "Owes <b>£5</b> & more"


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
    assert _said(panel.bar) == "Sending"
    stopped = _told(panel.stopRequested)
    panel.stop.click()
    panel.show_stopping()
    assert stopped == [()]
    assert not panel.stop.isEnabled()


def test_an_empty_page_says_what_to_do_next(show: Show) -> None:
    empty = EmptyState()
    window = show(empty)
    empty.show_empty("No letters are waiting", "Make one from a record.", "Find someone", "Ctrl+F")
    acted = _told(empty.actRequested)
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
