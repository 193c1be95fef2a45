"""Type-ahead over the replica: names, addresses, postcodes, phones, emails and references as typed."""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection, Row

from advisor_console.domain.address_case import natural_case
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.search import AddressHit, Hit
from db.local.search_ranking import Typed, describe, score
from db.local.search_words import (
    fold,
    forms_with_one_slip,
    nicknames,
    slips_allowed,
    within_slips,
    words,
)

_POSTCODE = re.compile(r"[a-z]{1,2}[0-9][0-9a-z]?[0-9][a-z]{2}")
_LOOKS_LIKE_A_NUMBER = re.compile(r"[0-9 +()./-]+")
_PARTS_OF_A_CODE = re.compile(r"[^0-9a-z@._-]")

_CANDIDATES = 120
"""How many documents are looked at before ranking. People stand in the alphabet's order, so the first of a
hot prefix are the right ones to show; ranking 3,000 Smiths would cost more than anybody gains."""

_FEW = 3

_PERSON = """SELECT doc, person_id, given, family, known_as, former, born, address, postcode, phones, email,
    codes FROM search_person WHERE doc IN ({})"""


class SqlSearch:
    """Finds people and addresses; `reading` gives a connection to the replica for one read transaction."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def find(self, text: str, limit: int = 20) -> Sequence[Hit]:
        """Give the best hits for what was typed so far, at most `limit`; none for an empty text."""
        typed = Typed(tuple(words(text)), _code(text))
        if not typed.words:
            return ()
        with self._reading() as connection:
            docs = _people(connection, typed, fold(text))
            rows = _documents(connection, docs)
            if not rows:
                return _places_as_hits(connection, typed, limit)
        rows.sort(key=lambda row: (-score(row, typed), fold(row.family), fold(row.given), row.doc))
        return tuple(
            Hit(
                kind="person",
                id=EntityId(row.person_id),
                person=PersonId(EntityId(row.person_id)),
                title=f"{row.given} {row.family}".strip(),
                subtitle=_subtitle(row),
                why=describe(row, typed),
            )
            for row in rows[:limit]
        )

    def addresses(self, text: str, limit: int = 50) -> Sequence[AddressHit]:
        """Give current properties by postcode or by any of their words, in street and number order."""
        asked = words(text)
        compact = "".join(asked)
        if not asked:
            return ()
        if _POSTCODE.fullmatch(compact):
            asked = [compact]
        with self._reading() as connection:
            rows = _places(connection, asked, limit)
            if not rows:
                meant = _all_of(_alternatives(connection, asked))
                rows = _places_matching(connection, meant, limit)
        return tuple(_address_hit(row) for row in rows)


def _subtitle(row: Row[tuple[object, ...]]) -> str:
    home = f"{natural_case(row.address)} {row.postcode}".strip() or "No address recorded"
    return f"{home} · born {row.born}" if row.born else home


def _address_hit(row: Row[tuple[object, ...]]) -> AddressHit:
    one_line = f"{natural_case(row.address)} {row.postcode}".strip()
    return AddressHit(EntityId(row.property_id), row.uprn, one_line)


def _code(text: str) -> str:
    """Give what was typed as part of a phone number, email address or reference; empty when it is none."""
    folded = fold(text).strip()
    if _LOOKS_LIKE_A_NUMBER.fullmatch(folded):
        digits = re.sub(r"[^0-9]", "", folded.replace("+44", "0").replace("(0)", ""))
        return digits if len(digits) >= 3 else ""
    squeezed = _PARTS_OF_A_CODE.sub("", folded)
    looks_like_one = "@" in squeezed or any(character.isdigit() for character in squeezed)
    return squeezed if looks_like_one and len(squeezed) >= 3 else ""


def _people(connection: Connection, typed: Typed, folded: str) -> list[int]:
    """Look in the order of what is likeliest meant, and stop once that gives enough."""
    compact = "".join(typed.words)
    if _POSTCODE.fullmatch(compact):
        return _match(connection, f'"{compact}"*')
    groups = [_forms(word) for word in typed.words]
    found: dict[int, None] = {}
    if typed.code:
        found.update(dict.fromkeys(_match_code(connection, typed.code)))
    if folded.replace(" ", "").replace("-", "").replace("'", "").isalpha():
        found.update(dict.fromkeys(_match(connection, "names : (" + _all_of(groups) + ")")))
    if len(found) < _CANDIDATES // 2:
        found.update(dict.fromkeys(_match(connection, _all_of(groups))))
    if len(found) < _FEW:
        meant = _alternatives(connection, typed.words)
        if meant != groups:
            found.update(dict.fromkeys(_match(connection, _all_of(meant))))
    return list(found)


def _forms(word: str) -> list[str]:
    """Give the FTS terms that a typed word stands for: what begins with it, and the names it is short for."""
    others = sorted(nicknames().get(word, frozenset()) - {word})
    return [f'"{word}"*', *(f'"{name}"' for name in others)]


def _all_of(groups: Sequence[Sequence[str]]) -> str:
    return " AND ".join("(" + " OR ".join(group) + ")" for group in groups)


def _match(connection: Connection, query: str) -> list[int]:
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM search_person_fts WHERE search_person_fts MATCH ? LIMIT ?", (query, _CANDIDATES)
    )
    return [row[0] for row in rows]


def _match_code(connection: Connection, code: str) -> list[int]:
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM search_code_fts WHERE search_code_fts MATCH ? LIMIT ?", (f'"{code}"', _CANDIDATES)
    )
    return [row[0] for row in rows]


def _documents(connection: Connection, docs: Sequence[int]) -> list[Row[tuple[object, ...]]]:
    if not docs:
        return []
    marks = ",".join("?" * len(docs))
    return list(connection.exec_driver_sql(_PERSON.format(marks), tuple(docs)))


def _places(connection: Connection, asked: Sequence[str], limit: int) -> list[Row[tuple[object, ...]]]:
    return _places_matching(connection, _all_of([[f'"{word}"*'] for word in asked]), limit)


def _places_matching(connection: Connection, query: str, limit: int) -> list[Row[tuple[object, ...]]]:
    return list(
        connection.exec_driver_sql(
            """SELECT property_id, uprn, address, postcode FROM search_place WHERE doc IN (
                SELECT rowid FROM search_place_fts WHERE search_place_fts MATCH ? LIMIT ?) ORDER BY doc""",
            (query, limit),
        )
    )


def _places_as_hits(connection: Connection, typed: Typed, limit: int) -> tuple[Hit, ...]:
    """Offer addresses where no person was found: a new resident's home is often known before they are."""
    return tuple(
        Hit(
            "property", EntityId(row.property_id), None, row.address, f"{row.postcode} · nobody recorded here"
        )
        for row in _places(connection, typed.words, limit)
    )


def _alternatives(connection: Connection, typed: Sequence[str]) -> list[list[str]]:
    """Give, for each typed word, its own forms and the words it may be a slip of."""
    return [_forms(word) + [f'"{other}"' for other in _meant(connection, word)] for word in typed]


def _meant(connection: Connection, word: str) -> list[str]:
    most = slips_allowed(word)
    if not most or not word.isalpha():
        return []
    forms = sorted(forms_with_one_slip(word))
    near = connection.exec_driver_sql(
        f"SELECT DISTINCT word FROM search_slip WHERE form IN ({','.join('?' * len(forms))})",  # noqa: S608
        tuple(forms),
    )
    candidates = {row[0] for row in near}
    trigrams = " OR ".join(f'"{word[place : place + 3]}"' for place in range(len(word) - 2))
    alike = connection.exec_driver_sql(
        """SELECT word FROM search_word WHERE doc IN (SELECT rowid FROM search_word_fts
            WHERE search_word_fts MATCH ? ORDER BY rank LIMIT 60)""",
        (trigrams,),
    )
    candidates.update(row[0] for row in alike)
    return sorted(other for other in candidates if other != word and _may_be_meant(word, other, most))


def _may_be_meant(typed: str, word: str, most: int) -> bool:
    """Say whether the word, or the part of it that was typed so far, is within the slips allowed."""
    lengths = {len(word), *(n for n in (len(typed) - 1, len(typed), len(typed) + 1) if 4 <= n < len(word))}
    return any(within_slips(typed, word[:length], most) for length in lengths)
