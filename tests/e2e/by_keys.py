"""What an advisor does with a record and its moves, by keys only; used by several journeys."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from tests.e2e.keyboard import CTRL, choose, marked, press, read, screen, see, tab_to, tick, wait_for, write
from ui.app.session import Session
from ui.app.shell import Shell

KEY = Qt.Key
DAY = timedelta(days=1)
REFERENCE = r"MV-[0-9A-Z]{5}-[0-9A-Z]{5}"
RECORD_IT = "Record the move and make the letter"
RECORD_CORRECTION = "Record the correction and make the letter"
_MOST_ROWS = 12


def session_of(shell: Shell) -> Session:
    """What the window works with."""
    return shell._desk.session


def to_the_record(name: str) -> None:
    """Find somebody and open their record."""
    press(KEY.Key_K, CTRL)
    # Only what a keyboard without accents has.
    write(name.replace("â", "a").lower())
    see(name)
    press(KEY.Key_Return)
    see("New move")
    wait_for("the record", lambda: f"{name}" in screen() and "What happened" in screen())


def write_date(question: str, text: str) -> None:
    """Write a date over what stands in its three fields."""
    tab_to(question)
    for part in text.split("/"):
        press(KEY.Key_A, CTRL)
        write(part)
        press(KEY.Key_Tab)


def tell_plain_move(last_night: str) -> None:
    """Everything up to the services page."""
    press(KEY.Key_M, CTRL)
    see("Which is the last night they sleep there?")
    write_date("last night they sleep", last_night)
    press(KEY.Key_Return, CTRL)
    tell_addresses()
    see("Which help with costs do they get now?")
    tick("None of these")


def tell_addresses() -> None:
    """The new home by its postcode, rented."""
    see("Where do they go?")
    tab_to("Postcode or part of the new address")
    write("we1-6hn")
    press(KEY.Key_Return)
    see("Flat 2, 48 Station Road")
    tab_to("Choose the new address")
    while "Flat 2, 48" not in marked():
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    see("Choose another address")
    choose("How will they live there?", "Rent privately")
    press(KEY.Key_Return, CTRL)


def go_to_row(words: str) -> None:
    """Go down a table that has the keyboard until the row with these words."""
    for _ in range(_MOST_ROWS):
        if words in row():
            return
        press(KEY.Key_Down)
    wait_for(f"row with {words!r}", lambda: words in row(), 0)


def row() -> str:
    """The whole row that a table with the keyboard stands on."""
    table = QApplication.focusWidget()
    assert isinstance(table, QTableView)
    index = table.currentIndex()
    return " ".join(str(index.siblingAtColumn(column).data() or "") for column in range(3))


def record_it(words: str = RECORD_IT) -> str:
    """Record, see the letter, and come back to the record; gives the reference."""
    see(words)
    press(KEY.Key_Return, CTRL)
    see("As it is printed", 60)
    reference = read(REFERENCE)
    press(KEY.Key_Escape)
    see("Give the customer this reference")
    press(KEY.Key_Return, CTRL)
    see("New move")
    return reference


def days(shell: Shell, ahead: int) -> str:
    """A day from today as somebody types it."""
    day = session_of(shell).clock.today() + ahead * DAY
    return f"{day.day}/{day.month}/{day.year}"
