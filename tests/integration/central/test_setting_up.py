"""Setting a centre up, taking it down, and letting people in."""

import re
from collections.abc import Callable

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from advisor_console.domain.errors import WorldError
from db.central import tables as sync_tables
from db.central.administration import add_advisor, init, upgrade
from db.central.bulk import bulk_load
from db.central.checking import check
from db.central.installation import ensure_schemas
from db.central.migrating import (
    administrator,
    current_revision,
    differences,
    head_revision,
    migrate,
    psycopg_of,
)
from db.central.roles import ensure_roles
from db.schema import ENTITIES, metadata
from tests.integration.central.centre import ANN, PASSWORD, Centre, fixed_id, note

_SHAPE = """
SELECT n.nspname || '.' || c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)
       || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || a.attidentity::text
       || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE n.nspname IN ('council', 'sync') AND c.relkind = 'r' AND c.relname <> 'alembic_version'
UNION ALL
SELECT k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint AS k
WHERE k.connamespace IN ('council'::regnamespace, 'sync'::regnamespace)
  AND k.conname NOT LIKE '%not_null' AND k.conname NOT LIKE 'alembic%'
UNION ALL
SELECT i.indexname, i.indexdef FROM pg_indexes AS i
WHERE i.schemaname IN ('council', 'sync') AND i.tablename <> 'alembic_version'
"""


_LETTERS_OF_BEFORE = """
INSERT INTO person (id, reference, given_names, family_name) VALUES (gen_random_uuid(), 'P-1', 'Ann', 'Lee');
INSERT INTO case_file (id, reference, service, title, department, opened_at)
VALUES (gen_random_uuid(), 'WD-20418', 'waste', 'Bins', 'Waste', now());
INSERT INTO notification (id, reference, kind, person_id, told, reported_at, advisor)
SELECT gen_random_uuid(), 'MV-1', 'move', id, '{}', now(), 'priya' FROM person;
INSERT INTO letter (id, reference, person_id, title, template, template_version, language, format, pages,
                    sha256, delivery, issued_at, advisor)
SELECT gen_random_uuid(), r, p.id, 'T', 'move', '1', 'en', 'standard', 1, '0', 'post', now(), 'priya'
FROM person AS p, unnest(array['MV-1-L1', 'WD-20418-L7Q2K', 'WD-2-L1', 'LT-L7Q2KM']) AS r;
"""


def _shape(url: str) -> dict[str, str]:
    with psycopg.connect(url) as connection:
        return dict(connection.execute(_SHAPE.encode()).fetchall())


def test_the_first_revision_makes_exactly_what_the_models_say(
    make_database: Callable[[str | None], str],
) -> None:
    migrated, modelled = make_database(None), make_database(None)
    init(migrated)
    with administrator(modelled) as connection:
        ensure_roles(psycopg_of(connection))
        ensure_schemas(psycopg_of(connection))
        metadata.create_all(connection)
        sync_tables.metadata.create_all(connection)
    shape = _shape(migrated)
    assert shape == _shape(modelled)
    assert len(shape) > 300
    with administrator(migrated) as connection:
        assert differences(connection) == []


def test_down_leaves_nothing_and_up_again_makes_the_same(database_url: str) -> None:
    init(database_url)
    shape = _shape(database_url)
    with administrator(database_url) as connection:
        migrate(connection, "base")
        assert current_revision(connection) is None
    assert _shape(database_url) == {}
    with psycopg.connect(database_url) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_proc WHERE pronamespace::regnamespace::text IN ('console', 'sync')"
        ).fetchone()
    assert row == (0,)
    init(database_url)
    assert _shape(database_url) == shape
    assert check(database_url) == ()


def test_letters_of_before_say_which_case_they_are_about(database_url: str) -> None:
    with administrator(database_url) as connection:
        ensure_roles(psycopg_of(connection))
        ensure_schemas(psycopg_of(connection))
        migrate(connection, "r0010")
        connection.exec_driver_sql("SET LOCAL ROLE console_owner")
        connection.exec_driver_sql(_LETTERS_OF_BEFORE)
        migrate(connection)
    with psycopg.connect(database_url) as found:
        rows = found.execute("SELECT reference, case_reference FROM council.letter ORDER BY 1").fetchall()
    assert rows == [
        ("LT-L7Q2KM", None), ("MV-1-L1", "MV-1"), ("WD-2-L1", None), ("WD-20418-L7Q2K", "WD-20418")
    ]  # fmt: skip


def test_setting_up_again_changes_nothing_of_the_council(centre: Centre) -> None:
    author = centre.author("priya")
    author.push(note(ANN, "priya"))
    before = author.gateway.server_info()
    upgrade(centre.url)
    init(centre.url, {"name": "Another name"})
    after = centre.gateway("priya").server_info()
    assert (after.epoch, after.last, after.last_hash) == (before.epoch, before.last, before.last_hash)
    assert centre.value("SELECT body ->> 'name' FROM council.council_profile") == "Westerdale"


def test_a_function_that_gave_something_else_before_is_replaced_too(centre: Centre) -> None:
    with centre.administrator() as connection:
        connection.execute("DROP FUNCTION console.in_step, console.head")
        connection.execute("SET LOCAL ROLE console_gate")
        connection.execute("CREATE FUNCTION console.head(OUT seq bigint) LANGUAGE sql AS 'SELECT 1::bigint'")
    assert any("console.head" in found for found in check(centre.url))
    upgrade(centre.url)
    assert check(centre.url) == ()


def test_a_set_up_that_fails_leaves_nothing(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the line was cut")

    monkeypatch.setattr("db.central.administration.apply_grants", fail)
    with pytest.raises(RuntimeError):
        init(database_url)
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 'council'").fetchone()
    assert row == (0,)


def test_two_centres_never_share_a_history(make_database: Callable[[str | None], str]) -> None:
    hashes = set()
    for _ in range(2):
        url = make_database(None)
        init(url)
        with psycopg.connect(url) as connection:
            row = connection.execute("SELECT value FROM sync.setting WHERE name = 'floor_hash'").fetchone()
            assert row is not None
            hashes.add(row[0])
    assert len(hashes) == 2


def test_an_administrator_who_is_no_superuser_can_set_a_centre_up(
    make_database: Callable[[str | None], str],
) -> None:
    init(make_database(None))  # the roles are there
    url = make_database(None)
    name = url.rpartition("/")[2]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS caretaker")
        connection.execute(f"CREATE ROLE caretaker LOGIN CREATEROLE PASSWORD '{PASSWORD}'".encode())
        roles = connection.execute(
            "SELECT string_agg(rolname, ', ') FROM pg_roles WHERE rolname LIKE 'console%'"
        )
        row = roles.fetchone()
        assert row is not None
        connection.execute(f"GRANT {row[0]} TO caretaker WITH ADMIN OPTION".encode())
        connection.execute(f"ALTER DATABASE {name} OWNER TO caretaker".encode())
    own = make_conninfo(url, user="caretaker", password=PASSWORD)
    init(own, {"name": "Westerdale"})
    add_advisor(
        own, "newcomer", "New Comer", job_title=None, phone=None, roles=["advisor"], password=PASSWORD
    )
    with psycopg.connect(own) as connection:
        rows = [(fixed_id(1), "P-1", "Ann", "Lee")]
        assert bulk_load(connection, "person", ("id", "reference", "given_names", "family_name"), rows) == 1
    newcomer = Centre(url).author("newcomer")
    assert newcomer.push(note(fixed_id(1), "newcomer")).outcome == "applied"
    newcomer.gateway.close()
    # All that only a superuser can mend is said.
    assert [said for said in check(own) if "Everybody may call" not in said] == []
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"ALTER DATABASE {name} OWNER TO postgres".encode())
        connection.execute("REASSIGN OWNED BY caretaker TO postgres")
        connection.execute("DROP OWNED BY caretaker CASCADE")
        connection.execute("DROP ROLE newcomer")
        connection.execute("DROP ROLE caretaker")


def test_an_advisor_is_let_in_with_name_and_roles(centre: Centre) -> None:
    info = centre.gateway("sam").server_info()
    assert (info.login, info.full_name) == ("sam", "Sam")
    assert info.roles == ("console_protected", "console_supervisor")
    assert info.revision == head_revision()


def test_the_password_is_kept_as_a_scram_secret_only(centre: Centre) -> None:
    secret = centre.value("SELECT rolpassword FROM pg_authid WHERE rolname = 'priya'")
    assert re.fullmatch(r"SCRAM-SHA-256\$\d+:.+", secret)
    assert PASSWORD not in secret


@pytest.mark.parametrize(
    "login", ["", "Priya", "console_owner", "pg_x", "9lives", 'x"; DROP ROLE y; --', "a" * 64, "postgres "]
)
def test_unfit_logins_are_refused(centre: Centre, login: str) -> None:
    with pytest.raises(ValueError, match="A login starts with"):
        add_advisor(centre.url, login, "X", job_title=None, phone=None, roles=["advisor"], password=PASSWORD)


@pytest.mark.parametrize("roles", [[], ["protected"], ["wizard"], ["owner"], ["console_gate"]])
def test_unfit_roles_are_refused(centre: Centre, roles: list[str]) -> None:
    with pytest.raises(ValueError, match=r"at least one role|no role called"):
        add_advisor(centre.url, "eve", "Eve", job_title=None, phone=None, roles=roles, password=PASSWORD)
    assert centre.value("SELECT count(*) FROM pg_roles WHERE rolname = 'eve'") == 0


def test_an_administrators_own_role_is_never_made_an_advisor(centre: Centre) -> None:
    with pytest.raises(ValueError, match="administrator"):
        add_advisor(
            centre.url, "postgres", "Root", job_title=None, phone=None, roles=["advisor"], password=PASSWORD
        )


def test_every_sentence_and_every_right_reaches_the_centre(centre: Centre) -> None:
    assert centre.value("SELECT count(*) FROM sync.entity") == len(ENTITIES)
    stored = centre.value(
        "SELECT count(*) FROM sync.sentence AS s JOIN pg_constraint AS k ON k.conname = s.constraint_name"
    )
    assert stored == centre.value("SELECT count(*) FROM sync.sentence") > 10
    assert centre.value("SELECT group_name FROM sync.field WHERE name = 'paon'") == "address"


def test_what_is_no_centre_is_not_upgraded_into_one(database_url: str) -> None:
    with pytest.raises(WorldError, match="never set up"):
        upgrade(database_url)
    with psycopg.connect(database_url) as connection:
        row = connection.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 'council'").fetchone()
    assert row == (0,)


def test_a_centre_of_a_newer_version_is_left_alone_and_said_to_be_one(centre: Centre) -> None:
    with centre.administrator() as connection:
        connection.execute("UPDATE sync.alembic_version SET version_num = 'r9999'")
        connection.execute("ALTER FUNCTION console.push RESET search_path")
    with pytest.raises(WorldError, match="r9999, which a newer version made"):
        upgrade(centre.url)
    assert check(centre.url) == (
        "The centre is at revision r9999, which a newer version made: examine it with that version.",
    )
    assert centre.value("SELECT version_num FROM sync.alembic_version") == "r9999"
