"""Type-ahead over the replica: names, addresses, postcodes, phones, emails and references as typed."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, Row

from advisor_console.domain.address_case import natural_case
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.search import AddressHit, Hit
from db.local import search_slips
from db.local.search_candidates import People, all_of
from db.local.search_ranking import Score, describe
from db.local.search_typed import Typed, forms, read
from db.local.search_words import fold

_Row = Row[tuple[object, ...]]

_PERSON = """SELECT doc, person_id, place, given, family, known_as, former, born, address, postcode, phones,
    email, codes, uprn FROM search_person WHERE doc IN ({})"""
_NO_PLACE = 1 << 62

_PLACES = """SELECT property_id, uprn, address, postcode FROM search_place WHERE doc IN (
    SELECT rowid FROM search_place_fts WHERE search_place_fts MATCH ? {} LIMIT ?) ORDER BY doc"""
_NOBODY_THERE = """AND NOT EXISTS (SELECT 1 FROM search_place s JOIN search_person p ON p.property_id =
    s.property_id WHERE s.doc = search_place_fts.rowid)"""


class SqlSearch:
    """Finds people and addresses; `reading` gives a connection to the replica for one read transaction."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def find(self, text: str, limit: int = 20) -> Sequence[Hit]:
        """Give the best hits for what was typed so far, at most `limit`; none for an empty text.

        People come in the order of how well they fit, at an address in the order of its streets and numbers;
        after them homes where nobody is recorded.
        """
        typed = read(text)
        if not typed.words:
            return ()
        with self._reading() as connection:
            people = People(connection, typed, limit)
            rows = _ranked(_documents(connection, people.find()), typed, people)[:limit]
            hits = [_person_hit(row, typed) for row in rows]
            if not rows or (len(rows) < limit and not typed.spelt and not typed.number):
                hits += _empty_homes(connection, typed, limit - len(rows))
        return tuple(hits)

    def addresses(self, text: str, limit: int = 50) -> Sequence[AddressHit]:
        """Give current properties by postcode or by any of their words, in street and number order.

        Those that have the words whole come before those that only begin with them.
        """
        typed = read(text)
        if not typed.words:
            return ()
        with self._reading() as connection:
            rows = _places(connection, _whole(typed), limit)
            if len(rows) < limit and not typed.postcode:
                rows += _places(connection, all_of(typed.groups), limit)
            if not rows:
                rows = _places(connection, _all_meant(connection, typed), limit)
        found = {row.property_id: _address_hit(row) for row in rows}
        return tuple(found.values())[:limit]


def _ranked(rows: list[_Row], typed: Typed, people: People) -> list[_Row]:
    """Sort by how well each fits, then by name, or by address where no name has a share in it."""
    keyed = []
    for row in rows:
        score = Score(row, typed, people.meant)
        place = 0 if score.named else _NO_PLACE if row.place is None else row.place
        points = 0.0 if typed.postcode else score.points
        keyed.append(((-points, place, fold(row.family), fold(row.given), row.doc), row))
    keyed.sort(key=lambda item: item[0])
    return [row for _, row in keyed]


def _person_hit(row: _Row, typed: Typed) -> Hit:
    home = _one_line(row) or "No address recorded"
    return Hit(
        kind="person",
        id=EntityId(row.person_id),
        person=PersonId(EntityId(row.person_id)),
        title=f"{row.given} {row.family}".strip(),
        subtitle=f"{home} · born {row.born[:4]}" if row.born else home,
        why=describe(row, typed),
    )


def _one_line(row: _Row) -> str:
    return f"{natural_case(row.address)} {row.postcode}".strip()


def _address_hit(row: _Row) -> AddressHit:
    return AddressHit(EntityId(row.property_id), row.uprn, _one_line(row))


def _documents(connection: Connection, docs: Sequence[int]) -> list[_Row]:
    if not docs:
        return []
    marks = ",".join("?" * len(docs))
    return list(connection.exec_driver_sql(_PERSON.format(marks), tuple(docs)))


def _whole(typed: Typed) -> str:
    if typed.postcode:
        return f'"{typed.postcode}"'
    return all_of([[f'"{word}"'] for word in typed.words])


def _all_meant(connection: Connection, typed: Typed) -> str:
    meant = search_slips.meant(connection, typed)
    return all_of([[*forms(word), *(f'"{other}"' for other in meant.get(word, ()))] for word in typed.words])


def _places(connection: Connection, query: str, limit: int, where: str = "") -> list[_Row]:
    return list(connection.exec_driver_sql(_PLACES.format(where), (query, limit)))


def _empty_homes(connection: Connection, typed: Typed, limit: int) -> list[Hit]:
    """Offer homes where nobody is recorded: a new resident's home is often known before they are."""
    query = f'"{typed.postcode}"' if typed.postcode else all_of(typed.groups)
    return [
        Hit(
            "property",
            EntityId(row.property_id),
            None,
            natural_case(row.address),
            f"{row.postcode} · nobody recorded here",
        )
        for row in _places(connection, query, limit, _NOBODY_THERE)
    ]
