"""`letter render --case` and `letter batch` over a real centre, a real replica and a real outbox."""

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import psycopg
import pytest

from advisor_console.domain.ids import new_id
from db.local.secret_service import PrivateSecretService
from tests.integration.cli.processes import LOGIN, PASSWORD, Said, run

HOLDING = (
    "--template", "holding-letter", "--set", "received=2026-11-20", "--set", "subject=your bins",
    "--set", "why=We wait for the collection crew's report.", "--set", "team=Waste and recycling team",
    "--set", "reply_by=2026-12-04",
)  # fmt: skip
QUERY = ("--query", "kind=case service=waste")
Letters = Callable[..., Said]


def add_case(connection: psycopg.Connection[tuple[object, ...]], number: int, *, home: bool = True) -> None:
    """A case of waste about somebody of their own; without a home the post cannot reach them."""
    person, place = new_id(), new_id()
    connection.execute(
        "INSERT INTO council.person (id, reference, given_names, family_name, letter_format)"
        " VALUES (%s, %s, %s, 'Lee', %s)",
        (person, f"P-{number}", f"Ann{number}", "large-18" if number == 1 else "standard"),
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
    """Run a command of `letter` as an advisor whose machine has fetched eight cases.

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

    def command(*arguments: str | Path) -> Said:
        return run(
            *arguments, "--login", LOGIN, "--centre", centre_address,
            variables={"ADVISOR_CONSOLE_PASSWORD": PASSWORD},
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
    unknown = letters("letter", "render", "--case", "WD-999", *HOLDING, "--out", out)
    assert "There is no case WD-999 on this machine." in unknown.refusal()
    unsaid = run("letter", "render", "--case", "WD-001", "--out", out)
    assert "Say of what the letter is made." in unsaid.refusal()


def issued(url: str) -> list[tuple[str, str, str]]:
    """The letters that the centre has on its records."""
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT reference, format, sha256 FROM council.letter ORDER BY reference")
        return [(str(row[0]), str(row[1]), str(row[2])) for row in rows]


def test_a_run_is_stopped_gone_on_with_and_marks_each_letter_once(
    letters: Letters, centre_url: str, tmp_path: Path
) -> None:
    out = tmp_path / "run"
    first = letters("letter", "batch", *QUERY, *HOLDING, "--out", out, "--json")
    told = json.loads(first.out)
    assert (first.status, told["cases"], told["made"]) == (0, 7, 5)
    assert told["files"] == {"letters-001.pdf": [f"WD-00{n}" for n in range(1, 6)]}
    assert "has no address" in told["refused"]["WD-006"]
    assert "has died" in told["refused"]["WD-007"]
    kept = (out / "letters-001.pdf").read_bytes()
    with pikepdf.open(out / "letters-001.pdf") as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"WD-00{n}, Ann{n} Lee" for n in range(1, 6)]
    # As if it had been killed after its letters were issued and before the file was written.
    journal = json.loads((out / "run.json").read_text("utf-8"))
    (out / "letters-001.pdf").unlink()
    (out / "run.json").write_text(json.dumps(journal | {"files": {}}), "utf-8")
    assert letters("letter", "batch", *QUERY, *HOLDING, "--out", out).status == 0
    assert (out / "letters-001.pdf").read_bytes() == kept
    synced = letters("sync", "--once", "--json").json()
    assert (synced["pushed"], synced["applied"], synced["refused"]) == (5, 5, 0)
    marked = issued(centre_url)
    assert [reference for reference, _, _ in marked] == [f"WD-00{n}-L1" for n in range(1, 6)]
    assert [form for _, form, _ in marked] == ["large-18", *["standard"] * 4]
    # Whoever was written to is not written to again, and another run does not take this one's folder.
    other = letters("letter", "batch", *QUERY, *HOLDING, "--out", tmp_path / "other", "--json")
    assert json.loads(other.out)["files"] == {"letters-001.pdf": []}
    wrong = letters("letter", "batch", "--query", "kind=told", *HOLDING, "--out", out)
    assert "Another post run was begun in" in wrong.refusal()
