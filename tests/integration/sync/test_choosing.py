"""Two consoles change the same: both are shown it, and a choice made offline closes it for both."""

from datetime import timedelta

import pytest

from advisor_console.domain.conflicts import Conflict, Side
from advisor_console.domain.ids import new_id
from advisor_console.services.choose_sides import choose_sides
from tests.integration.sync.consoles import ASHA, GWEN, NOWHERE, Consoles, mobile, save, sian
from ui.app.session import Session

FIRST, SECOND = "07700 900111", "07700 900222"


def contested(consoles: Consoles) -> tuple[Session, Session, Conflict]:
    """Asha's number stands, Gwen's came second; both have heard of it."""
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    save(asha, mobile(sian(asha), FIRST))
    save(gwen, mobile(sian(gwen), SECOND))
    for session in (asha, gwen, asha):
        session.sync_once()
    (conflict,) = asha.conflicts.open()
    return asha, gwen, conflict


def choose(session: Session, conflict: Conflict, side: Side) -> None:
    """Choose at a console."""
    login, choices = session.advisor.login, ((conflict, side),)
    choose_sides(session.log, session.clock, new_id, advisor=login, choices=choices)


def test_both_are_shown_both_sides_on_the_customer_s_record(consoles: Consoles) -> None:
    asha, gwen, conflict = contested(consoles)
    assert gwen.conflicts.open() == [conflict]
    for session in (asha, gwen):
        record = sian(session)
        assert (record.contested, record.person.mobile) == ((conflict.id,), FIRST)
    assert conflict.person == sian(asha).person.id
    assert (conflict.mine_by, conflict.theirs_by) == (GWEN, ASHA)
    assert [conflict.values_of(side)["mobile"] for side in Side] == [SECOND, FIRST]
    assert conflict.base["mobile"] not in (FIRST, SECOND)


def test_a_choice_made_with_the_line_down_is_seen_at_once_and_closes_it_for_both(
    consoles: Consoles,
) -> None:
    asha, gwen, conflict = contested(consoles)
    consoles.sign_out(gwen)
    offline = consoles.sign_in(GWEN, url=NOWHERE)
    choose(offline, conflict, Side.MINE)
    assert (sian(offline).contested, sian(offline).person.mobile) == ((), SECOND)
    assert offline.conflicts.open() == []
    (undone,) = offline.conflicts.chosen(offline.clock.now() - timedelta(days=1))
    assert (undone.choice, undone.values_of(Side.THEIRS)) == (Side.MINE, {"mobile": FIRST})
    consoles.sign_out(offline)
    back = consoles.sign_in(GWEN)
    for session in (back, asha):
        session.sync_once()
        assert (sian(session).contested, sian(session).person.mobile) == ((), SECOND)
    # And undone by the other one, choosing the other way.
    (chosen,) = asha.conflicts.chosen(asha.clock.now() - timedelta(days=1))
    assert chosen.chosen_by == GWEN
    choose(asha, chosen, Side.THEIRS)
    for session in (asha, back):
        session.sync_once()
        assert sian(session).person.mobile == FIRST
    assert back.outbox.refused() == []


@pytest.mark.parametrize("first", list(Side))
def test_of_two_who_choose_apart_the_first_stands_and_the_second_is_asked_again(
    consoles: Consoles, first: Side
) -> None:
    asha, gwen, conflict = contested(consoles)
    choose(asha, conflict, first)
    choose(gwen, conflict, first.other)
    report = asha.sync_once()
    assert (report.applied, report.conflicting) == (1, 0)
    assert gwen.sync_once().conflicting == 1
    stands = conflict.values_of(first)["mobile"]
    for session in (gwen, asha):
        session.sync_once()
        (again,) = session.conflicts.open()
        assert (again.mine, again.now) == (conflict.values_of(first.other), {"mobile": stands})
        assert (again.mine_by, again.theirs_by) == (GWEN, ASHA)
        assert session.outbox.unsettled() == []
