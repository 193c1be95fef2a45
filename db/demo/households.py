"""Who lives together: singles, couples, families and sharers, with tenures and dates of moving in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log

from advisor_console.domain.ids import PersonId
from db.demo import names
from db.demo.batch import Draw, Ids, Pool
from db.demo.names import Community
from db.demo.places import Place

_DAY = timedelta(days=1)
_YEAR = 365.25
_LARGEST = 8
ADULT = 18

_HOUSE_SIZES: Pool[int] = Pool([(1, 27), (2, 36), (3, 17), (4, 14), (5, 4.2), (6, 1.3), (7, 0.4), (8, 0.1)])
_FLAT_SIZES: Pool[int] = Pool([(1, 58), (2, 28), (3, 8), (4, 4), (5, 1.5), (6, 0.5)])
_HOUSE_TENURES: Pool[str] = Pool([("owner", 70), ("private_tenant", 16), ("social_tenant", 14)])
_FLAT_TENURES: Pool[str] = Pool([("owner", 30), ("private_tenant", 42), ("social_tenant", 28)])
_STAY_YEARS = {"owner": 12.0, "private_tenant": 2.4, "social_tenant": 8.0, "student": 0.6}
_OLD_OR_YOUNG: Pool[tuple[int, int]] = Pool(
    [((22, 39), 30), ((40, 64), 34), ((65, 79), 24), ((80, 89), 10), ((90, 98), 2)]
)
_COUPLE_AGES: Pool[tuple[int, int]] = Pool([((22, 34), 22), ((35, 54), 30), ((55, 69), 26), ((70, 92), 22)])


@dataclass(slots=True)
class Resident:
    """One invented person. role is householder, partner, sharer, lodger, child or relative."""

    id: PersonId
    title: str | None
    given_names: str
    family_name: str
    known_as: str | None
    date_of_birth: date
    female: bool
    role: str
    tenure: str
    language: str = "en"
    protected: bool = False
    maiden_name: str | None = None
    contactable: bool = True
    deceased_on: date | None = None

    def age(self, on: date) -> int:
        """Age in whole years on a day."""
        born = self.date_of_birth
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


@dataclass(slots=True)
class Household:
    """People who live together at a place since a day; cast households name themselves.

    earlier: homes in the borough before this one, as (place, from, to).
    """

    place: Place
    since: date
    tenure: str
    members: list[Resident]
    cast: str = ""
    earlier: list[tuple[Place, date, date]] = field(default_factory=list)

    def adults(self, on: date) -> list[Resident]:
        """Give the members of 18 and over."""
        return [member for member in self.members if member.age(on) >= ADULT]

    @property
    def all_students(self) -> bool:
        """Whether students alone live there, which exempts the home."""
        return self.tenure == "student"

    def liable(self, on: date) -> list[Resident]:
        """Give who owes the council tax: holders of the home and their partners, jointly."""
        holders = [one for one in self.members if one.role in {"householder", "partner", "sharer"}]
        return [one for one in holders if one.age(on) >= ADULT]


def sizes(draw: Draw, places: Sequence[Place], residents: int) -> list[int]:
    """Draw how many live in each place, so that they are exactly so many in all."""
    drawn = [draw.of(_FLAT_SIZES if place.is_flat else _HOUSE_SIZES) for place in places]
    missing = residents - sum(drawn)
    step = 1 if missing > 0 else -1
    while missing:
        at = draw.between(0, len(drawn) - 1)
        if 1 <= drawn[at] + step <= _LARGEST:
            drawn[at] += step
            missing -= step
    return drawn


class Founder:
    """Makes households."""

    def __init__(self, seed: int, ids: Ids, today: date) -> None:
        self.draw = Draw(seed, "households")
        self._ids = ids
        self._today = today

    def found(self, place: Place, size: int) -> Household:
        """Make a household of a size for a place."""
        draw = self.draw
        community = draw.of(names.COMMUNITIES)
        kind = self._kind(size)
        tenure = draw.of(_FLAT_TENURES if place.is_flat else _HOUSE_TENURES)
        if kind == "sharers":
            tenure = "student" if draw.chance(0.3) else "private_tenant"
        members = self._members(kind, size, community, tenure)
        return Household(place, self._since(tenure, members), tenure, members)

    def _kind(self, size: int) -> str:
        lot = self.draw.random()
        if size == 1:
            return "single"
        if size == 2:
            return "couple" if lot < 0.7 else "lone_parent" if lot < 0.86 else "sharers"
        if lot < 0.7:
            return "family"
        return "lone_parent" if lot < 0.86 else "extended" if lot < 0.94 else "sharers"

    def _members(self, kind: str, size: int, community: Community, tenure: str) -> list[Resident]:
        if kind == "single":
            low, high = self.draw.of(_OLD_OR_YOUNG)
            female = self.draw.chance(0.54 if high < 80 else 0.66)
            return [self._adult(community, tenure, "householder", (low, high), female=female)]
        if kind == "sharers":
            return self._sharers(size, tenure)
        if kind == "couple":
            return self._couple(community, tenure, self.draw.of(_COUPLE_AGES))
        return self._family(kind, size, community, tenure)

    def _sharers(self, size: int, tenure: str) -> list[Resident]:
        ages = (18, 23) if tenure == "student" else (20, 38)
        return [
            self._adult(self.draw.of(names.COMMUNITIES), tenure, "sharer", ages, female=self.draw.chance(0.5))
            for _ in range(size)
        ]

    def _couple(self, community: Community, tenure: str, ages: tuple[int, int]) -> list[Resident]:
        draw = self.draw
        same_sex = draw.chance(0.03)
        first_female = draw.chance(0.5)
        first = self._adult(community, tenure, "householder", ages, female=first_female)
        age = first.age(self._today)
        span = (max(19, age - 6), max(20, age + 5))
        second = self._adult(community, tenure, "partner", span, female=first_female == same_sex)
        self._share_a_name(first, second, community)
        return [first, second]

    def _share_a_name(self, first: Resident, second: Resident, community: Community) -> None:
        """Marry most couples' names: one takes the other's, some join both with a hyphen."""
        lot = self.draw.random()
        giver, taker = (second, first) if first.female and not second.female else (first, second)
        own = taker.family_name
        if lot < 0.7:
            base = giver.family_name
            taker.family_name = names.surname_for(community, base, female=taker.female)
        elif lot < 0.77 and " " not in own + giver.family_name and "-" not in own + giver.family_name:
            taker.family_name = f"{own}-{giver.family_name}"
        if taker.family_name != own and self.draw.chance(0.3):
            taker.maiden_name = own
        if taker.female and taker.family_name != own:
            taker.title = "Mrs"

    def _family(self, kind: str, size: int, community: Community, tenure: str) -> list[Resident]:
        draw = self.draw
        children = size - (1 if kind == "lone_parent" else 2) - (1 if kind == "extended" else 0)
        parents = (27, 60) if children < 3 else (30, 50)
        if kind == "lone_parent":
            female = draw.chance(0.85)
            members = [self._adult(community, tenure, "householder", parents, female=female)]
        else:
            members = self._couple(community, tenure, parents)
        mother = min(member.age(self._today) for member in members)
        surname = members[-1 if draw.chance(0.2) else 0].family_name
        if kind == "extended":
            members.append(self._relative(community, (max(mother + 20, 55), min(97, mother + 45)), surname))
        oldest = min(mother - 18, 26)
        for _ in range(children):
            members.append(self._child(community, (0, max(1, oldest)), surname))
        return members

    def _child(self, community: Community, ages: tuple[int, int], surname: str) -> Resident:
        child = self._person(community, ages, "child", "family", female=self.draw.chance(0.49))
        child.family_name = self._inherited(community, surname, female=child.female)
        if child.age(self._today) < 16:
            child.title, child.contactable = None, False
        return child

    def _relative(self, community: Community, ages: tuple[int, int], surname: str) -> Resident:
        relative = self._person(community, ages, "relative", "family", female=self.draw.chance(0.6))
        relative.family_name = self._inherited(community, surname, female=relative.female)
        return relative

    def _inherited(self, community: Community, surname: str, *, female: bool) -> str:
        """Give a parent's name in the form of its bearer: Kowalska's son is Kowalski."""
        for male_form, female_form in community.female_surnames.items():
            if surname in {male_form, female_form}:
                return female_form if female else male_form
        return surname

    def _adult(
        self, community: Community, tenure: str, role: str, ages: tuple[int, int], *, female: bool
    ) -> Resident:
        return self._person(community, ages, role, tenure, female=female)

    def _person(
        self, community: Community, ages: tuple[int, int], role: str, tenure: str, *, female: bool
    ) -> Resident:
        draw = self.draw
        age = draw.between(*ages)
        given = names.given_names(draw, community, female=female)
        known_as = None
        short = names.KNOWN_AS.get(given.split(" ")[0])
        if short and draw.chance(0.35):
            known_as = draw.pick(short)
        language = "en"
        if community.second_language_share and draw.chance(community.second_language_share):
            language = community.language
        return Resident(
            id=PersonId(self._ids.next()),
            title=self._title(age, female=female),
            given_names=given,
            family_name=names.surname_for(community, names.surname(draw, community), female=female),
            known_as=known_as,
            date_of_birth=self._today - _DAY * int(age * _YEAR + draw.between(1, 364)),
            female=female,
            role=role,
            tenure=tenure,
            language=language,
        )

    def _title(self, age: int, *, female: bool) -> str | None:
        lot = self.draw.random()
        if lot < 0.02:
            return "Dr"
        if lot < 0.026:
            return "Mx"
        if lot < 0.1:
            return None
        if not female:
            return "Mr"
        return "Miss" if age < 26 or lot < 0.25 else "Ms" if lot < 0.6 else "Mrs"

    def _since(self, tenure: str, members: list[Resident]) -> date:
        """Draw when they moved in: an exponential stay, not before the oldest holder was 18."""
        today = self._today
        if tenure == "student":
            start = date(today.year if today.month >= 9 else today.year - 1, 9, 1)
            return start + _DAY * self.draw.between(0, min(24, (today - start).days))
        stay = int(-log(1 - self.draw.random()) * _STAY_YEARS[tenure] * _YEAR)
        oldest = max(member.age(today) for member in members)
        longest = int(max(0.5, oldest - ADULT) * _YEAR)
        return today - _DAY * min(stay, longest, int(45 * _YEAR))
