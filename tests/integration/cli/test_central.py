"""`central init`, `upgrade`, `check` and `add-advisor` against a real PostgreSQL."""

import socket
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.integration.cli.conftest import without_login
from tests.integration.cli.processes import LOGIN, PASSWORD, Said, run

pytestmark = pytest.mark.slow


def _value(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row[0]


def _add(url: str, login: str, *more: str, password: str = PASSWORD) -> Said:
    return run(
        "central", "add-advisor", login, "--name", "Omar Haddad", "--url", url, *more,
        variables={"ADVISOR_CONSOLE_PASSWORD": password},
    )  # fmt: skip


def test_an_empty_database_becomes_a_centre_and_stays_one(database_url: str) -> None:
    made = run("central", "init", "--url", database_url)
    assert (made.status, made.err) == (0, "")
    assert run("central", "check", "--json", "--url", database_url).json() == {"ok": True, "findings": []}
    history = _value(database_url, "SELECT value FROM sync.setting WHERE name = 'floor_hash'")
    for command in ("init", "upgrade"):
        assert run("central", command, variables={"ADVISOR_CONSOLE_ADMIN_URL": database_url}).status == 0
    assert _value(database_url, "SELECT value FROM sync.setting WHERE name = 'floor_hash'") == history
    assert _value(database_url, "SELECT count(*) FROM council.council_profile") == 1


def test_a_check_says_what_is_off_in_json_and_in_words(centre_url: str) -> None:
    with psycopg.connect(centre_url) as connection:
        connection.execute("ALTER TABLE council.person NO FORCE ROW LEVEL SECURITY")
    said = run("central", "check", "--json", "--url", centre_url)
    assert said.status == 1
    assert said.json() == {"ok": False, "findings": ["council.person has no forced row-level security."]}
    told = run("central", "check", "--url", centre_url)
    assert (told.status, told.err) == (1, "")
    assert "- council.person has no forced row-level security.\n" in told.out
    assert run("central", "upgrade", "--url", centre_url).status == 0
    assert run("central", "check", "--url", centre_url).status == 0


def test_the_councils_own_profile_is_kept(database_url: str, tmp_path: Path) -> None:
    shipped = Path("resources/profiles/westerdale.toml").read_text("utf-8")
    own = tmp_path / "own.toml"
    own.write_text(shipped.replace("Westerdale", "Eastmoor"), "utf-8")
    assert run("central", "init", "--url", database_url, "--profile", own).status == 0
    name = _value(database_url, "SELECT body -> 'council' ->> 'name' FROM council.council_profile")
    assert "Eastmoor" in str(name)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "There is no file"), (b"= no TOML", "is not TOML"), (b"\xff", "not text"), (b"", "is missing")],
)
def test_an_unfit_profile_sets_nothing_up(
    content: bytes | None, sentence: str, database_url: str, tmp_path: Path
) -> None:
    profile = tmp_path / "profile.toml"
    if content is not None:
        profile.write_bytes(content)
    assert sentence in run("central", "init", "--url", database_url, "--profile", profile).refusal()
    assert _value(database_url, "SELECT count(*) FROM pg_namespace WHERE nspname = 'council'") == 0


def test_an_unknown_profile_is_told_apart_from_a_file(database_url: str) -> None:
    said = run("central", "init", "--url", database_url, "--profile", "atlantis").refusal()
    assert "no profile called atlantis" in said
    assert "westerdale" in said


@pytest.mark.parametrize(
    ("command", "url", "sentence"),
    [
        ("init", "mysql://root:secret@db/x", "does not begin with postgresql://"),
        ("check", "postgresql+psycopg://root:secret@db/x", "does not begin with postgresql://"),
        ("upgrade", "", "is empty"),
        ("init", "postgresql://root:secret@db/x?nonsense=1", "not one that PostgreSQL understands"),
        ("init", "postgresql://root:secret@127.0.0.1:1/x", "cannot be reached: Connection refused"),
        ("upgrade", "postgresql://root:secret@127.0.0.1:1/x", "cannot be reached: Connection refused"),
        ("check", "postgresql://root:secret@db.invalid/x", "cannot be reached"),
    ],
)
def test_an_address_that_leads_nowhere(command: str, url: str, sentence: str) -> None:
    said = run("central", command, "--url", url).refusal()
    assert sentence in said
    assert "secret" not in said


def test_a_server_that_is_silent_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        said = run("central", "check", "--url", f"postgresql://root@127.0.0.1:{port}/x").refusal()
    assert "cannot be reached" in said


def test_a_wrong_password_and_a_wrong_database_are_told_apart(centre_url: str) -> None:
    url = f"{without_login(centre_url)}?user=postgres&password=wrong-and-secret"
    said = run("central", "check", "--url", url).refusal()
    assert "did not accept the login or its password" in said
    assert "wrong-and-secret" not in said
    nowhere = centre_url.rpartition("/")[0] + "/atlantis"
    assert "There is no database “atlantis”" in run("central", "check", "--url", nowhere).refusal()


@pytest.mark.parametrize("command", ["check", "upgrade", "add-advisor", "import"])
def test_a_database_that_is_no_centre_is_left_alone(command: str, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "gazetteer.csv"
    file.write_text("UPRN,Address\n1,12 Beck Row Moorby Westerdale WE4 2QT\n", "utf-8")
    words = {"add-advisor": ["central", "add-advisor", "omar", "--name", "Omar"]}
    words["import"] = ["import", "gazetteer", str(file)]
    said = run(*words.get(command, ["central", command]), "--url", database_url, piped=f"{PASSWORD}\n")
    assert "was never set up as a centre" in said.refusal()
    assert _value(database_url, "SELECT count(*) FROM pg_namespace WHERE nspname = 'council'") == 0


@pytest.mark.parametrize("command", ["init", "upgrade", "check", "add-advisor"])
def test_a_centre_of_a_newer_version_is_left_alone(command: str, centre_url: str) -> None:
    with psycopg.connect(centre_url) as connection:
        connection.execute("UPDATE sync.alembic_version SET version_num = 'r9999'")
    said = (
        _add(centre_url, "omar") if command == "add-advisor" else run("central", command, "--url", centre_url)
    )
    assert "r9999, which this version of the console does not know" in said.refusal()
    assert _value(centre_url, "SELECT version_num FROM sync.alembic_version") == "r9999"


def test_an_advisors_login_administers_nothing(centre_url: str, centre_address: str) -> None:
    own = f"{centre_address}?user={LOGIN}&password={PASSWORD.replace(' ', '%20')}"
    for command in ("init", "upgrade", "check"):
        assert "This login may not do that" in run("central", command, "--url", own).refusal()
    assert run("central", "check", "--url", centre_url).status == 0


def test_an_advisor_is_added_with_a_piped_password_and_can_sign_in(
    centre_url: str, centre_address: str
) -> None:
    said = run(
        "central", "add-advisor", "omar.haddad", "--name", "Omar Haddad", "--role", "supervisor",
        "--role", "protected", "--job-title", "Team leader", "--phone", "01632 960100", "--url", centre_url,
        piped=f"{PASSWORD}\n",
    )  # fmt: skip
    assert (said.status, said.out, said.err) == (0, "Omar Haddad can sign in as omar.haddad.\n", "")
    with psycopg.connect(f"{centre_address}?user=omar.haddad", password=PASSWORD) as connection:
        row = connection.execute("SELECT console.server_info() -> 'roles'").fetchone()
    assert row == (["console_protected", "console_supervisor"],)


@pytest.mark.parametrize(
    ("login", "more", "password", "sentence"),
    [
        ("Omar Haddad", (), PASSWORD, "A login starts with a lower-case letter"),
        ("console_owner", (), PASSWORD, "A login starts with a lower-case letter"),
        ("postgres", (), PASSWORD, "is an administrator of the server"),
        ("omar", ("--role", "wizard"), PASSWORD, "There is no role called wizard. The roles are: advisor"),
        ("omar", ("--role", "protected"), PASSWORD, "only given beside another role"),
        ("omar", ("--name", " "), PASSWORD, "The full name is empty"),
        ("omar", (), "seven77", "fewer than 8 characters"),
        ("omar", (), " " * 12, "fewer than 8 characters"),
        ("omar", (), "aaaaaaaaaaaa", "too easy to guess"),
        ("omar.haddad", (), "Omar.Haddad", "too easy to guess"),
        ("omar", (), "", "No password was given"),
    ],
)
def test_unfit_advisors_are_refused(
    login: str, more: tuple[str, ...], password: str, sentence: str, centre_url: str
) -> None:
    # Roles belong to the server, so another test of this worker may have made one of that name.
    roles = _value(centre_url, "SELECT count(*) FROM pg_roles")
    assert sentence in _add(centre_url, login, *more, password=password).refusal()
    assert _value(centre_url, "SELECT count(*) FROM council.advisor") == 1
    assert _value(centre_url, "SELECT count(*) FROM pg_roles") == roles


def test_a_bug_becomes_a_report_without_what_it_was_about(centre_url: str, tmp_path: Path) -> None:
    with psycopg.connect(centre_url) as connection:
        connection.execute(
            "CREATE FUNCTION public.fail() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'about Ann Lee'; END $$"
        )
        connection.execute(
            "CREATE TRIGGER fail BEFORE INSERT ON council.advisor FOR EACH ROW EXECUTE FUNCTION public.fail()"
        )
    home = tmp_path / "console-home"
    said = run(
        "central", "add-advisor", "omar", "--name", "Omar", "--url", centre_url, piped=f"{PASSWORD}\n",
        variables={"ADVISOR_CONSOLE_HOME": str(home)},
    )  # fmt: skip
    assert (said.status, said.out) == (70, "")
    assert said.err.count("\n") == 1
    (report,) = (home / "logs").glob("crash-*.txt")
    assert str(report) in said.err
    assert "administration.py" in report.read_text("utf-8")
    assert "Ann Lee" not in said.err + report.read_text("utf-8")


def test_a_login_is_given_another_password_and_shut_out(centre_url: str) -> None:
    assert _add(centre_url, "omar.haddad").status == 0
    try:
        again = {"ADVISOR_CONSOLE_PASSWORD": "another long and invented one"}
        reset = run("central", "reset-password", "omar.haddad", "--url", centre_url, variables=again)
        assert (reset.status, reset.err) == (0, "")
        assert "another" not in reset.out
        assert _enters(centre_url, "omar.haddad", again["ADVISOR_CONSOLE_PASSWORD"])
        assert not _enters(centre_url, "omar.haddad", PASSWORD)
        short = run(
            "central", "reset-password", "omar.haddad", "--url", centre_url,
            variables={"ADVISOR_CONSOLE_PASSWORD": "short"},
        )  # fmt: skip
        assert short.status == 2
        out = run("central", "disable-advisor", "omar.haddad", "--url", centre_url)
        assert (out.status, out.err) == (0, "")
        assert not _enters(centre_url, "omar.haddad", again["ADVISOR_CONSOLE_PASSWORD"])
        nobody = run("central", "disable-advisor", "nobody.here", "--url", centre_url)
        assert (nobody.status, nobody.out) == (2, "")
        assert "Nobody at this centre has that login." in nobody.err
    finally:
        with psycopg.connect(centre_url) as connection:
            connection.execute('DROP ROLE "omar.haddad"')


def _enters(url: str, login: str, password: str) -> bool:
    try:
        psycopg.connect(make_conninfo(url, user=login, password=password)).close()
    except psycopg.OperationalError:
        return False
    return True


def test_a_guard_that_may_not_end_sessions_says_so_and_does_not_run(centre_url: str) -> None:
    assert _add(centre_url, "omar.haddad").status == 0
    try:
        with psycopg.connect(centre_url) as connection:
            connection.execute('GRANT USAGE ON SCHEMA sync TO "omar.haddad"')
            connection.execute('GRANT SELECT ON sync.alembic_version TO "omar.haddad"')
        said = run("central", "guard", "--url", _as(centre_url, "omar.haddad", PASSWORD))
        assert (said.status, said.out) == (2, "")
        assert "may not see or end the sessions of others" in said.err
    finally:
        with psycopg.connect(centre_url) as connection:
            connection.execute('DROP OWNED BY "omar.haddad"')
            connection.execute('DROP ROLE "omar.haddad"')


def _as(url: str, login: str, password: str) -> str:
    """The same database under another login."""
    return f"postgresql://{login}:{quote(password)}@{url.rpartition('@')[2]}"
