"""A private Secret Service for machines without a desktop: a D-Bus session and gnome-keyring of our own."""

import contextlib
import os
import platform
import secrets
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import keyring
from keyring.backend import KeyringBackend

_READY_SECONDS = 20.0
_STOP_SECONDS = 5.0
_SOCKET_PATH_LIMIT = 80  # a socket's whole path ends at 107 characters; the daemons append names of their own
_PACKAGES = {"dbus-daemon": "dbus", "gnome-keyring-daemon": "gnome-keyring"}

_BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SecretServiceError(Exception):
    """No private Secret Service can be had; the message is one plain sentence with a way on."""


class PrivateSecretService:
    """A D-Bus session of our own with gnome-keyring unlocked on it, for as long as the context lasts.

    The keyring is a real one, encrypted by gnome-keyring; nothing is ever written in the clear. Without a
    password a random one is used and forgotten, and the keyring's files go when the context ends. While it
    lasts, DBUS_SESSION_BUS_ADDRESS and the backend of the `keyring` library point at it, here and in every
    process started from here. Linux only: Windows and macOS always have a keyring.
    """

    def __init__(self, folder: Path, password: str | None = None) -> None:
        """`folder` receives the keyring's files; with a `password` they are kept for the next time."""
        self._folder = folder
        self._password = password
        self._stack = contextlib.ExitStack()
        self._bus_socket: Path | None = None

    @property
    def address(self) -> str:
        """The D-Bus address of the session, as DBUS_SESSION_BUS_ADDRESS has it."""
        if self._bus_socket is None:
            raise SecretServiceError("The private Secret Service has not been started.")
        return f"unix:path={self._bus_socket}"

    def start(self) -> None:
        """Start both programs and wait until the login keyring is open.

        Raises SecretServiceError when a program is missing, does not start, or the password is wrong.
        """
        if platform.system() != "Linux":
            raise SecretServiceError("This system has a keyring of its own; a private one is for Linux only.")
        programs = _programs()
        with contextlib.ExitStack() as stack:
            runtime = _runtime_folder(stack)
            files = self._keyring_folder(stack)
            self._bus_socket = runtime / "bus"
            (runtime / "bus.conf").write_text(_BUS_CONFIGURATION.format(socket=self._bus_socket), "utf-8")
            daemons = _Daemons(runtime, _daemon_environment(runtime, files, self.address))
            stack.callback(daemons.stop)
            daemons.start(
                programs["dbus-daemon"], f"--config-file={runtime / 'bus.conf'}",
                "--nofork", "--nopidfile", "--print-address=1",
            )  # fmt: skip
            daemons.await_address()
            _export(stack, self.address)
            password = self._password if self._password is not None else secrets.token_urlsafe(32)
            daemons.start(
                _runnable(programs["gnome-keyring-daemon"], runtime), "--foreground", "--unlock",
                "--components=secrets", f"--control-directory={runtime / 'control'}", told=password,
            )  # fmt: skip
            _await_keyring(daemons, files)
            _select_backend(stack)
            self._stack = stack.pop_all()

    def stop(self) -> None:
        """Stop both programs and put the environment and the `keyring` library back as they were."""
        self._stack.close()
        self._bus_socket = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _keyring_folder(self, stack: contextlib.ExitStack) -> Path:
        self._folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        if self._password is not None:
            return self._folder
        # Nobody will know the password again, so these files must not meet those of another time.
        passing = tempfile.mkdtemp(prefix="keyring-", dir=self._folder)
        stack.callback(shutil.rmtree, passing, ignore_errors=True)
        return Path(passing)


def _programs() -> dict[str, str]:
    found = {name: shutil.which(name) for name in _PACKAGES}
    missing = [name for name, path in found.items() if path is None]
    if missing:
        packages = " ".join(_PACKAGES[name] for name in missing)
        raise SecretServiceError(
            f"This machine has no keyring and {' and '.join(missing)} is missing: "
            f"on Debian or Ubuntu run: sudo apt install {packages}"
        )
    return {name: path for name, path in found.items() if path is not None}


def _runtime_folder(stack: contextlib.ExitStack) -> Path:
    base = tempfile.gettempdir()
    short = base if len(base) < _SOCKET_PATH_LIMIT - 20 else "/tmp"  # noqa: S108  mkdtemp makes it private
    folder = Path(tempfile.mkdtemp(prefix="ac-keyring-", dir=short))
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _daemon_environment(runtime: Path, files: Path, address: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GNOME_", "SSH_", "DBUS_"))
    }
    ours = {"HOME": files, "XDG_DATA_HOME": files, "XDG_CONFIG_HOME": files, "XDG_RUNTIME_DIR": runtime}
    return kept | {name: str(path) for name, path in ours.items()} | {"DBUS_SESSION_BUS_ADDRESS": address}


class _Daemons:
    """The programs started for one session, stopped together, the last one first."""

    def __init__(self, runtime: Path, environment: dict[str, str]) -> None:
        self._said = runtime / "said"
        self._log = runtime / "log"
        self._environment = environment
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, *command: str, told: str = "") -> None:
        """Start one program and tell it `told` on its standard input."""
        with self._said.open("ab") as said, self._log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603  paths found on PATH, arguments of our own
                command,
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=log,
                env=self._environment,
                cwd="/",
                start_new_session=True,  # Ctrl+C is for us; the daemons go when we let them go
            )
        self._running.append(process)
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError), process.stdin as pipe:
                pipe.write(told.encode())

    def stop(self) -> None:
        """Stop every program, with force when it does not listen."""
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def await_address(self) -> None:
        """Wait until the bus has said its address, which it does when it listens."""
        deadline = time.monotonic() + _READY_SECONDS
        while not self._said.read_bytes():
            self.pause(deadline)

    def pause(self, deadline: float) -> None:
        """A moment's rest; raises SecretServiceError when a program has died or the time is over."""
        if any(process.poll() is not None for process in self._running) or time.monotonic() > deadline:
            said = self._log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise SecretServiceError(
                f"The private keyring did not start: {said[-1] if said else 'no reason given'}"
            )
        time.sleep(0.02)


def _runnable(program: str, runtime: Path) -> str:
    """The daemon itself, or a copy without its file capability where the container forbids that one.

    Debian gives gnome-keyring-daemon the right to lock memory; a container that does not have this right
    refuses to run the program at all. A copy loses the right and runs, with memory that may be swapped.
    """
    try:
        subprocess.run([program, "--version"], capture_output=True, check=False, timeout=30)  # noqa: S603  as above
    except PermissionError:
        copy = runtime / "gnome-keyring-daemon"
        shutil.copyfile(program, copy)
        copy.chmod(0o700)
        return str(copy)
    return program


def _export(stack: contextlib.ExitStack, address: str) -> None:
    before = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = address

    def restore() -> None:
        if before is None:
            os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
        else:
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = before

    stack.callback(restore)


def _await_keyring(daemons: _Daemons, files: Path) -> None:
    """Wait until the service answers with a default keyring, and see that it is open."""
    import secretstorage

    deadline = time.monotonic() + _READY_SECONDS
    with contextlib.closing(secretstorage.dbus_init()) as connection:
        while True:
            try:
                locked = secretstorage.Collection(connection).is_locked()
            except secretstorage.SecretStorageException:
                daemons.pause(deadline)
            else:
                break
    if locked:
        raise SecretServiceError(
            f"The keyring in {files} does not open with this password: choose another folder, "
            "or remove it when what it keeps is not needed."
        )


def _select_backend(stack: contextlib.ExitStack) -> None:
    """Point the `keyring` library at the new service; it remembers what it found before there was one."""
    from keyring.backends import SecretService

    before: KeyringBackend = keyring.get_keyring()
    backend: KeyringBackend = SecretService.Keyring()  # type: ignore[no-untyped-call] # keyring's own gap
    keyring.set_keyring(backend)
    stack.callback(keyring.set_keyring, before)
