"""What advisors type into the search box, key by key, about people of a borough; the same for one seed."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from db.local.search_words import nicknames, words

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HOT = (
    "s", "m", "j", "a", "e", "w", "1", "li", "sm", "da", "we", "12", "st", "07", "p1", "jo", "ma",
    "s s", "j s", "m j", "a b", "e w", "s m", "d j", "12 s", "1 a", "s sm", "jo sm", "ma jo", "we4",
    "s smith", "j jones", "m khan", "david s", "mary j", "john w", "flat 1", "flat 2 s", "road", "1 road",
    "westerdale", "harrowick r", "street w", "077", "07700", "07700 9", "01632", "900", "p10", "999",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody to look for."""

    id: str
    given: str
    family: str
    known_as: str
    former: str
    address: str
    postcode: str
    phones: str
    email: str
    codes: str


@dataclass(frozen=True, slots=True)
class Query:
    """A text that somebody means to type, its class, and whom it should find (or nobody in particular)."""

    kind: str
    text: str
    meant: str = ""

    def keys(self) -> Iterator[str]:
        """The text after each key; a space alone asks for nothing new and is left out."""
        for end in range(1, len(self.text) + 1):
            if self.text[end - 1] != " ":
                yield self.text[:end]


def subjects(connection: Connection, wanted: int, seed: int, where: str = "1") -> list[Subject]:
    """Draw people at random from a search index."""
    ids = [row[0] for row in connection.exec_driver_sql(f"SELECT doc FROM search_person WHERE {where}")]
    drawn = random.Random(seed).sample(sorted(ids), min(wanted, len(ids)))
    rows = connection.exec_driver_sql(
        f"""SELECT person_id, given, family, known_as, former, address, postcode, phones, email, codes
            FROM search_person WHERE doc IN ({",".join(map(str, drawn))}) ORDER BY person_id"""
    )
    return [Subject(*row) for row in rows]


def slip(word: str, luck: random.Random) -> str:
    """Type a word with one slip: a letter doubled, left out, wrong, or swapped with its neighbour."""
    at = luck.randrange(1, len(word) - 1)
    kind = luck.randrange(4)
    if kind == 0:
        return word[:at] + word[at] + word[at:]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + luck.choice(_LETTERS.replace(word[at], "")) + word[at + 1 :]
    if word[at] == word[at + 1]:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _name(who: Subject, luck: random.Random) -> str:
    first = who.given.split(" ")[0]
    return luck.choice(
        (f"{first} {who.family}", f"{who.family} {first}", f"{who.family}, {first}", who.family)
    )


def _plain(who: Subject, luck: random.Random) -> str:
    run_together = luck.random() < 0.5
    squeezed = who.family.replace("'", "").replace("-", "") if run_together else who.family
    return " ".join(words(f"{who.given.split(' ')[0]} {squeezed}"))


def _typo(who: Subject, luck: random.Random) -> str:
    family = "".join(words(who.family))
    first = words(who.given)[0]
    return f"{first} {slip(family, luck)}"


def _initials(who: Subject, luck: random.Random) -> str:
    letters = " ".join(word[0] for word in who.given.split(" "))
    return luck.choice((f"{letters} {who.family}", f"{letters.replace(' ', '. ')}. {who.family}"))


def _nickname(who: Subject, luck: random.Random) -> str:
    first = words(who.given)[0]
    others = sorted(nicknames()[first] - {first})
    return f"{luck.choice(others)} {who.family}"


def _postcode(who: Subject, luck: random.Random) -> str:
    code = who.postcode
    outward, inward = code.split(" ")
    joined = code.replace(" ", "")
    return luck.choice(
        (code, code.lower(), joined, joined.lower(), f"{outward}-{inward}".lower(),
         f"{outward[:2]} {outward[2:]} {inward}", f"{outward}  {inward}.")
    )  # fmt: skip


def _phone(who: Subject, luck: random.Random) -> str:
    number = luck.choice(who.phones.split(" "))
    return luck.choice(
        (number, f"{number[:5]} {number[5:]}", f"+44 {number[1:]}", number[-6:], number[-7:],
         f"{number[:5]}-{number[5:8]}-{number[8:]}")
    )  # fmt: skip


def _address(who: Subject, luck: random.Random) -> str:
    street = who.address.rpartition(", ")[0] or who.address
    return luck.choice((street.replace(",", ""), street.lower(), f"{street.lower()} {who.postcode.lower()}"))


def _reference(who: Subject, luck: random.Random) -> str:
    return luck.choice(who.codes.upper().split(" "))


def _former(who: Subject, luck: random.Random) -> str:
    return luck.choice(who.former.split("; ")).lower()


_CLASSES: tuple[tuple[str, str, Callable[[Subject, random.Random], str]], ...] = (
    ("name", "length(family) > 2", _name),
    ("accents and double barrels", "family GLOB '*[-''łćéñóö]*' OR given GLOB '*[áâéëíïôŵł]*'", _plain),
    ("typo", "length(family) > 4 AND family NOT GLOB '* *'", _typo),
    ("initials", "1", _initials),
    ("nickname", "given IN ('Elizabeth', 'Margaret', 'William', 'David', 'Susan', 'James')", _nickname),
    ("former name", "former <> ''", _former),
    ("postcode", "postcode <> ''", _postcode),
    ("phone", "phones <> ''", _phone),
    ("address", "address <> ''", _address),
    ("reference", "1", _reference),
    ("email", "email <> ''", lambda who, _: who.email),
)  # fmt: skip


def queries(connection: Connection, each: int, seed: int) -> list[Query]:
    """Give so many texts of every class, and the hottest prefixes there are."""
    luck = random.Random(seed)
    made = [
        Query(kind, text(who, luck), who.id)
        for place, (kind, where, text) in enumerate(_CLASSES)
        for who in subjects(connection, each, seed + place, where)
    ]
    return made + [Query("hot", text) for text in _HOT]
