"""Changes other than moves at a desk: told by keyboard alone, kept as a draft, put right when refused."""

from functools import partial

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_console.domain.ids import PersonId
from tests.e2e.keyboard import CTRL, choose, press, read, screen, see, spoken, tab_to, write
from tests.integration.sync.consoles import Consoles, sian
from ui.app.shell import Shell
from ui.pages.change.presenter import DRAFT_KIND

KEY = Qt.Key
REFERENCE = r"CH-[0-9A-Z]{5}-[0-9A-Z]{5}"


def open_sian(shell: Shell) -> PersonId:
    """Open Siân's record and come to the page of a change."""
    person = sian(shell._desk.session).person
    shell.open_customer(person.id, person.full_name)
    see("Start a contact")
    see("Another change")
    press(KEY.Key_H, CTRL)
    see("What has changed?")
    return person.id


def test_a_new_number_by_keyboard_with_a_wrong_one_first(
    shell: Shell, consoles: Consoles, qtbot: QtBot
) -> None:
    person = open_sian(shell)
    press(KEY.Key_Return, CTRL)
    see("Choose what has changed.")
    choose("What has changed?", "A new phone number or email")
    tab_to("Mobile number")
    press(KEY.Key_A, CTRL)
    write("0770")
    press(KEY.Key_Return, CTRL)
    see("Check the number: it has too many or too few digits.")
    tab_to("Mobile number")
    press(KEY.Key_A, CTRL)
    write("07700900777")
    see("Mobile number: 07700 900777")
    assert "Say to the customer" in screen()
    press(KEY.Key_Return, CTRL)
    see("Change recorded. Reference")
    reference = read(REFERENCE)
    see("Contact details changed: mobile number.")
    qtbot.waitUntil(
        lambda: (
            consoles.rows("SELECT kind FROM council.notification WHERE reference = %s", reference)
            == [("contact_details",)]
        )
    )
    assert consoles.value("SELECT mobile FROM council.person WHERE id = %s", person) == "07700 900777"
    assert shell._desk.session.drafts.all(DRAFT_KIND) == []


def test_what_was_half_told_is_gone_on_with(shell: Shell, qtbot: QtBot) -> None:
    open_sian(shell)
    choose("What has changed?", "Somebody joins the household")
    tab_to("First names")
    write("Owain")
    press(KEY.Key_Escape)
    see("Start a contact")
    drafts = shell._desk.session.drafts
    qtbot.waitUntil(lambda: len(drafts.all(DRAFT_KIND)) == 1)
    shell.errands.go_on(drafts.all(DRAFT_KIND)[0].id)
    see("This was kept as a draft.")
    assert "Owain" in screen()


def test_a_refused_change_comes_back_filled_in_and_keeps_its_reference(
    shell: Shell, consoles: Consoles, qtbot: QtBot
) -> None:
    with consoles.administrator() as connection:
        connection.execute(
            "ALTER TABLE council.person ADD CONSTRAINT unwanted CHECK (mobile <> '07700 900666')"
        )
    person = open_sian(shell)
    choose("What has changed?", "A new phone number or email")
    tab_to("Mobile number")
    press(KEY.Key_A, CTRL)
    write("07700900666")
    press(KEY.Key_Return, CTRL)
    see("Change recorded. Reference")
    reference = read(REFERENCE)
    outbox = shell._desk.session.outbox
    qtbot.waitUntil(lambda: len(outbox.refused()) == 1, timeout=20_000)
    shell.fixing.go_on(outbox.refused()[0].command.id)
    see("Open the change")
    press(KEY.Key_Return, CTRL)
    see("What has changed?")
    assert "07700900666" in screen()
    tab_to("Mobile number")
    press(KEY.Key_A, CTRL)
    write("07700900777")
    press(KEY.Key_Return, CTRL)
    see(reference)
    qtbot.waitUntil(
        partial(_is, consoles, "SELECT mobile FROM council.person WHERE id = %s", person, "07700 900777"),
        timeout=20_000,
    )
    assert outbox.refused() == []


def _is(consoles: Consoles, query: str, argument: str, wanted: object) -> bool:
    return bool(consoles.value(query, argument) == wanted)


def test_what_a_service_handed_back_is_put_right_in_its_place(
    shell: Shell, consoles: Consoles, qtbot: QtBot
) -> None:
    person = open_sian(shell)
    choose("What has changed?", "A new phone number or email")
    tab_to("Mobile number")
    press(KEY.Key_A, CTRL)
    write("07700900777")
    press(KEY.Key_Return, CTRL)
    see("Change recorded. Reference")
    reference = read(REFERENCE)
    told = "SELECT id FROM council.notification WHERE reference = %s"
    qtbot.waitUntil(lambda: len(consoles.rows(told, reference)) == 1, timeout=20_000)
    # As the Work page and the record's timeline open it.
    shell.errands.taken.open(sian(shell._desk.session), str(consoles.value(told, reference)))
    see(f"Correcting {reference}")
    assert "07700900777" in screen()
    tab_to("Mobile number")
    press(KEY.Key_A, CTRL)
    write("07700900778")
    press(KEY.Key_Return, CTRL)
    see("Corrected: Contact details changed: mobile number.")
    stands = (
        "SELECT p.mobile FROM council.notification AS later JOIN council.notification AS earlier"
        " ON earlier.id = later.corrects_id JOIN council.person AS p ON p.id = later.person_id"
        " WHERE earlier.reference = %s"
    )
    qtbot.waitUntil(lambda: consoles.rows(stands, reference) == [("07700 900778",)], timeout=20_000)
    assert sian(shell._desk.session).person.id == person


def test_somebody_the_council_knows_is_found_while_the_name_is_typed(shell: Shell) -> None:
    open_sian(shell)
    choose("What has changed?", "Somebody joins the household")
    tab_to("First names")
    write("Nusrat")
    tab_to("Family name")
    write("Iqbal")
    see("Is it one of these?")
    # What is found while it is typed takes the keyboard from nobody.
    assert spoken() == "Family name"
    choose("Is it one of these?", "Nusrat Iqbal")
    press(KEY.Key_Return, CTRL)
    see("record their move on their own record")
    assert "Change recorded" not in screen()
