"""First and new copies of the records: whole or not there, begun again when their ground has moved."""

from collections.abc import Mapping

import pytest

from advisor_console.domain.changes import created
from advisor_console.domain.ids import new_id
from db.local import replica_schema
from db.local.replica import open_replica, throw_away
from db.local.replica_schema import TABLES
from tests.helpers.local_files import (
    HASH,
    KEYS,
    LocalFiles,
    chunk,
    info,
    new_mobile,
    note_changes,
    page,
    person,
    take_snapshot,
)


def test_a_snapshot_stands_aside_until_it_is_whole(files: LocalFiles) -> None:
    old, new = new_id(), new_id()
    files.replica.apply(page(1, person(old)), files.outbox.unsettled)
    files.save(new_mobile(new, None, "07700 900456"))
    todo = files.replica.begin_snapshot(info(7), list(TABLES))
    assert set(todo.values()) == {None}
    files.replica.add_chunk(chunk("person", [person(new)], after=new))
    assert list(files.rows("person")) == [old]
    with pytest.raises(ValueError, match="not complete"):
        files.replica.finish_snapshot(files.outbox.unsettled)
    assert files.replica.begin_snapshot(info(9), list(TABLES))["person"] == new
    for entity in files.replica.begin_snapshot(info(9), list(TABLES)):
        files.replica.add_chunk(chunk(entity, []))
    files.replica.finish_snapshot(files.outbox.unsettled)
    assert files.rows("person")[new]["mobile"] == "07700 900456"
    assert list(files.rows("person")) == [new]
    assert files.replica.cursor() == ("e1", 7, HASH)  # the seq read before the first chunk
    with files.replica.reading() as connection:
        plan = connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT 1 FROM person WHERE family_name = 'x'"
        ).all()
    assert "ix_person_family_name" in str(plan)


@pytest.mark.parametrize(
    "change", [{"epoch": "e2"}, {"floor": 8}, {"roles": ("console_auditor",)}, {"revision": "r0002"}]
)
def test_a_stopped_snapshot_begins_again_when_its_ground_has_moved(
    files: LocalFiles, change: Mapping[str, object]
) -> None:
    files.replica.begin_snapshot(info(7), list(TABLES))
    files.replica.add_chunk(chunk("person", [person(new_id())], after=new_id()))
    assert files.replica.begin_snapshot(info(9, **change), list(TABLES))["person"] is None
    take_snapshot(files, 9, {}, **change)
    assert files.rows("person") == {}


def test_a_snapshot_in_other_columns_order_is_taken(files: LocalFiles) -> None:
    someone = new_id()
    row = person(someone) | {"of_a_newer_centre": 1}
    names = tuple(reversed(row))
    other = type(chunk("person", []))("person", names, [[row[name] for name in names]], None)
    for entity in files.replica.begin_snapshot(info(1), list(TABLES)):
        files.replica.add_chunk(other if entity == "person" else chunk(entity, []))
    files.replica.finish_snapshot(files.outbox.unsettled)
    assert files.rows("person")[someone]["family_name"] == "Okafor"


def test_whoever_sits_down_elsewhere_fetches_the_queue_and_keeps_the_place_in_the_feed(
    files: LocalFiles,
) -> None:
    take_snapshot(files, 3, {})
    files.replica.apply(page(4, epoch="e1.library"), files.outbox.unsettled)
    files.replica.begin_snapshot(info(8), ["ticket"])
    files.replica.add_chunk(chunk("ticket", []))
    files.replica.finish_snapshot(files.outbox.unsettled)
    # What lies between 4 and 8 is still to be pulled, also after a crash right here.
    assert files.replica.cursor() == ("e1.library", 4, HASH)


def test_only_what_was_replaced_in_bulk_is_fetched_again(files: LocalFiles) -> None:
    kept, replaced = new_id(), new_id()
    take_snapshot(files, 3, {"person": [person(kept)], "organisation": []})
    files.save(
        new_mobile(kept, "07700 900123", "07700 900456"),
        created("organisation", replaced, {"name": "Mine", "kind": "charity"}),
    )
    assert list(files.replica.begin_snapshot(info(8), ["organisation"])) == ["organisation"]
    theirs = {"id": new_id(), "name": "Theirs", "kind": "charity", "phone": None, "email": None}
    files.replica.add_chunk(chunk("organisation", [theirs]))
    files.replica.finish_snapshot(files.outbox.unsettled)
    assert files.replica.cursor() == ("e1", 3, HASH)
    assert {row["name"] for row in files.rows("organisation").values()} == {"Mine", "Theirs"}
    assert files.rows("person")[kept]["mobile"] == "07700 900456"
    take_snapshot(files, 9, {"person": [person(kept)]}, epoch="e2")
    assert files.replica.cursor() == ("e2", 9, HASH)


def test_a_replica_of_another_schema_is_emptied_and_fetched_again(files: LocalFiles) -> None:
    take_snapshot(files, 3, {"person": [person(new_id())]})
    with files.replica.file.writing() as connection:
        replica_schema.write_meta(connection, "schema", "older")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE words USING fts5 (word)")
    files.replica.file.close()
    again = open_replica(files.folder, KEYS.replica)
    try:
        assert again.cursor() is None
        assert again.details()["rows"]["person"] == 0
    finally:
        again.file.close()


def test_a_replica_thrown_away_shows_what_is_pending_after_the_next_snapshot(files: LocalFiles) -> None:
    files.save(note_changes("unsent", new_id()))
    files.replica.file.close()
    throw_away(files.folder)
    assert not files.folder.replica.exists()
    fresh = LocalFiles(files.folder, files.outbox, open_replica(files.folder, KEYS.replica))
    try:
        take_snapshot(fresh, 1, {})
        assert len(fresh.rows("note")) == 1
    finally:
        fresh.replica.file.close()
