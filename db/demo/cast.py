"""The fixed cast: invented people who are there at any size, for tours, tests and training."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from advisor_console.domain.ids import PersonId
from db.demo.batch import Ids
from db.demo.households import Household, Resident
from db.demo.places import Place

HARCOURT = "Harcourt Lettings"


@dataclass(frozen=True, slots=True)
class Role:
    """One of the cast. born is a year, or an age today when below 200.

    formerly holds former names: given, family, kind, and the year in which each ended.
    """

    name: str
    family: str
    born: int
    female: bool
    role: str = "householder"
    title: str | None = None
    known_as: str | None = None
    language: str = "en"
    protected: bool = False
    formerly: tuple[tuple[str, str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A household of the cast by its door: saon, paon and street."""

    key: str
    door: tuple[str, str, str]
    since: date
    tenure: str
    roles: tuple[Role, ...]


_BECK, _STATION = "Beck Row", "Station Road"

SCENES: tuple[Scene, ...] = (
    Scene(
        "pritchard", ("", "12", _BECK), date(2019, 5, 14), "private_tenant",
        (
            Role("Siân", "Pritchard", 1984, True, title="Ms", known_as="Shân", language="cy"),
            Role("Tomos", "Pritchard", 16, False, "child"),
            Role("Mali", "Pritchard", 9, True, "child"),
        ),
    ),
    Scene(
        "caution", ("", "3", _BECK), date(2011, 2, 1), "social_tenant",
        (Role("Derek", "Sowerby", 1967, False, title="Mr"),),
    ),
    Scene(
        "typo", ("", "5", _BECK), date(1998, 7, 3), "owner",
        (
            Role("Elizabeth Anne", "Cholmondeley-Wright", 1961, True, title="Mrs", known_as="Liz",
                 formerly=(("Elizabeth Anne", "Wright", "maiden", 1988),)),
            Role("Featherstone", "Cholmondeley-Wright", 1958, False, "partner", "Mr"),
        ),
    ),
    Scene(
        "shared", ("", "7", _BECK), date(2025, 8, 2), "private_tenant",
        (
            Role("Chidinma", "Okafor", 1998, True, "sharer", "Ms"),
            Role("Tomasz", "Zieliński", 1997, False, "sharer", "Mr", "Tomek"),
            Role("Zoë", "Featherstonehaugh", 1999, True, "sharer", "Miss"),
            Role("Callum", "O'Brien", 1996, False, "sharer", "Mr"),
            Role("Wing Yan", "Lau", 2000, True, "sharer", "Ms", "Winnie"),
        ),
    ),
    Scene(
        "iqbal", ("", "9", _BECK), date(2008, 11, 21), "owner",
        (
            Role("Mohammed", "Iqbal", 1972, False, title="Mr", known_as="Mo"),
            Role("Nusrat", "Iqbal", 1975, True, "partner", "Mrs"),
            Role("Muhammad Hamza", "Iqbal", 2004, False, "child", "Mr"),
            Role("Maryam", "Iqbal", 12, True, "child"),
        ),
    ),
    Scene(
        "elder", ("", "14", _BECK), date(1971, 3, 29), "owner",
        (
            Role("Marjorie", "Llewellyn", 1943, True, title="Mrs",
                 formerly=(("Marjorie", "Pugh", "maiden", 1966),)),
        ),
    ),
    Scene(
        "wisniewski", ("", "16", _BECK), date(2016, 4, 8), "owner",
        (
            Role("Katarzyna", "Wiśniewska", 1986, True, title="Mrs", known_as="Kasia",
                 formerly=(("Katarzyna", "Wójcik", "maiden", 2013),)),
            Role("Paweł", "Wiśniewski", 1985, False, "partner", "Mr"),
            Role("Zofia", "Wiśniewska", 6, True, "child"),
        ),
    ),
    Scene(
        "renamed", ("", "18", _BECK), date(2020, 9, 12), "private_tenant",
        (
            Role("Rowan", "Thackray", 1993, True, title="Mx",
                 formerly=(("Robin", "Thackray", "closed", 2021),)),
        ),
    ),
    Scene(
        "couple", ("", "20", _BECK), date(2017, 6, 30), "owner",
        (
            Role("Siobhán", "Ní Dhomhnaill", 1980, True, title="Dr"),
            Role("Renée", "Lefèvre", 1982, True, "partner", "Ms"),
        ),
    ),
    Scene(
        "protected", ("", "44", _STATION), date(2025, 1, 17), "social_tenant",
        (
            Role("Hannah", "Maddox", 1990, True, title="Ms", protected=True,
                 formerly=(("Hannah", "Birkett", "previous", 2024),)),
            Role("Elsie", "Maddox", 7, True, "child", protected=True),
        ),
    ),
    Scene(
        "married", ("", "52", _STATION), date(2019, 10, 5), "owner",
        (
            Role("Kathryn", "Smyth", 1979, True, title="Mrs", known_as="Kate",
                 formerly=(("Kathryn", "Morgan", "maiden", 2019),)),
            Role("Stephen", "Smyth", 1977, False, "partner", "Mr", "Steve"),
        ),
    ),
    Scene(
        "flat1", ("Flat 1", "48", _STATION), date(2023, 3, 4), "private_tenant",
        (Role("Babatunde", "Adéwálé", 1991, False, title="Mr", known_as="Tunde"),),
    ),
    Scene(
        "flat3", ("Flat 3", "48", _STATION), date(2022, 12, 19), "private_tenant",
        (Role("Anneke", "van der Berg", 1995, True, title="Ms"),),
    ),
)  # fmt: skip
"""Households that live in the borough, in an order that fixes their ids."""

LEAVER = Role("Owen", "Harker", 1988, False, title="Mr")
"""The last tenant of Flat 2, 48 Station Road; the flat is empty since, for Siân Pritchard to move to."""
LEAVER_DOOR = ("Flat 2", "48", _STATION)

CAST_RESIDENTS = sum(len(scene.roles) for scene in SCENES)

FORMER_NAMES: Mapping[tuple[str, str], tuple[tuple[str, str, str, int], ...]] = MappingProxyType(
    {(role.name, role.family): role.formerly for scene in SCENES for role in scene.roles if role.formerly}
)


def _born(role: Role, today: date, order: int) -> date:
    month, day = order * 5 % 12 + 1, order * 7 % 28 + 1
    if role.born > 200:
        return date(role.born, month, day)
    this_year = date(today.year, month, day)
    return this_year.replace(year=today.year - role.born - (1 if this_year > today else 0))


def resident(role: Role, ids: Ids, tenure: str, today: date, order: int) -> Resident:
    """Make one of the cast a resident."""
    made = Resident(
        PersonId(ids.next()), role.title, role.name, role.family, role.known_as, _born(role, today, order),
        role.female, role.role, "family" if role.role == "child" else tenure, role.language, role.protected,
    )  # fmt: skip
    made.contactable = made.age(today) >= 16
    return made


def settle(places: Iterable[Place], ids: Ids, today: date) -> tuple[list[Household], Resident, Place]:
    """Give the cast's households, the tenant who left, and the flat that stands empty."""
    doors = {(place.saon, place.paon, place.street): place for place in places}
    households: list[Household] = []
    order = 0
    for scene in SCENES:
        members = []
        for role in scene.roles:
            order += 1
            members.append(resident(role, ids, scene.tenure, today, order))
        since = min(scene.since, today)
        households.append(Household(doors[scene.door], since, scene.tenure, members, scene.key))
    leaver = resident(LEAVER, ids, "private_tenant", today, order + 1)
    return households, leaver, doors[LEAVER_DOOR]
