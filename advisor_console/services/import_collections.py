"""Importing what crews noted: bins missed or rejected, each line that is left out with its reason."""

import csv
import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from advisor_console.domain.collection_events import Outcome, Reason
from advisor_console.domain.containers import Stream
from advisor_console.domain.errors import WorldError
from advisor_console.domain.identifiers import InvalidIdentifier, Uprn, parse_uprn
from advisor_console.services.import_gazetteer import LineReason

HEADER = ("uprn", "stream", "day", "outcome", "reason", "reference")
"""The columns, in any order."""
LARGEST = 50_000_000
"""Bytes; a year of a large council is less."""

_CODES: Mapping[str, tuple[str, ...]] = {
    "stream": tuple(Stream),
    "outcome": tuple(Outcome),
    "reason": tuple(Reason),
}


class CollectionsError(WorldError):
    """The file cannot be imported, and nothing of it was; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What a crew noted of one collection at one home, under the reference of the crews' own system."""

    uprn: Uprn
    stream: str
    day: date
    outcome: str
    reason: str
    reference: str


@dataclass(frozen=True, slots=True)
class CollectionsFile:
    """A whole file, read: rows by the line they stand on, and every other line in rejected.

    repeated counts rows that say once more what an earlier line said.
    """

    read: int
    rows: Mapping[int, Noted]
    rejected: tuple[LineReason, ...]
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class CollectionsReport:
    """What an import did, or in a dry run would do: imported + unchanged + rejected = read."""

    read: int
    imported: int
    unchanged: int
    rejected: tuple[LineReason, ...]
    dry_run: bool

    def as_json(self) -> dict[str, Any]:
        """Plain values for json.dumps."""
        rejected = [{"line": item.line, "reason": item.reason} for item in self.rejected]
        return {
            "read": self.read,
            "imported": self.imported,
            "unchanged": self.unchanged,
            "rejected": rejected,
            "dry_run": self.dry_run,
        }


class CollectionStore(Protocol):
    """Where what crews noted is kept; it is added to and never altered."""

    def homes(self, uprns: Collection[Uprn]) -> Collection[Uprn]:
        """Those of these UPRNs that there are."""
        ...

    def known(self, references: Collection[str]) -> Mapping[str, Noted]:
        """What is kept under these references."""
        ...

    def add(self, rows: Sequence[Noted]) -> int:
        """Keep rows whose references are new, all or nothing, and tell the consoles; gives how many."""
        ...


def read_collections(path: Path, today: date) -> CollectionsFile:
    """Read and check a whole file; today is the local day, since no crew notes a day to come.

    Raises CollectionsError when it is not a CSV file with the columns of HEADER; bad lines are reported.
    """
    records = _records(_text(path), path.name)
    rows: dict[int, Noted] = {}
    rejected: list[LineReason] = []
    first: dict[str, int] = {}
    for line, values in records:
        noted = _noted(values, today)
        if isinstance(noted, str):
            rejected.append(LineReason(line, noted))
            continue
        before = first.setdefault(noted.reference, line)
        if before == line:
            rows[line] = noted
        elif rows[before] != noted:
            said = f"Reference “{noted.reference}” came before, in line {before}, with something else."
            rejected.append(LineReason(line, said))
    return CollectionsFile(len(records), rows, tuple(rejected), len(records) - len(rows) - len(rejected))


def import_collections(
    file: CollectionsFile, store: CollectionStore | None = None, *, dry_run: bool = False
) -> CollectionsReport:
    """Add what is new in a file that was read whole; the same reference again changes nothing.

    A dry run writes nothing and needs no store; with one it is compared. Raises what the store raises, and
    then nothing was imported.
    """
    if store is None:
        if not dry_run:
            raise ValueError("an import that is not a dry run needs a store")
        return CollectionsReport(file.read, len(file.rows), file.repeated, file.rejected, dry_run)
    homes = set(store.homes({row.uprn for row in file.rows.values()}))
    known = store.known({row.reference for row in file.rows.values()})
    new: list[Noted] = []
    rejected = list(file.rejected)
    for line, row in file.rows.items():
        if row.uprn not in homes:
            rejected.append(LineReason(line, f"No property has the UPRN “{row.uprn}”."))
        elif row.reference not in known:
            new.append(row)
        elif known[row.reference] != row:
            said = f"Reference “{row.reference}” is there already with something else, and stays as it is."
            rejected.append(LineReason(line, said))
    imported = len(new) if dry_run or not new else store.add(new)
    rejected.sort(key=lambda item: item.line)
    unchanged = file.read - imported - len(rejected)
    return CollectionsReport(file.read, imported, unchanged, tuple(rejected), dry_run)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise CollectionsError(f"“{path.name}” is larger than 50 MB.", "Import it in parts.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CollectionsError(
            f"“{path}” cannot be read: {error.strerror}.", "Check the name and the folder."
        ) from error
    except UnicodeDecodeError:
        raise CollectionsError(
            f"“{path.name}” is not a CSV file in UTF-8.", "Save the sheet as “CSV UTF-8”."
        ) from None
    if not text.strip():
        raise CollectionsError(f"“{path.name}” is empty.", "Export it again.")
    return text


def _records(text: str, name: str) -> list[tuple[int, dict[str, str]]]:
    """Each row's line and its cells by column; a row of another length has none."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[tuple[int, dict[str, str]]] = []
    header: list[str] | None = None
    line = 1
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            if header is None:
                header = [cell.lower() for cell in cells]
                if sorted(header) != sorted(HEADER):
                    raise CollectionsError(
                        f"“{name}” is not a CSV file of collections: its first line names other columns.",
                        f"The first line is {','.join(HEADER)}, in any order.",
                    )
            elif any(cells):
                same = len(cells) == len(header)
                records.append((line, dict(zip(header, cells, strict=True)) if same else {}))
            line = rows.line_num + 1
    except csv.Error as error:
        raise CollectionsError(
            f"“{name}” is not a CSV file: line {line} cannot be cut into columns.", "Export it again as CSV."
        ) from error
    return records


def _noted(values: Mapping[str, str], today: date) -> Noted | str:
    """Make what was noted of a row's cells, or say what is wrong with them."""
    if not values:
        return f"The row has another number of columns than the {len(HEADER)} of the header."
    try:
        uprn = parse_uprn(values["uprn"])
    except InvalidIdentifier as problem:
        return problem.sentence
    for column, codes in _CODES.items():
        if values[column] not in codes:
            return f"“{values[column]}” is not a known {column}: {', '.join(codes)}."
    try:
        day = date.fromisoformat(values["day"])
    except ValueError:
        return f"“{values['day']}” is not a day: write it as 2026-11-26."
    if day > today:
        return f"The day {day} is still to come."
    reference = values["reference"]
    if not reference or not reference.isprintable():
        return "The reference is missing." if not reference else "The reference is not plain text."
    return Noted(uprn, values["stream"], day, values["outcome"], values["reason"], reference)
