"""Moves of the rarer kinds by keyboard alone, in the real window at a real centre."""

import itertools

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.changes import altered, created
from advisor_console.domain.ids import EntityId, new_id
from tests.e2e.by_keys import (
    DAY,
    KEY,
    RECORD_CORRECTION,
    days,
    go_to_row,
    record_it,
    session_of,
    tell_addresses,
    tell_plain_move,
    to_the_record,
    write_date,
)
from tests.e2e.keyboard import CTRL, choose, press, screen, see, tab_to, tick, wait_for, write
from tests.integration.sync.consoles import Consoles, save, shown, sian
from tests.ui.app.conftest import _loop_goes_on, consoles, resting_shell, shell, window
from ui.app.session import Session
from ui.app.shell import Shell
from ui.main_window import MainWindow

__all__ = ["_loop_goes_on", "consoles", "resting_shell", "shell", "window"]

SHARERS = ("Anwen", "Bryn", "Cai", "Delyth", "Emrys")


def shared_house(session: Session) -> EntityId:
    """Five invented adults who rent together, in a home that others have left for them."""
    hers = {row.id for row in [sian(session).home] if row is not None}
    period_id, before = next(
        (id_, row)
        for id_, row in shown(session, "liability_period").items()
        if row["ends_on"] is None and row["starts_on"] < "2024-09-01" and row["property_id"] not in hers
    )
    home = EntityId(before["property_id"])
    account, period = new_id(), new_id()
    people = {given: new_id() for given in SHARERS}
    ended = [("liability_period", period_id, before["starts_on"])]
    ended += [
        ("residency", id_, row["starts_on"])
        for id_, row in shown(session, "residency").items()
        if row["property_id"] == home and row["ends_on"] is None
    ]
    changes = [
        altered(
            entity,
            id_,
            {"starts_on": day, "ends_on": None},
            {"starts_on": day, "ends_on": max(day, "2024-09-01")},
        )
        for entity, id_, day in ended
    ]
    changes += [
        created(
            "person",
            id_,
            {
                "reference": f"P-9000{number}",
                "given_names": given,
                "family_name": "Housemate",
                "date_of_birth": f"199{number}-05-01",
            },
        )
        for number, (given, id_) in enumerate(people.items())
    ]
    changes += [
        created(
            "residency",
            new_id(),
            {
                "person_id": id_,
                "property_id": home,
                "starts_on": "2024-09-01",
                "tenure": "private_tenant",
            },
        )
        for id_ in people.values()
    ]
    changes += [
        created(
            "council_tax_account",
            account,
            {"reference": "9900001", "property_id": home, "opened_on": "2024-09-01"},
        ),
        created(
            "liability_period",
            period,
            {"property_id": home, "account_id": account, "starts_on": "2024-09-01", "basis": "liable"},
        ),
    ]
    changes += [
        created("liable_person", new_id(), {"period_id": period, "person_id": id_}) for id_ in people.values()
    ]
    save(session, *changes)
    return home


def test_five_housemates_leave_on_different_days(
    shell: Shell, consoles: Consoles, window: MainWindow, qtbot: QtBot
) -> None:
    session = session_of(shell)
    home = shared_house(session)
    shell._desk.sync.wake()
    qtbot.waitUntil(lambda: session.outbox.counts()["unsent"] == 0, timeout=20000)
    assert [one.result for one in session.outbox.refused()] == []
    to_the_record("Anwen Housemate")
    press(KEY.Key_M, CTRL)
    see("Which is the last night they sleep there?")
    write_date("last night they sleep", days(shell, 5))
    tick("Not all on the same day")
    for place, given in enumerate(SHARERS[1:], 1):
        tab_to(f"{given} Housemate: last night")
        write(days(shell, 5 + 7 * place))
        press(KEY.Key_Tab)
        write(days(shell, 6 + 7 * place))
    press(KEY.Key_Return, CTRL)
    tell_addresses()
    see("Which help with costs do they get now?")
    tick("None of these")
    tick("Student")
    press(KEY.Key_Return, CTRL)
    see("There is a problem")
    choose("Student: who?", "Bryn Housemate")
    press(KEY.Key_Return, CTRL)
    record_it()
    qtbot.waitUntil(lambda: session.outbox.counts()["unsent"] == 0, timeout=20000)
    assert [one.result for one in session.outbox.refused()] == []
    stays = consoles.rows(
        "SELECT p.given_names, r.ends_on FROM council.residency r JOIN council.person p ON p.id = r.person_id"
        " WHERE p.family_name = 'Housemate' AND r.property_id = %s ORDER BY r.ends_on",
        home,
    )
    today = session.clock.today()
    assert stays == [(given, today + (6 + 7 * place) * DAY) for place, given in enumerate(SHARERS)]
    # Each who is left owes the home until they leave it: never two groups, never a gap.
    periods = consoles.rows(
        "SELECT l.starts_on, l.ends_on, count(*) FROM council.liability_period l"
        " JOIN council.liable_person o ON o.period_id = l.id WHERE l.starts_on >= '2024-09-01'"
        " AND l.property_id = %s"
        " GROUP BY l.id ORDER BY l.starts_on",
        home,
    )
    # Bryn, a student, is not held liable beside the others (LGFA 1992 s6(4)).
    assert [count for _, _, count in periods] == [5, 3, 2, 1]
    assert all(one[1] == following[0] for one, following in itertools.pairwise(periods))
    assert periods[-1][1] == today + 34 * DAY


def test_a_move_is_corrected_from_the_timeline(
    shell: Shell, consoles: Consoles, window: MainWindow, qtbot: QtBot
) -> None:
    session = session_of(shell)
    to_the_record("Siân Pritchard")
    tell_plain_move(days(shell, 4))
    choose("garden waste subscription", "Move it to the new address")
    press(KEY.Key_Return, CTRL)
    first = record_it()
    wait_for("the change in the timeline", lambda: "Move of Siân" in screen())
    tab_to("What happened")
    go_to_row("Move of Siân")
    press(KEY.Key_Return)
    see("What was told")
    assert first in screen()
    press(KEY.Key_Return, CTRL)
    see(f"correcting {first}")
    write_date("last night they sleep", days(shell, 9))
    press(KEY.Key_Return, CTRL)
    see("Where do they go?")
    press(KEY.Key_Return, CTRL)
    see("Which help with costs do they get now?")
    press(KEY.Key_Return, CTRL)
    see("It was: last night")
    second = record_it(RECORD_CORRECTION)
    assert second != first
    qtbot.waitUntil(lambda: session.outbox.counts()["unsent"] == 0, timeout=20000)
    assert [one.result for one in session.outbox.refused()] == []
    starts = consoles.rows(
        "SELECT DISTINCT r.starts_on FROM council.residency r JOIN council.notification n"
        " ON n.to_property_id = r.property_id WHERE n.reference = %s AND r.starts_on > current_date"
        " AND r.starts_on <> coalesce(r.ends_on, 'infinity')",
        second,
    )
    assert starts == [(session.clock.today() + 10 * DAY,)]
    assert QApplication.activeWindow() is window
