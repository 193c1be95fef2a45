"""Connections of one login to the centre: kept for reuse, never waited on without end."""

import re
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg import Connection, errors
from psycopg.conninfo import conninfo_to_dict

from advisor_console.domain.errors import (
    CentreFull,
    CentreTooOld,
    CentreUnreachable,
    EpochPassed,
    NotAllowed,
    OutOfStep,
    SignInRefused,
    WorldError,
)
from db.central.transport import protection, refused

T = TypeVar("T")

CONNECT_SECONDS = 5
ANSWER_SECONDS = 30.0
_MOST_IDLE = 4

# What libpq has no number for, in the words of a server that speaks English (the embedded one does).
_PASSWORD = re.compile(
    r"password authentication failed|no password supplied|is not permitted to log in|role .* does not exist"
    r"|pg_hba\.conf|permission denied for database"
)
_FULL = re.compile(r"too many clients|too many connections|remaining connection slots")
_UNKNOWN_THERE = (
    errors.UndefinedFunction, errors.InvalidSchemaName, errors.UndefinedTable, errors.UndefinedColumn,
)  # fmt: skip


class NoAnswerInTime(psycopg.OperationalError):
    """The centre was silent for too long; whether it has done what was asked is not known."""


class _PatientConnection(Connection[Any]):
    """A connection whose every wait ends: a line that swallows packets gives no error by itself."""

    patience = ANSWER_SECONDS

    def wait(self, gen: Generator[Any, Any, T], *arguments: Any, **options: Any) -> T:
        if options.get("timeout") is not None:
            return super().wait(gen, *arguments, **options)
        return super().wait(_in_time(gen, time.monotonic() + self.patience), *arguments, **options)


def _in_time(gen: Generator[Any, Any, T], deadline: float) -> Generator[Any, Any, T]:
    """Pass a driver's generator on, and end it when nothing has come by the deadline."""
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if not ready and time.monotonic() > deadline:
                raise NoAnswerInTime("the server gave no answer in time")
            wanted = gen.send(ready)
    except StopIteration as done:
        result: T = done.value
        return result


class Connections:
    """A few connections for any thread to borrow. Holds the password, and shows it to nobody."""

    def __init__(self, url: str, login: str, password: str) -> None:
        """`url` is a libpq address without a password; a host that is not loopback gets verified TLS."""
        self._parameters = _parameters(url, login)
        self._password = password
        self._lock = threading.Lock()
        self._idle: list[_PatientConnection] = []
        self._closed = False
        self._accepted = False
        self._refused: SignInRefused | None = None

    def __repr__(self) -> str:
        return f"Connections({self._parameters.get('host', '')!r}, {self._parameters['user']!r})"

    def __reduce__(self) -> str:
        raise TypeError("Connections hold a password and are not copied.")

    @contextmanager
    def borrow(self) -> Iterator[_PatientConnection]:
        """Lend a connection in autocommit mode. Database errors come out as WorldErrors where the world is
        to blame, and as they are where we are."""
        with plain_words():
            connection = self._take()
            try:
                yield connection
            except BaseException:
                # Its state is not known any more; the next caller gets a new one.
                connection.close()
                raise
            self._give_back(connection)

    def open(self) -> _PatientConnection:
        """Open a connection of the caller's own.

        A password that was refused is not offered again, by any thread: consoles that ask every few seconds
        would have the login locked.
        """
        with self._lock:
            closed, refused = self._closed, self._refused
        if closed:
            raise CentreUnreachable("You are signed out.", "Sign in again.")
        if refused is not None:
            raise SignInRefused(refused.sentence, refused.way_on)
        try:
            with plain_words():
                made = self._connect()
        except SignInRefused as error:
            self._refused = _no_longer() if self._accepted else error
            raise self._refused from None
        self._accepted = True
        return made

    def _connect(self) -> _PatientConnection:
        try:
            return _PatientConnection.connect(password=self._password, autocommit=True, **self._parameters)
        except psycopg.OperationalError as error:
            told = refused(str(error), self._parameters)
            if told is None:
                raise
            raise told from None

    def has_idle(self) -> bool:
        """Whether something can be said without opening a connection first; it may have died meanwhile."""
        return bool(self._idle)

    def close(self) -> None:
        """Close what is idle; what is lent is closed when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> _PatientConnection:
        while True:
            with self._lock:
                connection = self._idle.pop() if self._idle else None
            if connection is None:
                return self.open()
            if _is_alive(connection):
                return connection
            connection.close()

    def _give_back(self, connection: _PatientConnection) -> None:
        with self._lock:
            if not self._closed and len(self._idle) < _MOST_IDLE and not connection.closed:
                self._idle.append(connection)
                return
        connection.close()


def _no_longer() -> SignInRefused:
    return SignInRefused(
        "The centre no longer accepts your password.",
        "Sign out, then sign in with the new one. What you saved is kept on this machine.",
    )


def _is_alive(connection: _PatientConnection) -> bool:
    """Whether an idle connection still stands: a server that went away has sent a farewell by now."""
    if connection.closed:
        return False
    try:
        connection.pgconn.consume_input()  # reads the farewell
        connection.pgconn.consume_input()  # and finds that nothing is behind it
    except psycopg.Error:
        return False
    return connection.pgconn.status == psycopg.pq.ConnStatus.OK


def _parameters(url: str, login: str) -> dict[str, Any]:
    given: dict[str, Any] = dict(conninfo_to_dict(url))
    given.pop("password", None)
    fixed = {
        "user": login,
        "application_name": "advisor-console",
        "connect_timeout": CONNECT_SECONDS,
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
        "client_encoding": "UTF8",
        "options": "-c statement_timeout=25s -c lock_timeout=20s -c idle_in_transaction_session_timeout=30s",
    }
    return given | fixed | protection(given)


@contextmanager
def plain_words() -> Iterator[None]:
    """Say in plain words what the world did; what we did wrong passes as it is."""
    try:
        yield
    except psycopg.Error as error:
        told = _told(error)
        if told is None:
            raise
        # The driver's own text may name hosts and values; it stays out of what is shown and logged.
        raise told from None


def _told(error: psycopg.Error) -> WorldError | None:
    state = error.sqlstate or ""
    if state == "AC100":
        return NotAllowed(error.diag.message_primary or "The centre did not allow this.")
    if state == "AC005":
        return EpochPassed()
    if state == "AC001":
        return OutOfStep(int(error.diag.message_detail or 0))
    if isinstance(error, errors.InsufficientPrivilege):
        return NotAllowed("Your role may not do this.", "Ask your supervisor if you need it.")
    if isinstance(error, _UNKNOWN_THERE):
        return CentreTooOld(
            "The council's centre was not set up for this console.",
            "Ask the administrator to run: advisor-console central upgrade.",
        )
    # One of no kind and without a number is libpq's own: what came is not what a server says.
    if isinstance(error, psycopg.OperationalError) or (type(error) is psycopg.DatabaseError and not state):
        return _connection_trouble(str(error), state)
    return None


def _connection_trouble(text: str, state: str) -> WorldError:
    if state.startswith("28") or (not state and _PASSWORD.search(text)):
        return SignInRefused(
            "The centre did not accept this name and password.",
            "Type them again, or ask the administrator for a new password.",
        )
    if state.startswith("53") or (not state and _FULL.search(text)):
        return CentreFull(
            "The council's centre is full just now and takes nobody else.",
            "Your work is kept on this machine and sent as soon as there is room.",
        )
    return CentreUnreachable(
        "The council's centre does not answer.", "Your work is kept on this machine and sent when it does."
    )
