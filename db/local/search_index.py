"""The replica's search index: one document a person and one a property, kept beside the rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row

from db.local.replica_schema import bulk
from db.local.search_schema import (
    CODES,
    FINGERPRINT,
    FORMER,
    NAMES,
    PERSON_FTS,
    PLACE_FTS,
    TABLES,
    WORDS,
    people,
    places,
)
from db.local.search_words import codes, forms_with_one_slip, words

_OWNERS = {
    "residency": """SELECT person_id FROM residency WHERE id IN ({0})
        UNION SELECT person_id FROM search_person WHERE residency_id IN ({0})""",
    "former_name": """SELECT person_id FROM former_name WHERE id IN ({0})
        UNION SELECT person_id FROM search_former WHERE id IN ({0})""",
    "case_file": "SELECT person_id FROM case_file WHERE id IN ({0}) AND person_id IS NOT NULL",
    "liable_person": "SELECT person_id FROM liable_person WHERE id IN ({0})",
    "property": "SELECT person_id FROM search_person WHERE property_id IN ({0})",
}
"""For changed rows of each entity, the people whose document says something of them."""

_BATCH = 10_000
_IN_ORDER = " ORDER BY doc"
"""FTS5 writes what it holds in memory to disk as soon as a number comes that is not beyond the last."""
_HASH_BYTES = 64 * 1024 * 1024
_BUILDING_CACHE = -131_072  # KiB
_ONE_MEGABYTE = 1024 * 1024
_FULL_TEXT = ("search_person_fts", "search_code_fts", "search_place_fts")


class SearchIndex:
    """Keeps the index in step with the rows, in the caller's transaction; never row by row.

    People stand in alphabetical order, so that the first hits of a short prefix are the first in the
    alphabet and need no ranking.
    """

    def rebuild(self, connection: Connection) -> None:
        """Make the whole index anew from the rows."""
        with _more_pages_in_memory(connection):
            self._build(connection)

    def _build(self, connection: Connection) -> None:
        for name in NAMES:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")
        for statement in (*TABLES, places(), FORMER, people()):
            connection.exec_driver_sql(statement)
        # One large piece in memory instead of many small ones on disk that are merged again and again.
        for index in _FULL_TEXT:
            _hold_in_memory(connection, index, _HASH_BYTES)
        for statement in (PERSON_FTS, PLACE_FTS):
            connection.exec_driver_sql(statement)
        _note_codes(connection, connection.exec_driver_sql(CODES).all())
        for index in _FULL_TEXT:
            _hold_in_memory(connection, index, _ONE_MEGABYTE)
        _learn(connection, [row[0] for row in connection.exec_driver_sql(WORDS)])
        connection.exec_driver_sql(
            "INSERT INTO search_built SELECT ?, coalesce(max(doc), 0) FROM search_person", (FINGERPRINT,)
        )

    def is_current(self, connection: Connection) -> bool:
        """Say whether the index in the file is one that this version can search."""
        there = "SELECT count(*) FROM sqlite_master WHERE name = 'search_built'"
        if not connection.exec_driver_sql(there).scalar_one():
            return False
        built = "SELECT fingerprint FROM search_built"
        return connection.exec_driver_sql(built).scalar_one_or_none() == FINGERPRINT

    def refresh(self, connection: Connection, changed: Mapping[str, Collection[str]]) -> None:
        """Bring the documents of the changed rows up to date, all of a page at once."""
        owners = _owners(connection, changed)
        for some in _in_batches(sorted(changed.get("property", ()))):
            _replace_places(connection, some)
        for some in _in_batches(sorted(changed.get("former_name", ()))):
            _replace_former_names(connection, some)
        for some in _in_batches(sorted(owners)):
            _replace_people(connection, some)
            _learn(connection, _words_of(connection, some))


@contextmanager
def _more_pages_in_memory(connection: Connection) -> Iterator[None]:
    """Keep most of the tables decrypted while all of them are read across each other, and no longer."""
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = {_BUILDING_CACHE}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")
        connection.exec_driver_sql("PRAGMA shrink_memory")


def _hold_in_memory(connection: Connection, index: str, size: int) -> None:
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('hashsize', {size})")  # noqa: S608


def _note_codes(connection: Connection, people: Sequence[Row[Any]], before: Sequence[Row[Any]] = ()) -> None:
    """Note what each person is known by in digits and letters, to be found by beginning or by any part.

    before is what was noted of them so far. Only what is different is written: one new number is one among
    some eight codes.
    """
    were, are = _known_by(before), _known_by(people)
    gone = [doc for doc, known_by in were.items() if are.get(doc) != known_by]
    come = [doc for doc, known_by in are.items() if were.get(doc) != known_by]
    old = {(code, doc) for doc in gone for code in were[doc][:-1]}
    new = [(code, doc) for doc in come for code in are[doc][:-1]]
    bulk(connection, "DELETE FROM search_code WHERE code = ? AND doc = ?", sorted(old.difference(new)))
    fresh = sorted(entry for entry in new if entry not in old)
    bulk(connection, "INSERT OR IGNORE INTO search_code (code, doc) VALUES (?, ?)", fresh)
    texts = [(doc, " ".join(are[doc])) for doc in come]
    bulk(connection, "DELETE FROM search_code_fts WHERE rowid = ?", [(doc,) for doc in gone])
    bulk(connection, "INSERT INTO search_code_fts (rowid, codes) VALUES (?, ?)", texts)


def _known_by(people: Sequence[Row[Any]]) -> dict[int, tuple[str, ...]]:
    """Give each document's codes, and behind them the UPRN, which is no code of the person's own."""
    return {
        row.doc: (*codes(row.phones, row.email, row.codes, row.born, row.uprn), row.uprn) for row in people
    }


def _words_of(connection: Connection, ids: Sequence[str]) -> list[str]:
    rows = connection.exec_driver_sql(
        f"""SELECT given || ' ' || family || ' ' || known_as || ' ' || former || ' ' || address
            FROM search_person WHERE person_id IN ({_marks(ids)})""",  # noqa: S608 -- marks only
        tuple(ids),
    )
    return sorted({word for row in rows for word in words(row[0]) if len(word) > 3 and word.isalpha()})


def _learn(connection: Connection, found: Sequence[str]) -> None:
    """Note words that names and streets are made of, with the forms that a slip may give them."""
    top = connection.exec_driver_sql("SELECT coalesce(max(doc), 0) FROM search_word").scalar_one()
    for some in _in_batches(found):
        known = connection.exec_driver_sql(
            f"SELECT word FROM search_word WHERE word IN ({_marks(some)})",  # noqa: S608 -- marks only
            tuple(some),
        )
        fresh = sorted(set(some) - {row[0] for row in known})
        if not fresh:
            continue
        numbered = [(top + place, word) for place, word in enumerate(fresh, 1)]
        top += len(fresh)
        connection.exec_driver_sql("INSERT INTO search_word (doc, word) VALUES (?, ?)", numbered)
        connection.exec_driver_sql("INSERT INTO search_word_fts (rowid, word) VALUES (?, ?)", numbered)
        connection.exec_driver_sql(
            "INSERT OR IGNORE INTO search_slip (form, word) VALUES (?, ?)",
            [(form, word) for word in fresh for form in forms_with_one_slip(word)],
        )


def _owners(connection: Connection, changed: Mapping[str, Collection[str]]) -> set[str]:
    people: set[str] = set(changed.get("person", ()))
    for entity, query in _OWNERS.items():
        for some in _in_batches(sorted(changed.get(entity, ()))):
            marks = _marks(some)
            repeated = tuple(some) * query.count("{0}")
            people.update(row[0] for row in connection.exec_driver_sql(query.format(marks), repeated))
    return people


def _in_batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _marks(ids: Sequence[str]) -> str:
    return ",".join("?" * len(ids))


def _replace_people(connection: Connection, ids: Sequence[str]) -> None:
    """Make the documents anew; somebody whose name changed gets another place, after the alphabet."""
    chosen, marks = tuple(ids), _marks(ids)
    theirs = f" WHERE person_id IN ({marks})"
    docs = f"SELECT doc FROM search_person{theirs}{_IN_ORDER}"  # noqa: S608 -- marks only
    connection.exec_driver_sql(f"DELETE FROM search_person_fts WHERE rowid IN ({docs})", chosen)  # noqa: S608
    codes_before = connection.exec_driver_sql(CODES + theirs + _IN_ORDER, chosen).all()
    connection.exec_driver_sql(
        f"""DELETE FROM search_person{theirs} AND NOT EXISTS (SELECT 1 FROM person
            WHERE id = person_id AND family_name = family AND given_names = given)""",  # noqa: S608
        chosen,
    )
    connection.exec_driver_sql(people(marks), chosen)
    connection.exec_driver_sql(PERSON_FTS + theirs + _IN_ORDER, chosen)
    codes_now = connection.exec_driver_sql(CODES + theirs + _IN_ORDER, chosen).all()
    _note_codes(connection, codes_now, codes_before)


def _replace_places(connection: Connection, ids: Sequence[str]) -> None:
    chosen, marks = tuple(ids), _marks(ids)
    docs = f"SELECT doc FROM search_place WHERE property_id IN ({marks})"  # noqa: S608 -- marks only
    connection.exec_driver_sql(f"DELETE FROM search_place_fts WHERE rowid IN ({docs})", chosen)  # noqa: S608
    connection.exec_driver_sql(
        f"""DELETE FROM search_place WHERE property_id IN ({marks}) AND NOT EXISTS (SELECT 1 FROM property
            WHERE id = property_id AND status = 'current')""",  # noqa: S608
        chosen,
    )
    connection.exec_driver_sql(places(marks), chosen)
    connection.exec_driver_sql(PLACE_FTS + f" WHERE property_id IN ({marks}){_IN_ORDER}", chosen)


def _replace_former_names(connection: Connection, ids: Sequence[str]) -> None:
    marks = _marks(ids)
    connection.exec_driver_sql(f"DELETE FROM search_former WHERE id IN ({marks})", tuple(ids))  # noqa: S608
    connection.exec_driver_sql(FORMER + f" WHERE id IN ({marks})", tuple(ids))
