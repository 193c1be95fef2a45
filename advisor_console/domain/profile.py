"""What a council decides for itself: the numbers, names and dates that rules are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor_console.domain.collection_days import CollectionShifts
from advisor_console.domain.containers import ContainerRules
from advisor_console.domain.council_tax import CouncilTaxYear
from advisor_console.domain.electoral import RegistrationOffice
from advisor_console.domain.looking import LOOK_REASONS, LookReason
from advisor_console.domain.move_assessment import MoveRules
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import Premium
from advisor_console.domain.standards import ServiceStandard
from advisor_console.domain.working_days import OpeningHours, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Council:
    """Who the council is and how it is reached; return_address stands on every letter (L5)."""

    name: str
    nation: Nation
    return_address: tuple[str, ...]
    telephone: str
    email: str
    website: str
    survey: str = ""
    """Where customers say how it went (L6); empty where there is none."""


@dataclass(frozen=True, slots=True)
class LetterDefaults:
    """How a letter is made where the customer's record says nothing else."""

    language: str = "en"
    format: str = "standard"
    font: str = "lexend"
    delivery: str = "post_second_class"
    """Second class by post unless somebody says otherwise (P2)."""
    window: str = "notify"
    templates: str = ""
    """The folder of the council's own letter templates, where it has some."""
    shared_printers: tuple[str, ...] = ()
    """Names of printers that many use, such as "mfp-*": letters wait until their advisor releases them."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """A discount or exemption by its name on the record; percent is off the bill."""

    kind: str
    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class CouncilTaxRules:
    """Charges by year, and what is taken off or added.

    estimated holds the first days of years whose charges are not set yet: say so beside every figure.
    """

    years: tuple[CouncilTaxYear, ...]
    estimated: frozenset[date] = frozenset()
    reductions: tuple[Reduction, ...] = ()
    premiums: tuple[Premium, ...] = ()
    notify_within_days: int = 21
    penalty_pence: int = 7000

    def is_estimated(self, day: date) -> bool:
        """Say whether the charges of a day's year are the council's estimate."""
        return any(starts <= day < starts.replace(year=starts.year + 1) for starts in self.estimated)


@dataclass(frozen=True, slots=True)
class IdentityTier:
    """How much is checked before something is told: so many items, by one of the methods.

    tells names what may be told or changed from this tier on. A report is taken from anybody.
    """

    code: str
    name: str
    items: int
    methods: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QueueRules:
    """When a wait is estimated and when it is too long; minutes and seconds as named."""

    minimum_services: int = 10
    """Fewer services completed today than this give no estimate: "not enough to say"."""
    seen_within_minutes: int = 10
    phone_wait_minutes: int = 10
    answer_within_seconds: int = 30
    hide_after_seconds: int = 60
    """The wall display hides waits that are older."""


@dataclass(frozen=True, slots=True)
class ConsoleRules:
    """What a console keeps and for how long."""

    lease_days: int = 14
    auto_lock_minutes: int = 10
    recovery_key: str | None = None
    """The public half of the council's recovery key, in base64; outbox keys are sealed to it."""


@dataclass(frozen=True, slots=True)
class ReplicaRules:
    """How much of what ages a console keeps. The centre goes by its own copy of this (console.scope)."""

    recent_days: int | None = None
    """Days of contacts, notes, letters, changes and closed cases; None keeps all."""
    sites: tuple[str, ...] = ()
    """Names of sites whose queue every console keeps, besides the site where it stands."""


@dataclass(frozen=True, slots=True)
class BackOfficeRules:
    """How work goes out to the services. The centre goes by its own copy of this (console.back_office)."""

    protected: str = "by_hand"
    """Protected people's: "apart" in files of their own, which a named login writes, or "by_hand" in none."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One council's decisions, whole. Kept at the centre as one document and synced (council_profile).

    teams name each service's team as the council does. satisfaction holds target shares in per cent by
    channel or service (H4). look_reasons are offered to whoever opens a record while no contact is open.
    rights are the council's own lists of roles by part ("see") and entry ("note"), in place of those the
    centre brings (db/central/rights.toml).
    """

    council: Council
    letters: LetterDefaults
    opening: OpeningHours
    council_tax: CouncilTaxRules
    containers: ContainerRules
    shifts: CollectionShifts
    office: RegistrationOffice
    standards: tuple[ServiceStandard, ...]
    teams: Mapping[str, str]
    tiers: tuple[IdentityTier, ...]
    queue: QueueRules
    console: ConsoleRules
    replica: ReplicaRules = ReplicaRules()
    closures: frozenset[date] = frozenset()
    satisfaction: tuple[tuple[str, int], ...] = ()
    look_reasons: tuple[LookReason, ...] = LOOK_REASONS
    back_office: BackOfficeRules = BackOfficeRules()
    rights: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def calendar(self) -> WorkingCalendar:
        """The council's working days and opening hours."""
        return WorkingCalendar(self.council.nation, self.closures, self.opening)

    @property
    def move_rules(self) -> MoveRules:
        """What a move needs of the profile."""
        return MoveRules(
            nation=self.council.nation,
            years=self.council_tax.years,
            calendar=self.calendar,
            standards=self.standards,
            containers=self.containers,
            shifts=self.shifts,
            office=self.office,
            premiums=self.council_tax.premiums,
        )

    def tier_to_tell(self, subject: str) -> IdentityTier | None:
        """Give the lowest tier from which a subject may be told, None when the profile allows none.

        Tiers stand from the lowest to the highest, and a higher one may tell what a lower one may.
        """
        return next((tier for tier in self.tiers if subject in tier.tells), None)
