"""The centre's PostgreSQL roles that belong to everybody and to nobody in particular."""

import re

from psycopg import Connection, sql

OWNER = "console_owner"
"""Owns the schemas and tables; nobody can log in as it."""

GATE = "console_gate"
"""Owns the functions: may touch the tables, but owns none and is bound by every policy."""

LOGIN = "console_login"
"""What every login is a member of through its group role: may connect and use the schema `console`."""

PROTECTED = "console_protected"
"""Named staff who may see protected people; given beside a group role."""

SERVICES = ("console_council_tax", "console_waste", "console_electoral", "console_benefits")
"""Whose work a back office does, where the profile gives it to them alone; given beside `console_service`."""

BESIDE = (PROTECTED, *SERVICES)
"""What is given beside a group role, and opens nothing alone."""

GROUPS = (
    "console_advisor",
    "console_library",
    "console_reception",
    "console_kiosk",
    "console_display",
    "console_complaints",
    "console_service",
    "console_supervisor",
    "console_auditor",
)

PREFIX = "console_"
"""What every role of the centre's begins with."""

_LOGIN_NAME = re.compile(r"[a-z][a-z0-9._-]{0,62}")


def group_role(word: str) -> str:
    """Give the role for "advisor", "protected" or the full name; ValueError when there is none."""
    name = word if word.startswith(PREFIX) else PREFIX + word
    if name not in (*GROUPS, *BESIDE):
        raise ValueError(f"There is no role called {word}.")
    return name


def login_name(text: str) -> str:
    """Check a login: lower-case letters, digits, dots, dashes; never one of the centre's own roles."""
    if not _LOGIN_NAME.fullmatch(text) or text.startswith((PREFIX, "pg_")):
        raise ValueError(
            "A login starts with a lower-case letter and holds lower-case letters, digits, dots and dashes."
        )
    return text


def ensure_roles(connection: Connection) -> None:
    """Make the roles that are missing, and put every group below LOGIN. Roles belong to the whole server."""
    for name in (OWNER, GATE, LOGIN, *GROUPS, *BESIDE):
        # Two councils' databases on one server may be set up at the same moment.
        connection.execute(
            sql.SQL(
                "DO $$ BEGIN CREATE ROLE {} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation"
                " THEN NULL; END $$"
            ).format(sql.Identifier(name))
        )
    for name in GROUPS:
        connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(LOGIN), sql.Identifier(name)))
    _let_administrator_act_as_owner(connection)


def _let_administrator_act_as_owner(connection: Connection) -> None:
    """An administrator who is no superuser owns nothing until it is a member of the owners."""
    row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    if row is not None and not row[0]:
        for name in (OWNER, GATE):
            connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(name)))
