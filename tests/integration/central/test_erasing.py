"""Lawful erasure: the texts are gone, the record verifies, and what was erased is still answered."""

from dataclasses import replace

import pytest

from advisor_console.domain.changes import FieldChange, Outcome, altered, created
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import new_id
from db.central.checking import check
from db.central.erasing import Erased, erase_commands, erase_person
from tests.integration.central.centre import ANN, HOME, ROSE, Centre, note


def test_an_erased_command_is_still_answered_from_the_record(centre: Centre) -> None:
    author = centre.author("priya")
    sent = [author.command(note(ANN, "priya", "her secret")) for _ in range(2)]
    first = author.gateway.push(sent)
    assert erase_commands(centre.url, [sent[0].id, sent[0].id.upper()]) == Erased(1, 1)
    assert centre.value("SELECT count(*) FROM sync.command_text WHERE body LIKE '%%her secret%%'") == 1
    noted = "SELECT concat_ws(' ', command_id, erased_by, erased_at <= now()) FROM sync.erasure"
    assert centre.value(noted) == f"{sent[0].id} postgres t"
    assert check(centre.url) == ()
    assert author.gateway.push(sent) == first
    assert centre.value("SELECT count(*) FROM sync.command") == 2
    assert centre.value("SELECT count(*) FROM council.note") == 2
    # Nobody else gets an answer to it, erased or not.
    thief = centre.author("omar")
    stolen = replace(sent[0], owner="omar", n=1)
    assert thief.gateway.push([stolen])[0].outcome is Outcome.REFUSED
    assert erase_commands(centre.url, [sent[0].id]) == Erased(1, 0)


def test_everything_sent_about_a_person_is_erased_and_nothing_else(centre: Centre) -> None:
    author = centre.author("priya")
    about = note(ROSE, "priya", "kept secret")
    author.push(about)
    author.push(altered("person", ROSE, {"phone": None}, {"phone": "01632 960001"}))
    author.push(
        created("residency", new_id(), {"person_id": ROSE, "property_id": HOME, "starts_on": "2026-01-01"})
    )
    refused = author.push(note(ROSE, "somebody else", "kept secret too"))
    assert refused.outcome is Outcome.REFUSED
    case = {"reference": "CS-1", "person_id": ROSE, "service": "waste", "subject": "Bins"}
    author.push(created("case_file", new_id(), case | {"opened_at": "2026-11-23T10:42:00+00:00"}))
    other = author.push(note(ANN, "priya", "of another"))
    before = centre.value("SELECT count(*) FROM sync.command_text")
    assert before == 6
    done = erase_person(centre.url, "p-2")
    assert done == Erased(5, 5)
    assert centre.value("SELECT command_id::text FROM sync.command_text") == other.command
    assert check(centre.url) == ()
    assert centre.value("SELECT count(*) FROM council.note WHERE body = 'kept secret'") == 1
    assert centre.gateway("aud").audit("P-2") is not None


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [(["no id"], "is no command's id"), ([new_id()], "Not all of these"), ([""], "is no command's id")],
)
def test_what_is_not_in_the_record_is_not_erased(centre: Centre, ids: list[str], sentence: str) -> None:
    author = centre.author("priya")
    sent = author.command(note(ANN, "priya"))
    author.gateway.push([sent])
    with pytest.raises(WorldError, match=sentence):
        erase_commands(centre.url, [sent.id, *ids])
    with pytest.raises(WorldError, match="no customer with the reference X-1"):
        erase_person(centre.url, "X-1")
    assert centre.value("SELECT count(*) FROM sync.command_text") == 1


def test_what_was_erased_while_it_waited_is_not_done_after_all(centre: Centre) -> None:
    author = centre.author("priya")
    pigeon = new_id()
    bad = author.command(created("contact", pigeon, {"channel": "carrier_pigeon", "advisor": "priya"}))
    waits = author.command(note(ANN, "priya", "first words", contact_id=pigeon))
    assert [answer.outcome for answer in author.gateway.push([bad, waits])] == ["refused", "waiting"]
    erase_commands(centre.url, [waits.id])
    at = "2026-11-23T10:42:00+00:00"
    rang = {"person_id": ANN, "channel": "phone", "advisor": "priya", "started_at": at, "ended_at": at,
            "reason": "Bins", "outcome": "answered", "summary": "Told."}  # fmt: skip
    mended = author.command(created("contact", pigeon, rang), supersedes=bad.id)
    assert author.gateway.push([mended])[0].outcome is Outcome.APPLIED
    fields = dict(waits.changes[0].fields)
    other = replace(
        waits,
        changes=(replace(waits.changes[0], fields=fields | {"body": FieldChange(None, "other words")}),),
    )
    assert [answer.outcome for answer in author.gateway.push([other])] == ["waiting"]
    assert centre.value("SELECT count(*) FROM council.note") == 0
    assert check(centre.url) == ()
