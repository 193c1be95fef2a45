"""The replica: pages and projections move together with the cursor."""

import threading
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from advisor_console.domain.changes import Change, FeedPage, FieldChange, Outcome, altered, created
from advisor_console.domain.errors import CannotSave
from advisor_console.domain.ids import EntityId, new_id
from db.local.home import Home
from db.local.replica import open_replica
from db.schema import ENTITIES, REPLICATED
from tests.helpers.local_files import (
    HASH,
    KEYS,
    NOW,
    LocalFiles,
    answer,
    intent,
    local_files,
    new_mobile,
    note_changes,
    page,
    person,
    take_snapshot,
)


class RecordingIndex:
    """An index that keeps its own table in step, so that a rollback can be seen to reach it."""

    def __init__(self) -> None:
        self.refreshed: list[dict[str, set[str]]] = []
        self.rebuilt = 0
        self.current = True

    def is_current(self, connection: Connection) -> bool:
        """Say whether the one in the file is of this version."""
        return self.current

    def rebuild(self, connection: Connection) -> None:
        """Copy the names of all people."""
        self.rebuilt += 1
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS names (id TEXT PRIMARY KEY, mobile TEXT)")
        connection.exec_driver_sql("DELETE FROM names")
        connection.exec_driver_sql("INSERT INTO names SELECT id, mobile FROM person")

    def refresh(self, connection: Connection, changed: Mapping[str, Collection[str]]) -> None:
        """Copy those of the people who changed."""
        self.refreshed.append({entity: set(ids) for entity, ids in changed.items()})
        for id_ in changed.get("person", ()):
            connection.exec_driver_sql("DELETE FROM names WHERE id = ?", (id_,))
            connection.exec_driver_sql("INSERT INTO names SELECT id, mobile FROM person WHERE id = ?", (id_,))


def _mobile(files: LocalFiles, id_: str) -> str | None:
    found: str | None = files.rows("person")[id_]["mobile"]
    return found


def test_every_entity_of_the_schema_is_there_with_its_columns_and_indexes(files: LocalFiles) -> None:
    with files.replica.reading() as connection:
        for name, table in REPLICATED.items():
            found = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")]
            assert found == [column.name for column in table.columns]
        indexes = set(
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'").scalars()
        )
    assert {"ix_person_family_name", "ix_property_uprn", "ix_ticket_site_id_day_number"} <= indexes


def test_a_page_is_read_back_with_the_types_of_the_schema(files: LocalFiles) -> None:
    site = {"id": new_id(), "name": "Library", "kind": "library", "hours": {"mon": ["09:00", "17:00"]}}
    someone = new_id()
    rows = {"site": [site], "person": [person(someone, protected=True)]}
    files.replica.apply(FeedPage("ok", "e1", 4, HASH, NOW, rows=rows), files.outbox.unsettled)
    with files.replica.reading() as connection:
        assert connection.execute(select(ENTITIES["site"].c.hours)).scalar_one() == {
            "mon": ["09:00", "17:00"]
        }
        columns = ENTITIES["person"].c
        found = connection.execute(select(columns.protected, columns.date_of_birth)).one()
    assert (found.protected, found.date_of_birth.year) == (True, 1970)
    assert files.replica.cursor() == ("e1", 4, HASH)
    assert files.replica.last_synced() == NOW
    assert files.replica.details()["rows"]["person"] == 1


def test_rows_without_their_newer_columns_get_the_schemas_default(files: LocalFiles) -> None:
    someone = new_id()
    old = {name: value for name, value in person(someone).items() if name not in {"protected", "language"}}
    files.replica.apply(page(1, old | {"of_a_newer_centre": 1}), files.outbox.unsettled)
    assert files.rows("person")[someone]["protected"] == 0
    assert files.rows("person")[someone]["language"] == "en"


def test_rows_of_a_page_may_cross_each_other(files: LocalFiles) -> None:
    """Two people whose references are exchanged: unique at the centre, and nothing may be lost here."""
    one, two = sorted([new_id(), new_id()])
    first = page(1, person(one, reference="C-1"), person(two, reference="C-2"))
    files.replica.apply(first, files.outbox.unsettled)
    second = page(2, person(one, reference="C-2"), person(two, reference="C-1"))
    files.replica.apply(second, files.outbox.unsettled)
    assert {row["reference"] for row in files.rows("person").values()} == {"C-1", "C-2"}


def test_a_pull_goes_under_what_is_pending(files: LocalFiles) -> None:
    someone = new_id()
    files.replica.apply(page(1, person(someone)), files.outbox.unsettled)
    command = files.save(new_mobile(someone, "07700 900123", "07700 900456"))
    files.replica.apply(page(2, person(someone, known_as="Shân")), files.outbox.unsettled)
    shown = files.rows("person")[someone]
    assert (shown["mobile"], shown["known_as"]) == ("07700 900456", "Shân")
    files.outbox.record([answer(command, Outcome.REFUSED, 0, "no")])
    files.replica.withdraw([command], files.outbox.unsettled)
    shown = files.rows("person")[someone]
    assert (shown["mobile"], shown["known_as"]) == ("07700 900123", "Shân")


def test_an_answered_command_no_longer_covers_what_others_write(files: LocalFiles) -> None:
    someone = new_id()
    files.replica.apply(page(1, person(someone)), files.outbox.unsettled)
    command = files.save(new_mobile(someone, "07700 900123", "07700 900456"))
    files.outbox.record([answer(command, Outcome.APPLIED, 2)])
    assert _mobile(files, someone) == "07700 900456"
    files.replica.apply(page(3, person(someone, mobile="07700 900789")), files.outbox.unsettled)
    assert _mobile(files, someone) == "07700 900789"


def test_a_page_without_rows_still_uncovers_what_was_settled(files: LocalFiles) -> None:
    someone = new_id()
    files.replica.apply(page(1, person(someone)), files.outbox.unsettled)
    command = files.save(new_mobile(someone, "07700 900123", "07700 900456"))
    # The centre's row came first and the answer later, with theirs kept: a conflict.
    files.replica.apply(page(5, person(someone, mobile="07700 900789")), files.outbox.unsettled)
    assert _mobile(files, someone) == "07700 900456"
    files.outbox.record([answer(command, Outcome.CONFLICTING, 5)])
    files.replica.apply(page(5), files.outbox.unsettled)
    assert _mobile(files, someone) == "07700 900789"


def test_a_command_saved_while_a_page_is_taken_stays_shown(files: LocalFiles) -> None:
    """The pending commands are read inside the transaction; a list read before would lack this one."""
    someone = new_id()
    files.replica.apply(page(1, person(someone)), files.outbox.unsettled)
    read_before = files.outbox.unsettled()
    files.save(new_mobile(someone, "07700 900123", "07700 900456"))
    files.replica.apply(page(2), lambda: read_before)  # what a careless caller would do
    assert _mobile(files, someone) == "07700 900123"
    files.replica.apply(page(2), files.outbox.unsettled)
    assert _mobile(files, someone) == "07700 900456"


def test_saving_beside_a_busy_sync_shows_every_command_at_once(files: LocalFiles) -> None:
    people = [person(new_id()) for _ in range(200)]
    stop = threading.Event()

    def sync() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            files.replica.apply(page(number, *people), files.outbox.unsettled)

    worker = threading.Thread(target=sync)
    worker.start()
    try:
        for row in people[:40]:
            files.save(new_mobile(row["id"], "07700 900123", "07700 900456"))
            assert _mobile(files, row["id"]) == "07700 900456"
    finally:
        stop.set()
        worker.join()
    shown = files.rows("person")
    assert {shown[row["id"]]["mobile"] for row in people[:40]} == {"07700 900456"}
    assert {shown[row["id"]]["mobile"] for row in people[40:]} == {"07700 900123"}


def test_a_created_row_goes_when_its_command_is_refused(files: LocalFiles) -> None:
    someone = new_id()
    command = files.save(
        created("person", someone, {"given_names": "A", "family_name": "B", "reference": "C-9"})
    )
    assert files.rows("person")[someone]["language"] == "en"
    files.outbox.record([answer(command, Outcome.REFUSED, 0, "no")])
    files.replica.withdraw([command], files.outbox.unsettled)
    assert files.rows("person") == {}


def test_a_row_taken_from_view_stays_gone_under_a_pending_change(files: LocalFiles) -> None:
    someone = new_id()
    files.replica.apply(page(1, person(someone)), files.outbox.unsettled)
    command = files.save(new_mobile(someone, "07700 900123", "07700 900456"))
    changed = files.replica.apply(page(2, gone=[someone]), files.outbox.unsettled)
    assert changed == {"person": [someone]}
    assert files.rows("person") == {}
    files.outbox.record([answer(command, Outcome.REFUSED, 0, "no")])
    files.replica.withdraw([command], files.outbox.unsettled)
    assert files.rows("person") == {}


@pytest.mark.parametrize(
    "poison",
    [
        pytest.param(Change("nothing", new_id(), "create", {}), id="unknown entity"),
        pytest.param(
            altered("person", EntityId("p"), {"shoe_size": 1}, {"shoe_size": 2}), id="unknown field"
        ),
        pytest.param(created("person", EntityId("q"), {"given_names": "A"}), id="required field missing"),
        pytest.param(
            Change("person", EntityId("p"), "set", {"reference": FieldChange("a", None)}), id="emptied"
        ),
        pytest.param(altered("person", EntityId("p"), {"mobile": ""}, {"mobile": 2**70}), id="huge number"),
        pytest.param(altered("person", EntityId("p"), {"mobile": ""}, {"mobile": {"a": [1]}}), id="document"),
    ],
)
def test_one_strange_command_keeps_no_other_from_being_shown(files: LocalFiles, poison: Change) -> None:
    known = EntityId("p")
    files.replica.apply(page(1, person(known, reference="a")), files.outbox.unsettled)
    files.save(poison)
    files.save(note_changes("after it", new_id()))
    files.replica.apply(page(2, person(known, reference="a", known_as="K")), files.outbox.unsettled)
    files.replica.reproject(files.outbox.unsettled)
    assert len(files.rows("note")) == 1
    assert list(files.rows("person")) == [known]
    shown = files.rows("person")[known]
    assert (shown["known_as"], shown["reference"]) == ("K", "a")


def test_a_failed_projection_is_no_failed_save(files: LocalFiles) -> None:
    someone = new_id()
    files.replica.apply(page(1, person(someone)), files.outbox.unsettled)
    with files.replica.file.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE shadow RENAME TO away")
    saved = files.log.save(intent(new_mobile(someone, "07700 900123", "07700 900456")), NOW)
    assert files.outbox.unsent(1) == [saved]
    assert _mobile(files, someone) == "07700 900123"
    with files.replica.file.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE away RENAME TO shadow")
    files.replica.apply(page(2), files.outbox.unsettled)
    assert _mobile(files, someone) == "07700 900456"


def test_a_save_beside_a_busy_replica_returns_and_is_shown_later(
    files: LocalFiles, caplog: pytest.LogCaptureFixture
) -> None:
    with files.replica.file.writing():
        files.save(note_changes("private words", new_id()))
    assert "FileBusy" in caplog.text
    assert "private words" not in caplog.text
    assert files.rows("note") == {}
    files.replica.apply(page(1), files.outbox.unsettled)
    assert len(files.rows("note")) == 1


def test_a_full_disk_leaves_rows_and_cursor_as_they_were(files: LocalFiles) -> None:
    files.replica.apply(page(1), files.outbox.unsettled)
    with files.replica.file.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite makes it what there is already
    many = [person(new_id(), email="x" * 500) for _ in range(500)]
    with pytest.raises(CannotSave):
        files.replica.apply(page(2, *many), files.outbox.unsettled)
    assert files.replica.cursor() == ("e1", 1, HASH)
    assert files.rows("person") == {}


def test_the_index_moves_with_the_rows_once_a_page(tmp_path: Path) -> None:
    index = RecordingIndex()
    with local_files(tmp_path, index) as files:
        people = [person(new_id()) for _ in range(20)]
        files.replica.apply(page(1, *people), files.outbox.unsettled)
        assert index.refreshed == [{"person": {row["id"] for row in people}}]
        someone = people[0]["id"]
        files.save(new_mobile(someone, "07700 900123", "07700 900456"))
        assert index.refreshed[1] == {"person": {someone}}
        take_snapshot(files, 5, {"person": people[:3]})
        assert index.rebuilt == 2
        with files.replica.reading() as connection:
            names = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT id, mobile FROM names")}
        assert names == {id_: row["mobile"] for id_, row in files.rows("person").items()}
        assert names[someone] == "07700 900456"


def test_projecting_again_at_start_restores_what_was_shown_wrongly(files: LocalFiles) -> None:
    someone = new_id()
    files.replica.apply(page(1, person(someone)), files.outbox.unsettled)
    files.save(new_mobile(someone, "07700 900123", "07700 900456"))
    with files.replica.file.writing() as connection:
        connection.exec_driver_sql("UPDATE person SET mobile = 'spoiled', family_name = 'spoiled'")
    files.replica.reproject(files.outbox.unsettled)
    shown = files.rows("person")[someone]
    assert (shown["mobile"], shown["family_name"]) == ("07700 900456", "Okafor")


def test_an_index_of_another_version_is_made_anew_at_opening(tmp_path: Path) -> None:
    """The rows stay as they are; only what searches them is made again."""
    folder = Home(tmp_path).advisor("ann")
    folder.prepare()
    index = RecordingIndex()
    open_replica(folder, KEYS.replica, index).file.close()
    index.current, index.rebuilt = False, 0
    open_replica(folder, KEYS.replica, index).file.close()
    assert index.rebuilt == 1
    index.current, index.rebuilt = True, 0
    open_replica(folder, KEYS.replica, index).file.close()
    assert index.rebuilt == 0
