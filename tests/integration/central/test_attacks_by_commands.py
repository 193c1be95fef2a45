"""Forged, replayed, altered, endless and shapeless commands: refused, and nobody else is stopped."""

import json
from typing import Any

import pytest

from advisor_console.domain.changes import Change, FieldChange, Outcome, altered, created
from advisor_console.domain.ids import CommandId, new_id
from db.central.checking import check
from db.central.rights import shipped_rights
from db.schema import ENTITIES
from tests.integration.central.attacking import code_of, envelope, pushed, raw_note, still_serves
from tests.integration.central.centre import ANN, LIBRARY, STAFF, Centre, note

WRITERS = [login for login, roles in STAFF.items() if f"console_{roles[0]}" in shipped_rights().write["note"]]

SQL = (
    "'; DROP TABLE council.note; --",
    '"; DROP TABLE council.note; --',
    "$$; DROP TABLE council.note; $$",
    "%I %L %s %1$I",
    r"\'; SELECT 1; --",
    'note" (id) SELECT 1; --',
    "' || (SELECT body FROM sync.command_text LIMIT 1) || '",
)


def _census(centre: Centre) -> Any:
    """Tables, functions, roles and settings: what no command may alter."""
    return centre.value(
        "SELECT array_agg(x ORDER BY x) FROM (SELECT concat_ws(' ', relnamespace, relname) AS x FROM pg_class"
        " UNION ALL SELECT concat_ws(' ', pronamespace, proname) FROM pg_proc"
        " UNION ALL SELECT concat_ws(' ', rolname, rolsuper) FROM pg_roles"
        " UNION ALL SELECT concat_ws(' ', name, value) FROM sync.setting) AS q"
    )


def _heads(centre: Centre) -> Any:
    """Where the record and the feed end."""
    return centre.value(
        "SELECT ARRAY[(SELECT max(position) FROM sync.command), (SELECT max(seq) FROM sync.feed)]"
    )


@pytest.mark.parametrize("login", WRITERS)
def test_nobody_writes_in_anothers_name(centre: Centre, login: str) -> None:
    others = [name for name in (*STAFF, "postgres", "console_gate", "", None) if name != login]
    with centre.raw(login) as connection:
        for other in others:
            forged = json.dumps([envelope(str(other), 1, [raw_note(login)]) | {"owner": other}])
            assert code_of(connection, "SELECT console.push(%s::jsonb)", forged) == "AC004"
        for n, other in enumerate(others, 1):
            (answer,) = pushed(connection, [envelope(login, n, [raw_note(login, advisor=other)])])
            assert answer["outcome"] == "refused"
            assert "in their own name" in answer["reason"]
        # Nor does another name in the session change who it is.
        connection.execute("SET application_name = 'sam'; SET mine.name = 'sam'")
        (answer,) = pushed(connection, [envelope(login, n + 1, [raw_note(login)])])
        assert answer["outcome"] == "applied"
    assert centre.value("SELECT string_agg(DISTINCT owner, ',') FROM sync.command") == login
    assert centre.value("SELECT string_agg(DISTINCT advisor, ',') FROM council.note") == login
    still_serves(centre)


@pytest.mark.parametrize("login", WRITERS)
def test_replays_and_altered_copies_change_nothing(centre: Centre, login: str) -> None:
    with centre.raw(login) as connection:
        first = envelope(login, 1, [raw_note(login, "as it was")])
        (answer,) = pushed(connection, [first])
        kept = _heads(centre)
        for copy in (first, dict(reversed(first.items()))):
            assert pushed(connection, [copy, copy]) == [answer, answer]
        for part, value in (
            ("changes", [raw_note(login, "altered")]), ("device", "another"), ("n", 2), ("kind", "other"),
            ("happened_at", "1990-01-01T00:00:00+00:00"), ("contact", new_id()), ("supersedes", new_id()),
            ("more", "x"), ("id", str(first["id"]).upper()),
        ):  # fmt: skip
            (altered_answer,) = pushed(connection, [first | {part: value}])
            assert altered_answer["outcome"] == "refused", part
            assert "already sent under this number" in altered_answer["reason"]
        assert pushed(connection, [first]) == [answer]
    assert kept == _heads(centre)
    assert centre.value("SELECT string_agg(body, '|') FROM council.note") == "as it was"
    still_serves(centre)


@pytest.mark.parametrize("login", WRITERS)
def test_anothers_number_is_neither_taken_nor_told_about(centre: Centre, login: str) -> None:
    victim = centre.author("omar" if login != "omar" else "priya", "victim")
    theirs = victim.command(note(ANN, victim.login, "theirs"))
    refused = victim.command(note(ANN, victim.login, ""))
    victim.gateway.push([theirs, refused])
    with centre.raw(login) as connection:
        answers = pushed(connection, [envelope(login, 1, [raw_note(login)], id=theirs.id)])
        assert answers[0] | {"reason": ""} == {
            "command": theirs.id, "outcome": "refused", "seq": 0, "conflicts": [],
            "reason": "", "position": 0,
        }  # fmt: skip
        # What another is to mend is not mended by anybody else.
        (answer,) = pushed(connection, [envelope(login, 1, []) | {"supersedes": refused.id}])
        assert answer["outcome"] == "refused"
    assert victim.gateway.push([theirs])[0].outcome is Outcome.APPLIED
    assert victim.push(supersedes=CommandId(refused.id)).outcome is Outcome.APPLIED
    still_serves(centre)


_NO_NUMBERS = (0, -1, 2, 1.5, 1e30, 9223372036854775808, "1", None, True, [1], {"n": 1})


def test_what_is_no_number_no_device_or_no_kind_ends_the_batch(centre: Centre) -> None:
    with centre.raw("priya") as connection:
        for n in _NO_NUMBERS:
            text = json.dumps([envelope("priya", 1, [raw_note("priya")]) | {"n": n}])
            assert code_of(connection, "SELECT console.push(%s::jsonb)", text) in {"AC001", "AC002"}, n
        for part, value in (
            ("device", ""), ("device", "d" * 101), ("device", 1), ("device", None), ("kind", ""),
            ("kind", "k" * 101),
            ("kind", {}), ("changes", None), ("changes", {}), ("changes", "x"), ("id", None),
        ):  # fmt: skip
            text = json.dumps([envelope("priya", 1, [raw_note("priya")]) | {part: value}])
            assert code_of(connection, "SELECT console.push(%s::jsonb)", text) == "AC002", (part, value)
        for commands in ("null", "1", '"x"', "{}", "[1]", "[[]]", "[null]", json.dumps([{}] * 1_001)):
            assert code_of(connection, "SELECT console.push(%s::jsonb)", commands) in {"AC002", "AC004"}, (
                commands[:20]
            )
        assert code_of(connection, "SELECT console.push(NULL)") == "AC002"
    assert centre.value("SELECT count(*) FROM sync.command") == 0
    still_serves(centre)


@pytest.mark.parametrize("where", ["commands", "changes", "fields", "value", "document"])
def test_nesting_without_end_is_refused(centre: Centre, where: str) -> None:
    n = 1
    for depth in (100, 10_000, 200_000):
        template = {
            "commands": '"HERE"',
            "changes": json.dumps([envelope("priya", n, "HERE")]),
            "fields": json.dumps([envelope("priya", n, [raw_note("priya") | {"fields": "HERE"}])]),
            "value": json.dumps([envelope("priya", n, [raw_note("priya", body="HERE")])]),
            "document": json.dumps([envelope("priya", n, [raw_note("priya")], contact="HERE")]),
        }[where]
        with centre.raw("priya") as connection:
            text = template.replace('"HERE"', "[" * depth + "]" * depth)
            code = code_of(connection, "SELECT console.push(%s::jsonb)", text)
        # A note may well hold a hundred brackets: it is kept as text, or refused like any other.
        assert code in {"54001", "AC002", "AC004", "00000"}
        n += code == "00000"
    assert code == "54001"
    assert centre.value("SELECT count(*) FROM sync.command") == n - 1
    still_serves(centre)
    assert check(centre.url) == ()


def test_what_is_too_much_is_refused_and_nobody_waits_for_it(centre: Centre) -> None:
    with centre.raw("priya") as connection:
        long = envelope("priya", 1, [raw_note("priya", "x" * 2_000_000)])
        short = envelope("priya", 2, [raw_note("priya")])
        answers = pushed(connection, [long, short])
        assert [answer["outcome"] for answer in answers] == ["refused", "applied"]
        assert "too long" in answers[0]["reason"]
        many = envelope("priya", 3, [raw_note("priya") for _ in range(5_000)])
        assert pushed(connection, [many])[0]["outcome"] == "refused"
        flood = json.dumps([envelope("priya", 4, [raw_note("priya", "x" * 40_000_000)])])
        assert code_of(connection, "SELECT console.push(%s::jsonb)", flood) == "AC002"
    assert centre.value("SELECT sum(length(body)) FROM sync.command_text") < 10_000
    assert centre.value("SELECT count(*) FROM council.note") == 1
    still_serves(centre)


def test_sql_in_every_text_is_only_text(centre: Centre) -> None:
    census, seen = _census(centre), set()
    author = centre.author("priya")
    for entity, table in ENTITIES.items():
        texts = [column.name for column in table.columns if column.name != "id"]
        for sql in SQL:
            changes = [created(entity, new_id(), {name: sql}) for name in texts]
            changes += [
                created(entity, new_id(), dict.fromkeys(texts, sql)),
                Change(entity, ANN, "set", {sql: FieldChange(sql, sql)}),
                Change(entity, ANN, "remove", {texts[0]: FieldChange(sql, None)}),
                Change(f"{entity}{sql}", ANN, "create", {}),
            ]
            seen |= {result.outcome for result in author.gateway.push(list(map(author.command, changes)))}
    # Some may well have landed: an organisation can be called whatever it likes.
    assert Outcome.REFUSED in seen
    assert _census(centre) == census
    still_serves(centre)
    assert check(centre.url) == ()


def test_sql_that_an_advisor_types_is_kept_letter_for_letter(centre: Centre) -> None:
    author = centre.author("priya")
    for sql in SQL:
        assert author.push(note(ANN, "priya", sql)).outcome is Outcome.APPLIED
        before = centre.value("SELECT email FROM council.person WHERE id = %s", ANN)
        assert (
            author.push(altered("person", ANN, {"email": before}, {"email": sql})).outcome is Outcome.APPLIED
        )
        assert centre.value("SELECT email FROM council.person WHERE id = %s", ANN) == sql
        joined = author.gateway.join(
            LIBRARY, centre.value("SELECT id::text FROM council.service_type LIMIT 1"), None, sql
        )
        assert joined.needs == sql
    assert set(centre.value("SELECT array_agg(body) FROM council.note")) == set(SQL)
    assert check(centre.url) == ()


def test_sql_in_every_argument_is_only_text(centre: Centre) -> None:
    census = _census(centre)
    calls = {
        "snapshot(%s, NULL, 1)": "AC002", "pull(%s, 0, %s, 1)": "00000", "get_letter(%s)": "00000",
        "put_letter(%s, 'x')": "AC100", "present(%s, '{}', 5)": "00000", "push('[]', %s)": "AC005",
    }  # fmt: skip
    with centre.raw("priya") as connection, centre.raw("aud") as auditor:
        for sql in SQL:
            for call, code in calls.items():
                assert code_of(connection, f"SELECT console.{call}", *[sql] * call.count("%s")) == code
            assert code_of(auditor, "SELECT console.audit(%s)", sql) == "00000"
    assert _census(centre) == census
    still_serves(centre)
