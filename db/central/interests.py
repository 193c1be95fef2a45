"""Records that are closed to a member of staff: their own and their relatives', as they declared them."""

from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg import Connection

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId, new_id

RELATIONS = ("self", "relative")


@dataclass(frozen=True, slots=True)
class Interest:
    """What became of a declaration: whose record by its reference, and whether this changed anything."""

    reference: str
    changed: bool


def declare_interest(url: str, login: str, record: str, relation: str) -> Interest:
    """Close a customer's record, and all that hangs on it, to one login; record is a reference or an id.

    relation is one of RELATIONS. The console of that login drops the rows with its next pull. Done again it
    changes nothing. Who declared it is the administrator's login. Raises WorldError when nobody has the login
    or the record is not there, ValueError for another relation.
    """
    if relation not in RELATIONS:
        raise ValueError(f"{relation} is not one of {', '.join(RELATIONS)}.")
    with psycopg.connect(url) as connection:
        _require_advisor(connection, login)
        person, reference = _person(connection, record)
        made = connection.execute(
            "INSERT INTO council.declared_interest"
            " (id, advisor, person_id, relation, declared_at, declared_by)"
            " VALUES (%s, %s, %s, %s, now(), session_user)"
            " ON CONFLICT (advisor, person_id) WHERE withdrawn_at IS NULL DO NOTHING RETURNING id::text",
            (new_id(), login, person, relation),
        ).fetchone()
        if made is not None:
            _announce(connection, made[0], person)
    return Interest(reference, changed=made is not None)


def withdraw_interest(url: str, login: str, record: str) -> Interest:
    """Open a record again that was closed to a login; the declaration is kept with when and by whom it ended.

    Raises WorldError when nobody has the login or the record is not there.
    """
    with psycopg.connect(url) as connection:
        _require_advisor(connection, login)
        person, reference = _person(connection, record)
        ended = connection.execute(
            "UPDATE council.declared_interest SET withdrawn_at = now(), withdrawn_by = session_user"
            " WHERE advisor = %s AND person_id = %s AND withdrawn_at IS NULL RETURNING id::text",
            (login, person),
        ).fetchone()
        if ended is not None:
            _announce(connection, ended[0], person)
    return Interest(reference, changed=ended is not None)


def _require_advisor(connection: Connection, login: str) -> None:
    if connection.execute("SELECT 1 FROM council.advisor WHERE login = %s", (login,)).fetchone() is None:
        raise WorldError(
            "Nobody at this centre has that login.",
            "Check how it is written; advisors see theirs when they sign in.",
        )


def _person(connection: Connection, record: str) -> tuple[EntityId, str]:
    row = connection.execute(
        "SELECT id::text, reference FROM council.person WHERE reference = upper(%s) OR id::text = lower(%s)",
        (record, record),
    ).fetchone()
    if row is None:
        raise WorldError(
            f"There is no customer’s record “{record}” at this centre.",
            "Give its reference, such as P-20418, as it stands on the record.",
        )
    return EntityId(row[0]), row[1]


_ANNOUNCE: LiteralString = """
SELECT console.announce_rows(array_agg(r.entity ORDER BY r.place), array_agg(r.row_id ORDER BY r.place))
FROM (SELECT 'person' AS entity, %(person)s::uuid AS row_id, 1 AS place
      UNION ALL SELECT 'declared_interest', %(interest)s::uuid, 2
      UNION ALL SELECT h.entity, h.row_id, 3 FROM sync.hanging_on(%(person)s::uuid) AS h) AS r
"""


def _announce(connection: Connection, interest: str, person: EntityId) -> None:
    """Have every console ask for these rows again: the login's own is told that they are gone, or back."""
    connection.execute(_ANNOUNCE, {"person": person, "interest": interest})
