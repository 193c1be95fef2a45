"""A whole move by keyboard alone, with wrong answers first and the line cut before it is recorded."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.working_days import LOCAL
from db.central.embedded import EmbeddedPostgres
from db.local.home import Home
from tests.e2e.keyboard import (
    CTRL,
    choose,
    marked,
    press,
    read,
    screen,
    see,
    spoken,
    tab_to,
    tick,
    wait_for,
    write,
)
from ui.app import training
from ui.app.run import Console
from ui.app.training import PASSWORD
from ui.tour.central import what_central_has

# 38 seconds alone, 158 beside ten others at work.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

KEY = Qt.Key
NEW_HOME = "Flat 2, 48 Station Road"
NOTED = "We have noted this. Our teams have not received it yet."
REFERENCE = r"MV-[0-9A-Z]{5}-[0-9A-Z]{5}"


@pytest.fixture
def console(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Console]:
    """The console in an invented borough of its own, before anybody has signed in."""
    root = tmp_path / "home"
    home = Home(root)
    home.prepare()
    made = Console(home, training=True)
    made.open(by_hand=True)
    yield made
    made.close()
    training.forget(root)


def test_a_move_by_keyboard_through_a_night_without_a_line(console: Console) -> None:
    sign_in()
    find_and_open("sian pritchrad", "Siân Pritchard")
    press(KEY.Key_F8)
    see("On a call")
    press(KEY.Key_M, CTRL)
    see("Which is the last night they sleep there?")
    answer_the_nights()
    answer_the_addresses()
    answer_the_services()
    see("Record the move and make the letter")
    server = server_of(console)
    server.stop()
    press(KEY.Key_Return, CTRL)
    see("As it is printed", 60)
    reference = read(REFERENCE)
    assert NOTED in screen()
    press(KEY.Key_Escape)
    see("Recorded")
    assert NOTED in screen()
    assert reference in screen()
    server.start()
    press(KEY.Key_Return, CTRL)
    see("Check identity")
    wrap_up()
    press(KEY.Key_F4)
    # The move, its letter and the contact.
    wait_for("all three received", lambda: screen().splitlines().count("Received") == 3, 60)
    assert "Nothing needs you." in screen()
    found = what_central_has(console.centre.admin_url if console.centre else "", reference)
    assert found["work_items"] == ["council_tax", "waste", "electoral"]
    once = {name: found[name] for name in ("command", "notification", "letter", "contact")}
    assert once == dict.fromkeys(once, 1)


def sign_in() -> None:
    """Give the password where the keyboard stands."""
    wait_for("the sign-in form", lambda: "Your password" in spoken(), 120)
    write(PASSWORD)
    press(KEY.Key_Return)
    see("Training: everybody here is invented", 60)


def find_and_open(typed: str, name: str) -> None:
    """Find a customer by a mistyped name, and open her record."""
    press(KEY.Key_K, CTRL)
    write(typed)
    see(name)
    press(KEY.Key_Return)
    see("Start a contact")


def answer_the_nights() -> None:
    """Nothing, then a day that does not exist, then the day that is meant."""
    soon = datetime.now(LOCAL).date() + timedelta(days=4)
    press(KEY.Key_Return, CTRL)
    see("There is a problem")
    write_date(soon, day="31", month="2")
    press(KEY.Key_Return, CTRL)
    see("There is a problem")
    write_date(soon)
    press(KEY.Key_Return, CTRL)
    see("Where do they go?")


def write_date(day_meant: date, *, day: str = "", month: str = "") -> None:
    """Go to the date and write its three parts over what stands there."""
    tab_to("last night they sleep")
    for part in (day or str(day_meant.day), month or str(day_meant.month), str(day_meant.year)):
        press(KEY.Key_A, CTRL)
        write(part)
        press(KEY.Key_Tab)


def answer_the_addresses() -> None:
    """A postcode that nobody has, then one typed anyhow, and the home among those found."""
    tab_to("Postcode or part of the new address")
    write("we9 9zz")
    press(KEY.Key_Return)
    see("No address found for “WE9 9ZZ”")
    press(KEY.Key_A, CTRL)
    write("we1-6hn")
    press(KEY.Key_Return)
    see(NEW_HOME)
    tab_to("Choose the new address")
    while not marked().startswith(NEW_HOME):
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    see("Choose another address")
    choose("How will they live there?", "Rent privately")
    press(KEY.Key_Return, CTRL)
    see("Which help with costs do they get now?")


def answer_the_services() -> None:
    """What the services ask."""
    tick("None of these")
    tick("They declare that one adult lives there")
    choose("garden waste subscription", "Move it to the new address")
    press(KEY.Key_Return, CTRL)


def wrap_up() -> None:
    """End the contact with what the move has filled in."""
    press(KEY.Key_F9)
    see("Wrap up and save")
    press(KEY.Key_Return, CTRL)
    see("Contact wrapped up.")


def server_of(console: Console) -> EmbeddedPostgres:
    """The centre's server, which belongs to the invented borough."""
    return EmbeddedPostgres(training.server_folder(console.home.root))
