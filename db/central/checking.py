"""`central check`: is the centre still what was set up? Each thing that is wrong in plain words."""

from collections.abc import Iterator
from importlib.resources import files
from typing import LiteralString

from psycopg import Connection

from db.central import tables as sync_tables
from db.central.chain import broken_links
from db.central.installation import function_names
from db.central.migrating import (
    administrator,
    current_revision,
    differences,
    head_revision,
    is_known,
    psycopg_of,
)
from db.central.policies import CONSOLE, COUNCIL, NOT_FOR_EVERYBODY, SYNC
from db.central.rights import shipped_rights
from db.central.roles import GATE, GROUPS, LOGIN, OWNER, PROTECTED
from db.schema import ENTITIES


def check(url: str) -> tuple[str, ...]:
    """Examine the centre at an administrator's libpq address; an empty answer means that all is well.

    Covers roles, ownership, row-level security, grants, functions, the two hash chains, and the schema.
    """
    with administrator(url) as connection:
        revision = current_revision(connection)
        if revision is None:
            return ("This database was never set up as a centre: run central init.",)
        if not is_known(revision):
            # Its roles, tables and functions are not those of this version, and all would look wrong.
            newer = f"The centre is at revision {revision}, which a newer version made"
            return (f"{newer}: examine it with that version.",)
        raw = psycopg_of(connection)
        findings = [
            *_roles(raw),
            *_tables(raw),
            *_table_grants(raw),
            *_functions(raw),
            *_function_grants(raw),
            *_database(raw),
            *broken_links(raw),
        ]
        if revision != head_revision():
            findings.append(f"The schema is at {revision}, not {head_revision()}: run central upgrade.")
        else:
            findings += [f"The schema differs: {found}" for found in differences(connection)]
    return tuple(findings)


def _each(connection: Connection, query: LiteralString, *arguments: object) -> Iterator[tuple[str, ...]]:
    for row in connection.execute(query, arguments):
        yield tuple(str(value) for value in row)


def _roles(connection: Connection) -> Iterator[str]:
    wanted = (OWNER, GATE, LOGIN, *GROUPS, PROTECTED)
    found = {name for (name,) in _each(connection, "SELECT rolname FROM pg_roles")}
    for name in wanted:
        if name not in found:
            yield f"The role {name} is missing."
    query: LiteralString = (
        "SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)"
        " AND (rolcanlogin OR rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)"
    )
    for (name,) in _each(connection, query, list(wanted)):
        yield f"The role {name} may log in or has rights of the server's own."
    query = (
        "SELECT r.rolname FROM pg_roles AS r WHERE r.rolcanlogin AND NOT r.rolsuper AND NOT r.rolcreaterole"
        " AND (pg_has_role(r.oid, %s, 'MEMBER') OR pg_has_role(r.oid, %s, 'MEMBER') OR"
        " (r.rolbypassrls AND pg_has_role(r.oid, %s, 'MEMBER')))"
    )
    for (name,) in _each(connection, query, OWNER, GATE, LOGIN):
        yield f"The login {name} can act as an owner, or past row-level security."
    query = (
        "SELECT m.rolname, r.rolname FROM pg_auth_members AS a JOIN pg_roles AS r ON r.oid = a.roleid"
        " JOIN pg_roles AS m ON m.oid = a.member WHERE r.rolcanlogin AND pg_has_role(r.oid, %s, 'MEMBER')"
        " AND NOT (r.rolsuper OR m.rolsuper OR m.rolcreaterole) ORDER BY 1, 2"
    )
    for member, login in _each(connection, query, LOGIN):
        yield f"{member} can act as {login}: no login should be a member of another."


def _tables(connection: Connection) -> Iterator[str]:
    query: LiteralString = (
        "SELECT n.nspname, c.relname, pg_get_userbyid(c.relowner),"
        " c.relrowsecurity AND c.relforcerowsecurity,"
        " (SELECT string_agg(p.polname || '>' || array_to_string(p.polroles::regrole[], ','), ' '"
        "  ORDER BY p.polname) FROM pg_policy AS p WHERE p.polrelid = c.oid)"
        " FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
        " WHERE n.nspname IN ('council', 'sync') AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
        " ORDER BY 1, 2"
    )
    known = {f"{COUNCIL}.{name}" for name in ENTITIES}
    known |= {f"{SYNC}.{table.name}" for table in sync_tables.metadata.sorted_tables}
    for schema, name, owner, forced, policies in _each(connection, query):
        place = f"{schema}.{name}"
        if owner != OWNER:
            yield f"{place} belongs to {owner}, not to {OWNER}."
        if place == f"{SYNC}.alembic_version":
            continue
        if place not in known:
            yield f"{place} is not part of the centre."
        if forced != "True":
            yield f"{place} has no forced row-level security."
        if policies != f"gate>{GATE} owner>{OWNER}":
            yield f"{place} has other policies than it should ({policies})."


def _table_grants(connection: Connection) -> Iterator[str]:
    query: LiteralString = (
        "SELECT DISTINCT n.nspname, c.relname,"
        " CASE a.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(a.grantee)::text END"
        " FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace,"
        " LATERAL (SELECT * FROM aclexplode(c.relacl) UNION ALL SELECT x.* FROM pg_attribute AS t,"
        "  aclexplode(t.attacl) AS x WHERE t.attrelid = c.oid) AS a"
        " WHERE n.nspname IN ('council', 'sync')"
        " AND (a.grantee = 0 OR pg_get_userbyid(a.grantee) <> ALL (%s)) ORDER BY 1, 2, 3"
    )
    for schema, name, grantee in _each(connection, query, [OWNER, GATE]):
        yield f"{grantee} has rights on {schema}.{name}."
    query = (
        "SELECT n.nspname, CASE a.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(a.grantee)::text END,"
        " a.privilege_type FROM pg_namespace AS n, aclexplode(n.nspacl) AS a"
        " WHERE n.nspname IN ('council', 'sync', 'console', 'public') ORDER BY 1, 2, 3"
    )
    allowed = {(COUNCIL, GATE), (SYNC, GATE), (CONSOLE, LOGIN), (CONSOLE, OWNER)}
    own = {(COUNCIL, OWNER), (SYNC, OWNER), (CONSOLE, GATE)}
    for schema, grantee, privilege in _each(connection, query):
        fits = (schema, grantee) in own or ((schema, grantee) in allowed and privilege == "USAGE")
        if not fits and (schema != "public" or grantee == "everybody"):
            yield f"{grantee} has {privilege} on the schema {schema}."


def _functions(connection: Connection) -> Iterator[str]:
    query: LiteralString = (
        "SELECT n.nspname, p.proname, pg_get_userbyid(p.proowner), p.prosecdef,"
        " coalesce(array_to_string(p.proconfig, ';'), ''), p.prosrc"
        " FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace"
        " WHERE n.nspname IN ('council', 'sync', 'console') ORDER BY 1, 2"
    )
    missing = _expected_bodies()
    for schema, name, owner, definer, settings, body in _each(connection, query):
        place = f"{schema}.{name}"
        folder, source = missing.pop(place, ("", ""))
        if not folder:
            yield f"The function {place} is not part of the centre, or there are two of it."
            continue
        if owner != (OWNER if folder == "owner" else GATE):
            yield f"The function {place} belongs to {owner}."
        if (definer == "True") != (folder != "private"):
            yield f"The function {place} does not run under the right role."
        if folder != "private" and "search_path=pg_catalog, pg_temp" not in settings.split(";"):
            yield f"The function {place} has no fixed search path."
        if body.strip() != source:
            yield f"The function {place} is not the one this programme brings."
    for place in missing:
        yield f"The function {place} is missing."


def _expected_bodies() -> dict[str, tuple[str, str]]:
    found = {}
    for folder in ("owner", "private", "public"):
        for name in function_names(folder):
            text = files("db.central").joinpath("functions", folder, f"{name}.sql").read_text("utf-8")
            schema = SYNC if folder == "owner" else CONSOLE
            found[f"{schema}.{name}"] = (folder, text.split("$$")[1].strip())
    return found


def _function_grants(connection: Connection) -> Iterator[str]:
    query: LiteralString = (
        "SELECT n.nspname, p.proname,"
        " CASE a.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(a.grantee)::text END"
        " FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace,"
        " aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a"
        " WHERE n.nspname IN ('council', 'sync', 'console') AND a.grantee <> p.proowner ORDER BY 1, 2, 3"
    )
    expected = {(name, role) for name, roles in shipped_rights().call.items() for role in roles}
    expected |= {("announce_reload", OWNER)} | {(name, GATE) for name in function_names("owner")}
    found = set()
    for schema, name, grantee in _each(connection, query):
        found.add((name, grantee))
        if (name, grantee) not in expected:
            yield f"{grantee} may call {schema}.{name} and should not."
    for name, role in sorted(expected - found):
        yield f"{role} may not call {name} and should."


def _database(connection: Connection) -> Iterator[str]:
    query: LiteralString = (
        "SELECT a.privilege_type FROM pg_database AS d,"
        " aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) AS a"
        " WHERE d.datname = current_database() AND a.grantee = 0 ORDER BY 1"
    )
    for (privilege,) in _each(connection, query):
        yield f"Everybody has {privilege} on the database."
    query = (
        "SELECT DISTINCT p.proname FROM pg_proc AS p,"
        " aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a"
        " WHERE p.pronamespace = 'pg_catalog'::regnamespace AND a.grantee = 0"
        " AND p.proname = ANY (%s) ORDER BY 1"
    )
    for (name,) in _each(connection, query, list(NOT_FOR_EVERYBODY)):
        yield f"Everybody may call {name}, which the centre has no use for; a superuser can revoke it."
    query = "SELECT setting FROM pg_settings WHERE name = 'max_prepared_transactions' AND setting <> '0'"
    for (_,) in _each(connection, query):
        yield "max_prepared_transactions is not 0: a prepared transaction could hold the feed for ever."
