"""Commands as PostgreSQL can keep them, and the centre's answers as the domain's values."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.changes import Command, created
from advisor_console.domain.ids import CommandId, EntityId
from db.central.answers import commands_text, feed_page, push_result

ID = EntityId("01990000-0000-7000-8000-000000000001")


def _command(body: object) -> Command:
    at = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
    return Command(
        CommandId(ID), "priya", "desk", 1, "note", None, at, (created("note", ID, {"body": body}),)
    )


def _sent(body: object) -> object:
    return json.loads(commands_text([_command(body)]))[0]["changes"][0]["fields"]["body"]["new"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_what_can_be_kept_is_sent_as_it_is(text: str) -> None:
    assert _sent(text) == text


@given(
    st.recursive(st.text(st.characters()), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_anything_is_sent_as_something_that_can_be_kept(body: object) -> None:
    text = commands_text([_command(body)])
    text.encode("utf-8")
    assert "\x00" not in str(json.loads(text))
    assert commands_text([_command(body)]) == text


def test_the_text_that_looks_like_an_escape_is_no_escape() -> None:
    assert _sent("C:\\u0000") == "C:\\u0000"
    assert _sent("a\x00\ud800") == "a\ufffd\ufffd"


def test_whole_numbers_stay_exact() -> None:
    assert _sent(2**63 - 1) == 2**63 - 1


def test_answers_become_values() -> None:
    result = push_result(
        {"command": ID, "outcome": "refused", "seq": 0, "position": 7, "reason": "No.", "conflicts": []}
    )
    assert (result.outcome, result.position, result.reason, result.conflicts) == ("refused", 7, "No.", ())
    page = feed_page(
        {
            "state": "ok", "epoch": "e", "last": 2, "last_hash": "h", "more": True,
            "rows": {"note": [{"id": ID}]}, "gone": {}, "reload": ["person"],
            "server_time": "2026-11-23T10:42:00.5+00:00",
        }
    )  # fmt: skip
    assert page.server_time == datetime(2026, 11, 23, 10, 42, 0, 500_000, tzinfo=UTC)
    assert page.reload == {"person"}
