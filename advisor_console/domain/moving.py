"""A move as it is told: who, from where, to where, when, and in which circumstances."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum, StrEnum

from advisor_console.domain.circumstances import Circumstance
from advisor_console.domain.containers import Household
from advisor_console.domain.electoral import Nationality, age_on
from advisor_console.domain.help_with_costs import HelpReceived
from advisor_console.domain.ids import PersonId, PropertyId
from advisor_console.domain.tenancy import Letting, Tenure

_DAY = timedelta(days=1)
ADULT_AGE, ATTAINER_AGE = 18, 16


class AgeGroup(Enum):
    """How old a person who moves is, as far as council tax and registration ask."""

    ADULT = "18 or over"
    SIXTEEN_OR_SEVENTEEN = "16 or 17"
    CHILD = "under 16"

    @classmethod
    def of_age(cls, age: int) -> "AgeGroup":
        """Give the group of an age in whole years."""
        if age >= ADULT_AGE:
            return cls.ADULT
        return cls.SIXTEEN_OR_SEVENTEEN if age >= ATTAINER_AGE else cls.CHILD


def is_adult(born: date | None, on: date) -> bool:
    """Say whether somebody is 18 or over on a day; whoever has no date of birth on record is taken to be."""
    return born is None or age_on(born, on) >= ADULT_AGE


class GardenWish(Enum):
    """What becomes of the customer's own garden waste subscription."""

    NONE = "no subscription"
    TRANSFER = "transfer"
    CANCEL = "cancel"


class MoveKind(StrEnum):
    """Who tells what; everything else about a move is said by its fields.

    IN_DANGER: somebody leaves a shared home in danger. Nothing of the new address is shown to whoever
    stays. LANDLORD: the owner or agent reports that a tenant left, or that another moves in. DEATH:
    somebody who lived there died.
    """

    MOVE = "move"
    IN_DANGER = "in_danger"
    LANDLORD = "landlord"
    DEATH = "death"


class NewHome(StrEnum):
    """What the new home is, where that changes what follows."""

    ORDINARY = "ordinary"
    NEW_BUILD = "new_build"
    """It may have no band yet, so no estimate; it gets a full set of containers."""
    STUDENT_HALLS = "student_halls"
    FORCES_ACCOMMODATION = "forces_accommodation"
    PRISON = "prison"
    CARE_HOME_OR_HOSPITAL = "care_home_or_hospital"
    NO_FIXED_ADDRESS = "no_fixed_address"


@dataclass(frozen=True, slots=True)
class MovingPerson:
    """One person who moves, or who died.

    last_night, first_night: their own, where they differ from the household's. on_agreement: their name is
    on the deeds or the tenancy (of the old and the new home). partner_of: whose husband, wife, civil
    partner or partner they are. died_on: the day of death. disregarded: known not to count, for a reason
    that circumstances do not hold.
    """

    person: PersonId
    name: str
    age_group: AgeGroup = AgeGroup.ADULT
    date_of_birth: date | None = None
    nationality: Nationality = Nationality.NOT_KNOWN
    votes_by_post: bool = False
    protected: bool = False
    disregarded: bool = False
    circumstances: tuple[Circumstance, ...] = ()
    last_night: date | None = None
    first_night: date | None = None
    on_agreement: bool = True
    partner_of: PersonId | None = None
    died_on: date | None = None


@dataclass(frozen=True, slots=True)
class StayingPerson:
    """Somebody who stays at the old home when others leave; the fields mean what MovingPerson's do."""

    person: PersonId
    name: str
    age_group: AgeGroup = AgeGroup.ADULT
    circumstances: tuple[Circumstance, ...] = ()
    on_agreement: bool = True
    partner_of: PersonId | None = None
    disregarded: bool = False


@dataclass(frozen=True, slots=True)
class Estate:
    """What is told of the estate of somebody who died.

    probate_on: the day of the grant of probate or letters of administration (Scotland: confirmation), None
    while there is none. passed_on: the day the home was sold or passed to an heir. told_once: Tell Us Once
    was used already.
    """

    probate_on: date | None = None
    passed_on: date | None = None
    told_once: bool = False


@dataclass(frozen=True, slots=True)
class NextTenant:
    """Somebody to whom a landlord lets the home next: a name, and the first night there."""

    name: str
    first_night: date
    person: PersonId | None = None
    age_group: AgeGroup = AgeGroup.ADULT


@dataclass(frozen=True, slots=True)
class LandlordsReport:
    """What the landlord or agent says: who the owner is, and to whom the home is let next, if to anybody."""

    owner: str
    owner_person: PersonId | None = None
    next_tenants: tuple[NextTenant, ...] = ()


@dataclass(frozen=True, slots=True)
class AssistedCollection:
    """Help with putting bins out: had at the old home, wanted at the new one, and whether anybody is able."""

    had: bool = False
    wanted: bool = False
    somebody_able: bool = False


@dataclass(frozen=True, slots=True)
class MoveNotification:
    """What was told. A property is None when that home is outside the council's area.

    last_night and first_night: the last and first night that they sleep there; a person's own come before
    them. left: how the old home was held. old_furnished: how it is left, None while nobody said.
    adults_there: everybody of 18 or over who will live at the new home; disregarded_there: how many of them
    do not count, where more do not than the circumstances of the people say. single_person: declared as the
    only adult there who counts. staying: who stays at the old home; others_stay says so without names.
    """

    people: tuple[MovingPerson, ...]
    from_property: PropertyId | None = None
    from_address: str = ""
    to_property: PropertyId | None = None
    to_address: str = ""
    last_night: date | None = None
    first_night: date | None = None
    left: Letting = field(default_factory=lambda: Letting(Tenure.OTHER))
    old_landlord: str = ""
    new_tenure: Tenure = Tenure.OTHER
    new_landlord: str = ""
    adults_there: int | None = None
    disregarded_there: int = 0
    single_person: bool = False
    others_stay: bool = False
    household: Household | None = None
    help: HelpReceived = field(default_factory=HelpReceived)
    garden: GardenWish = GardenWish.NONE
    forwarding_address: str = ""
    kind: MoveKind = MoveKind.MOVE
    new_home: NewHome = NewHome.ORDINARY
    staying: tuple[StayingPerson, ...] = ()
    stays_single: bool = False
    """Whoever stays declares that they are now the only adult there who counts."""
    old_furnished: bool | None = None
    estate: Estate | None = None
    landlord: LandlordsReport | None = None
    assisted: AssistedCollection = field(default_factory=AssistedCollection)
    marketed_since: date | None = None
    """Since when the old home is on the market, for sale or let: no premium for twelve months."""
    old_let_by_room: bool = False
    """Each has an agreement for a room of their own: the owner owes such a home (SI 1992/551 Class C)."""
    new_let_by_room: bool = False

    def last_night_of(self, person: MovingPerson) -> date | None:
        """Give a person's last night at the old home; for somebody who died, the eve of the day."""
        if person.died_on is not None:
            return person.died_on - _DAY
        return person.last_night or self.last_night

    def left_on_of(self, person: MovingPerson) -> date | None:
        """Give the first day on which a person no longer lives at the old home."""
        if person.died_on is not None:
            return person.died_on
        night = person.last_night or self.last_night
        return None if night is None else night + _DAY

    def first_night_of(self, person: MovingPerson) -> date | None:
        """Give a person's first night at the new home: their own, or the household's."""
        return None if person.died_on is not None else person.first_night or self.first_night

    @property
    def left_on(self) -> date | None:
        """The first day on which none of those who move lives at the old home."""
        days = [day for person in self.people if (day := self.left_on_of(person)) is not None]
        if days:
            return max(days)
        return None if self.last_night is None else self.last_night + _DAY

    @property
    def moved_in_on(self) -> date | None:
        """The first night that anybody who moves sleeps at the new home."""
        nights = [night for person in self.people if (night := self.first_night_of(person)) is not None]
        return min(nights) if nights else self.first_night

    @property
    def changed_on(self) -> date | None:
        """The day of the change: the first night at the new home, or else the first day anybody is gone."""
        moved_in_on = self.moved_in_on
        if moved_in_on is not None:
            return moved_in_on
        days = [day for person in self.people if (day := self.left_on_of(person)) is not None]
        return min(days) if days else self.left_on

    @property
    def part_stays(self) -> bool:
        """Whether somebody stays at the old home."""
        return self.others_stay or bool(self.staying)

    @property
    def has_no_address(self) -> bool:
        """Whether there is no new address to ask for: none yet, or the teller need not know it."""
        return (
            self.help.nowhere_to_go
            or self.new_home is NewHome.NO_FIXED_ADDRESS
            or self.kind in {MoveKind.LANDLORD, MoveKind.DEATH}
        )

    @property
    def hides_new_address(self) -> bool:
        """Whether the new address is for whoever takes it and named staff only, never for whoever stays."""
        return self.kind is MoveKind.IN_DANGER or any(person.protected for person in self.people)

    @property
    def told_by_others(self) -> bool:
        """Whether the customer told nothing of it: their landlord did, or somebody after their death."""
        return self.kind in (MoveKind.LANDLORD, MoveKind.DEATH)
