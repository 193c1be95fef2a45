"""Bringing an abandoned outbox to the centre, as its administrator: its owner is recorded as a claim."""

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import Connection, errors, sql
from psycopg.types.json import Jsonb

from advisor_console.domain.changes import Command, PushResult
from advisor_console.domain.errors import WorldError
from db.central import answers
from db.central.administration import announce_reload
from db.central.roles import GATE, OWNER

_BATCH = 100


def push_for(url: str, owner: str, commands: Sequence[Command]) -> list[PushResult]:
    """Push what the centre never received of these commands, in order of n; gives the answers to those.

    A number that is missing among them holds nothing up. Raises WorldError for a login nobody has, and when
    the administrator may not do this.
    """
    found: list[PushResult] = []
    with psycopg.connect(url) as connection:
        known = _received(connection, commands)
    new = [command for command in commands if command.id not in known]
    for start in range(0, len(new), _BATCH):
        batch = [command.as_json() for command in new[start : start + _BATCH]]
        with psycopg.connect(url) as connection:
            row = (
                _as(connection, GATE)
                .execute("SELECT console.recover(%s, %s)", (owner, Jsonb(batch)))
                .fetchone()
            )
        found += [answers.push_result(answer) for answer in (row[0] if row is not None else [])]
    return found


def put_letter(url: str, sha256: str, pdf: bytes) -> None:
    """Keep the bytes of a letter that one of the commands names."""
    with psycopg.connect(url) as connection:
        _as(connection, GATE).execute("SELECT console.put_letter(%s, %s)", (sha256, pdf))


def require_owner(url: str, owner: str) -> None:
    """Raise WorldError unless somebody at this centre has the login."""
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT 1 FROM council.advisor WHERE login = %s", (owner,)).fetchone()
    if row is None:
        raise WorldError("Nobody at this centre has that login.", "Check how it is written.")


def has_key(url: str) -> bool:
    """Tell whether the council has a recovery key."""
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT p.body #>> '{console,recovery_key}' FROM council.council_profile AS p"
            " ORDER BY p.version DESC LIMIT 1"
        ).fetchone()
    return row is not None and bool(row[0])


def require_no_key(url: str) -> None:
    """Raise WorldError when there is a recovery key: saved work is sealed to that one."""
    if has_key(url):
        raise WorldError(
            "This council has a recovery key already, and saved work is sealed to that.",
            "Use the file that was made then. Nothing was changed.",
        )


def pin_recovery_key(url: str, public: str) -> None:
    """Write the public recovery key (base64) into the council's profile, as a version of its own."""
    with psycopg.connect(url) as connection:
        connection.execute(
            "INSERT INTO council.council_profile (id, version, body) SELECT gen_random_uuid(), p.version + 1,"
            " jsonb_set(p.body, '{console,recovery_key}', to_jsonb(%s::text))"
            " FROM council.council_profile AS p ORDER BY p.version DESC LIMIT 1",
            (public,),
        )
        announce_reload(connection, ["council_profile"])


def _received(connection: Connection[Any], commands: Sequence[Command]) -> set[str]:
    rows = _as(connection, OWNER).execute(
        "SELECT DISTINCT c.command_id::text FROM sync.command AS c WHERE c.command_id = ANY (%s::uuid[])",
        ([command.id for command in commands],),
    )
    return {row[0] for row in rows}


def _as(connection: Connection[Any], role: str) -> Connection[Any]:
    try:
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(role)))
    except errors.InsufficientPrivilege:
        raise WorldError(
            "This login may not recover what others saved.",
            "Use the login that set the centre up, or the server's superuser.",
        ) from None
    return connection
