"""`audit`, `central declare` and `central withdraw` against a real PostgreSQL."""

from datetime import UTC, datetime

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from advisor_console.domain.changes import Change, Command, Outcome, altered, created
from advisor_console.domain.ids import CommandId, EntityId, new_id
from db.central.administration import add_advisor
from db.central.gateway import PostgresCentral
from tests.integration.cli.processes import LOGIN, PASSWORD, Said, run

ANN = new_id()
AUDITOR = "audrey.fox"


@pytest.fixture
def centre_url(centre_url: str) -> str:
    """A centre with one customer, whose record Asha has looked at and changed, and an auditor."""
    with psycopg.connect(centre_url) as connection:
        connection.execute(
            "INSERT INTO council.person (id, reference, given_names, family_name)"
            " VALUES (%s, 'P-1', 'Ann', 'Lee')",
            (ANN,),
        )
    add_advisor(
        centre_url, AUDITOR, "Audrey Fox", job_title=None, phone=None, roles=["auditor"], password=PASSWORD
    )
    looked = {"person_id": ANN, "advisor": LOGIN, "viewed_at": "2026-11-23T10:41:00+00:00",
              "reason": "correspondence", "words": "Her letter of Monday"}  # fmt: skip
    _save(
        centre_url,
        created("record_view", new_id(), looked),
        altered("person", EntityId(ANN), {"mobile": None}, {"mobile": "07700 900001"}),
    )
    return centre_url


def _save(url: str, *changes: Change) -> None:
    given = conninfo_to_dict(url)
    address = make_conninfo(host=given["host"], port=given["port"], dbname=given["dbname"])
    central = PostgresCentral(address, LOGIN, PASSWORD)
    commands = [
        Command(CommandId(new_id()), LOGIN, "desk", n, "test", None, datetime.now(UTC), (change,))
        for n, change in enumerate(changes, 1)
    ]
    assert {result.outcome for result in central.push(commands)} == {Outcome.APPLIED}
    central.close()


def _audit(address: str, record: str, *more: str, login: str = AUDITOR, password: str = PASSWORD) -> Said:
    return run(
        "audit", "--record", record, "--login", login, "--centre", address, *more,
        variables={"ADVISOR_CONSOLE_PASSWORD": password},
    )  # fmt: skip


def test_the_auditor_is_told_in_words_and_in_json(centre_address: str) -> None:
    told = _audit(centre_address, "P-1")
    assert (told.status, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[0] == "Record of Ann Lee (P-1)"
    assert lines[2:4] == [
        "Looked at: 1",
        "  2026-11-23 10:41:00  Asha Rahman (asha.rahman): correspondence, “Her letter of Monday”",
    ]
    assert lines[5] == "Changed: 1"
    assert lines[6].endswith("Asha Rahman (asha.rahman): person altered: mobile")
    assert lines[8] == "Sent and answered: 0"
    assert lines[10] == "The record verifies: 2 entries."
    found = _audit(centre_address, str(ANN), "--json")
    assert found.status == 0
    body = found.json()
    assert set(body) == {"people", "uprn", "views", "changes", "work", "views_altered", "chain"}
    assert body["chain"] == {
        "entries": 2, "erased": 0, "broken_at": None, "altered_at": None, "verifies": True
    }  # fmt: skip
    assert [view["advisor"] for view in body["views"]] == [LOGIN]
    assert body["changes"][0]["changes"] == [
        {"entity": "person", "id": str(ANN), "op": "set", "fields": ["mobile"]}
    ]


def test_a_rewritten_record_is_said_to_be_and_gives_status_1(centre_url: str, centre_address: str) -> None:
    with psycopg.connect(centre_url) as connection:
        connection.execute("DELETE FROM council.record_view")
        connection.execute("UPDATE sync.command SET owner = 'omar' WHERE position = 2")
    told = _audit(centre_address, "P-1")
    assert told.status == 1
    assert told.out.splitlines()[-1] == (
        "The record of commands was altered at or before entry 2."
        " Views of this record that are not as they were noted: 1."
    )
    assert _audit(centre_address, "P-1", "--json").json()["chain"]["verifies"] is False


def test_everybody_else_is_refused_with_a_sentence(centre_address: str) -> None:
    said = _audit(centre_address, "P-1", login=LOGIN).refusal()
    assert said == (
        "Only an auditor may read who looked at a record. Sign in with a login that has the role auditor."
    )
    assert "did not accept" in _audit(centre_address, "P-1", password="wrong and long").refusal()
    assert (
        "no customer’s record and no address with the reference “P-9”"
        in _audit(centre_address, "P-9").refusal()
    )
    assert "run the command again" in _audit("postgresql://127.0.0.1:1/away", "P-1").refusal()
    assert "Give --login and --centre" in run("audit", "--record", "P-1").refusal()


def _declare(url: str, *arguments: str) -> Said:
    return run("central", *arguments, "--url", url)


def test_a_record_is_closed_and_opened_again(centre_url: str, centre_address: str) -> None:
    said = _declare(centre_url, "declare", LOGIN, "--record", "P-1", "--as", "relative")
    assert (said.status, said.out) == (0, "The record P-1 is closed to asha.rahman.\n")
    again = _declare(centre_url, "declare", LOGIN, "--record", "P-1", "--as", "self")
    assert again.out == "The record P-1 was closed already to asha.rahman.\n"
    assert run("central", "check", "--url", centre_url).status == 0
    assert _declare(centre_url, "withdraw", LOGIN, "--record", "p-1").out == (
        "The record P-1 is open again to asha.rahman.\n"
    )
    assert _declare(centre_url, "withdraw", LOGIN, "--record", "P-1").out == (
        "The record P-1 was not closed to asha.rahman.\n"
    )


def test_what_is_mistyped_is_refused(centre_url: str) -> None:
    assert (
        "Nobody at this centre"
        in _declare(centre_url, "declare", "nobody", "--record", "P-1", "--as", "self").refusal()
    )
    assert (
        "no customer’s record “P-9”"
        in _declare(centre_url, "declare", LOGIN, "--record", "P-9", "--as", "self").refusal()
    )
    assert "friend" in _declare(centre_url, "declare", LOGIN, "--record", "P-1", "--as", "friend").refusal()
