"""Lawful erasure from the record of commands: the texts go, the chain of their digests stays and verifies."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import psycopg
from psycopg import Connection

from advisor_console.domain.errors import WorldError


@dataclass(frozen=True, slots=True)
class Erased:
    """How many commands' texts were meant, and how many of them were still there to be erased."""

    meant: int
    erased: int


def erase_commands(url: str, commands: Sequence[str]) -> Erased:
    """Erase the texts of commands by their ids; all or, with WorldError, none when one is not in the record.

    What the commands wrote stays in the council's records. Who saved each, when, of what kind and how it was
    answered stays too, and the same command sent again is answered with that.
    """
    try:
        ids = sorted({str(uuid.UUID(command)) for command in commands})
    except ValueError:
        raise WorldError("One of these is no command's id.", "Take the ids from the record.") from None
    with psycopg.connect(url) as connection:
        known = connection.execute(
            "SELECT count(DISTINCT c.command_id) FROM sync.command AS c"
            " WHERE c.command_id = ANY (%s::uuid[])",
            (ids,),
        ).fetchone()
        if known is None or known[0] != len(ids):
            raise WorldError("Not all of these commands are in the record.", "Nothing was erased.")
        return _erase(connection, ids)


def erase_person(url: str, reference: str) -> Erased:
    """Erase the texts of every command that wrote a customer's record or anything that hangs on it.

    Raises WorldError when there is no such customer.
    """
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT p.id, array(SELECT h.row_id::text FROM sync.hanging_on(p.id) AS h) || p.id::text"
            " FROM council.person AS p WHERE p.reference = upper(%s)",
            (reference,),
        ).fetchone()
        if found is None:
            raise WorldError(
                f"There is no customer with the reference {reference}.", "References look like C-000123."
            )
        # Refused commands wrote no row, and pruned entries are in no feed: only the texts know of all.
        rows = connection.execute(
            "SELECT t.command_id::text FROM sync.command_text AS t WHERE EXISTS"
            " (SELECT 1 FROM regexp_matches(lower(t.body), %s, 'g') AS m WHERE m[1] = ANY (%s))",
            (r"\m([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\M", found[1]),
        ).fetchall()
        return _erase(connection, [row[0] for row in rows])


def _erase(connection: Connection, ids: Sequence[str]) -> Erased:
    """Take the texts away, and note who did it and when: that, and only that, tells it from tampering."""
    gone = connection.execute(
        "WITH gone AS (DELETE FROM sync.command_text WHERE command_id = ANY (%s::uuid[])"
        " RETURNING command_id)"
        " INSERT INTO sync.erasure (command_id, erased_at, erased_by)"
        " SELECT command_id, clock_timestamp(), session_user FROM gone",
        (list(ids),),
    )
    return Erased(len(ids), gone.rowcount)
