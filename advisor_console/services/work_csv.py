"""Work for a service as CSV (RFC 4180): one line a record, and nothing that a spreadsheet would run."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from advisor_console.domain.back_office import WorkBatch

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Put first, because without it Excel reads UTF-8 as something else, and ŵ and ŷ are lost."""

_WHAT = ("reference", "notification", "kind", "action", "recorded_at", "promised_by")
_WHO = ("customer", "name")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "council_tax": (
        *_WHAT, *_WHO, "account",
        "from_uprn", "from_address", "last_night", "liable_until",
        "to_uprn", "to_address", "first_night", "liable_from", "new_liability_recorded",
        "summary", "more",
    ),
    "waste": (*_WHAT, "from_uprn", "from_address", "to_uprn", "to_address", "summary", "more"),
    "benefits": (
        *_WHAT, *_WHO, "from_uprn", "from_address", "last_night", "to_uprn", "to_address", "first_night",
        "summary", "more",
    ),
    "electoral": ("reference", "name", "new_address", "email", "legal_basis"),
}  # fmt: skip
"""Each service's header. Names and order stay; new ones are added at the end (docs/administration.md)."""

_TOLD_BY_THE_CENTRE = frozenset({"from", "to"})
_A_FORMULA_BEGINS_WITH = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_ONE_SPACE = dict.fromkeys((*range(0x20), 0x7F, 0x85, 0x2028, 0x2029), " ")


def csv_of(batch: WorkBatch) -> bytes:
    """Write a batch in UTF-8 with a byte-order mark and CRLF; the same batch gives the same bytes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    columns = COLUMNS[batch.service]
    writer.writerow(columns)
    for values in _lines(batch):
        writer.writerow([cell(values.get(name)) for name in columns])
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def cell(value: object) -> str:
    """Write one value on one line, so that no spreadsheet takes it for a formula.

    An apostrophe goes before what begins with =, +, -, @ or their full-width forms: a spreadsheet runs those
    (OWASP, CSV Injection).
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return cell(" ".join(str(one) for one in value))
    if isinstance(value, dict):
        return cell(json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None)
    text = str(value).translate(_ONE_SPACE).strip()
    return f"'{text}" if text.startswith(_A_FORMULA_BEGINS_WITH) else text


def _lines(batch: WorkBatch) -> Iterator[Mapping[str, Any]]:
    if batch.service == "electoral":
        yield from _electors(batch)
        return
    for item in batch.items:
        detail = item["detail"]
        named = {name: detail[name] for name in COLUMNS[batch.service] if name in detail}
        rest = {
            name: detail[name] for name in detail if name not in named and name not in _TOLD_BY_THE_CENTRE
        }
        yield {**named, **{name: value for name, value in item.items() if name != "detail"}, "more": rest}


def _electors(batch: WorkBatch) -> Iterator[Mapping[str, Any]]:
    """One line a person; a piece of work for nobody in particular still has its line, to be answered."""
    for item in batch.items:
        people: Sequence[Mapping[str, Any]] = item["people"] or ({},)
        for person in people:
            yield {
                "reference": item["reference"],
                "name": person.get("name"),
                "new_address": item["to"],
                "email": person.get("email"),
                "legal_basis": batch.legal_basis,
            }
