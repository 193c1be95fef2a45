"""Records that are closed to those who declared an interest in them, as the centre itself enforces it."""

from typing import Any

import psycopg
import pytest

from advisor_console.domain.changes import Outcome, altered, created
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId, PersonId, new_id
from db.central.checking import check
from db.central.gateway import PostgresCentral
from db.central.interests import declare_interest, withdraw_interest
from db.schema import ENTITIES
from tests.integration.central.centre import (
    ANN,
    COUNCIL_TAX,
    COUNTERS,
    HOME,
    LIBRARY,
    ROSE,
    Centre,
    cursor_of,
    fixed_id,
    note,
    pull_all,
    view,
)

PDF = b"%PDF-1.7 invented"


def ids(gateway: PostgresCentral, entity: str) -> set[str]:
    """What a snapshot gives of an entity."""
    return {row[0] for row in gateway.snapshot(entity, None, 1_000).rows}


def closed(centre: Centre, login: str = "priya", relation: str = "relative") -> None:
    """Close Ann's record to somebody."""
    assert declare_interest(centre.url, login, "P-1", relation).changed


def test_the_person_and_all_that_hangs_on_them_is_closed_to_the_declarer_alone(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    lives = {"person_id": ANN, "property_id": HOME, "starts_on": "2020-01-01", "tenure": "owner"}
    kept: dict[str, EntityId] = {"person": ANN}
    for change in (
        note(ANN, "omar"),
        created("residency", new_id(), lives),
        created("support_need", new_id(), {"person_id": ANN, "kind": "loop", "recorded_on": "2026-01-01"}),
    ):
        assert omar.push(change).outcome is Outcome.APPLIED
        kept[change.entity] = change.id
    closed(centre)
    for entity, row in kept.items():
        assert row not in ids(priya.gateway, entity), entity
        assert row in ids(omar.gateway, entity), entity
    assert ids(priya.gateway, "person") == {ROSE}


def test_every_entity_that_names_a_person_is_closed_with_them(centre: Centre) -> None:
    """By the policies themselves, so that no entity added later is forgotten."""
    with centre.administrator() as connection:
        rows = connection.execute(
            "SELECT polrelid::regclass::text, pg_get_expr(polqual, polrelid) FROM pg_policy"
            " WHERE polname = 'gate'"
        ).fetchall()
    rules = dict(rows)
    for name, table in ENTITIES.items():
        people = [k.parent.name for k in table.foreign_keys if k.column.table.name == "person"]
        if people and name != "declared_interest":
            assert f"council.{name}" in rules
            assert rules[f"council.{name}"].count("hidden_people") == len(people), name


def test_feed_takes_the_rows_away_and_brings_them_back(centre: Centre) -> None:
    priya, omar = centre.gateway("priya"), centre.author("omar")
    written = note(ANN, "omar")
    omar.push(written)
    cursor = cursor_of(priya)
    closed(centre)
    (page,) = pull_all(priya, cursor)
    assert page.gone["person"] == [ANN]
    assert page.gone["note"] == [written.id]
    (declared,) = page.rows["declared_interest"]
    assert (declared["person_id"], declared["relation"], declared["withdrawn_at"]) == (ANN, "relative", None)
    (theirs,) = pull_all(omar.gateway, cursor)
    assert not {"person", "note"} & set(theirs.gone)
    assert "declared_interest" not in theirs.rows
    assert withdraw_interest(centre.url, "priya", ANN).changed
    (back,) = pull_all(priya, (page.epoch, page.last, page.last_hash))
    assert [row["id"] for row in back.rows["person"]] == [ANN]
    assert [row["id"] for row in back.rows["note"]] == [written.id]
    assert back.rows["declared_interest"][0]["withdrawn_at"]
    assert check(centre.url) == ()


def test_neither_role_nor_the_right_to_see_protected_people_opens_it(centre: Centre) -> None:
    for login in ("sam", "revenues", "aud"):
        closed(centre, login, "self")
        assert ids(centre.gateway(login), "person") == {ROSE}, login


def test_what_they_write_on_it_is_refused_and_their_look_is_noted_all_the_same(centre: Centre) -> None:
    priya = centre.author("priya")
    closed(centre)
    assert priya.push(note(ANN, "priya")).reason == "This record is not yours to write."
    set_ = priya.push(altered("person", ANN, {"mobile": None}, {"mobile": "07700 900001"}))
    assert set_.outcome is Outcome.REFUSED
    assert priya.push(view(ANN, "priya")).outcome is Outcome.APPLIED
    assert centre.value("SELECT count(*) FROM council.record_view WHERE person_id = %s", ANN) == 1


def test_a_conflict_on_what_is_closed_is_closed_and_comes_back(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    change = altered("person", ANN, {"mobile": None}, {"mobile": "07700 900001"})
    omar.push(change)
    contested = priya.push(altered("person", ANN, {"mobile": None}, {"mobile": "07700 900002"}))
    (conflict,) = contested.conflicts
    assert ids(priya.gateway, "conflict") == {conflict}
    cursor = cursor_of(priya.gateway)
    closed(centre)
    (page,) = pull_all(priya.gateway, cursor)
    assert page.gone["conflict"] == [conflict]
    assert ids(priya.gateway, "conflict") == set()


def test_declarations_are_seen_by_whom_they_bind_and_by_the_auditor(centre: Centre) -> None:
    closed(centre)
    closed(centre, "omar")
    assert len(ids(centre.gateway("priya"), "declared_interest")) == 1
    assert len(ids(centre.gateway("aud"), "declared_interest")) == 2
    assert ids(centre.gateway("sam"), "declared_interest") == set()
    # A relative who fled must not be given away by an old declaration.
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ANN,))
    assert ids(centre.gateway("priya"), "declared_interest") == set()


def test_nobody_opens_a_record_for_themselves(centre: Centre) -> None:
    priya = centre.author("priya")
    closed(centre)
    (row,) = ids(priya.gateway, "declared_interest")
    for change in (
        altered("declared_interest", EntityId(row), {"advisor": "priya"}, {"advisor": "omar"}),
        created("declared_interest", new_id(), {"advisor": "omar", "person_id": ANN, "relation": "self"}),
    ):
        assert priya.push(change).outcome is Outcome.REFUSED
    assert ids(priya.gateway, "person") == {ROSE}


def _ticket(centre: Centre, person: EntityId | None) -> Any:
    return centre.gateway("lib").join(LIBRARY, COUNCIL_TAX, PersonId(person) if person else None, None)


def test_a_relatives_ticket_is_left_to_colleagues_and_its_number_is_not_given_twice(centre: Centre) -> None:
    closed(centre)
    priya, omar = centre.gateway("priya"), centre.gateway("omar")
    relative, other = _ticket(centre, ANN), _ticket(centre, None)
    joined = priya.join(LIBRARY, COUNCIL_TAX, PersonId(ANN), None)
    assert joined.number not in {relative.number, other.number}
    assert joined.person_id is None
    called = priya.call_next(LIBRARY, COUNTERS[0], [])
    assert called is not None
    assert called.number == other.number
    theirs = omar.call_next(LIBRARY, COUNTERS[1], [])
    assert theirs is not None
    assert (theirs.number, theirs.person_id) == (relative.number, ANN)
    assert all(
        ticket.person_id != ANN for ticket in (*priya.board(LIBRARY).waiting, *priya.board(LIBRARY).called)
    )


def test_a_letter_that_they_put_there_themselves_is_closed_as_well(centre: Centre) -> None:
    import hashlib

    priya = centre.author("priya")
    digest = hashlib.sha256(PDF).hexdigest()
    priya.gateway.put(digest, PDF)
    values = {
        "reference": "L-1", "person_id": ANN, "title": "Move", "template": "move", "template_version": "1",
        "language": "en", "format": "standard", "pages": 1, "sha256": digest, "delivery": "post",
        "issued_at": "2026-11-23T10:42:00+00:00", "advisor": "priya",
    }  # fmt: skip
    assert priya.push(created("letter", new_id(), values)).outcome is Outcome.APPLIED
    assert priya.gateway.get(digest) == PDF
    closed(centre)
    assert priya.gateway.get(digest) is None
    assert centre.gateway("omar").get(digest) == PDF


def test_a_hundred_declarations_are_asked_once_a_query(centre: Centre) -> None:
    """The planner works the closed people out once, not once a row."""
    rows = [(fixed_id(5_000 + n), f"X-{n}", "Extra", f"Person {n}") for n in range(2_000)]
    with centre.administrator() as connection:
        connection.cursor().executemany(
            "INSERT INTO council.person (id, reference, given_names, family_name) VALUES (%s, %s, %s, %s)",
            rows,
        )
    closed(centre)
    plan = _plan_of_all_people(centre)
    assert "hashed SubPlan" in plan
    assert len(ids(centre.gateway("priya"), "person")) == 1_000


def _plan_of_all_people(centre: Centre) -> str:
    with centre.administrator() as connection:
        connection.execute("SET LOCAL ROLE console_gate")
        lines = connection.execute("EXPLAIN SELECT * FROM council.note").fetchall()
    return "\n".join(line for (line,) in lines)


@pytest.mark.parametrize(
    ("login", "record", "sentence"),
    [
        ("nobody", "P-1", "Nobody at this centre has that login"),
        ("priya", "P-99", "no customer’s record “P-99”"),
    ],
)
def test_what_is_mistyped_is_said(centre: Centre, login: str, record: str, sentence: str) -> None:
    with pytest.raises(WorldError, match=sentence):
        declare_interest(centre.url, login, record, "self")
    with pytest.raises(WorldError, match=sentence):
        withdraw_interest(centre.url, login, record)


def test_declaring_twice_and_withdrawing_twice_change_nothing_more(centre: Centre) -> None:
    closed(centre)
    head = cursor_of(centre.gateway("omar"))
    assert not declare_interest(centre.url, "priya", "p-1", "self").changed
    assert cursor_of(centre.gateway("omar")) == head
    assert withdraw_interest(centre.url, "priya", "P-1").changed
    assert not withdraw_interest(centre.url, "priya", "P-1").changed
    assert declare_interest(centre.url, "priya", "P-1", "self").changed
    told = centre.value(
        "SELECT array_agg(declared_by || ':' || coalesce(withdrawn_by, '-')) FROM council.declared_interest"
    )
    assert sorted(told) == ["postgres:-", "postgres:postgres"]
    with pytest.raises(psycopg.errors.UniqueViolation), centre.administrator() as connection:
        connection.execute(
            "INSERT INTO council.declared_interest SELECT %s, advisor, person_id, relation, now(), 'x'"
            " FROM council.declared_interest WHERE withdrawn_at IS NULL",
            (new_id(),),
        )
