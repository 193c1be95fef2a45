"""Wrong answers by keyboard: said at the field and in the summary, which leads there, and nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.moves import NEW, NEW_HOME, lives, period, person
from tests.ui.pages.move.desks import MoveDesk
from tests.ui.pages.move.test_view import CONTROL, Typist, view
from ui.pages.move.view import MoveView

__all__ = ["view"]

KEY = Qt.Key
SOON = ("27", "11", "2026")
RHYS = replace(person("Rhys", date(1990, 1, 1)), family_name="Harcourt")
OWED_LATER = replace(
    NEW_HOME,
    period=replace(period(RHYS, where=NEW), starts_on=date(2026, 12, 1)),
    residents=(lives(RHYS, where=NEW),),
)


def write_dates(typist: Typist, last: tuple[str, ...], first: tuple[str, ...] = ()) -> None:
    """Write one or both nights from where the keyboard starts."""
    for part in (*last, *first):
        typist.press(KEY.Key_A, CONTROL)
        typist.write(part)
        typist.press(KEY.Key_Tab)


def to_addresses(typist: Typist) -> None:
    """A sound first page."""
    write_dates(typist, SOON)
    typist.next(lambda: typist.here.objectName() == "to_postcode")


def look_up(typist: Typist, postcode: str) -> None:
    """Look an address up that is not found, and go on all the same."""
    to_addresses(typist)
    typist.write(postcode)
    typist.press(KEY.Key_Return)
    typist.qtbot.waitUntil(lambda: "No address found" in typist.view.addresses.words.text(), timeout=5000)


def to_services(typist: Typist) -> None:
    """Two sound pages."""
    to_addresses(typist)
    typist.write("we1 6hn")
    typist.press(KEY.Key_Return)
    typist.qtbot.waitUntil(lambda: typist.here.objectName() == "new_tenure-owner", timeout=5000)
    typist.press(KEY.Key_Space)
    typist.next(lambda: typist.here.objectName().startswith("help-"))
    typist.tab_to("help-none")
    typist.press(KEY.Key_Space)


def two_hundred(typist: Typist) -> None:
    """More people than any home holds."""
    to_services(typist)
    typist.tab_to("adults_there")
    typist.press(KEY.Key_A, CONTROL)
    typist.write("200")
    typist.tab_to("garden-transfer")
    typist.press(KEY.Key_Space)


def already_owed(typist: Typist) -> None:
    """Three sound pages, for a home that somebody else owes from a later day."""
    to_services(typist)
    typist.tab_to("garden-transfer")
    typist.press(KEY.Key_Space)


CASES: dict[str, tuple[Callable[[Typist], None], str, str]] = {
    "dates backwards": (
        lambda typist: write_dates(typist, SOON, ("20", "11", "2026")),
        "first_night",
        "must be after the last night",
    ),
    "31 February": (lambda typist: write_dates(typist, ("31", "2", "2027")), "last_night", "does not have"),
    "1900": (lambda typist: write_dates(typist, ("1", "6", "1900")), "last_night", "1 April 1993"),
    "before birth": (
        lambda typist: write_dates(typist, ("27", "11", "2016"), ("28", "11", "2016")),
        "people",
        "born after the move",
    ),
    "an address that does not exist": (
        lambda typist: look_up(typist, "we4 9zz"),
        "to_postcode",
        "Enter the new address",
    ),
    "a postcode from elsewhere": (
        lambda typist: look_up(typist, "sw1a 1aa"),
        "to_postcode",
        "Enter the new address",
    ),
    "two liable parties overlapping": (
        already_owed,
        "adults_there",
        "Somebody else is liable for council tax at this address from Tuesday 1 December 2026",
    ),
    "200 members": (two_hundred, "adults_there", "200 adults is more than one home"),
}


@pytest.mark.parametrize("case", CASES)
def test_wrong_answers(qtbot: QtBot, view: MoveView, desk: MoveDesk, case: str) -> None:
    answer, field, words = CASES[case]
    if answer is already_owed:
        desk.records.homes[NEW.id] = OWED_LATER
    presenter = desk.presenter(view)
    presenter.open()
    qtbot.waitUntil(lambda: view.header.title.text() == "Siân Pritchard: moving")
    typist = Typist(qtbot, view)
    answer(typist)
    before = view.told()
    typist.press(KEY.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: typist.here.objectName() == "errorSummary", timeout=5000)
    shown = next(page for page in view._questions() if page.summary.problems())
    problem = next(one for one in shown.summary.problems() if one.field == field)
    assert words in problem.sentence
    # The same words at the field, which the summary leads to.
    marked = next(one for one in shown.fields if one.name == field)
    assert marked.problem.text() == problem.sentence
    typist.tab_to(f"problem-{field}")
    typist.press(KEY.Key_Space)
    here = QApplication.focusWidget()
    assert here is not None
    assert here is marked.focus_target() or marked.isAncestorOf(here)
    assert view.told() == before
    assert desk.log.saved == []
