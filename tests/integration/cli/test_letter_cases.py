"""`letter render --case` and `letter batch` over a real centre, a real replica and a real outbox."""

import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import psycopg
import pytest

from advisor_console.domain.ids import new_id
from db.local.secret_service import PrivateSecretService
from tests.integration.cli.dying_batch import STEPS
from tests.integration.cli.processes import COMMAND, LOGIN, PASSWORD, Said, run

HOLDING = (
    "--template", "holding-letter", "--set", "received=2026-11-20", "--set", "subject=your bins",
    "--set", "why=We wait for the collection crew's report.", "--set", "team=Waste and recycling team",
    "--set", "reply_by=2026-12-04",
)  # fmt: skip
CONFIRMATION = b"%PDF-1.7 as it was issued"
ISSUED = hashlib.sha256(CONFIRMATION).hexdigest()
QUERY = ("--query", "kind=case service=waste")
Letters = Callable[..., Said]


def add_case(connection: psycopg.Connection[tuple[object, ...]], number: int, *, home: bool = True) -> None:
    """A case of waste about somebody of their own; without a home the post cannot reach them."""
    person, place = new_id(), new_id()
    connection.execute(
        "INSERT INTO council.person (id, reference, given_names, family_name, letter_format)"
        " VALUES (%s, %s, %s, 'Lee', %s)",
        (person, f"P-{number}", f"Ann{number}", {1: "large-18", 2: "text"}.get(number, "standard")),
    )
    if home:
        connection.execute(
            "INSERT INTO council.property (id, uprn, paon, street, town, postcode)"
            " VALUES (%s, %s, %s, 'Mill Lane', 'Westerdale', 'WE1 1AB')",
            (place, f"1000{number}", str(number)),
        )
        connection.execute(
            "INSERT INTO council.residency (id, person_id, property_id, starts_on, tenure)"
            " VALUES (%s, %s, %s, '2020-01-01', 'owner')",
            (new_id(), person, place),
        )
    connection.execute(
        "INSERT INTO council.case_file (id, reference, person_id, service, title, department, opened_at)"
        " VALUES (%s, %s, %s, 'waste', 'Bins', 'Waste', now())",
        (new_id(), f"WD-{number:03}", person),
    )


@pytest.fixture
def letters(centre_url: str, centre_address: str, secret_service: PrivateSecretService) -> Letters:
    """Run a command of `letter` as an advisor whose machine has fetched eight cases; `step` kills it there.

    The first customer reads large print and the second no pages but a text file.
    The sixth customer has no address, the seventh has died, the eighth left a home in danger.
    """
    with psycopg.connect(centre_url) as connection:
        for number in range(1, 9):
            add_case(connection, number, home=number != 6)
        connection.execute("UPDATE council.person SET deceased_on = '2026-10-01' WHERE reference = 'P-7'")
        connection.execute(
            "INSERT INTO council.notification (id, reference, kind, person_id, told, reported_at, advisor)"
            " SELECT %s, 'MV-8', 'move', id, '{\"kind\": \"in_danger\"}', now(), %s"
            " FROM council.person WHERE reference = 'P-8'",
            (new_id(), LOGIN),
        )
        # Its confirmation was issued, and is kept.
        connection.execute(
            "INSERT INTO council.letter (id, reference, person_id, case_reference, title, template,"
            " template_version, language, format, pages, sha256, delivery, issued_at, advisor)"
            " SELECT %s, 'MV-8-L1', id, 'MV-8', 'Your move', 'move', '1', 'en', 'standard', 1, %s,"
            " 'handed_over', now(), %s FROM council.person WHERE reference = 'P-8'",
            (new_id(), ISSUED, LOGIN),
        )
        connection.execute("INSERT INTO sync.blob (sha256, body, put_by) VALUES (%s, %s, %s)",
                           (ISSUED, CONFIRMATION, LOGIN))  # fmt: skip

    def command(*arguments: str | Path, step: str = "") -> Said:
        dying = (sys.executable, "-m", "tests.integration.cli.dying_batch", step)
        return run(
            *arguments, "--login", LOGIN, "--centre", centre_address,
            variables={"ADVISOR_CONSOLE_PASSWORD": PASSWORD}, command=dying if step else COMMAND,
        )  # fmt: skip

    assert command("sync", "--once").status == 0
    return command


def test_a_letter_about_a_case_is_in_its_customers_own_format(letters: Letters, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    said = letters("letter", "render", "--case", "WD-001", *HOLDING, "--out", out, "--json").json()
    assert (said["format"], said["template"], said["language"]) == ("large-18", "holding-letter", "en")
    with pikepdf.open(out) as pdf:
        assert "WD-001" in str(pdf.docinfo.Subject)
    text = tmp_path / "letter.txt"
    told = letters("letter", "render", "--case", "WD-002", *HOLDING, "--format", "text", "--out", text)
    assert told.status == 0
    assert "Ann2 Lee\n2 Mill Lane" in text.read_text("utf-8")
    many = f"recipient={';'.join(f'Person{n} Pritchard' for n in range(40))}"
    crowd = letters("letter", "render", "--case", "WD-001", *HOLDING, "--set", many,
                    "--format", "standard", "--out", tmp_path / "x")  # fmt: skip
    assert "The address has 40 lines; line 7, “Person6 Pritchard”" in crowd.refusal()
    assert not (tmp_path / "x").exists()
    move = ("letter", "render", "--case", "MV-8", "--template", "move", "--out", tmp_path / "move.pdf")
    assert letters(*move, "--json").json()["issued"] == "MV-8-L1"
    assert (tmp_path / "move.pdf").read_bytes() == CONFIRMATION
    # What somebody in danger was told is known only while it is taken, and the way on is the letter itself.
    assert "MV-8-L1 was issued: leave out --format" in letters(*move, "--format", "text").refusal()
    unknown = letters("letter", "render", "--case", "WD-999", *HOLDING, "--out", out)
    assert "There is no case WD-999 on this machine." in unknown.refusal()
    unsaid = run("letter", "render", "--case", "WD-001", "--sample", "move", "--out", out)
    assert "Say of what the letter is made." in unsaid.refusal()
    # Without a template it is the one that was issued, by its case or by its own reference.
    for reference in ("MV-8", "MV-8-L1"):
        named = tmp_path / f"{reference}.pdf"
        given = letters("letter", "render", "--case", reference, "--out", named, "--json").json()
        assert (given["issued"], given["template"]) == ("MV-8-L1", "move")
        assert named.read_bytes() == CONFIRMATION
    none = letters("letter", "render", "--case", "WD-001", "--out", out)
    assert "No letter about WD-001 was issued. Give --template TEMPLATE" in none.refusal()
    other = letters("letter", "render", "--case", "MV-8-L1", "--format", "text", "--out", out)
    assert "MV-8-L1 is a letter that was issued" in other.refusal()


def issued(url: str) -> list[tuple[str, str, str | None]]:
    """The letters that the centre has on its records: their own reference, their case, their format."""
    with psycopg.connect(url) as connection:
        return connection.execute(
            "SELECT reference, case_reference, format FROM council.letter WHERE template = 'holding-letter'"
            " ORDER BY case_reference, issued_at"
        ).fetchall()


def bookmarks(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [item.title for item in outline.root]


def test_a_run_killed_again_and_again_is_gone_on_with_and_each_letter_is_issued_once(
    letters: Letters, centre_url: str, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    for step in STEPS:
        killed = letters("letter", "batch", *QUERY, *HOLDING, "--out", out, step=step)
        assert killed.status == -signal.Signals["SIGKILL"], (step, killed)
        assert json.loads((out / "run.json").read_text("utf-8"))["files"] == {}
        assert not (out / "letters-001.pdf").exists()
    last = letters("letter", "batch", *QUERY, *HOLDING, "--out", out, "--json")
    told = json.loads(last.out)
    assert (last.status, told["cases"], told["made"]) == (0, 7, 5)
    assert told["files"] == {"letters-001.pdf": ["WD-001", "WD-003", "WD-004", "WD-005"]}
    assert bookmarks(out / "letters-001.pdf") == [f"WD-00{n}, Ann{n} Lee" for n in (1, 3, 4, 5)]
    # Who reads no page gets a file of their own, and beside it the pages that say where it goes.
    assert told["apart"] == {"WD-002": ["WD-002.txt", "WD-002.pdf"]}
    assert "Ann2 Lee\n2 Mill Lane" in (out / "WD-002.txt").read_text("utf-8")
    assert not list(out.glob("*.part"))
    if os.name == "posix":
        assert {one.stat().st_mode & 0o777 for one in (out, *out.iterdir())} == {0o700, 0o600}
    assert "has no address" in told["refused"]["WD-006"]
    assert "has died" in told["refused"]["WD-007"]
    synced = letters("sync", "--once", "--json").json()
    assert (synced["pushed"], synced["applied"], synced["refused"]) == (5, 5, 0)
    marked = issued(centre_url)
    assert [case for _, case, _ in marked] == [f"WD-00{n}" for n in range(1, 6)]
    assert [form for _, _, form in marked] == ["large-18", "text", *["standard"] * 3]
    # Asked for, each gets a second letter, with a reference of its own.
    second = ("--query", f"{QUERY[1]} unwritten=no", *HOLDING, "--out", tmp_path / "second", "--json")
    assert json.loads(letters("letter", "batch", *second).out)["made"] == 5
    synced = letters("sync", "--once", "--json").json()
    assert (synced["pushed"], synced["applied"], synced["refused"]) == (5, 5, 0)
    marked = issued(centre_url)
    assert [case for _, case, _ in marked] == [f"WD-00{n}" for n in range(1, 6) for _ in range(2)]
    assert len({own for own, _, _ in marked}) == 10
    assert all(own.startswith(f"{case}-L") for own, case, _ in marked)
