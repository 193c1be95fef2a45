"""Words as people type them: folding, nicknames, spelling slips."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W_]+")
_LETTERS_THAT_DO_NOT_DECOMPOSE = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


def fold(text: str) -> str:
    """Give the text in lower case without accents, as the index holds it."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", text.lower()).translate(_LETTERS_THAT_DO_NOT_DECOMPOSE)
    return "".join(character for character in lowered if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """Split the text, folded, at everything that is neither letter nor digit."""
    return _WORD.findall(fold(text))


def codes(phones: str, email: str, references: str, born: str, uprn: str) -> list[str]:
    """Give what a person is known by in digits and letters, each without its punctuation.

    A number is also known by its last six digits, which is what people say of it. uprn is looked up among the
    properties and left out; a date of birth is made a word that no number can be.
    """
    numbers = phones.split()
    found = {*numbers, *(number[-6:] for number in numbers if len(number) > 6)}
    found.update("".join(words(reference)) for reference in references.split())
    found.add("".join(words(email)))
    if born:
        found.add(f"born{''.join(words(born))}")
    return sorted(found - {"", uprn})


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Give, for each given name, every name that the same person may go by, itself among them."""
    families: dict[str, set[str]] = {}
    lines = resources.files("resources.search").joinpath("nicknames.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line.startswith("#"):
            continue
        family = set(line.split())
        for name in family:
            families.setdefault(name, set()).update(family)
    return {name: frozenset(family) for name, family in families.items()}


def slips_allowed(word: str) -> int:
    """Say how many slips a word of this length may hold and still be meant: none under 4 letters."""
    if len(word) < 4:
        return 0
    return 1 if len(word) < 8 else 2


def forms_with_one_slip(word: str) -> set[str]:
    """Give the word and every form of it with one letter left out.

    Two words at one slip from each other always share such a form, so that looking up the forms of what was
    typed finds every word that may have been meant.
    """
    return {word} | {word[:place] + word[place + 1 :] for place in range(len(word))}


def within_slips(typed: str, word: str, most: int) -> bool:
    """Say whether `word` is `typed` with at most `most` slips.

    A slip is a letter too many, missing, wrong, or two neighbours swapped (restricted
    Damerau-Levenshtein distance).
    """
    typed, word = _where_they_differ(typed, word)
    longer = max(len(typed), len(word))
    if not typed or not word or abs(len(typed) - len(word)) > most:
        return longer <= most
    if most == 1 and longer > 1:
        return len(typed) == len(word) == 2 and typed == word[::-1]
    before: list[int] = []
    last = list(range(len(word) + 1))
    for row, left in enumerate(typed, 1):
        this = [row]
        for column, right in enumerate(word, 1):
            cost = min(this[-1] + 1, last[column] + 1, last[column - 1] + (left != right))
            swapped = row > 1 and column > 1 and left == word[column - 2] and typed[row - 2] == right
            if swapped:
                cost = min(cost, before[column - 2] + 1)
            this.append(cost)
        if min(this) > most:
            return False
        before, last = last, this
    return last[-1] <= most


def _where_they_differ(one: str, other: str) -> tuple[str, str]:
    """Take off what two words begin and end with alike, which no slip is in."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    end = 0
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]
