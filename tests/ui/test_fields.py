"""The fields read what people type, tell what they did, and say their problems."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.showing import DESCRIPTION, Show, said, show, told
from ui.theme import Scheme, apply_theme
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.date_field import DateField
from ui.widgets.date_reading import DateParts, DateProblem, read_date, read_month
from ui.widgets.error_summary import ErrorSummary, Problem
from ui.widgets.link_button import LinkButton
from ui.widgets.postcode_field import PostcodeField, tidy_postcode
from ui.widgets.text_field import LongTextField, TextField

__all__ = ["show"]


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    apply_theme(qapp, Scheme.LIGHT)


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
    asked, by_hand = told(field.lookUpRequested), told(field.manualRequested)
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
    edited = told(field.edited)
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
    assert said(field.month) == "When do they move in?: Month"


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
    assert said(summary) == "There is a problem"
    assert "Enter the name" in said(summary, DESCRIPTION)
    assert name.problem.text() == "Enter the name"
    assert said(name.line, DESCRIPTION) == "Enter the name. As on letters"
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
    typed, written = told(line.edited), told(box.edited)
    line.show_value("Pritchard")
    box.show_value("A note")
    assert (typed, written) == ([], [])
    line.line.setCursorPosition(3)
    line.show_value("Pritchard")
    assert line.line.cursorPosition() == 3
    QTest.keyClicks(line.line, "x")
    assert typed == [("Prixtchard",)]
    QTest.keyClicks(box.box, "!")
    assert written == [("A note!",)]  # what is shown is gone on with at its end
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
    chosen = told(field.chosen)
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
    changed = told(field.changed)
    field.show_value(("own",))
    QTest.keyClick(field.box("rent"), Qt.Key.Key_Space)
    assert changed == [(("rent", "own"),)]
    field.show_options(OPTIONS[:1])
    assert field.value() == ()
