"""The delay after failures: it grows, it ends, and neither clock nor file makes it last for ever."""

from pathlib import Path

import pytest

from db.local.sign_in_attempts import SignInAttempts


class Clock:
    """A wall clock that the test sets."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    """A clock for the test."""
    return Clock()


@pytest.fixture
def attempts(tmp_path: Path, clock: Clock) -> SignInAttempts:
    """A login that has never failed."""
    return SignInAttempts(tmp_path / "attempts.json", clock)


def test_the_delay_doubles_to_five_minutes(attempts: SignInAttempts) -> None:
    delays = []
    for _ in range(12):
        attempts.note_failure()
        delays.append(attempts.retry_after())
    assert delays == [0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_it_runs_out_and_a_success_begins_again(attempts: SignInAttempts, clock: Clock) -> None:
    for _ in range(4):
        attempts.note_failure()
    clock.seconds += 3
    assert attempts.retry_after() == 1
    clock.seconds += 1
    assert attempts.retry_after() == 0
    attempts.forget()
    attempts.note_failure()
    assert attempts.retry_after() == 0


def test_it_is_still_there_after_a_restart(attempts: SignInAttempts, clock: Clock, tmp_path: Path) -> None:
    for _ in range(4):
        attempts.note_failure()
    assert SignInAttempts(tmp_path / "attempts.json", clock).retry_after() == 4


def test_a_clock_set_back_ten_years_waits_no_longer_than_the_delay(
    attempts: SignInAttempts, clock: Clock
) -> None:
    for _ in range(4):
        attempts.note_failure()
    clock.seconds -= 315_360_000
    assert attempts.retry_after() == 4
    clock.seconds += 4
    assert attempts.retry_after() == 0


@pytest.mark.parametrize("content", ["", "[]", '{"failures": "x", "last": 0}', '{"failures": 1}', "\udcff"])
def test_a_spoiled_record_slows_once_and_not_for_ever(tmp_path: Path, clock: Clock, content: str) -> None:
    path = tmp_path / "attempts.json"
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    attempts = SignInAttempts(path, clock)
    assert attempts.retry_after() == 2
    clock.seconds += 2
    assert attempts.retry_after() == 0
