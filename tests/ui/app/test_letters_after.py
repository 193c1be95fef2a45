"""Letters of what is not a move: asked for when a change is recorded, and made when a move is called off."""

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_console.domain.ids import PersonId
from tests.e2e.keyboard import CTRL, choose, press, screen, see, tab_to
from tests.integration.sync.consoles import Consoles, sian
from tests.integration.sync.test_correcting import her_move
from ui.app.shell import Shell
from ui.main_window import MainWindow

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
ISSUED = (
    "SELECT l.template, l.delivery, n.kind FROM council.letter AS l"
    " JOIN council.notification AS n ON n.id = l.notification_id WHERE l.person_id = %s ORDER BY l.issued_at"
)


def open_sian(shell: Shell) -> PersonId:
    person = sian(shell._desk.session).person
    shell.open_customer(person.id, person.full_name)
    see("Start a contact")
    return person.id


def test_a_change_is_recorded_with_its_letter_by_one_key(
    shell: Shell, consoles: Consoles, qtbot: QtBot
) -> None:
    person = open_sian(shell)
    press(KEY.Key_H, CTRL)
    see("What has changed?")
    assert "Record it and make the letter" not in screen()
    choose("What has changed?", "They want to give bank details")
    see("Record it and make the letter")
    choose("What do they want?", "To pay by Direct Debit")
    see("Ask the customer for bank details")
    press(KEY.Key_Return, CTRL | SHIFT)
    see("Your change: what we have noted and what happens next", 30)
    qtbot.waitUntil(
        lambda: consoles.rows(ISSUED, person) == [("change", "post_second_class", "bank_details")],
        timeout=20_000,
    )


def test_a_move_that_is_called_off_has_its_letter(
    shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    desk = shell._desk
    person, session = open_sian(shell), desk.session
    receipt = desk.report_move().record(
        person, her_move(session, session.clock.today() + timedelta(days=10)), None
    )
    desk.announce(receipt.command, "move")
    shell.errands.taken.open(sian(session), receipt.story.id)
    see("It will not happen", 20)
    tab_to("It will not happen")
    press(KEY.Key_Space)
    see("Will it not happen?")
    tab_to("It will not happen")
    press(KEY.Key_Space)
    # Offscreen, no window is in front once a dialog has gone.
    window.activateWindow()
    see("Your move is called off", 30)
    qtbot.waitUntil(
        lambda: consoles.rows(ISSUED, person) == [("move-cancelled", "post_second_class", "move_cancelled")],
        timeout=20_000,
    )
