"""Raw psql in each role: functions are the only way in, and each role has only its own."""

import psycopg
import pytest

from advisor_console.domain.changes import Outcome
from db.central import tables as sync_tables
from db.central.administration import add_advisor, init
from db.central.checking import check
from db.central.rights import read_rights, shipped_rights
from db.schema import ENTITIES
from tests.integration.central.centre import ANN, PASSWORD, ROSE, STAFF, Centre, note, view
from tests.integration.central.sabotage import SABOTAGE

pytestmark = pytest.mark.slow

TABLES = [f"council.{name}" for name in ENTITIES] + [
    f"sync.{table.name}" for table in sync_tables.metadata.sorted_tables
]


@pytest.mark.parametrize("login", STAFF)
def test_no_login_reaches_a_table(centre: Centre, login: str) -> None:
    with centre.raw(login) as connection:
        for table in TABLES:
            for statement in (
                f"SELECT * FROM {table}",
                f"DELETE FROM {table}",
                f"LOCK TABLE {table} IN ACCESS SHARE MODE",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege), connection.transaction():
                    connection.execute(statement.encode())


@pytest.mark.parametrize("login", STAFF)
def test_each_role_calls_its_own_functions_and_no_others(centre: Centre, login: str) -> None:
    groups = {f"console_{role}" for role in STAFF[login]}
    allowed = {name for name, roles in shipped_rights().call.items() if groups & set(roles)}
    query = (
        "SELECT p.proname FROM pg_proc AS p WHERE p.pronamespace IN ('console'::regnamespace,"
        " 'sync'::regnamespace, 'council'::regnamespace) AND has_function_privilege(%s, p.oid, 'EXECUTE')"
    )
    with centre.administrator() as connection:
        assert {name for (name,) in connection.execute(query.encode(), (login,))} == allowed


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE console_gate",
        "SET ROLE console_owner",
        "SET SESSION AUTHORIZATION sam",
        "CREATE TEMP TABLE t (x int)",
        "CREATE TABLE public.t (x int)",
        "CREATE FUNCTION console.sees(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "CREATE SCHEMA mine",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT console.receive('{}', '{}', '{}')",
        "SELECT console.sees('person')",
        "SELECT console.append_feed('{x}', '{}', NULL)",
        "SELECT sync.protected_people()",
        "SELECT sync.hidden_people()",
        "SELECT sync.acts_on('{}', '{}')",
        "SELECT console.audit('P-1')",
        "SELECT console.audit_chain()",
        "ALTER ROLE priya SUPERUSER",
        "ALTER ROLE priya BYPASSRLS",
        "GRANT console_supervisor TO priya",
        "COPY (SELECT 1) TO '/tmp/x'",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT * FROM pg_authid",
        "ALTER FUNCTION console.push RESET ALL",
    ],
)
def test_what_an_advisor_tries_by_hand_is_refused(centre: Centre, statement: str) -> None:
    with centre.raw("priya") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement.encode())


def test_a_login_without_a_role_gets_nowhere(centre: Centre) -> None:
    with centre.administrator() as connection:
        connection.execute("DROP ROLE IF EXISTS stranger")
        connection.execute(f"CREATE ROLE stranger LOGIN PASSWORD '{PASSWORD}'".encode())
    with pytest.raises(psycopg.OperationalError, match="permission denied"), centre.raw("stranger"):
        pass
    with centre.administrator() as connection:
        connection.execute("DROP ROLE stranger")


def test_operators_of_ones_own_do_not_change_what_the_functions_do(centre: Centre) -> None:
    """A search path of the caller's must not reach inside."""
    with centre.raw("priya") as connection:
        connection.execute("SET search_path = pg_temp, public")
        row = connection.execute("SELECT console.snapshot('person', NULL, 10)").fetchone()
    assert row is not None
    assert len(row[0]["rows"]) == 2


def test_row_security_cannot_be_turned_off(centre: Centre) -> None:
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ROSE,))
    with centre.raw("priya") as connection:
        connection.execute("SET row_security = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT console.snapshot('person', NULL, 10)")


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_entity_that_names_a_person_is_hidden_with_them(centre: Centre, entity: str) -> None:
    """The policies are asked as the functions are: by the gate, for the login."""
    people = [key.parent.name for key in ENTITIES[entity].foreign_keys if key.column.table.name == "person"]
    query = "SELECT pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid) FROM pg_policy"
    with centre.administrator() as connection:
        row = connection.execute(
            f"{query} WHERE polname = 'gate' AND polrelid = 'council.{entity}'::regclass".encode()
        ).fetchone()
    assert row is not None
    assert row[0] == row[1]
    for column in people:
        assert f"{column} IN" in row[0]


def test_the_auditor_reads_and_writes_nothing_but_that_they_looked(centre: Centre) -> None:
    auditor = centre.author("aud")
    assert len(auditor.gateway.snapshot("person", None, 10).rows) == 2
    refused = auditor.push(note(ANN, "aud"))
    assert refused.reason == "Your role may not write this here: advisor, body, person id, written at."
    assert auditor.push(view(ROSE, "aud")).outcome is Outcome.APPLIED


def test_the_kiosk_knows_no_person(centre: Centre) -> None:
    with centre.raw("door") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT console.snapshot('person', NULL, 10)")


def test_a_fresh_centre_has_nothing_wrong(centre: Centre) -> None:
    centre.author("priya").push(note(ANN, "priya"))
    assert check(centre.url) == ()


@pytest.mark.parametrize("kind", SABOTAGE)
def test_check_says_what_is_wrong(centre: Centre, kind: str) -> None:
    author = centre.author("priya")
    author.push(note(ANN, "priya"))
    author.push(note(ANN, "priya"))
    with centre.administrator() as connection:
        for deed, _ in SABOTAGE[kind]:
            connection.execute(deed.replace("{}", centre.name).encode())
    said = check(centre.url)
    assert [finding for _, finding in SABOTAGE[kind] if not any(finding in one for one in said)] == [], said


@pytest.mark.parametrize(
    ("tampering", "undoing", "finding"),
    [
        (
            "GRANT console_supervisor TO console_advisor",
            "REVOKE console_supervisor FROM console_advisor",
            "Everybody in console_advisor has the rights of console_supervisor",
        ),
        (
            "GRANT console_owner TO omar",
            "REVOKE console_owner FROM omar",
            "The login omar can act as an owner",
        ),
        (
            "ALTER ROLE console_gate BYPASSRLS",
            "ALTER ROLE console_gate NOBYPASSRLS",
            "The role console_gate may",
        ),
        ("ALTER ROLE console_owner LOGIN", "ALTER ROLE console_owner NOLOGIN", "The role console_owner may"),
        ("ALTER ROLE omar BYPASSRLS", "ALTER ROLE omar NOBYPASSRLS", "The login omar can act as an owner"),
    ],
)
def test_check_says_what_is_wrong_with_the_roles(
    centre: Centre, tampering: str, undoing: str, finding: str
) -> None:
    """Roles are the whole server's, and so is the undoing."""
    try:
        with centre.administrator() as connection:
            connection.execute(tampering.encode())
        assert [said for said in check(centre.url) if finding in said]
    finally:
        with centre.administrator() as connection:
            connection.execute(undoing.encode())
    assert check(centre.url) == ()


def test_a_function_that_was_rewritten_is_found_and_upgrade_puts_it_back(centre: Centre) -> None:
    with centre.administrator() as connection:
        row = connection.execute("SELECT pg_get_functiondef('console.sees'::regproc)").fetchone()
        assert row is not None
        connection.execute(row[0].replace("RETURN EXISTS", "RETURN true OR EXISTS").encode())
    assert check(centre.url) == ("The function console.sees is not the one this programme brings.",)
    init(centre.url)
    assert check(centre.url) == ()


def test_a_database_that_is_no_centre_is_said_to_be_none(database_url: str) -> None:
    assert check(database_url) == ("This database was never set up as a centre: run central init.",)


def test_rights_that_name_what_nobody_knows_are_refused() -> None:
    empty: dict[str, dict[str, list[str]]] = {
        name: {} for name in ("sets", "call", "see", "write", "remove", "work", "actor")
    }
    with pytest.raises(ValueError, match="no role called wizard"):
        read_rights(empty | {"see": {"person": ["wizard"]}})
    with pytest.raises(ValueError, match=r"person\.wand"):
        read_rights(empty | {"write": {"person.wand": ["advisor"]}})


def test_a_role_that_is_taken_away_is_gone_at_once(centre: Centre) -> None:
    def give(roles: list[str]) -> None:
        add_advisor(centre.url, "omar", "Omar", job_title=None, phone=None, roles=roles, password=PASSWORD)

    try:
        give(["display"])
        with centre.raw("omar") as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT console.snapshot('person', NULL, 1)")
    finally:
        give(["advisor"])
