"""Everybody who should be found is found, however they are typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import Connection, StaticPool, create_engine, insert

from db.local.search import SqlSearch
from db.local.search_index import SearchIndex
from db.local.search_words import slips_allowed, within_slips
from db.schema import ENTITIES, metadata

PEOPLE = [
    # reference, given, family, known as, mobile, email, former, home
    ("P-1001", "Siân", "Pritchard", "Shân", "07700 900123", "sian.p@example.org", None, "h1"),
    ("P-1002", "Elizabeth", "Smith", None, "+44 7700 900456", None, "Morgan", "h2"),
    ("P-1003", "John Paul", "O'Brien", None, None, None, None, "h2"),
    ("P-1004", "Amara", "Okafor-Jones", None, "01632 960777", None, None, "h3"),
    ("P-1005", "Zoë", "Kowalczyk", None, None, None, None, "h3"),
    ("P-1006", "Margaret", "Smithson", None, None, None, None, None),
    ("P-1007", "Robin", "Secret", None, None, None, "Hidden", "h1"),
]
PLACES = {
    "h1": ("99900000001", "", "12", "Beck Row", "WE4 2QT"),
    "h2": ("99900000002", "Flat 2", "48", "Station Road", "WE1 6HN"),
    "h3": ("99900000003", "", "Tŷ Gwyn", "Mill Lane", "WE2 1AA"),
}


@pytest.fixture
def connection() -> Iterator[Connection]:
    """Give a replica's tables in memory, filled and indexed."""
    engine = create_engine(
        "sqlite://", module=sqlcipher3.dbapi2, poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    with engine.begin() as opened:
        metadata.create_all(opened)
        fill(opened)
        SearchIndex().rebuild(opened)
        yield opened
    engine.dispose()


def fill(connection: Connection) -> None:
    """Put the people and places above into the tables."""
    for key, (uprn, saon, paon, street, postcode) in PLACES.items():
        connection.execute(
            insert(ENTITIES["property"]).values(
                id=key, uprn=uprn, saon=saon, paon=paon, street=street, town="Westerdale", postcode=postcode
            )
        )
    for reference, given, family, known_as, mobile, email, former, home in PEOPLE:
        connection.execute(
            insert(ENTITIES["person"]).values(
                id=reference,
                reference=reference,
                given_names=given,
                family_name=family,
                known_as=known_as,
                date_of_birth=date(1984, 5, 4),
                mobile=mobile,
                email=email,
            )
        )
        if former:
            connection.execute(
                insert(ENTITIES["former_name"]).values(
                    id=f"f{reference}",
                    person_id=reference,
                    given_names=given,
                    family_name=former,
                    kind="closed" if former == "Hidden" else "maiden",
                )
            )
        if home:
            connection.execute(
                insert(ENTITIES["residency"]).values(
                    id=f"r{reference}",
                    person_id=reference,
                    property_id=home,
                    starts_on=date(2019, 5, 14),
                    tenure="private_tenant",
                )
            )


def search(connection: Connection) -> SqlSearch:
    """Make a search that reads through the given connection."""

    @contextmanager
    def reading() -> Iterator[Connection]:
        yield connection

    return SqlSearch(reading)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Siân", "P-1001"),
        ("sian pritchard", "P-1001"),
        ("PRITCHARD, Sian", "P-1001"),
        ("Prichard", "P-1001"),
        ("Pritchrad", "P-1001"),
        ("shan prit", "P-1001"),
        ("s pritchard", "P-1001"),
        ("we42qt", "P-1001"),
        ("W E4-2 qt", "P-1001"),
        ("we4 2q", "P-1001"),
        ("900123", "P-1001"),
        ("+44 7700 900 123", "P-1001"),
        ("0800123", None),
        ("sian.p@exam", "P-1001"),
        ("12 beck row", "P-1001"),
        ("99900000001", "P-1001"),
        ("P-1001", "P-1001"),
        ("Liz Smith", "P-1002"),
        ("liz smtih", "P-1002"),
        ("simth elizabeth", "P-1002"),
        ("Elizabeth Morgan", "P-1002"),
        ("07700900456", "P-1002"),
        ("OBrien", "P-1003"),
        ("o'brien", "P-1003"),
        ("J P O'Brien", "P-1003"),
        ("okafor", "P-1004"),
        ("jones amara", "P-1004"),
        ("okaforjones", "P-1004"),
        ("zoe kowalczyk", "P-1005"),
        ("kowalcyzk", "P-1005"),
        ("ty gwyn", "P-1005"),
        ("smith maggie", "P-1006"),
        ("Hidden", None),
        ("Robin Hidden", None),
        ('"; DROP', None),
        ("NEAR(", None),
    ],
)
def test_found_as_typed(connection: Connection, typed: str, found: str | None) -> None:
    """The person meant comes up, and nobody where nobody is meant."""
    hits = search(connection).find(typed)
    if found is None:
        assert not hits
    else:
        assert found in [hit.id for hit in hits], hits


def test_whole_words_come_before_beginnings(connection: Connection) -> None:
    """Smith is above Smithson when "smith" is typed."""
    assert [hit.id for hit in search(connection).find("smith")] == ["P-1002", "P-1006"]


def test_says_why_when_the_line_does_not_show_it(connection: Connection) -> None:
    """A former name or a number explains the match; a closed name never does."""
    find = search(connection).find
    assert find("Morgan")[0].why == "was Elizabeth Morgan"
    assert find("900123")[0].why == "phone 07700 900123"
    assert find("Pritchard")[0].why == ""
    assert find("shan pritchard")[0].why == "known as Shân"


def test_addresses_by_postcode_and_words(connection: Connection) -> None:
    """A look-up takes a postcode in any spelling, and parts of an address with a slip in them."""
    addresses = search(connection).addresses
    assert [hit.uprn for hit in addresses("we1 6hn")] == ["99900000002"]
    assert [hit.one_line for hit in addresses("WE16HN")] == ["Flat 2, 48 Station Road, Westerdale WE1 6HN"]
    assert [hit.uprn for hit in addresses("staiton road")] == ["99900000002"]
    assert addresses("") == ()


def test_refresh_follows_the_rows(connection: Connection) -> None:
    """After a change the new name and address are found and the old ones are not."""
    people, homes = ENTITIES["person"], ENTITIES["residency"]
    connection.execute(people.update().where(people.c.id == "P-1004").values(family_name="Featherstonehaugh"))
    connection.execute(homes.update().where(homes.c.id == "rP-1005").values(ends_on=date(2026, 11, 1)))
    connection.execute(
        insert(homes).values(
            id="new", person_id="P-1005", property_id="h2", starts_on=date(2026, 11, 1), tenure="owner"
        )
    )
    connection.execute(people.delete().where(people.c.id == "P-1006"))
    SearchIndex().refresh(
        connection, {"person": ["P-1004", "P-1006"], "residency": ["rP-1005", "new"], "property": ["h2"]}
    )
    find = search(connection).find
    assert [hit.id for hit in find("fetherstonehaugh")] == ["P-1004"]
    assert not find("okafor")
    assert "Station Road" in find("kowalczyk")[0].subtitle
    assert not find("smithson")


def crowd(connection: Connection, *names: tuple[str, str]) -> None:
    """Register more people."""
    for place, (given, family) in enumerate(names):
        id_ = f"{given} {family} {place}"
        values = {"id": id_, "reference": id_, "given_names": given, "family_name": family}
        connection.execute(insert(ENTITIES["person"]).values(**values))


@pytest.mark.parametrize(
    ("typed", "first", "before"),
    [
        ("li wu", "Li Wu", ("Wulf", "Liang")),  # a hundred begin with these letters, and stand before Wu
        ("s smith", "Stephen Smith", ("Aaron Lee", "Smith")),  # Smith itself begins with s
        ("ng", "May Ng", ("Ngaire", "Abbot")),
        ("jo smith", "Jo Smith", ("Aaron Joseph", "Smith")),
    ],
)
def test_a_hot_prefix_hides_nobody(
    connection: Connection, typed: str, first: str, before: tuple[str, str]
) -> None:
    """However many begin with what was typed, whoever has it whole stands first."""
    given, family = first.split(" ")
    crowd(connection, *[before] * 100, (given, family))
    SearchIndex().rebuild(connection)
    assert search(connection).find(typed)[0].title == first


def test_whoever_came_since_is_not_behind_the_crowd(connection: Connection) -> None:
    """A person registered after the rebuild stands behind the alphabet and is found all the same."""
    crowd(connection, *[("Zena", "Brown")] * 100)
    SearchIndex().rebuild(connection)
    crowd(connection, ("Abel", "Brown"))
    SearchIndex().refresh(connection, {"person": ["Abel Brown 0"]})
    assert search(connection).find("brown")[0].title == "Abel Brown"


def test_a_former_name_that_is_gone_or_closed_is_not_found(connection: Connection) -> None:
    """What the centre takes back must not be findable any more, whichever way it is told."""
    former = ENTITIES["former_name"]
    connection.execute(former.update().where(former.c.id == "fP-1002").values(kind="closed"))
    SearchIndex().refresh(connection, {"former_name": ["fP-1002"]})
    assert not search(connection).find("Elizabeth Morgan")
    connection.execute(former.update().where(former.c.id == "fP-1002").values(kind="maiden"))
    SearchIndex().refresh(connection, {"former_name": ["fP-1002"]})
    assert search(connection).find("Elizabeth Morgan")
    connection.execute(former.delete().where(former.c.id == "fP-1002"))
    SearchIndex().refresh(connection, {"former_name": ["fP-1002"]})
    assert not search(connection).find("Elizabeth Morgan")


def known_by(connection: Connection) -> set[tuple[str, str]]:
    """Give every code with the person that it leads to; whatever leads nowhere stands out."""
    rows = connection.exec_driver_sql(
        "SELECT code, coalesce(person_id, 'nobody') FROM search_code LEFT JOIN search_person USING (doc)"
    )
    return {(row[0], row[1]) for row in rows}


def test_what_people_are_known_by_is_the_same_as_built_anew(connection: Connection) -> None:
    """Only what is different is written after a change; nothing else may stay, or go."""
    people = ENTITIES["person"]
    changes: dict[str, dict[str, str | None]] = {
        "P-1001": {"mobile": "07700 900999"},
        "P-1002": {"email": "liz@example.org"},
        "P-1003": {"phone": "01632 960111", "family_name": "Brien"},
        "P-1004": {"mobile": None},
    }
    for id_, values in changes.items():
        connection.execute(people.update().where(people.c.id == id_).values(**values))
    connection.execute(people.delete().where(people.c.id == "P-1006"))
    changed = [f"P-100{number}" for number in range(1, 8)]
    SearchIndex().refresh(connection, {"person": changed})
    kept, find = known_by(connection), search(connection).find
    found = [[hit.id for hit in find(typed)] for typed in ("900999", "900123", "7009009", "960777", "liz@ex")]
    assert found == [["P-1001"], [], ["P-1001"], [], ["P-1002"]]
    SearchIndex().rebuild(connection)
    assert kept == known_by(connection)


def test_a_page_is_one_piece_of_the_full_text_index(connection: Connection) -> None:
    """Numbers that do not rise make FTS5 write many pieces, at ten times the cost."""
    crowd(connection, *[("Ann", f"{first}{second}ley") for first in "ZYXWVUTSRQ" for second in "zyxwvutsrq"])
    SearchIndex().rebuild(connection)
    people = ENTITIES["person"]
    connection.execute(people.update().values(mobile="07700 900321"))
    ids = [row[0] for row in connection.execute(people.select().with_only_columns(people.c.id))]
    pieces = {name: written(connection, name) for name in ("search_person_fts", "search_code_fts")}
    SearchIndex().refresh(connection, {"person": ids})
    for name, before in pieces.items():
        # One for what went, one for what came.
        assert written(connection, name) - before <= 2, name


def written(connection: Connection, index: str) -> int:
    """Give how many pieces a full-text index has ever written, merged ones among them."""
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('flush')")
    return int(connection.exec_driver_sql(f"SELECT max((id >> 37) & 65535) FROM {index}_data").scalar_one())


def test_an_index_of_another_version_is_known(connection: Connection) -> None:
    """The replica asks before it searches an index that an older console made."""
    assert SearchIndex().is_current(connection)
    connection.exec_driver_sql("UPDATE search_built SET fingerprint = 'older'")
    assert not SearchIndex().is_current(connection)


@pytest.mark.parametrize(
    ("typed", "word", "most", "within"),
    [
        ("simth", "smith", 1, True),
        ("smth", "smith", 1, True),
        ("smiith", "smith", 1, True),
        ("snith", "smith", 1, True),
        ("simht", "smith", 1, False),
        ("smith", "smythe", 1, False),
        ("kowalcyzk", "kowalczyk", 2, True),
    ],
)
def test_slips(typed: str, word: str, most: int, within: bool) -> None:
    """One slip is a letter too many, missing, wrong or swapped with its neighbour."""
    assert within_slips(typed, word, most) is within


def test_short_words_allow_no_slip() -> None:
    """Three letters that are off are another word."""
    assert [slips_allowed(word) for word in ("row", "beck", "eightltr")] == [0, 1, 2]
