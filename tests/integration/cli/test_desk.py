"""`sync --once` and `status` with a real centre and a real keyring."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from db.local.home import Home
from db.local.secret_service import PrivateSecretService
from db.local.settings import ConsoleSettings, write_settings
from tests.integration.cli.processes import LOGIN, PASSWORD, Said, run

KEYS = {
    "pushed", "applied", "conflicting", "refused", "waiting", "pulled", "snapshot", "push_error", "outbox",
    "cursor",
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """This machine's home, where the processes are sent as well."""
    return Home.find({"ADVISOR_CONSOLE_HOME": str(tmp_path / "home" / "console")})


def _sync(address: str, *more: str, password: str = PASSWORD) -> Said:
    return run(
        "sync", "--once", "--login", LOGIN, "--centre", address, *more,
        variables={"ADVISOR_CONSOLE_PASSWORD": password},
    )  # fmt: skip


def test_a_round_fetches_and_the_next_one_has_nothing_to_do(
    centre_address: str, home: Home, secret_service: PrivateSecretService
) -> None:
    first = _sync(centre_address, "--json")
    assert first.status == 0
    report = first.json()
    assert set(report) == KEYS
    assert (report["snapshot"], report["push_error"], report["pushed"]) == (True, None, 0)
    assert set(report["outbox"].values()) == {0}
    # Tests in one process wrap keys at no cost; a console of its own takes RFC 9106's second choice.
    kdf = json.loads(home.advisor(LOGIN).keys.read_text("utf-8"))["kdf"]
    assert {"name": "argon2id", "passes": 3, "memory_kib": 65_536, "lanes": 4}.items() <= kdf.items()
    second = _sync(centre_address, "--json").json()
    assert second["cursor"] == report["cursor"]
    assert (second["snapshot"], second["pulled"]) == (False, 0)
    status = run("status", "--json")
    assert status.status == 0
    found = status.json()
    assert found["home"] == str(home.root)
    assert found["keyring"] == {"usable": True, "name": "keyring.backends.SecretService.Keyring"}
    (advisor,) = found["advisors"]
    assert advisor["login"] == LOGIN
    assert advisor["replica_bytes"] > 10_000
    assert advisor["outbox_bytes"] > 0
    told = run("status")
    assert f"advisor: {LOGIN}, " in told.out
    assert told.err == ""


def test_the_machines_own_settings_are_used(
    centre_address: str, home: Home, secret_service: PrivateSecretService
) -> None:
    write_settings(home.settings, ConsoleSettings(centre=centre_address, last_login=LOGIN))
    said = run("sync", "--once", piped=f"{PASSWORD}\n")
    assert (said.status, said.err) == (0, "")
    assert said.out == "0 saved pieces of work were sent, and a fresh copy was fetched.\n"


def test_a_wrong_password_and_a_centre_that_is_away(
    centre_address: str, secret_service: PrivateSecretService
) -> None:
    assert "did not accept" in _sync(centre_address, password="wrong and long").refusal()
    away = "postgresql://127.0.0.1:1/away"
    assert "does not answer" in _sync(away).refusal()  # never signed in
    assert _sync(centre_address).status == 0
    assert "Your work is kept on this machine" in _sync(away).refusal()


def test_a_database_that_is_no_centre(database_url: str, secret_service: PrivateSecretService) -> None:
    said = run(
        "sync", "--once", "--login", "postgres", "--centre", _without_password(database_url),
        variables={"ADVISOR_CONSOLE_PASSWORD": _password(database_url)},
    )  # fmt: skip
    assert "was not set up for this console" in said.refusal()


def _without_password(url: str) -> str:
    return f"postgresql://{url.rpartition('@')[2]}"


def _password(url: str) -> str:
    return url.removeprefix("postgresql://postgres:").partition("@")[0]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("https://centre.example", "does not begin with postgresql://"),
        ("postgresql://x/y?nonsense=1", "not one that PostgreSQL understands"),
        ("postgresql://asha:secret@127.0.0.1/x", "must not hold a password"),
    ],
)
def test_an_address_that_cannot_be_one(address: str, sentence: str, home: Home) -> None:
    said = _sync(address).refusal()
    assert sentence in said
    assert "secret" not in said
    assert not home.advisors.exists()


def test_nobody_has_signed_in_yet(home: Home) -> None:
    assert "Nobody has signed in on this machine yet" in run("sync", "--once", "--json").refusal()
    assert not home.advisors.exists()
    assert run("status", "--json").json()["advisors"] == []


def test_a_machine_without_a_keyring_is_told_how_to_mend_it(centre_address: str, home: Home) -> None:
    said = _sync(centre_address).refusal()
    assert "no keyring that keeps secrets encrypted" in said
    assert "apt install" in said
    assert not list(home.advisors.rglob("*.db"))
    found = run("status", "--json")
    assert found.status == 0
    assert found.json()["keyring"]["usable"] is False
    assert run("status").err == ""


def test_who_looks_for_a_fault_can_see_the_log(centre_address: str) -> None:
    said = run("--verbose", "status", "--json")
    assert "WARNING db.local.keyring_access: no encrypting keyring among" in said.err
    assert json.loads(said.out)["keyring"]["usable"] is False


def test_an_open_console_is_not_disturbed(
    centre_address: str, home: Home, secret_service: PrivateSecretService
) -> None:
    home.prepare()
    lock = QLockFile(str(home.lock))
    assert lock.tryLock(0)
    try:
        assert "The console is open on this machine" in _sync(centre_address).refusal()
    finally:
        lock.unlock()
    assert _sync(centre_address).status == 0


def test_settings_and_a_home_that_cannot_be_used(home: Home) -> None:
    home.prepare()
    home.settings.write_text("centre = no quotation marks", "utf-8")
    for command in (["status", "--json"], ["sync", "--once"]):
        assert "settings of this machine cannot be read" in run(*command).refusal()
    said = run(
        "sync", "--once", "--login", LOGIN, "--centre", "postgresql://127.0.0.1:1/x",
        variables={"ADVISOR_CONSOLE_HOME": "/proc/home"},
    )  # fmt: skip
    assert "This machine does not let the console use" in said.refusal()
