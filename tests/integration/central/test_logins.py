"""Shutting somebody out, and giving another password: proven by signing in."""

from collections.abc import Iterator

import psycopg
import pytest

from advisor_console.domain.errors import CentreUnreachable, SignInRefused, WorldError
from db.central.administration import add_advisor
from db.central.logins import disable_advisor, reset_password
from tests.integration.central.centre import ANN, PASSWORD, Centre, note

_ANOTHER = "another long and invented one"


@pytest.fixture
def leaver(centre: Centre) -> Iterator[str]:
    """A login of this test alone: roles outlive a test's database."""

    def let_in() -> None:
        add_advisor(
            centre.url, "leaver", "Lea Ver", job_title=None, phone=None, roles=["advisor"], password=PASSWORD
        )

    let_in()
    yield "leaver"
    centre.close()
    with psycopg.connect(centre.url) as connection:
        connection.execute("DROP ROLE leaver")


def test_who_is_disabled_is_out_at_once_and_stays_out(centre: Centre, leaver: str) -> None:
    author = centre.author(leaver)
    author.push(note(ANN, leaver))
    with centre.raw(leaver) as session:
        assert disable_advisor(centre.url, leaver) == 2
        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT console.server_info()")
    with pytest.raises((SignInRefused, CentreUnreachable)):
        author.gateway.server_info()
    with pytest.raises(SignInRefused):
        centre.gateway(leaver).server_info()
    # Nobody else is: and what the leaver wrote is there, under the leaver's name.
    assert centre.gateway("omar").server_info().login == "omar"
    assert centre.value("SELECT string_agg(advisor, '|') FROM council.note") == leaver
    assert centre.value("SELECT full_name FROM council.advisor WHERE login = %s", leaver) == "Lea Ver"
    assert disable_advisor(centre.url, leaver) == 0


def test_who_was_disabled_can_be_let_in_again(centre: Centre, leaver: str) -> None:
    disable_advisor(centre.url, leaver)
    with pytest.raises(WorldError, match="disabled"):
        reset_password(centre.url, leaver, _ANOTHER)
    with pytest.raises(SignInRefused):
        centre.gateway(leaver, _ANOTHER).server_info()
    add_advisor(
        centre.url, leaver, "Lea Ver", job_title=None, phone=None, roles=["library"], password=_ANOTHER
    )
    assert centre.gateway(leaver, _ANOTHER).server_info().roles == ("console_library",)


def test_only_the_new_password_opens_and_what_stood_open_is_ended(centre: Centre, leaver: str) -> None:
    with centre.raw(leaver) as session:
        assert reset_password(centre.url, leaver, _ANOTHER) == 1
        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT 1")
    with pytest.raises(SignInRefused):
        centre.gateway(leaver).server_info()
    assert centre.gateway(leaver, _ANOTHER).server_info().roles == ("console_advisor",)
    secret = centre.value("SELECT rolpassword FROM pg_authid WHERE rolname = %s", leaver)
    assert secret.startswith("SCRAM-SHA-256$")
    assert _ANOTHER not in secret


@pytest.mark.parametrize("login", ["nobody.here", "postgres", "console_gate", 'x"; DROP ROLE omar; --'])
def test_only_staff_of_this_centre_are_altered(centre: Centre, login: str) -> None:
    with pytest.raises(WorldError, match="Nobody at this centre"):
        disable_advisor(centre.url, login)
    with pytest.raises(WorldError, match="Nobody at this centre"):
        reset_password(centre.url, login, _ANOTHER)
    assert centre.gateway("omar").server_info().login == "omar"
    assert centre.value("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'postgres'")
