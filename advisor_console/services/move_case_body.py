"""The shape of a move's case in a file for `move assess`: JSON in the field's words, and nothing unknown."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.containers import Household
from advisor_console.domain.council_tax import Band
from advisor_console.domain.customer import Container, Schedule
from advisor_console.domain.electoral import Nationality, age_on
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.liability import LiableParty
from advisor_console.domain.move_bins import HomeFacts
from advisor_console.domain.move_estimate import HomeTax, RecordedBalance
from advisor_console.domain.moving import (
    AgeGroup,
    AssistedCollection,
    Estate,
    GardenWish,
    LandlordsReport,
    MoveKind,
    MoveNotification,
    MovingPerson,
    NewHome,
    NextTenant,
    StayingPerson,
)
from advisor_console.domain.tenancy import Agreement, Letting, Tenure
from advisor_console.domain.working_days import LOCAL

OLD, NEW = PropertyId(EntityId("old home")), PropertyId(EntityId("new home"))
Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0)]
Percent = Annotated[int, Field(ge=0, le=100)]
Age = Literal["adult", "sixteen_or_seventeen", "child"]
Said = Literal["yes", "no", "not_known"]


class _Part(BaseModel):
    """A part of a case: no key may be unknown, no value of another type."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CircumstanceBody(_Part):
    """A circumstance and the days it holds."""

    kind: CircumstanceKind
    since: date | None = None
    until: date | None = None

    def told(self) -> Circumstance:
        """Give the circumstance."""
        return Circumstance(self.kind, self.since, self.until)


class PersonBody(_Part):
    """Somebody who moves, or who stays; names tell people apart within a case."""

    name: Text
    age_group: Age | None = None
    born: date | None = None
    nationality: Nationality = Nationality.NOT_KNOWN
    votes_by_post: bool = False
    protected: bool = False
    circumstances: tuple[CircumstanceBody, ...] = ()
    last_night: date | None = None
    first_night: date | None = None
    on_agreement: bool = True
    partner_of: Text | None = None
    died_on: date | None = None

    def group(self, on: date | None) -> AgeGroup:
        """Give the age group that was said, or else the one of the date of birth."""
        if self.age_group is not None:
            return AgeGroup[self.age_group.upper()]
        if self.born is None or on is None:
            return AgeGroup.ADULT
        return AgeGroup.of_age(age_on(self.born, on))


class StayerBody(_Part):
    """Somebody who stays at the old home."""

    name: Text
    age_group: Age = "adult"
    circumstances: tuple[CircumstanceBody, ...] = ()
    on_agreement: bool = True
    partner_of: Text | None = None


class LeftBody(_Part):
    """How the old home was held."""

    tenure: Tenure = Tenure.OTHER
    agreement: Agreement = Agreement.UNKNOWN
    term_months: Annotated[int, Field(ge=1)] | None = None
    ends_on: date | None = None
    sold_on: date | None = None


class EstateBody(_Part):
    """The estate of somebody who died."""

    probate_on: date | None = None
    passed_on: date | None = None
    told_once: bool = False


class TenantBody(_Part):
    """Somebody the landlord lets to next."""

    name: Text
    first_night: date
    age_group: Age = "adult"


class LandlordBody(_Part):
    """What a landlord reports."""

    owner: Text
    next_tenants: tuple[TenantBody, ...] = ()


class HouseholdBody(_Part):
    """Who will live in the new home, as bins ask."""

    people: Count
    children_in_nappies: Count = 0
    medical_waste: bool = False


class HelpBody(_Part):
    """Help with costs that they get now."""

    council_tax_reduction: Said = "not_known"
    housing_benefit: Said = "not_known"
    universal_credit: Said = "not_known"
    nowhere_to_go: bool = False


class AssistedBody(_Part):
    """Help with putting bins out."""

    had: bool = False
    wanted: bool = False
    somebody_able: bool = False


class ContainerBody(_Part):
    """A container that a home holds."""

    stream: Text
    kind: Text
    litres: Annotated[int, Field(ge=1)]
    colour: Text | None = None
    status: Text = "in_place"


class RoundBody(_Part):
    """A collection round: any day of it, and how many weeks lie between two."""

    stream: Text
    on: date
    every_weeks: Annotated[int, Field(ge=1)]


class HomeBody(_Part):
    """A home in the area as the record has it."""

    address: Text
    band: Band | None = None
    parish: str = ""
    percent_off: Percent = 0
    empty_percent_off: Percent = 0
    liable_from: date | None = None
    billed_to: tuple[Text, ...] = ()
    billed: bool = True
    to_pay_pence: int | None = None
    arrears_pence: int = 0
    containers: tuple[ContainerBody, ...] = ()
    rounds: tuple[RoundBody, ...] = ()
    communal: bool = False

    def facts(self, people: Mapping[str, PersonId]) -> HomeFacts:
        """Give the facts that an assessment takes."""
        balance = None
        if self.to_pay_pence is not None:
            balance = RecordedBalance(self.to_pay_pence, self.arrears_pence)
        tax = HomeTax(
            self.address,
            self.band,
            self.parish,
            self.percent_off,
            self.liable_from,
            self.empty_percent_off,
            tuple(LiableParty(name, people.get(name)) for name in self.billed_to),
            balance,
        )
        held = tuple(
            Container(EntityId(str(n)), one.stream, one.kind, one.colour, one.litres, one.status)
            for n, one in enumerate(self.containers)
        )
        rounds = tuple(Schedule(one.stream, one.on, one.every_weeks) for one in self.rounds)
        return HomeFacts(tax, held, rounds, self.communal, self.billed)


class CaseBody(_Part):
    """One case: what was told, when, and how the record has the two homes."""

    case: str = ""
    told_at: AwareDatetime | None = None
    told_on: date | None = None
    people: Annotated[tuple[PersonBody, ...], Field(min_length=1)]
    staying: tuple[StayerBody, ...] = ()
    others_stay: bool = False
    stays_single: bool = False
    kind: MoveKind = MoveKind.MOVE
    old_home: HomeBody | None = None
    new_home: HomeBody | None = None
    from_address: str = ""
    to_address: str = ""
    forwarding_address: str = ""
    new_home_is: NewHome = NewHome.ORDINARY
    last_night: date | None = None
    first_night: date | None = None
    left: LeftBody = LeftBody()
    old_landlord: str = ""
    old_furnished: bool | None = None
    old_let_by_room: bool = False
    marketed_since: date | None = None
    new_tenure: Tenure = Tenure.OTHER
    new_landlord: str = ""
    new_let_by_room: bool = False
    adults_there: int | None = None
    disregarded_there: int = 0
    single_person: bool = False
    household: HouseholdBody | None = None
    help: HelpBody = HelpBody()
    garden: Literal["none", "transfer", "cancel"] = "none"
    assisted: AssistedBody = AssistedBody()
    estate: EstateBody | None = None
    landlord: LandlordBody | None = None

    @property
    def everybody(self) -> tuple[PersonBody | StayerBody, ...]:
        """Who moves, and who stays behind them."""
        return (*self.people, *self.staying)

    @property
    def ids(self) -> Mapping[str, PersonId]:
        """The people of the case by name."""
        names = [one.name for one in self.everybody]
        return {name: PersonId(EntityId(f"{n}: {name}")) for n, name in enumerate(names)}

    def received_at(self, now: datetime) -> datetime:
        """Give when it was told; now where neither a moment nor a day stands in the file."""
        if self.told_at is not None:
            return self.told_at
        if self.told_on is None:
            return now
        # Noon lies within every council's hours, so that a day alone always gives the same promises.
        return datetime.combine(self.told_on, time(12), LOCAL)

    def move(self) -> MoveNotification:
        """Give the notification; its properties are "old home" and "new home"."""
        ids = self.ids
        adults = self.adults_there
        people = tuple(self._mover(one, ids) for one in self.people)
        if adults is None and self.new_home is not None:
            adults = sum(one.age_group is AgeGroup.ADULT for one in people if one.died_on is None)
        return MoveNotification(
            people=people,
            from_property=OLD if self.old_home is not None else None,
            from_address=self.old_home.address if self.old_home is not None else self.from_address,
            to_property=NEW if self.new_home is not None else None,
            to_address=self.new_home.address if self.new_home is not None else self.to_address,
            last_night=self.last_night,
            first_night=self.first_night,
            left=Letting(**dict(self.left)),
            old_landlord=self.old_landlord,
            new_tenure=self.new_tenure,
            new_landlord=self.new_landlord,
            adults_there=adults,
            disregarded_there=self.disregarded_there,
            single_person=self.single_person,
            others_stay=self.others_stay,
            household=None if self.household is None else Household(**dict(self.household)),
            help=self._help(),
            garden=GardenWish[self.garden.upper()],
            forwarding_address=self.forwarding_address,
            kind=self.kind,
            new_home=self.new_home_is,
            staying=tuple(self._stayer(one, ids) for one in self.staying),
            stays_single=self.stays_single,
            old_furnished=self.old_furnished,
            estate=None if self.estate is None else Estate(**dict(self.estate)),
            landlord=self._landlord(),
            assisted=AssistedCollection(**dict(self.assisted)),
            marketed_since=self.marketed_since,
            old_let_by_room=self.old_let_by_room,
            new_let_by_room=self.new_let_by_room,
        )

    def _mover(self, one: PersonBody, ids: Mapping[str, PersonId]) -> MovingPerson:
        on = one.first_night or self.first_night or one.died_on or one.last_night or self.last_night
        return MovingPerson(
            person=ids[one.name],
            name=one.name,
            age_group=one.group(on),
            date_of_birth=one.born,
            nationality=one.nationality,
            votes_by_post=one.votes_by_post,
            protected=one.protected,
            circumstances=tuple(told.told() for told in one.circumstances),
            last_night=one.last_night,
            first_night=one.first_night,
            on_agreement=one.on_agreement,
            partner_of=ids.get(one.partner_of or ""),
            died_on=one.died_on,
        )

    def _stayer(self, one: StayerBody, ids: Mapping[str, PersonId]) -> StayingPerson:
        return StayingPerson(
            ids[one.name],
            one.name,
            AgeGroup[one.age_group.upper()],
            tuple(told.told() for told in one.circumstances),
            one.on_agreement,
            ids.get(one.partner_of or ""),
        )

    def _help(self) -> HelpReceived:
        return HelpReceived(
            Answer[self.help.council_tax_reduction.upper()],
            Answer[self.help.housing_benefit.upper()],
            Answer[self.help.universal_credit.upper()],
            self.help.nowhere_to_go,
        )

    def _landlord(self) -> LandlordsReport | None:
        if self.landlord is None:
            return None
        tenants = tuple(
            NextTenant(one.name, one.first_night, None, AgeGroup[one.age_group.upper()])
            for one in self.landlord.next_tenants
        )
        return LandlordsReport(self.landlord.owner, None, tenants)


def spelled_out(raw: Any) -> Any:  # whatever JSON holds
    """Give a case with each circumstance that is a bare word, such as "student", written out."""
    if not isinstance(raw, dict):
        return raw
    parts = (part for part in ("people", "staying") if isinstance(raw.get(part), list))
    return raw | {part: _spelled(raw[part]) for part in parts}


def _spelled(people: list[Any]) -> list[Any]:
    return [
        person | {"circumstances": [{"kind": one} if isinstance(one, str) else one for one in told]}
        if isinstance(person, dict) and isinstance(told := person.get("circumstances"), list)
        else person
        for person in people
    ]
