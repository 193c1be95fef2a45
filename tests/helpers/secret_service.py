"""A real Secret Service for the tests: gnome-keyring, unlocked, on a D-Bus session of our own."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends import SecretService

from db.local.secret_service import PrivateSecretService, SecretServiceError
from tests.helpers.strictness import MISSING_TOOL

_ADDRESS = "DBUS_SESSION_BUS_ADDRESS"


@contextlib.contextmanager
def running_secret_service(folder: Path) -> Iterator[PrivateSecretService]:
    """Start it, or skip the test where its programs are missing (which fails in CI)."""
    for program in ("dbus-daemon", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{MISSING_TOOL} {program}")
    with PrivateSecretService(folder) as service:
        yield service


class LentSecretService:
    """One for all tests of a worker, given empty to each; one that a test stopped or locked is started anew.

    Between tests the environment and the `keyring` library know nothing of it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = contextlib.ExitStack()
        self._service: PrivateSecretService | None = None

    @contextlib.contextmanager
    def lend(self) -> Iterator[PrivateSecretService]:
        """Give it for one test; skips the test where its programs are missing."""
        before = keyring.get_keyring()
        service = self._emptied() or self._anew()
        os.environ[_ADDRESS] = service.address
        keyring.set_keyring(SecretService.Keyring())  # type: ignore[no-untyped-call] # keyring's own gap
        try:
            yield service
        finally:
            os.environ.pop(_ADDRESS, None)
            keyring.set_keyring(before)

    def close(self) -> None:
        """Stop it."""
        self._service = None
        self._stack.close()

    def _anew(self) -> PrivateSecretService:
        self.close()
        folder = tempfile.mkdtemp(dir=self._folder)
        self._service = self._stack.enter_context(running_secret_service(Path(folder)))
        return self._service

    def _emptied(self) -> PrivateSecretService | None:
        """Give the one that runs, without what the test before left in it; None when it is no good."""
        import secretstorage

        if self._service is None:
            return None
        try:
            os.environ[_ADDRESS] = self._service.address
            with contextlib.closing(secretstorage.dbus_init()) as line:
                collection = secretstorage.Collection(line)
                if collection.is_locked():
                    return None
                for item in collection.get_all_items():
                    item.delete()
        except (SecretServiceError, secretstorage.SecretStorageException, OSError):
            return None
        return self._service
