"""The two hash chains of the centre, computed again: a rewritten history does not pass."""

from collections.abc import Iterator
from typing import LiteralString

from psycopg import Connection

_COMMANDS: LiteralString = """
SELECT c.position FROM (
    SELECT k.position, k.hash, console.link(lag(k.hash) OVER w, k) AS computed,
           k.position - lag(k.position, 1, 0::bigint) OVER w AS step
    FROM sync.command AS k WINDOW w AS (ORDER BY k.position)
) AS c
WHERE c.hash <> c.computed OR c.step <> 1 ORDER BY c.position LIMIT 1
"""

_TEXTS: LiteralString = """
SELECT c.position FROM sync.command AS c JOIN sync.command_text AS t USING (command_id)
WHERE c.digest <> sha256(t.salt || convert_to(t.body, 'UTF8')) ORDER BY c.position LIMIT 1
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
    FROM sync.feed AS e, floor WINDOW w AS (ORDER BY e.seq)
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
        (_FEED, "The feed was altered at or before entry {}."),
    ):
        row = connection.execute(query).fetchone()
        if row is not None:
            yield sentence.format(row[0])
