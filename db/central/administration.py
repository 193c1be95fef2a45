"""What the administrator does at the centre: set it up, bring it up to date, let people in."""

from collections.abc import Iterable, Mapping
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.types.json import Jsonb

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId, new_id
from db.central.installation import apply_functions, ensure_schemas
from db.central.logins import set_login
from db.central.migrating import administrator, current_revision, is_known, migrate, psycopg_of
from db.central.policies import apply_grants, apply_policies
from db.central.rights import apply_rights, shipped_rights
from db.central.roles import GROUPS, ensure_roles, group_role, login_name


def init(url: str, profile: Mapping[str, Any] | None = None) -> None:
    """Set the centre up in the database at a libpq address; done again, it brings it up to date.

    profile is the council's own, kept as its first version where there is none yet. All or nothing.
    """
    with administrator(url) as connection:
        raw = psycopg_of(connection)
        ensure_roles(raw)
        ensure_schemas(raw)
        migrate(connection)
        apply_everything(raw)
        if profile is not None:
            _first_profile(raw, profile)


def upgrade(url: str) -> None:
    """Bring a centre to the newest revision, functions, policies and rights; all or nothing.

    Raises WorldError for a database that was never set up as a centre, or that a newer version has upgraded.
    """
    with administrator(url) as connection:
        revision = current_revision(connection)
    if revision is None:
        raise WorldError(
            "This database was never set up as a centre.", "Run first: advisor-console central init"
        )
    if not is_known(revision):
        raise WorldError(
            f"The centre is at revision {revision}, which a newer version made.",
            "Use that version; this one leaves the centre alone.",
        )
    init(url)


def apply_everything(connection: Connection) -> None:
    """Lay down functions, policies, rights and grants on tables that are at the newest revision."""
    rights = shipped_rights()
    apply_functions(connection)
    apply_policies(connection)
    apply_rights(connection, rights)
    apply_grants(connection, rights)


def _first_profile(connection: Connection, profile: Mapping[str, Any]) -> None:
    made = connection.execute(
        "INSERT INTO council.council_profile (id, version, body) SELECT %s, 1, %s"
        " WHERE NOT EXISTS (SELECT 1 FROM council.council_profile)",
        (new_id(), Jsonb(profile)),
    )
    if made.rowcount:
        announce_reload(connection, ["council_profile"])


def announce_reload(connection: Connection, entities: Iterable[str]) -> None:
    """Tell every console to fetch these entities again, after rows were written past the functions."""
    connection.execute("SELECT console.announce_reload(%s)", (list(entities),))


def add_advisor(
    url: str,
    login: str,
    full_name: str,
    *,
    job_title: str | None,
    phone: str | None,
    roles: Iterable[str],
    password: str,
) -> EntityId:
    """Make a login of its own for one member of staff, with its group roles ("advisor", "protected", …).

    Done again for the same login, it sets name, roles and password anew. The password leaves this process
    only as its SCRAM secret. Raises ValueError for an unfit login or a role nobody knows.
    """
    name = login_name(login)
    wanted = tuple(dict.fromkeys(group_role(role) for role in roles))
    if not set(wanted) & set(GROUPS):
        raise ValueError("An advisor needs at least one role.")
    with psycopg.connect(url) as connection:
        set_login(connection, name, wanted, password)
        row = connection.execute(
            "INSERT INTO council.advisor (id, login, full_name, job_title, phone) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT (login) DO UPDATE SET full_name = excluded.full_name,"
            " job_title = excluded.job_title, phone = excluded.phone RETURNING id::text",
            (new_id(), name, full_name, job_title, phone),
        ).fetchone()
        assert row is not None  # noqa: S101  RETURNING gives the row inserted or updated
        announce_reload(connection, ["advisor"])
    return EntityId(row[0])
