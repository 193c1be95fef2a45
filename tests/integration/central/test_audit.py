"""Who looked at a record, why, and who changed what: told to the auditor, and altered by nobody unnoticed."""

from typing import Any

import psycopg
import pytest

from advisor_console.domain.changes import Outcome, altered, created
from advisor_console.domain.ids import new_id
from db.central.interests import declare_interest
from db.schema import ENTITIES
from tests.integration.central.centre import (
    ANN,
    HOME,
    ROSE,
    STAFF,
    Centre,
    cursor_of,
    note,
    pull_all,
    view,
)

PUT_BY_HAND = """
INSERT INTO council.record_view SELECT gen_random_uuid(), person_id, 'omar', viewed_at, 'case'
FROM council.record_view WHERE reason = 'contact'
"""
SOUND = {"broken_at": None, "altered_at": None, "erased": 0}


def audit(centre: Centre, ref: str = "P-1", login: str = "aud") -> Any:
    """What the auditor is told."""
    with centre.raw(login) as connection:
        row = connection.execute("SELECT console.audit(%s)", (ref,)).fetchone()
    assert row is not None
    return row[0]


def chain(centre: Centre) -> Any:
    """Whether the record verifies, as the auditor is told."""
    with centre.raw("aud") as connection:
        row = connection.execute("SELECT console.audit_chain()").fetchone()
    assert row is not None
    return row[0]


def test_looking_and_changing_stand_side_by_side(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    contact = new_id()
    priya.push(view(ANN, "priya", contact_id=contact))
    priya.push(
        created(
            "contact",
            contact,
            {
                "person_id": ANN, "channel": "phone", "advisor": "priya", "reason": "Missed bin",
                "outcome": "answered", "started_at": "2026-11-23T10:40:00+00:00",
                "ended_at": "2026-11-23T10:45:00+00:00",
            },
        )
    )  # fmt: skip
    omar.push(view(ANN, "omar", "correspondence", words="Her letter of Monday"))
    omar.push(altered("person", ANN, {"mobile": None}, {"mobile": "07700 900001"}))
    omar.push(view(ROSE, "omar", "casework"))
    found = audit(centre)
    assert found["people"] == [{"id": ANN, "reference": "P-1", "name": "Ann Lee"}]
    assert [
        (v["name"], v["reason"], v["channel"], v["contact_reason"], v["words"]) for v in found["views"]
    ] == [
        ("Priya", "contact", "phone", "Missed bin", None),
        ("Omar", "correspondence", None, None, "Her letter of Monday"),
    ]
    acts = [
        (c["name"], [(d["entity"], d["op"], d["fields"]) for d in c["changes"]]) for c in found["changes"]
    ]
    assert acts[1] == ("Omar", [("person", "set", ["mobile"])])
    assert acts[0][0] == "Priya"
    assert "07700" not in str(found)
    assert found["views_altered"] == 0
    assert chain(centre) == {"entries": 5, **SOUND}


def test_changes_far_behind_the_feeds_floor_are_found_by_their_texts(centre: Centre) -> None:
    omar = centre.author("omar")
    lives = new_id()
    values = {"person_id": ANN, "property_id": HOME, "starts_on": "2020-01-01", "tenure": "owner"}
    omar.push(created("residency", lives, values))
    omar.push(altered("residency", lives, {"ends_on": None}, {"ends_on": "2026-12-01"}))
    before = audit(centre)
    assert [d["entity"] for c in before["changes"] for d in c["changes"]] == ["residency", "residency"]
    with centre.administrator() as connection:
        connection.execute(
            "UPDATE sync.setting SET value = (SELECT max(seq) FROM sync.feed) WHERE name = 'floor'"
        )
        connection.execute("DELETE FROM sync.feed")
    assert audit(centre) == before


def test_an_address_means_everybody_recorded_there(centre: Centre) -> None:
    omar = centre.author("omar")
    for person in (ANN, ROSE):
        values = {"person_id": person, "property_id": HOME, "starts_on": "2020-01-01", "tenure": "owner"}
        omar.push(created("residency", new_id(), values))
        omar.push(view(person, "omar"))
    omar.push(created("container", new_id(), {"property_id": HOME, "stream": "food", "kind": "caddy",
                                              "capacity_litres": 23, "status": "ordered"}))  # fmt: skip
    found = audit(centre, "100")
    assert (found["uprn"], [p["reference"] for p in found["people"]]) == ("100", ["P-1", "P-2"])
    assert {v["person"] for v in found["views"]} == {"P-1", "P-2"}
    assert "container" in {d["entity"] for c in found["changes"] for d in c["changes"]}
    assert audit(centre, ANN)["people"] == audit(centre, "p-1")["people"]
    assert audit(centre, "P-77") is None


@pytest.mark.parametrize("login", [login for login in STAFF if login != "aud"])
def test_only_the_auditor_reads_it(centre: Centre, login: str) -> None:
    centre.author("priya").push(view(ANN, "priya"))
    for call in ("console.audit('P-1')", "console.audit_chain()", "console.audit_views('[]')"):
        with centre.raw(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"SELECT {call}".encode())


@pytest.mark.parametrize("login", ["priya", "sam", "revenues", "lib"])
def test_no_advisors_copy_holds_who_looked_at_whom_not_even_their_own(centre: Centre, login: str) -> None:
    author = centre.author(login)
    cursor = cursor_of(author.gateway)
    assert author.push(view(ANN, login)).outcome is Outcome.APPLIED
    assert author.gateway.snapshot("record_view", None, 100).rows == []
    for page in pull_all(author.gateway, cursor):
        assert "record_view" not in page.rows
        assert "record_view" not in page.gone
        assert page.last == author.gateway.server_info().last
    assert len(centre.gateway("aud").snapshot("record_view", None, 100).rows) == 1


def test_a_look_is_signed_by_whoever_looked_and_is_never_altered_by_them(centre: Centre) -> None:
    priya = centre.author("priya")
    assert priya.push(view(ANN, "omar")).outcome is Outcome.REFUSED
    mine = view(ANN, "priya")
    command = priya.command(mine)
    first = priya.gateway.push([command])
    assert priya.gateway.push([command]) == first
    assert priya.push(mine).outcome is Outcome.APPLIED  # the same row again is nothing to do
    assert priya.push(altered("record_view", mine.id, {"reason": "contact"}, {"reason": "case"})).outcome is (
        Outcome.REFUSED
    )
    assert centre.value("SELECT count(*) FROM council.record_view") == 1


def test_a_look_at_somebody_the_centre_does_not_have_yet_is_not_refused(centre: Centre) -> None:
    assert centre.author("priya").push(view(new_id(), "priya")).outcome is Outcome.APPLIED


def test_looking_wakes_no_console(centre: Centre) -> None:
    listener = centre.gateway("omar")
    listener.wait_for_change(0)
    priya = centre.author("priya")
    priya.push(view(ANN, "priya"))
    assert not listener.wait_for_change(0.3)
    priya.push(view(ANN, "priya"), note(ANN, "priya"))
    assert listener.wait_for_change(5)


@pytest.mark.parametrize(
    ("tampering", "altered_views", "sound"),
    [
        ("UPDATE council.record_view SET reason = 'contact'", 1, True),
        ("UPDATE council.record_view SET advisor = 'omar' WHERE reason = 'contact'", 1, True),
        ("DELETE FROM council.record_view WHERE reason = 'contact'", 1, True),
        ("UPDATE council.record_view SET person_id = '{rose}' WHERE reason = 'contact'", 1, True),
        (PUT_BY_HAND, 1, True),
        ("UPDATE sync.command SET owner = 'omar' WHERE position = 1", 0, False),
        ("UPDATE sync.command_text SET body = replace(body, 'contact', 'case')", None, False),
    ],
)
def test_what_somebody_rewrote_in_the_database_is_noticed(
    centre: Centre, tampering: str, altered_views: int | None, sound: bool
) -> None:
    priya = centre.author("priya")
    priya.push(view(ANN, "priya"))
    priya.push(view(ANN, "priya", "correspondence"))
    assert (audit(centre)["views_altered"], chain(centre)) == (0, {"entries": 2, **SOUND})
    with centre.administrator() as connection:
        connection.execute(tampering.replace("{rose}", ROSE).encode())
    if altered_views is not None:
        assert audit(centre)["views_altered"] == altered_views
    told = chain(centre)
    assert ((told["broken_at"], told["altered_at"]) == (None, None)) is sound


def test_erased_texts_are_said_to_be_erased_and_accuse_nobody(centre: Centre) -> None:
    priya = centre.author("priya")
    priya.push(view(ANN, "priya"))
    priya.push(note(ANN, "priya"))
    with centre.administrator() as connection:
        connection.execute("DELETE FROM sync.command_text")
    found = audit(centre)
    assert len(found["views"]) == 1
    assert found["views_altered"] == 0
    assert [c["erased"] for c in found["changes"]] == [True]
    assert chain(centre) == {"entries": 2, **SOUND, "erased": 2}


def test_the_auditor_is_told_of_nobody_whom_they_may_not_see(centre: Centre) -> None:
    priya, sam = centre.author("priya"), centre.author("sam")
    priya.push(view(ANN, "priya"))
    marker = {"person_id": ANN, "reason": "x", "precautions": "x", "evidence": "x",
              "review_on": "2027-01-01", "expires_on": "2027-02-01"}  # fmt: skip
    assert sam.push(created("caution_marker", new_id(), marker)).outcome is Outcome.APPLIED
    assert audit(centre)["changes"] == []
    declare_interest(centre.url, "aud", "P-1", "self")
    assert audit(centre) is None
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ROSE,))
    assert audit(centre, "P-2") is None


def test_views_are_an_entity_like_any_other_but_for_copies() -> None:
    info = ENTITIES["record_view"].info
    assert (info["append_only"], info["direct"], info["replicated"]) == (True, False, False)
