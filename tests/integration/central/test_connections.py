"""What the console sees when the line, the password or the centre is not as it should be."""

import pickle
import socket
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest
from psycopg.conninfo import conninfo_to_dict

from advisor_console.domain.errors import CentreTooOld, CentreUnreachable, NotAllowed, SignInRefused
from advisor_console.services.ports import LetterStore, Queue, WallBoard
from advisor_console.sync.ports import Central
from db.central.administration import add_advisor
from db.central.connections import Connections
from db.central.gateway import PostgresCentral
from tests.integration.central.centre import ANN, LIBRARY, PASSWORD, Centre, note


def test_one_gateway_is_every_port(centre: Centre) -> None:
    """mypy holds the assignments; each port answers."""
    central: Central = centre.gateway("priya")
    queue: Queue = centre.gateway("priya")
    letters: LetterStore = centre.gateway("priya")
    wall: WallBoard = centre.gateway("wall")
    assert central.server_info().login == "priya"
    assert queue.sites()
    assert wall.display(LIBRARY).site.name == "Westerdale Library"
    assert letters.get("00") is None


def test_a_wrong_password_is_refused_in_words_and_shown_nowhere(centre: Centre) -> None:
    secret = "not-the-password-at-all"
    gateway = centre.gateway("priya", secret)
    with pytest.raises(SignInRefused) as caught:
        gateway.server_info()
    told = "".join(traceback.format_exception(caught.value)) + repr(gateway) + repr(vars(gateway))
    assert secret not in told
    with pytest.raises(TypeError):
        pickle.dumps(gateway._connections)


def test_an_unknown_login_hears_the_same_as_a_wrong_password(centre: Centre) -> None:
    with pytest.raises(SignInRefused) as unknown:
        centre.gateway("nobody").server_info()
    with pytest.raises(SignInRefused) as wrong:
        centre.gateway("priya", "wrong").server_info()
    assert str(unknown.value) == str(wrong.value)


def test_a_changed_password_shuts_the_old_one_out(centre: Centre) -> None:
    def give(password: str) -> None:
        add_advisor(
            centre.url, "lib", "Lib", job_title=None, phone=None, roles=["library"], password=password
        )

    give("another one")
    try:
        with pytest.raises(SignInRefused):
            centre.gateway("lib").server_info()
        assert centre.gateway("lib", "another one").server_info().login == "lib"
    finally:
        give(PASSWORD)


def test_nobody_there_is_unreachable() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    gateway = PostgresCentral(f"postgresql://127.0.0.1:{port}/centre", "priya", PASSWORD)
    with pytest.raises(CentreUnreachable, match="does not answer"):
        gateway.server_info()
    with pytest.raises(CentreUnreachable):
        gateway.wait_for_change(1)


def test_a_database_that_is_no_centre_is_too_old(database_url: str) -> None:
    password = conninfo_to_dict(database_url)["password"]
    gateway = PostgresCentral(database_url, "postgres", str(password))
    with pytest.raises(CentreTooOld, match="not set up"):
        gateway.server_info()
    gateway.close()


def test_a_function_of_another_role_is_not_allowed(centre: Centre) -> None:
    with pytest.raises(NotAllowed, match="Your role"):
        centre.gateway("wall").pull("", 0, "", 1)


def test_a_server_that_ended_our_session_is_only_asked_again(centre: Centre) -> None:
    gateway = centre.gateway("priya")
    gateway.server_info()
    with centre.administrator() as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'priya'")
    deadline = time.monotonic() + 5
    while centre.value("SELECT count(*) FROM pg_stat_activity WHERE usename = 'priya'"):
        assert time.monotonic() < deadline
    assert gateway.server_info().login == "priya"


def test_many_threads_share_a_gateway(centre: Centre) -> None:
    gateway = centre.gateway("priya")
    barrier = threading.Barrier(8)
    found: list[str] = []

    def ask() -> None:
        barrier.wait(10)
        found.append(gateway.server_info().login)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["priya"] * 8


def test_after_closing_nothing_is_opened(centre: Centre) -> None:
    gateway = centre.gateway("priya")
    gateway.server_info()
    gateway.close()
    with pytest.raises(CentreUnreachable, match="signed out"):
        gateway.server_info()
    with pytest.raises(CentreUnreachable, match="signed out"):
        gateway.wait_for_change(1)


class _Line:
    """A line to the centre that can be made to swallow everything without ever closing, or to garble."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.swallowing = threading.Event()
        self.garbling = threading.Event()
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._target))
            self._open += [near, far]
            for source, target in ((near, far), (far, near)):
                thread = threading.Thread(target=self._carry, args=(source, target))
                self._threads.append(thread)
                thread.start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65_536):
                if self.garbling.is_set() and source.getpeername()[1] == self._target:
                    data = data[9:]
                if not self.swallowing.is_set():
                    target.sendall(data)
        except OSError:
            return

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for end in self._open:
            end.close()


@contextmanager
def _line(centre: Centre) -> Iterator[tuple[_Line, PostgresCentral]]:
    port = int(centre.url.rpartition("@")[2].split(":")[1].split("/")[0])
    line = _Line(port)
    gateway = PostgresCentral(centre._bare().replace(f"port={port}", f"port={line.port}"), "priya", PASSWORD)
    try:
        yield line, gateway
    finally:
        gateway.close()
        line.close()


def test_a_line_that_swallows_everything_ends_in_a_sentence_and_a_retry_doubles_nothing(
    centre: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.central.connections._PatientConnection.patience", 0.5)
    author = centre.author("priya")
    command = author.command(note(ANN, "priya"))
    with _line(centre) as (line, gateway):
        gateway.server_info()
        line.swallowing.set()
        with pytest.raises(CentreUnreachable):
            gateway.push([command])
        line.swallowing.clear()
        assert gateway.push([command])[0].outcome == "applied"
    assert centre.value("SELECT count(*) FROM council.note") == 1


def test_an_answer_with_its_beginning_missing_is_no_answer(centre: Centre) -> None:
    with _line(centre) as (line, gateway):
        before = gateway.server_info()
        line.garbling.set()
        with pytest.raises(CentreUnreachable):
            gateway.server_info()
        line.garbling.clear()
        assert gateway.server_info().login == before.login


@pytest.mark.parametrize(
    ("url", "verified"),
    [
        ("postgresql://127.0.0.1/centre", False),
        ("postgresql://localhost:5432/centre", False),
        ("postgresql://[::1]/centre", False),
        ("postgresql://db.westerdale.example/centre", True),
        ("postgresql://db.westerdale.example/centre?sslmode=disable", True),
        ("postgresql://127.0.0.1,db.westerdale.example/centre", True),
        ("postgresql://localhost/centre?hostaddr=192.0.2.7", True),
    ],
)
def test_any_host_but_loopback_gets_verified_tls(url: str, verified: bool) -> None:
    parameters = Connections(url, "priya", PASSWORD)._parameters
    assert (parameters.get("sslmode") == "verify-full") is verified
    assert (parameters.get("channel_binding") == "require") is verified
