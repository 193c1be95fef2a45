"""Debian's own PostgreSQL, for the same proofs on the oldest version that a council may run."""

import secrets
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.helpers.posix import is_root

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
_ACCOUNT = "postgres"


class DebianPostgres:
    """A throw-away cluster of the packaged PostgreSQL on a loopback port; not safe against a power cut."""

    def __init__(self, programs: Path = PROGRAMS) -> None:
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="ac-debian-", dir="/var/tmp"))
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
        options = (
            f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
            " -c synchronous_commit=off -c full_page_writes=off"
        )
        self._run("pg_ctl", "start", "-w", "-D", self._data, "-l", str(self._folder / "log"), "-o", options)

    def stop(self) -> None:
        """Stop it and remove its folder."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-w", "-D", self._data)
        shutil.rmtree(self._folder, ignore_errors=True)

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
