"""What crews noted reaches the centre once and the consoles as any other row, and nobody else writes it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from psycopg.types.json import Jsonb

from advisor_console.domain.changes import Outcome as Answer
from advisor_console.domain.changes import created
from advisor_console.domain.collection_events import Outcome, Reason
from advisor_console.domain.containers import Stream
from advisor_console.domain.ids import new_id
from advisor_console.services.import_collections import (
    HEADER,
    CollectionsReport,
    import_collections,
    read_collections,
)
from db.central.collection_events import PostgresCollectionStore
from tests.integration.central.centre import FLAT, HOME, Centre, cursor_of

TODAY = datetime.now(UTC).date()
DAY = (TODAY - timedelta(days=2)).isoformat()
FOOD = f"100,food,{DAY},missed,road_blocked,CR-1"
PAPER = f"200,paper,{DAY},rejected,contaminated,CR-2"


def _import(centre: Centre, folder: Path, *rows: str, dry_run: bool = False) -> CollectionsReport:
    file = folder / "collections.csv"
    file.write_text("\n".join((",".join(HEADER), *rows, "")), "utf-8")
    return import_collections(
        read_collections(file, TODAY), PostgresCollectionStore(centre.url), dry_run=dry_run
    )


def _figures(report: CollectionsReport) -> tuple[int, int, int]:
    return report.imported, report.unchanged, len(report.rejected)


def _kept(centre: Centre) -> list[tuple[str, ...]]:
    with centre.administrator() as connection:
        return connection.execute(
            "SELECT property_id::text, stream, day::text, outcome, reason, reference"
            " FROM council.collection_event ORDER BY reference"
        ).fetchall()


def test_rows_reach_a_console_once_and_the_same_file_again_changes_nothing(
    centre: Centre, tmp_path: Path
) -> None:
    gateway = centre.gateway("priya")
    cursor = cursor_of(gateway)
    assert _figures(_import(centre, tmp_path, FOOD, PAPER, dry_run=True)) == (2, 0, 0)
    assert _kept(centre) == []
    assert _figures(_import(centre, tmp_path, FOOD, PAPER)) == (2, 0, 0)
    assert _kept(centre) == [
        (HOME, "food", DAY, "missed", "road_blocked", "CR-1"),
        (FLAT, "paper", DAY, "rejected", "contaminated", "CR-2"),
    ]
    page = gateway.pull(*cursor, 100)
    assert [row["reference"] for row in page.rows["collection_event"]] == ["CR-1", "CR-2"]
    seq = centre.value("SELECT max(seq) FROM sync.feed")
    assert _figures(_import(centre, tmp_path, PAPER, FOOD)) == (0, 2, 0)
    assert centre.value("SELECT max(seq) FROM sync.feed") == seq
    assert _figures(_import(centre, tmp_path, FOOD, FOOD.replace("CR-1", "CR-3"))) == (1, 1, 0)


def test_an_unknown_home_and_another_story_under_a_known_reference_are_named(
    centre: Centre, tmp_path: Path
) -> None:
    _import(centre, tmp_path, FOOD)
    before = _kept(centre)
    report = _import(
        centre, tmp_path, FOOD.replace("road_blocked", "frozen"), PAPER.replace("200", "999"), FOOD
    )
    assert (report.imported, [(item.line, item.reason) for item in report.rejected]) == (
        0,
        [
            (2, "Reference “CR-1” is there already with something else, and stays as it is."),
            (3, "No property has the UPRN “999”."),
            (4, "Reference “CR-1” came before, in line 2, with something else."),
        ],
    )
    assert _kept(centre) == before


@pytest.mark.parametrize("login", ["priya", "sam", "revenues"])
def test_no_command_writes_it(login: str, centre: Centre) -> None:
    values = {"property_id": HOME, "stream": "food", "day": DAY, "outcome": "missed", "reason": "frozen",
              "noted_at": datetime.now(UTC).isoformat(), "reference": "CR-9"}  # fmt: skip
    assert centre.author(login).push(created("collection_event", new_id(), values)).outcome is Answer.REFUSED
    assert _kept(centre) == []


def test_the_centre_takes_every_code_that_the_importer_knows_and_no_other(
    centre: Centre, tmp_path: Path
) -> None:
    codes: list[tuple[str, str, str]] = [(stream, "missed", "frozen") for stream in Stream]
    codes += [("food", outcome, reason) for outcome in Outcome for reason in Reason]
    rows = [
        f"100,{stream},{DAY},{outcome},{reason},A-{n}" for n, (stream, outcome, reason) in enumerate(codes)
    ]
    assert _figures(_import(centre, tmp_path, *rows)) == (len(codes), 0, 0)
    for column in ("stream", "outcome", "reason"):
        with centre.administrator() as connection, pytest.raises(psycopg.errors.CheckViolation):
            connection.execute(f"UPDATE council.collection_event SET {column} = 'other'")


def test_consoles_keep_those_of_recent_days(centre: Centre, tmp_path: Path) -> None:
    with centre.administrator() as connection:
        connection.execute(
            "INSERT INTO council.council_profile (id, version, body)"
            " SELECT %s, max(version) + 1, %s FROM council.council_profile",
            (new_id(), Jsonb({"name": "Westerdale", "replica": {"recent_days": 30, "sites": []}})),
        )
    old = FOOD.replace(DAY, (TODAY - timedelta(days=40)).isoformat()).replace("CR-1", "CR-0")
    _import(centre, tmp_path, old, FOOD)
    (row,) = centre.gateway("priya").snapshot("collection_event", None, 10).rows
    assert "CR-1" in row
