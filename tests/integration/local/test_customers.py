"""A customer's record read from the replica says truly, and cheaply, what the centre has not received."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from advisor_console.domain.changes import Change, Outcome, created
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import CommandId, EntityId, PersonId, new_id
from advisor_console.services.letter_cases import CaseKind, CaseQuery
from db.local.files import EncryptedFile
from db.repositories.customers import SqlCustomerRecords
from db.repositories.letter_cases import SqlLetterCases
from tests.helpers.local_files import (
    NOW,
    LocalFiles,
    answer,
    local_files,
    new_mobile,
    note_changes,
    page,
    person,
    take_snapshot,
)

SIAN, OTHER = PersonId(new_id()), PersonId(new_id())
HOME = new_id()
RESIDENCY, THEIRS = new_id(), new_id()


def _residency(id_: EntityId, who: PersonId) -> dict[str, object]:
    return {"id": id_, "person_id": who, "property_id": HOME, "starts_on": "2020-01-01", "ends_on": None,
            "tenure": "owner"}  # fmt: skip


def _property() -> dict[str, object]:
    return {
        "id": HOME, "uprn": "1", "usrn": None, "saon": "", "paon": "12", "street": "Beck Row", "locality": "",
        "town": "Westerdale", "postcode": "WE4 2QT", "ward": None, "polling_district": None, "band": "B",
        "round": None, "kind": "dwelling", "status": "current", "source": "local",
    }  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> Iterator[LocalFiles]:
    """Two people in one home, copied from the centre."""
    with local_files(tmp_path / "home") as opened:
        take_snapshot(
            opened,
            1,
            {
                "person": [person(SIAN), person(OTHER, given_names="Owen")],
                "property": [_property()],
                "residency": [_residency(RESIDENCY, SIAN), _residency(THEIRS, OTHER)],
            },
        )
        yield opened


Read = Callable[[], CustomerRecord]


@pytest.fixture
def read(files: LocalFiles) -> Read:
    """Siân's record as it is now."""
    records = SqlCustomerRecords(files.replica.reading, lambda: date(2026, 11, 23), files.outbox.unanswered)

    def now() -> CustomerRecord:
        found = records.customer(SIAN)
        assert found is not None
        return found

    return now


def _marked(record: CustomerRecord) -> dict[str, bool]:
    return {entry.text: entry.not_sent for entry in record.timeline}


def test_nothing_saved_is_nothing_to_send(read: Read) -> None:
    assert (read().not_sent, read().timeline) == (0, ())


def test_an_entry_is_not_sent_until_its_own_command_is_answered(files: LocalFiles, read: Read) -> None:
    first = files.save(note_changes("first", SIAN))
    files.save(note_changes("second", SIAN))
    assert _marked(read()) == {"first": True, "second": True}
    assert read().not_sent == 2
    files.outbox.record([answer(first, Outcome.APPLIED, 2)])
    assert _marked(read()) == {"first": False, "second": True}  # received, though its row has not come back
    assert read().not_sent == 1


def test_commands_are_counted_not_rows(files: LocalFiles, read: Read) -> None:
    files.save(note_changes("one", SIAN), note_changes("two", SIAN), new_mobile(SIAN, "07700 900123", None))
    assert read().not_sent == 1
    files.save(new_mobile(SIAN, None, "07700 900124"))
    assert read().not_sent == 2
    assert sum(_marked(read()).values()) == 2


@pytest.mark.parametrize("outcome", [Outcome.APPLIED, Outcome.CONFLICTING, Outcome.WAITING])
def test_whatever_the_centre_answered_it_has_received(
    files: LocalFiles, read: Read, outcome: Outcome
) -> None:
    command = files.save(note_changes("said", SIAN))
    files.outbox.record([answer(command, outcome, 2)])
    assert (read().not_sent, _marked(read())) == (0, {"said": False})


def test_what_was_refused_is_shown_no_longer(files: LocalFiles, read: Read) -> None:
    command = files.save(note_changes("said", SIAN))
    files.outbox.record([answer(command, Outcome.REFUSED, 0, "No.")])
    files.replica.withdraw([command], files.outbox.unsettled)
    assert (read().not_sent, read().timeline) == (0, ())


def test_another_person_s_command_is_not_this_one_s(files: LocalFiles, read: Read) -> None:
    files.save(note_changes("about Owen", OTHER))
    files.save(new_mobile(OTHER, "07700 900123", "07700 900125"))
    assert read().not_sent == 0


def _check() -> Change:
    values = {"person_id": SIAN, "method": "questions", "items": "name", "tier": "level 1",
              "outcome": "passed", "checked_at": NOW.isoformat(), "advisor": "ann"}  # fmt: skip
    return created("verification", new_id(), values)


def _bin() -> Change:
    values = {"property_id": HOME, "stream": "residual", "kind": "wheeled bin", "colour": "black",
              "capacity_litres": 240, "status": "ordered"}  # fmt: skip
    return created("container", new_id(), values)


@pytest.mark.parametrize("change", [_check(), _bin()])
def test_what_has_no_line_in_the_timeline_counts_too(files: LocalFiles, read: Read, change: Change) -> None:
    files.save(change)
    assert read().not_sent == 1


def test_an_answer_stays_true_when_the_rows_come_back(files: LocalFiles, read: Read) -> None:
    command = files.save(new_mobile(SIAN, "07700 900123", "07700 900126"))
    files.outbox.record([answer(command, Outcome.APPLIED, 2)])
    files.replica.apply(page(2, person(SIAN, mobile="07700 900126")), files.outbox.unsettled)
    files.outbox.settle(2)
    assert (read().not_sent, read().person.mobile) == (0, "07700 900126")


def test_a_week_without_a_line_does_not_make_records_slow(files: LocalFiles, read: Read) -> None:
    files.save(note_changes("here", SIAN))
    with files.outbox.file.writing() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE t (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM t WHERE n < 3000)"
            " INSERT INTO command (n, id, kind, happened_at, payload, digest)"
            " SELECT n, 'c' || n, 'test', '', ?, '' FROM t",
            ("x" * 3_000,),
        )
    with files.replica.file.writing() as connection:
        connection.exec_driver_sql(
            "WITH RECURSIVE t (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM t WHERE n < 3000)"
            " INSERT INTO projected SELECT 'c' || n, 'note', 'r' || n || k FROM t,"
            " (SELECT 1 AS k UNION SELECT 2 UNION SELECT 3)"
        )
    assert read().not_sent == 1
    walked = _tables_walked_through(files, read)
    assert walked == set()
    # The proof of the proof: whoever reads every command again is seen.
    assert _tables_walked_through(files, lambda: _payloads(files)) == {"command"}


def _payloads(files: LocalFiles) -> int:
    with files.outbox.file.reading() as connection:
        return len(connection.exec_driver_sql("SELECT payload, outcome FROM command").all())


def _tables_walked_through(files: LocalFiles, work: Callable[[], object]) -> set[str]:
    """Do some work, and name what it read from end to end of what 3,000 saved commands fill."""
    asked: list[tuple[EncryptedFile, str, Any]] = []
    with ExitStack() as stack:
        for file in (files.outbox.file, files.replica.file):

            def hear(*told: Any, file: EncryptedFile = file) -> None:
                asked.append((file, told[2], told[3]))

            event.listen(file._readers, "before_cursor_execute", hear)
            stack.callback(event.remove, file._readers, "before_cursor_execute", hear)
        work()
    found = set()
    for file, statement, parameters in asked:
        with file.reading() as connection:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            found |= {
                name for row in plan for name in ("command", "projected") if row[3].startswith(f"SCAN {name}")
            }
    return found


def test_the_same_rows_are_read_in_the_same_order_whatever_order_they_came_in(
    files: LocalFiles, read: Read
) -> None:
    changes = [
        created("work_item", EntityId(f"00000000-0000-7000-8000-00000000000{number}"), {
            "reference": f"MV-{number}", "person_id": SIAN, "service": "waste", "action": "see to it",
            "detail": {}, "recorded_at": NOW.isoformat(),
        })
        for number in (3, 1, 2)
    ]  # fmt: skip
    files.save(*changes)
    assert [item.reference for item in read().work_items] == ["MV-1", "MV-2", "MV-3"]


def test_what_a_service_handed_back_stands_among_what_happened_with_its_reason(
    files: LocalFiles, read: Read
) -> None:
    answers = [("rejected", 20), ("accepted", 21), ("sent", None)]
    changes = [
        created("work_item", EntityId(f"00000000-0000-7000-8000-00000000000{number}"), {
            "reference": f"MV-{number}", "person_id": SIAN, "service": "council_tax", "action": "see to it",
            "detail": {}, "status": status, "recorded_at": NOW.isoformat(),
            "answered_at": f"2026-11-{day}T09:30:00+00:00" if day else None,
            "reason": "No account." if status == "rejected" else None,
        })
        for number, (status, day) in enumerate(answers)
    ]  # fmt: skip
    files.save(*changes)
    (entry,) = read().timeline
    assert (entry.kind, entry.text, entry.detail) == ("work", "No account.", "Council tax, MV-0")
    assert entry.at == datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def test_a_command_is_named_by_its_id_in_the_unanswered_ones(files: LocalFiles) -> None:
    saved: list[CommandId] = [files.save(note_changes(str(number), SIAN)) for number in range(3)]
    assert files.outbox.unanswered() == frozenset(saved)
    files.outbox.record([answer(saved[0], Outcome.APPLIED, 2)])
    assert files.outbox.unanswered() == frozenset(saved[1:])


def test_bins_that_crews_did_not_empty_are_the_newest_two_of_this_home_and_lately(files: LocalFiles) -> None:
    def event(day: str, home: str = HOME) -> dict[str, object]:
        return {"id": new_id(), "property_id": home, "stream": "food", "day": day, "outcome": "missed",
                "reason": "frozen", "noted_at": NOW.isoformat(), "reference": f"CR-{day}-{home}"}  # fmt: skip

    def days(today: date) -> list[date]:
        found = SqlCustomerRecords(files.replica.reading, lambda: today, tuple).customer(SIAN)
        assert found is not None
        return [one.day for one in found.not_emptied]

    take_snapshot(
        files,
        2,
        {
            "person": [person(SIAN)],
            "property": [_property()],
            "residency": [_residency(RESIDENCY, SIAN)],
            "collection_event": [
                *(event(day) for day in ("2019-12-31", "2020-01-02", "2026-10-25", "2026-10-27")),
                *(event(day) for day in ("2026-11-10", "2026-11-17")),
                event("2026-11-18", new_id()),
            ],
        },
    )
    assert days(date(2026, 11, 23)) == [date(2026, 11, 17), date(2026, 11, 10)]
    assert days(date(2026, 11, 9)) == [date(2026, 10, 27), date(2026, 10, 25)]
    assert days(date(2026, 12, 9)) == [date(2026, 11, 17)]
    assert days(date(2027, 1, 4)) == []
    assert days(date(2020, 1, 5)) == [date(2020, 1, 2)]  # what was before they lived there is not theirs


def test_a_printing_stands_in_the_timeline_with_its_letters_title(files: LocalFiles) -> None:
    letter, at = new_id(), NOW.isoformat()
    issued = {"id": letter, "reference": "WD-1-L1", "person_id": SIAN, "title": "Your new bins",
              "notification_id": None, "case_reference": "WD-1", "beside_sha256": None,
              "template": "bin-delivery", "template_version": "1", "language": "en", "format": "standard",
              "pages": 1, "sha256": "0", "delivery": "print", "issued_at": at, "advisor": "asha"}  # fmt: skip
    printed = {"id": new_id(), "letter_id": letter, "person_id": SIAN, "printed_at": at,
               "printer": "Front desk", "advisor": "asha", "copies": 2}  # fmt: skip
    again = printed | {"id": new_id(), "letter_id": new_id(), "copies": 1}
    rows = {"person": [person(SIAN)], "letter": [issued], "letter_printing": [printed, again]}
    take_snapshot(files, 2, rows)
    record = SqlCustomerRecords(files.replica.reading, NOW.date, tuple).customer(SIAN)
    assert record is not None
    assert {(one.kind, one.text, one.detail) for one in record.timeline} == {
        ("letter", "Your new bins.", "WD-1-L1, standard print"),
        ("printing", "Your new bins.", "Front desk, 2 copies, asha"),
        ("printing", "An older letter.", "Front desk, asha"),
    }


def test_cases_that_were_written_to_are_known_by_their_letters(files: LocalFiles) -> None:
    def case(number: int, who: PersonId = SIAN) -> dict[str, object]:
        return {"id": new_id(), "reference": f"WD-{number}", "person_id": who, "property_id": None,
                "contact_id": None, "service": "waste", "title": "Bins", "status": "open",
                "department": "Waste", "opened_at": NOW.isoformat(), "promised_by": None,
                "closed_at": None}  # fmt: skip

    def letter(reference: str, about: str | None) -> dict[str, object]:
        return {"id": new_id(), "reference": reference, "person_id": SIAN, "title": "T", "template": "blank",
                "notification_id": None, "case_reference": about, "beside_sha256": None,
                "template_version": "1", "language": "en", "format": "standard", "pages": 1,
                "sha256": reference, "delivery": "print", "issued_at": NOW.isoformat(),
                "advisor": "asha"}  # fmt: skip

    fled = {"id": new_id(), "reference": "MV-1", "kind": "move", "person_id": OTHER, "contact_id": None,
            "from_property_id": None, "to_property_id": None, "last_night": None, "first_night": None,
            "told": {"kind": "in_danger"}, "reported_at": NOW.isoformat(), "advisor": "asha",
            "corrects_id": None}  # fmt: skip
    # The third is told only by its reference, as letters were before they had a column for it.
    letters = [letter("WD-1-L7Q2KM", "WD-1"), letter("LT-1", None), letter("WD-3-L1", None)]
    rows = {"person": [person(SIAN), person(OTHER)], "letter": letters, "notification": [fled],
            "case_file": [case(2), case(1), case(3), case(4, OTHER)]}  # fmt: skip
    take_snapshot(files, 2, rows)
    cases = SqlLetterCases(files.replica.reading)
    assert [one.reference for one in cases.asked(CaseQuery())] == ["WD-2"]
    both = CaseQuery(kind=CaseKind.CASE, unwritten=False)
    assert [one.reference for one in cases.asked(both)] == ["WD-1", "WD-2", "WD-3"]
    assert cases.issued(EntityId(str(letters[0]["id"]))) == "WD-1-L7Q2KM"
    assert cases.issued(new_id()) is None
