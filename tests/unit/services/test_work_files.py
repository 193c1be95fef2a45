"""Files for the services: stable headers, safe cells, the same bytes each time, and GeoReport v2."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from advisor_console.domain.back_office import WorkBatch
from advisor_console.services.export_work import work_file
from advisor_console.services.work_csv import COLUMNS, cell

ITEM: dict[str, Any] = {
    "reference": "MV-2KYB8-XG6KX-W", "notification": "MV-2KYB8-XG6KX", "kind": "move",
    "action": "containers and subscriptions", "recorded_at": "2026-11-23T10:42:00+00:00",
    "promised_by": "2026-12-07", "from_address": "12 Beck Row, Westerdale WE4 2QT", "from_uprn": "100",
    "from_postcode": "WE4 2QT", "to_address": "Flat 2, 48 Station Road", "to_uprn": "200",
    "to_postcode": "WE1 6HN",
    "detail": {"to": "Flat 2, 48 Station Road", "summary": ["Deliver a caddy.", "Tŷ."]},
}  # fmt: skip
BATCH = WorkBatch(
    7, "work-waste-20261128-000007", "waste", "csv", False, datetime(2026, 11, 28, tzinfo=UTC), (ITEM,), "",
    "westerdale.example",
)  # fmt: skip
TAX = {
    **ITEM, "customer": "P-20418", "name": "Siân Pritchard", "last_night": "2026-11-30", "first_night": None,
    "detail": {"account": "7714502", "from": "x", "to": "y", "liable_until": "2026-11-30",
               "liable_from": None,
               "new_liability_recorded": False, "summary": [], "asked": {"date": "a sale"}},
}  # fmt: skip
ELECTORS = {
    "reference": "MV-1-EL", "to": "Flat 2, 48 Station Road",
    "people": [{"name": "Siân Pritchard", "email": "sian@example.org"}, {"name": "Tomos", "email": None}],
}  # fmt: skip


def rows(batch: WorkBatch) -> list[dict[str, str]]:
    name, body = work_file(batch)
    assert name == f"{batch.name}.csv"
    assert body.startswith(b"\xef\xbb\xbf")
    assert body.count(b"\n") == body.count(b"\r\n")
    return list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_headers_are_what_the_docs_promise() -> None:
    assert COLUMNS["waste"] == (
        "reference", "notification", "kind", "action", "recorded_at", "promised_by", "from_uprn",
        "from_address", "to_uprn", "to_address", "summary", "more",
    )  # fmt: skip
    assert COLUMNS["electoral"] == ("reference", "name", "new_address", "email", "legal_basis")
    assert COLUMNS["council_tax"][6:9] == ("customer", "name", "account")
    assert {columns[0] for columns in COLUMNS.values()} == {"reference"}


def test_waste_gets_addresses_and_what_to_do() -> None:
    (row,) = rows(BATCH)
    assert (row["to_uprn"], row["to_address"]) == ("200", "Flat 2, 48 Station Road")
    assert (row["summary"], row["more"]) == ("Deliver a caddy. Tŷ.", "")


def test_what_has_no_column_of_its_own_is_not_lost() -> None:
    (row,) = rows(replace(BATCH, service="council_tax", items=(TAX,)))
    assert (row["name"], row["account"], row["liable_until"]) == ("Siân Pritchard", "7714502", "2026-11-30")
    assert (row["new_liability_recorded"], row["first_night"]) == ("no", "")
    assert row["more"] == '{"asked": {"date": "a sale"}}'


def test_electors_have_a_line_each_and_nothing_but_what_the_basis_allows() -> None:
    found = rows(
        replace(BATCH, service="electoral", legal_basis="duty", items=(ELECTORS, ELECTORS | {"people": []}))
    )
    assert [list(row.values()) for row in found] == [
        ["MV-1-EL", "Siân Pritchard", "Flat 2, 48 Station Road", "sian@example.org", "duty"],
        ["MV-1-EL", "Tomos", "Flat 2, 48 Station Road", "", "duty"],
        ["MV-1-EL", "", "Flat 2, 48 Station Road", "", "duty"],
    ]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"), ("+441632960001", "'+441632960001"), ("-2", "'-2"), ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"), ("\r\n@x", "'@x"), (" =1", "'=1"), ("\uff1dcmd", "'\uff1dcmd"),
        (["=1", "b"], "'=1 b"),
        ("a\r\nb\u2028c", "a  b c"), ("O'Neill", "O'Neill"), ("1-2", "1-2"),
        (None, ""), (True, "yes"), ({}, ""),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula_or_more_than_one_line(value: object, written: str) -> None:
    assert cell(value) == written


def test_the_same_batch_gives_the_same_bytes() -> None:
    for batch in (BATCH, *(replace(BATCH, format=one) for one in ("open311", "open311-json"))):
        assert work_file(batch) == work_file(replace(batch))


def test_open311_is_georeport_v2() -> None:
    name, body = work_file(replace(BATCH, format="open311"))
    assert name == "work-waste-20261128-000007.xml"
    assert body.startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    root = ET.fromstring(body)  # noqa: S314 -- made here
    assert (root.tag, [child.tag for child in root]) == ("service_requests", ["request"])
    request = root[0]
    assert {child.tag: child.text for child in request if child.tag != "attributes"} == {
        "token": "MV-2KYB8-XG6KX-W", "jurisdiction_id": "westerdale.example", "service_code": "533",
        "service_name": "Waste containers", "description": "Deliver a caddy. Tŷ.",
        "requested_datetime": "2026-11-23T10:42:00Z", "expected_datetime": "2026-12-07T23:59:59Z",
        "address": "Flat 2, 48 Station Road", "address_id": "200", "zipcode": "WE1 6HN",
    }  # fmt: skip
    attributes = {one.findtext("code"): one.findtext("value") for one in request.iter("attribute")}
    assert attributes["notification"] == "MV-2KYB8-XG6KX"


def test_open311_as_json_says_what_the_xml_says() -> None:
    xml = ET.fromstring(work_file(replace(BATCH, format="open311"))[1])[0]  # noqa: S314 -- made here
    name, body = work_file(replace(BATCH, format="open311-json"))
    assert name == "work-waste-20261128-000007.json"
    (request,) = json.loads(body)
    attributes = request.pop("attributes")
    assert request == {child.tag: child.text for child in xml if child.tag != "attributes"}
    assert {one["code"]: one["value"] for one in attributes} == {
        one.findtext("code"): one.findtext("value") for one in xml.iter("attribute")
    }
    assert "Tŷ".encode() in body


def test_open311_of_somebody_who_leaves_the_area_names_the_old_home_and_any_text_is_xml() -> None:
    gone = ITEM | {"to_uprn": None, "to_address": "Leeds", "to_postcode": None, "promised_by": None}
    gone["detail"] = {"to": "Leeds", "summary": ["<bin> & \x00\x0b\ufffe ]]>"]}
    _, body = work_file(replace(BATCH, format="open311", items=(gone,)))
    request = ET.fromstring(body)[0]  # noqa: S314 -- made here
    assert (request.findtext("address_id"), request.findtext("address")) == (
        "100",
        "12 Beck Row, Westerdale WE4 2QT",
    )
    assert request.findtext("description") == "<bin> &     ]]>"
    assert request.find("expected_datetime") is None
