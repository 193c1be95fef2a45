"""The queue: numbers, calls that never double, and a wall that knows no names."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from advisor_console.domain.errors import NotAllowed
from advisor_console.domain.ids import PersonId, SiteId, TicketId
from advisor_console.domain.queueing import Ticket
from tests.integration.central.centre import (
    ANN,
    COUNCIL_TAX,
    COUNTERS,
    HOUSING,
    LIBRARY,
    ROSE,
    Centre,
    cursor_of,
    fixed_id,
)


def test_sites_counters_and_services_are_listed_in_order(centre: Centre) -> None:
    gateway = centre.gateway("lib")
    assert [site.name for site in gateway.sites()] == ["Westerdale Library"]
    assert [counter.name for counter in gateway.counters(LIBRARY)] == [f"Counter {n}" for n in range(1, 9)]
    assert [(s.code, s.prefix) for s in gateway.services()] == [("council_tax", "C"), ("housing", "H")]


def test_numbers_count_by_service_and_start_again_next_day(centre: Centre) -> None:
    door = centre.gateway("door")
    joined = [door.join(LIBRARY, service, None, None) for service in (COUNCIL_TAX, HOUSING, COUNCIL_TAX)]
    assert [ticket.number for ticket in joined] == ["C001", "H001", "C002"]
    with centre.administrator() as connection:
        connection.execute("UPDATE council.ticket SET day = day - 1")
    assert door.join(LIBRARY, COUNCIL_TAX, None, None).number == "C001"
    with centre.administrator() as connection:
        connection.execute("UPDATE council.ticket SET number = 'C999' WHERE day = console.local_day()")
    assert door.join(LIBRARY, COUNCIL_TAX, None, None).number == "C1000"


def test_a_ticket_lives_through_its_states_and_its_intervals_are_kept(centre: Centre) -> None:
    lib = centre.gateway("lib")
    cursor = cursor_of(lib)
    joined = lib.join(LIBRARY, COUNCIL_TAX, PersonId(ANN), "  a chair ")
    assert (joined.state, joined.person_id, joined.needs, joined.counter) == ("waiting", ANN, "a chair", None)
    called = lib.call_next(LIBRARY, COUNTERS[2], [])
    assert called is not None
    assert (called.id, called.state, called.counter) == (joined.id, "called", "Counter 3")
    assert called.called_at is not None
    assert called.called_at >= called.joined_at
    assert lib.serve(called.id).state == "serving"
    assert lib.serve(called.id).state == "serving"
    assert lib.finish(called.id).state == "finished"
    assert lib.finish(called.id).state == "finished"
    states = (
        "SELECT string_agg(state || CASE WHEN ends_at IS NULL THEN '…' ELSE '' END, ' ' ORDER BY starts_at)"
    )
    assert centre.value(f"{states} FROM council.ticket_interval") == "waiting called serving"
    page = lib.pull(*cursor, 100)
    assert [row["state"] for row in page.rows["ticket"]] == ["finished"]
    assert len(page.rows["ticket_interval"]) == 3


def test_asked_again_before_serving_a_counter_gets_its_own_ticket_again(centre: Centre) -> None:
    lib = centre.gateway("lib")
    first, second = (lib.join(LIBRARY, HOUSING, None, None) for _ in range(2))
    assert lib.call_next(LIBRARY, COUNTERS[0], []) == lib.call_next(LIBRARY, COUNTERS[0], [])
    other = lib.call_next(LIBRARY, COUNTERS[1], [])
    assert other is not None
    assert other.id == second.id
    lib.serve(first.id)
    with pytest.raises(NotAllowed, match="still serving H001"):
        lib.call_next(LIBRARY, COUNTERS[0], [])
    lib.finish(first.id)
    assert lib.call_next(LIBRARY, COUNTERS[0], []) is None


def test_only_the_services_asked_for_are_called_and_in_order_of_joining(centre: Centre) -> None:
    lib = centre.gateway("lib")
    tickets = [lib.join(LIBRARY, service, None, None) for service in (COUNCIL_TAX, HOUSING, HOUSING)]
    called = [lib.call_next(LIBRARY, counter, [HOUSING]) for counter in COUNTERS[:3]]
    assert [ticket and ticket.id for ticket in called] == [tickets[1].id, tickets[2].id, None]


def test_eight_counters_calling_at_once_never_call_one_ticket_twice(centre: Centre) -> None:
    door = centre.gateway("door")
    joined = [door.join(LIBRARY, HOUSING, None, None).id for _ in range(40)]

    def work(counter: int) -> list[Ticket]:
        gateway = centre.gateway(("lib", "priya", "omar")[counter % 3])
        mine = []
        while (ticket := gateway.call_next(LIBRARY, COUNTERS[counter], [])) is not None:
            mine.append(ticket)
            gateway.serve(ticket.id)
            gateway.finish(ticket.id)
        return mine

    with ThreadPoolExecutor(8) as pool:
        calls = [ticket.id for mine in pool.map(work, range(8)) for ticket in mine]
    assert sorted(calls) == sorted(joined)
    assert len(set(calls)) == 40


def test_eight_doors_at_once_give_out_every_number_once(centre: Centre) -> None:
    def join(door: int) -> list[str]:
        gateway = centre.gateway("door")
        return [gateway.join(LIBRARY, (HOUSING, COUNCIL_TAX)[door % 2], None, None).number for _ in range(5)]

    with ThreadPoolExecutor(8) as pool:
        numbers = [number for mine in pool.map(join, range(8)) for number in mine]
    assert sorted(numbers) == [f"{prefix}{n:03}" for prefix in "CH" for n in range(1, 21)]


def test_a_colleagues_ticket_is_left_alone_except_by_a_supervisor(centre: Centre) -> None:
    lib = centre.gateway("lib")
    ticket = lib.join(LIBRARY, HOUSING, None, None)
    with pytest.raises(NotAllowed, match="was called"):
        lib.serve(ticket.id)
    lib.call_next(LIBRARY, COUNTERS[0], [])
    with pytest.raises(NotAllowed, match="colleague"):
        centre.gateway("omar").finish(ticket.id)
    assert centre.gateway("sam").finish(ticket.id).state == "finished"
    with pytest.raises(NotAllowed, match="no such ticket"):
        lib.finish(TicketId(fixed_id(999)))


def test_the_board_tells_who_waits_who_is_served_and_how_long_it_takes(centre: Centre) -> None:
    lib = centre.gateway("lib")
    for _ in range(35):
        lib.join(LIBRARY, HOUSING, None, None)
    with centre.administrator() as connection:
        # 32 served: the two that took an hour are older than the last 30, which took three minutes each.
        connection.execute(
            "UPDATE council.ticket AS t SET state = 'finished', served_at = f.at - CASE WHEN f.place <= 2"
            " THEN interval '1 hour' ELSE interval '3 minutes' END, finished_at = f.at"
            " FROM (SELECT id, row_number() OVER (ORDER BY number) AS place,"
            "  joined_at + row_number() OVER (ORDER BY number) * interval '1 second' AS at"
            "  FROM council.ticket ORDER BY number LIMIT 32) AS f WHERE t.id = f.id"
        )
    called = lib.call_next(LIBRARY, COUNTERS[0], [])
    board = lib.board(LIBRARY)
    assert called is not None
    assert [ticket.number for ticket in board.waiting] == ["H034", "H035"]
    assert [ticket.number for ticket in board.called] == [called.number] == ["H033"]
    assert abs(board.at - datetime.now(UTC)) < timedelta(minutes=1)
    tax, housing = board.loads
    assert (tax.service, tax.waiting, tax.busy, tax.services) == ("council_tax", 0, 0, 0)
    assert tax.mean_service_seconds is None
    assert (housing.waiting, housing.busy, housing.services) == (2, 1, 30)
    assert housing.mean_service_seconds == pytest.approx(180)


def test_somebody_called_who_did_not_come_is_no_service(centre: Centre) -> None:
    lib = centre.gateway("lib")
    ticket = lib.join(LIBRARY, HOUSING, None, None)
    lib.call_next(LIBRARY, COUNTERS[0], [])
    lib.finish(ticket.id)
    assert [load.services for load in lib.board(LIBRARY).loads] == [0, 0]


def test_the_wall_shows_numbers_and_no_person(centre: Centre) -> None:
    lib, wall = centre.gateway("lib"), centre.gateway("wall")
    lib.join(LIBRARY, HOUSING, PersonId(ANN), "wheelchair")
    lib.join(LIBRARY, HOUSING, PersonId(ROSE), None)
    lib.call_next(LIBRARY, COUNTERS[0], [])
    shown = wall.display(LIBRARY)
    assert [ticket.number for ticket in (*shown.called, *shown.waiting)] == ["H001", "H002"]
    with centre.raw("wall") as connection:
        row = connection.execute("SELECT console.display(%s)::text", (LIBRARY,)).fetchone()
    assert row is not None
    assert not [word for word in (ANN, ROSE, "wheelchair", 'lib"') if word in row[0]]
    with pytest.raises(NotAllowed):
        wall.board(LIBRARY)


def test_a_ticket_never_points_at_somebody_protected(centre: Centre) -> None:
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ROSE,))
    assert centre.gateway("sam").join(LIBRARY, HOUSING, PersonId(ROSE), None).person_id is None
    assert centre.gateway("lib").call_next(LIBRARY, COUNTERS[0], []) is not None


def test_an_unknown_place_is_refused_in_a_sentence(centre: Centre) -> None:
    lib = centre.gateway("lib")
    nowhere = SiteId(fixed_id(999))
    with pytest.raises(NotAllowed, match="no such site"):
        lib.board(nowhere)
    with pytest.raises(NotAllowed, match="no such site"):
        lib.join(nowhere, HOUSING, None, None)
    with pytest.raises(NotAllowed, match="does not belong"):
        lib.call_next(nowhere, COUNTERS[0], [])
