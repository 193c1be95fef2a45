"""A hundred schedules of every kind lose nothing, double nothing and cover nothing unseen."""

import json
import os
import subprocess
import sys

import pytest

from tests.helpers.paths import REPOSITORY

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and RLIMIT_FSIZE"),
]


@pytest.mark.timeout(1_200)
def test_a_hundred_schedules_lose_double_and_cover_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", "--n", "100", "--seed", "1"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    counted = json.loads(done.stdout)
    assert (counted["lost"], counted["doubled"], counted["overwritten"]) == (0, 0, 0), done.stderr
    assert done.returncode == 0, done.stderr
    assert counted["schedules"] == 100
    assert counted["real_kills"] >= 5
