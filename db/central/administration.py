"""What the administrator does at the centre: set it up, bring it up to date, let people in."""

import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version as programme_version
from typing import Any

import psycopg
from psycopg import Connection
from psycopg.types.json import Jsonb

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId, new_id
from db.central.installation import apply_functions, ensure_schemas
from db.central.lasting import lock_feed
from db.central.logins import set_login
from db.central.migrating import administrator, current_revision, is_known, migrate, psycopg_of
from db.central.policies import apply_grants, apply_policies
from db.central.rights import apply_rights, rights_here
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
        apply_everything(raw, profile)


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


def apply_everything(connection: Connection, first_profile: Mapping[str, Any] | None = None) -> None:
    """Lay down functions, policies, rights and grants on tables that are at the newest revision.

    first_profile is taken where there is none yet; the council's rights are those of its newest. Raises
    WorldError when they do not fit.
    """
    apply_functions(connection)
    apply_policies(connection)
    if first_profile is not None and _profile(connection)[0] == 0:
        _add_profile(connection, 1, first_profile)
    _apply_rights(connection)


def _apply_rights(connection: Connection) -> None:
    rights = rights_here(connection)
    apply_rights(connection, rights)
    apply_grants(connection, rights)


def set_profile(url: str, profile: Mapping[str, Any]) -> int:
    """Give the council another version of its profile, with the rights in it; gives its number.

    What is the same as the newest stays its version. Consoles fetch it with their next round, and copy all
    rows where they may see more or less than before. Raises WorldError when its rights do not fit.
    """
    with psycopg.connect(url) as connection:
        lock_feed(connection)
        version, body = _profile(connection)
        if body == profile:
            return version
        _add_profile(connection, version + 1, profile)
        _apply_rights(connection)
    return version + 1


def _profile(connection: Connection) -> tuple[int, Mapping[str, Any]]:
    row = connection.execute(
        "SELECT p.version, p.body FROM council.council_profile AS p ORDER BY p.version DESC LIMIT 1"
    ).fetchone()
    return (row[0], row[1]) if row is not None else (0, {})


def _add_profile(connection: Connection, version: int, profile: Mapping[str, Any]) -> None:
    connection.execute(
        "INSERT INTO council.council_profile (id, version, body) VALUES (%s, %s, %s)",
        (new_id(), version, Jsonb(profile)),
    )
    announce_reload(connection, ["council_profile"])


def set_oldest_console(url: str, version: str) -> None:
    """Say which is the oldest version of the console that may sign in, such as 0.2.0.

    Whoever is signed in with an older one stays so until they sign out. Raises WorldError for what is no
    version, or a newer one than this programme's, which nobody could be shown to have.
    """
    if not re.fullmatch(r"\d{1,6}(\.\d{1,6}){0,3}", version):
        raise WorldError(f"“{version}” is no version of the console.", "Write it as 0.2.0.")
    here = programme_version("advisor-console")
    if _numbers(version) > _numbers(here):
        raise WorldError(
            f"This is only {here}; nobody could sign in.", "Run it from the version that everybody has."
        )
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE sync.setting SET value = %s WHERE name = 'oldest_console'", (version,))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


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
