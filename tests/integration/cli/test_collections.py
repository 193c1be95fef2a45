"""`import collections`: one report of what came in and what was left out; no such file gets a sentence."""

from datetime import date
from pathlib import Path

import psycopg

from advisor_console.domain.ids import new_id
from tests.integration.cli.processes import run

ROWS = (
    "uprn,stream,day,outcome,reason,reference\n"
    "101,food,2026-11-17,missed,road_blocked,CR-1\n"
    "101,glass,2026-11-17,missed,road_blocked,CR-2\n"
    "999,food,2026-11-17,missed,road_blocked,CR-3\n"
)


def test_what_crews_noted_comes_in_once_and_what_is_left_out_is_named(
    tmp_path: Path, centre_url: str
) -> None:
    file = tmp_path / "collections.csv"
    file.write_text(ROWS, "utf-8")
    with psycopg.connect(centre_url) as connection:
        connection.execute("INSERT INTO council.property (id, uprn) VALUES (%s, '101')", (new_id(),))
    dry = run("import", "collections", file, "--dry-run", "--json").json()
    assert (dry["imported"], [entry["line"] for entry in dry["rejected"]]) == (2, [3])
    first = run("import", "collections", file, "--json", "--url", centre_url).json()
    assert [first[name] for name in ("read", "imported", "unchanged", "dry_run")] == [3, 1, 0, False]
    assert [entry["line"] for entry in first["rejected"]] == [3, 4]
    again = run("import", "collections", file, "--url", centre_url)
    assert (again.status, again.out.splitlines()[0]) == (
        0, "3 rows were read: 0 were new, 1 were known, 2 were left out."
    )  # fmt: skip
    with psycopg.connect(centre_url) as connection:
        kept = connection.execute("SELECT day, reference FROM council.collection_event").fetchall()
    assert kept == [(date(2026, 11, 17), "CR-1")]


def test_no_csv_and_no_centre_get_one_sentence_each(tmp_path: Path) -> None:
    file = tmp_path / "picture.csv"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    assert "is not a CSV file in UTF-8" in run("import", "collections", file, "--dry-run").refusal()
    assert "no address of it was given" in run("import", "collections", file).refusal()
