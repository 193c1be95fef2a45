"""A real Secret Service for the tests: gnome-keyring, unlocked, on a D-Bus session of our own."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.local.secret_service import PrivateSecretService
from tests.helpers.strictness import MISSING_TOOL


@contextlib.contextmanager
def running_secret_service(folder: Path) -> Iterator[PrivateSecretService]:
    """Start it, or skip the test where its programs are missing (which fails in CI)."""
    for program in ("dbus-daemon", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{MISSING_TOOL} {program}")
    with PrivateSecretService(folder) as service:
        yield service
