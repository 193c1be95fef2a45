"""What the console knows of one customer, as frozen records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from advisor_console.domain.addresses import AddressParts
from advisor_console.domain.ids import CaseId, ContactId, EntityId, PersonId, PropertyId


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the replica holds them. Protected people are not in it (requirements.md)."""

    id: PersonId
    reference: str
    title: str | None
    given_names: str
    family_name: str
    known_as: str | None
    date_of_birth: date | None
    phone: str | None
    mobile: str | None
    email: str | None
    language: str
    letter_format: str
    letter_font: str
    deceased_on: date | None

    @property
    def full_name(self) -> str:
        """Given names and family name as they are written on a letter, without the title."""
        return f"{self.given_names} {self.family_name}".strip()

    @property
    def initials(self) -> str:
        """Initials for tabs that are not in front at a counter."""
        return " ".join(word[0].upper() for word in self.full_name.split() if word)


@dataclass(frozen=True, slots=True)
class Property:
    """A dwelling or other place with a UPRN; the address parts follow BS 7666."""

    id: PropertyId
    uprn: str
    saon: str
    paon: str
    street: str
    locality: str
    town: str
    postcode: str
    ward: str | None
    polling_district: str | None
    band: str | None
    round: str | None
    status: str

    @property
    def address(self) -> AddressParts:
        """The address, ready to be written in lines or in one line."""
        return AddressParts(self.saon, self.paon, self.street, self.locality, self.town, self.postcode)


@dataclass(frozen=True, slots=True)
class Residency:
    """Who lives where; ends_on is the day after the last night, None while it lasts."""

    id: EntityId
    person_id: PersonId
    property_id: PropertyId
    starts_on: date
    ends_on: date | None
    tenure: str


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """Somebody who lives at the same property now."""

    person: Person
    residency: Residency


@dataclass(frozen=True, slots=True)
class Discount:
    """A reduction of a council tax account, in whole per cent."""

    id: EntityId
    kind: str
    percent: int
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class LiabilityPeriod:
    """Who owes council tax for a property from starts_on up to, not including, ends_on."""

    id: EntityId
    property_id: PropertyId
    account_id: EntityId | None
    starts_on: date
    ends_on: date | None
    basis: str
    liable: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class CouncilTaxAccount:
    """What revenues last told the console of one account; amounts in whole pence."""

    id: EntityId
    reference: str
    property_id: PropertyId
    opened_on: date
    closed_on: date | None
    payment_method: str
    to_pay_pence: int
    arrears_pence: int
    next_due_pence: int | None
    next_due_on: date | None
    discounts: tuple[Discount, ...]
    periods: tuple[LiabilityPeriod, ...]


@dataclass(frozen=True, slots=True)
class Container:
    """A bin, box or caddy; it belongs to the property and stays there."""

    id: EntityId
    stream: str
    kind: str
    colour: str | None
    capacity_litres: int
    status: str


@dataclass(frozen=True, slots=True)
class CollectionEvent:
    """A bin that a crew did not empty on a day: outcome is missed or rejected, reason one of a short list.

    Both are codes of advisor_console.domain.collection_events.
    """

    id: EntityId
    stream: str
    day: date
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a round collects a stream: every so many weeks, counted from anchor_on."""

    stream: str
    anchor_on: date
    every_weeks: int


@dataclass(frozen=True, slots=True)
class GardenSubscription:
    """A personal garden waste subscription, paid up to and including ends_on."""

    id: EntityId
    property_id: PropertyId
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class SupportNeed:
    """A need that is honoured without being asked twice (requirements.md, L9)."""

    id: EntityId
    kind: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class CautionMarker:
    """A warning that this role may see, with what to do about it."""

    id: EntityId
    reason: str
    precautions: str
    urgent: bool
    expires_on: date


@dataclass(frozen=True, slots=True)
class Verification:
    """The latest identity check: how, which items, and how it went; never the answers."""

    method: str
    tier: str
    outcome: str
    checked_at: datetime
    contact_id: ContactId | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case of one service; promised_by is the day the customer was told."""

    id: CaseId
    reference: str
    service: str
    title: str
    status: str
    department: str
    opened_at: datetime
    promised_by: date | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One service's part of a notification, with a life of its own."""

    id: EntityId
    reference: str
    notification_id: EntityId | None
    service: str
    action: str
    status: str
    promised_by: date | None
    reason: str | None
    service_reference: str | None
    detail: dict[str, Any]
    mended: bool = False
    """Whether what a service handed back was told again since."""

    @property
    def needs_fixing(self) -> bool:
        """Say whether a service handed it back and nobody has told it again."""
        return self.status == "rejected" and not self.mended


@dataclass(frozen=True, slots=True)
class ProtectedAddress:
    """Where somebody in danger went, as far as this login may know: only that it is protected, or what it is.

    Whoever may not see it has the id alone. address is empty also where there is none yet, but somewhere safe
    to write to, which is letters_to. uprn: of a home in the area. home: the property with that UPRN, if any.
    """

    id: EntityId
    address: str = ""
    uprn: str | None = None
    letters_to: str | None = None
    landlord: str | None = None
    home: PropertyId | None = None

    @property
    def known(self) -> bool:
        """Whether this login may see it."""
        return bool(self.address or self.letters_to)


@dataclass(frozen=True, slots=True)
class ElectoralAdvice:
    """That the person was advised, and when the details were passed on; nothing else is ours to show."""

    advised_at: datetime
    passed_on_at: datetime | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of what happened: kind is contact, letter, printing, note, change, or work handed back.

    text says it; detail is said more quietly (reference, advisor, outcome).
    not_sent is true while the centre has not received it.
    """

    id: EntityId
    kind: str
    at: datetime
    label: str
    text: str
    detail: str
    not_sent: bool = False


TIMELINE_MOST = 200
"""How much of what happened a record shows at once: that it opens quickly matters more than old history."""


@dataclass(frozen=True, slots=True)
class OlderEntries:
    """A part of somebody's past that the console does not keep, newest first; more: there is still older."""

    entries: tuple[TimelineEntry, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class CustomerRecord:
    """One customer's record in full, read in one transaction; the sync's cursor says how fresh it is."""

    person: Person
    former_names: tuple[str, ...]
    home: Property | None
    residency: Residency | None
    household: tuple[HouseholdMember, ...]
    account: CouncilTaxAccount | None
    containers: tuple[Container, ...]
    schedules: tuple[Schedule, ...]
    garden: GardenSubscription | None
    needs: tuple[SupportNeed, ...]
    markers: tuple[CautionMarker, ...]
    verification: Verification | None
    open_cases: tuple[CaseFile, ...]
    work_items: tuple[WorkItem, ...]
    electoral: ElectoralAdvice | None
    timeline: tuple[TimelineEntry, ...]
    not_sent: int
    """How many saved commands about this customer the centre has not received yet."""
    contested: tuple[EntityId, ...] = ()
    """Open conflicts on rows of this record, oldest first, whoever is a side of them."""
    protected_address: ProtectedAddress | None = None
    """The new address of somebody who left in danger, where they told one."""
    not_emptied: tuple[CollectionEvent, ...] = ()
    """Bins here that crews lately missed or rejected, newest first; none from before they lived here."""


@dataclass(frozen=True, slots=True)
class PropertyRecord:
    """What a property holds today, for somebody who moves in or out."""

    property: Property
    containers: tuple[Container, ...]
    schedules: tuple[Schedule, ...]
    residents: tuple[HouseholdMember, ...]
    period: LiabilityPeriod | None
    """The liability period that is open, or runs on the day asked for."""
