"""Who may be meant by what was typed: a pool small enough to rank, with the likeliest surely in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sqlalchemy import Connection

from db.local import search_slips
from db.local.search_ranking import Meant
from db.local.search_typed import Typed, forms, names_meant

POOL = 40
"""How many of a query's documents are ranked. A query that has more is asked again more narrowly, since
ranking 3,000 Smiths would cost more than anybody gains."""

_AT_A_POSTCODE = 400
_FEW = 3
_WHOLE_ENOUGH = 6
_WITHOUT_ZERO = 10
_AFTER_ALL = "\U0010ffff"
_NAMES = "{first given family former}"
_CURRENT = "{first given family}"
_MOST_JOINED = 4

_Order = tuple[str, str, Sequence[str]]
"""A first name, a family name, and what stands between."""


class People:
    """Looks people up in the index, within one read transaction."""

    def __init__(self, connection: Connection, typed: Typed, limit: int) -> None:
        self._connection = connection
        self._typed = typed
        self._limit = limit
        self._top: int | None = None
        self._found: dict[int, None] = {}
        self.meant: Meant = {}

    def find(self) -> Sequence[int]:
        """Give the documents to rank."""
        typed = self._typed
        for day in typed.days:
            self._take(self._beginning_with(f"born{day}"))
        if typed.postcode:
            self._match(f'address : "{typed.postcode}"', _AT_A_POSTCODE)
        if not self._found:
            if typed.code:
                self._by_code()
            if typed.email and self._found:
                return list(self._found)
            if not (typed.number and typed.code):
                self._by_words()
            elif not self._found or (len(typed.code) < _WHOLE_ENOUGH and len(self._found) < self._limit):
                self._take(self._having(typed.code))
        return list(self._found)

    def _by_code(self) -> None:
        """Look for numbers, addresses and references that begin with what was typed, then for UPRNs."""
        typed = self._typed
        self._take(self._beginning_with(typed.code))
        if typed.number and len(typed.code) == _WITHOUT_ZERO:
            self._take(self._beginning_with(f"0{typed.code}"))
        if typed.number:
            self._take(self._at_uprn(typed.code))
            if len(self._found) < self._limit:
                self._match(f"address : ({all_of(typed.groups)})")

    def _by_words(self) -> None:
        typed = self._typed
        if typed.joined != typed.words:
            self._match(all_of([forms(word) for word in typed.joined]))
        if self._match(all_of(typed.groups)) >= POOL:
            self._narrow_down()
            return
        if not self._found and typed.code:
            self._take(self._having(typed.code))
        if len(self._found) < _FEW:
            for query in _with_two_words_joined(typed.words):
                self._match(query)
        if len(self._found) < self._limit and (typed.spelt or not self._found):
            self._by_slips()

    def _narrow_down(self) -> None:
        """Make sure of those whom a hot prefix may hide, the likeliest first."""
        sure: set[int] = set()
        for query in narrower(self._typed):
            sure.update(self._rows("search_person_fts", query, self._limit))
            if len(sure) >= self._limit:
                break
        self._found.update(dict.fromkeys(sure))

    def _by_slips(self) -> None:
        typed = self._typed
        self.meant = search_slips.meant(self._connection, typed, shorter=not self._found)
        if any(self.meant.values()):
            self._match(all_of([[*forms(word), *_terms(self.meant.get(word, {}))] for word in typed.words]))

    def _match(self, query: str, most: int = POOL) -> int:
        """Take what a query finds, at most so much, and give how much that was."""
        rows = self._rows("search_person_fts", query, most)
        self._take(rows)
        return len(rows)

    def _take(self, docs: Iterable[int]) -> None:
        self._found.update(dict.fromkeys(docs))

    def _beginning_with(self, code: str) -> list[int]:
        rows = self._connection.exec_driver_sql(
            "SELECT DISTINCT doc FROM search_code WHERE code >= ? AND code < ? LIMIT ?",
            (code, code + _AFTER_ALL, POOL),
        )
        return [row[0] for row in rows]

    def _at_uprn(self, digits: str) -> list[int]:
        rows = self._connection.exec_driver_sql(
            """SELECT s.doc FROM search_place p JOIN search_person s ON s.property_id = p.property_id
                WHERE p.uprn >= ? AND p.uprn < ? ORDER BY p.uprn LIMIT ?""",
            (digits, digits + _AFTER_ALL, POOL),
        )
        return [row[0] for row in rows]

    def _having(self, code: str) -> list[int]:
        return self._rows("search_code_fts", f'"{code}"', POOL)

    def _rows(self, index: str, query: str, most: int) -> list[int]:
        statement = f"SELECT rowid FROM {index} WHERE {index} MATCH ?"  # noqa: S608 -- a table of ours
        rows = list(self._connection.exec_driver_sql(f"{statement} LIMIT ?", (query, most)))
        if len(rows) == most:
            # Whoever came or changed their name since the rebuild stands behind the alphabet.
            rows += self._connection.exec_driver_sql(
                f"{statement} AND rowid > ? LIMIT ?", (query, self._after_the_alphabet(), most)
            ).all()
        return [row[0] for row in rows]

    def _after_the_alphabet(self) -> int:
        if self._top is None:
            top = self._connection.exec_driver_sql("SELECT max(top) FROM search_built").scalar()
            self._top = int(top or 0)
        return self._top


def all_of(groups: Sequence[Sequence[str]]) -> str:
    """Give the FTS query for one term of each group."""
    return " AND ".join("(" + " OR ".join(group) + ")" for group in groups)


def _terms(some: Iterable[str]) -> list[str]:
    return [f'"{word}"' for word in some]


def narrower(typed: Typed) -> Iterator[str]:
    """Give queries for the likeliest people among very many, from whole names to the beginnings of two."""
    if len(typed.words) == 1:
        yield from _one_name(typed.words[0])
    elif typed.spelt:
        yield from _two_names(typed.words)
    exactly = [f'"{word}"' for word in typed.words]
    yield f"address : ({' AND '.join(exactly)})"
    if len(exactly) > 1:
        yield f"address : ({' AND '.join(exactly[:-1])} AND {exactly[-1]}*)"
    if typed.spelt:
        yield f"{_NAMES} : ({all_of(typed.groups)})"


def _one_name(word: str) -> Iterator[str]:
    yield f'family : "{word}"'
    yield f'first : "{word}"'
    if names_meant(word):
        yield f"first : ({' OR '.join(names_meant(word))})"
    yield f'family : "{word}"*'
    yield f'first : "{word}"*'


def _two_names(typed: Sequence[str]) -> Iterator[str]:
    """Take the words for first and family name, in either order, the others for names between."""
    orders = [(typed[0], typed[-1], typed[1:-1]), (typed[1], typed[0], typed[2:])]
    yield from _in_orders(orders, lambda first: [f'"{first}"'], "")
    if any(names_meant(first) for first, _, _ in orders):
        yield from _in_orders(orders, lambda first: [f'"{first}"', *names_meant(first)], "")
    yield from _in_orders(orders, lambda first: [f'"{first}"*'], "")
    yield f"family : ({' AND '.join(_terms(typed))})"
    yield from _in_orders(orders, forms, "*")


def _in_orders(orders: Sequence[_Order], first_forms: Callable[[str], list[str]], end: str) -> Iterator[str]:
    """Give one query: any order will do."""
    ways = []
    for first, family, between in orders:
        parts = [f"first : ({' OR '.join(first_forms(first))})", f'family : "{family}"{end}']
        parts += [f'{_CURRENT} : "{word}"*' for word in between]
        ways.append(f"({' AND '.join(parts)})")
    yield " OR ".join(ways)


def _with_two_words_joined(typed: Sequence[str]) -> Iterator[str]:
    """Mc Carthy is McCarthy: give a query for each pair of neighbours written as one word."""
    if not 2 <= len(typed) <= _MOST_JOINED:
        return
    for place in range(len(typed) - 1):
        joined = [*typed[:place], typed[place] + typed[place + 1], *typed[place + 2 :]]
        yield f"{_NAMES} : ({all_of([forms(word) for word in joined])})"
