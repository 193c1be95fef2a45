"""Which words of the borough a mistyped word may have meant."""

from collections.abc import Mapping

from sqlalchemy import Connection

from db.local.search_typed import Typed
from db.local.search_words import forms_with_one_slip, slips_allowed, within_slips

_ALIKE = 60
_SHORT = 3


def meant(connection: Connection, typed: Typed, *, shorter: bool = False) -> Mapping[str, Mapping[str, int]]:
    """Give, for each typed word, the words it may be a slip of, with the number of slips.

    shorter lets words of three letters have a slip too, for when nothing else is left.
    """
    allowed = {word: slips_allowed(word) for word in typed.words if word.isalpha()}
    if shorter and len(typed.words) > 1:
        allowed |= {word: 1 for word in allowed if len(word) == _SHORT}
    return {word: _others(connection, word, most) for word, most in allowed.items() if most}


def _others(connection: Connection, word: str, most: int) -> Mapping[str, int]:
    slips = {other: _slips(word, other, most) for other in _candidates(connection, word, most)}
    return {other: count for other, count in slips.items() if count and other != word}


def _candidates(connection: Connection, word: str, most: int) -> set[str]:
    forms = sorted(forms_with_one_slip(word))
    near = connection.exec_driver_sql(
        f"SELECT DISTINCT word FROM search_slip WHERE form IN ({','.join('?' * len(forms))})",  # noqa: S608
        tuple(forms),
    )
    found = {row[0] for row in near}
    if most > 1 or len(word) > _SHORT:
        # The words that the typed one, with a slip in it, is the beginning of; and those two slips away.
        trigrams = " OR ".join(f'"{word[place : place + 3]}"' for place in range(len(word) - 2))
        alike = connection.exec_driver_sql(
            """SELECT word FROM search_word WHERE doc IN (SELECT rowid FROM search_word_fts
                WHERE search_word_fts MATCH ? ORDER BY rank LIMIT ?)""",
            (trigrams, _ALIKE),
        )
        found.update(row[0] for row in alike)
    return found


def _slips(typed: str, word: str, most: int) -> int:
    """Count the slips between what was typed and the word, or the part of it typed so far; 0 for too many."""
    lengths = {len(word), *(n for n in (len(typed) - 1, len(typed), len(typed) + 1) if 4 <= n < len(word))}
    for count in range(1, most + 1):
        if any(within_slips(typed, word[:length], count) for length in lengths):
            return count
    return 0
