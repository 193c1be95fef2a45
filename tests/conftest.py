"""What every test stands on: redirected folders, no leaks, real PostgreSQL and a real keyring."""

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.helpers.leaks import no_leaks
from tests.helpers.paths import redirections, work_in_memory

# Before any module of ours or Qt's is imported: nothing may reach the folders or the screen of a person.
work_in_memory()
_SESSION = Path(tempfile.mkdtemp(prefix=f"ac-{os.getpid()}-"))
atexit.register(shutil.rmtree, _SESSION, ignore_errors=True)
_RUNTIME = _SESSION / "run"
os.environ.update(redirections(_SESSION / "home", _RUNTIME))
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from db.central.embedded import EmbeddedPostgres  # noqa: E402  after the redirection, on purpose
from db.local import keys  # noqa: E402
from db.local.secret_service import PrivateSecretService  # noqa: E402
from tests.helpers.postgres import ScratchCluster, quicken, remove, scratch_server, sweep  # noqa: E402
from tests.helpers.secret_service import LentSecretService  # noqa: E402
from tests.helpers.strictness import (  # noqa: E402
    pytest_make_collect_report,
    pytest_runtest_makereport,
    pytest_runtest_setup,
    require_shared,
)
from tests.helpers.waiting import qtbot  # noqa: E402

__all__ = [
    "no_leaks",
    "pytest_make_collect_report",
    "pytest_runtest_makereport",
    "pytest_runtest_setup",
    "qtbot",
]

settings.register_profile("ci", derandomize=True, deadline=None, database=None)
settings.register_profile("dev", deadline=None)
# Consoles sign in hundreds of times; the real cost is proven in tests/integration/local/test_keys.py.
keys.STANDARD = keys.Cost(passes=1, memory_kib=8, lanes=1)
settings.load_profile("ci" if os.environ.get("CI") or os.environ.get("REQUIRE_TOOLS") else "dev")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long; everything else stays in its random order."""
    slow = {item.path for item in items if item.get_closest_marker("slow") is not None}
    items.sort(key=lambda item: item.path not in slow)


def pytest_collection_finish() -> None:
    """Put what the imports made out of the garbage collector's sight, so that the leak check is quick."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a home of its own; the sockets' folder is shared, because its path must be short."""
    for name, value in redirections(tmp_path / "home", _RUNTIME).items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def faker_session_locale() -> list[str]:
    """Invented people in tests are British."""
    return ["en_GB"]


@pytest.fixture(scope="session")
def faker_seed() -> int:
    """And the same ones every time."""
    return 20_250_401


@pytest.fixture
def shared_data() -> Callable[[str], Path]:
    """`shared_data("data/gazetteer/….csv.gz")` is the path of one of the real files."""
    return require_shared


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[ScratchCluster]:
    """One embedded PostgreSQL 18 for this worker process."""
    sweep()
    server = scratch_server(os.getpid())
    quicken(server)
    yield ScratchCluster(server)
    remove(server)


@pytest.fixture(scope="session")
def postgres_server(postgres_cluster: ScratchCluster) -> EmbeddedPostgres:
    """The server itself, for tests that make roles or log in as somebody else."""
    return postgres_cluster.server


@pytest.fixture
def make_database(postgres_cluster: ScratchCluster) -> Iterator[Callable[[str | None], str]]:
    """`make_database(None)` is the address of a new empty database, `make_database("name")` of a clone."""
    made: list[str] = []

    def make(template: str | None = None) -> str:
        made.append(postgres_cluster.create(template))
        return made[-1]

    yield make
    for url in made:
        postgres_cluster.drop(url)


@pytest.fixture
def database_url(make_database: Callable[[str | None], str]) -> str:
    """A new empty database, logged in to as the superuser."""
    return make_database(None)


@pytest.fixture(scope="session")
def _lent_secret_service() -> Iterator[LentSecretService]:
    lent = LentSecretService(Path(tempfile.mkdtemp(dir=_SESSION)))
    yield lent
    lent.close()


@pytest.fixture
def secret_service(_lent_secret_service: LentSecretService) -> Iterator[PrivateSecretService]:
    """A real Secret Service, empty and unlocked, that the `keyring` library uses during the test."""
    with _lent_secret_service.lend() as service:
        yield service
