"""A gazetteer at the centre: every property once, nothing deleted, and one reload for the consoles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from advisor_console.domain.errors import CentreUnreachable
from advisor_console.services.import_gazetteer import (
    GazetteerError,
    ImportReport,
    import_gazetteer,
    read_gazetteer,
)
from advisor_console.sync.engine import Report, Sync, recover
from db.central.gateway import PostgresCentral
from db.central.gazetteer import PostgresPropertyStore
from db.schema import REPLICATED
from tests.helpers.local_files import LocalFiles, local_files
from tests.integration.central.centre import FLAT, HOME, Centre

HEADER = "UPRN,SAON,PAON,Street,Locality,Town,Postcode,Ward,Band"
MILL = "100100,,1,Mill Lane,Beckside,Westerdale,WE4 2QT,Beckside,B"
MILL_2 = "100101,Flat 2,3,Mill Lane,Beckside,Westerdale,WE4 2QT,Beckside,A"
STATION = "100102,,48,Station Road,,Westerdale,WE1 6HN,Northgate,C"


class Console:
    """A console's sync at the centre, with its figures."""

    def __init__(self, central: PostgresCentral, files: LocalFiles) -> None:
        self.files = files
        self.asked: list[str] = []
        self._central = central
        self._sync = Sync(central, files.outbox, files.replica, tuple(REPLICATED))
        recover(files.outbox, files.replica)

    def sync(self, monkeypatch: pytest.MonkeyPatch) -> Report:
        """One round, noting which entities were copied."""
        snapshot = self._central.snapshot
        self.asked.clear()

        def noted(entity: str, after: object, limit: int) -> object:
            self.asked.append(entity)
            return snapshot(entity, after, limit)  # type: ignore[arg-type]  # passed on as it came

        with monkeypatch.context() as patched:
            patched.setattr(self._central, "snapshot", noted)
            return self._sync.once()

    def properties(self) -> dict[str, tuple[str, str, str, str]]:
        """What the console shows: street number, street, postcode and status by UPRN."""
        rows = self.files.rows("property").values()
        return {
            row["uprn"]: (
                f"{row['saon']} {row['paon']}".strip(),
                row["street"],
                row["postcode"],
                row["status"],
            )
            for row in rows
        }


@pytest.fixture
def console(centre: Centre, tmp_path: Path) -> Iterator[Console]:
    """A console with its first copy."""
    with centre.administrator() as connection:
        connection.execute("UPDATE council.property SET source = 'local'")  # none of a gazetteer's yet
    with local_files(tmp_path / "home") as files:
        made = Console(centre.gateway("priya"), files)
        made._sync.once()
        yield made


def _import(centre: Centre, folder: Path, *rows: str, dry_run: bool = False) -> ImportReport:
    file = folder / "gazetteer.csv"
    file.write_text("\n".join((HEADER, *rows, "")), "utf-8")
    return import_gazetteer(read_gazetteer(file), PostgresPropertyStore(centre.url), dry_run=dry_run)


def _figures(report: ImportReport) -> tuple[int, int, int, int]:
    return report.imported, report.changed, report.unchanged, report.historic


def _statuses(centre: Centre) -> dict[str, str]:
    with centre.administrator() as connection:
        return dict(connection.execute("SELECT uprn, status FROM council.property").fetchall())


def test_an_import_reaches_a_console_as_one_reload_of_properties_only(
    centre: Centre, console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = centre.value("SELECT max(seq) FROM sync.feed")
    assert _figures(_import(centre, tmp_path, MILL, MILL_2, STATION)) == (3, 0, 0, 0)
    with centre.administrator() as connection:
        entries = connection.execute("SELECT entity, row_id FROM sync.feed WHERE seq > %s", (before,))
        assert entries.fetchall() == [("property", None)]
    report = console.sync(monkeypatch)
    assert set(console.asked) == {"property"}
    assert (report.snapshot, report.copies) == (True, 0)
    assert console.properties()["100101"] == ("Flat 2 3", "Mill Lane", "WE4 2QT", "current")
    assert len(console.properties()) == 5  # with the two that never came from a gazetteer
    assert not console.sync(monkeypatch).snapshot


def test_the_same_file_again_changes_nothing_and_wakes_nobody(centre: Centre, tmp_path: Path) -> None:
    _import(centre, tmp_path, MILL, MILL_2)
    before = centre.value("SELECT max(seq) FROM sync.feed")
    rows = centre.value("SELECT jsonb_agg(p ORDER BY p.id) FROM council.property AS p")
    gateway = centre.gateway("priya")
    assert gateway.wait_for_change(0.1)  # begins to listen
    assert _figures(_import(centre, tmp_path, MILL_2, MILL)) == (0, 0, 2, 0)
    assert not gateway.wait_for_change(0.2)
    assert centre.value("SELECT max(seq) FROM sync.feed") == before
    assert centre.value("SELECT jsonb_agg(p ORDER BY p.id) FROM council.property AS p") == rows


def test_a_property_missing_later_becomes_historic_and_may_come_back(
    centre: Centre, console: Console, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _import(centre, tmp_path, MILL, MILL_2, STATION)
    key = centre.value("SELECT id::text FROM council.property WHERE uprn = '100102'")
    assert _figures(_import(centre, tmp_path, MILL, MILL_2.replace(",A", ",B"))) == (0, 1, 1, 1)
    console.sync(monkeypatch)
    assert console.properties()["100102"][3] == "historic"
    statuses = _statuses(centre)
    assert statuses["100102"] == "historic"
    assert centre.value("SELECT band FROM council.property WHERE uprn = '100101'") == "B"
    own = [centre.value("SELECT status FROM council.property WHERE id = %s", id_) for id_ in (HOME, FLAT)]
    assert own == ["current", "current"]  # an import says nothing about what it never brought
    _import(centre, tmp_path, MILL, MILL_2.replace(",A", ",B"), STATION)
    assert centre.value("SELECT id::text FROM council.property WHERE uprn = '100102'") == key
    assert _statuses(centre)["100102"] == "current"


def test_what_the_council_added_is_kept_where_the_file_says_nothing(centre: Centre, tmp_path: Path) -> None:
    _import(centre, tmp_path, MILL)
    with centre.administrator() as connection:
        connection.execute("UPDATE council.property SET round = 'R-7' WHERE uprn = '100100'")
    _import(centre, tmp_path, MILL.replace("Beckside,B", ",") + "")
    kept = centre.value(
        "SELECT round || ' ' || band || ' ' || ward FROM council.property WHERE uprn = '100100'"
    )
    assert kept == "R-7 B Beckside"


def test_an_attribute_that_the_file_does_not_have_is_no_change_the_next_time(
    centre: Centre, tmp_path: Path
) -> None:
    _import(centre, tmp_path, MILL)
    bare = MILL.replace("Beckside,B", ",")
    _import(centre, tmp_path, bare)
    assert _figures(_import(centre, tmp_path, bare)) == (0, 0, 1, 0)


def test_a_dry_run_says_what_would_be_and_writes_nothing(centre: Centre, tmp_path: Path) -> None:
    _import(centre, tmp_path, MILL)
    before = _statuses(centre)
    assert _figures(_import(centre, tmp_path, STATION, dry_run=True)) == (1, 0, 0, 1)
    assert _statuses(centre) == before


def test_an_import_that_the_centre_refuses_says_why_and_has_imported_nothing(
    centre: Centre, tmp_path: Path
) -> None:
    before, seq = _statuses(centre), centre.value("SELECT max(seq) FROM sync.feed")
    with pytest.raises(GazetteerError, match="its band is not one that is allowed"):
        _import(centre, tmp_path, MILL, STATION.replace(",C", ",X"))
    assert (_statuses(centre), centre.value("SELECT max(seq) FROM sync.feed")) == (before, seq)


def test_without_a_centre_there_is_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / "gazetteer.csv"
    file.write_text(f"{HEADER}\n{MILL}\n", "utf-8")
    with pytest.raises(CentreUnreachable):
        import_gazetteer(read_gazetteer(file), PostgresPropertyStore("host=127.0.0.1 port=1 dbname=x"))


@pytest.mark.shared
def test_the_real_file_is_imported_whole_and_the_second_time_changes_nothing(
    centre: Centre, shared_data: Callable[[str], Path]
) -> None:
    read = read_gazetteer(shared_data("data/gazetteer/merthyr-tydfil-properties.csv.gz"))
    store = PostgresPropertyStore(centre.url)
    first = import_gazetteer(read, store)
    assert (first.read, first.imported, first.unchanged) == (27_374, 27_273, 0)
    assert (len(first.duplicates), len(first.rejected)) == (8, 93)
    in_centre = "SELECT count(*), count(DISTINCT uprn) FROM council.property WHERE source = 'gazetteer'"
    with centre.administrator() as connection:
        assert connection.execute(in_centre).fetchone() == (27_273, 27_273)
    second = import_gazetteer(read, store)
    assert (second.read, second.imported, second.changed, second.unchanged, second.historic) == (
        27_374, 0, 0, 27_273, 0,
    )  # fmt: skip
