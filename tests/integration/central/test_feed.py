"""The feed: no gap, nothing missed beside writers that roll back, and cursors that do not fit are told so."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from advisor_console.domain.changes import altered
from db.central.administration import add_advisor
from db.central.bulk import bulk_load
from tests.integration.central.centre import (
    ANN,
    PASSWORD,
    ROSE,
    Centre,
    cursor_of,
    fixed_id,
    note,
    pull_all,
)

WRITERS = 8
EACH = 25


def _write(centre: Centre, writer: int) -> int:
    """Push notes one by one, with other transactions in between that take the lock and roll back."""
    author = centre.author("priya", f"desk-{writer}")
    rolled_back = 0
    with centre.raw("priya", autocommit=False) as connection:
        for turn in range(EACH):
            author.push(note(ANN, "priya", f"{writer}/{turn}"))
            if turn % 5 == writer % 5:
                row = connection.execute("SELECT console.push('[]')").fetchone()
                assert row is not None
                doomed = centre.author("priya", f"doomed-{writer}-{turn}").command(note(ANN, "priya", "lost"))
                text = psycopg.types.json.Jsonb([doomed.as_json()])
                connection.execute("SELECT console.push(%s)", (text,))
                connection.rollback()
                rolled_back += 1
    return rolled_back


def test_a_reader_beside_eight_writers_misses_nothing(centre: Centre) -> None:
    reader = centre.gateway("omar")
    cursor = cursor_of(reader)
    start = cursor[1]
    seen: list[str] = []
    done = threading.Event()

    def read() -> None:
        nonlocal cursor
        while True:
            last_round = done.is_set()
            for page in pull_all(reader, cursor, 7):
                assert page.state == "ok"
                seen.extend(row["body"] for row in page.rows.get("note", ()))
                cursor = (page.epoch, page.last, page.last_hash)
            if last_round:
                return

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        reading = pool.submit(read)
        rolled_back = sum(pool.map(lambda writer: _write(centre, writer), range(WRITERS)))
        done.set()
        reading.result()
    assert rolled_back >= WRITERS * EACH // 10
    assert sorted(set(seen)) == sorted(f"{w}/{turn}" for w in range(WRITERS) for turn in range(EACH))
    assert centre.value("SELECT max(seq) - min(seq) + 1 - count(*) FROM sync.feed") == 0
    assert centre.value("SELECT max(seq) FROM sync.feed") == start + WRITERS * EACH


def test_pages_join_without_overlap(centre: Centre) -> None:
    author = centre.author("priya")
    cursor = cursor_of(author.gateway)
    for number in range(10):
        author.push(note(ANN, "priya", str(number)))
    pages = pull_all(author.gateway, cursor, 3)
    assert [page.more for page in pages] == [True, True, True, False]
    bodies = [row["body"] for page in pages for row in page.rows["note"]]
    assert sorted(bodies) == sorted(map(str, range(10)))


def test_nothing_new_keeps_the_cursor(centre: Centre) -> None:
    gateway = centre.gateway("priya")
    epoch, last, last_hash = cursor_of(gateway)
    page = gateway.pull(epoch, last, last_hash, 10)
    assert (page.state, page.last, page.last_hash, page.more) == ("ok", last, last_hash, False)


def test_a_cursor_of_another_history_is_a_new_epoch(centre: Centre) -> None:
    gateway = centre.gateway("priya")
    epoch, last, last_hash = cursor_of(gateway)
    other = "0" * 8 + epoch[8:]
    assert gateway.pull(other, last, last_hash, 10).state == "new_epoch"
    assert gateway.pull(epoch, last, "00", 10).state == "new_epoch"
    assert gateway.pull(epoch, last + 1, last_hash, 10).state == "new_epoch"


def test_behind_the_floor_there_is_only_a_snapshot(centre: Centre) -> None:
    author = centre.author("priya")
    oldest = cursor_of(author.gateway)
    for _ in range(4):
        author.push(note(ANN, "priya"))
    with centre.administrator() as connection:
        connection.execute(
            "WITH pruned AS (DELETE FROM sync.feed WHERE seq <= %s RETURNING seq, hash),"
            " last AS (SELECT * FROM pruned ORDER BY seq DESC LIMIT 1)"
            " UPDATE sync.setting SET value = CASE name WHEN 'floor' THEN (SELECT seq::text FROM last)"
            " ELSE (SELECT encode(hash, 'hex') FROM last) END WHERE name IN ('floor', 'floor_hash')",
            (oldest[1] + 2,),
        )
    assert author.gateway.pull(*oldest, 10).state == "reload"
    info = author.gateway.server_info()
    assert info.floor == oldest[1] + 2
    floor_hash = centre.value("SELECT value FROM sync.setting WHERE name = 'floor_hash'")
    page = author.gateway.pull(info.epoch, info.floor, floor_hash, 10)
    assert (page.state, len(page.rows["note"])) == ("ok", 2)


def test_numbers_go_on_when_everything_was_pruned(centre: Centre) -> None:
    author = centre.author("priya")
    epoch, last, last_hash = cursor_of(author.gateway)
    with centre.administrator() as connection:
        connection.execute("DELETE FROM sync.feed")
        for name, value in (("floor", str(last)), ("floor_hash", last_hash)):
            connection.execute("UPDATE sync.setting SET value = %s WHERE name = %s", (value, name))
    assert cursor_of(author.gateway) == (epoch, last, last_hash)
    assert author.push(note(ANN, "priya")).seq == last + 1
    assert author.gateway.pull(epoch, last, last_hash, 10).state == "ok"


def test_a_bulk_load_is_one_entry_that_asks_for_the_whole_entity(centre: Centre) -> None:
    author = centre.author("priya")
    cursor = cursor_of(author.gateway)
    rows = [(fixed_id(1_000 + number), str(5_000 + number)) for number in range(500)]
    with centre.administrator() as connection:
        assert bulk_load(connection, "property", ("id", "uprn"), rows) == 500
    author.push(note(ANN, "priya"))
    page = author.gateway.pull(*cursor, 100)
    assert page.state == "ok"
    assert page.reload == {"property"}
    assert list(page.rows) == ["note"]
    assert page.last == cursor[1] + 2
    found, after = [], None
    while True:
        chunk = author.gateway.snapshot("property", after, 100)
        found += [row[chunk.columns.index("uprn")] for row in chunk.rows]
        after = chunk.after
        if after is None:
            break
    assert len(found) == len(set(found)) == 502


def test_a_change_of_role_asks_for_a_new_snapshot(centre: Centre) -> None:
    gateway = centre.gateway("omar")
    cursor = cursor_of(gateway)
    add_advisor(centre.url, "omar", "Omar", job_title=None, phone=None, roles=["auditor"], password=PASSWORD)
    try:
        assert gateway.pull(*cursor, 10).state == "reload"
    finally:
        add_advisor(
            centre.url, "omar", "Omar", job_title=None, phone=None, roles=["advisor"], password=PASSWORD
        )


def test_somebody_who_becomes_protected_leaves_the_consoles_with_all_that_hangs_on_them(
    centre: Centre,
) -> None:
    priya, sam = centre.author("priya"), centre.author("sam")
    about_rose = note(ROSE, "priya")
    priya.push(about_rose, note(ANN, "priya"))
    omar = centre.author("omar")
    priya.push(altered("person", ROSE, {"phone": None}, {"phone": "01632 960001"}))
    contested = omar.push(altered("person", ROSE, {"phone": None}, {"phone": "01632 960002"})).conflicts
    before = {author.login: cursor_of(author.gateway) for author in (priya, sam)}
    sam.push(altered("person", ROSE, {"protected": False}, {"protected": True}))

    page = priya.gateway.pull(*before["priya"], 100)
    assert page.rows == {}
    assert page.gone == {"person": [ROSE], "note": [about_rose.id], "conflict": list(contested)}
    for entity in ("person", "note", "conflict"):
        chunk = priya.gateway.snapshot(entity, None, 100)
        assert not {ROSE, about_rose.id, *contested} & {row[0] for row in chunk.rows}
    allowed = sam.gateway.pull(*before["sam"], 100)
    assert [row["id"] for row in allowed.rows["person"]] == [ROSE]
    assert {row["id"] for row in allowed.rows["note"]} == {about_rose.id}
    # Writing about somebody one may not see is refused like writing about nobody.
    refused = {priya.push(note(who, "priya")).reason for who in (ROSE,)}
    assert refused == {"This record is not yours to write."}
    again = cursor_of(priya.gateway)
    sam.push(altered("person", ROSE, {"protected": True}, {"protected": False}))
    back = priya.gateway.pull(*again, 100)
    assert {row["id"] for row in back.rows["person"]} == {ROSE}
    assert {row["id"] for row in back.rows["note"]} == {about_rose.id}


def test_a_push_wakes_whoever_waits(centre: Centre) -> None:
    waiting = centre.gateway("omar")
    waiting.wait_for_change(0)
    assert not waiting.wait_for_change(0)
    with ThreadPoolExecutor(1) as pool:
        woken = pool.submit(waiting.wait_for_change, 20)
        centre.author("priya").push(note(ANN, "priya"))
        assert woken.result()


@pytest.mark.parametrize("entity", ["pg_authid", "command", "feed", 'person"; DROP TABLE x; --'])
def test_a_snapshot_gives_the_councils_records_and_nothing_else(centre: Centre, entity: str) -> None:
    with pytest.raises(psycopg.Error, match="no records called"):
        centre.gateway("priya").snapshot(entity, None, 1)
