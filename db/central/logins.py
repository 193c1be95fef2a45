"""The logins of members of staff at the centre: let in, shut out, given another password."""

from collections.abc import Iterable

import psycopg
from psycopg import Connection, errors, sql

from advisor_console.domain.errors import WorldError
from db.central.roles import BESIDE, GROUPS

MOST_SESSIONS = 60
"""Of one login on the whole server: a console has a handful, and nobody is to take every place there is."""


def disable_advisor(url: str, login: str) -> int:
    """Keep a login from signing in and end its sessions; gives how many there were.

    Name, roles and all that was written stay; add_advisor() lets them in again. Raises WorldError when nobody
    has the login, and when the administrator may not end the sessions: then they are shut out all the same.
    """
    with psycopg.connect(url) as connection:
        _require_advisor(connection, login)
        connection.execute(sql.SQL("ALTER ROLE {} NOLOGIN").format(sql.Identifier(login)))
    # Not before that is committed, or a console would sign in again at once.
    return _end_sessions(url, login, "cannot sign in any more")


def reset_password(url: str, login: str, password: str) -> int:
    """Give a login another password and end its sessions, which had the old one; gives how many there were.

    Only the SCRAM secret leaves this process. Raises WorldError when nobody has the login, when it is
    disabled, and when the administrator may not end the sessions: then the new password holds all the same.
    """
    with psycopg.connect(url) as connection:
        if not _require_advisor(connection, login):
            raise WorldError(
                f"{login} was disabled and cannot sign in with any password.",
                "Let them in again with: advisor-console central add-advisor",
            )
        connection.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(login), _secret(connection, login, password)
            )
        )
    return _end_sessions(url, login, "has the new password")


def _require_advisor(connection: Connection, login: str) -> bool:
    """Whether the login of a member of staff may sign in; an administrator's is none of ours to alter."""
    row = connection.execute(
        "SELECT r.rolcanlogin FROM council.advisor AS a JOIN pg_roles AS r ON r.rolname = a.login"
        " WHERE a.login = %s"
        " AND NOT (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication)",
        (login,),
    ).fetchone()
    if row is None:
        raise WorldError(
            "Nobody at this centre has that login.",
            "Check how it is written; advisors see theirs when they sign in.",
        )
    return bool(row[0])


def _end_sessions(url: str, login: str, done: str) -> int:
    with psycopg.connect(url, autocommit=True) as connection:
        try:
            # Roles belong to the whole server, and so do their sessions.
            row = connection.execute(
                "SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid, 5000))"
                " FROM pg_stat_activity AS a WHERE a.usename = %s",
                (login,),
            ).fetchone()
        except errors.InsufficientPrivilege:
            raise WorldError(
                f"{login} {done}, but you may not end the sessions that are open now.",
                "Let the server's superuser run the same command.",
            ) from None
    return int(row[0]) if row is not None else 0


def _secret(connection: Connection, login: str, password: str) -> sql.Literal:
    """The clear password would stand in the server's log; only its SCRAM secret is sent."""
    secret = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
    return sql.Literal(secret.decode())


def set_login(connection: Connection, name: str, roles: Iterable[str], password: str) -> None:
    """Make a login, or set it anew: exactly these group roles, and this password.

    Raises ValueError for a login that has rights of the server's own.
    """
    role = sql.Identifier(name)
    known = connection.execute(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication FROM pg_roles WHERE rolname = %s",
        (name,),
    ).fetchone()
    if known and known[0]:
        raise ValueError(f"{name} is an administrator of the server; choose another login.")
    verb = sql.SQL("ALTER ROLE {}" if known else "CREATE ROLE {}").format(role)
    connection.execute(
        sql.SQL(
            "{} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
            " CONNECTION LIMIT {} PASSWORD {}"
        ).format(verb, MOST_SESSIONS, _secret(connection, name, password))
    )
    for group in (*GROUPS, *BESIDE):
        word = "GRANT {} TO {}" if group in roles else "REVOKE {} FROM {}"
        if group in roles or _is_member(connection, name, group):
            connection.execute(sql.SQL(word).format(sql.Identifier(group), role))


def _is_member(connection: Connection, name: str, group: str) -> bool:
    row = connection.execute("SELECT pg_has_role(%s, %s, 'MEMBER')", (name, group)).fetchone()
    return row is not None and bool(row[0])
