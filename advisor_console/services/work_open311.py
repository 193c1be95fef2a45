"""Work for waste as Open311 GeoReport v2 service requests, in XML, which it requires, or in JSON."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from xml.etree import ElementTree as ET

from advisor_console.domain.back_office import WorkBatch
from advisor_console.domain.working_days import LOCAL

SERVICE_CODE, SERVICE_NAME = "533", "Waste containers"
"""The Local Government Service List's number for containers, as our services carry them (requirements.md)."""

_NOT_IN_XML = dict.fromkeys((*range(0x20), 0xFFFE, 0xFFFF), " ")


def open311_of(batch: WorkBatch) -> bytes:
    """Write a batch as <service_requests>, one <request> a piece of work; the same batch, the same bytes.

    Names are those of POST Service Request and of what GET gives back (wiki.open311.org/GeoReport_v2).
    GeoReport ties an answer that comes later to its request by a token: ours is our reference.
    """
    root = ET.Element("service_requests")
    for item in batch.items:
        request = ET.SubElement(root, "request")
        for name, value in _arguments(item, batch.jurisdiction):
            ET.SubElement(request, name).text = value
        attributes = ET.SubElement(request, "attributes")
        for code, value in _attributes(item):
            attribute = ET.SubElement(attributes, "attribute")
            ET.SubElement(attribute, "code").text = code
            ET.SubElement(attribute, "value").text = value
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True, short_empty_elements=False)
    return body + b"\n"


def open311_json_of(batch: WorkBatch) -> bytes:
    """Write the same as GeoReport's JSON: an array of requests. The same batch gives the same bytes."""
    requests = [
        {
            **dict(_arguments(item, batch.jurisdiction)),
            "attributes": [{"code": code, "value": value} for code, value in _attributes(item)],
        }
        for item in batch.items
    ]
    return json.dumps(requests, ensure_ascii=False, indent=2).encode() + b"\n"


def _attributes(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for code in ("reference", "notification", "kind", "action"):
        yield code, _text(item[code])


def _arguments(item: Mapping[str, Any], jurisdiction: str) -> Iterator[tuple[str, str]]:
    # Containers are brought to the new home; where that is none of ours, something ends at the old one.
    side = "to" if item["to_uprn"] or not item["from_uprn"] else "from"
    yield "token", _text(item["reference"])
    yield "jurisdiction_id", _text(jurisdiction)
    yield "service_code", SERVICE_CODE
    yield "service_name", SERVICE_NAME
    words = list(item["detail"].get("summary") or [item["action"]])
    if side == "from" and item["detail"].get("address_protected"):
        words.append(f"New address: {item['to_address']}")
    yield "description", _text(" ".join(words))
    yield "requested_datetime", _moment(datetime.fromisoformat(item["recorded_at"]))
    if item["promised_by"]:
        ends = datetime.combine(date.fromisoformat(item["promised_by"]), time(23, 59, 59), LOCAL)
        yield "expected_datetime", _moment(ends)
    yield "address", _text(item[f"{side}_address"])
    yield "address_id", _text(item[f"{side}_uprn"])
    yield "zipcode", _text(item[f"{side}_postcode"])


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _text(value: object) -> str:
    return "" if value is None else str(value).translate(_NOT_IN_XML).strip()
