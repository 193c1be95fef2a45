"""A gazetteer as councils publish it: a CSV file, plain or gzipped, with columns under many names."""

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor_console.domain.errors import WorldError
from advisor_console.domain.identifiers import InvalidIdentifier, parse_postcode

ADDRESS_PARTS = ("saon", "paon", "street", "locality", "town")
FIELDS = ("uprn", "address", *ADDRESS_PARTS, "postcode", "usrn", "ward", "polling_district", "band")

# Headers that councils and their electoral and property systems use, without case, spaces or punctuation,
# surest first. A polling station's columns must never be among them: its postcode is not the home's.
_KNOWN_HEADERS: Mapping[str, tuple[str, ...]] = {
    "uprn": ("uprn", "propertyuprn", "uniquepropertyreferencenumber", "blpuuprn", "propertyurn"),
    "address": (
        "address",
        "propertyaddress",
        "fulladdress",
        "singlelineaddress",
        "addressstring",
        "property",
    ),
    "saon": ("saon", "sao", "saotext", "subbuildingname", "flat"),
    "paon": ("paon", "pao", "paotext", "housenameornumber", "buildingnameornumber"),
    "street": ("street", "streetname", "streetdescriptor", "streetdescription", "thoroughfare"),
    "locality": ("locality", "localityname", "dependentlocality", "village"),
    "town": ("town", "townname", "posttown", "towncity"),
    "postcode": ("postcode", "propertypostcode", "postcodelocator", "addresspostcode"),
    "usrn": ("usrn", "uniquestreetreferencenumber"),
    "ward": ("ward", "wardname", "wardcode"),
    "polling_district": ("pollingdistrict", "pollingdistrictcode", "pollingdistrictreference", "pd"),
    "band": ("band", "counciltaxband", "ctband", "taxband"),
}
_ADDRESS_LINE = re.compile(r"(?:property)?(?:address|addressline)([1-9])")
# What a British address can hold beyond ASCII when the file is Windows-1252. Anything else means that the
# bytes are some other encoding, and every guess would be wrong.
_LIKELY_CP1252 = frozenset("‘’“”–—…•£½¼¾°´·\xa0ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäçèéêëìíîïñòóôöùúûü")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class GazetteerError(WorldError):
    """The file cannot be imported, and nothing of it was; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One data row: the line it starts on (the header is line 1) and its cells."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GazetteerTable:
    """A whole file, read and found complete; columns give for each field the cells that make it."""

    encoding: str
    header: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    records: tuple[Record, ...]

    def value(self, record: Record, field: str) -> str:
        """The field's text in a record, several columns joined by commas; '' when it has no column."""
        indexes = self.columns.get(field, ())
        if len(indexes) < 2:
            return record.cells[indexes[0]].strip() if indexes else ""
        cells = (record.cells[index].strip() for index in indexes)
        return ", ".join(cell for cell in cells if cell)


def parse_mapping(pairs: Sequence[str]) -> dict[str, str]:
    """Read "field=Header" pairs as the command line gives them; raises GazetteerError for another."""
    mapping: dict[str, str] = {}
    for pair in pairs:
        field, equals, header = (text.strip() for text in pair.partition("="))
        if not equals or not header or field not in FIELDS:
            raise GazetteerError(
                f"“{pair}” does not map a column.",
                f"Write field=Header, where field is one of {', '.join(FIELDS)}.",
            )
        mapping[field] = header
    return mapping


def read_table(path: Path, mapping: Mapping[str, str] | None = None) -> GazetteerTable:
    """Read the whole file into memory and prove it complete, before anything is made of it.

    mapping: field to header, or to several headers joined by "+"; fields not named are found by well-known
    headers. Raises GazetteerError for everything that is not a complete CSV with a UPRN and an address.
    """
    text, encoding = _decode(_read_bytes(path), path.name)
    rows = _rows(text, path.name)
    _, first = next(rows, (0, ()))
    header = tuple(cell.strip() for cell in first)
    if len(header) < 2:
        raise GazetteerError(
            f"“{path.name}” is not a CSV file: its first line has no columns.",
            "Save the gazetteer as CSV with a first line that names the columns.",
        )
    columns = _choose_columns(header, mapping or {})
    records = tuple(Record(line, cells) for line, cells in rows if any(cells))
    if not records:
        raise GazetteerError(f"“{path.name}” has no rows under its header.", "Export the gazetteer again.")
    table = GazetteerTable(encoding, header, columns, records)
    if len(records[-1].cells) < len(header) or _last_cell_may_be_cut(table, text):
        raise _half_way(path.name, records[-1].line)
    return table


def _half_way(name: str, line: int) -> GazetteerError:
    return GazetteerError(
        f"“{name}” stops half-way, in line {line}.",
        "Fetch or export it again; if it is whole, save it with a line break at its end.",
    )


def _read_bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise GazetteerError(f"There is no file “{path}”.", "Check the name and the folder.") from None
    except IsADirectoryError:
        raise GazetteerError(f"“{path}” is a folder.", "Name the CSV file in it.") from None
    except PermissionError:
        raise GazetteerError(
            f"“{path}” may not be read by you.", "Ask its owner for leave to read it."
        ) from None
    except OSError as error:
        raise GazetteerError(
            f"“{path}” cannot be read: {error.strerror}.", "Copy it to this machine."
        ) from error
    if data.startswith(b"\x1f\x8b"):
        data = _unzip(data, path.name)
    if not data.strip():
        raise GazetteerError(f"“{path.name}” is empty.", "Export the gazetteer again.")
    return data


def _unzip(data: bytes, name: str) -> bytes:
    try:
        return gzip.decompress(data)
    except EOFError:
        raise GazetteerError(
            f"“{name}” stops half-way: its compressed data has no end.", "Fetch the file again."
        ) from None
    except (OSError, zlib.error):
        raise GazetteerError(f"“{name}” is damaged: it does not unpack.", "Fetch the file again.") from None


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and its encoding: UTF-8 with or without a mark, else Windows-1252 when it reads as British."""
    if data.startswith(b"PK\x03\x04"):
        raise GazetteerError(f"“{name}” is a spreadsheet or zip file.", "Save the sheet as “CSV UTF-8”.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4096]:
        raise GazetteerError(
            f"“{name}” is not in UTF-8: it is UTF-16 text or no text at all.", "Save it as “CSV UTF-8”."
        )
    encoding = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text, encoding = _decode_cp1252(data, name, data.count(b"\n", 0, error.start) + 1), "cp1252"
    if bad := _CONTROL.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        raise GazetteerError(
            f"“{name}” is not a text file: line {line} holds binary data.", "Save it as CSV."
        )
    return text, encoding


def _decode_cp1252(data: bytes, name: str, line: int) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = "\ufffd"
    if any(letter not in _LIKELY_CP1252 for letter in set(text) if not letter.isascii()):
        raise GazetteerError(
            f"“{name}” is in an unknown encoding: line {line} is not UTF-8.", "Save it as “CSV UTF-8”."
        )
    return text


def _rows(text: str, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    first_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise _half_way(name, line) from None
            raise GazetteerError(
                f"“{name}” is not a CSV file: line {line} cannot be cut into columns.",
                "Export it again as CSV.",
            ) from error
        yield line, tuple(cells)
        line = reader.line_num + 1


def _last_cell_may_be_cut(table: GazetteerTable, text: str) -> bool:
    """A last line without its break is whole only if its last cell could not go on.

    A UPRN that lost its last digit is another property's UPRN, so doubt is refused.
    """
    if text.endswith("\r") and "\r\n" in text:
        return True
    if text.endswith(("\n", "\r", '"')):
        return False
    last = len(table.header) - 1
    cell = table.records[-1].cells[last].strip()
    if last in table.columns["uprn"]:
        lengths = {len(record.cells[last].strip()) for record in table.records if len(record.cells) > last}
        return len(cell) < 12 and len(lengths) > 1
    if last in table.columns.get("postcode", ()) and cell:
        try:
            parse_postcode(cell)
        except InvalidIdentifier:
            return True
    return False


def _plain(header: str) -> str:
    return re.sub(r"[^a-z0-9]", "", header.lower())


def _choose_columns(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    columns = {field: _mapped(header, field, wanted) for field, wanted in mapping.items()}
    plain = [_plain(name) for name in header]
    found: dict[str, tuple[int, ...]] = {
        field: (plain.index(known),)
        for field, names in _KNOWN_HEADERS.items()
        for known in [next((name for name in names if name in plain), None)]
        if known is not None
    }
    split_mapped = any(field in columns for field in ADDRESS_PARTS)
    one_line = "address" in columns or not (split_mapped or {"paon", "street"} <= found.keys())
    if one_line and "address" not in columns and "address" not in found:
        numbered = sorted((match[1], index) for index, match in _address_lines(plain))
        found["address"] = tuple(index for _, index in numbered)
        found["address"] += found.get("town", ()) if numbered else ()
    unused = set(ADDRESS_PARTS) if one_line else {"address"}
    columns |= {field: found[field] for field in found if field not in columns and field not in unused}
    if "uprn" not in columns:
        raise _no_column(header, "the UPRN", "uprn")
    if not any(columns.get(field) for field in ("address", "paon", "street")):
        raise _no_column(header, "the address", "address")
    return columns


def _address_lines(plain: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    matches = ((index, _ADDRESS_LINE.fullmatch(name)) for index, name in enumerate(plain))
    return [(index, match) for index, match in matches if match]


def _mapped(header: Sequence[str], field: str, wanted: str) -> tuple[int, ...]:
    if field not in FIELDS:
        raise GazetteerError(
            f"“{field}” is not a field of a property.", f"The fields are {', '.join(FIELDS)}."
        )
    lower = [name.lower() for name in header]
    names = [wanted] if wanted.lower() in lower else [name.strip() for name in wanted.split("+")]
    for name in names:
        if lower.count(name.lower()) != 1:
            many = "more than one column" if name.lower() in lower else "no column"
            raise GazetteerError(
                f"The file has {many} “{name}”, which was to be the {field}.",
                f"Its columns are: {_list(header)}.",
            )
        if field == "postcode" and "station" in name.lower():
            raise GazetteerError(
                f"“{name}” is the polling station's postcode, not the property's.",
                "Leave the postcode out of the mapping: it is read from the address.",
            )
    return tuple(lower.index(name.lower()) for name in names)


def _no_column(header: Sequence[str], what: str, field: str) -> GazetteerError:
    return GazetteerError(
        f"No column of the file is known to hold {what}.",
        f"Name it with --map {field}=…; columns: {_list(header)}.",
    )


def _list(header: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in header[:20])
