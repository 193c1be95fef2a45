"""Row-level security and grants of the centre, derived from the schema and the rights."""

from collections.abc import Iterable

from psycopg import Connection, sql
from sqlalchemy import Table

from db.central import tables as sync_tables
from db.central.rights import Rights
from db.central.roles import GATE, GROUPS, LOGIN, OWNER, PROTECTED
from db.schema import ENTITIES

COUNCIL, SYNC, CONSOLE = "council", "sync", "console"

_MEMBER = f"(SELECT pg_has_role(session_user, '{LOGIN}', 'MEMBER'))"
_MAY_SEE_PROTECTED = f"(SELECT pg_has_role(session_user, '{PROTECTED}', 'MEMBER'))"
_NOT_HIDDEN = "{0} NOT IN (SELECT h.id FROM sync.hidden_people() AS h (id))"
_NOT_PROTECTED = "{0} NOT IN (SELECT p.id FROM sync.protected_people() AS p (id))"
_OWN = "advisor = (SELECT session_user::text)"
_FOR_CALLER = "to_advisor = (SELECT session_user::text)"
_AUDITS = "(SELECT pg_has_role(session_user, 'console_auditor', 'MEMBER'))"

# What the functions may do with the centre's own tables; where a table is missing, they only read it.
_GATE_SYNC = {
    "feed_lock": "SELECT, UPDATE",
    "feed": "SELECT, INSERT",
    "command": "SELECT, INSERT",
    "command_text": "SELECT (command_id, salt), INSERT",
    "parked": "SELECT, INSERT, DELETE",
    "blob": "SELECT, INSERT",
    "presence": "SELECT, INSERT, UPDATE, DELETE",
    "work_batch": "SELECT, INSERT, UPDATE",
    "batched_work": "SELECT, INSERT",
    "work_answer": "SELECT, INSERT",
    "work_again": "SELECT, INSERT",
}

NOT_FOR_EVERYBODY = (
    # Large objects and messages in the log fill the disk.
    "lo_creat", "lo_create", "lo_from_bytea", "lo_open", "lo_put", "lo_get", "lo_unlink", "lowrite", "loread",
    "lo_truncate", "lo_truncate64", "pg_logical_emit_message",
    # Advisory locks fill the server's one table of locks, and whoever needs another lock is refused.
    "pg_advisory_lock", "pg_advisory_lock_shared", "pg_try_advisory_lock", "pg_try_advisory_lock_shared",
    "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared", "pg_try_advisory_xact_lock",
    "pg_try_advisory_xact_lock_shared",
)  # fmt: skip
"""Functions of PostgreSQL's own that everybody may call in a new database, and the centre has no use for."""

_TEMPORARY_FILES = "2GB"


def visible(table: Table) -> str:
    """The condition under which whoever signed in may see or write a row of an entity.

    Everything that does not depend on the row is a sub-select of its own, which PostgreSQL works out once.
    """
    sees = f"(SELECT console.sees('{table.name}'))"
    if table.name == "record_view":
        # Whoever looked can always note it, even when the record has been closed to them since.
        return f"({_OWN} OR ({sees} AND {_NOT_HIDDEN.format('person_id')}))"
    conditions = [sees]
    if table.name == "person":
        conditions += [f"(NOT protected OR {_MAY_SEE_PROTECTED})", _NOT_HIDDEN.format("id")]
    elif table.name == "handed_draft":
        conditions.append(f"({_OWN} OR {_FOR_CALLER})")
    elif table.name == "protected_address":
        conditions.append(f"({_OWN} OR {_MAY_SEE_PROTECTED})")
    elif table.name == "conflict":
        conditions.append("console.row_visible(entity, row_id)")
    return " AND ".join([*conditions, *_hanging(table)])


def _hanging(table: Table) -> list[str]:
    """Hide what hangs on hidden people: the protected, and those in whom the caller declared an interest."""
    if table.name == "declared_interest":
        # The record is closed to its declarer, the declaration is not.
        protected = f"({_MAY_SEE_PROTECTED} OR {_NOT_PROTECTED.format('person_id')})"
        return [f"({_OWN} OR {_AUDITS})", protected]
    people = [key.parent for key in table.foreign_keys if key.column.table.name == "person"]
    hanging = [
        f"({column.name} IS NULL OR {_NOT_HIDDEN.format(column.name)})"
        if column.nullable
        else _NOT_HIDDEN.format(column.name)
        for column in sorted(people, key=lambda column: column.name)
    ]
    if table.name == "work_item":
        # It may name nobody and still be part of somebody's notification.
        hanging.append(
            "(person_id IS NOT NULL OR notification_id IS NULL"
            " OR EXISTS (SELECT 1 FROM council.notification AS n WHERE n.id = notification_id))"
        )
    return hanging


def apply_policies(connection: Connection) -> None:
    """Force row-level security on every table, with the policies of the owner and of the functions."""
    connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
    for table in ENTITIES.values():
        secure(connection, COUNCIL, table)
    for table in sync_tables.metadata.sorted_tables:
        secure(connection, SYNC, table)
    connection.execute("RESET ROLE")


def secure(connection: Connection, schema: str, model: Table) -> None:
    """Force row-level security on a table that lies in a schema, with its two policies."""
    table = sql.Identifier(schema, model.name)
    condition = _MEMBER if model.schema == SYNC else visible(model)
    for text in ("ENABLE", "FORCE"):
        connection.execute(sql.SQL("ALTER TABLE {} {} ROW LEVEL SECURITY").format(table, sql.SQL(text)))
    for policy, role, rule in (("owner", OWNER, "true"), ("gate", GATE, condition)):
        connection.execute(sql.SQL("DROP POLICY IF EXISTS {} ON {}").format(sql.Identifier(policy), table))
        connection.execute(
            sql.SQL("CREATE POLICY {} ON {} TO {} USING ({}) WITH CHECK ({})").format(
                sql.Identifier(policy), table, sql.Identifier(role), _trusted(rule), _trusted(rule)
            )
        )


def _trusted(text: str) -> sql.SQL:
    """A condition made of our own schema's names; nothing a user typed ever comes here."""
    return sql.SQL(text)


def apply_grants(connection: Connection, rights: Rights) -> None:
    """Take everything from everybody, then give each role what the rights say and no more."""
    secure_database(connection)
    connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
    _grant_tables(connection)
    connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(GATE)))
    _grant_functions(connection, rights)
    connection.execute("RESET ROLE")


def secure_database(connection: Connection) -> None:
    """Take from PUBLIC what a new database, or a copy made from a template, gives it."""
    row = connection.execute("SELECT current_database()").fetchone()
    assert row is not None  # noqa: S101  a SELECT without FROM gives one row
    database = sql.Identifier(row[0])
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(LOGIN)))
    connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    if _is_superuser(connection):
        _close_what_only_a_superuser_can(connection, database)
    for role in (OWNER, GATE):
        connection.execute(
            sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC").format(
                sql.Identifier(role)
            )
        )


def _close_what_only_a_superuser_can(connection: Connection, database: sql.Identifier) -> None:
    rows = connection.execute(
        "SELECT p.oid::regprocedure::text FROM pg_proc AS p"
        " WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname = ANY (%s)",
        (list(NOT_FOR_EVERYBODY),),
    ).fetchall()
    for (signature,) in rows:
        connection.execute(_trusted(f"REVOKE EXECUTE ON FUNCTION pg_catalog.{signature} FROM PUBLIC"))
    # Or one endless sort fills the disk; nobody but a superuser may set it to more.
    connection.execute(
        sql.SQL("ALTER DATABASE {} SET temp_file_limit = {}").format(database, _TEMPORARY_FILES)
    )


def _is_superuser(connection: Connection) -> bool:
    row = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    return row is not None and bool(row[0])


def _grant_tables(connection: Connection) -> None:
    gate = sql.Identifier(GATE)
    for schema in (COUNCIL, SYNC):
        name = sql.Identifier(schema)
        connection.execute(sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA {} FROM PUBLIC").format(name))
        connection.execute(sql.SQL("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {} FROM PUBLIC").format(name))
    connection.execute(
        sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {} TO {}").format(
            sql.Identifier(COUNCIL), gate
        )
    )
    for table in (*(t.name for t in sync_tables.metadata.sorted_tables), "alembic_version"):
        connection.execute(
            sql.SQL("GRANT {} ON {} TO {}").format(
                _trusted(_GATE_SYNC.get(table, "SELECT")), sql.Identifier(SYNC, table), gate
            )
        )
    connection.execute(
        sql.SQL("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA {} TO {}").format(sql.Identifier(SYNC), gate)
    )


def _grant_functions(connection: Connection, rights: Rights) -> None:
    console = sql.Identifier(CONSOLE)
    everyone: Iterable[str] = ("PUBLIC", *GROUPS, LOGIN)
    for role in everyone:
        name = sql.SQL("PUBLIC") if role == "PUBLIC" else sql.Identifier(role)
        connection.execute(sql.SQL("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {} FROM {}").format(console, name))
    connection.execute(sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(console, sql.Identifier(LOGIN)))
    connection.execute(
        sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(
            sql.Identifier(CONSOLE, "announce_reload"), sql.Identifier(OWNER)
        )
    )
    for function, roles in rights.call.items():
        connection.execute(
            sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(
                sql.Identifier(CONSOLE, function), sql.SQL(", ").join(map(sql.Identifier, roles))
            )
        )
