"""What is wrong with a move as it is filled in: one sentence for each field, in the order of the pages."""

from collections.abc import Iterable, Iterator

from advisor_console.domain.move_checks import FieldMessage
from ui.pages.move.models import IN_AREA, NOWHERE, UNFIXED, Asks, MoveForm
from ui.pages.move.night_rows import MOST_ROWS
from ui.pages.move.questions import Facts, adults_moving, asks_of, date_of, number_of
from ui.pages.move.reading import HELP_NONE, HELP_UNKNOWN, STEP_OF, arrives
from ui.pages.move.words import said, translate
from ui.widgets.date_reading import DateParts, parts_in
from ui.widgets.error_summary import Problem


def problems_of(
    form: MoveForm, facts: Facts, errors: Iterable[FieldMessage], offered: int
) -> tuple[Problem, ...]:
    """List what is wrong in the order of the pages: one sentence for each field.

    errors are check_move's; offered is how many addresses the last look-up gave.
    """
    asks = asks_of(form, facts)
    found = [*_unreadable(form, asks), *_missing(form, asks, facts, offered)]
    found += [
        Problem(field_of(wrong.field, form, asks), said(wrong.sentence))
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


def field_of(name: str, form: MoveForm, asks: Asks) -> str:
    """Give our field for one of check_move's."""
    if name.startswith("people."):
        return _field_of_person(name, form, asks)
    if name in _RENAMED:
        return _RENAMED[name]
    if name.startswith("landlord.next_tenants"):
        return "next_night"
    if name == "to_address" and form.destination == IN_AREA:
        return "to_postcode"
    if name == "to_address" and form.destination in (NOWHERE, UNFIXED):
        return "destination"
    return name if name in STEP_OF else "people"


_RENAMED = {
    "landlord.owner": "owner",
    "estate.probate_on": "probate_on",
    "estate.passed_on": "probate_on",
    "staying": "people",
}


def _field_of_person(name: str, form: MoveForm, asks: Asks) -> str:
    """Give the field of one person's date: their own row, or the household's where they have none."""
    _, number, what = name.split(".")
    if what == "died_on":
        return "died_on"
    if what not in ("last_night", "first_night"):
        return "people"
    person = form.people[int(number)] if int(number) < len(form.people) else ""
    rows = [mover.id for mover in asks.movers[:MOST_ROWS]]
    return f"nights-{rows.index(person)}" if form.own_dates and person in rows else what


def _unreadable(form: MoveForm, asks: Asks) -> Iterator[Problem]:
    """Dates that make no date, in their field's own words; numbers that are none."""
    sentences = dict(form.date_problems)
    dates = {
        "last_night": (form.last_night, asks.nights),
        "first_night": (form.first_night, arrives(form, asks)),
        "died_on": (form.died_on, asks.died),
        "probate_on": (form.probate_on, asks.died),
        "next_night": (form.next_night, asks.landlord_reports),
        "tenancy_ends_on": (form.tenancy_ends_on, asks.tenancy_end),
        "sold_on": (form.sold_on, asks.sold),
        "marketed_since": (form.marketed_since, asks.marketed),
    }
    for name, (parts, asked) in dates.items():
        if asked and parts != DateParts() and date_of(parts) is None:
            yield Problem(name, sentences.get(name) or translate("Check this date."))
    if form.own_dates and asks.movers:
        yield from _own_unreadable(form, asks)
    number = translate("Write how many as a number, such as 2.")
    if asks.adults and form.adults_there.strip() and number_of(form.adults_there) is None:
        yield Problem("adults_there", number)
    if asks.disregarded and form.disregarded_there.strip() and number_of(form.disregarded_there) is None:
        yield Problem("disregarded_there", number)


def _own_unreadable(form: MoveForm, asks: Asks) -> Iterator[Problem]:
    told = {person: nights for person, *nights in form.nights}
    for number, mover in enumerate(asks.movers[:MOST_ROWS]):
        typed = [text for text in told.get(mover.id, ()) if text.strip()]
        if any(date_of(parts_in(text)) is None for text in typed):
            words = translate("Write {name}'s nights as dates, such as 27/11/2026.")
            yield Problem(f"nights-{number}", words.format(name=mover.text))


def _missing(form: MoveForm, asks: Asks, facts: Facts, offered: int) -> Iterator[Problem]:
    if asks.tenure_left and not form.left_tenure:
        yield Problem("left_tenure", translate("Choose how they lived at the old address."))
    if asks.agreements and form.agreement not in {option.id for option in asks.agreements}:
        yield Problem("agreement", translate("Choose the kind of tenancy, or that they do not know."))
    if asks.term and not form.term:
        yield Problem("term", translate("Choose how long it was granted for, or that they do not know."))
    if asks.furnished and not form.furnished:
        yield Problem(
            "furnished", translate("Choose whether it is left furnished, or that they do not know.")
        )
    if asks.adults and not form.to_property and offered:
        yield Problem("to_property", translate("Choose the new address from the list."))
        # One sentence is enough: the look-up itself has done its part.
        yield Problem("to_postcode", "")
    if asks.tenure_taken and not form.new_tenure:
        yield Problem("new_tenure", translate("Choose how they will live at the new address."))
    if asks.going and form.letters_elsewhere and not form.forwarding_address.strip():
        yield Problem("forwarding_address", translate("Enter where we can write to."))
    yield from _missing_answers(form, asks, facts)


def _missing_answers(form: MoveForm, asks: Asks, facts: Facts) -> Iterator[Problem]:
    others = set(form.help) - {HELP_NONE, HELP_UNKNOWN}
    if not form.help:
        yield Problem("help", translate("Ask which help they get now, or choose “None of these”."))
    elif HELP_NONE in form.help and (others or HELP_UNKNOWN in form.help):
        yield Problem("help", translate("Choose either “None of these” or what they get."))
    yield from _missing_circumstances(form, asks)
    if asks.landlord_reports and form.next_tenant.strip() and date_of(form.next_night) is None:
        yield Problem("next_night", translate("Enter the next tenant's first night."))
    if asks.garden and form.garden not in {option.id for option in asks.garden}:
        yield Problem("garden", translate("Choose what becomes of the garden waste subscription."))
    if asks.adults and not adults_moving(form, facts) and (number_of(form.adults_there) or 0) == 0:
        yield Problem("adults_there", translate("Children need an adult there: enter how many there are."))


def _missing_circumstances(form: MoveForm, asks: Asks) -> Iterator[Problem]:
    for kind in form.circumstance_kinds if asks.circumstances else ():
        if not any(one.startswith(f"{kind}:") for one in form.circumstances):
            yield Problem("circumstance_kinds", translate("Choose who it is, or take the mark away."))
    for kind in form.nation_kinds if asks.nationalities else ():
        if not any(one.startswith(f"{kind}:") for one in form.nationalities):
            yield Problem("nation_kinds", translate("Choose who it is, or take the mark away."))
