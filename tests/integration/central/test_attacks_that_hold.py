"""Whoever holds what others need, or undoes what was promised: ended, refused, or without effect."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress

import psycopg
import pytest

from advisor_console.domain.changes import Outcome
from db.central.checking import check
from db.central.guard import Limits, watch
from db.central.logins import MOST_SESSIONS
from db.central.policies import secure_database
from tests.helpers.postgres import ScratchCluster
from tests.integration.central.attacking import code_of, envelope, pushed, raw_note, still_serves
from tests.integration.central.centre import ANN, COUNTERS, HOUSING, LIBRARY, Centre, note
from tests.integration.central.conftest import build
from tests.integration.central.debian import DebianPostgres

_PATIENCE = 60

# By login: whatever this role may call that takes a lock and keeps it until the transaction ends.
_HOLDS = {
    "priya": "SELECT console.push('[]')",
    "revenues": "SELECT console.push('[]')",
    "comp": f"SELECT console.join_queue('{LIBRARY}', '{HOUSING}', NULL, NULL)",
    "rec": f"SELECT console.join_queue('{LIBRARY}', '{HOUSING}', NULL, NULL)",
    "door": f"SELECT console.join_queue('{LIBRARY}', '{HOUSING}', NULL, NULL)",
    "lib": f"SELECT console.call_next('{LIBRARY}', '{COUNTERS[0]}', '{{}}')",
    "sam": f"SELECT console.call_next('{LIBRARY}', '{COUNTERS[0]}', '{{}}')",
    "aud": "SELECT console.snapshot('person', NULL, 1)",
    "wall": f"SELECT console.display('{LIBRARY}')",
}


def _await_end(holder: psycopg.Connection) -> None:
    """Until the server has ended a session that says nothing."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        with suppress(psycopg.OperationalError):
            holder.pgconn.consume_input()
        if holder.pgconn.status != psycopg.pq.ConnStatus.OK:
            return
    raise AssertionError("nobody ended it")


@pytest.mark.parametrize("login", _HOLDS)
def test_a_transaction_left_open_holds_nobody_up_for_long(centre: Centre, login: str) -> None:
    ended = threading.Event()
    with centre.raw(login, autocommit=False) as holder, ThreadPoolExecutor(2) as threads:
        for name in (
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
            "transaction_timeout",
        ):
            code_of(holder, f"SET {name} = 0")
            holder.commit()
        holder.execute(_HOLDS[login].encode())
        guard = threads.submit(watch, centre.url, ended, Limits(look=0.05, idle=0.5, blocking=0.5))
        try:
            served = threads.submit(still_serves, centre)
            served.result(_PATIENCE)
            # Even where nobody waits for it: what it has open keeps the tables from being cleaned.
            _await_end(holder)
        finally:
            ended.set()
        guard.result(_PATIENCE)
        with suppress(psycopg.OperationalError):
            holder.rollback()
    still_serves(centre)


@pytest.mark.parametrize("login", _HOLDS)
def test_another_kind_of_transaction_is_refused(centre: Centre, login: str) -> None:
    reads = login in {"aud", "wall"}
    with centre.raw(login, autocommit=False) as connection:
        for level in ("REPEATABLE READ", "SERIALIZABLE"):
            connection.execute(f"SET TRANSACTION ISOLATION LEVEL {level}".encode())
            # What the wall shows is one statement, and writes nothing.
            assert code_of(connection, _HOLDS[login]) == ("AC003" if login != "wall" else "00000")
            connection.rollback()
        connection.execute("SET TRANSACTION READ ONLY")
        assert code_of(connection, _HOLDS[login]) == ("00000" if reads else "25006")
    still_serves(centre)


def test_sessions_without_number_take_no_lock_that_others_need(centre: Centre) -> None:
    """Advisory locks are kept past a transaction, and share one table with all others."""
    with centre.raw("priya") as connection:
        many = "SELECT count(pg_advisory_lock(n)) FROM generate_series(1, 100000) AS n"
        assert code_of(connection, many) == "42501"
    still_serves(centre)


def test_what_waits_for_a_letter_is_not_held_up_by_one_that_is_not_kept(centre: Centre) -> None:
    digest = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # of "x"
    ended = threading.Event()
    with centre.raw("priya", autocommit=False) as holder, ThreadPoolExecutor(2) as threads:
        holder.execute("SELECT console.put_letter(%s, 'x')", (digest,))
        guard = threads.submit(watch, centre.url, ended, Limits(look=0.05, idle=0.5, blocking=0.5))
        try:
            threads.submit(centre.gateway("omar").put, digest, b"x").result(_PATIENCE)
        finally:
            ended.set()
        guard.result(_PATIENCE)
        with suppress(psycopg.OperationalError):
            holder.rollback()
    assert centre.gateway("omar").get(digest) == b"x"
    assert centre.value("SELECT put_by FROM sync.blob") == "omar"


@pytest.fixture
def crashing(debian_server: DebianPostgres, debian_cluster: ScratchCluster) -> Centre:
    """A centre at a server that can crash, and that by itself writes its log out only every ten seconds."""
    debian_server.set("wal_writer_delay", "10s")
    url = debian_cluster.create(debian_cluster.template("centre", build))
    with psycopg.connect(url) as connection:
        secure_database(connection)
    return Centre(url)


@pytest.mark.parametrize("place", ["session", "login", "transaction"])
def test_what_was_acknowledged_outlives_a_crash_whatever_the_client_set(
    crashing: Centre, debian_server: DebianPostgres, place: str
) -> None:
    with crashing.administrator() as administrator:
        administrator.execute("CREATE TABLE public.careless (x int)")
    if place == "login":
        with crashing.raw("priya") as connection:
            connection.execute("ALTER ROLE priya SET synchronous_commit = off")
    try:
        with crashing.raw("priya", autocommit=place != "transaction") as connection:
            if place != "login":
                connection.execute(
                    b"SET LOCAL synchronous_commit = off"
                    if place == "transaction"
                    else b"SET synchronous_commit = off"
                )
            assert connection.execute("SHOW synchronous_commit").fetchone() == ("off",)
            (answer,) = pushed(connection, [envelope("priya", 1, [raw_note("priya", "promised")])])
            connection.commit()
            with psycopg.connect(crashing.url, autocommit=True) as careless:
                careless.execute("SET synchronous_commit = off")
                careless.execute("INSERT INTO public.careless VALUES (1)")
                debian_server.crash()
        assert answer["outcome"] == "applied"
        assert crashing.value("SELECT string_agg(body, '|') FROM council.note") == "promised"
        # The same crash, the same setting, without our functions: acknowledged, and gone.
        assert crashing.value("SELECT count(*) FROM public.careless") == 0
    finally:
        with crashing.administrator() as administrator:
            administrator.execute("ALTER ROLE priya RESET ALL")
    still_serves(crashing)
    crashing.close()


def test_a_server_that_lets_transactions_outlive_their_session_is_told_about(
    crashing: Centre, debian_server: DebianPostgres
) -> None:
    with crashing.raw("priya", autocommit=False) as connection:
        connection.execute("SELECT console.push('[]')")
        assert code_of(connection, "PREPARE TRANSACTION 'for ever'") == "55000"
    debian_server.set("max_prepared_transactions", "5")
    debian_server.crash()
    try:
        assert [said for said in check(crashing.url) if "max_prepared_transactions" in said]
    finally:
        debian_server.set("max_prepared_transactions", "0")
        debian_server.crash()
    assert check(crashing.url) == ()
    crashing.close()


def test_one_login_cannot_take_every_place_at_the_server(centre: Centre) -> None:
    with ExitStack() as held:
        for _ in range(MOST_SESSIONS):
            held.enter_context(centre.raw("priya"))
        with pytest.raises(psycopg.OperationalError, match="too many connections for role"):
            held.enter_context(centre.raw("priya"))
        still_serves(centre)
    assert centre.author("priya").push(note(ANN, "priya")).outcome is Outcome.APPLIED
