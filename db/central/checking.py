"""`central check`: is the centre still what was set up? Each thing that is wrong in plain words."""

from collections.abc import Iterator, Sequence
from typing import LiteralString

from psycopg import Connection, sql

from advisor_console.domain.errors import WorldError
from db.central import tables as sync_tables
from db.central.blueprint import departures
from db.central.chain import broken_links
from db.central.checking_functions import wrong_calls, wrong_functions
from db.central.migrating import (
    administrator,
    current_revision,
    differences,
    head_revision,
    is_known,
    psycopg_of,
)
from db.central.policies import CONSOLE, COUNCIL, NOT_FOR_EVERYBODY, SYNC
from db.central.rights import Rights, making_order, rights_here, rights_tables, shipped_rights
from db.central.roles import BESIDE, GATE, GROUPS, LOGIN, OWNER
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
        rights, unfit = _rights(raw)
        findings = [
            *_roles(raw),
            *_tables(raw),
            *_table_grants(raw),
            *wrong_functions(raw),
            *wrong_calls(raw, rights),
            *unfit,
            *_rights_tables(raw, rights),
            *_settings(raw),
            *_lurking(raw),
            *_default_rights(raw),
            *_database(raw),
            *broken_links(raw),
        ]
        if revision != head_revision():
            findings.append(f"The schema is at {revision}, not {head_revision()}: run central upgrade.")
        else:
            findings += [f"The schema differs: {found}" for found in differences(connection)]
            findings += departures(connection)
    return tuple(findings)


def _each(connection: Connection, query: LiteralString, *arguments: object) -> Iterator[tuple[str, ...]]:
    for row in connection.execute(query, arguments):
        yield tuple(str(value) for value in row)


def _roles(connection: Connection) -> Iterator[str]:
    wanted = (OWNER, GATE, LOGIN, *GROUPS, *BESIDE)
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
        "SELECT m.member::regrole, m.roleid::regrole FROM pg_auth_members AS m"
        " WHERE m.roleid::regrole::text = ANY (%s) AND m.member::regrole::text = ANY (%s)"
        " AND NOT (m.roleid::regrole::text = %s AND m.member::regrole::text = ANY (%s)) ORDER BY 1, 2"
    )
    for member, role in _each(connection, query, list(wanted), list(wanted), LOGIN, list(GROUPS)):
        yield f"Everybody in {member} has the rights of {role}."
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


def _rights(connection: Connection) -> tuple[Rights, list[str]]:
    """The rights that the council's profile makes, or the shipped ones with the reason why it makes none."""
    try:
        return rights_here(connection), []
    except WorldError as error:
        return shipped_rights(), [error.sentence]


def _rights_tables(connection: Connection, rights: Rights) -> Iterator[str]:
    for table, (columns, rows) in rights_tables(rights).items():
        statement = sql.SQL("SELECT {} FROM {}").format(
            sql.SQL(", ").join(map(sql.Identifier, columns)), sql.Identifier(SYNC, table)
        )
        found = {_plain(row) for row in connection.execute(statement)}
        for name in sorted({str(row[0]) for row in found ^ {_plain(row) for row in rows}}):
            yield f"{SYNC}.{table} is not as it was set up for {name}."


def _plain(row: Sequence[object]) -> tuple[object, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in row)


def _settings(connection: Connection) -> Iterator[str]:
    query: LiteralString = (
        "SELECT (SELECT count(*) FROM sync.feed_lock), (SELECT count(*) FROM sync.epoch),"
        " array(SELECT s.name FROM sync.setting AS s), (SELECT h.seq FROM console.head() AS h),"
        " coalesce((SELECT max(c.position) FROM sync.command AS c), 0),"
        " coalesce((SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'durable'), 0),"
        " coalesce((SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'durable_position'), 0),"
        " (SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'floor'),"
        " (SELECT s.value FROM sync.setting AS s WHERE s.name = 'making_order')"
    )
    row = connection.execute(query).fetchone()
    assert row is not None  # noqa: S101  a SELECT without FROM gives one row
    locks, epochs, names, last, end, durable, durable_position, floor, order = row
    if locks != 1:
        yield "The feed's lock is missing: nobody can be kept from writing beside another."
    if epochs == 0:
        yield "The centre has no history (sync.epoch is empty)."
    for name in sorted({"floor", "floor_hash", "oldest_console"} - set(names)):
        yield f"The setting {name} is missing."
    if order != making_order():
        yield "The setting making_order is not as it was set up."
    if durable > last or durable_position > end:
        yield "The durable mark is beyond what there is: consoles would forget what no backup holds."
    if floor is not None and floor > durable:
        yield "The feed was pruned beyond the durable mark."


def _lurking(connection: Connection) -> Iterator[str]:
    """What acts by itself when rows are written or read; the centre has nothing of the kind."""
    query: LiteralString = (
        "SELECT 'trigger', t.tgname, c.relnamespace::regnamespace || '.' || c.relname"
        " FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal"
        " AND c.relnamespace = ANY ('{council,sync}'::regnamespace[])"
        " UNION ALL SELECT 'rule', r.rulename, c.relnamespace::regnamespace || '.' || c.relname"
        " FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class WHERE c.relkind IN ('r', 'p')"
        " AND c.relnamespace = ANY ('{council,sync}'::regnamespace[]) ORDER BY 1, 2"
    )
    for kind, name, table in _each(connection, query):
        yield f"The {kind} {name} on {table} is not part of the centre."
    query = "SELECT e.evtname FROM pg_event_trigger AS e ORDER BY 1"
    for (name,) in _each(connection, query):
        yield f"The event trigger {name} is not part of the centre."
    query = (
        "SELECT c.relname, pg_get_userbyid(c.relowner) FROM pg_class AS c"
        " WHERE c.relnamespace = 'console'::regnamespace ORDER BY 1"
    )
    for name, _ in _each(connection, query):
        yield f"console.{name} is not part of the centre."


def _default_rights(connection: Connection) -> Iterator[str]:
    query: LiteralString = (
        "SELECT r.name FROM unnest(%s::text[]) AS r (name) WHERE NOT EXISTS ("
        " SELECT 1 FROM pg_default_acl AS d WHERE d.defaclrole = r.name::regrole AND d.defaclnamespace = 0"
        " AND d.defaclobjtype = 'f' AND NOT EXISTS ("
        "  SELECT 1 FROM aclexplode(d.defaclacl) AS a WHERE a.grantee <> d.defaclrole)) ORDER BY 1"
    )
    for (name,) in _each(connection, query, [OWNER, GATE]):
        yield f"Functions that {name} makes would be open to everybody."


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
