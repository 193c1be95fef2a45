"""A real console, really killed at each step of a round: nothing is lost and nothing lands twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.sync.child import MODES
from tests.integration.sync.consoles import ASHA, GWEN, PASSWORD, Consoles, bodies, sian

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")

_CHECKOUT = Path(__file__).parents[3]
_NOTES = ["* 0", "* 1", "* 2"]


def _run(mode: str, consoles: Consoles) -> tuple[str, int]:
    home = str(consoles.home(ASHA).root)
    done = subprocess.run(
        [sys.executable, "-m", "tests.integration.sync.child", mode, home, consoles.url, ASHA],
        input=f"{PASSWORD}\n",
        stdout=subprocess.PIPE,
        cwd=_CHECKOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout.strip(), done.returncode


@pytest.mark.parametrize("mode", MODES)
def test_a_console_killed_on_the_way_loses_and_doubles_nothing(mode: str, consoles: Consoles) -> None:
    said, status = _run(mode, consoles)
    assert status == -9
    landed = 0 if mode == "before_the_push" else 3
    assert consoles.value("SELECT count(*) FROM sync.command") == landed
    if mode == "before_the_acknowledgement":
        assert said == "3"

    again = consoles.sign_in(ASHA)
    assert bodies(again) == _NOTES  # shown before anything is synced
    waiting = mode in {"before_the_acknowledgement", "before_the_push"}
    assert again.outbox.counts()["unsent"] == (3 if waiting else 0)
    assert again.sync_once().pushed == (3 if waiting else 0)
    assert bodies(again) == _NOTES
    assert again.outbox.unsettled() == []
    assert sian(again).not_sent == 0

    assert consoles.rows("SELECT n, attempt FROM sync.command ORDER BY position") == [(1, 0), (2, 0), (3, 0)]
    assert consoles.value("SELECT count(*) FROM council.note WHERE body LIKE '*%%'") == 3
    assert bodies(consoles.ready(GWEN)) == _NOTES
