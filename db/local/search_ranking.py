"""Which hit is the likeliest one meant, and why it was found."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from db.local.search_words import nicknames, words


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: its folded words, and itself as part of a code (empty when it cannot be one)."""

    words: tuple[str, ...]
    code: str


def score(row: Row[Any], typed: Typed) -> float:
    """Give a higher figure to a document that the words fit better: whole words before beginnings, the family
    name before the given name, names before the address."""
    family, given = words(row.family), words(f"{row.given} {row.known_as}")
    former, place = words(row.former), words(f"{row.address} {row.postcode}")
    total = 0.0
    for word in typed.words:
        total += max(
            _fit(word, family, 6.0, 3.0),
            _fit(word, given, 5.0, 2.5),
            4.0 if nicknames().get(word, frozenset()) & set(given) else 0.0,
            _fit(word, former, 2.0, 1.0),
            _fit(word, place, 1.5, 0.5),
        )
    return total


def describe(row: Row[Any], typed: Typed) -> str:
    """Say what matched where the name and address on the screen do not show it; empty where they do."""
    shown = words(f"{row.given} {row.family} {row.address} {row.postcode}")
    shown.append("".join(words(row.postcode)))
    unseen = [word for word in typed.words if not any(other.startswith(word) for other in shown)]
    if not unseen:
        return ""
    code = _code_that_matched(row, typed)
    if code:
        return code
    if any(other.startswith(word) for word in unseen for other in words(row.known_as)):
        return f"known as {row.known_as}"
    for name in filter(None, row.former.split("; ")):
        if any(other.startswith(word) for word in unseen for other in words(name)):
            return f"was {name}"
    return ""


def _fit(word: str, among: list[str], whole: float, beginning: float) -> float:
    if word in among:
        return whole
    return beginning if any(other.startswith(word) for other in among) else 0.0


def _code_that_matched(row: Row[Any], typed: Typed) -> str:
    if not typed.code:
        return ""
    for number in row.phones.split():
        if typed.code in number:
            return f"phone {spaced(number)}"
    if typed.code in row.email:
        return str(row.email)
    for code in row.codes.split():
        if typed.code in code or typed.code in re.sub("[^0-9a-z]", "", code):
            return f"reference {code.upper()}"
    return ""


def spaced(number: str) -> str:
    """Give a national number as it is read aloud: 07700 900123."""
    return f"{number[:5]} {number[5:]}" if len(number) == 11 else number
