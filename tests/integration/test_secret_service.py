"""The private Secret Service is a real keyring, open while it lasts and closed to everybody afterwards."""

import os
import shutil
from pathlib import Path

import keyring
import pytest
from keyring.backends import SecretService

from db.local import secret_service as module
from db.local.secret_service import PrivateSecretService, SecretServiceError
from tests.helpers.secret_service import running_secret_service
from tests.helpers.strictness import require_tool

SECRET = "a secret that must not lie about"


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_keyring_uses_the_real_backend(secret_service: PrivateSecretService) -> None:
    assert os.environ["DBUS_SESSION_BUS_ADDRESS"] == secret_service.address
    assert isinstance(keyring.get_keyring(), SecretService.Keyring)
    keyring.set_password("advisor-console", "replica", SECRET)
    assert keyring.get_password("advisor-console", "replica") == SECRET
    keyring.delete_password("advisor-console", "replica")
    assert keyring.get_password("advisor-console", "replica") is None


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_has_an_empty_one(secret_service: PrivateSecretService, turn: int) -> None:
    assert keyring.get_password("advisor-console", "between tests") is None
    keyring.set_password("advisor-console", "between tests", SECRET)


def test_environment_and_backend_are_put_back(tmp_path: Path) -> None:
    before = keyring.get_keyring()
    with running_secret_service(tmp_path):
        assert keyring.get_keyring() is not before
    assert keyring.get_keyring() is before
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_nothing_is_kept_without_a_password(tmp_path: Path) -> None:
    with running_secret_service(tmp_path / "keyring"):
        keyring.set_password("advisor-console", "replica", SECRET)
        assert all_bytes(tmp_path / "keyring")
    assert list((tmp_path / "keyring").iterdir()) == []


def test_with_a_password_it_is_kept_and_encrypted(tmp_path: Path) -> None:
    require_tool("gnome-keyring-daemon")
    with PrivateSecretService(tmp_path, "first password"):
        keyring.set_password("advisor-console", "replica", SECRET)
    kept = all_bytes(tmp_path)
    assert kept
    assert SECRET.encode() not in kept
    assert b"first password" not in kept
    with PrivateSecretService(tmp_path, "first password"):
        assert keyring.get_password("advisor-console", "replica") == SECRET


def test_a_wrong_password_is_refused_in_words(tmp_path: Path) -> None:
    require_tool("gnome-keyring-daemon")
    with PrivateSecretService(tmp_path, "first password"):
        keyring.set_password("advisor-console", "replica", SECRET)
    with pytest.raises(SecretServiceError, match="does not open with this password"):
        PrivateSecretService(tmp_path, "another password").start()
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_missing_programs_are_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SecretServiceError, match="sudo apt install dbus gnome-keyring"):
        PrivateSecretService(tmp_path / "keyring").start()


def test_a_daemon_that_dies_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(require_tool("dbus-daemon"), tmp_path / "dbus-daemon")
    broken = tmp_path / "gnome-keyring-daemon"
    broken.write_text("#!/bin/sh\necho the lock would not turn >&2\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(SecretServiceError, match="the lock would not turn"):
        PrivateSecretService(tmp_path / "keyring").start()
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_a_container_that_forbids_the_daemons_capability_gets_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = require_tool("gnome-keyring-daemon")

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("subprocess.run", refuse)
    copy = module._runnable(program, tmp_path)
    assert copy != program
    assert Path(copy).read_bytes() == Path(program).read_bytes()
    assert os.access(copy, os.X_OK)
