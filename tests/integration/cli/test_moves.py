"""`move assess` as somebody in revenues runs it: the manual's own examples, and every mistake at once."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.paths import REPOSITORY
from tests.integration.cli.processes import run

MANUAL = REPOSITORY / "docs" / "moving.md"
DATABASES = {"sqlalchemy", "psycopg", "sqlcipher3", "keyring", "alembic", "PySide6"}


def examples() -> list[Any]:
    blocks = re.findall(r"```json\n(.*?)```", MANUAL.read_text("utf-8"), re.DOTALL)
    return [json.loads(block) for block in blocks]


def a_file(folder: Path, cases: Any) -> Path:
    file = folder / "cases.json"
    file.write_text(json.dumps(cases, ensure_ascii=False), "utf-8")
    return file


def plain(**changes: Any) -> dict[str, Any]:
    case: dict[str, Any] = {
        "told_on": "2026-11-27",
        "people": [{"name": "Ann", "born": "1990-05-05"}],
        "old_home": {"address": "12 Beck Row", "band": "C"},
        "new_home": {"address": "48 Station Road", "band": "B"},
        "last_night": "2026-11-27",
        "first_night": "2026-11-28",
        "left": {"tenure": "private_tenant"},
        "new_tenure": "private_tenant",
    }
    return case | changes


def test_the_manuals_examples_are_assessed(tmp_path: Path) -> None:
    (cases, *_) = examples()
    found = run("move", "assess", a_file(tmp_path, cases), "--json").json()
    assert found["council"] == "Westerdale Borough Council"
    first, second, third = found["cases"]
    assert (first["number"], first["case"]) == (1, "a couple moves within the area")
    estimate = first["council_tax"]["estimate"]
    # 241 days of £1,833.76 and 124 of £1,604.54, against a year of £1,833.76.
    assert (estimate["before_pence"], estimate["after_pence"]) == (183376, 121078 + 54510)
    assert "Keep paying your current bill until the new one arrives." in first["say"]
    assert [one["liable"] for one in second["council_tax"]["old_home"]] == [
        ["Ann", "Ben", "Cat"],
        ["Ben", "Cat"],
        [],  # a student alone
        ["Thornwick Lettings"],
    ]
    assert [one["basis"] for one in third["council_tax"]["old_home"]] == ["liable", "exempt", "liable"]


def test_without_json_it_is_said_in_sentences(tmp_path: Path) -> None:
    said = run("move", "assess", a_file(tmp_path, [plain(case="Ann moves")]))
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Case 1: Ann moves\n")
    assert "Your council tax moves with you on 28 November." in said.out


def test_a_profile_of_ones_own_decides(tmp_path: Path) -> None:
    shipped = (REPOSITORY / "resources" / "profiles" / "westerdale.toml").read_text("utf-8")
    ours = tmp_path / "ours.toml"
    ours.write_text(
        shipped.replace('nation = "england"', 'nation = "scotland"').replace("Westerdale Borough", "Our"),
        "utf-8",
    )
    refused = run("move", "assess", a_file(tmp_path, [plain()]), "--profile", ours).refusal()
    assert "band D makes it" in refused  # English charges do not follow from Scotland's band D
    ours.write_text(shipped.replace("Westerdale Borough", "Our"), "utf-8")
    found = run("move", "assess", a_file(tmp_path, [plain()]), "--profile", ours, "--json").json()
    assert found["council"] == "Our Council"


def test_every_problem_of_every_case_is_told_at_once_at_its_field(tmp_path: Path) -> None:
    crowd = [{"name": f"Member {n}"} for n in range(200)]
    cases = [
        plain(first_night="2026-02-31"),
        plain(last_night="1900-01-01"),
        plain(case="backwards", first_night="2026-11-20"),
        plain(
            people=[{"name": "Nia", "born": "2026-11-20"}], last_night="2026-11-01", first_night="2026-11-02"
        ),
        plain(people=crowd),
        plain(firstnight="2026-11-28", people=[{"name": "Ann", "circumstances": ["wizard"]}]),
        plain(),
    ]
    said = run("move", "assess", a_file(tmp_path, cases), "--json")
    assert (said.status, said.out) == (2, "")
    lines = said.err.splitlines()
    assert lines[:4] == [
        'Case 1, first_night: "2026-02-31" is no day of the calendar: write it like 2026-11-28.',
        "Case 2, last_night: Council tax began on 1 April 1993. Check the year.",
        (
            "Case 3 (“backwards”), first_night: The first night at the new address must be after the "
            "last night at the old one, Friday 27 November 2026."
        ),
        "Case 4, people[1].born: Nia was born after the move. Check both dates.",
    ]
    assert "Case 5, people: 200 people is more than one home: record at most 50 together." in lines
    assert "Case 6, firstnight: There is no such field." in lines
    assert any(
        line.startswith("Case 6, people[1].circumstances[1].kind: It should be 'student',") for line in lines
    )
    assert not any("Case 7" in line for line in lines)
    assert lines[-1] == "Put it right and try again; nothing was saved."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is not JSON: line 1, column 1"),
        ("[{]", "is not JSON: line 1, column 3"),
        ("[]", "holds no list of cases"),
        ('{"moves": []}', "holds no list of cases"),
        ("\udcff", "is not text in UTF-8"),
    ],
)
def test_a_file_that_holds_no_cases_is_refused(content: str, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    assert sentence in run("move", "assess", file).refusal()
    assert "There is no file" in run("move", "assess", tmp_path / "none.json").refusal()


def test_it_needs_no_database_and_no_window(tmp_path: Path) -> None:
    file = a_file(tmp_path, [plain()])
    said = run("move", "assess", file, command=(sys.executable, "-X", "importtime", "-m", "ui.cli"))
    assert said.status == 0
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in said.err.splitlines()}
    assert "pydantic" in loaded  # the list is the real one
    assert not loaded & DATABASES
