"""Tables of expected cases: every row names its source."""

import csv
from pathlib import Path


def rows(table: Path) -> list[dict[str, str]]:
    """Read a table; a row without a source is refused, because nobody could check it."""
    with table.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file, strict=True))
    assert all(row["source"].strip() for row in found), f"{table.name}: a row names no source"
    return found


def row_name(row: dict[str, str]) -> str:
    """Name a row in the test report by its first cells."""
    return "-".join(list(row.values())[:5])
