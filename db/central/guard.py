"""`central guard`: ends sessions of staff that hold everybody else up at the centre."""

import logging
import threading
from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg import Connection

from advisor_console.domain.errors import WorldError

_log = logging.getLogger(__name__)
_CONNECT_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that a session may block others, and sit in a transaction doing nothing; how often to look.

    No setting can bind a client to these (sync.md, "Traps"): it could hold the feed's lock for as long as it
    likes, by leaving its transaction open or by asking for something endless in it.
    """

    blocking: float = 2.0
    idle: float = 5.0
    look: float = 0.5


# Who waits in a queue waits for the one before; only who waits for nobody is in the way. Each wait for
# another holder's transaction begins anew, so a long queue of quick pushes ends nobody (the wait for a place
# in the queue does not). Administrators, backups and the server's own workers are left alone.
_END: LiteralString = """
SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity AS a JOIN pg_roles AS r ON r.oid = a.usesysid
WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
  AND NOT r.rolsuper AND pg_has_role(r.oid, 'console_login', 'MEMBER')
  AND (a.state LIKE 'idle in transaction%%'
          AND a.state_change < clock_timestamp() - make_interval(secs => %(idle)s)
       OR EXISTS (SELECT 1 FROM pg_locks AS l
                  WHERE NOT l.granted AND l.locktype = 'transactionid'
                    AND a.pid = ANY (pg_blocking_pids(l.pid))
                    AND l.waitstart < clock_timestamp() - make_interval(secs => %(blocking)s))
          AND cardinality(pg_blocking_pids(a.pid)) = 0)
"""

_MEANS: LiteralString = (
    "SELECT pg_has_role('pg_read_all_stats', 'USAGE') AND pg_has_role('pg_signal_backend', 'USAGE')"
)


def look(connection: Connection, limits: Limits) -> int:
    """End the sessions that are over a limit now; gives how many. The connection is in autocommit mode."""
    rows = connection.execute(_END, {"idle": limits.idle, "blocking": limits.blocking}).fetchall()
    if rows:
        _log.warning("ended %d sessions that held others up", len(rows))
    return len(rows)


def require_means(url: str) -> None:
    """Raise WorldError when the administrator may not see or end the sessions of others."""
    with psycopg.connect(url, autocommit=True, connect_timeout=_CONNECT_SECONDS) as connection:
        row = connection.execute(_MEANS).fetchone()
    if row is None or not row[0]:
        raise WorldError(
            "This login may not see or end the sessions of others.",
            "Use the superuser, or let it: GRANT pg_read_all_stats, pg_signal_backend TO it.",
        )


def watch(url: str, ended: threading.Event, limits: Limits | None = None) -> None:
    """Look again and again until `ended` is set; a server that goes away is looked for until it is back."""
    bounds = limits or Limits()
    while not ended.is_set():
        try:
            with psycopg.connect(url, autocommit=True, connect_timeout=_CONNECT_SECONDS) as connection:
                while not ended.wait(bounds.look):
                    look(connection, bounds)
        except psycopg.OperationalError:
            _log.warning("the guard has lost the centre and looks for it")
            ended.wait(bounds.look)
