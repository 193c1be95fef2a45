"""Tickets called while the line was down: the first call to arrive stands, and nobody is called twice."""

from datetime import UTC, datetime, timedelta

import pytest

from advisor_console.domain.changes import Change, FieldChange, Outcome, PushResult, altered
from advisor_console.domain.ids import CounterId, EntityId, TicketId
from advisor_console.domain.queueing import Ticket
from tests.integration.central.centre import (
    ANN,
    COUNTERS,
    HOUSING,
    LIBRARY,
    Author,
    Centre,
    cursor_of,
    fixed_id,
    note,
)

STANDS = "had already been called by {}. That call stands; yours has changed nothing."


def _call(
    author: Author, ticket: TicketId, counter: EntityId = COUNTERS[0], at: datetime | None = None
) -> Change:
    after = {
        "state": "called", "counter_id": counter, "advisor": author.login,
        "called_at": (at or datetime.now(UTC)).isoformat(),
    }  # fmt: skip
    return altered("ticket", ticket, {**dict.fromkeys(after), "state": "waiting"}, after)


def _finish(ticket: TicketId, at: datetime | None = None) -> Change:
    after = {"state": "finished", "finished_at": (at or datetime.now(UTC)).isoformat()}
    return altered("ticket", ticket, {"state": "called", "finished_at": None}, after)


def _states(centre: Centre, ticket: TicketId) -> str:
    """The intervals of a ticket, the open one marked."""
    found = centre.value(
        "SELECT string_agg(state || CASE WHEN ends_at IS NULL THEN '…' ELSE '' END, ' '"
        " ORDER BY starts_at, id) FROM council.ticket_interval WHERE ticket_id = %s",
        ticket,
    )
    return str(found)


def _waiting(centre: Centre, count: int = 1) -> list[Ticket]:
    door = centre.gateway("door")
    return [door.join(LIBRARY, HOUSING, None, None) for _ in range(count)]


def test_a_call_that_arrives_first_stands_and_the_feed_tells_of_it(centre: Centre) -> None:
    (ticket,) = _waiting(centre)
    lib = centre.author("lib")
    cursor = cursor_of(lib.gateway)
    at = datetime.now(UTC)
    result = lib.push(_call(lib, ticket.id, at=at))
    assert (result.outcome, result.reason) == (Outcome.APPLIED, None)
    assert _states(centre, ticket.id) == "waiting called…"
    page = lib.gateway.pull(*cursor, 100)
    (row,) = page.rows["ticket"]
    assert (row["state"], row["counter_id"], row["advisor"]) == ("called", COUNTERS[0], "lib")
    assert datetime.fromisoformat(row["called_at"]) == at
    assert page.last == result.seq
    # From here on it is a ticket like any other.
    assert lib.gateway.serve(ticket.id).state == "serving"
    assert lib.gateway.finish(ticket.id).state == "finished"


def test_a_later_call_is_told_so_and_holds_nothing_back(centre: Centre) -> None:
    (ticket,) = _waiting(centre)
    lib, omar = centre.author("lib"), centre.author("omar")
    lib.push(_call(lib, ticket.id))
    before = cursor_of(omar.gateway)
    late = omar.command(_call(omar, ticket.id, COUNTERS[1]))
    first = omar.gateway.push([late])[0]
    assert (first.outcome, first.seq) == (Outcome.APPLIED, 0)
    assert first.reason == "H 001 " + STANDS.format("Lib")
    assert omar.gateway.push([late])[0] == first
    assert cursor_of(omar.gateway) == before
    assert _states(centre, ticket.id) == "waiting called…"
    assert centre.value("SELECT count(*) FROM sync.parked") == 0
    finishing = omar.push(_finish(ticket.id))
    assert (finishing.outcome, finishing.reason) == (Outcome.APPLIED, None)
    assert omar.push(note(ANN, "omar")).outcome is Outcome.APPLIED
    assert _states(centre, ticket.id) == "waiting called…"


@pytest.mark.parametrize("moved_on", ["called", "serving", "finished"])
def test_a_call_made_at_the_centre_in_between_stands_as_well(centre: Centre, moved_on: str) -> None:
    (ticket,) = _waiting(centre)
    priya, omar = centre.author("priya"), centre.author("omar")
    priya.gateway.call_next(LIBRARY, COUNTERS[2], [])
    if moved_on != "called":
        priya.gateway.serve(ticket.id)
    if moved_on == "finished":
        priya.gateway.finish(ticket.id)
    before = _states(centre, ticket.id)
    assert omar.push(_call(omar, ticket.id)).reason == "H 001 " + STANDS.format("Priya")
    assert _states(centre, ticket.id) == before
    # Whoever's own call was heard, though its answer was lost, is told nothing.
    assert priya.push(_call(priya, ticket.id, COUNTERS[2])).reason is None
    assert _states(centre, ticket.id) == before


def test_somebody_who_left_is_not_called(centre: Centre) -> None:
    (ticket,) = _waiting(centre)
    lib = centre.author("lib")
    with centre.administrator() as connection:
        connection.execute("UPDATE council.ticket SET state = 'left'")
    result = lib.push(_call(lib, ticket.id))
    assert result.reason == "H 001 had already left the queue when your call was sent."
    assert centre.value("SELECT state FROM council.ticket") == "left"


def test_a_ticket_that_the_centre_does_not_have_is_told_of_and_holds_nothing_back(centre: Centre) -> None:
    lib = centre.author("lib")
    lost = lib.command(_call(lib, TicketId(fixed_id(999))))
    gone = "A ticket you called is no longer in the queue. Your call has changed nothing."
    # Also after a restore, when everything is offered again: no other console has the ticket to send.
    for result in (lib.gateway.push([lost])[0], _again(centre, lib)):
        assert (result.outcome, result.reason) == (Outcome.APPLIED, gone)


def _again(centre: Centre, author: Author) -> PushResult:
    """Push a call of a lost ticket as one that a restored centre may have had."""
    command = author.command(_call(author, TicketId(fixed_id(998))))
    history = author.gateway.server_info().epoch.partition(".")[0]
    return author.gateway.push([command], history, {command.id: None})[0]


def test_a_days_calls_without_the_line_arrive_in_order(centre: Centre) -> None:
    tickets = _waiting(centre, 3)
    lib = centre.author("lib")
    start = tickets[-1].joined_at
    commands = []
    for place, ticket in enumerate(tickets):
        at = start + timedelta(milliseconds=10 * place)
        if place:
            commands.append(lib.command(_finish(tickets[place - 1].id, at)))
        commands.append(lib.command(_call(lib, ticket.id, at=at)))
    results = lib.gateway.push(commands)
    assert {(result.outcome, result.reason) for result in results} == {(Outcome.APPLIED, None)}
    assert [_states(centre, ticket.id) for ticket in tickets] == [
        "waiting called", "waiting called", "waiting called…"
    ]  # fmt: skip
    board = lib.gateway.board(LIBRARY)
    assert [ticket.id for ticket in board.called] == [tickets[2].id]
    # Nobody said how long they were served, so they tell nothing of how long services take.
    assert {load.services for load in board.loads} == {0}


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_years_off_orders_nothing(centre: Centre, years: int) -> None:
    (ticket,) = _waiting(centre)
    lib = centre.author("lib")
    lib.push(_call(lib, ticket.id, at=datetime.now(UTC) + timedelta(days=365 * years)))
    lib.push(_finish(ticket.id, datetime.now(UTC) + timedelta(days=365 * years)))
    assert centre.value(
        "SELECT joined_at <= called_at AND called_at <= finished_at AND finished_at <= clock_timestamp()"
        " FROM council.ticket"
    )
    assert centre.value("SELECT bool_and(starts_at <= ends_at) FROM council.ticket_interval")


def test_what_a_command_may_not_do_to_a_ticket_is_refused(centre: Centre) -> None:
    (ticket,) = _waiting(centre)
    lib = centre.author("lib")
    call = _call(lib, ticket.id)

    def without(**fields: FieldChange) -> Change:
        return Change("ticket", ticket.id, "set", {**call.fields, **fields})

    forbidden = [
        without(number=FieldChange("H001", "H999")),
        without(state=FieldChange("waiting", "serving")),
        without(counter_id=FieldChange(None, fixed_id(999))),
        without(counter_id=FieldChange(None, None)),
        Change("ticket", ticket.id, "create", call.fields),
        Change("ticket", ticket.id, "remove", call.fields),
        Change("ticket_interval", fixed_id(998), "create", {"state": FieldChange(None, "called")}),
    ]
    for change in forbidden:
        author = centre.author("lib", f"desk-{forbidden.index(change)}-{change.op}")
        assert author.push(change).outcome is Outcome.REFUSED, change
        with centre.administrator() as connection:
            connection.execute("DELETE FROM sync.parked")
    both = centre.author("lib", "desk-both")
    assert both.push(call, note(ANN, "lib")).outcome is Outcome.REFUSED
    assert _states(centre, ticket.id) == "waiting…"
    assert centre.value("SELECT count(*) FROM council.note") == 0


def test_who_may_not_call_may_not_call_by_command(centre: Centre) -> None:
    (ticket,) = _waiting(centre)
    revenues = centre.author("revenues")
    assert revenues.push(_call(revenues, ticket.id)).outcome is Outcome.REFUSED
    lib = centre.author("lib")
    forged = _call(centre.author("priya"), ticket.id)
    assert lib.push(forged).outcome is Outcome.APPLIED
    # Whoever signed in has called it, whatever the command says.
    assert centre.value("SELECT advisor FROM council.ticket") == "lib"


def test_two_counters_that_called_the_same_four_never_call_one_twice(centre: Centre) -> None:
    tickets = _waiting(centre, 4)
    authors = (centre.author("lib"), centre.author("omar"))
    told: dict[str, list[str | None]] = {author.login: [] for author in authors}
    for place, ticket in enumerate(tickets):
        # Now the one, now the other is first.
        for author in authors if place % 2 else authors[::-1]:
            counter: CounterId = COUNTERS[authors.index(author)]
            told[author.login].append(author.push(_call(author, ticket.id, counter)).reason)
    assert [_states(centre, ticket.id) for ticket in tickets] == ["waiting called…"] * 4
    assert [reason is None for reason in told["lib"]] == [False, True, False, True]
    assert [reason is None for reason in told["omar"]] == [True, False, True, False]
