"""Somebody at a terminal: passwords are asked for, never shown, and Ctrl+C ends the question."""

import contextlib
import os
import subprocess
import time

import psycopg
import pytest

from tests.helpers.paths import REPOSITORY
from tests.helpers.strictness import require_tool
from tests.integration.cli.processes import COMMAND, PASSWORD, environment

pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX", exc_type=ImportError)


def _converse(typed: list[str], *arguments: str) -> tuple[int, str]:
    """Run a command at a terminal, answer each prompt in turn; its status and all the terminal showed."""
    terminal, screen = pty.openpty()
    # Ctrl+C becomes a signal only at a terminal that belongs to the command's own session, and is heard only
    # where it is not ignored, as it is by whatever a shell began in the background.
    own_session = (require_tool("setsid"), "--ctty", "--wait", require_tool("env"), "--default-signal=INT")
    child = subprocess.Popen(
        [*own_session, *COMMAND, *arguments],
        stdin=screen, stdout=screen, stderr=screen, env=environment(), cwd=REPOSITORY,
    )  # fmt: skip
    os.close(screen)
    shown = ""
    answers = iter(typed)
    asked = 0
    deadline = time.monotonic() + 60
    with contextlib.suppress(OSError):  # Linux reports the end of a terminal as an error
        while time.monotonic() < deadline and (some := os.read(terminal, 4096)):
            shown += some.decode()
            while shown.count("Password for ") > asked and shown.endswith(": "):
                asked += 1
                os.write(terminal, next(answers).encode())
    os.close(terminal)
    return child.wait(60), shown.replace("\r\n", "\n")


def _add(url: str, typed: list[str]) -> tuple[int, str]:
    return _converse(typed, "central", "add-advisor", "omar", "--name", "Omar", "--url", url)


def test_a_new_password_is_asked_for_twice_and_never_shown(centre_url: str, centre_address: str) -> None:
    status, shown = _add(centre_url, [f"{PASSWORD}\n", f"{PASSWORD}\n"])
    assert (status, shown.strip().splitlines()[-1]) == (0, "Omar can sign in as omar.")
    assert PASSWORD not in shown
    psycopg.connect(centre_address, user="omar", password=PASSWORD).close()


def test_two_different_passwords_are_refused(centre_url: str) -> None:
    status, shown = _add(centre_url, [f"{PASSWORD}\n", "another one\n"])
    assert (status, "The two passwords are not the same." in shown) == (2, True)


@pytest.mark.parametrize(("key", "status"), [("\x03", 130), ("\x04", 2)])
def test_ctrl_c_and_the_end_of_input_end_the_question(key: str, status: int, centre_url: str) -> None:
    ended, shown = _add(centre_url, [key])
    assert ended == status
    assert "Traceback" not in shown
    with psycopg.connect(centre_url) as connection:
        row = connection.execute("SELECT count(*) FROM council.advisor WHERE login = 'omar'").fetchone()
    assert row == (0,)
