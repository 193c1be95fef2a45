"""Whoever holds the feed, or sits in a transaction, is ended; nobody else is."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psycopg
import pytest
from psycopg import errors
from psycopg.conninfo import make_conninfo

from advisor_console.domain.changes import Outcome
from advisor_console.domain.errors import WorldError
from db.central.guard import Limits, look, require_means, watch
from tests.integration.central.centre import ANN, PASSWORD, Centre, note

_HOLD = b"SELECT console.push('[]')"
_PATIENCE = 30.0


def _look_until(connection: psycopg.Connection, limits: Limits, wanted: int) -> int:
    """How many were ended until it was as many as wanted."""
    found, deadline = 0, time.monotonic() + _PATIENCE
    while found < wanted and time.monotonic() < deadline:
        found += look(connection, limits)
    return found


@pytest.mark.parametrize("hold", [_HOLD, b"SELECT console.push('[]'), pg_sleep(600)"])
def test_who_holds_the_feed_is_ended_and_all_others_go_on(centre: Centre, hold: bytes) -> None:
    ended = threading.Event()
    with centre.raw("omar", autocommit=False) as holder, ThreadPoolExecutor(8) as threads:
        holder.execute("SET statement_timeout = 0")
        holder.execute("SET idle_in_transaction_session_timeout = 0")
        held = threads.submit(holder.execute, hold)
        _await_lock(centre)
        authors = [centre.author("priya", f"desk-{number}") for number in range(4)]
        pushes = [threads.submit(author.push, note(ANN, "priya")) for author in authors]
        guard = threads.submit(watch, centre.url, ended, Limits(look=0.05, idle=600))
        try:
            assert {push.result(_PATIENCE).outcome for push in pushes} == {Outcome.APPLIED}
        finally:
            ended.set()
        guard.result(_PATIENCE)
        with suppress(psycopg.OperationalError):
            held.result(_PATIENCE)
        with pytest.raises(psycopg.OperationalError):
            holder.execute("SELECT 1")
    assert centre.value("SELECT count(*) FROM council.note") == 4


def _await_lock(centre: Centre) -> None:
    """Until nobody else gets the feed's lock."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            with centre.administrator() as connection:
                connection.execute("SELECT 1 FROM sync.feed_lock FOR UPDATE NOWAIT")
        except errors.LockNotAvailable:
            return
    raise AssertionError("nobody holds the lock")


def test_who_sits_in_a_transaction_is_ended_even_where_nobody_waits(centre: Centre) -> None:
    with (
        psycopg.connect(centre.url, autocommit=True) as guard,
        centre.raw("omar", autocommit=False) as idle,
        centre.raw("priya") as other,
        centre.administrator() as administrator,
    ):
        idle.execute("SELECT console.server_info()")
        other.execute("SELECT console.server_info()")
        administrator.execute("SELECT 1")
        assert look(guard, Limits()) == 0
        assert _look_until(guard, Limits(idle=0.2), 1) == 1
        with pytest.raises(psycopg.OperationalError):
            idle.execute("SELECT 1")
        # An open session without a transaction, and an administrator's, are nobody's trouble.
        assert look(guard, Limits(idle=0, blocking=0)) == 0
        other.execute("SELECT console.server_info()")
        administrator.execute("SELECT 1")


def test_a_guard_that_could_see_nothing_says_so(centre: Centre) -> None:
    with pytest.raises(WorldError, match="may not see or end"):
        require_means(make_conninfo(centre.url, user="omar", password=PASSWORD))
    require_means(centre.url)
