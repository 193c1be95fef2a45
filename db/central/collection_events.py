"""What crews noted of collections, kept at the centre by its administrator."""

from collections.abc import Collection, Mapping, Sequence
from typing import LiteralString

import psycopg

from advisor_console.domain.identifiers import Uprn
from advisor_console.domain.ids import new_id
from advisor_console.services.import_collections import Noted
from db.central.administration import announce_reload
from db.central.connections import plain_words

_MOST_ANNOUNCED = 5_000
"""Rows told to the consoles one by one; of more than that they fetch the whole again."""

_KNOWN: LiteralString = """
SELECT p.uprn, e.stream, e.day, e.outcome, e.reason, e.reference
FROM council.collection_event AS e JOIN council.property AS p ON p.id = e.property_id
WHERE e.reference = ANY (%s)
"""

_ADD: LiteralString = """
INSERT INTO council.collection_event (id, property_id, stream, day, outcome, reason, noted_at, reference)
SELECT n.id, p.id, n.stream, n.day, n.outcome, n.reason, now(), n.reference
FROM unnest(%s::uuid[], %s::text[], %s::text[], %s::date[], %s::text[], %s::text[], %s::text[])
    AS n (id, uprn, stream, day, outcome, reason, reference)
JOIN council.property AS p ON p.uprn = n.uprn
ON CONFLICT (reference) DO NOTHING
RETURNING id::text
"""


class PostgresCollectionStore:
    """The importer's CollectionStore at the centre; `url` is an administrator's libpq address.

    Consoles hear of each new row as of any other. Raises CentreUnreachable when there is no answer.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    def homes(self, uprns: Collection[Uprn]) -> Collection[Uprn]:
        """Give those of these UPRNs that a property has, a historic one too: bins were there that day."""
        query = "SELECT uprn FROM council.property WHERE uprn = ANY (%s)"
        with plain_words(), psycopg.connect(self._url) as connection:
            return {Uprn(row[0]) for row in connection.execute(query, (list(uprns),))}

    def known(self, references: Collection[str]) -> Mapping[str, Noted]:
        """Give what is kept under these references."""
        with plain_words(), psycopg.connect(self._url) as connection:
            rows = connection.execute(_KNOWN, (list(references),)).fetchall()
        return {row[5]: Noted(Uprn(row[0]), *row[1:]) for row in rows}

    def add(self, rows: Sequence[Noted]) -> int:
        """Keep rows whose references are new, in one transaction, and tell the consoles."""
        columns = (
            [new_id() for _ in rows],
            [row.uprn for row in rows],
            [row.stream for row in rows],
            [row.day for row in rows],
            [row.outcome for row in rows],
            [row.reason for row in rows],
            [row.reference for row in rows],
        )
        with plain_words(), psycopg.connect(self._url) as connection:
            added = [row[0] for row in connection.execute(_ADD, columns)]
            if len(added) > _MOST_ANNOUNCED:
                announce_reload(connection, ["collection_event"])
            elif added:
                connection.execute(
                    "SELECT console.announce_rows(%s, %s::uuid[])", (["collection_event"] * len(added), added)
                )
        return len(added)
