"""The services' work out of the replica: whose, for when, what came back, found without reading all."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from advisor_console.domain.ids import EntityId, PersonId, new_id
from advisor_console.domain.open_work import OpenWork, WorkFilter
from db.repositories.customers import SqlCustomerRecords
from db.repositories.work import MOST_LISTED, SqlOpenWork
from tests.helpers.local_files import LocalFiles, local_files, person, take_snapshot

TODAY = date(2026, 11, 23)
SIAN, OWEN = PersonId(new_id()), PersonId(new_id())
TOLD_AT, ANSWERED_AT, LATER = (
    "2026-11-20T09:00:00+00:00",
    "2026-11-21T09:00:00+00:00",
    "2026-11-22T09:00:00+00:00",
)


def _note(advisor: str, who: EntityId, corrects: EntityId | None = None) -> dict[str, Any]:
    note = new_id()
    return {
        "id": note, "reference": f"MV-{note[-6:]}", "kind": "move", "person_id": who, "contact_id": None,
        "from_property_id": None, "to_property_id": None, "last_night": None, "first_night": None, "told": {},
        "reported_at": TOLD_AT, "advisor": advisor, "corrects_id": corrects,
    }  # fmt: skip


def _work(
    note: dict[str, Any] | None, reference: str, status: str, promised: str | None, **more: Any
) -> dict[str, Any]:
    return {
        "id": new_id(), "reference": reference, "notification_id": note and note["id"],
        "person_id": note["person_id"] if note else SIAN, "service": "council_tax",
        "action": "change the bill", "detail": {}, "status": status, "promised_by": promised,
        "reason": "Not to be read." if status == "rejected" else None, "recorded_at": TOLD_AT,
        "answered_at": ANSWERED_AT if status == "rejected" else None, "sent_at": None,
        "service_reference": None,
    } | more  # fmt: skip


Snapshot = Callable[[Sequence[dict[str, Any]], Sequence[dict[str, Any]]], SqlOpenWork]


@pytest.fixture
def files(tmp_path: Path) -> Iterator[LocalFiles]:
    """A replica of this test's own."""
    with local_files(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def listed(files: LocalFiles) -> Snapshot:
    """Copy notifications and their work from the centre; gives the repository of Asha's console."""

    def copied(notes: Sequence[dict[str, Any]], work: Sequence[dict[str, Any]]) -> SqlOpenWork:
        people = [person(SIAN), person(OWEN, given_names="Owen", family_name="Lee")]
        take_snapshot(files, 1, {"person": people, "notification": list(notes), "work_item": list(work)})
        return SqlOpenWork(files.replica.reading, lambda: TODAY, "asha")

    return copied


def references(rows: Sequence[OpenWork]) -> list[str]:
    return [row.reference for row in rows]


def test_three_filters_and_how_much_each_has(listed: Snapshot) -> None:
    mine, theirs = _note("asha", SIAN), _note("gwen", OWEN)
    work = listed(
        [mine, theirs],
        [
            _work(mine, "1-later", "recorded", "2026-12-01"),
            _work(mine, "2-today", "sent", "2026-11-23"),
            _work(mine, "3-done", "done", "2026-11-20"),
            _work(theirs, "4-overdue", "accepted", "2026-11-19", service_reference="R/4"),
            _work(theirs, "5-back", "rejected", "2026-11-19"),
            _work(mine, "6-no-day", "recorded", None),
            _work(None, "7-nobody-s", "sent", "2026-11-22"),
        ],
    )
    found = work.listed(WorkFilter.MINE)
    assert references(found.rows) == ["2-today", "1-later", "6-no-day"]
    assert found.counts == {WorkFilter.MINE: 3, WorkFilter.DUE: 3, WorkFilter.FIXING: 1}
    assert (found.mine_to_fix, found.more(WorkFilter.MINE)) == (0, 0)
    due = work.listed(WorkFilter.DUE).rows
    assert references(due) == ["4-overdue", "7-nobody-s", "2-today"]
    assert [row.is_overdue(TODAY) for row in due] == [True, True, False]
    assert (due[0].customer, due[0].service_reference) == ("Owen Lee", "R/4")
    (back,) = work.listed(WorkFilter.FIXING).rows
    assert (back.reference, back.reason, back.person) == ("5-back", "Not to be read.", OWEN)


def test_what_was_told_again_needs_no_fixing(listed: Snapshot, files: LocalFiles) -> None:
    first, fixed, other = _note("asha", SIAN), _note("asha", SIAN), _note("asha", OWEN)
    correction = _note("gwen", OWEN, corrects=other["id"])
    work = listed(
        [first, fixed, other, correction],
        [
            _work(first, "1-back", "rejected", None),
            _work(first, "2-bins-back", "rejected", None, service="waste"),
            _work(fixed, "3-again", "recorded", None, recorded_at=LATER),
            _work(other, "4-corrected", "rejected", None),
        ],
    )
    assert references(work.listed(WorkFilter.FIXING).rows) == ["2-bins-back"]
    assert work.listed(WorkFilter.MINE).mine_to_fix == 1
    record = SqlCustomerRecords(files.replica.reading, lambda: TODAY).customer(SIAN)
    assert record is not None
    assert [item.reference for item in record.work_items if item.needs_fixing] == ["2-bins-back"]


def test_a_long_list_says_how_much_is_left_out_and_the_index_finds_it(
    listed: Snapshot, files: LocalFiles
) -> None:
    note = _note("gwen", OWEN)
    rows = [_work(note, f"D-{n}", "done", "2026-11-01") for n in range(3_000)]
    rows += [_work(note, f"O-{n:03}", "sent", "2026-11-01") for n in range(MOST_LISTED + 7)]
    work = listed([note], rows)
    found = work.listed(WorkFilter.DUE)
    assert (len(found.rows), found.more(WorkFilter.DUE)) == (MOST_LISTED, 7)
    asked: list[tuple[str, Any]] = []
    with files.replica.reading() as connection:
        engine = connection.engine
        event.listen(engine, "before_cursor_execute", lambda *a: asked.append((a[2], a[3])))
    for chosen in WorkFilter:
        work.listed(chosen)
    with files.replica.reading() as connection:
        for statement, values in [pair for pair in asked if "work_item" in pair[0]]:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            read_whole = [step[3] for step in plan if step[3].startswith("SCAN")]
            assert read_whole == [], statement
