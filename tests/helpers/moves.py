"""An invented borough in memory for tests of moves: one household, two homes, and the shipped profile."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from advisor_console.domain.customer import (
    Container,
    CouncilTaxAccount,
    CustomerRecord,
    Discount,
    GardenSubscription,
    HouseholdMember,
    LiabilityPeriod,
    Person,
    Property,
    PropertyRecord,
    Residency,
    Schedule,
)
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.search import AddressHit, Hit
from advisor_console.domain.staff import Advisor
from advisor_console.services.load_profile import load_profile
from advisor_console.services.report_move import ReportMove
from tests.helpers.fakes import FixedClock, RememberingLog, counting_ids

PROFILE = load_profile("westerdale")
ASHA = Advisor("asha", "Asha Rahman", "Advisor", "01632 960117")


def person(given: str, born: date | None, *, letter_format: str = "standard") -> Person:
    """Make an invented Pritchard."""
    return Person(
        id=PersonId(EntityId(f"person-{given}")),
        reference="P-1",
        title=None,
        given_names=given,
        family_name="Pritchard",
        known_as=None,
        date_of_birth=born,
        phone=None,
        mobile=None,
        email=None,
        language="en",
        letter_format=letter_format,
        letter_font="lexend",
        deceased_on=None,
    )


def home(key: str, saon: str, paon: str, street: str, postcode: str) -> Property:
    """Make an invented home in band C."""
    return Property(
        id=PropertyId(EntityId(key)),
        uprn=f"uprn-{key}",
        saon=saon,
        paon=paon,
        street=street,
        locality="",
        town="Westerdale",
        postcode=postcode,
        ward=None,
        polling_district=None,
        band="C",
        round="R1",
        status="current",
    )


OLD = home("old", "", "12", "Beck Row", "WE4 2QT")
NEW = replace(home("new", "Flat 2", "48", "Station Road", "WE1 6HN"), band="B")
SIAN = person("Siân", date(1984, 5, 2))
EWAN = person("Ewan", date(1982, 1, 8))
TOMOS = person("Tomos", date(2010, 2, 9))
MALI = person("Mali", date(2017, 3, 30))
MOVED_IN = date(2019, 5, 14)


def lives(who: Person, tenure: str = "private_tenant", where: Property = OLD) -> HouseholdMember:
    """Put somebody into a home."""
    stay = Residency(EntityId(f"stay-{who.given_names}-{where.id}"), who.id, where.id, MOVED_IN, None, tenure)
    return HouseholdMember(who, stay)


def period(*liable: Person, ends_on: date | None = None, where: Property = OLD) -> LiabilityPeriod:
    """Make these people owe a home's council tax since they moved in."""
    ids = tuple(one.id for one in liable)
    return LiabilityPeriod(
        EntityId(f"period-{where.id}"), where.id, EntityId("account"), MOVED_IN, ends_on, "liable", ids
    )


def account(*periods: LiabilityPeriod, discounts: tuple[Discount, ...] = ()) -> CouncilTaxAccount:
    """Make the account of the old home."""
    return CouncilTaxAccount(
        id=EntityId("account"),
        reference="7714502",
        property_id=OLD.id,
        opened_on=MOVED_IN,
        closed_on=None,
        payment_method="direct_debit",
        to_pay_pence=41260,
        arrears_pence=0,
        next_due_pence=13753,
        next_due_on=date(2026, 12, 1),
        discounts=discounts,
        periods=periods,
    )


HOUSEHOLD = (lives(SIAN), lives(EWAN), lives(TOMOS, "family"), lives(MALI, "family"))
RECORD = CustomerRecord(
    person=SIAN,
    former_names=(),
    home=OLD,
    residency=HOUSEHOLD[0].residency,
    household=HOUSEHOLD,
    account=account(period(SIAN, EWAN)),
    containers=(),
    schedules=(),
    garden=GardenSubscription(EntityId("garden"), OLD.id, date(2026, 4, 1), date(2027, 3, 31)),
    needs=(),
    markers=(),
    verification=None,
    open_cases=(),
    work_items=(),
    electoral=None,
    timeline=(),
    not_sent=0,
)
OLD_HOME = PropertyRecord(OLD, (), (), HOUSEHOLD, period(SIAN, EWAN))
NEW_HOME = PropertyRecord(
    property=NEW,
    containers=(
        Container(EntityId("c1"), "residual", "bin", "black", 180, "in_place"),
        Container(EntityId("c2"), "recycling", "bin", "blue", 240, "in_place"),
        Container(EntityId("c3"), "paper", "box", "green", 55, "in_place"),
    ),
    schedules=(Schedule("recycling", date(2026, 11, 30), 2), Schedule("residual", date(2026, 12, 7), 2)),
    residents=(),
    period=None,
)


class BoroughRecords:
    """Records in memory; a property looks the same on every day."""

    def __init__(self, record: CustomerRecord | None = RECORD, *homes: PropertyRecord) -> None:
        self.record = record
        self.homes = {one.property.id: one for one in homes or (OLD_HOME, NEW_HOME)}

    def customer(self, person: PersonId) -> CustomerRecord | None:
        """Give the one customer."""
        return self.record if self.record is not None and self.record.person.id == person else None

    def property(self, property_id: PropertyId, on: date) -> PropertyRecord | None:
        """Give a home."""
        return self.homes.get(property_id)


class StationRoad:
    """A search that knows the new home, and a street of others when asked for WE9."""

    def find(self, text: str, limit: int = 20) -> Sequence[Hit]:
        """Find nobody."""
        return ()

    def addresses(self, text: str, limit: int = 50) -> Sequence[AddressHit]:
        """Find by postcode, however it is typed."""
        asked = text.replace(" ", "").upper()
        hit = AddressHit(NEW.id, NEW.uprn, NEW.address.format_one_line())
        if asked == "WE16HN":
            return (hit,)
        if asked.startswith("WE9"):
            more = tuple(
                AddressHit(EntityId(f"p{n}"), "", f"{n} Mill Lane, Westerdale WE9 1AB") for n in range(3)
            )
            return (hit, *more)
        return ()


def report_move(
    records: BoroughRecords,
    log: RememberingLog | None = None,
    clock: FixedClock | None = None,
    first_id: int = 1,
) -> ReportMove:
    """Make the use case on these ports, with the shipped profile."""
    return ReportMove(
        records=records,
        log=log or RememberingLog(),
        clock=clock or FixedClock(),
        new_id=counting_ids(first_id),
        advisor=ASHA,
        profile=lambda: PROFILE,
    )
