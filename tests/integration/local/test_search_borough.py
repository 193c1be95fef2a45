"""In the demonstration borough everybody is found however typed, and nothing typed breaks a search."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from advisor_console.domain.search import Hit
from db.demo import DEMO_RESIDENTS, DEMO_SEED, generate
from db.local.home import Home
from db.local.replica import SqlReplica, open_replica
from db.local.replica_schema import TABLES
from db.local.search import SqlSearch
from db.local.search_index import SearchIndex
from db.local.search_words import fold, nicknames, words
from tests.bench.borough import KEY, chunks, visible
from tests.bench.keystrokes import Subject, slip, subjects
from tests.helpers.local_files import info

TODAY = date(2026, 11, 23)
SHOWN = 20
AT_A_POSTCODE = 100
SAMPLE = 220
SHARE_FOUND = 0.99


@pytest.fixture(scope="module")
def replica(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlReplica]:
    """The demonstration borough as an advisor's replica has it, encrypted and indexed."""
    folder = Home(Path(tmp_path_factory.mktemp("borough"))).advisor("ann")
    folder.prepare()
    opened = open_replica(folder, KEY, SearchIndex())
    opened.begin_snapshot(info(), list(TABLES))
    for chunk in chunks(visible(generate(DEMO_RESIDENTS, DEMO_SEED, TODAY)), whole=True):
        opened.add_chunk(chunk)
    opened.finish_snapshot(list)
    yield opened
    opened.file.close()


@pytest.fixture
def search(replica: SqlReplica) -> SqlSearch:
    """The search as the console wires it."""
    return SqlSearch(replica.reading)


def _people(replica: SqlReplica, where: str = "1", wanted: int = SAMPLE) -> list[Subject]:
    with replica.reading() as connection:
        return subjects(connection, wanted, DEMO_SEED, where)


Typing = Callable[[Subject, random.Random], str | None]


def _first(who: Subject) -> str:
    return words(who.given)[0]


def _mistyped_family(who: Subject, luck: random.Random) -> str | None:
    family = "".join(words(who.family))
    return f"{_first(who)} {slip(family, luck)}" if len(family) > 4 else None


def _mistyped_first(who: Subject, luck: random.Random) -> str | None:
    first = _first(who)
    return f"{slip(first, luck)} {who.family}" if len(first) > 4 else None


def _initials(who: Subject, _: random.Random) -> str:
    return " ".join(word[0] for word in who.given.split(" ")) + f" {who.family}"


def _nickname(who: Subject, luck: random.Random) -> str | None:
    others = sorted(nicknames().get(_first(who), frozenset()) - {_first(who)})
    return f"{luck.choice(others)} {who.family}" if others else None


def _postcode(who: Subject, luck: random.Random) -> str | None:
    spellings = (str.lower, lambda code: code.replace(" ", ""), lambda code: code.replace(" ", "-").lower(),
                 lambda code: " ".join(code.replace(" ", "")), lambda code: f" {code} .")  # fmt: skip
    return luck.choice(spellings)(who.postcode) if who.postcode else None


def _postcode_and_door(who: Subject, _: random.Random) -> str:
    door = who.address.split(",")[0] if who.address.startswith("Flat") else who.address.split(" ")[0]
    return f"{who.postcode.replace(' ', '').lower()} {door}"


def _part_of_a_phone(who: Subject, luck: random.Random) -> str | None:
    if not who.phones:
        return None
    number = luck.choice(who.phones.split(" "))
    return luck.choice(
        (number[-6:], number[2:], f"+44 {number[1:5]} {number[5:]}", f"{number[:5]} {number[5:]}")
    )


def _former(who: Subject, luck: random.Random) -> str | None:
    return luck.choice(who.former.split("; ")) if who.former else None


def _without_marks(who: Subject, _: random.Random) -> str | None:
    squeezed = fold(who.family).replace("'", "").replace("-", "").replace(" ", "")
    marked = who.family.lower() != squeezed or fold(who.given) != who.given.lower()
    return f"{_first(who)} {squeezed}" if marked else None


WAYS: dict[str, Typing] = {
    "full name": lambda who, _: f"{who.given} {who.family}",
    "family name first": lambda who, _: f"{who.family.upper()}, {who.given}",
    "typo in the family name": _mistyped_family,
    "typo in the first name": _mistyped_first,
    "initials": _initials,
    "nickname": _nickname,
    "what they are called": lambda who, _: f"{who.known_as} {who.family}" if who.known_as else None,
    "former name": _former,
    "without accents and hyphens": _without_marks,
    "postcode": _postcode,
    "postcode and door": _postcode_and_door,
    "postcode and family name": lambda who, luck: f"{_postcode(who, luck)} {who.family}",
    "part of a phone number": _part_of_a_phone,
    "email": lambda who, _: who.email or None,
    "reference": lambda who, _: who.codes.split(" ")[0],
    "address": lambda who, _: f"{who.address} {who.postcode}" if who.address else None,
}


@pytest.mark.parametrize("way", WAYS)
def test_found_however_typed(replica: SqlReplica, search: SqlSearch, way: str) -> None:
    """Of people drawn at random at least 99 in 100 are among the first twenty."""
    luck = random.Random(f"{DEMO_SEED} {way}")
    where = {"former name": "former <> ''", "what they are called": "known_as <> ''"}.get(way, "1")
    asked = [(who, text) for who in _people(replica, where) if (text := WAYS[way](who, luck))]
    assert len(asked) >= 20
    # Thirty and more people share a postcode; a door or a name with it brings everybody among the first.
    shown = AT_A_POSTCODE if way == "postcode" else SHOWN
    missed = [text for who, text in asked if who.id not in [hit.id for hit in search.find(text, shown)]]
    assert len(missed) <= len(asked) * (1 - SHARE_FOUND), missed


def test_the_whole_name_comes_first(replica: SqlReplica, search: SqlSearch) -> None:
    """Whoever has exactly the name typed stands above all others."""
    for who in _people(replica):
        first = search.find(f"{who.given} {who.family}", SHOWN)[0]
        assert fold(first.title) == fold(f"{who.given} {who.family}")


def test_a_hot_prefix_hides_no_whole_name(replica: SqlReplica, search: SqlSearch) -> None:
    """Short names that thousands of words begin with come first when they are typed whole."""
    short = [who for who in _people(replica, "length(family) <= 3", 60) if len(_first(who)) <= 5]
    assert len(short) >= 5
    for who in short:
        name = f"{_first(who)} {who.family}"
        assert words(search.find(name, SHOWN)[0].title)[0] == _first(who)
        assert words(search.find(name, SHOWN)[0].title)[-1] == words(who.family)[-1]


def _numbered(hits: Sequence[Hit]) -> list[tuple[str, int]]:
    """The street and number of each hit that has a number, in the order of the hits."""
    lines = [hit.subtitle.partition(" · ")[0] for hit in hits if hit.kind == "person"]
    found = [re.search(r"(?:^|, )([0-9]+)[A-Z]? ([^,]+)", line) for line in lines]
    return [(house[2], int(house[1])) for house in found if house]


def test_a_postcode_gives_people_in_the_order_of_the_street(replica: SqlReplica, search: SqlSearch) -> None:
    """The doors follow each other as they do outside, whatever the names behind them."""
    streets = 0
    for who in _people(replica, "address GLOB '[0-9]*'", 40):
        doors = _numbered(search.find(who.postcode, SHOWN))
        streets += len(set(doors)) > 2
        assert doors == sorted(doors)
    assert streets > 10


def test_a_closed_name_finds_nobody_and_explains_nothing(replica: SqlReplica, search: SqlSearch) -> None:
    """Gender Recognition Act 2004 s22: no search by it, and no hit that shows it."""
    with replica.reading() as connection:
        closed = connection.exec_driver_sql(
            """SELECT person_id, former_name.given_names, person.family_name FROM former_name
                JOIN person ON person.id = person_id WHERE kind = 'closed'"""
        ).all()
    assert closed
    for person, first, family in closed:
        hits = search.find(f"{first} {family}", 200)
        assert all(first not in hit.title and not hit.why for hit in hits if hit.id == person)
        assert not hits or hits[0].id != person


def test_protected_people_are_not_there(search: SqlSearch) -> None:
    """What is no part of a replica cannot be found in it."""
    hidden = [
        dict(zip(batch.columns, row, strict=True))
        for batch in generate(DEMO_RESIDENTS, DEMO_SEED, TODAY)
        if batch.table == "person"
        for row in batch.rows
        if row[batch.columns.index("protected")]
    ]
    assert hidden
    for person in hidden:
        found = {hit.id for hit in search.find(f"{person['given_names']} {person['family_name']}", 200)}
        assert person["id"] not in found
        assert not search.find(str(person["reference"]))


def test_a_date_of_birth_finds_its_people(replica: SqlReplica, search: SqlSearch) -> None:
    """Spelt as people say and write it."""
    for who in _people(replica, "born <> ''", 30):
        with replica.reading() as connection:
            born = connection.exec_driver_sql("SELECT born FROM search_person WHERE person_id = ?", (who.id,))
            day = date.fromisoformat(born.scalar_one())
        for text in (f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day:%y}", f"{day.day} {day:%B} {day.year}"):
            assert who.id in [hit.id for hit in search.find(text, SHOWN)], text


@pytest.mark.parametrize("name", ["find", "addresses"])
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=60),
        st.text(alphabet="\"'*^(){}:+-&|~.@,;%_\\ab1 ", max_size=40),
        st.lists(
            st.sampled_from(["AND", "OR", "NOT", "NEAR(", "smith", "s", "*", '"', "family:", "07", "£"])
        ).map(" ".join),
    )
)
@example(text='"')
@example(text="NEAR(smith jones, 2)")
@example(text="family : smith")
@example(text="\x00smith\x00")
@example(text="\ud800")
@example(text="²³½ ǅ ﬃ İ ı ß")
@example(text="a" * 5000)
@example(text="s " * 2000)
@example(text="31/02/1984")
def test_no_text_breaks_a_search(search: SqlSearch, name: str, text: str) -> None:
    """Quotes, operators, other scripts, half characters and very long texts are only text."""
    found = getattr(search, name)(text, SHOWN)
    assert len(found) <= SHOWN
    assert len({one.id for one in found}) == len(found)
    # And the next search is whole: nothing of the text is left in it.
    assert search.find("sian pritchard", 1)[0].title.endswith("Pritchard")
