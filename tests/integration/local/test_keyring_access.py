"""The keyring: the real one works, a plain one is refused, a silent one is not waited for."""

import contextlib
import gc
import importlib
import logging
import os
import select
import socket
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any, ClassVar

import keyring
import psutil
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail, null

from advisor_console.domain.errors import KeyringUnusable
from db.local import keyring_access
from db.local.keyring_access import SERVICE, OsKeyring
from db.local.secret_service import PrivateSecretService


def _made(backend: Any) -> KeyringBackend:
    """The library's constructors are untyped."""
    made: KeyringBackend = backend()
    return made


@contextlib.contextmanager
def _sockets_left_to_the_collector() -> Iterator[None]:
    """The library leaves its line open when it cannot unlock; that is not what these tests are about."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


class PlainText(KeyringBackend):
    """Keeps secrets where anybody can read them, as keyrings.alt does."""

    priority = 20.0
    asked = 0

    def get_password(self, service: str, username: str) -> str | None:
        """Would give it."""
        type(self).asked += 1
        return "plain"

    def set_password(self, service: str, username: str, password: str) -> None:
        """Would keep it."""
        type(self).asked += 1

    def delete_password(self, service: str, username: str) -> None:
        """Would forget it."""


class Inherited(SecretService.Keyring):
    """Looks like the real one by inheritance, and is not."""


class Chain(chainer.ChainerBackend):
    """A chain with these links."""

    backends: ClassVar[list[KeyringBackend]] = [_made(null.Keyring), _made(PlainText)]


@pytest.fixture(autouse=True)
def _own_backend() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlainText, Inherited, Chain])
def test_a_keyring_that_does_not_encrypt_is_refused_with_a_way_on(backend: type[KeyringBackend]) -> None:
    keyring.set_keyring(_made(backend))
    PlainText.asked = 0
    own = OsKeyring()
    acts: list[Callable[[], object]] = [own.check, lambda: own.get("a"), lambda: own.set("a", "b")]
    for act in acts:
        with pytest.raises(KeyringUnusable) as refused:
            act()
        assert refused.value.sentence
        assert refused.value.way_on
    assert PlainText.asked == 0


@pytest.fixture
def _soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pauses before it is asked again are short."""
    monkeypatch.setattr(keyring_access, "_LATER_SECONDS", (0.01, 0.01, 0.01))


def test_the_real_one_keeps_and_gives(secret_service: PrivateSecretService) -> None:
    assert secret_service.address
    own = OsKeyring()
    assert own.check() == "keyring.backends.SecretService.Keyring"
    assert own.get("file-keys-x") is None
    own.set("file-keys-x", "a secret")
    assert own.get("file-keys-x") == "a secret"
    assert keyring.get_password(SERVICE, "file-keys-x") == "a secret"


def test_of_a_chain_only_the_encrypting_link_is_used(
    secret_service: PrivateSecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert secret_service.address
    monkeypatch.setattr(Chain, "backends", [_made(PlainText), _made(SecretService.Keyring)])
    keyring.set_keyring(_made(Chain))
    PlainText.asked = 0
    OsKeyring().set("a", "b")
    assert OsKeyring().get("a") == "b"
    assert PlainText.asked == 0


def test_a_locked_keyring_that_nobody_unlocks_is_not_waited_for(
    secret_service: PrivateSecretService, caplog: pytest.LogCaptureFixture
) -> None:
    import secretstorage

    own = OsKeyring()
    own.set("a", "very private")
    with contextlib.closing(secretstorage.dbus_init()) as connection:
        secretstorage.get_default_collection(connection).lock()
    with _sockets_left_to_the_collector():
        with pytest.raises(KeyringUnusable) as refused:
            OsKeyring(patience=1.0).get("a")
        secret_service.stop()  # ends the prompt, and with it the thread that waits for it
        _await_keyring_threads()
    assert refused.value.way_on
    assert "very private" not in caplog.text


@pytest.mark.usefixtures("_soon_again")
def test_without_the_service_it_cannot_be_reached(
    secret_service: PrivateSecretService, caplog: pytest.LogCaptureFixture
) -> None:
    backend = keyring.get_keyring()
    secret_service.stop()
    keyring.set_keyring(backend)
    with _sockets_left_to_the_collector(), pytest.raises(KeyringUnusable):
        OsKeyring().set("a", "very private")
    assert "very private" not in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="D-Bus is not there")
@pytest.mark.usefixtures("secret_service", "_soon_again")
def test_a_service_that_is_not_on_its_bus_is_asked_again_and_no_line_stays_open(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """`keyring` gives its own error for this, and leaves its line to the bus open."""
    caplog.set_level(logging.INFO)
    _end_the_service()
    with pytest.raises(KeyringUnusable):
        OsKeyring().get("a")
    gc.collect()
    assert caplog.text.count("asking again") == 3
    assert "InitError, SecretServiceNotAvailableException" in caplog.text


@pytest.mark.skipif(sys.platform == "win32", reason="D-Bus is not there")
@pytest.mark.usefixtures("_soon_again")
def test_a_keyring_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AddressFamily["AF_UNIX"]) as silent:
        silent.bind(f"{folder}/bus")
        silent.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder}/bus")
        keyring.set_keyring(_made(SecretService.Keyring))
        with pytest.raises(KeyringUnusable, match="does not answer"):
            OsKeyring(patience=0.3).get("a")
        line, _ = silent.accept()
        with _sockets_left_to_the_collector():
            line.close()
            _await_keyring_threads()


@pytest.mark.skipif(sys.platform == "win32", reason="D-Bus is not there")
def test_a_bus_that_is_late_is_asked_once_more(secret_service: PrivateSecretService) -> None:
    OsKeyring().set("a", "very private")
    real = os.environ["DBUS_SESSION_BUS_ADDRESS"].removeprefix("unix:path=").partition(",")[0]
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AddressFamily["AF_UNIX"]) as late:
        late.bind(f"{folder}/bus")
        late.listen()
        server = threading.Thread(target=_answer_the_second, args=(late, real))
        server.start()
        # Put back before the service takes its own address away, or it would stay for the tests after this.
        with pytest.MonkeyPatch.context() as patch, _sockets_left_to_the_collector():
            patch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder}/bus")
            assert OsKeyring().get("a") == "very private"
        server.join(10)
        assert not server.is_alive()


def _end_the_service() -> None:
    """Kill the keyring's own program, and leave the bus as it is."""
    for process in psutil.Process().children():
        if process.name().startswith("gnome-keyring"):
            process.kill()


def _answer_the_second(late: socket.socket, real: str) -> None:
    """Let the first caller wait for ever, and connect the second with the real bus until it hangs up."""
    silent, _ = late.accept()
    caller, _ = late.accept()
    bus = socket.socket(socket.AddressFamily["AF_UNIX"])
    bus.connect(real)
    with silent, caller, bus:
        while True:
            ready, _, _ = select.select([caller, bus], [], [])
            for one in ready:
                some = one.recv(65536)
                if not some:
                    return
                (bus if one is caller else caller).sendall(some)


def _await_keyring_threads() -> None:
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(10)


@pytest.mark.parametrize(
    ("kind", "asked"), [("SecretServiceNotAvailableException", 2), ("LockedException", 1)]
)
def test_a_service_that_has_no_name_yet_is_asked_once_more_and_a_locked_one_is_not(
    kind: str, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = getattr(importlib.import_module("secretstorage.exceptions"), kind)
    calls: list[str] = []

    def get_password(service: str, name: str) -> str:
        calls.append(name)
        if len(calls) == 1:
            raise error("org.freedesktop.secrets was not provided by any .service files")
        return "kept"

    backend = SimpleNamespace(get_password=get_password)
    monkeypatch.setattr(keyring_access, "_backend", lambda: backend)
    monkeypatch.setattr(keyring_access, "_LATER_SECONDS", (0.0,))
    if asked == 2:
        assert OsKeyring().get("file-key") == "kept"
    else:
        with pytest.raises(KeyringUnusable, match="locked"):
            OsKeyring().get("file-key")
    assert len(calls) == asked
