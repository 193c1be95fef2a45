"""A gazetteer is imported whole, each property once, and every row left out is accounted for."""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from advisor_console.domain.identifiers import Uprn
from advisor_console.services.import_gazetteer import (
    GazetteerError,
    GazetteerRow,
    import_gazetteer,
    parse_mapping,
    read_gazetteer,
)


class RememberingStore:
    """Keeps properties in memory, and counts how often it was written to."""

    def __init__(self) -> None:
        self.current: dict[Uprn, GazetteerRow] = {}
        self.historic: dict[Uprn, GazetteerRow] = {}
        self.writes = 0

    def known(self) -> Mapping[Uprn, GazetteerRow]:
        """Give what is current."""
        return dict(self.current)

    def replace(self, rows: Sequence[GazetteerRow], historic: Sequence[Uprn]) -> None:
        """Write, and never forget a property."""
        self.writes += 1
        for uprn in historic:
            self.historic[uprn] = self.current.pop(uprn)
        for row in rows:
            self.current[row.uprn] = row
            self.historic.pop(row.uprn, None)


class FailingStore(RememberingStore):
    """Its disk is full."""

    def replace(self, rows: Sequence[GazetteerRow], historic: Sequence[Uprn]) -> None:
        """Fail before anything is kept."""
        raise OSError("disk full")


WESTERDALE = """\
UPRN,Address,Polling District,Polling Station,Polling Station Postcode
1,"12, BECK ROW, MOORBY, WESTERDALE, WE4 2QT",WA,"MOORBY HALL, WESTERDALE",WE9 9ZZ
2,"13, BECK ROW, MOORBY, WESTERDALE",WA,"MOORBY HALL, WESTERDALE",WE9 9ZZ
AA0000001,"OTHER ELECTORS, MOORBY",WA,"MOORBY HALL, WESTERDALE",WE9 9ZZ
,"OTHER ELECTORS, MOORBY",WA,"MOORBY HALL, WESTERDALE",WE9 9ZZ

0000002,"THE BARN, LAPWING FARM, MOORBY, WESTERDALE, WE4 2QZ",WB,"MOORBY HALL, WESTERDALE",WE9 9ZZ
3,,WB,"MOORBY HALL, WESTERDALE",WE9 9ZZ
"""


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """`file(text)` is a file that holds the text; bytes are written as they are."""

    def write(content: str | bytes, name: str = "gazetteer.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


Write = Callable[..., Path]


def test_each_row_is_imported_once_or_accounted_for(file: Write) -> None:
    """Read = imported + duplicates + rejected, and each of the latter has its line and a sentence."""
    report = import_gazetteer(read_gazetteer(file(WESTERDALE)), RememberingStore())
    printed = json.loads(json.dumps(report.as_json()))
    assert list(printed)[:3] == ["read", "imported", "unchanged"]
    assert {key: printed[key] for key in ("read", "imported", "unchanged", "duplicates")} == {
        "read": 6,
        "imported": 2,
        "unchanged": 0,
        "duplicates": 1,
    }
    assert printed["rejected"] == [
        {"line": 4, "reason": "The UPRN “AA0000001” is not a number."},
        {"line": 5, "reason": "There is no UPRN."},
        {"line": 8, "reason": "The row has no address."},
    ]
    assert printed["duplicate_rows"] == [
        {
            "line": 7,
            "uprn": "2",
            "kept_line": 3,
            "kept": "13 Beck Row, Moorby, Westerdale",
            "repeated": "The Barn, Lapwing Farm, Moorby, Westerdale WE4 2QZ",
        }
    ]


def test_a_row_that_is_simply_there_twice_is_a_duplicate_too(file: Write) -> None:
    """So that the figures add up to what was read."""
    gazetteer = read_gazetteer(file("uprn,address\n1,1 Beck Row\n1,1 Beck Row\n"))
    assert [(item.line, item.kept_line) for item in gazetteer.duplicates] == [(3, 2)]
    assert gazetteer.duplicates[0].kept == gazetteer.duplicates[0].repeated == "1 Beck Row"


@pytest.mark.parametrize("column", ["usrn", "ward", "polling_district", "band", "postcode", "street"])
def test_any_change_is_a_change(file: Write, column: str) -> None:
    """A property that moved to another ward or district is written again."""
    store = RememberingStore()
    for value, outcome in (("WE4 2QT", (1, 0)), ("WE4 2QZ", (0, 1))):
        path = file(f"uprn,paon,{column}\n1,Fernbank,{value}\n")
        report = import_gazetteer(read_gazetteer(path, {"paon": "paon"}), store)
        assert (report.imported, report.changed) == outcome


def test_a_polling_stations_postcode_is_never_the_propertys(file: Write) -> None:
    """Not found by itself, and refused when somebody maps it."""
    rows = read_gazetteer(file(WESTERDALE)).rows
    assert [row.parts.postcode for row in rows] == ["WE4 2QT", ""]
    assert [row.polling_district for row in rows] == ["WA", "WA"]
    with pytest.raises(GazetteerError, match="polling station's postcode"):
        read_gazetteer(file(WESTERDALE), {"postcode": "Polling Station Postcode"})


def test_the_same_file_again_changes_nothing(file: Write) -> None:
    """And does not even write, so that no console has to fetch anything."""
    store = RememberingStore()
    gazetteer = read_gazetteer(file(WESTERDALE))
    import_gazetteer(gazetteer, store)
    report = import_gazetteer(gazetteer, store)
    assert (report.imported, report.changed, report.unchanged, report.historic) == (0, 0, 2, 0)
    assert store.writes == 1


def test_a_property_that_is_gone_becomes_historic_and_may_come_back(file: Write) -> None:
    """Never deleted: people lived there."""
    store = RememberingStore()
    everything = read_gazetteer(file("uprn,address\n1,1 Beck Row\n2,2 Beck Row\n3,3 Beck Row\n"))
    later = read_gazetteer(file("uprn,address\n1,1 Beck Row\n2,2A Beck Row\n4,4 Beck Row\n"))
    import_gazetteer(everything, store)
    report = import_gazetteer(later, store)
    assert (report.imported, report.changed, report.unchanged, report.historic) == (1, 1, 1, 1)
    assert set(store.historic) == {"3"}
    assert store.current[Uprn("2")].parts.paon == "2A"
    report = import_gazetteer(everything, store)
    assert (report.imported, report.changed, report.historic) == (1, 1, 1)
    assert set(store.historic) == {"4"}


def test_a_dry_run_writes_nothing_and_needs_no_store(file: Write) -> None:
    """With a store it tells what would change."""
    gazetteer = read_gazetteer(file(WESTERDALE))
    store = RememberingStore()
    for report in (
        import_gazetteer(gazetteer, dry_run=True),
        import_gazetteer(gazetteer, store, dry_run=True),
    ):
        assert (report.imported, report.dry_run) == (2, True)
    assert store.writes == 0
    with pytest.raises(ValueError, match="needs a store"):
        import_gazetteer(gazetteer)


def test_a_store_that_fails_fails_the_import(file: Write) -> None:
    """No report of an import that did not happen."""
    with pytest.raises(OSError, match="disk full"):
        import_gazetteer(read_gazetteer(file(WESTERDALE)), FailingStore())


def test_split_columns_are_taken_as_they_are(file: Write) -> None:
    """A council that keeps BS 7666 columns needs no parser."""
    path = file(
        "UPRN;SAON;PAON;STREET;LOCALITY;TOWN;POSTCODE;USRN;WARD;CT Band\r\n"
        "1;FLAT 2;5;MILL STREET;MOORBY;WESTERDALE;we42qt;900;North;C\r\n"
        "2;;7;MILL STREET;;WESTERDALE;WE4;901;;\r\n"
    )
    gazetteer = read_gazetteer(path)
    first, second = gazetteer.rows
    assert first.parts.format_one_line() == "Flat 2, 5 Mill Street, Moorby, Westerdale WE4 2QT"
    assert (first.usrn, first.ward, first.band) == ("900", "North", "C")
    assert second.parts.postcode == ""
    assert [(item.line, item.reason) for item in gazetteer.bad_postcodes] == [
        (3, "“WE4” is not a postcode; it was left out.")
    ]


def test_columns_are_found_by_well_known_headers_or_named(file: Write) -> None:
    """Address lines are joined in their order; a mapping may join columns with a plus."""
    lines = file(
        "Property_UPRN,addressline2,addressline1,addressline3,Town\n1,Moorby,12 Beck Row,,Westerdale\n"
    )
    named = file("Ref,Where,Which Town\n1,12 Beck Row,Westerdale\n", "named.csv")
    found = read_gazetteer(lines).rows[0].parts
    assert (found.paon, found.street, found.locality, found.town) == (
        "12",
        "Beck Row",
        "Moorby",
        "Westerdale",
    )
    mapping = parse_mapping(["uprn=Ref", "address = where+Which Town"])
    assert read_gazetteer(named, mapping).rows[0].parts.town == "Westerdale"


@pytest.mark.parametrize("pair", ["uprn", "uprn=", "colour=Band", "=UPRN"])
def test_a_mapping_that_maps_nothing_is_refused(pair: str) -> None:
    """The sentence lists the fields."""
    with pytest.raises(GazetteerError, match="polling_district"):
        parse_mapping([pair])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1252", "cp1252")],
)
def test_encodings_that_councils_use(file: Write, encoding: str, name: str) -> None:
    """The report says which one it was, because only UTF-8 proves itself."""
    gazetteer = read_gazetteer(file("UPRN,Address\n1,12 Allée Close\n".encode(encoding)))
    assert gazetteer.rows[0].parts.street == "Allée Close"
    assert gazetteer.encoding == name


@pytest.mark.parametrize("name", ["gazetteer.csv", "gazetteer.csv.gz"])
def test_a_gzipped_file_is_known_by_its_content(file: Write, name: str) -> None:
    """Whatever its name says."""
    assert read_gazetteer(file(gzip.compress(WESTERDALE.encode()), name)).read == 6


LONG = "UPRN,Address\n" + "".join(f'{number},"{number}, BECK ROW, WESTERDALE"\n' for number in range(10, 99))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"UPRN,Address\n", "has no rows"),
        (b"A letter about nothing.\nIt has two lines.\n", "is not a CSV file"),
        (b'{"uprn": 1}\n', "is not a CSV file"),
        (b"Ref,Address\n1,12 Beck Row\n", "known to hold the UPRN"),
        (b"UPRN,Where\n1,12 Beck Row\n", "known to hold the address"),
        (b"UPRN,Address\nx,12 Beck Row\n", "No row of .* can be imported"),
        (b'UPRN,Address\n1,"12" Beck Row\n', "line 2 cannot be cut into columns"),
        (WESTERDALE.encode("utf-16"), "UTF-16"),
        (b"UPRN,Address\n1,12 B\xe9ck \xff\xfe Row\n", "unknown encoding: line 2"),
        ("UPRN,Address\n1,12 Béck Row\n".encode("cp437"), "unknown encoding: line 2"),
        (b"UPRN,Address\n1,12 Beck\x07 Row\n", "line 2 holds binary data"),
        (b"PK\x03\x04" + bytes(40), "spreadsheet"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "no text at all"),
        (gzip.compress(LONG.encode(), mtime=0)[:-30], "stops half-way"),
        (gzip.compress(LONG.encode(), mtime=0)[:-8] + bytes(8), "damaged"),
        (LONG.encode()[:-2], "stops half-way, in line 90"),
        (LONG.encode()[:-25], "stops half-way, in line 90"),
        (b"Address,UPRN\n1 Beck Row,123456\n2 Beck Row,12345", "stops half-way, in line 3"),
        (b"UPRN,Address,Postcode\n1,1 Beck Row,WE4 2QT\n2,2 Beck Row,WE4 2Q", "stops half-way, in line 3"),
        (b"UPRN,Address,Ward\n1,1 Beck Row,North\n2,2 Beck", "stops half-way, in line 3"),
    ],
)
def test_a_file_that_is_no_whole_gazetteer_is_refused_in_a_sentence(
    file: Write, content: bytes, says: str
) -> None:
    """Before anything is written, and with a way on."""
    with pytest.raises(GazetteerError, match=says) as refused:
        read_gazetteer(file(content))
    assert "\n" not in str(refused.value)
    assert refused.value.way_on


@pytest.mark.parametrize(
    "content",
    [
        b"Address,UPRN\n1 Beck Row,123456\n2 Beck Row,123457",
        b"Address,UPRN\n1 Beck Row,12345\n2 Beck Row,100012345678",
        b"UPRN,Address\n1,1 Beck Row\n2,2 Beck Row",
        b"UPRN,Address,Postcode\n1,1 Beck Row,WE4 2QT\n2,2 Beck Row,WE4 2QZ",
    ],
)
def test_a_last_line_without_its_break_is_taken_when_it_must_be_whole(file: Write, content: bytes) -> None:
    """Google Sheets writes such files."""
    assert len(read_gazetteer(file(content)).rows) == 2


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        ({"uprn": "Number"}, "no column “Number”"),
        ({"address": "Address+Village"}, "no column “Village”"),
        ({"colour": "UPRN"}, "not a field"),
    ],
)
def test_a_mapped_column_that_is_not_there(file: Write, mapping: dict[str, str], says: str) -> None:
    """The sentence names it and lists what there is."""
    with pytest.raises(GazetteerError, match=says):
        read_gazetteer(file(WESTERDALE), mapping)


def test_rows_of_another_width_are_rejected_one_by_one(file: Write) -> None:
    """Only the last one means a file that was cut."""
    gazetteer = read_gazetteer(file("UPRN,Address\n1,1 Beck Row\n2\n3,3 Beck Row,more\n4,4 Beck Row\n"))
    assert [(item.line, item.reason) for item in gazetteer.rejected] == [
        (3, "The row has 1 columns where the header has 2."),
        (4, "The row has 3 columns where the header has 2."),
    ]


def test_an_address_over_several_lines_keeps_the_line_numbers_right(file: Write) -> None:
    """Line numbers are those an editor shows."""
    gazetteer = read_gazetteer(file('UPRN,Address\n1,"12 Beck Row\nMoorby\nWesterdale"\nx,13 Beck Row\n'))
    assert gazetteer.rows[0].parts.locality == "Moorby"
    assert gazetteer.rejected[0].line == 5


def test_what_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file, a folder, and a file of somebody else's."""
    with pytest.raises(GazetteerError, match="no file"):
        read_gazetteer(tmp_path / "none.csv")
    with pytest.raises(GazetteerError, match="is a folder"):
        read_gazetteer(tmp_path)

    def refuse(_path: Path) -> bytes:
        raise PermissionError

    # Root may read everything, so the refusal itself has to be made.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(GazetteerError, match="may not be read by you"):
        read_gazetteer(tmp_path / "theirs.csv")


@pytest.mark.shared
def test_the_real_gazetteer(shared_data: Callable[[str], Path], file: Write) -> None:
    """Its figures are known exactly, and cut anywhere it is refused."""
    path = shared_data("data/gazetteer/merthyr-tydfil-properties.csv.gz")
    gazetteer = read_gazetteer(path)
    store = RememberingStore()
    first = import_gazetteer(gazetteer, store).as_json()
    assert (first["read"], first["imported"], first["unchanged"]) == (27_374, 27_273, 0)
    assert (first["duplicates"], len(first["rejected"]), first["encoding"]) == (8, 93, "utf-8")
    assert len(first["duplicate_rows"]) == 8
    assert all(set(item) == {"line", "reason"} for item in first["rejected"])
    again = import_gazetteer(read_gazetteer(path), store)
    assert (again.imported, again.changed, again.unchanged, again.historic) == (0, 0, 27_273, 0)
    plain = gzip.decompress(path.read_bytes())
    for cut in (50_005, 1_000_000, 2_000_003, len(plain) - 5, len(plain) - 1):
        with pytest.raises(GazetteerError, match="stops half-way"):
            read_gazetteer(file(plain[:cut]))
    with pytest.raises(GazetteerError, match="stops half-way"):
        read_gazetteer(file(path.read_bytes()[:100_000]))
