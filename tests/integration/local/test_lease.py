"""The lease: counted by a clock that nobody sets, and never ended by one that people do."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.local.lease import Lease, Standing
from db.local.machine_clock import SystemClock
from tests.helpers.clocks import TEN_YEARS, MovedClock
from tests.helpers.local_files import LocalFiles, local_files

CENTRE = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)


@pytest.fixture
def clock() -> MovedClock:
    """The machine's clocks."""
    return MovedClock()


@pytest.fixture
def files(tmp_path: Path) -> Iterator[LocalFiles]:
    """An outbox to keep the lease in."""
    with local_files(tmp_path / "home") as made:
        yield made


@pytest.fixture
def lease(files: LocalFiles, clock: MovedClock) -> Lease:
    """A lease that has just begun."""
    made = Lease(files.outbox.file, clock)
    made.renew(CENTRE, 14)
    return made


def again(files: LocalFiles, lease: Lease, clock: MovedClock) -> Lease:
    """The lease in the console's next run; the last one ended as it should."""
    lease.standing()
    lease.note()
    return Lease(files.outbox.file, clock)


def test_it_ends_after_its_days_of_running_and_an_answer_begins_it_anew(
    lease: Lease, clock: MovedClock
) -> None:
    clock.pass_days(13.9)
    assert lease.standing() is Standing.GOOD
    clock.pass_days(0.2)
    assert lease.standing() is Standing.OVER
    lease.renew(CENTRE + timedelta(days=14.1))
    assert lease.standing() is Standing.GOOD
    clock.pass_days(13.9)
    assert lease.standing() is Standing.GOOD


def test_it_counts_on_between_runs_without_a_restart(
    files: LocalFiles, lease: Lease, clock: MovedClock
) -> None:
    clock.pass_days(8)
    lease = again(files, lease, clock)
    clock.pass_days(7)
    assert again(files, lease, clock).standing() is Standing.OVER


def test_runs_add_up_over_restarts(files: LocalFiles, lease: Lease, clock: MovedClock) -> None:
    for _ in range(5):
        clock.pass_days(3)
        lease.standing()
        lease.note()
        clock.restart()
        lease = Lease(files.outbox.file, clock)
    assert lease.standing() is Standing.OVER


@pytest.mark.parametrize("by", [TEN_YEARS, -TEN_YEARS])
def test_a_jump_while_running_is_noticed_once_and_ends_nothing(
    lease: Lease, clock: MovedClock, by: float
) -> None:
    clock.pass_days(1)
    assert lease.standing() is Standing.GOOD
    assert not lease.take_jump()
    clock.set_by(by)
    assert lease.standing() is Standing.GOOD
    assert (lease.take_jump(), lease.take_jump()) == (True, False)
    clock.pass_days(1)
    assert lease.standing() is Standing.GOOD
    assert not lease.take_jump()


@pytest.mark.parametrize("by", [TEN_YEARS, -TEN_YEARS])
def test_a_jump_between_runs_of_one_boot_is_seen_through(
    files: LocalFiles, lease: Lease, clock: MovedClock, by: float
) -> None:
    clock.set_by(by)
    lease = again(files, lease, clock)
    assert lease.standing() is Standing.GOOD
    clock.pass_days(14.1)
    assert lease.standing() is Standing.OVER


@pytest.mark.parametrize("by", [TEN_YEARS, -TEN_YEARS])
def test_a_jump_over_a_restart_wants_the_centre_and_is_never_over(
    files: LocalFiles, lease: Lease, clock: MovedClock, by: float
) -> None:
    lease.note()
    clock.restart()
    clock.set_by(by)
    lease = Lease(files.outbox.file, clock)
    assert lease.standing() is Standing.UNSURE
    clock.set_by(
        -by
    )  # put right again while off: what was seen before stays unsure until the centre has said
    lease.note()
    clock.restart()
    lease = Lease(files.outbox.file, clock)
    assert lease.standing() is Standing.UNSURE
    assert not lease.had_run_out(CENTRE + timedelta(hours=1))
    lease.renew(CENTRE + timedelta(hours=1))
    assert lease.standing() is Standing.GOOD
    assert Lease(files.outbox.file, clock).standing() is Standing.GOOD


def test_three_weeks_switched_off_want_the_centre_and_it_says_the_truth(
    files: LocalFiles, lease: Lease, clock: MovedClock
) -> None:
    lease.note()
    clock.restart(days_off=21)
    lease = Lease(files.outbox.file, clock)
    assert lease.standing() is Standing.UNSURE
    assert lease.had_run_out(CENTRE + timedelta(days=21))
    assert not lease.had_run_out(CENTRE + timedelta(days=13))


def test_a_night_switched_off_and_an_hour_set_back_are_nothing(
    files: LocalFiles, lease: Lease, clock: MovedClock
) -> None:
    lease.note()
    clock.restart(days_off=0.6)
    clock.set_by(-3_600)
    assert Lease(files.outbox.file, clock).standing() is Standing.GOOD


def test_what_a_killed_console_had_counted_is_there_but_for_five_minutes(
    files: LocalFiles, lease: Lease, clock: MovedClock
) -> None:
    for _ in range(144):
        clock.pass_days(0.1)
        lease.standing()
    clock.restart()  # nothing was closed
    assert Lease(files.outbox.file, clock).standing() is Standing.OVER


def test_the_real_clock_counts_and_names_its_boot() -> None:
    first, second = SystemClock().read(), SystemClock().read()
    assert first.boot == second.boot
    assert second.counted >= first.counted
