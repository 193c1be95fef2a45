"""Raw psql in each role: whatever is outside the functions of that role is refused."""

from collections.abc import Iterable, Iterator

import psycopg
import pytest

from db.central import tables as sync_tables
from db.central.checking import check
from db.central.policies import secure_database
from db.central.rights import shipped_rights
from db.schema import ENTITIES
from tests.helpers.postgres import ScratchCluster
from tests.integration.central.attacking import code_of, still_serves
from tests.integration.central.centre import STAFF, Centre
from tests.integration.central.conftest import build

REFUSED = "42501"

_TABLES = [f"council.{name}" for name in ENTITIES] + [
    f"sync.{table.name}" for table in sync_tables.metadata.sorted_tables
]
_ON_TABLES = """\
SELECT * FROM {0}
SELECT count(*) FROM {0}
TABLE {0}
INSERT INTO {0} DEFAULT VALUES
DELETE FROM {0}
TRUNCATE {0}
COPY {0} TO STDOUT
COPY {0} FROM STDIN
BEGIN; LOCK TABLE {0} IN ROW SHARE MODE
CREATE INDEX ON {0} ((1))
ALTER TABLE {0} NO FORCE ROW LEVEL SECURITY
DROP TABLE {0}
SELECT '{0}'::regclass::oid FROM {0}
EXPLAIN ANALYZE SELECT * FROM {0}
""".splitlines()

_OF_THE_SERVER = """\
TABLE pg_authid
TABLE pg_shadow
TABLE pg_statistic
TABLE pg_statistic_ext_data
TABLE pg_largeobject
TABLE pg_user_mapping
TABLE pg_hba_file_rules
TABLE pg_file_settings
TABLE pg_config
TABLE pg_backend_memory_contexts
TABLE pg_shmem_allocations
TABLE pg_replication_origin_status
SELECT subconninfo FROM pg_subscription
SELECT pg_read_file('PG_VERSION')
SELECT pg_read_binary_file('PG_VERSION')
SELECT pg_ls_dir('.')
SELECT pg_stat_file('PG_VERSION')
SELECT pg_ls_logdir()
SELECT pg_ls_waldir()
SELECT pg_current_logfile()
SELECT pg_reload_conf()
SELECT pg_rotate_logfile()
SELECT pg_switch_wal()
SELECT pg_create_restore_point('x')
SELECT pg_stat_reset()
SELECT pg_log_backend_memory_contexts(pg_backend_pid())
SELECT pg_backup_start('x')
SELECT pg_logical_emit_message(false, 'x', 'fills the disk')
SELECT pg_create_physical_replication_slot('x')
COPY (SELECT 1) TO '/tmp/x'
COPY (SELECT 1) TO PROGRAM 'true'
LOAD 'nothing'
ALTER SYSTEM SET fsync = off
CHECKPOINT
""".splitlines()

_LARGE_OBJECTS = """\
SELECT lo_create(0)
SELECT lo_creat(-1)
SELECT lo_from_bytea(0, 'x')
SELECT lo_import('/etc/passwd')
SELECT lo_export(1, '/tmp/x')
SELECT lo_put(1, 0, 'x')
SELECT lo_open(1, 131072)
SELECT lo_unlink(1)
SELECT lo_get(1)
SELECT lo_truncate(0, 0)
SELECT lowrite(0, 'x')
""".splitlines()

_LOCKS = [
    f"SELECT pg_{attempt}advisory_{scope}lock{mode}({key})"
    for attempt in ("", "try_")
    for scope in ("", "xact_")
    for mode in ("", "_shared")
    for key in ("1", "1, 1")
]

_MAKING = """\
CREATE TEMP TABLE t (x int)
CREATE TEMP VIEW v AS SELECT 1
CREATE TEMP SEQUENCE s
CREATE TABLE public.t (x int)
CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'
SELECT 1 AS x INTO TEMP t
CREATE SCHEMA mine
CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE VIEW console.v AS SELECT 1
CREATE FUNCTION console.sees(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'
CREATE FOREIGN DATA WRAPPER w
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION console.sees()
CREATE PUBLICATION p
CREATE DATABASE d
CREATE TABLESPACE t LOCATION '/tmp'
CREATE TYPE public.y AS (x int)
CREATE CAST (text AS integer) WITH INOUT
CREATE OPERATOR public.=== (FUNCTION = texteq, LEFTARG = text, RIGHTARG = text)
COMMENT ON SCHEMA console IS 'mine'
ALTER FUNCTION console.push RESET ALL
DROP FUNCTION console.push
ALTER SCHEMA console OWNER TO CURRENT_USER
ALTER DATABASE postgres SET fsync = off
DROP SCHEMA council CASCADE
DROP OWNED BY console_gate
REASSIGN OWNED BY console_gate TO CURRENT_USER
""".splitlines()

_SETTINGS = """\
SET session_replication_role = replica
SET log_min_messages = debug5
SET log_statement = 'all'
SET max_stack_depth = '7MB'
SET temp_file_limit = -1
SET lc_messages = 'C'
SET allow_system_table_mods = on
SET ignore_checksum_failure = on
ALTER ROLE CURRENT_USER SET session_replication_role = replica
""".splitlines()


_RIGHTS = (
    "SUPERUSER", "BYPASSRLS", "CREATEROLE", "CREATEDB", "REPLICATION", "CONNECTION LIMIT -1",
    "VALID UNTIL 'infinity'",
)  # fmt: skip


def _on_roles(login: str) -> Iterator[str]:
    for role in ("console_owner", "console_gate", "postgres", "pg_read_all_data", "pg_signal_backend"):
        yield f"SET ROLE {role}"
        yield f"GRANT {role} TO {login}"
    mine = {f"console_{role}" for role in STAFF[login]}
    for role in {f"console_{role}" for roles in STAFF.values() for role in roles} - mine:
        yield f"SET ROLE {role}"
        yield f"GRANT {role} TO {login}"
    for other in ("postgres", *(name for name in STAFF if name != login)):
        yield f"SET SESSION AUTHORIZATION {other}"
        yield f"SET ROLE {other}"
        yield f"ALTER ROLE {other} PASSWORD 'taken over'"
        yield f"GRANT {other} TO {login}"
    for right in _RIGHTS:
        yield f"ALTER ROLE {login} {right}"
    yield f"DROP ROLE {login}"
    yield "CREATE ROLE eve LOGIN"


def _attack(connection: psycopg.Connection, statements: Iterable[str]) -> dict[str, str]:
    """What came of each statement that was not refused for want of a right."""
    found = {statement: code_of(connection, statement) for statement in statements}
    return {statement: code for statement, code in found.items() if code != REFUSED}


@pytest.mark.parametrize("login", STAFF)
def test_what_is_outside_the_role_is_refused(centre: Centre, login: str) -> None:
    with centre.raw(login) as connection:
        for table in _TABLES:
            assert _attack(connection, [form.format(table) for form in _ON_TABLES]) == {}
        others = (*_OF_THE_SERVER, *_LARGE_OBJECTS, *_LOCKS, *_MAKING, *_SETTINGS, *_on_roles(login))
        assert _attack(connection, others) == {}
    still_serves(centre)
    assert check(centre.url) == ()


@pytest.mark.parametrize("login", STAFF)
def test_functions_of_others_are_refused(centre: Centre, login: str) -> None:
    mine = {f"console_{role}" for role in STAFF[login]}
    allowed = {name for name, roles in shipped_rights().call.items() if mine & set(roles)}
    query = (
        "SELECT p.proname, format('SELECT %s(%s)', p.oid::regproc,"
        " (SELECT string_agg('NULL::' || t::regtype, ', ') FROM unnest(p.proargtypes) AS t)) FROM pg_proc p"
        " WHERE p.pronamespace IN ('console'::regnamespace, 'sync'::regnamespace)"
    )
    with centre.administrator() as administrator:
        calls = administrator.execute(query.encode()).fetchall()
    assert len(calls) > 50
    with centre.raw(login) as connection:
        for name, call in calls:
            assert name in allowed or code_of(connection, call) == REFUSED
        # Under the name of a role one has, one has no more than before.
        for role in STAFF[login]:
            connection.execute(f"SET ROLE console_{role}".encode())
            assert _attack(connection, ("TABLE council.person", "TABLE sync.command", _MAKING[0])) == {}
            connection.execute("RESET ROLE")
    still_serves(centre)


@pytest.mark.parametrize("login", STAFF)
def test_the_catalogue_tells_nothing_of_residents(centre: Centre, login: str) -> None:
    leaks = (
        "SELECT count(*) FROM pg_stats WHERE schemaname IN ('council', 'sync')",
        "SELECT count(*) FROM pg_stats_ext WHERE schemaname IN ('council', 'sync')",
        "SELECT count(*) FROM information_schema.columns WHERE table_schema IN ('council', 'sync')",
        "SELECT count(*) FROM pg_stat_activity WHERE usename <> session_user AND query NOT LIKE '<%'",
    )
    with centre.administrator() as administrator:
        administrator.execute("ANALYZE council.person")
        row = administrator.execute(leaks[0].encode()).fetchone()
        assert row is not None
        assert row[0] > 0
    with centre.raw(login) as connection, centre.raw("omar" if login != "omar" else "priya") as other:
        other.execute("SELECT 'a name that is nobody else''s to read'")
        for leak in leaks:
            assert connection.execute(leak.encode()).fetchone() == (0,), leak


def test_one_endless_sort_cannot_fill_the_servers_disk(centre: Centre) -> None:
    with centre.raw("priya") as connection:
        assert connection.execute("SHOW temp_file_limit").fetchone() == ("2GB",)
        assert code_of(connection, "SET temp_file_limit = -1") == REFUSED
        assert code_of(connection, "ALTER ROLE priya SET temp_file_limit = -1") == REFUSED


def test_how_the_functions_read_names_is_not_the_clients_to_set(centre: Centre) -> None:
    """Before PL/pgSQL is loaded anything may be set under its name; it must not come to hold."""
    with centre.raw("priya") as connection:
        code_of(connection, "SET plpgsql.variable_conflict = use_column")
        connection.execute("SELECT console.sites()")
        assert connection.execute("SHOW plpgsql.variable_conflict").fetchone() == ("error",)
        assert code_of(connection, "SET plpgsql.variable_conflict = use_column") == REFUSED
        assert code_of(connection, "ALTER ROLE priya SET plpgsql.variable_conflict = use_column") == REFUSED


def test_a_login_cannot_be_lent(debian_cluster: ScratchCluster) -> None:
    """Before PostgreSQL 15 a login could grant itself to others; what an administrator lends is found."""
    url = debian_cluster.create(debian_cluster.template("centre", build))
    with psycopg.connect(url) as connection:
        secure_database(connection)
    centre = Centre(url)
    with centre.raw("sam") as connection:
        assert code_of(connection, "GRANT sam TO priya") == REFUSED
    with centre.administrator() as administrator:
        administrator.execute("GRANT sam TO priya")
    try:
        assert check(url) == ("priya can act as sam: no login should be a member of another.",)
    finally:
        with centre.administrator() as administrator:
            administrator.execute("REVOKE sam FROM priya")
    assert check(url) == ()
    centre.close()
    debian_cluster.drop(url)
