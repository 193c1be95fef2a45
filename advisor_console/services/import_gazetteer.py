"""Importing a council's gazetteer: every property once, each row that is left out with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from advisor_console.domain.address_lines import AddressLine, read_line
from advisor_console.domain.address_places import Places, learn_places
from advisor_console.domain.addresses import AddressParts, tell_apart
from advisor_console.domain.identifiers import InvalidIdentifier, Uprn, parse_postcode, parse_uprn
from advisor_console.services.gazetteer_file import (
    ADDRESS_PARTS,
    GazetteerError,
    GazetteerTable,
    Record,
    parse_mapping,
    read_table,
)

__all__ = [
    "DuplicateRow",
    "Gazetteer",
    "GazetteerError",
    "GazetteerRow",
    "ImportReport",
    "LineReason",
    "PropertyStore",
    "import_gazetteer",
    "parse_mapping",
    "read_gazetteer",
]


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """One property as the file has it, and the line it stands on; absent values are ''."""

    line: int
    uprn: Uprn
    parts: AddressParts
    usrn: str = ""
    ward: str = ""
    polling_district: str = ""
    band: str = ""

    def says_nothing_new(self, known: "GazetteerRow") -> bool:
        """Say whether a store that holds `known` has all of this row.

        An attribute that the row does not give is left as the council has it, so it is no difference.
        """
        mine = (self.usrn, self.ward, self.polling_district, self.band)
        theirs = (known.usrn, known.ward, known.polling_district, known.band)
        return self.parts == known.parts and all(
            one in ("", other) for one, other in zip(mine, theirs, strict=True)
        )


@dataclass(frozen=True, slots=True)
class LineReason:
    """A line of the file and what is wrong with it, in a sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """A row whose UPRN an earlier row already had: the address kept and the one repeated, as in the file."""

    line: int
    kept_line: int
    uprn: Uprn
    kept: str
    repeated: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """A whole file, read: each UPRN once in rows, and every other data row in duplicates or rejected."""

    read: int
    rows: tuple[GazetteerRow, ...]
    duplicates: tuple[DuplicateRow, ...]
    rejected: tuple[LineReason, ...]
    bad_postcodes: tuple[LineReason, ...]
    encoding: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or in a dry run would do; as_json gives what the command line prints.

    imported: properties that are new; changed: known ones with another address or attribute; historic: known
    ones that this file no longer has. imported + changed + unchanged + duplicates + rejected = read.
    """

    read: int
    imported: int
    changed: int
    unchanged: int
    historic: int
    duplicates: tuple[DuplicateRow, ...]
    rejected: tuple[LineReason, ...]
    bad_postcodes: tuple[LineReason, ...]
    without_postcode: int
    encoding: str
    dry_run: bool

    def as_json(self) -> dict[str, Any]:
        """Plain values for json.dumps; duplicates is the number, duplicate_rows says which."""
        return {
            "read": self.read,
            "imported": self.imported,
            "unchanged": self.unchanged,
            "changed": self.changed,
            "historic": self.historic,
            "duplicates": len(self.duplicates),
            "rejected": [_line_json(item) for item in self.rejected],
            "duplicate_rows": [
                {
                    "line": item.line,
                    "uprn": item.uprn,
                    "kept_line": item.kept_line,
                    "kept": item.kept,
                    "repeated": item.repeated,
                }
                for item in self.duplicates
            ],
            "bad_postcodes": [_line_json(item) for item in self.bad_postcodes],
            "without_postcode": self.without_postcode,
            "encoding": self.encoding,
            "dry_run": self.dry_run,
        }


class PropertyStore(Protocol):
    """Where imported properties are kept; the adapter does all of replace in one transaction."""

    def known(self) -> Mapping[Uprn, GazetteerRow]:
        """Each property that an earlier import brought and that is current, as it is kept; lines are 0.

        Historic properties, and those that never came from a gazetteer, are not among them.
        """
        ...

    def replace(self, rows: Sequence[GazetteerRow], historic: Sequence[Uprn]) -> None:
        """Write rows (new, changed, or back from being historic) and mark the others historic, never deleted.

        All or nothing: when it raises, the store is as it was.
        """
        ...


def read_gazetteer(path: Path, mapping: Mapping[str, str] | None = None) -> Gazetteer:
    """Read and check a whole file; addresses in one line are told apart with what the file itself teaches.

    mapping: field to header, see gazetteer_file.FIELDS; None finds the columns by well-known headers.
    Raises GazetteerError when the file is not a complete gazetteer; single bad rows are reported instead.
    """
    table = read_table(path, mapping)
    one_line = "address" in table.columns
    lines = [_address_line(table, record) if one_line else None for record in table.records]
    places = learn_places(line for line in lines if line is not None)
    kept: dict[Uprn, GazetteerRow] = {}
    duplicates: list[DuplicateRow] = []
    rejected: list[LineReason] = []
    bad_postcodes: list[LineReason] = []
    for record, line in zip(table.records, lines, strict=True):
        try:
            row = _row(table, record, line, places)
        except InvalidIdentifier as problem:
            rejected.append(LineReason(record.line, problem.sentence))
            continue
        first = kept.setdefault(row.uprn, row)
        if first is not row:
            shown = (first.parts.format_one_line(), row.parts.format_one_line())
            duplicates.append(DuplicateRow(row.line, first.line, row.uprn, *shown))
        elif not row.parts.postcode and (column := table.value(record, "postcode")):
            bad_postcodes.append(LineReason(row.line, f"“{column}” is not a postcode; it was left out."))
    if not kept:
        raise GazetteerError(
            f"No row of “{path.name}” can be imported: {rejected[0].reason}",
            "Check that the right columns are mapped to uprn and address.",
        )
    return Gazetteer(
        len(table.records),
        tuple(kept.values()),
        tuple(duplicates),
        tuple(rejected),
        tuple(bad_postcodes),
        table.encoding,
    )


def import_gazetteer(
    gazetteer: Gazetteer, store: PropertyStore | None = None, *, dry_run: bool = False
) -> ImportReport:
    """Bring a store up to a file that was read whole: new and changed rows in, missing ones made historic.

    A dry run writes nothing and needs no store; with one it tells what would change. The same file again
    changes nothing. Raises what the store raises, and then nothing was imported.
    """
    if store is None and not dry_run:
        raise ValueError("an import that is not a dry run needs a store")
    known = store.known() if store is not None else {}
    current = {row.uprn for row in gazetteer.rows}
    to_write = [
        row for row in gazetteer.rows if row.uprn not in known or not row.says_nothing_new(known[row.uprn])
    ]
    historic = [uprn for uprn in known if uprn not in current]
    if store is not None and not dry_run and (to_write or historic):
        store.replace(to_write, historic)
    imported = sum(row.uprn not in known for row in to_write)
    return ImportReport(
        read=gazetteer.read,
        imported=imported,
        changed=len(to_write) - imported,
        unchanged=len(gazetteer.rows) - len(to_write),
        historic=len(historic),
        duplicates=gazetteer.duplicates,
        rejected=gazetteer.rejected,
        bad_postcodes=gazetteer.bad_postcodes,
        without_postcode=sum(not row.parts.postcode for row in gazetteer.rows),
        encoding=gazetteer.encoding,
        dry_run=dry_run,
    )


def _line_json(item: LineReason) -> dict[str, Any]:
    return {"line": item.line, "reason": item.reason}


def _postcode(text: str) -> str:
    try:
        return parse_postcode(text)
    except InvalidIdentifier:
        return ""


def _address_line(table: GazetteerTable, record: Record) -> AddressLine | None:
    if len(record.cells) != len(table.header):
        return None
    return read_line(table.value(record, "address"), _postcode(table.value(record, "postcode")))


def _row(table: GazetteerTable, record: Record, line: AddressLine | None, places: Places) -> GazetteerRow:
    """Make a property of a record; raises InvalidIdentifier with the sentence for the report."""
    if len(record.cells) != len(table.header):
        raise InvalidIdentifier(
            f"The row has {len(record.cells)} columns where the header has {len(table.header)}."
        )
    uprn = parse_uprn(table.value(record, "uprn"))
    if line is not None:
        parts = tell_apart(line, places)
    else:
        split = {field: table.value(record, field) for field in ADDRESS_PARTS}
        parts = AddressParts(**split, postcode=_postcode(table.value(record, "postcode")))
    if not (parts.saon or parts.paon or parts.street):
        raise InvalidIdentifier("The row has no address.")
    return GazetteerRow(
        record.line,
        uprn,
        parts,
        usrn=table.value(record, "usrn"),
        ward=table.value(record, "ward"),
        polling_district=table.value(record, "polling_district"),
        band=table.value(record, "band"),
    )
