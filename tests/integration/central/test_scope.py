"""What consoles keep: histories of recent days, whatever is open, and the queue of the site they stand at."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from psycopg import sql
from psycopg.types.json import Jsonb

from advisor_console.domain.ids import EntityId, SiteId, new_id
from db.central.gateway import PostgresCentral
from tests.integration.central.centre import (
    ANN,
    COUNCIL_TAX,
    COUNTERS,
    HOUSING,
    LIBRARY,
    Centre,
    cursor_of,
    fixed_id,
    note,
)

NOW = datetime.now(UTC)
OLD, YOUNG = NOW - timedelta(days=40), NOW - timedelta(days=20)
RIVERSIDE = SiteId(fixed_id(22))
DESK = fixed_id(39)


def _rule(centre: Centre, **replica: object) -> None:
    """Keep another version of the council's profile, with this rule."""
    with centre.administrator() as connection:
        connection.execute(
            "INSERT INTO council.council_profile (id, version, body)"
            " SELECT %s, max(version) + 1, %s FROM council.council_profile",
            (new_id(), Jsonb({"name": "Westerdale", "replica": replica})),
        )


def _add(centre: Centre, entity: str, **values: object) -> EntityId:
    """Add one row about Ann past the functions."""
    row = {"id": new_id(), "person_id": ANN, **values}
    with centre.administrator() as connection:
        connection.execute(
            sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                sql.Identifier("council", entity),
                sql.SQL(", ").join(map(sql.Identifier, row)),
                sql.SQL(", ").join([sql.Placeholder()] * len(row)),
            ),
            list(row.values()),
        )
    return EntityId(str(row["id"]))


def _history(centre: Centre, at: datetime) -> dict[str, EntityId]:
    """One finished thing of each kind that ages, at a moment."""
    contact = _add(
        centre, "contact", channel="phone", advisor="priya", started_at=at, ended_at=at, reason="Bins",
        outcome="answered",
    )  # fmt: skip
    change = _add(
        centre, "notification", reference=new_id(), kind="move", told=Jsonb({}), reported_at=at,
        advisor="priya",
    )  # fmt: skip
    return {
        "contact": contact,
        "note": _add(centre, "note", contact_id=contact, body="x", written_at=at, advisor="priya"),
        "case_file": _add(
            centre, "case_file", reference=new_id(), contact_id=contact, service="waste", title="Bin",
            status="closed", department="Waste", opened_at=at, closed_at=at,
        ),
        "letter": _add(
            centre, "letter", reference=new_id(), title="Move", template="move", template_version="1",
            language="en", format="standard", pages=1, sha256="0", delivery="post", issued_at=at,
            advisor="priya",
        ),
        "notification": change,
        "work_item": _add(
            centre, "work_item", reference=new_id(), notification_id=change, service="waste",
            action="deliver", detail=Jsonb({}), status="done", recorded_at=at,
        ),
    }  # fmt: skip


def _kept(gateway: PostgresCentral, entity: str, chunk_of: int = 100) -> list[EntityId]:
    """Ids of every row that a snapshot gives, chunk by chunk."""
    found: list[EntityId] = []
    after = None
    while True:
        chunk = gateway.snapshot(entity, after, chunk_of)
        found += [EntityId(row[0]) for row in chunk.rows]
        after = chunk.after
        if after is None:
            return found


def _all_kept(gateway: PostgresCentral, wanted: Mapping[str, EntityId]) -> set[str]:
    return {entity for entity, row in wanted.items() if row in _kept(gateway, entity)}


def test_histories_are_kept_for_recent_days_and_people_for_good(centre: Centre) -> None:
    old, young = _history(centre, OLD), _history(centre, YOUNG)
    gateway = centre.gateway("priya")
    assert _all_kept(gateway, old) == _all_kept(gateway, young) == set(old)
    _rule(centre, recent_days=30, sites=[])
    assert _all_kept(gateway, old) == set()
    assert _all_kept(gateway, young) == set(young)
    assert ANN in _kept(gateway, "person")
    _rule(centre, recent_days=60, sites=[])
    assert _all_kept(gateway, old) == set(old)
    _rule(centre, recent_days=None, sites=[])
    assert _all_kept(gateway, old) == set(old)


def test_whatever_is_open_is_kept_however_old(centre: Centre) -> None:
    _rule(centre, recent_days=30, sites=[])
    gateway = centre.gateway("priya")
    old = _history(centre, OLD)
    with centre.administrator() as connection:
        connection.execute("UPDATE council.case_file SET status = 'waiting_for_customer', closed_at = NULL")
        connection.execute("UPDATE council.work_item SET status = 'sent'")
    # The change is kept with the work that came of it.
    assert _all_kept(gateway, old) == {"case_file", "work_item", "notification"}
    with centre.administrator() as connection:
        connection.execute("UPDATE council.work_item SET status = 'rejected', reason = 'Not to be read.'")
    # What came back goes with what it was told again by: else it would need fixing once more.
    assert _all_kept(gateway, old) == {"case_file"}
    checked = _add(
        centre, "verification", method="questions", items="name", tier="level 1", outcome="passed",
        checked_at=OLD, advisor="priya",
    )  # fmt: skip
    assert checked in _kept(gateway, "verification")


def test_a_pull_gives_what_is_kept_and_takes_the_rest_away(centre: Centre) -> None:
    _rule(centre, recent_days=30, sites=[])
    author = centre.author("priya")
    cursor = cursor_of(author.gateway)
    old, young = (note(ANN, "priya", written_at=at.isoformat()) for at in (OLD, YOUNG))
    author.push(old, young)
    page = author.gateway.pull(*cursor, 100)
    assert [row["id"] for row in page.rows["note"]] == [young.id]
    assert page.gone == {"note": [old.id]}


def test_another_rule_asks_for_a_new_snapshot_and_a_day_does_not(centre: Centre) -> None:
    _rule(centre, recent_days=30, sites=[])
    gateway = centre.gateway("priya")
    cursor = cursor_of(gateway)
    with centre.administrator() as connection:
        connection.execute('UPDATE council.council_profile SET body = body || \'{"survey": "x"}\'')
    assert gateway.pull(*cursor, 10).state == "ok"
    _rule(centre, recent_days=31, sites=[])
    assert gateway.pull(*cursor, 10).state == "reload"
    assert gateway.pull(*cursor_of(gateway), 10).state == "ok"


@pytest.mark.parametrize("chunk_of", [1, 2, 3, 100])
def test_rows_out_of_scope_never_end_a_snapshot_early(centre: Centre, chunk_of: int) -> None:
    _rule(centre, recent_days=30, sites=[])
    gateway = centre.gateway("priya")
    notes = [
        _add(centre, "note", body="x", written_at=(OLD, YOUNG)[place % 3 == 0], advisor="priya")
        for place in range(9)
    ]
    assert _kept(gateway, "note", chunk_of) == sorted(notes[::3])


def _riverside(centre: Centre) -> None:
    with centre.administrator() as connection:
        connection.execute(
            "INSERT INTO council.site (id, name, kind, hours)"
            " VALUES (%s, 'Riverside', 'one_stop_shop', '{}')",
            (RIVERSIDE,),
        )
        connection.execute(
            "INSERT INTO council.counter (id, site_id, name) VALUES (%s, %s, 'Counter 1')", (DESK, RIVERSIDE)
        )


def test_a_console_keeps_the_queue_of_the_site_where_it_stands(centre: Centre) -> None:
    _riverside(centre)
    _rule(centre, recent_days=30, sites=[])
    lib = centre.gateway("lib")
    here = lib.join(LIBRARY, HOUSING, None, None).id
    there = lib.join(RIVERSIDE, HOUSING, None, None).id
    assert _kept(lib, "ticket") == _kept(lib, "ticket_interval") == []
    lib.sit_at(LIBRARY)
    assert _kept(lib, "ticket") == [here]
    assert len(_kept(lib, "ticket_interval")) == 1
    cursor = cursor_of(lib)
    page = lib.pull(*cursor, 100)
    # Whoever sits down fetches the queue, and only the queue; from then on the feed tells of it.
    assert (page.state, page.last) == ("ok", cursor[1])
    assert page.reload == {"ticket", "ticket_interval"}
    cursor = (page.epoch, page.last, page.last_hash)
    assert lib.pull(*cursor, 100).reload == frozenset()
    lib.call_next(LIBRARY, COUNTERS[0], [])
    centre.gateway("omar").join(RIVERSIDE, COUNCIL_TAX, None, None)
    page = lib.pull(*cursor, 100)
    assert [row["id"] for row in page.rows["ticket"]] == [here]
    assert {row["ticket_id"] for row in page.rows["ticket_interval"]} == {here}
    assert page.reload == frozenset()
    lib.sit_at(RIVERSIDE)
    moved = lib.pull(page.epoch, page.last, page.last_hash, 100)
    assert moved.state == "ok"
    assert moved.reload == {"ticket", "ticket_interval"}
    assert there in _kept(lib, "ticket")


def test_the_profile_may_name_sites_and_yesterdays_queue_is_over(centre: Centre) -> None:
    _riverside(centre)
    lib = centre.gateway("lib")
    here = lib.join(LIBRARY, HOUSING, None, None).id
    there = lib.join(RIVERSIDE, HOUSING, None, None).id
    _rule(centre, recent_days=30, sites=["Riverside"])
    assert _kept(lib, "ticket") == [there]
    lib.sit_at(LIBRARY)
    assert _kept(lib, "ticket") == sorted([here, there])
    with centre.administrator() as connection:
        connection.execute("UPDATE council.ticket SET day = day - 1 WHERE id = %s", (here,))
    assert _kept(lib, "ticket") == [there]
    assert len(_kept(lib, "ticket_interval")) == 1


def test_what_is_out_of_scope_is_still_written_by_right(centre: Centre) -> None:
    old = _history(centre, OLD)
    _rule(centre, recent_days=30, sites=[])
    author = centre.author("priya")
    told = note(ANN, "priya", case_id=old["case_file"])
    assert author.push(told).outcome == "applied"
