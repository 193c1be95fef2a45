"""The operating system's keyring: only those that encrypt, never on the caller's patience."""

import logging
import platform
import queue
import threading
import time
import traceback
from collections.abc import Callable
from typing import Final, Protocol, TypeVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend

from advisor_console.domain.errors import KeyringUnusable

log = logging.getLogger(__name__)

SERVICE: Final = "advisor-console"
_PATIENCE_SECONDS = 60.0  # long enough for somebody to answer the system's own prompt
_NOT_THERE: Final = "SecretServiceNotAvailableException"
_LINE: Final = "DBusConnection"
_LATER_SECONDS: Final = (0.5, 1.0, 2.0)

_ENCRYPTING = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
    }
)
"""Exact classes, so that a backend that merely inherits from one is not taken for it."""

T = TypeVar("T")


class Secrets(Protocol):
    """Where the machine's half of the keys is kept."""

    def get(self, name: str) -> str | None:
        """Give a secret, or None when there is none of that name. Raises KeyringUnusable."""
        ...

    def set(self, name: str, secret: str) -> None:
        """Keep a secret. Raises KeyringUnusable."""
        ...


class OsKeyring:
    """The Secrets of this operating system. Calls can wait for a prompt: never on the GUI thread."""

    def __init__(self, patience: float = _PATIENCE_SECONDS) -> None:
        """patience is how many seconds a call may take before the keyring counts as unusable."""
        self._patience = patience

    def check(self) -> str:
        """Give the name of the keyring that will be used. Raises KeyringUnusable."""
        return self._within_patience(lambda: _name(_backend()))

    def get(self, name: str) -> str | None:
        """Give a secret, or None when there is none of that name. Raises KeyringUnusable."""
        return self._within_patience(lambda: _backend().get_password(SERVICE, name))

    def set(self, name: str, secret: str) -> None:
        """Keep a secret and see that it can be read again. Raises KeyringUnusable."""

        def keep() -> bool:
            backend = _backend()
            backend.set_password(SERVICE, name, secret)
            return backend.get_password(SERVICE, name) == secret

        if not self._within_patience(keep):
            raise KeyringUnusable("This machine's keyring did not keep what it was given.", _way_on())

    def _within_patience(self, call: Callable[[], T]) -> T:
        answers: queue.SimpleQueue[tuple[T] | KeyringUnusable] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put((_again_when_late(call),))
            except KeyringUnusable as error:
                answers.put(error)
            except Exception as error:  # noqa: BLE001, RUF100 -- each system has its own, with no root in common
                # Only its kind goes on: its traceback would hold the secret and the line to the keyring.
                log.warning("the keyring refused: %s", ", ".join(_kinds(error)))
                answers.put(_locked())

        # A prompt that nobody answers cannot be called off; the thread must not keep the program alive.
        thread = threading.Thread(target=ask, name="keyring", daemon=True)
        thread.start()
        try:
            answer = answers.get(timeout=self._patience)
        except queue.Empty:
            raise KeyringUnusable(
                "This machine's keyring does not answer; it may be waiting for its password.",
                "Unlock the keyring, then try again.",
            ) from None
        thread.join()
        if isinstance(answer, KeyringUnusable):
            raise answer
        return answer[0]


def _again_when_late(call: Callable[[], T]) -> T:
    """Call again, after ever longer pauses, where the session bus was late or the service not on it yet.

    The bus is given one second to answer, which is little when a machine is busy starting; a service that
    has only just been started may not have its name. What is locked is not asked twice: that is a prompt.
    """
    for pause in _LATER_SECONDS:
        try:
            return _hanging_up(call)
        except Exception as error:
            # By its name: its library is there on Linux only.
            if not isinstance(error, TimeoutError) and _NOT_THERE not in _kinds(error):
                raise
            log.info("the keyring's bus was late; asking again")
            time.sleep(pause)
    return _hanging_up(call)


def _hanging_up(call: Callable[[], T]) -> T:
    """Call, and where it fails close the line to the bus: `keyring` leaves it open without a service."""
    try:
        return call()
    except Exception as error:
        for frame, _ in traceback.walk_tb(error.__traceback__):
            for held in frame.f_locals.values():
                if type(held).__name__ == _LINE:
                    held.close()
        raise


def _kinds(error: BaseException) -> list[str]:
    """Name an error's kind, and those of what it came of: `keyring` puts its own InitError over them."""
    names = []
    link: BaseException | None = error
    while link is not None:
        names.append(type(link).__name__)
        link = link.__cause__
    return names


def _locked() -> KeyringUnusable:
    return KeyringUnusable(
        "This machine's keyring is locked or cannot be reached.", "Unlock the keyring, then try again."
    )


def _backend() -> KeyringBackend:
    """Choose the encrypting keyring; of a chain, the first link that is one, and no other link ever."""
    chosen = keyring.get_keyring()
    links = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for link in links:
        if _name(link) in _ENCRYPTING:
            return link
    log.warning("no encrypting keyring among: %s", ", ".join(map(_name, links)) or "none")
    raise KeyringUnusable(
        "This machine has no keyring that keeps secrets encrypted, so nothing can be kept on it.", _way_on()
    )


def _name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _way_on() -> str:
    system = platform.system()
    if system == "Windows":
        return "Start the Windows service “Credential Manager” (VaultSvc), then try again."
    if system == "Darwin":
        return "Open Keychain Access and unlock the login keychain, then try again."
    return (
        "Install and start GNOME Keyring or KWallet (on Debian or Ubuntu: "
        "sudo apt install dbus gnome-keyring), sign in to the desktop again, then start the console."
    )
