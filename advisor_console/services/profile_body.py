"""The shape of a council's profile as a document: TOML in a file, JSON at the centre."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from advisor_console.domain import profile as domain
from advisor_console.domain.collection_days import CollectionShifts
from advisor_console.domain.containers import ContainerRules, ContainerSpec, Stream
from advisor_console.domain.council_tax import Band, CouncilTaxYear, band_charge
from advisor_console.domain.electoral import RegistrationOffice
from advisor_console.domain.looking import CASE, CONTACT, LOOK_REASONS, LookReason
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.standards import ServiceStandard
from advisor_console.domain.tenancy import Tenure
from advisor_console.domain.working_days import OpeningHours

_PENNY = 1
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Text = Annotated[str, Field(min_length=1)]
Percent = Annotated[int, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]
Clock = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class _Part(BaseModel):
    """A table of the document: no key may be unknown, no value of another type."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CouncilBody(_Part):
    """Who the council is."""

    name: Text
    nation: Nation
    return_address: Annotated[tuple[Text, ...], Field(min_length=2)]
    telephone: Text
    email: Text
    website: Text
    survey: str = ""


class LettersBody(_Part):
    """How letters are made unless the record says otherwise."""

    language: Text
    format: Text
    font: Text
    delivery: Text
    window: Text
    templates: str = ""
    shared_printers: tuple[Text, ...] = ()


class OpeningBody(_Part):
    """Opening and closing time by day; a day that is missing is closed."""

    mon: tuple[Clock, Clock] | None = None
    tue: tuple[Clock, Clock] | None = None
    wed: tuple[Clock, Clock] | None = None
    thu: tuple[Clock, Clock] | None = None
    fri: tuple[Clock, Clock] | None = None
    sat: tuple[Clock, Clock] | None = None
    sun: tuple[Clock, Clock] | None = None

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        week = [hours for day in DAYS if (hours := getattr(self, day))]
        if not week:
            raise ValueError("holds no open day")
        if any(opens >= closes for opens, closes in week):
            raise ValueError("closes before it opens")
        return self


class CalendarBody(_Part):
    """Days on which the council is closed besides bank holidays."""

    closures: tuple[date, ...] = ()


class TaxYearBody(_Part):
    """A year's charges in whole pence."""

    starts: date
    charges_pence: Annotated[Mapping[Band, Positive], Field(min_length=1)]
    estimated: bool = False
    parish_charges_pence: Mapping[str, Mapping[Band, Positive]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _starts_in_april(self) -> Self:
        if (self.starts.month, self.starts.day) != (4, 1):
            raise ValueError("starts on another day than 1 April")
        return self


class ReductionBody(_Part):
    """A discount by its name on the record."""

    kind: Text
    name: Text
    percent: Percent


class PremiumBody(_Part):
    """What an empty or second home pays on top."""

    kind: Literal["empty", "second_home"]
    after_years: Count
    percent: Annotated[int, Field(ge=0, le=300)]


class CouncilTaxBody(_Part):
    """Charges, discounts and premiums."""

    years: Annotated[tuple[TaxYearBody, ...], Field(min_length=1)]
    reductions: tuple[ReductionBody, ...] = ()
    premiums: tuple[PremiumBody, ...] = ()
    notify_within_days: Count
    penalty_pence: Count


class ContainerBody(_Part):
    """One container that the council gives."""

    stream: Stream
    kind: Text
    capacity_litres: Positive
    colour: Text | None = None
    larger_litres: Positive | None = None
    tenures: tuple[Tenure, ...] = ()


class ContainersBody(_Part):
    """What homes should hold."""

    houses: Annotated[tuple[ContainerBody, ...], Field(min_length=1)]
    communal: tuple[ContainerBody, ...] = ()
    larger_from_people: Positive
    larger_from_nappies: Positive
    take_back_larger: bool
    delivery_working_days: Positive
    remove_surplus: bool = False
    assisted_from_age: Positive = 16
    assisted_review_years: Positive = 2


class MovedBody(_Part):
    """A collection day that the council moved; without `to` nothing is collected."""

    usual: date
    to: date | None = None


class CollectionsBody(_Part):
    """How collections move around bank holidays."""

    holiday_weekdays: tuple[Day, ...]
    days_later: Annotated[int, Field(ge=0, le=7)]
    moved: tuple[MovedBody, ...] = ()


class ElectoralBody(_Part):
    """Who registers electors and how details may be passed on."""

    officer: Text
    register_at: Text
    legal_basis: str
    assisted_applications: bool
    outside_council: bool = False


class StandardBody(_Part):
    """A promise in days."""

    service: Text
    act: Text
    days: Count
    source: Text
    working: bool = True


class TierBody(_Part):
    """How much is checked before something is told."""

    code: Text
    name: Text
    items: Count
    methods: tuple[Text, ...] = ()
    tells: tuple[Text, ...] = ()


class IdentityBody(_Part):
    """The tiers, lowest first."""

    tiers: Annotated[tuple[TierBody, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _rises(self) -> Self:
        items = [tier.items for tier in self.tiers]
        if items != sorted(items):
            raise ValueError("holds tiers that do not stand from the lowest to the highest")
        return self


class QueueBody(_Part):
    """When a wait is estimated and when it is too long."""

    minimum_services: Positive
    seen_within_minutes: Positive
    phone_wait_minutes: Positive
    answer_within_seconds: Positive
    hide_after_seconds: Positive


class ConsoleBody(_Part):
    """What a console keeps and for how long."""

    lease_days: Positive
    auto_lock_minutes: Positive
    # 32 bytes in base64.
    recovery_key: Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]{43}=$")] | None = None


class ReplicaBody(_Part):
    """How much of what ages a console keeps."""

    recent_days: Positive | None = None
    sites: tuple[Text, ...] = ()


class LookReasonBody(_Part):
    """Why a record may be opened while no contact is open."""

    code: Text
    name: Text
    in_words: bool = False

    @model_validator(mode="after")
    def _is_the_councils_own(self) -> Self:
        if self.code in (CONTACT, CASE):
            raise ValueError(f"is {self.code}, which nobody has to choose")
        return self


class BackOfficeBody(_Part):
    """How work goes out to the services."""

    protected: Literal["apart", "by_hand"] = "by_hand"


class ProfileBody(_Part):
    """The whole document."""

    council: CouncilBody
    letters: LettersBody
    opening: OpeningBody
    calendar: CalendarBody
    council_tax: CouncilTaxBody
    containers: ContainersBody
    collections: CollectionsBody
    electoral: ElectoralBody
    standards: tuple[StandardBody, ...]
    teams: Mapping[str, Text]
    identity: IdentityBody
    queue: QueueBody
    console: ConsoleBody
    replica: ReplicaBody = ReplicaBody()
    satisfaction: Mapping[str, Percent] = Field(default_factory=dict)
    look_reasons: Annotated[tuple[LookReasonBody, ...], Field(min_length=1)] | None = None
    back_office: BackOfficeBody = BackOfficeBody()
    rights: Mapping[Literal["call", "see", "write", "remove", "work"], Mapping[Text, tuple[Text, ...]]] = (
        Field(default_factory=dict)
    )

    @model_validator(mode="after")
    def _charges_follow_from_band_d(self) -> Self:
        """Refuse a misprinted charge: each band is a fixed share of band D (LGFA 1992 s5, s74)."""
        nation = self.council.nation
        if nation is Nation.NORTHERN_IRELAND:
            return self
        for year in self.council_tax.years:
            charges = year.charges_pence
            for band, pence in charges.items():
                if Band.D not in charges:
                    raise ValueError(f"council_tax: the year from {year.starts} has no charge for band D")
                due = band_charge(nation, band, Decimal(charges[Band.D]) / 100, year.starts) * 100
                if abs(pence - due) > _PENNY:
                    raise ValueError(
                        f"council_tax: the charge of band {band} from {year.starts} is {pence} pence,"
                        f" but band D makes it {due:.0f}"
                    )
        return self

    def profile(self) -> domain.Profile:
        """Make the frozen values that rules take."""
        return domain.Profile(
            council=domain.Council(**dict(self.council)),
            letters=domain.LetterDefaults(**dict(self.letters)),
            opening=_opening(self.opening),
            closures=frozenset(self.calendar.closures),
            council_tax=_council_tax(self.council_tax),
            containers=_containers(self.containers),
            shifts=_shifts(self.council.nation, self.collections),
            office=RegistrationOffice(**dict(self.electoral)),
            standards=tuple(ServiceStandard(**dict(one)) for one in self.standards),
            teams=dict(self.teams),
            tiers=tuple(domain.IdentityTier(**dict(tier)) for tier in self.identity.tiers),
            queue=domain.QueueRules(**dict(self.queue)),
            console=domain.ConsoleRules(**dict(self.console)),
            replica=domain.ReplicaRules(**dict(self.replica)),
            satisfaction=tuple(self.satisfaction.items()),
            look_reasons=LOOK_REASONS
            if self.look_reasons is None
            else tuple(LookReason(**dict(one)) for one in self.look_reasons),
            back_office=domain.BackOfficeRules(**dict(self.back_office)),
            rights={str(part): dict(entries) for part, entries in self.rights.items()},
        )


def _opening(body: OpeningBody) -> OpeningHours:
    def hours(day: str) -> tuple[time, time] | None:
        kept: tuple[str, str] | None = getattr(body, day)
        return None if kept is None else (time.fromisoformat(kept[0]), time.fromisoformat(kept[1]))

    return OpeningHours(tuple(hours(day) for day in DAYS))


def _pounds(charges: Mapping[Band, int]) -> dict[Band, Decimal]:
    return {band: Decimal(pence) / 100 for band, pence in charges.items()}


def _council_tax(body: CouncilTaxBody) -> domain.CouncilTaxRules:
    return domain.CouncilTaxRules(
        years=tuple(
            CouncilTaxYear(
                year.starts,
                _pounds(year.charges_pence),
                {parish: _pounds(charges) for parish, charges in year.parish_charges_pence.items()},
            )
            for year in body.years
        ),
        estimated=frozenset(year.starts for year in body.years if year.estimated),
        reductions=tuple(domain.Reduction(**dict(one)) for one in body.reductions),
        premiums=tuple(Premium(**dict(one)) for one in body.premiums),
        notify_within_days=body.notify_within_days,
        penalty_pence=body.penalty_pence,
    )


def _containers(body: ContainersBody) -> ContainerRules:
    return ContainerRules(
        houses=tuple(ContainerSpec(**dict(one)) for one in body.houses),
        communal=tuple(ContainerSpec(**dict(one)) for one in body.communal),
        larger_from_people=body.larger_from_people,
        larger_from_nappies=body.larger_from_nappies,
        take_back_larger=body.take_back_larger,
        delivery_working_days=body.delivery_working_days,
        remove_surplus=body.remove_surplus,
        assisted_from_age=body.assisted_from_age,
        assisted_review_years=body.assisted_review_years,
    )


def _shifts(nation: Nation, body: CollectionsBody) -> CollectionShifts:
    return CollectionShifts(
        nation,
        {moved.usual: moved.to for moved in body.moved},
        frozenset(DAYS.index(day) for day in body.holiday_weekdays),
        body.days_later,
    )
