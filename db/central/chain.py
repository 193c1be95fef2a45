"""The two hash chains of the centre, computed again: a rewritten history does not pass."""

from collections.abc import Iterator
from typing import LiteralString

from psycopg import Connection

_COMMANDS: LiteralString = "SELECT console.broken_command()"
_TEXTS: LiteralString = "SELECT sync.altered_text()"

_TAKEN: LiteralString = """
SELECT min(c.position) FROM sync.command AS c
WHERE NOT EXISTS (SELECT 1 FROM sync.command_text AS t WHERE t.command_id = c.command_id)
  AND NOT EXISTS (SELECT 1 FROM sync.erasure AS e WHERE e.command_id = c.command_id)
"""

_FEED: LiteralString = """
WITH floor AS (
    SELECT max(value) FILTER (WHERE name = 'floor')::bigint AS seq,
           decode(max(value) FILTER (WHERE name = 'floor_hash'), 'hex') AS hash
    FROM sync.setting
)
SELECT f.seq FROM (
    SELECT e.seq, e.hash, e.seq - lag(e.seq, 1, floor.seq) OVER w AS step,
           sha256(lag(e.hash, 1, floor.hash) OVER w || convert_to(concat_ws('|', e.seq, e.entity,
               coalesce(e.row_id::text, '*'), coalesce(e.command_id::text, '-')), 'UTF8')) AS computed
    FROM sync.feed AS e, floor WHERE e.seq > floor.seq WINDOW w AS (ORDER BY e.seq)
) AS f
WHERE f.hash <> f.computed OR f.step <> 1 ORDER BY f.seq LIMIT 1
"""


def broken_links(connection: Connection) -> Iterator[str]:
    """Say where the record of commands, their texts or the feed are not what was written."""
    # What is hashed holds numbers and times as text.
    connection.execute("SET LOCAL timezone = 'UTC'")
    for query, sentence in (
        (_COMMANDS, "The record of commands was altered at or before entry {}."),
        (_TEXTS, "The text of the command at entry {} of the record was altered."),
        (_TAKEN, "The text of the command at entry {} of the record is gone, and nobody noted an erasure."),
        (_FEED, "The feed was altered at or before entry {}."),
    ):
        row = connection.execute(query).fetchone()
        if row is not None and row[0] is not None:
            yield sentence.format(row[0])
