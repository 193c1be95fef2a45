"""What crews noted is read whole: each line that is left out is named, and no half file is a whole one."""

from datetime import date
from pathlib import Path

import pytest

from advisor_console.domain.identifiers import Uprn
from advisor_console.services.import_collections import (
    CollectionsError,
    Noted,
    import_collections,
    read_collections,
)

TODAY = date(2026, 11, 28)
HEADER = "uprn,stream,day,outcome,reason,reference"
GOOD = "100,food,2026-11-26,missed,road_blocked,CR-1"


def _file(folder: Path, *lines: str) -> Path:
    path = folder / "collections.csv"
    path.write_text("\n".join((*lines, "")), "utf-8")
    return path


def test_a_line_is_read_whatever_the_order_of_the_columns(tmp_path: Path) -> None:
    noted = Noted(Uprn("100"), "food", date(2026, 11, 26), "missed", "road_blocked", "CR-1")
    read = read_collections(_file(tmp_path, HEADER, GOOD, "", GOOD), TODAY)
    assert (read.read, read.rows, read.rejected, read.repeated) == (2, {2: noted}, (), 1)
    turned = _file(
        tmp_path, "\ufeffReference,Reason,Outcome,Day,Stream,UPRN", ",".join(GOOD.split(",")[::-1])
    )
    assert read_collections(turned, TODAY).rows == {2: noted}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (GOOD.replace("100", "1O0"), "The UPRN “1O0” is not a number."),
        (GOOD.replace("food", "glass"), "“glass” is not a known stream: residual, recycling, paper, "),
        (GOOD.replace("missed", "done"), "“done” is not a known outcome: missed, rejected."),
        (GOOD.replace("road_blocked", "lazy"), "“lazy” is not a known reason: not_out, contaminated, "),
        (GOOD.replace("11-26", "02-30"), "“2026-02-30” is not a day: write it as 2026-11-26."),
        (GOOD.replace("2026-11-26", "26/11/2026"), "“26/11/2026” is not a day"),
        (GOOD.replace("11-26", "11-29"), "The day 2026-11-29 is still to come."),
        (GOOD.replace("CR-1", " "), "The reference is missing."),
        (GOOD + ",more", "The row has another number of columns than the 6 of the header."),
        (GOOD.replace("CR-1", "CR-0"), "Reference “CR-0” came before, in line 2, with something else."),
    ],
)  # fmt: skip
def test_a_bad_line_is_left_out_by_itself_and_named(line: str, sentence: str, tmp_path: Path) -> None:
    first = GOOD.replace("CR-1", "CR-0").replace("road_blocked", "frozen")
    read = read_collections(_file(tmp_path, HEADER, first, line, GOOD.replace("CR-1", "CR-2")), TODAY)
    assert list(read.rows) == [2, 4]
    (refused,) = read.rejected
    assert refused.line == 3
    assert refused.reason.startswith(sentence)
    report = import_collections(read, dry_run=True)
    assert (report.read, report.imported, report.unchanged, len(report.rejected)) == (3, 2, 0, 1)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is not a CSV file in UTF-8"),
        (b"a letter\nto nobody\n", "is not a CSV file of collections"),
        (f'{HEADER}\n{GOOD}\n101,"foo'.encode(), "line 3 cannot be cut into columns"),
    ],
)
def test_what_is_no_such_file_is_refused_whole(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(CollectionsError, match=sentence):
        read_collections(path, TODAY)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CollectionsError, match="cannot be read: No such file"):
        read_collections(tmp_path / "absent.csv", TODAY)
