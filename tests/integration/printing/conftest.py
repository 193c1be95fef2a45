"""A print server for this worker, and the letters that are printed on it."""

import ctypes
from collections.abc import Iterator

import pytest

from tests.helpers.cups import PrintServer, running_print_server


@pytest.fixture(scope="session")
def print_server() -> Iterator[PrintServer]:
    """One cupsd for all tests of this worker: it takes a second to start."""
    with running_print_server() as server:
        yield server


@pytest.fixture
def printing(print_server: PrintServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintServer]:
    """The same as what this process prints to."""
    for name, value in print_server.environment.items():
        monkeypatch.setenv(name, value)
    # A thread that asked for a printer before has kept where the server was then.
    cups = ctypes.CDLL("libcups.so.2")
    cups.cupsSetServer(print_server.environment["CUPS_SERVER"].encode())
    cups.cupsSetUser(print_server.user.encode())
    yield print_server
    cups.cupsSetServer(None)
    cups.cupsSetUser(None)
