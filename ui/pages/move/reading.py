"""From what was filled in to a notification of a move, and from what is wrong back to its field and page."""

from collections.abc import Iterable, Iterator

from advisor_console.domain.customer import Person
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, PropertyId
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveNotification, MovingPerson
from advisor_console.domain.tenancy import Tenure
from ui.pages.move.models import ELSEWHERE, IN_AREA, NOWHERE, Asks, MoveForm, Step
from ui.pages.move.questions import (
    Facts,
    adults_moving,
    asks_of,
    date_of,
    is_of_age,
    letting_of,
    members_of,
    moving_day,
    number_of,
)
from ui.pages.move.words import said, translate
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem

HELP_KINDS = ("council_tax_reduction", "housing_benefit", "universal_credit")
HELP_NONE, HELP_UNKNOWN = "none", "unknown"

STEP_OF = {
    **dict.fromkeys(("people", "minors", "last_night", "first_night"), Step.WHO),
    **dict.fromkeys(
        (
            *("from_address", "left_tenure", "agreement", "term", "tenancy_ends_on", "sold_on"),
            *("destination", "to_postcode", "to_property", "to_address", "new_tenure", "new_landlord"),
            *("letters_elsewhere", "forwarding_address"),
        ),
        Step.ADDRESSES,
    ),
    **dict.fromkeys(
        ("adults_there", "disregarded_there", "single_person", "help", "garden", "postal"), Step.SERVICES
    ),
}
"""The page that holds each field."""


def notification(form: MoveForm, facts: Facts) -> MoveNotification:
    """Give the move as it was told; what makes no date or number is left out, and refused at its field."""
    asks = asks_of(form, facts)
    home, new_home = facts.record.home, facts.new_home
    inside = form.destination == IN_AREA and bool(form.to_property)
    chosen = new_home if new_home is not None and new_home.property.id == form.to_property else None
    to_address = chosen.property.address.format_one_line() if inside and chosen else ""
    if form.destination == ELSEWHERE:
        to_address = one_line(form.to_address)
    return MoveNotification(
        people=tuple(_movers(form, facts)),
        from_property=home.id if home else None,
        from_address=home.address.format_one_line() if home else one_line(form.from_address),
        to_property=PropertyId(EntityId(form.to_property)) if inside else None,
        to_address=to_address,
        last_night=date_of(form.last_night),
        first_night=None if form.destination == NOWHERE else date_of(form.first_night),
        left=letting_of(form),
        new_tenure=_new_tenure(form, asks),
        new_landlord=form.new_landlord.strip() if asks.landlord else "",
        adults_there=number_of(form.adults_there) if form.destination == IN_AREA else None,
        disregarded_there=(number_of(form.disregarded_there) or 0) if asks.disregarded else 0,
        single_person=form.single_person and asks.single_person,
        others_stay=home is not None and len(form.people) < len(members_of(facts.record)),
        help=_help(form),
        garden=_garden(form, asks),
        forwarding_address=one_line(form.forwarding_address) if asks.forwarding else "",
    )


def one_line(text: str) -> str:
    """Give an address written in lines as one line with commas."""
    lines = (line.strip(" ,") for line in text.splitlines())
    return ", ".join(line for line in lines if line)


def _movers(form: MoveForm, facts: Facts) -> Iterator[MovingPerson]:
    people = [member.person for member in members_of(facts.record)] or [facts.record.person]
    for person in people:
        if person.id in form.people:
            yield MovingPerson(
                person=person.id,
                name=person.full_name,
                age_group=_age_group(person, form, facts),
                date_of_birth=person.date_of_birth,
                votes_by_post=person.id in form.postal,
            )


def _age_group(person: Person, form: MoveForm, facts: Facts) -> AgeGroup:
    on, minor = moving_day(form, facts), person.id in form.minors
    if is_of_age(person.date_of_birth, on, 18, minor=minor):
        return AgeGroup.ADULT
    if person.date_of_birth is not None and is_of_age(person.date_of_birth, on, 16, minor=minor):
        return AgeGroup.SIXTEEN_OR_SEVENTEEN
    return AgeGroup.CHILD


def _new_tenure(form: MoveForm, asks: Asks) -> Tenure:
    if form.destination == IN_AREA and form.to_property and not asks.tenure_taken:
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


def problems_of(
    form: MoveForm, facts: Facts, errors: Iterable[FieldMessage], offered: int
) -> tuple[Problem, ...]:
    """List what is wrong in the order of the pages: one sentence for each field.

    errors are check_move's; offered is how many addresses the last look-up gave.
    """
    asks = asks_of(form, facts)
    found = [*_unreadable(form, asks), *_missing(form, asks, facts, offered)]
    found += [
        Problem(field_of(wrong.field, form), said(wrong.sentence))
        for wrong in errors
        # Where letters go is only a question of its own when there is nowhere else to write to.
        if wrong.field != "forwarding_address" or asks.forwarding
    ]
    first: dict[str, Problem] = {}
    for problem in found:
        first.setdefault(problem.field, problem)
    order = list(STEP_OF)
    told = (problem for problem in first.values() if problem.sentence)
    return tuple(sorted(told, key=lambda problem: order.index(problem.field)))


def field_of(name: str, form: MoveForm) -> str:
    """Give our field for one of check_move's."""
    if name.startswith("people"):
        return "people"
    if name == "to_address" and form.destination == IN_AREA:
        return "to_postcode"
    if name == "to_address" and form.destination == NOWHERE:
        return "destination"
    return name if name in STEP_OF else "people"


def _unreadable(form: MoveForm, asks: Asks) -> Iterator[Problem]:
    """Dates that make no date, in their field's own words; numbers that are none."""
    sentences = dict(form.date_problems)
    dates = {
        "last_night": (form.last_night, True),
        "first_night": (form.first_night, form.destination != NOWHERE),
        "tenancy_ends_on": (form.tenancy_ends_on, asks.tenancy_end),
        "sold_on": (form.sold_on, asks.sold),
    }
    for name, (parts, asked) in dates.items():
        if asked and parts != DateParts() and date_of(parts) is None:
            yield Problem(name, sentences.get(name) or translate("Check this date."))
    number = translate("Write how many as a number, such as 2.")
    if asks.adults and form.adults_there.strip() and number_of(form.adults_there) is None:
        yield Problem("adults_there", number)
    if asks.disregarded and form.disregarded_there.strip() and number_of(form.disregarded_there) is None:
        yield Problem("disregarded_there", number)


def _missing(form: MoveForm, asks: Asks, facts: Facts, offered: int) -> Iterator[Problem]:
    if asks.tenure_left and not form.left_tenure:
        yield Problem("left_tenure", translate("Choose how they lived at the old address."))
    if asks.agreements and form.agreement not in {option.id for option in asks.agreements}:
        yield Problem("agreement", translate("Choose the kind of tenancy, or that they do not know."))
    if asks.term and not form.term:
        yield Problem("term", translate("Choose how long it was granted for, or that they do not know."))
    if form.destination == IN_AREA and not form.to_property and offered:
        yield Problem("to_property", translate("Choose the new address from the list."))
        # One sentence is enough: the look-up itself has done its part.
        yield Problem("to_postcode", "")
    if asks.tenure_taken and not form.new_tenure:
        yield Problem("new_tenure", translate("Choose how they will live at the new address."))
    if form.letters_elsewhere and not form.forwarding_address.strip():
        yield Problem("forwarding_address", translate("Enter where we can write to."))
    yield from _missing_answers(form, asks, facts)


def _missing_answers(form: MoveForm, asks: Asks, facts: Facts) -> Iterator[Problem]:
    others = set(form.help) - {HELP_NONE, HELP_UNKNOWN}
    if not form.help:
        yield Problem("help", translate("Ask which help they get now, or choose “None of these”."))
    elif HELP_NONE in form.help and (others or HELP_UNKNOWN in form.help):
        yield Problem("help", translate("Choose either “None of these” or what they get."))
    if asks.garden and form.garden not in {option.id for option in asks.garden}:
        yield Problem("garden", translate("Choose what becomes of the garden waste subscription."))
    if asks.adults and not adults_moving(form, facts) and (number_of(form.adults_there) or 0) == 0:
        yield Problem("adults_there", translate("Children need an adult there: enter how many there are."))
