"""Nobody between the console and the centre: TLS at a real server, and what is refused in which words."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from advisor_console.domain.errors import CentreNotTrusted, CentreUnreachable, SignInRefused, WorldError
from db.central.gateway import PostgresCentral
from db.central.policies import secure_database
from db.central.transport import protection
from tests.helpers.postgres import ScratchCluster
from tests.integration.central.centre import PASSWORD
from tests.integration.central.conftest import build
from tests.integration.central.debian import DebianPostgres
from tests.integration.central.middleman import Middleman
from ui.cli.reaching import administrators_address, reach_database

HOST = "db.westerdale.example"
"""No name of this machine's: whoever connects to it is held to be outside loopback."""

_DAY = timedelta(days=1)


class Council:
    """A centre at the packaged PostgreSQL, and the authority that consoles trust."""

    def __init__(self, server: DebianPostgres, url: str, folder: Path) -> None:
        # Late: what it is made with is locked for Linux only, and so is the server.
        from tests.integration.central.certificates import Authority

        self.server = server
        self.authority = Authority(folder, "council")
        given = conninfo_to_dict(url)
        self.port, self._dbname = int(given["port"] or 0), given["dbname"]

    def address(self, **others: str) -> str:
        """The consoles' address: the name HOST, reached at 127.0.0.1."""
        given = {
            "host": HOST, "hostaddr": "127.0.0.1", "port": str(self.port),
            "sslrootcert": str(self.authority.trusted),
        }  # fmt: skip
        return make_conninfo(dbname=self._dbname, **{k: v for k, v in (given | others).items() if v})

    def ask(self, password: str = PASSWORD, **others: str) -> str:
        """Sign in as a console does; gives the login that the centre sees."""
        gateway = PostgresCentral(self.address(**others), "priya", password)
        try:
            return gateway.server_info().login
        finally:
            gateway.close()


@pytest.fixture
def council(
    debian_server: DebianPostgres, debian_cluster: ScratchCluster, tmp_path: Path
) -> Iterator[Council]:
    """A centre whose server shows a good certificate."""
    url = debian_cluster.create(debian_cluster.template("centre", build))
    with psycopg.connect(url) as connection:
        secure_database(connection)
    made = Council(debian_server, url, tmp_path)
    debian_server.speak_tls(*made.authority.certificate(HOST))
    yield made
    debian_server.sign_in_by("scram-sha-256")
    debian_server.speak_plainly()
    debian_cluster.drop(url)


def test_a_good_certificate_is_used_with_the_password_bound_to_it(council: Council) -> None:
    gateway = PostgresCentral(council.address(), "priya", PASSWORD)
    assert gateway.server_info().login == "priya"
    with gateway._connections.borrow() as connection:
        row = connection.execute(
            "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        ).fetchone()
        assert connection.pgconn.used_password
    gateway.close()
    assert row == (True, "TLSv1.3")


def test_a_wrong_password_over_a_good_line_is_still_only_that(council: Council) -> None:
    with pytest.raises(SignInRefused):
        council.ask("wrong")


def test_a_certificate_for_another_name_is_refused(council: Council) -> None:
    council.server.speak_tls(*council.authority.certificate("db.elsewhere.example"))
    with pytest.raises(CentreNotTrusted, match="is for another name"):
        council.ask()


def test_an_expired_certificate_is_refused(council: Council) -> None:
    council.server.speak_tls(*council.authority.certificate(HOST, -3 * _DAY, -2 * _DAY))
    with pytest.raises(CentreNotTrusted, match=r"has expired.*this machine's date"):
        council.ask()


def test_a_certificate_of_tomorrow_is_refused(council: Council) -> None:
    council.server.speak_tls(*council.authority.certificate(HOST, _DAY / 2, _DAY))
    with pytest.raises(CentreNotTrusted, match="not valid yet"):
        council.ask()


def test_an_authority_that_nobody_trusts_is_refused(council: Council, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    somebody = type(council.authority)(tmp_path / "others", "somebody")
    council.server.speak_tls(*somebody.certificate(HOST))
    with pytest.raises(CentreNotTrusted, match="Nobody that this console trusts"):
        council.ask()


def test_the_machines_own_authorities_are_asked_where_none_is_named(council: Council) -> None:
    with pytest.raises(CentreNotTrusted, match="Nobody that this console trusts"):
        council.ask(sslrootcert="")


def test_a_file_of_authorities_that_is_not_there_is_said(council: Council, tmp_path: Path) -> None:
    with pytest.raises(CentreNotTrusted, match="cannot be read"):
        council.ask(sslrootcert=str(tmp_path / "none.pem"))


def test_a_server_that_speaks_plain_text_is_refused(council: Council) -> None:
    council.server.speak_plainly()
    with pytest.raises(CentreNotTrusted, match="without encryption"):
        council.ask()


@pytest.mark.parametrize("method", ["password", "trust"])
@pytest.mark.parametrize("host", [HOST, "127.0.0.1"])
def test_a_server_that_need_not_know_the_password_is_refused(
    council: Council, method: str, host: str
) -> None:
    council.server.sign_in_by(method)
    with pytest.raises(CentreNotTrusted, match="did not prove that it knows your password"):
        council.ask(host=host)


@pytest.mark.parametrize("onwards_by_tls", [True, False])
def test_somebody_in_between_with_a_trusted_certificate_gets_nowhere(
    council: Council, *, onwards_by_tls: bool
) -> None:
    middleman = Middleman(council.port, council.authority.certificate(HOST), onwards_by_tls=onwards_by_tls)
    with middleman.between(), pytest.raises(CentreNotTrusted, match="did not prove"):
        council.ask(port=str(middleman.port))
    assert middleman.carried


@contextmanager
def _around(variables: dict[str, str]) -> Iterator[None]:
    """The environment holds these, for the console alone and not for what clears up after the test."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        yield


_WEAKENINGS = {
    "sslmode": "disable",
    "channel_binding": "disable",
    "require_auth": "none",
    "gssencmode": "prefer",
    "ssl_min_protocol_version": "TLSv1",
}


@pytest.mark.parametrize("place", ["address", "environment", "service file"])
def test_nothing_around_the_address_makes_the_line_weaker(
    council: Council, place: str, tmp_path: Path
) -> None:
    council.server.speak_plainly()
    others: dict[str, str] = {}
    surroundings: dict[str, str] = {}
    if place == "address":
        others = {**_WEAKENINGS}
    elif place == "environment":
        surroundings = {f"PG{name.upper().replace('_', '')}": value for name, value in _WEAKENINGS.items()}
    else:
        lines = [f"{name}={value}" for name, value in _WEAKENINGS.items()]
        (tmp_path / "services").write_text("[centre]\n" + "\n".join(lines) + "\n")
        surroundings = {"PGSERVICEFILE": str(tmp_path / "services")}
        others = {"service": "centre"}
    with _around(surroundings), pytest.raises(CentreNotTrusted, match="without encryption"):
        council.ask(**others)


def test_one_bad_host_among_several_is_refused_and_a_good_one_serves(council: Council) -> None:
    several = {"host": f"localhost,{HOST}", "hostaddr": "127.0.0.1,127.0.0.1"}
    # The first is no longer loopback by itself: its name is not in the certificate.
    assert council.ask(**several) == "priya"
    council.server.speak_plainly()
    with pytest.raises(CentreNotTrusted, match="without encryption"):
        council.ask(**several)


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PGHOST": HOST, "PGHOSTADDR": "127.0.0.1"},
        {"PGHOST": HOST, "PGHOSTADDR": "127.0.0.1", "PGSSLMODE": "disable"},
        {"PGSERVICE": "elsewhere"},
    ],
)
def test_an_address_without_a_host_is_taken_for_one_outside(
    council: Council, surroundings: dict[str, str], tmp_path: Path
) -> None:
    council.server.speak_plainly()
    (tmp_path / "services").write_text(f"[elsewhere]\nhost={HOST}\nhostaddr=127.0.0.1\nsslmode=disable\n")
    surroundings = surroundings | {"PGSERVICEFILE": str(tmp_path / "services")}
    with _around(surroundings), pytest.raises(CentreNotTrusted, match="without encryption"):
        council.ask(host="", hostaddr="")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_what_is_on_this_machine_is_not_led_elsewhere_by_its_surroundings(
    council: Council, host: str, tmp_path: Path
) -> None:
    (tmp_path / "services").write_text("[elsewhere]\nhostaddr=192.0.2.7\n")
    led = {"PGSERVICEFILE": str(tmp_path / "services"), "PGSERVICE": "elsewhere", "PGHOSTADDR": "192.0.2.7"}
    with _around(led):  # an address that is nobody's, by RFC 5737
        assert council.ask(host=host, hostaddr="") == "priya"


def test_a_socket_of_the_machine_is_not_led_elsewhere_either() -> None:
    assert protection({"host": "/var/run/postgresql"})["hostaddr"] == ""


@pytest.mark.parametrize(
    ("address", "surroundings", "verified"),
    [
        ("postgresql:///console", {}, False),
        ("postgresql://postgres@127.0.0.1/console", {}, False),
        ("postgresql://db.westerdale.example/console?sslmode=disable", {}, True),
        ("postgresql:///console", {"PGHOST": HOST, "PGSSLMODE": "disable"}, True),
        ("postgresql://localhost/console", {"PGHOSTADDR": "192.0.2.7"}, True),
        ("postgresql:///console?service=centre", {}, True),
    ],
)
def test_an_administrators_line_is_held_to_the_same(
    address: str, surroundings: dict[str, str], *, verified: bool
) -> None:
    with _around(surroundings):
        given = conninfo_to_dict(administrators_address(address))
    assert (given.get("sslmode") == "verify-full") is verified
    assert (given.get("channel_binding") == "require") is verified


def test_an_administrator_is_told_why_and_gives_no_password_away(council: Council) -> None:
    council.server.speak_plainly()
    address = council.address(user="postgres", password="secret")
    with pytest.raises(WorldError, match="without encryption"):
        reach_database(f"postgresql://?{urlencode(conninfo_to_dict(address))}")


class _Impostor:
    """Listens at a local port and asks whoever comes for their password in clear."""

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.heard = bytearray()
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def _ask(self) -> None:
        with suppress(OSError):
            line, _ = self._listener.accept()
            with line:
                line.settimeout(10)
                self.heard += line.recv(8)  # may we have TLS?
                line.sendall(b"N")
                self.heard += line.recv(4_096)  # who wants in
                line.sendall(b"R\0\0\0\x08\0\0\0\x03")  # AuthenticationCleartextPassword
                while data := line.recv(4_096):
                    self.heard += data

    @contextmanager
    def listening(self) -> Iterator["_Impostor"]:
        """Until the block ends."""
        try:
            yield self
        finally:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._thread.join()


def test_a_programme_at_a_local_port_does_not_get_the_password() -> None:
    with _Impostor().listening() as impostor:
        gateway = PostgresCentral(f"postgresql://127.0.0.1:{impostor.port}/centre", "priya", PASSWORD)
        with pytest.raises(CentreUnreachable, match="may not be the centre"):
            gateway.server_info()
    assert b"priya" in impostor.heard
    assert PASSWORD.encode() not in impostor.heard
