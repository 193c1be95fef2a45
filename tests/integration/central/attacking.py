"""What the attacks share: a valid login and psql; afterwards the centre must serve others."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from psycopg import Connection

from advisor_console.domain.changes import Outcome
from advisor_console.domain.ids import new_id
from tests.integration.central.centre import ANN, Centre, cursor_of, note


def code_of(connection: Connection[Any], statement: str, *arguments: object) -> str:
    """The SQLSTATE a statement ended with; 00000 when it was done."""
    try:
        connection.execute(statement.encode(), arguments or None)
    except psycopg.Error as error:
        connection.rollback()
        return error.sqlstate or "?"
    return "00000"


def still_serves(centre: Centre) -> None:
    """Somebody else saves something, and a third sees it."""
    reader = centre.gateway("lib")
    cursor = cursor_of(reader)
    author = centre.author("omar", f"served-{new_id()}")
    wanted = note(ANN, "omar", "Served all the same.")
    assert author.push(wanted).outcome is Outcome.APPLIED
    assert wanted.id in {row["id"] for row in reader.pull(*cursor, 100).rows["note"]}


def envelope(owner: str, n: int, changes: object, **others: object) -> dict[str, Any]:
    """A command as a forger writes it: nothing is checked on the way."""
    return {
        "id": new_id(), "owner": owner, "device": "forged", "n": n, "kind": "attack", "contact": None,
        "happened_at": "2026-11-28T09:00:00+00:00", "supersedes": None, "changes": changes,
    } | others  # fmt: skip


def raw_note(author: str, body: str = "x", **others: object) -> dict[str, Any]:
    """A change that makes a note about Ann."""
    values = {"person_id": ANN, "body": body, "written_at": "2026-11-28T09:00:00+00:00", "advisor": author}
    fields = {name: {"base": None, "new": value} for name, value in (values | others).items()}
    return {"entity": "note", "id": new_id(), "op": "create", "fields": fields}


def pushed(connection: Connection[Any], commands: Sequence[Mapping[str, Any]] | str) -> Any:
    """What console.push() answers to JSON that no gateway of ours has seen."""
    text = commands if isinstance(commands, str) else json.dumps(commands)
    row = connection.execute("SELECT console.push(%s::jsonb)", (text,)).fetchone()
    assert row is not None
    return row[0]
