"""Answers of a service in CSV and Open311; whatever else comes gets a sentence with its line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.back_office import ServiceAnswer
from advisor_console.services.work_answers import HEADER, LARGEST, read_answers

HEAD = ",".join(HEADER)


def said(body: bytes) -> list[tuple[int, str]]:
    answers, wrong = read_answers(body)
    assert wrong, answers
    return [(one.line, one.sentence) for one in wrong]


def test_csv_in_any_order_with_or_without_a_mark_and_blank_lines() -> None:
    text = (
        "State,reference,service,reason,service_reference\r\n\r\n"
        'rejected,MV-1-CT,council_tax,"No, unread",R/1\r\ndone,MV-2-W,waste,,\r\n'
    )
    for body in (text.encode(), text.encode("utf-8-sig"), text.replace("\r", "").encode()):
        assert read_answers(body) == (
            [
                ServiceAnswer(3, "MV-1-CT", "council_tax", "rejected", "R/1", "No, unread"),
                ServiceAnswer(4, "MV-2-W", "waste", "done"),
            ],
            [],
        )


@pytest.mark.parametrize(
    ("body", "line", "sentence"),
    [
        (b"", 1, "The file is empty."),
        (b" \r\n ", 1, "The file is empty."),
        (b"a,b\n", 1, f"The header is {HEAD} in any order."),
        (f"{HEAD},more\n".encode(), 1, f"The header is {HEAD} in any order."),
        (f"{HEAD}\nMV-1,waste,done,\n".encode(), 2, "There are 4 cells, and the header has 5."),
        (f"{HEAD}\nMV-1,waste,done,,,\n".encode(), 2, "There are 6 cells, and the header has 5."),
        (f"{HEAD}\n,waste,done,,\n".encode(), 2, "The reference is missing."),
        (f"{HEAD}\nMV-1,,done,,\n".encode(), 2, "The service is missing."),
        (f"{HEAD}\nMV-1,waste,,,\n".encode(), 2, "The state is missing."),
        (f'{HEAD}\nMV-1,waste,rejected,,"a\nb"\n'.encode(), 2,
         "A cell holds more than one line, or something that is no text."),
        (f"{HEAD}\nMV-1,waste,done,a\x00b,\n".encode(), 2,
         "A cell holds more than one line, or something that is no text."),
        (f'{HEAD}\nMV-1,waste,done,,\nMV-2,waste,done,"x"y,\n'.encode(), 3,
         "This line is not CSV: look at its quotation marks."),
        (f"{HEAD}\nMV-1,waste,done,,\n".encode() + b"MV-2,waste,rejected,,caf\xe9\n", 3,
         "This is not text in UTF-8."),
        (f"{HEAD}\n".encode("utf-16"), 1, "This is not text in UTF-8."),
        (b"x" * (LARGEST + 1), 1, "The file is larger than 10 MB. Send it in parts."),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_named_with_its_line(body: bytes, line: int, sentence: str) -> None:
    assert (line, sentence) in said(body)


def test_every_wrong_line_is_named() -> None:
    body = f"{HEAD}\n,waste,done,,\nMV-2,waste,done,,\nMV-3,waste\n".encode()
    assert [line for line, _ in said(body)] == [2, 4]


OPEN311 = b"""<?xml version="1.0" encoding="utf-8"?>
<service_requests>
  <request><token>MV-1-W</token><service_request_id>638344</service_request_id></request>
  <request>
    <token>MV-2-W</token><service_request_id>638345</service_request_id><status>closed</status>
    <status_notes>Delivered</status_notes><address>2 Mill Lane</address>
  </request>
  <request><token>MV-3-W</token>
    <error><code>400</code><description>The address &amp; flat cannot be read.</description></error></request>
  <request><service_request_id>4</service_request_id><token> MV-4-W </token><status>open</status></request>
</service_requests>
"""


def test_open311_tells_by_our_token_what_became_of_it() -> None:
    assert read_answers(OPEN311) == (
        [
            ServiceAnswer(3, "MV-1-W", "waste", "accepted", "638344"),
            ServiceAnswer(4, "MV-2-W", "waste", "done", "638345"),
            ServiceAnswer(8, "MV-3-W", "waste", "rejected", "", "The address & flat cannot be read."),
            ServiceAnswer(10, "MV-4-W", "waste", "accepted", "4"),
        ],
        [],
    )


@pytest.mark.parametrize(
    ("body", "line", "sentence"),
    [
        (b"<services/>", 1, "An Open311 answer begins with <service_requests>."),
        (b"<service_requests>\n<request>", 2, "This is not XML: no element found."),
        (b"<service_requests>\n<request></request></service_requests>", 2,
         "The request has no token: that is our reference."),
        (b"<service_requests><request><token>A</token></request></service_requests>", 1,
         "A: there is no service_request_id with status open or closed, and no error."),
        (b"<service_requests><request><token>A</token><service_request_id>1</service_request_id>\n"  # noqa: ISC004
         b"<status>lost</status></request></service_requests>", 1,
         "A: there is no service_request_id with status open or closed, and no error."),
        (b'<!DOCTYPE x [<!ENTITY a "b">]>\n<service_requests/>', 1,
         "The file has a DOCTYPE, which an Open311 answer never has."),
    ],
)  # fmt: skip
def test_other_xml_is_refused_with_its_line(body: bytes, line: int, sentence: str) -> None:
    assert said(body) == [(line, sentence)]


def test_open311_in_json_is_read_as_in_xml() -> None:
    body = json.dumps([
        {"token": "MV-1-W", "service_request_id": 638344},
        {"token": "MV-2-W", "service_request_id": "638345", "status": "closed"},
        {"token": "MV-3-W", "error": {"code": 400, "description": "The flat\ncannot be read."}},
        {"service_request_id": "4"},
        {"token": "MV-5-W", "status": "lost", "service_request_id": "5"},
        7,
    ])  # fmt: skip
    answers, wrong = read_answers(body.encode())
    assert answers == [
        ServiceAnswer(1, "MV-1-W", "waste", "accepted", "638344"),
        ServiceAnswer(2, "MV-2-W", "waste", "done", "638345"),
        ServiceAnswer(3, "MV-3-W", "waste", "rejected", "", "The flat cannot be read."),
    ]
    assert [one.line for one in wrong] == [4, 5, 6]
    assert said(b'[\n{"token"') == [(2, "This is not JSON.")]


@given(st.binary(max_size=200), st.sampled_from([b"", b"[", HEAD.encode() + b"\n", b"<service_requests>"]))
def test_whatever_comes_is_answers_or_sentences(junk: bytes, head: bytes) -> None:
    answers, wrong = read_answers(head + junk)
    assert all(one.line >= 1 and one.sentence.endswith(".") for one in wrong)
    assert all(one.reference and one.state for one in answers)
