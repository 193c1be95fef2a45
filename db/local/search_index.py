"""The replica's search index: one document a person and one a property, kept beside the rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection

from db.local.search_schema import CODE_FTS, PEOPLE, PERSON_FTS, PLACE_FTS, PLACES, TABLES, WORDS
from db.local.search_words import forms_with_one_slip, words

_OWNERS = {
    "person": "SELECT {0}",
    "residency": """SELECT person_id FROM residency WHERE id = {0}
        UNION SELECT person_id FROM search_person WHERE residency_id = {0}""",
    "former_name": "SELECT person_id FROM former_name WHERE id = {0}",
    "case_file": "SELECT person_id FROM case_file WHERE id = {0} AND person_id IS NOT NULL",
    "liable_person": "SELECT person_id FROM liable_person WHERE id = {0}",
    "property": "SELECT person_id FROM search_person WHERE property_id = {0}",
}
"""For a changed row of each entity, the people whose document says something of it."""

_BATCH = 400


class SearchIndex:
    """Keeps the index in step with the rows, in the caller's transaction; never row by row.

    People stand in alphabetical order, so that the first hits of a short prefix are the first in the
    alphabet and need no ranking.
    """

    def rebuild(self, connection: Connection) -> None:
        """Make the whole index anew from the rows."""
        _drop(connection)
        for statement in TABLES:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            PEOPLE + " ORDER BY person.family_name COLLATE NOCASE, person.given_names COLLATE NOCASE"
        )
        connection.exec_driver_sql(PLACES + " ORDER BY p.street, p.town, length(p.paon), p.paon, p.saon")
        for statement in (PERSON_FTS, CODE_FTS, PLACE_FTS):
            connection.exec_driver_sql(statement)
        _learn(connection, [row[0] for row in connection.exec_driver_sql(WORDS)])

    def refresh(self, connection: Connection, changed: Mapping[str, Collection[str]]) -> None:
        """Bring the documents of the changed rows up to date, all of a page at once."""
        for statement in TABLES:
            connection.exec_driver_sql(statement)
        people = _owners(connection, changed)
        for some in _in_batches(sorted(people)):
            _replace_people(connection, some)
            _learn(connection, _words_of(connection, some))
        for some in _in_batches(sorted(changed.get("property", ()))):
            _replace_places(connection, some)


def _drop(connection: Connection) -> None:
    for name in (
        "search_person_words",
        "search_place_words",
        "search_word_fts",
        "search_slip",
        "search_word",
        "search_code_fts",
        "search_place_fts",
        "search_person_fts",
        "search_place",
        "search_person",
    ):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def _words_of(connection: Connection, ids: Sequence[str]) -> list[str]:
    rows = connection.exec_driver_sql(
        f"SELECT given || ' ' || family FROM search_person WHERE person_id IN ({_marks(ids)})",  # noqa: S608
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
        if entity == "person":
            continue
        for id_ in changed.get(entity, ()):
            rows = connection.exec_driver_sql(query.format(":id"), {"id": id_})
            people.update(row[0] for row in rows)
    return people


def _in_batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _marks(ids: Sequence[str]) -> str:
    return ",".join("?" * len(ids))


def _replace_people(connection: Connection, ids: Sequence[str]) -> None:
    chosen = tuple(ids)
    docs = f"SELECT doc FROM search_person WHERE person_id IN ({_marks(ids)})"  # noqa: S608 -- marks only
    _forget(connection, "search_person", ("search_person_fts", "search_code_fts"), docs, chosen)
    connection.exec_driver_sql(PEOPLE + f" WHERE person.id IN ({_marks(ids)})", chosen)
    for statement in (PERSON_FTS, CODE_FTS):
        connection.exec_driver_sql(statement + f" WHERE person_id IN ({_marks(ids)})", chosen)


def _replace_places(connection: Connection, ids: Sequence[str]) -> None:
    chosen = tuple(ids)
    docs = f"SELECT doc FROM search_place WHERE property_id IN ({_marks(ids)})"  # noqa: S608 -- marks only
    _forget(connection, "search_place", ("search_place_fts",), docs, chosen)
    connection.exec_driver_sql(PLACES + f" AND p.id IN ({_marks(ids)})", chosen)
    connection.exec_driver_sql(PLACE_FTS + f" WHERE property_id IN ({_marks(ids)})", chosen)


def _forget(
    connection: Connection, table: str, indexes: Sequence[str], docs: str, chosen: tuple[str, ...]
) -> None:
    for index in indexes:
        connection.exec_driver_sql(f"DELETE FROM {index} WHERE rowid IN ({docs})", chosen)  # noqa: S608
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE doc IN ({docs})", chosen)  # noqa: S608
