"""A letter is printed from its page on a real queue; at a shared printer it waits for its advisor."""

import dataclasses
import hashlib
import threading
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from advisor_console.domain.printing import PrintSetting
from advisor_console.letters.library import sample_values
from advisor_console.letters.pictures import page_count
from tests.e2e.keyboard import CTRL, press, screen, see, wait_for
from tests.helpers.cups import QUEUE, PrintServer
from tests.integration.sync.consoles import ASHA, GWEN, PASSWORD, Consoles, sian
from tests.ui.app.conftest import _loop_goes_on, consoles, resting_shell, shell, window
from ui.app.shell import Shell
from ui.printing.cups import CupsSpooler
from ui.printing.dialog import LetterPrintDialog
from ui.widgets.rail import RailButton

__all__ = ["_loop_goes_on", "consoles", "resting_shell", "shell", "window"]

KEY = Qt.Key
W = TypeVar("W", bound=QWidget)
PRINTED = "SELECT printer, advisor, copies FROM council.letter_printing WHERE person_id = %s"


def dialog() -> LetterPrintDialog | None:
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, LetterPrintDialog))
    return next((one for one in shown if one.isVisible()), None)


def print_it(shell: Shell, copies: int = 1) -> None:
    """Press the page's key, and the dialog's button; more than one copy on both sides."""
    see("Open in viewer")
    press(KEY.Key_P, CTRL)
    wait_for("the print dialog", lambda: dialog() is not None)
    asked = dialog()
    assert asked is not None
    assert asked.printer().printerName() == QUEUE
    # A letter is printed whole, in its own order.
    offered = [one.objectName() for one in asked.findChildren(QWidget) if not one.isHidden()]
    assert "copies" in offered
    assert not {"gbPrintRange", "collate", "reverse", "colorMode"} & set(offered)
    if copies > 1:
        one_of(asked, QSpinBox, "copies").setValue(copies)
        one_of(asked, QRadioButton, "duplexLong").click()
    accept(shell)


def accept(shell: Shell) -> None:
    """Press the dialog's button."""
    asked = dialog()
    assert asked is not None
    next(one for one in asked.findChildren(QPushButton) if one.isDefault()).click()
    gone(shell)


def gone(shell: Shell) -> None:
    """Wait until there is no dialog; offscreen, no window is in front then."""
    wait_for("the end of the dialog", lambda: dialog() is None)
    shell._window.activateWindow()
    wait_for("the window in front", shell._window.isActiveWindow)


def one_of(asked: QWidget, kind: type[W], name: str) -> W:
    found = asked.findChildren(kind, name)
    assert len(found) == 1
    return found[0]


def rail(shell: Shell) -> str:
    """What the rail says of the printer; empty where it says nothing."""
    places = shell._window.rail.findChildren(RailButton, "rail-printing")
    return places[0].accessibleName() if places and places[0].isVisible() else ""


def lay_out_letter(shell: Shell) -> bytes:
    """Issue a letter to Siân Pritchard, and show it."""
    desk = shell._desk
    record = sian(desk.session)
    issued = desk.issue_letter().issue("blank", sample_values("blank", "en"), record.person)
    desk.announce(issued.command, "letter")
    shell.open_customer(record.person.id, record.person.full_name)
    see("Start a contact")
    shell.errands.letters.show_made(record, issued.letter)
    return issued.letter.pdf


def title(shell: Shell, consoles: Consoles) -> str:
    """What the one job so far is called at the printer."""
    ((job,),) = consoles.rows("SELECT id::text FROM council.letter_printing")
    return f"Letter {job.replace('-', '')[-12:]}"


@pytest.mark.usefixtures("window")
def test_a_letter_is_printed_and_noted(
    shell: Shell, consoles: Consoles, printing: PrintServer, qtbot: QtBot
) -> None:
    pdf, before = lay_out_letter(shell), printing.papers()
    print_it(shell, copies=2)
    see("Printed")
    see("Counter printer")
    person = sian(shell._desk.session).person.id
    qtbot.waitUntil(lambda: consoles.rows(PRINTED, person) == [("Counter printer", ASHA, 2)], timeout=20_000)
    printed = printing.printed(title(shell, consoles))
    # The printer begins each copy on a sheet of its own.
    assert page_count(printed) == 2 * (page_count(pdf) + page_count(pdf) % 2)
    assert printing.papers() == before + 1
    assert b"two-sided-long-edge" in printing.attributes(printing.newest())
    assert not shell.places.printing_words()


@pytest.mark.usefixtures("window")
def test_a_quick_hand_leaves_the_page_and_hears_of_it_all_the_same(
    shell: Shell, printing: PrintServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, given = threading.Event(), CupsSpooler.hand_over

    def slowly(spooler: CupsSpooler, pdf: bytes, setting: PrintSetting, title: str) -> None:
        assert may_go_on.wait(60)
        given(spooler, pdf, setting, title)

    monkeypatch.setattr(CupsSpooler, "hand_over", slowly)
    lay_out_letter(shell)
    with printing.taking_nothing():
        print_it(shell)
        see("It goes to the printer.")
        press(KEY.Key_Escape)
        see("Start a contact")
        may_go_on.set()
        see("The printer “Counter printer” takes no letters now.")


@pytest.mark.usefixtures("window")
def test_at_a_shared_printer_a_letter_waits_for_its_advisor(
    shell: Shell, consoles: Consoles, printing: PrintServer, qtbot: QtBot
) -> None:
    desk = shell._desk
    letters = dataclasses.replace(desk.profile.letters, shared_printers=("count*",))
    desk.profile = dataclasses.replace(desk.profile, letters=letters)
    lay_out_letter(shell)
    before = printing.papers()
    print_it(shell)
    see("It waits at “Counter printer” until you release it: F10.")
    wait_for("a word in the rail", lambda: rail(shell) == "Printer, 1 letter waits")
    assert printing.papers() == before
    # Another advisor at this machine sees nothing of it.
    assert not consoles.ready(GWEN).drafts.all()
    (job,) = desk.printing.waiting()
    assert hashlib.sha256(shell.errands.letters.pdf).hexdigest() == job.letter.sha256
    press(KEY.Key_F10)
    see("Only you see these, and only here.")
    press(KEY.Key_Return, CTRL)
    see("is being printed: Counter printer.")
    see("No letter of yours waits at a printer.")
    person = sian(desk.session).person.id
    qtbot.waitUntil(lambda: len(consoles.rows(PRINTED, person)) == 1, timeout=20_000)
    assert printing.papers() == before + 1
    assert "Begun and kept for you" not in screen()


@pytest.mark.usefixtures("window")
def test_what_is_not_printed_is_said_and_not_noted(
    shell: Shell, printing: PrintServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, before = shell._desk, printing.papers()
    lay_out_letter(shell)
    see("Open in viewer")
    # No dialog lies over the lock: whoever came by could print.
    press(KEY.Key_P, CTRL)
    wait_for("the print dialog", lambda: dialog() is not None)
    shell.lock()
    gone(shell)
    shell._window.unlockRequested.emit(PASSWORD)
    see("Open in viewer")
    with monkeypatch.context() as patched:
        patched.setattr("ui.printing.printers.printer_names", list)
        press(KEY.Key_P, CTRL)
        see("There is no printer on this machine.")
        assert dialog() is None
    with printing.taking_nothing():
        print_it(shell)
        see("The printer “Counter printer” takes no letters now. Print to another, or try again later.")
    assert not desk.printing.waiting()
    # Waiting at a shared printer, it is forgotten when its advisor says so.
    letters = dataclasses.replace(desk.profile.letters, shared_printers=("count*",))
    desk.profile = dataclasses.replace(desk.profile, letters=letters)
    print_it(shell)
    wait_for("a word in the rail", lambda: rail(shell) == "Printer, 1 letter waits")
    press(KEY.Key_F10)
    see("Only you see these, and only here.")
    press(KEY.Key_Delete, CTRL)
    see("No letter of yours waits at a printer.")
    assert not desk.printing.waiting()
    assert not any(one.kind == "print_letter" for one in desk.session.outbox.all_commands())
    assert printing.papers() == before
