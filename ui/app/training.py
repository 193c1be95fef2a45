"""The invented borough on this machine: a centre of its own, an advisor of its own, nothing real in reach."""

import contextlib
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from advisor_console.domain.errors import KeyringUnusable, WorldError
from advisor_console.services.load_profile import body_of, load_profile
from db.central import administration
from db.central.embedded import EmbeddedPostgres, EmbeddedPostgresError
from db.central.embedded_programs import private_folder
from db.demo import DEMO_PROFILE, DEMO_RESIDENTS, DEMO_SEED, generate
from db.demo.load import load
from db.demo.staff import ADVISORS
from db.local.home import Home
from db.local.home import private_folder as private_home
from db.local.keyring_access import OsKeyring
from db.local.replica_schema import FINGERPRINT
from db.local.secret_service import PrivateSecretService, SecretServiceError

LOGIN = "asha.rahman"
PASSWORD = "training"  # noqa: S105 -- it guards nobody real and stands in the banner
DISPLAY_LOGIN = "wall.display"
OFFICE_LOGIN = "back.office"

Progress = Callable[[str], None]
"""Told in words what is being done."""


@dataclass(frozen=True, slots=True)
class TrainingCentre:
    """Where the invented borough is: its home on this machine, its centre, its administrator's address."""

    home: Home
    url: str
    admin_url: str


@contextmanager
def training_centre(root: Path, today: date, progress: Progress = lambda _: None) -> Iterator[TrainingCentre]:
    """Start the invented borough, building it first where there is none of today's.

    root is the console's home; the borough has a home of its own below it. It is built anew every day, so
    that "today" in it is today. Raises WorldError when PostgreSQL or a keyring cannot be had here.
    """
    home = Home(root / "training")
    with ExitStack() as stack:
        folder = server_folder(root)
        try:
            if not _is_of(home, folder, today):
                progress("Building the invented borough")
                _clear(home, folder)
            server = EmbeddedPostgres(folder)
            stack.enter_context(server)
            if not _is_of(home, folder, today):
                _build(server, today)
                private_home(home.root)
                _mark(home).write_text(_identity(today), "utf-8")
            stack.enter_context(_keyring(home))
        except (EmbeddedPostgresError, SecretServiceError) as error:
            raise WorldError("The demonstration cannot start here.", str(error)) from error
        yield TrainingCentre(home, f"postgresql://127.0.0.1:{server.port}/postgres", server.url())


def forget(root: Path) -> None:
    """Throw away the invented borough of a console's home: for a home that is itself thrown away."""
    _clear(Home(root / "training"), server_folder(root))


def server_folder(root: Path) -> Path:
    """Give the folder of the borough's PostgreSQL: not in the home, whose path may be too long for it."""
    return private_folder(f"training-{hashlib.sha256(str(root).encode()).hexdigest()[:12]}")


def _identity(today: date) -> str:
    return f"{today.isoformat()} {DEMO_RESIDENTS} {FINGERPRINT}"


def _mark(home: Home) -> Path:
    return home.root / "borough"


def _is_of(home: Home, folder: Path, today: date) -> bool:
    mark = _mark(home)
    return folder.exists() and mark.exists() and mark.read_text("utf-8") == _identity(today)


def _clear(home: Home, folder: Path) -> None:
    """Throw an older borough away with all that was saved in it; none of it was real."""
    if folder.exists():
        EmbeddedPostgres(folder).stop()
        shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(home.root, ignore_errors=True)


def _build(server: EmbeddedPostgres, today: date) -> None:
    url = server.url()
    administration.init(url, body_of(load_profile(DEMO_PROFILE)))
    load(url, generate(DEMO_RESIDENTS, DEMO_SEED, today, datetime.now(UTC)))
    for number, (login, name, job_title) in enumerate(ADVISORS):
        administration.add_advisor(
            url,
            login,
            name,
            job_title=job_title,
            phone=f"01632 9601{number:02d}",
            roles=["advisor"],
            password=PASSWORD,
        )
    for login, name, role in (
        (DISPLAY_LOGIN, "Wall display", "display"),
        (OFFICE_LOGIN, "Back office", "service"),
    ):
        administration.add_advisor(
            url, login, name, job_title=None, phone=None, roles=[role], password=PASSWORD
        )


def _keyring(home: Home) -> contextlib.AbstractContextManager[object]:
    """Use this machine's keyring where there is one, else a private one that is just as real."""
    try:
        OsKeyring().check()
    except KeyringUnusable:
        return PrivateSecretService(home.root / "keyring", PASSWORD)
    return contextlib.nullcontext()
