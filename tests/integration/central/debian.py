"""Debian's own PostgreSQL, for the same proofs on the oldest version that a council may run."""

import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from tests.helpers.paths import MEMORY, in_memory
from tests.helpers.posix import is_root
from tests.helpers.strictness import MISSING_TOOL

_ACCOUNT = "postgres"


def require_packaged() -> Path:
    """Folder of the oldest packaged PostgreSQL here; the test is skipped without one, and fails in CI."""
    found = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    oldest = min(found, key=lambda path: int(path.parts[-3]), default=None)
    if oldest is None:
        pytest.skip(f"{MISSING_TOOL} initdb of Debian's package postgresql")
    return oldest.parent


class DebianPostgres:
    """A throw-away cluster of the packaged PostgreSQL on a loopback port; not safe against a power cut."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        place = MEMORY if in_memory() else Path("/var/tmp")  # noqa: S108  mkdtemp makes it private
        self._folder = Path(tempfile.mkdtemp(prefix="ac-debian-", dir=place))
        self._password = secrets.token_hex(16)
        self._port = 0

    def start(self) -> None:
        """Make the cluster and start it."""
        told = self._folder / "told"
        told.write_text(self._password)
        if is_root():
            shutil.chown(self._folder, _ACCOUNT, _ACCOUNT)
            shutil.chown(told, _ACCOUNT, _ACCOUNT)
        self._run("initdb", "-D", self._data, "-U", "postgres", "--auth=scram-sha-256", f"--pwfile={told}",
                  "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self._port = probe.getsockname()[1]
        self._launch()

    def _launch(self) -> None:
        options = (
            # Commits wait for their log: ``crash`` would take back what was made just before it.
            # Without fsync that costs nothing.
            f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
            " -c full_page_writes=off"
        )
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", str(self._folder / "log"), "-o", options)

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-w", "-D", self._data)
        shutil.rmtree(self._folder, ignore_errors=True)

    def crash(self) -> None:
        """End it as a power cut would, as far as PostgreSQL's own memory goes, and start it again."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-w", "-D", self._data)
        self._launch()

    def speak_tls(self, certificate: bytes, key: bytes) -> None:
        """Show this certificate to whoever connects from now on."""
        for name, content in (("server.crt", certificate), ("server.key", key)):
            path = Path(self._data) / name
            path.unlink(missing_ok=True)
            path.touch(0o600)
            path.write_bytes(content)
            if is_root():
                shutil.chown(path, _ACCOUNT, _ACCOUNT)
        self.set("ssl", "on")

    def speak_plainly(self) -> None:
        """Have no TLS from now on."""
        self.set("ssl", "off")

    def set(self, name: str, value: str) -> None:
        """Set one of the server's settings, in force for every connection made after this."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        self._reload()

    def sign_in_by(self, method: str) -> None:
        """Ask clients for their password by a method of pg_hba.conf, the superuser's always by SCRAM."""
        (Path(self._data) / "pg_hba.conf").write_text(
            f"host all postgres 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 {method}\n"
        )
        self._reload()

    def _reload(self) -> None:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            asked = connection.execute("SELECT clock_timestamp()").fetchone()
            connection.execute("SELECT pg_reload_conf()")
        # A new session has what the server had when it began.
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with psycopg.connect(self.url(), autocommit=True) as connection:
                row = connection.execute("SELECT pg_conf_load_time()").fetchone()
            if asked is not None and row is not None and row[0] > asked[0]:
                return
        raise AssertionError("the server does not read its settings again")

    def url(self, database: str = "postgres", user: str = "postgres", password: str | None = None) -> str:
        """A libpq address of one database; the superuser's password when none is given."""
        secret = quote(password if password is not None else self._password, safe="")
        return f"postgresql://{quote(user)}:{secret}@127.0.0.1:{self._port}/{quote(database)}"

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        account = _ACCOUNT if is_root() else None
        subprocess.run(
            [str(self._programs / program), *arguments], check=True, cwd=self._folder,
            user=account, group=account, extra_groups=[] if account else None,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
