"""What somebody typed into the search box, read in every way it may be meant."""

import re
from dataclasses import dataclass

from advisor_console.domain.identifiers import suggest_postcode
from db.local.search_words import fold, nicknames, words

_LONGEST = 120
_MOST_WORDS = 8
_POSTCODE = re.compile(r"[a-z]{1,2}[0-9][0-9a-z]?[0-9][a-z]{2}")
_LOOKS_LIKE_A_NUMBER = re.compile(r"[0-9 +()./-]+")
_JOINS = re.compile(r"(?<=\w)['’‘`´-](?=\w)")
_SHORTEST_CODE = 3
_DAY = re.compile(
    r"([0-3]?[0-9])(?:st|nd|rd|th)?[ ./-]*(?:of )?([01]?[0-9]|[a-z]{3,9})[ ./-]+([0-9]{4}|[0-9]{2})"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Typed:
    """A text as typed so far.

    words are folded; code is the text as part of a phone number, an email address or a reference (empty when
    it cannot be one), number whether it is digits only, email whether
    it has an @; postcode is a whole postcode without its space, days
    are the dates of birth it may be (YYYYMMDD). joined are the words with those written as one that only an
    apostrophe or a hyphen parts.
    """

    words: tuple[str, ...]
    joined: tuple[str, ...]
    code: str = ""
    number: bool = False
    email: bool = False
    postcode: str = ""
    days: tuple[str, ...] = ()

    @property
    def spelt(self) -> bool:
        """Whether it has letters alone, as names have."""
        return all(word.isalpha() for word in self.words)

    @property
    def groups(self) -> list[list[str]]:
        """The FTS terms that each word stands for."""
        return [forms(word) for word in self.words]


def read(text: str) -> Typed:
    """Read what was typed; nothing that can be typed is refused, and more than anybody types is cut off."""
    folded = fold(text[:_LONGEST]).strip()
    found = tuple(_with_postcode_joined(words(folded))[:_MOST_WORDS])
    number = bool(_LOOKS_LIKE_A_NUMBER.fullmatch(folded))
    return Typed(
        found,
        tuple(words(_JOINS.sub("", folded))[:_MOST_WORDS]),
        _code(folded, number=number),
        number,
        "@" in folded,
        _postcode(found),
        _days(folded),
    )


def forms(word: str) -> list[str]:
    """Give the FTS terms that a typed word stands for: what begins with it, and the names it is short for."""
    return [f'"{word}"*', *names_meant(word)]


def names_meant(word: str) -> list[str]:
    """Give the other given names that somebody called this may have, as FTS terms."""
    return [f'"{name}"' for name in sorted(nicknames().get(word, frozenset()) - {word})]


def _code(folded: str, *, number: bool) -> str:
    if number:
        code = re.sub(r"[^0-9]", "", folded.replace("+44", "0").replace("(0)", ""))
    elif "@" in folded or any(character.isdigit() for character in folded):
        code = "".join(words(folded))
    else:
        return ""
    return code if len(code) >= _SHORTEST_CODE else ""


def _with_postcode_joined(found: list[str]) -> list[str]:
    """Make one word of a postcode that was typed in three or more pieces: W E 4 2 Q T."""
    for start in range(len(found)):
        for end in range(start + 3, min(start + 7, len(found)) + 1):
            joined = "".join(found[start:end])
            if _POSTCODE.fullmatch(joined):
                return [*found[:start], joined, *found[end:]]
    return found


def _postcode(found: tuple[str, ...]) -> str:
    compact = "".join(found)
    if _POSTCODE.fullmatch(compact):
        return compact
    if not 5 <= len(compact) <= 7 or not any(character.isdigit() for character in compact):
        return ""
    likely = suggest_postcode(compact)
    return likely.replace(" ", "").lower() if likely else ""


def _days(folded: str) -> tuple[str, ...]:
    """Read a date of birth: 8/6/1984, 08.06.84, 8 June 1984; two digits of a year may be of two centuries."""
    found = _DAY.fullmatch(folded)
    if found is None:
        return ()
    day, month, year = found.groups()
    named = [place for place, name in enumerate(_MONTHS, 1) if month.startswith(name)]
    months = int(month) if month.isdigit() else sum(named)
    if not (1 <= int(day) <= 31 and 1 <= months <= 12):
        return ()
    years = (year,) if len(year) == 4 else (f"19{year}", f"20{year}")
    return tuple(f"{full}{months:02d}{int(day):02d}" for full in years)
