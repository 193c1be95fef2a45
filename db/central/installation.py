"""The centre's schemas and its functions, one file each under functions/."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from psycopg import Connection, errors, sql

from db.central.policies import CONSOLE, COUNCIL, SYNC
from db.central.roles import GATE, OWNER

EXTENSIONS = "extensions"
_FOLDERS = (("owner", SYNC, OWNER), ("private", CONSOLE, GATE), ("public", CONSOLE, GATE))


def ensure_schemas(connection: Connection) -> None:
    """Make the schemas that are missing, each with its owner, and the one extension the tables need."""
    connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(EXTENSIONS)))
    for schema, owner in ((COUNCIL, OWNER), (SYNC, OWNER), (CONSOLE, GATE)):
        connection.execute(
            sql.SQL("CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}").format(
                sql.Identifier(schema), sql.Identifier(owner)
            )
        )
    for schema, role in ((COUNCIL, GATE), (SYNC, GATE), (CONSOLE, OWNER)):
        connection.execute(
            sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(sql.Identifier(schema), sql.Identifier(role))
        )
    connection.execute(
        sql.SQL("CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA {}").format(sql.Identifier(EXTENSIONS))
    )


def function_names(folder: str) -> tuple[str, ...]:
    """Names of the functions in one of the folders "owner", "private" and "public"."""
    return tuple(sorted(file.name.removesuffix(".sql") for file in _sources(folder)))


def _sources(folder: str) -> list[Traversable]:
    found = files("db.central").joinpath("functions", folder).iterdir()
    return [file for file in found if file.name.endswith(".sql")]


def apply_functions(connection: Connection) -> None:
    """Make every function as its file says, under its owner, and remove those that have no file any more.

    A file is named for its function, and there is one function of a name.
    """
    # Bodies name tables and functions that a later file or revision makes.
    connection.execute("SET LOCAL check_function_bodies = off")
    for folder, schema, owner in _FOLDERS:
        connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(owner)))
        for file in sorted(_sources(folder), key=lambda source: source.name):
            _replace(connection, schema, file)
    connection.execute("RESET ROLE")
    _drop(connection, keep_newest=True)


def _replace(connection: Connection, schema: str, file: Traversable) -> None:
    """Make one function as its file says, also where it gives something else than it did."""
    try:
        with connection.transaction():
            connection.execute(file.read_bytes())
    except errors.InvalidFunctionDefinition:
        name = sql.Identifier(schema, file.name.removesuffix(".sql"))
        connection.execute(sql.SQL("DROP FUNCTION {}").format(name))
        connection.execute(file.read_bytes())


def drop_functions(connection: Connection) -> None:
    """Remove every function of the centre, as the administrator: they have two owners."""
    connection.execute("RESET ROLE")
    _drop(connection, keep_newest=False)


def _drop(connection: Connection, *, keep_newest: bool) -> None:
    wanted = [name for folder, _, _ in _FOLDERS for name in function_names(folder)] if keep_newest else []
    rows = connection.execute(
        "SELECT p.oid::regprocedure::text FROM pg_proc AS p WHERE p.pronamespace = ANY (%s::regnamespace[])"
        " AND (p.proname <> ALL (%s) OR p.oid <> (SELECT max(q.oid::bigint) FROM pg_proc AS q"
        " WHERE q.pronamespace = p.pronamespace AND q.proname = p.proname)::oid)",
        ([SYNC, CONSOLE], wanted),
    ).fetchall()
    for (signature,) in rows:
        statement = "DROP FUNCTION {}" if keep_newest else "DROP FUNCTION IF EXISTS {} CASCADE"
        connection.execute(sql.SQL(statement).format(sql.SQL(signature)))
