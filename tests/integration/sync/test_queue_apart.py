"""Calling tickets while the line is down: from the copy, saved, and the first to reach the centre stands."""

from typing import Any, cast

import pytest

from advisor_console.domain.errors import CentreUnreachable
from advisor_console.domain.ids import CounterId, SiteId, new_id
from advisor_console.domain.queueing import Ticket
from advisor_console.services.call_next import QueueAtDesk
from advisor_console.services.ports import Queue
from db.central.gateway import PostgresCentral
from tests.integration.sync.consoles import ASHA, GWEN, NOWHERE, PASSWORD, Consoles, note, save, shown, sian
from ui.app.session import Session


class Line:
    """The centre's queue at the end of a line that can be cut, or lose the answer to a call."""

    def __init__(self, session: Session) -> None:
        self._real = session.central
        self._nowhere = PostgresCentral(NOWHERE, session.advisor.login, PASSWORD)
        self.is_cut = False
        self.loses_answers = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._nowhere if self.is_cut else self._real, name)

    def call_next(self, *arguments: Any) -> Ticket | None:
        """Call at the centre, or nowhere."""
        found: Ticket | None = self.__getattr__("call_next")(*arguments)
        if self.loses_answers:
            raise CentreUnreachable("The centre does not answer.")
        return found


class Desk:
    """One counter of Riverside, its session and its queue."""

    def __init__(self, session: Session, counter: str) -> None:
        self.session = session
        sites = {row["name"]: key for key, row in shown(session, "site").items()}
        self.site = SiteId(sites["Riverside One-Stop Shop"])
        self.counter = next(
            CounterId(key)
            for key, row in shown(session, "counter").items()
            if row["site_id"] == self.site and row["name"] == counter
        )
        session.central.sit_at(self.site)
        session.sync_once()
        self.line = Line(session)
        self.queue = QueueAtDesk(
            centre=cast("Queue", self.line), copy=session.queue, log=session.log, clock=session.clock,
            new_id=new_id, advisor=session.advisor.login, saved=lambda _: None,
        )  # fmt: skip

    def cut(self) -> None:
        """Cut the line, and find that out as the page does: by reading the board."""
        self.line.is_cut = True
        assert self.queue.board(self.site).is_copy

    def mend(self) -> None:
        """The line is back, and nothing of this console's has been sent yet."""
        self.line.is_cut = False

    def call(self) -> Ticket | None:
        """Press F6."""
        return self.queue.call_next(self.site, self.counter, ())


@pytest.fixture
def desks(consoles: Consoles) -> tuple[Desk, Desk]:
    """Asha at counter 3, Gwen at counter 6; seven people wait, and nobody has been called yet."""
    with consoles.administrator() as connection:
        connection.execute("DELETE FROM council.ticket_interval WHERE state <> 'waiting'")
        connection.execute(
            "DELETE FROM council.ticket_interval AS i USING council.ticket AS t"
            " WHERE t.id = i.ticket_id AND t.state <> 'waiting'"
        )
        connection.execute("DELETE FROM council.ticket WHERE state <> 'waiting'")
    return Desk(consoles.ready(ASHA), "3"), Desk(consoles.ready(GWEN), "6")


def _calls(consoles: Consoles) -> list[tuple[str, str, str]]:
    """Number, counter and advisor of each call, as the centre has them."""
    return consoles.rows(
        "SELECT t.number, c.name, t.advisor FROM council.ticket AS t JOIN council.counter AS c"
        " ON c.id = t.counter_id JOIN council.ticket_interval AS i ON i.ticket_id = t.id"
        " WHERE i.state = 'called' ORDER BY t.called_at, t.number"
    )


def test_the_same_ticket_called_at_two_counters_is_called_once_and_the_later_one_is_told(
    consoles: Consoles, desks: tuple[Desk, Desk]
) -> None:
    asha, gwen = desks
    for desk in desks:
        desk.cut()
    first, second = asha.call(), gwen.call()
    assert first is not None
    assert second is not None
    assert first.id == second.id
    assert (first.counter, first.state, first.not_sent) == ("3", "called", True)
    for desk, ticket in ((asha, first), (gwen, second)):
        board = desk.queue.board(desk.site)
        assert [(one.id, one.not_sent) for one in board.called] == [(ticket.id, True)]
        assert ticket.id not in {one.id for one in board.waiting}
        desk.mend()
    # Gwen's line is back first; what she wrote after the call is not held up, and nor is Asha's.
    for desk in desks:
        save(desk.session, note(desk.session, sian(desk.session).person.id, "* After the call"))
    assert gwen.session.sync_once().notices == []
    report = asha.session.sync_once()
    number = f"{first.number[0]} {first.number[1:]}"
    assert report.notices == [
        f"{number} had already been called by Gwen Price. That call stands; yours has changed nothing."
    ]
    assert (report.applied, report.refused, report.waiting) == (2, 0, 0)
    assert _calls(consoles) == [(first.number, "6", GWEN)]
    assert consoles.value("SELECT count(*) FROM council.note WHERE body = '* After the call'") == 2
    row = shown(asha.session, "ticket")[first.id]
    assert (row["advisor"], row["counter_id"]) == (GWEN, gwen.counter)
    board = asha.queue.board(asha.site)
    assert (board.is_copy, asha.session.queue.is_ahead()) == (False, False)
    assert asha.session.sync_once().notices == []


def test_one_after_the_other_is_called_without_the_line_and_each_ends_the_one_before(
    consoles: Consoles, desks: tuple[Desk, Desk]
) -> None:
    asha, _ = desks
    online = asha.call()
    assert online is not None
    assert not online.not_sent
    asha.session.sync_once()
    waiting = asha.queue.board(asha.site).waiting
    asha.cut()
    called = [asha.call() for _ in range(3)]
    assert [one and one.id for one in called] == [one.id for one in waiting[:3]]
    board = asha.queue.board(asha.site)
    assert [one.id for one in board.called] == [waiting[2].id]
    asha.mend()
    asha.session.sync_once()
    numbers = [online.number, *(one.number for one in waiting[:3])]
    assert [number for number, _, _ in _calls(consoles)] == numbers
    states = dict(consoles.rows("SELECT number, state FROM council.ticket WHERE day = console.local_day()"))
    assert [states[number] for number in numbers] == ["finished", "finished", "finished", "called"]
    assert asha.queue.finish(waiting[2].id).state == "finished"


def test_a_call_whose_answer_was_lost_is_never_made_a_second_time(
    consoles: Consoles, desks: tuple[Desk, Desk]
) -> None:
    asha, _ = desks
    asha.line.loses_answers = True
    with pytest.raises(CentreUnreachable):
        asha.call()
    asha.cut()
    again = asha.call()
    assert again is not None
    asha.mend()
    report = asha.session.sync_once()
    assert report.notices == []
    assert _calls(consoles) == [(again.number, "3", ASHA)]


def test_until_the_calls_saved_here_are_back_the_centre_is_not_asked_for_the_next(
    consoles: Consoles, desks: tuple[Desk, Desk]
) -> None:
    asha, _ = desks
    asha.cut()
    first, second = asha.call(), asha.call()
    asha.mend()
    # The centre still has both of them waiting, and would give the first one again.
    third = asha.call()
    assert third is not None
    assert third.not_sent
    assert third.id not in {one.id for one in (first, second) if one}
    assert asha.queue.board(asha.site).is_copy
    asha.session.sync_once()
    board = asha.queue.board(asha.site)
    assert not board.is_copy
    assert [one.id for one in board.called] == [third.id]


def test_only_the_services_asked_for_are_called_and_nobody_is_an_answer(desks: tuple[Desk, Desk]) -> None:
    asha, _ = desks
    asha.cut()
    waste = next(one for one in asha.queue.services() if one.code == "waste")
    board = asha.queue.board(asha.site)
    wanted = [one.id for one in board.waiting if one.service == "waste"]
    assert wanted != [board.waiting[0].id]
    for ticket in wanted:
        called = asha.queue.call_next(asha.site, asha.counter, [waste.id])
        assert called is not None
        assert called.id == ticket
    held = asha.session.queue.held(asha.counter, ASHA)
    assert asha.queue.call_next(asha.site, asha.counter, [waste.id]) is None
    # Nobody came instead, so whoever is at the counter still is.
    assert asha.session.queue.held(asha.counter, ASHA) == held


def test_a_copy_of_another_site_or_another_day_is_no_queue(
    desks: tuple[Desk, Desk], consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha, _ = desks
    elsewhere = next(SiteId(key) for key in shown(asha.session, "site") if key != asha.site)
    asha.cut()
    with pytest.raises(CentreUnreachable):
        asha.queue.board(elsewhere)
    with pytest.raises(CentreUnreachable):
        asha.queue.call_next(elsewhere, asha.counter, ())
    tomorrow = asha.session.clock.today().replace(year=asha.session.clock.today().year + 1)
    monkeypatch.setattr(asha.session.queue, "_today", lambda: tomorrow)
    with pytest.raises(CentreUnreachable):
        asha.queue.board(asha.site)
    assert asha.session.outbox.counts()["unsent"] == 0
