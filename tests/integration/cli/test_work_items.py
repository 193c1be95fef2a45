"""`work-items export` and `acknowledge` against a real PostgreSQL; exports are really killed at each step."""

import csv
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from advisor_console.domain.ids import new_id
from db.central.administration import add_advisor
from tests.integration.cli.dying_export import STEPS
from tests.integration.cli.processes import COMMAND, LOGIN, PASSWORD, Said, run

OFFICE, NAMED = "revenues", "named.officer"
_WORK = {
    "council_tax": "CT", "waste": "W", "electoral": "EL",
}  # fmt: skip


def add_move(url: str, number: int, *, protected: bool = False) -> None:
    """A move of somebody of their own, with work for three services."""
    person, note = new_id(), new_id()
    name = f"Ann{number}"
    details: dict[str, dict[str, Any]] = {
        "council_tax": {"account": f"77{number}", "summary": ["=cmd|' /C calc'!A0", "Tŷ"]},
        "waste": {"to": "2 Mill Lane", "summary": ["Deliver a caddy."]},
        "electoral": {"to": "2 Mill Lane", "people": [{"name": name, "email": f"{name}@example.org"}]},
    }
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO council.person (id, reference, given_names, family_name, protected)"
            " VALUES (%s, %s, %s, 'Lee', %s)",
            (person, f"P-{number}", name, protected),
        )
        connection.execute(
            "INSERT INTO council.notification (id, reference, kind, person_id, told, reported_at, advisor)"
            " VALUES (%s, %s, 'move', %s, '{}', now(), %s)",
            (note, f"MV-{number}", person, LOGIN),
        )
        for service, suffix in _WORK.items():
            connection.execute(
                "INSERT INTO council.work_item (id, reference, notification_id, person_id, service, action,"
                " detail, promised_by, recorded_at)"
                " VALUES (%s, %s, %s, %s, %s, 'x', %s, '2026-12-07', now())",
                (new_id(), f"MV-{number}-{suffix}", note, person, service, Jsonb(details[service])),
            )


@pytest.fixture
def office(centre_url: str) -> str:
    """A centre with three moves, one of somebody protected, and two back offices."""
    for login, roles in ((OFFICE, ["service"]), (NAMED, ["service", "protected"])):
        add_advisor(centre_url, login, login, job_title=None, phone=None, roles=roles, password=PASSWORD)
    for number in range(1, 4):
        add_move(centre_url, number, protected=number == 3)
    return centre_url


Work = Callable[..., Said]


@pytest.fixture
def work(office: str, centre_address: str) -> Work:
    """Run a command of work-items as a login of a back office; `step` kills it there."""

    def command(*arguments: str | Path, login: str = OFFICE, step: str = "") -> Said:
        dying = (sys.executable, "-m", "tests.integration.cli.dying_export", step)
        return run(
            "work-items", *arguments, "--login", login, "--centre", centre_address,
            variables={"ADVISOR_CONSOLE_PASSWORD": PASSWORD}, command=dying if step else COMMAND,
        )  # fmt: skip

    return command


def export(work: Work, out: Path, *more: str, service: str = "council_tax", **others: str) -> Said:
    return work("export", "--service", service, "--out", out, *more, **others)


def lines(out: Path) -> list[dict[str, str]]:
    """Every line of every file in a folder; temporary files are not there for a service."""
    found = []
    for path in sorted(out.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def status_of(url: str, reference: str) -> tuple[str, ...]:
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT status, coalesce(service_reference, ''), coalesce(reason, '') FROM council.work_item"
            " WHERE reference = %s",
            (reference,),
        ).fetchone()
    assert row is not None
    return tuple(row)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_each_piece_goes_out_once(
    step: str, work: Work, office: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    killed = export(work, out, step=step)
    assert (killed.status, killed.out) == (-9, ""), killed
    before = {path.name: path.read_bytes() for path in out.glob("*.csv")} if out.exists() else {}
    add_move(office, 9)  # told meanwhile: it may not get into the file that was begun
    done = export(work, out, "--json")
    assert (done.status, done.err) == (0, "")
    assert Counter(line["reference"] for line in lines(out)) == dict.fromkeys(
        ("MV-1-CT", "MV-2-CT", "MV-9-CT"), 1
    )
    for name, body in before.items():
        assert (out / name).read_bytes() == body
    # Nothing half written is left, and the lock is free.
    assert {path.suffix for path in out.iterdir()} == {".csv"}
    assert export(work, out, "--json").json()["files"] == []
    for number in (1, 2, 9):
        assert status_of(office, f"MV-{number}-CT")[0] == "sent"
    assert status_of(office, "MV-1-W")[0] == "recorded"


def test_what_was_killed_is_not_finished_elsewhere_by_mistake(work: Work, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    export(work, first, step="before the centre knows")
    assert f"begun in {first} on " in export(work, second).refusal()
    assert lines(second) == []
    done = export(work, second, "--elsewhere", "--json").json()
    assert [one["items"] for one in done["files"]] == [2]
    assert lines(second) == lines(first)


def test_another_file_of_that_name_is_never_written_over(work: Work, office: str, tmp_path: Path) -> None:
    export(work, tmp_path, step="before the centre knows")
    (written,) = tmp_path.glob("*.csv")
    written.write_text("something else")
    assert "is there already and holds something else" in export(work, tmp_path).refusal()
    assert status_of(office, "MV-1-CT")[0] == "recorded"


def test_the_files_say_what_the_docs_say(work: Work, tmp_path: Path) -> None:
    said = export(work, tmp_path)
    (path,) = tmp_path.glob("*.csv")
    assert (said.status, said.out) == (0, f"{path.name}: 2\n")
    assert path.name.startswith("work-council-tax-")
    assert path.stat().st_mode & 0o077 == 0
    assert lines(tmp_path)[0]["summary"] == "'=cmd|' /C calc'!A0 Tŷ"
    assert export(work, tmp_path).out == "There is no work to send.\n"
    waste = tmp_path / "waste"
    (named,) = export(work, waste, "--format", "open311", "--json", service="waste").json()["files"]
    text = (waste / named["name"]).read_text("utf-8")
    assert named["name"].endswith(".xml")
    assert "<jurisdiction_id>westerdale.example</jurisdiction_id>" in text
    assert "Ann" not in text
    assert "as csv" in export(work, waste, "--format", "open311").refusal()


def test_a_file_that_was_lost_is_written_again(
    work: Work, office: str, centre_address: str, tmp_path: Path
) -> None:
    export(work, tmp_path, "--format", "open311-json", service="waste")
    (path,) = tmp_path.glob("*.json")
    body, number = path.read_bytes(), str(int(path.stem.rpartition("-")[2]))
    path.unlink()
    again = export(work, tmp_path, "--again", number, "--json", service="waste").json()
    assert again["files"] == [{"name": path.name, "items": 2}]
    assert path.read_bytes() == body
    assert json.loads(body)[0]["token"] == "MV-1-W"
    assert "no export of that number for this service" in export(work, tmp_path, "--again", number).refusal()
    with psycopg.connect(office) as connection:
        assert connection.execute("SELECT count(*) FROM sync.work_again").fetchone() == (1,)
    add_advisor(
        office, "audrey", "Audrey Fox", job_title=None, phone=None, roles=["auditor"], password=PASSWORD
    )
    told = run(
        "audit", "--record", "P-1", "--login", "audrey", "--centre", centre_address,
        variables={"ADVISOR_CONSOLE_PASSWORD": PASSWORD},
    ).out  # fmt: skip
    assert "Sent and answered: 2\n" in told
    assert f"{OFFICE} ({OFFICE}): waste MV-1-W sent, file {number}" in told
    assert f"{OFFICE} ({OFFICE}): waste MV-1-W file written again, file {number}" in told


def test_protected_people_s_work_goes_only_as_the_profile_says(work: Work, tmp_path: Path) -> None:
    assert "Only a login with the role protected" in export(work, tmp_path, "--restricted").refusal()
    export(work, tmp_path, service="electoral", login=NAMED)
    assert [line["name"] for line in lines(tmp_path)] == ["Ann1", "Ann2"]
    assert set(lines(tmp_path)[0]) == {"reference", "name", "new_address", "email", "legal_basis"}
    assert lines(tmp_path)[0]["legal_basis"].startswith("public task")
    apart = tmp_path / "apart"
    export(work, apart, "--restricted", service="electoral", login=NAMED)
    assert [line["name"] for line in lines(apart)] == ["Ann3"]


def test_other_roles_are_refused(work: Work, tmp_path: Path) -> None:
    assert export(work, tmp_path, login=LOGIN).refusal().startswith("Your role may not do this.")
    file = tmp_path / "answers.csv"
    file.write_text("reference,service,state,service_reference,reason\nMV-1-CT,council_tax,done,,\n")
    assert work("acknowledge", file, login=LOGIN).refusal().startswith("Your role may not do this.")


def test_answers_come_back_once_and_wrong_ones_with_their_lines(
    work: Work, office: str, tmp_path: Path
) -> None:
    export(work, tmp_path / "out")
    file = tmp_path / "answers.csv"
    head = "reference,service,state,service_reference,reason\n"
    good = (
        "MV-1-CT,council_tax,rejected,R/1,The account number cannot be read.\nMV-2-CT,council_tax,done,R/2,\n"
    )
    file.write_text(head + good + "MV-8-CT,council_tax,done,,\nMV-1-W,council_tax,done,,\n")
    said = work("acknowledge", file)
    assert (said.status, said.out) == (2, "")
    assert said.err.splitlines() == [
        "Line 4: There is no work with the reference MV-8-CT, or it is not yours to see.",
        "Line 5: MV-1-W is work of waste, not of council tax.",
        "Nothing of it was taken. Put it right and run the command again.",
    ]
    assert status_of(office, "MV-1-CT") == ("sent", "", "")
    file.write_text(head + good)
    told = work("acknowledge", file, "--json").json()
    assert told == {"file": str(file), "accepted": 0, "rejected": 1, "done": 1, "known": 0}
    assert status_of(office, "MV-1-CT") == ("rejected", "R/1", "The account number cannot be read.")
    assert work("acknowledge", file, "--json").json()["known"] == 2
    file.write_text(head + "MV-2-CT,council_tax\n")
    broken = work("acknowledge", file)
    assert (broken.status, broken.err.splitlines()[0]) == (
        2,
        "Line 2: There are 2 cells, and the header has 5.",
    )


def test_an_open311_response_is_taken(work: Work, office: str, tmp_path: Path) -> None:
    export(work, tmp_path / "out", "--format", "open311", service="waste")
    file = tmp_path / "response.xml"
    file.write_text(
        "<service_requests><request><token>MV-1-W</token><service_request_id>638344</service_request_id>"
        "</request><request><token>MV-2-W</token><error><code>400</code>"
        "<description>No such flat.</description></error></request></service_requests>"
    )
    assert work("acknowledge", file, "--json").json() == {
        "file": str(file), "accepted": 1, "rejected": 1, "done": 0, "known": 0
    }  # fmt: skip
    assert status_of(office, "MV-1-W") == ("accepted", "638344", "")
    assert status_of(office, "MV-2-W") == ("rejected", "", "No such flat.")
    assert "No such file" in work("acknowledge", tmp_path / "none.csv").refusal()
