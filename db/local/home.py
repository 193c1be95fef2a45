"""Where everything on this machine stands: one home, and in it one folder for each advisor's login."""

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

HOME_VARIABLE = "ADVISOR_CONSOLE_HOME"
_APPLICATION = "advisor-console"
_PLAIN_LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{0,47}")
# Windows refuses these as file names, with any ending (Microsoft, "Naming Files, Paths, and Namespaces").
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10))]
)


@dataclass(frozen=True, slots=True)
class AdvisorFolder:
    """The files of one advisor's login on this machine."""

    login: str
    folder: Path

    @property
    def replica(self) -> Path:
        """The disposable copy of what this advisor may see."""
        return self.folder / "replica.db"

    @property
    def outbox(self) -> Path:
        """What this advisor saved, until the centre has it; it cannot be rebuilt."""
        return self.folder / "outbox.db"

    @property
    def keys(self) -> Path:
        """The wrapped keys of both files."""
        return self.folder / "keys.json"

    @property
    def attempts(self) -> Path:
        """How often signing in failed of late; apart from the keys, so that a failure never writes those."""
        return self.folder / "attempts.json"

    def prepare(self) -> None:
        """Make the folder, for this user of the machine alone."""
        private_folder(self.folder.parent.parent)
        private_folder(self.folder.parent)
        private_folder(self.folder)


@dataclass(frozen=True, slots=True)
class Home:
    """The one folder under which the console keeps everything."""

    root: Path

    @classmethod
    def find(cls, environment: Mapping[str, str] = os.environ) -> "Home":
        """Take ADVISOR_CONSOLE_HOME where it is set, else the system's place for this user's data."""
        given = environment.get(HOME_VARIABLE, "").strip()
        if given:
            return cls(Path(given).expanduser().absolute())
        return cls(Path(platformdirs.user_data_dir(_APPLICATION, appauthor=False)))

    @property
    def settings(self) -> Path:
        """How this machine connects: shared by its advisors, and no secret in it."""
        return self.root / "console.toml"

    @property
    def lock(self) -> Path:
        """Held by the running console, so that a second one does not start beside it."""
        return self.root / "console.lock"

    @property
    def logs(self) -> Path:
        """Logs, which never hold personal data."""
        return self.root / "logs"

    @property
    def advisors(self) -> Path:
        """The folder of the advisors' folders."""
        return self.root / "advisors"

    def advisor(self, login: str) -> AdvisorFolder:
        """Give the files of a login; different logins never share a folder, whatever letters they have."""
        return AdvisorFolder(login, self.advisors / safe_name(login))

    def prepare(self) -> None:
        """Make the home, for this user of the machine alone."""
        for folder in (self.root, self.advisors, self.logs):
            private_folder(folder)


def safe_name(login: str) -> str:
    """Spell a login as a folder's name on every system.

    Logins that are not plain lower case get part of their hash, because some file systems fold case and
    because PostgreSQL allows any letter in a role's name.
    """
    reserved = login.partition(".")[0] in _RESERVED
    if _PLAIN_LOGIN.fullmatch(login) and not login.endswith(".") and not reserved:
        return login
    kept = re.sub(r"[^a-z0-9]+", "-", login.lower()).strip("-")[:32]
    mark = hashlib.blake2b(login.encode(), digest_size=8).hexdigest()
    return f"{kept or 'login'}~{mark}"


def private_folder(folder: Path) -> None:
    """Make a folder with rights for its owner alone (on Windows the user's profile sees to that)."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        folder.chmod(0o700)


def write_private(path: Path, content: bytes) -> None:
    """Put a small file in place whole or not at all, durably, readable by its owner alone.

    Raises OSError, and then the file that was there before is untouched.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made with 0600
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder outlast a power cut (Windows does so by itself)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
