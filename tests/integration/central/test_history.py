"""Looking up what consoles do not keep: whole, in order, and never more than the caller may see."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from advisor_console.domain.changes import altered, created
from advisor_console.domain.errors import NotAllowed
from advisor_console.domain.ids import EntityId, PersonId, new_id
from db.central.gateway import PostgresCentral
from tests.integration.central.centre import ANN, ROSE, Author, Centre, fixed_id, note

AT = datetime(2024, 3, 4, 10, tzinfo=UTC)
LAST = fixed_id(999_999_999_999)


def _tell(author: Author, person: EntityId, moments: int) -> list[EntityId]:
    """Two notes, a call and a change at each of some moments; gives their ids, newest first."""
    told = []
    for place in range(moments):
        at = (AT - timedelta(days=place)).isoformat()
        changes = [
            note(person, author.login, written_at=at),
            note(person, author.login, written_at=at),
            created("contact", new_id(), {
                "person_id": ROSE, "caller_id": person, "channel": "phone", "advisor": author.login,
                "started_at": at, "ended_at": at, "reason": "Bins", "outcome": "answered",
            }),
            created("notification", new_id(), {
                "reference": new_id(), "kind": "move", "person_id": person, "told": {"summary": "Moved."},
                "reported_at": at, "advisor": author.login,
            }),
        ]  # fmt: skip
        assert author.push(*changes).reason is None
        told += sorted((change.id for change in changes), reverse=True)
    return told


def _ids(gateway: PostgresCentral, person: EntityId, at_a_time: int) -> list[EntityId]:
    """Everything, so many at a time, each time behind the last."""
    found: list[EntityId] = []
    before, last = AT + timedelta(days=1), EntityId(LAST)
    moment = {"note": "written_at", "contact": "started_at", "notification": "reported_at"}
    while True:
        page = gateway.history(PersonId(person), before, last, at_a_time)
        found += [row["id"] for _, row in page.rows]
        if not page.more:
            return found
        assert len(page.rows) == at_a_time
        entity, row = page.rows[-1]
        before, last = datetime.fromisoformat(row[moment[entity]]), row["id"]


@pytest.mark.parametrize("at_a_time", [1, 3, 4, 100])
def test_it_is_read_on_and_on_without_a_gap_and_nothing_twice(centre: Centre, at_a_time: int) -> None:
    author = centre.author("priya")
    told = _tell(author, ANN, 3)
    author.push(note(ROSE, "priya"))
    assert _ids(author.gateway, ANN, at_a_time) == told
    page = author.gateway.history(PersonId(ANN), AT - timedelta(days=1), EntityId(fixed_id(0)), 100)
    assert [row["id"] for _, row in page.rows] == told[8:]
    assert not page.more


def test_who_may_not_see_a_person_reads_nothing_of_their_past(centre: Centre) -> None:
    author, sam = centre.author("priya"), centre.author("sam")
    about_rose, about_ann = _tell(author, ROSE, 1), _tell(author, ANN, 1)
    assert _ids(author.gateway, ANN, 100) == about_ann
    sam.push(altered("person", ROSE, {"protected": False}, {"protected": True}))
    assert _ids(author.gateway, ROSE, 100) == []
    # Ann rang about Rose: that call is hidden with her, the rest of Ann's past is not.
    assert len(_ids(author.gateway, ANN, 100)) == len(about_ann) - 1
    assert set(about_rose) < set(_ids(sam.gateway, ROSE, 100))
    assert _ids(sam.gateway, ANN, 100) == about_ann


def test_only_readers_of_records_may_ask(centre: Centre) -> None:
    for login in ("wall", "door"):
        with pytest.raises(NotAllowed):
            centre.gateway(login).history(PersonId(ANN), AT, EntityId(LAST), 10)
        with centre.raw(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT console.history(%s, now(), %s, 10)", (ANN, LAST))
    for login in ("lib", "revenues", "aud"):
        assert centre.gateway(login).history(PersonId(ANN), AT, EntityId(LAST), 10).rows == []
