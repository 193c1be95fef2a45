"""Which hit is the likeliest one meant, and why it was found."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row

from db.local.search_typed import Typed
from db.local.search_words import nicknames, words

Meant = Mapping[str, Mapping[str, int]]
"""For a typed word, the words it may be a slip of, with the number of slips."""

# Whole words before beginnings, the family name before the given name, names before the address.
_FAMILY, _FIRST, _KNOWN_AS, _GIVEN, _FORMER, _CODE, _PLACE = range(7)
_WHOLE = (6.0, 5.0, 5.0, 4.5, 2.0, 1.5, 1.5)
_BEGINNING = (3.0, 2.75, 2.5, 2.25, 1.0, 0.5, 0.5)
_NICKNAME = 4.0
_SLIP = (2.0, 1.0)  # for the whole word, for the part typed so far; less by the slips
_NAMES = frozenset({_FAMILY, _FIRST, _KNOWN_AS, _GIVEN})
_WHOLE_NAME, _IN_ORDER = 1.0, 0.25
_NONE: frozenset[str] = frozenset()
_NO_SLIPS: Mapping[str, int] = MappingProxyType({})

_Part = tuple[str, int]


class Score:
    """How well a document fits, and whether its name has a share in that."""

    __slots__ = ("named", "points")

    def __init__(self, row: Row[Any], typed: Typed, meant: Meant) -> None:
        given = words(row.given)
        names = [
            *((word, _FAMILY) for word in words(row.family)),
            *((word, _GIVEN if place else _FIRST) for place, word in enumerate(given)),
        ]
        whole_name = len(names)
        if row.known_as:
            names += [(word, _KNOWN_AS) for word in words(row.known_as)]
        self.points, kinds = _fit(row, typed, names, meant)
        self.named = any(kind in _NAMES for kind in kinds)
        if self.named and len(kinds) == whole_name == len(typed.words):
            self.points += _WHOLE_NAME
        if len(kinds) > 1 and kinds[0] in (_FIRST, _KNOWN_AS) and kinds[-1] == _FAMILY:
            self.points += _IN_ORDER


def _fit(row: Row[Any], typed: Typed, names: list[_Part], meant: Meant) -> tuple[float, list[int]]:
    """Give each typed word the best part that no other word has: "s smith" is not Aaron Smith.

    Words that stand whole in the name choose first. Any part of a name is worth more than the rest of the
    document, which is therefore read only for the words that the name does not have.
    """
    points, kinds = 0.0, dict.fromkeys(range(len(typed.words)), -1)
    waiting = []
    for place, word in enumerate(typed.words):
        whole = [part for part in names if part[0] == word]
        if not whole:
            waiting.append((place, word))
            continue
        best = max(whole, key=lambda part: _WHOLE[part[1]])
        names.remove(best)
        kinds[place] = best[1]
        points += _WHOLE[best[1]]
    rest: list[_Part] | None = None
    for place, word in waiting:
        left = names
        worth, found = _best(word, left, meant)
        if found is None:
            rest = left = _rest(row) if rest is None else rest
            worth, found = _best(word, left, meant)
        if found is not None:
            left.remove(found)
            kinds[place] = found[1]
            points += worth
    return points, [kind for kind in kinds.values() if kind >= 0]


def _rest(row: Row[Any]) -> list[_Part]:
    """Give what the document says beside the name."""
    numbers = row.phones.split()
    return [
        *((word, _FORMER) for word in words(row.former)),
        *((word, _PLACE) for word in words(f"{row.address} {row.postcode} {row.postcode.replace(' ', '')}")),
        *((word, _CODE) for word in words(row.email)),
        *((number, _CODE) for number in numbers),
        *((number[-6:], _CODE) for number in numbers),
    ]


def _best(word: str, left: list[_Part], meant: Meant) -> tuple[float, _Part | None]:
    """Give what a word is worth, and for which part."""
    best, found = 0.0, None
    others, slips = nicknames().get(word, _NONE), meant.get(word, _NO_SLIPS)
    for part in left:
        text, kind = part
        worth = 0.0
        if text.startswith(word):
            worth = _WHOLE[kind] if text == word else _BEGINNING[kind]
        elif text in others and kind in _NAMES:
            worth = _NICKNAME
        elif text in slips:
            near = abs(len(text) - len(word)) <= slips[text]
            worth = _SLIP[0 if near else 1] - 0.4 * slips[text] + _WHOLE[kind] / 10
        if worth > best:
            best, found = worth, part
    return best, found


def describe(row: Row[Any], typed: Typed) -> str:
    """Say what matched where the name and address on the screen do not show it; empty where they do."""
    if typed.days:
        return ""
    shown = words(f"{row.given} {row.family} {row.address} {row.postcode}")
    shown.append("".join(words(row.postcode)))
    unseen = [word for word in typed.words if not any(other.startswith(word) for other in shown)]
    if not unseen:
        return ""
    code = _code_that_matched(row, typed, unseen)
    if code:
        return code
    if any(other.startswith(word) for word in unseen for other in words(row.known_as)):
        return f"known as {row.known_as}"
    for name in filter(None, row.former.split("; ")):
        if any(other.startswith(word) for word in unseen for other in words(name)):
            return f"was {name}"
    return ""


def _code_that_matched(row: Row[Any], typed: Typed, unseen: list[str]) -> str:
    wanted = [typed.code, *(word for word in unseen if word.isdigit() and len(word) >= 3)]
    for code in filter(None, wanted):
        for number in row.phones.split():
            if code in number:
                return f"phone {spaced(number)}"
        if code in "".join(words(row.email)):
            return str(row.email)
        for reference in row.codes.split():
            if code in "".join(words(reference)):
                return f"reference {reference.upper()}"
        if code in row.uprn:
            return f"UPRN {row.uprn}"
    return ""


def spaced(number: str) -> str:
    """Give a national number as it is read aloud: 07700 900123."""
    return f"{number[:5]} {number[5:]}" if len(number) == 11 else number
