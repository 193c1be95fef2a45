"""`import gazetteer`: exact figures on the real file, nothing half imported of a broken one."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from advisor_console.services.import_gazetteer import import_gazetteer, read_gazetteer
from db.central.gazetteer import PostgresPropertyStore
from tests.integration.cli.processes import Said, run

REAL = "data/gazetteer/merthyr-tydfil-properties.csv.gz"
ROWS = (
    "UPRN,Address\n"
    "101,12 Beck Row Moorby Westerdale WE4 2QT\n"
    "102,13 Beck Row Moorby Westerdale WE4 2QT\n"
    "103,14 Beck Row Moorby Westerdale WE4 2QT\n"
)
COUNTED = ("read", "imported", "unchanged", "changed", "historic", "duplicates")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small gazetteer of the invented borough."""
    path = tmp_path / "gazetteer.csv"
    path.write_text(ROWS, "utf-8")
    return path


def _import(file: Path, url: str, *more: str) -> Said:
    return run("import", "gazetteer", file, "--json", *more, "--url", url)


def _counts(said: Said) -> tuple[int, ...]:
    assert said.status == 0, said
    report = said.json()
    return tuple(report[name] for name in COUNTED)


def _properties(url: str) -> dict[str, str]:
    with psycopg.connect(url) as connection:
        return dict(connection.execute("SELECT uprn, status FROM council.property").fetchall())


@pytest.mark.shared
def test_the_real_file_gives_the_figures_promised(
    shared_data: Callable[[str], Path], centre_url: str
) -> None:
    real = shared_data(REAL)
    dry = run("import", "gazetteer", real, "--dry-run", "--json").json()
    first = _import(real, centre_url).json()
    for report in (dry, first):
        assert tuple(report[name] for name in COUNTED) == (27374, 27273, 0, 0, 0, 8)
        assert len(report["rejected"]) == 93
        assert all(set(entry) == {"line", "reason"} for entry in report["rejected"])
    assert first == dry | {"dry_run": False}
    assert len(_properties(centre_url)) == 27273
    assert _counts(_import(real, centre_url)) == (27374, 0, 27273, 0, 0, 8)


def test_a_missing_property_becomes_historic_and_comes_back(file: Path, centre_url: str) -> None:
    assert _counts(_import(file, centre_url)) == (3, 3, 0, 0, 0, 0)
    file.write_text(ROWS.replace("103,14", "104,15").replace("12 Beck", "12A Beck"), "utf-8")
    changed = (3, 1, 1, 1, 1, 0)
    assert _counts(_import(file, centre_url, "--dry-run")) == changed  # compared, not written
    assert _properties(centre_url) == dict.fromkeys(("101", "102", "103"), "current")
    assert _counts(_import(file, centre_url)) == changed
    assert _properties(centre_url) == dict.fromkeys(("101", "102", "104"), "current") | {"103": "historic"}
    file.write_text(ROWS, "utf-8")
    assert _counts(_import(file, centre_url)) == (3, 1, 1, 1, 1, 0)
    assert _properties(centre_url)["103"] == "current"


def test_without_json_it_speaks_in_sentences(file: Path, centre_url: str) -> None:
    file.write_text(ROWS + "103,16 Beck Row Moorby Westerdale WE4 2QT\nX,1 Beck Row Moorby\n", "utf-8")
    said = run("import", "gazetteer", file, "--url", centre_url)
    assert (said.status, said.err) == (0, "")
    first, again, refused = said.out.splitlines()
    assert first.startswith("5 rows were read: 3 properties were new, 0 changed, ")
    assert again.startswith("Line 5: UPRN 103 came before, in line 4; kept “14 Beck Row")
    assert refused == "Line 6: The UPRN “X” is not a number."


@pytest.mark.parametrize(
    "words",
    [
        ["--map", "uprn=Ref", "--map", "address=Where, in full"],
        ["--map", "uprn=Ref,address=Where, in full"],
        ["--map", "uprn=Ref address=Where, in full"],
        ["--map", "uprn=Ref; address=Where, in full"],
        ["--map", "uprn=Ref", "address=Where, in full"],
        ["--map=address=Where, in full", "uprn=Ref"],
    ],
)
@pytest.mark.parametrize("file_first", [True, False])
def test_a_mapping_may_be_written_in_several_ways(words: list[str], file_first: bool, file: Path) -> None:
    file.write_text(ROWS.replace("UPRN,Address", 'Ref,"Where, in full"'), "utf-8")
    named = [str(file), *words] if file_first else [*words, str(file)]
    assert _counts(run("import", "gazetteer", *named, "--dry-run", "--json"))[:2] == (3, 3)


def test_a_dry_run_does_not_ask_for_the_centre_of_the_environment(file: Path) -> None:
    variables = {"ADVISOR_CONSOLE_ADMIN_URL": "postgresql://127.0.0.1:1/nowhere"}
    said = run("import", "gazetteer", file, "--dry-run", "--json", variables=variables)
    assert _counts(said)[:2] == (3, 3)
    assert "cannot be reached" in run("import", "gazetteer", file, variables=variables).refusal()


@pytest.mark.parametrize(
    ("content", "more", "sentence"),
    [
        (b"", (), "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), (), "not in UTF-8"),
        (b"PK\x03\x04rest", (), "is a spreadsheet or zip file"),
        (ROWS.encode("utf-16"), (), "UTF-16"),
        (ROWS.encode() + "105,Tŷ Gwyn Moorby\n".encode("iso-8859-14"), (), "unknown encoding"),
        (gzip.compress(ROWS.encode(), mtime=0)[:-12], (), "stops half-way"),
        (ROWS.encode() + b'106,"17 Beck', (), "stops half-way"),
        (ROWS.encode(), ("--map", "uprn=Ref"), "no column “Ref”"),
        (ROWS.encode(), ("--map", "colour=Ref"), "does not map a column"),
        (b"Ref,Where\n1,Here\n", (), "No column of the file is known to hold the UPRN"),
        (b"UPRN,Address\n", (), "has no rows under its header"),
    ],
)
def test_a_broken_file_changes_nothing_at_the_centre(
    content: bytes, more: tuple[str, ...], sentence: str, file: Path, centre_url: str
) -> None:
    broken = file.with_name("broken.csv")
    broken.write_bytes(content)
    import_gazetteer(read_gazetteer(file), PostgresPropertyStore(centre_url))
    assert sentence in _import(broken, centre_url, *more).refusal()
    assert _properties(centre_url) == dict.fromkeys(("101", "102", "103"), "current")


@pytest.mark.parametrize(("name", "sentence"), [("absent.csv", "There is no file"), (".", "is a folder")])
def test_no_file_at_all(name: str, sentence: str, tmp_path: Path) -> None:
    assert sentence in run("import", "gazetteer", tmp_path / name, "--dry-run").refusal()


def test_an_import_that_the_centre_cannot_finish_leaves_nothing(file: Path, centre_url: str) -> None:
    with psycopg.connect(centre_url) as connection:
        connection.execute(
            "CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " IF new.uprn = '103' THEN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END IF;"
            " RETURN new; END $$"
        )
        connection.execute(
            "CREATE TRIGGER fail BEFORE INSERT ON council.property"
            " FOR EACH ROW EXECUTE FUNCTION public.fail()"
        )
    assert "nothing of it was kept" in _import(file, centre_url).refusal()
    assert _properties(centre_url) == {}


def test_json_is_utf8_whatever_the_machine_speaks(file: Path) -> None:
    file.write_text("UPRN,Address\n1,Tŷ Gwyn Moorby\nŵ,Llŷn House Moorby\n", "utf-8")
    said = run("import", "gazetteer", file, "--dry-run", "--json", variables={"PYTHONIOENCODING": "latin-1"})
    assert json.loads(said.out)["rejected"] == [{"line": 3, "reason": "The UPRN “ŵ” is not a number."}]
    told = run("import", "gazetteer", file, "--dry-run", variables={"PYTHONIOENCODING": "ascii"})
    assert told.status == 0
