"""From what was filled in to a notification of a move, and from what is wrong back to its field and page."""

from collections.abc import Iterator

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.customer import Person
from advisor_console.domain.electoral import Nationality, age_on
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
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
from advisor_console.domain.tenancy import Tenure
from ui.pages.move.bill_questions import NO, YES
from ui.pages.move.kinds import HAS_ASSISTED, SOMEBODY_ABLE, WANTS_ASSISTED
from ui.pages.move.models import ELSEWHERE, IN_AREA, NOWHERE, UNFIXED, Asks, MoveForm, Step
from ui.pages.move.night_rows import MOST_ROWS
from ui.pages.move.questions import (
    Facts,
    asks_of,
    date_of,
    letting_of,
    members_of,
    moving_day,
    number_of,
)
from ui.widgets.date_reading import parts_in

_NOT_THEIRS = frozenset({Tenure.FAMILY.value, Tenure.LODGER.value})
"""How people live somewhere whose names are on no deeds and no tenancy of it."""

HELP_KINDS = ("council_tax_reduction", "housing_benefit", "universal_credit")
HELP_NONE, HELP_UNKNOWN = "none", "unknown"

STEP_OF = {
    **dict.fromkeys(
        (
            *("kind", "people", "minors", "last_night", "first_night", "own_dates"),
            *(f"nights-{number}" for number in range(MOST_ROWS)),
            *("nation_kinds", "died_on", "told_once", "probate_on"),
        ),
        Step.WHO,
    ),
    **dict.fromkeys(
        (
            *("from_address", "left_tenure", "agreement", "term", "tenancy_ends_on", "sold_on"),
            *("furnished", "marketed_since"),
            *("destination", "to_postcode", "to_property", "to_address", "new_home", "new_tenure"),
            *("new_landlord", "owner", "next_tenant", "next_night"),
        ),
        Step.ADDRESSES,
    ),
    **dict.fromkeys(
        (
            *("help", "postal", "circumstance_kinds", "adults_there", "disregarded_there", "single_person"),
            *("stays_single", "partners", "garden", "assisted", "letters_elsewhere", "forwarding_address"),
        ),
        Step.SERVICES,
    ),
}
"""The page that holds each field."""


def notification(form: MoveForm, facts: Facts) -> MoveNotification:
    """Give the move as it was told; what makes no date or number is left out, and refused at its field."""
    asks = asks_of(form, facts)
    home = facts.record.home
    inside = asks.going and form.destination == IN_AREA and bool(form.to_property)
    kind = MoveKind(form.kind) if form.kind in set(MoveKind) else MoveKind.MOVE
    staying = tuple(_staying(form, facts, asks)) if home is not None else ()
    return MoveNotification(
        kind=kind,
        people=tuple(_movers(form, facts, asks)),
        from_property=home.id if home else None,
        from_address=home.address.format_one_line() if home else one_line(form.from_address),
        to_property=PropertyId(EntityId(form.to_property)) if inside else None,
        to_address=_to_address(form, facts, inside=inside) if asks.going else "",
        new_home=_new_home(form) if asks.going else NewHome.ORDINARY,
        last_night=date_of(form.last_night) if asks.nights else None,
        first_night=date_of(form.first_night) if arrives(form, asks) else None,
        left=letting_of(form),
        old_landlord=form.owner.strip() if asks.landlord_reports else "",
        new_tenure=_new_tenure(form, asks),
        new_landlord=form.new_landlord.strip() if asks.landlord else "",
        adults_there=number_of(form.adults_there) if asks.adults else None,
        disregarded_there=(number_of(form.disregarded_there) or 0) if asks.disregarded else 0,
        single_person=form.single_person and asks.single_person,
        staying=staying,
        others_stay=bool(staying),
        stays_single=form.stays_single and asks.stays_single,
        help=_help(form),
        garden=_garden(form, asks),
        forwarding_address=one_line(form.forwarding_address) if asks.forwarding else "",
        estate=_estate(form) if asks.died else None,
        landlord=_landlord(form) if asks.landlord_reports else None,
        assisted=AssistedCollection(
            had=HAS_ASSISTED in form.assisted,
            wanted=WANTS_ASSISTED in form.assisted,
            somebody_able=SOMEBODY_ABLE in form.assisted,
        ),
        old_furnished={YES: True, NO: False}.get(form.furnished) if asks.furnished else None,
        marketed_since=date_of(form.marketed_since) if asks.marketed else None,
    )


def arrives(form: MoveForm, asks: Asks) -> bool:
    """Whether there is a first night anywhere to ask for."""
    return asks.going and form.destination not in (NOWHERE, UNFIXED)


def _to_address(form: MoveForm, facts: Facts, *, inside: bool) -> str:
    home = facts.new_home
    if inside and home is not None and home.property.id == form.to_property:
        return home.property.address.format_one_line()
    return one_line(form.to_address) if form.destination == ELSEWHERE else ""


def _new_home(form: MoveForm) -> NewHome:
    if form.destination == UNFIXED:
        return NewHome.NO_FIXED_ADDRESS
    if form.destination == NOWHERE or form.new_home not in set(NewHome):
        return NewHome.ORDINARY
    return NewHome(form.new_home)


def _estate(form: MoveForm) -> Estate:
    return Estate(probate_on=date_of(form.probate_on), told_once=form.told_once)


def _landlord(form: MoveForm) -> LandlordsReport:
    name, night = form.next_tenant.strip(), date_of(form.next_night)
    tenants = (NextTenant(name, night),) if name and night is not None else ()
    return LandlordsReport(owner=form.owner.strip(), next_tenants=tenants)


def one_line(text: str) -> str:
    """Give an address written in lines as one line with commas."""
    lines = (line.strip(" ,") for line in text.splitlines())
    return ", ".join(line for line in lines if line)


def _movers(form: MoveForm, facts: Facts, asks: Asks) -> Iterator[MovingPerson]:
    members = members_of(facts.record)
    holds = {member.person.id: member.residency.tenure not in _NOT_THEIRS for member in members}
    people = [member.person for member in members] or [facts.record.person]
    own = {person: (last, first) for person, last, first in form.nights} if form.own_dates else {}
    for person in people:
        if person.id in form.people:
            last, first = own.get(person.id, ("", ""))
            yield MovingPerson(
                person=person.id,
                name=person.full_name,
                age_group=_age_group(person, form, facts),
                date_of_birth=person.date_of_birth,
                votes_by_post=person.id in form.postal,
                circumstances=tuple(_circumstances(form, person)),
                last_night=date_of(parts_in(last)),
                first_night=date_of(parts_in(first)),
                on_agreement=holds.get(person.id, True),
                nationality=_nationality(form, asks, person),
                partner_of=_partner_of(form, asks, person),
                died_on=date_of(form.died_on) if form.kind == MoveKind.DEATH else None,
            )


def _staying(form: MoveForm, facts: Facts, asks: Asks) -> Iterator[StayingPerson]:
    """Give whoever of the household does not move: their bill may change too."""
    for member in members_of(facts.record):
        person = member.person
        if person.id not in form.people:
            yield StayingPerson(
                person=person.id,
                name=person.full_name,
                age_group=_age_group(person, form, facts),
                on_agreement=member.residency.tenure not in _NOT_THEIRS,
                partner_of=_partner_of(form, asks, person),
            )


def _partner_of(form: MoveForm, asks: Asks, person: Person) -> PersonId | None:
    offered = {option.id for option in asks.partners}
    found = (pair.partition(":") for pair in form.partners if pair in offered)
    return next((PersonId(EntityId(holder)) for who, _, holder in found if who == person.id), None)


def _nationality(form: MoveForm, asks: Asks, person: Person) -> Nationality:
    """Give what was said; of whom nothing was, age alone decides."""
    if any(one.id == person.id for one in asks.nationalities):
        for kind in form.nation_kinds:
            if f"{kind}:{person.id}" in form.nationalities:
                return Nationality(kind)
    return Nationality.NOT_KNOWN


def _circumstances(form: MoveForm, person: Person) -> Iterator[Circumstance]:
    for kind in form.circumstance_kinds:
        if f"{kind}:{person.id}" in form.circumstances:
            yield Circumstance(CircumstanceKind(kind))


def _age_group(person: Person, form: MoveForm, facts: Facts) -> AgeGroup:
    if person.date_of_birth is None:
        return AgeGroup.CHILD if person.id in form.minors else AgeGroup.ADULT
    return AgeGroup.of_age(age_on(person.date_of_birth, moving_day(form, facts)))


def _new_tenure(form: MoveForm, asks: Asks) -> Tenure:
    if asks.going and form.destination == IN_AREA and form.to_property and not asks.tenure_taken:
        # Children who move by themselves live with whoever is there.
        return Tenure.FAMILY
    return Tenure(form.new_tenure) if form.new_tenure in set(Tenure) else Tenure.OTHER


def _help(form: MoveForm) -> HelpReceived:
    otherwise = Answer.NOT_KNOWN if HELP_UNKNOWN in form.help or not form.help else Answer.NO
    answers = {kind: Answer.YES if kind in form.help else otherwise for kind in HELP_KINDS}
    return HelpReceived(**answers, nowhere_to_go=form.destination == NOWHERE)


def _garden(form: MoveForm, asks: Asks) -> GardenWish:
    offered = {option.id for option in asks.garden}
    wishes = {"transfer": GardenWish.TRANSFER, "cancel": GardenWish.CANCEL}
    return wishes.get(form.garden, GardenWish.NONE) if form.garden in offered else GardenWish.NONE
