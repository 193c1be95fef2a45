"""What lasts at the centre and what does not: the durable mark, and a new history after a restore."""

from dataclasses import dataclass
from typing import LiteralString

import psycopg
from psycopg import Connection

from advisor_console.domain.errors import WorldError

_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where everything is safe in backups: an entry of the feed, and of the record of commands."""

    seq: int
    position: int


def mark_durable(url: str, seq: int) -> Mark:
    """Say that a kept backup holds the feed up to entry `seq`; consoles may forget what is behind it.

    The mark only moves forward. Raises WorldError for one behind it, or that the feed has not reached.
    """
    with psycopg.connect(url) as connection:
        lock_feed(connection)
        last, durable = _one(connection, "SELECT h.seq FROM console.head() AS h"), durable_seq(connection)
        if seq > last:
            raise WorldError(
                f"The feed has come to entry {last} and not to {seq}.",
                "Give the number that central backup said.",
            )
        if seq < durable:
            raise WorldError(
                f"The mark stands at entry {durable} already and only moves forward.",
                "Nothing was changed.",
            )
        # A backup that holds a feed entry holds every command before the one that wrote it.
        position = _one(
            connection,
            "SELECT coalesce((SELECT c.position FROM sync.command AS c WHERE c.seq BETWEEN 1 AND %s"
            " ORDER BY c.position DESC LIMIT 1), 0)",
            seq,
        )
        for name, value in (("durable", seq), ("durable_position", position)):
            connection.execute(
                "INSERT INTO sync.setting (name, value) VALUES (%s, %s)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (name, str(value)),
            )
    return Mark(seq, position)


@dataclass(frozen=True, slots=True)
class Pruned:
    """Where the feed begins now, and how many entries went."""

    floor: int
    removed: int


def prune(url: str, keep: int) -> Pruned:
    """Let the feed begin later: keep its last entries, and all behind the durable mark.

    Consoles that have not come so far copy all rows with their next round. Nobody waits while entries go.
    """
    with psycopg.connect(url) as connection:
        lock_feed(connection)
        floor = _one(connection, "SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'floor'")
        last = _one(connection, "SELECT h.seq FROM console.head() AS h")
        floor = max(floor, min(last - keep, durable_seq(connection)))
        # Nothing changes where there is no such entry: the floor is there already.
        connection.execute(
            "UPDATE sync.setting AS s SET value = CASE s.name WHEN 'floor' THEN f.seq::text"
            " ELSE encode(f.hash, 'hex') END FROM sync.feed AS f"
            " WHERE f.seq = %s AND s.name IN ('floor', 'floor_hash')",
            (floor,),
        )
    with psycopg.connect(url, autocommit=True) as connection:
        return Pruned(floor, sum(iter(lambda: _remove_some(connection, floor), 0)))


def _remove_some(connection: Connection, floor: int) -> int:
    return connection.execute(
        "DELETE FROM sync.feed WHERE seq IN"
        " (SELECT f.seq FROM sync.feed AS f WHERE f.seq <= %s ORDER BY f.seq LIMIT %s)",
        (floor, _AT_ONCE),
    ).rowcount


def begin_history(url: str, reason: str) -> None:
    """Start a new epoch, after the database was brought back to an earlier moment.

    Consoles notice it with their next round: they offer again what they had sent, and copy all rows.
    """
    with psycopg.connect(url) as connection:
        new_epoch(connection, reason)


def new_epoch(connection: Connection, reason: str) -> None:
    """The same within the caller's transaction, which holds the feed's lock from here on."""
    lock_feed(connection)
    connection.execute("INSERT INTO sync.epoch (reason) VALUES (%s)", (reason,))
    connection.execute("SELECT pg_notify('console_feed', '0')")


def lock_feed(connection: Connection) -> None:
    """Let nobody write at the centre until the transaction ends."""
    connection.execute("SELECT 1 FROM sync.feed_lock FOR UPDATE")


def _one(connection: Connection, query: LiteralString, *arguments: object) -> int:
    row = connection.execute(query, arguments).fetchone()
    assert row is not None  # noqa: S101  each of these asks for one value
    return int(row[0])


def durable_seq(connection: Connection) -> int:
    """The feed's entry up to which everything is safe in backups; 0 before the first mark."""
    return _one(
        connection,
        "SELECT coalesce((SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'durable'), 0)",
    )
