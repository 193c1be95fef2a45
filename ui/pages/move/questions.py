"""Which questions a move needs: what is known, or would change nothing, is not asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from advisor_console.domain.customer import CustomerRecord, HouseholdMember, Person, PropertyRecord
from advisor_console.domain.electoral import age_on
from advisor_console.domain.moving import ADULT_AGE, ATTAINER_AGE, MoveKind
from advisor_console.domain.nation import Nation
from advisor_console.domain.sentences import listed
from advisor_console.domain.tenancy import Agreement, Letting, Tenure, liability_end
from advisor_console.services.move_facts import has_assisted_collection
from ui.pages.move.bill_questions import asks_furnished, asks_marketed, asks_nationality, partner_options
from ui.pages.move.kinds import HAS_ASSISTED, who_words
from ui.pages.move.models import IN_AREA, NOWHERE, UNFIXED, Asks, MoveForm
from ui.pages.move.words import age_words, agreement_words, translate
from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts, read_date

LONG, SHORT, NOT_KNOWN = "long", "short", "not_known"
"""Answers to "granted for six months or more?"."""

_DAY = timedelta(days=1)
_MOST_MEMBERS = 36
_TERM_MONTHS = {LONG: 6, SHORT: 5}
_NO_BILL = frozenset({Tenure.LODGER.value, Tenure.FAMILY.value})
_HAS_LANDLORD = frozenset(
    {Tenure.PRIVATE_TENANT.value, Tenure.SOCIAL_TENANT.value, Tenure.STUDENT.value, Tenure.LODGER.value}
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known beside the form: the record, and the home moved to once it is chosen.

    today is local. premiums: whether the council adds anything to the bill of an empty home.
    own_letters: the folder of its own letter templates, empty where it has none.
    """

    record: CustomerRecord
    nation: Nation
    today: date
    new_home: PropertyRecord | None = None
    premiums: bool = False
    own_letters: str = ""


def date_of(parts: DateParts) -> date | None:
    """Give the date that three fields make, None when they make none."""
    found = read_date(parts)
    return found if isinstance(found, date) else None


def parts_of(day: date) -> DateParts:
    """Give a date as it stands in three fields."""
    return DateParts(str(day.day), str(day.month), str(day.year))


def number_of(text: str) -> int | None:
    """Give the whole number that was typed, None when it is none or beyond any household."""
    bare = text.strip()
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= 3 else None


def members_of(record: CustomerRecord) -> tuple[HouseholdMember, ...]:
    """Give everybody who lives with the customer, the customer first; of a very large house only so many."""
    others = tuple(member for member in record.household if member.person.id != record.person.id)
    own = tuple(member for member in record.household if member.person.id == record.person.id)
    if not own and record.residency is not None:
        own = (HouseholdMember(record.person, record.residency),)
    return (*own, *others)[:_MOST_MEMBERS]


def is_of_age(born: date | None, on: date, age: int, *, minor: bool) -> bool:
    """Say whether somebody has reached an age; without a date of birth, by what was said."""
    return not minor if born is None else age_on(born, on) >= age


def first_form(record: CustomerRecord) -> MoveForm:
    """Give the form as the record fills it: the whole household moves, from the home it knows."""
    members = members_of(record)
    people = tuple(member.person.id for member in members) or (record.person.id,)
    tenure = record.residency.tenure if record.residency else ""
    return MoveForm(
        people=people,
        left_tenure=tenure if tenure in set(Tenure) else "",
        assisted=(HAS_ASSISTED,) if has_assisted_collection(record) else (),
    )


def carried_on(form: MoveForm, before: MoveForm, facts: Facts) -> MoveForm:
    """Fill in what follows from what was just written, until the advisor writes something else there."""
    last_night = date_of(form.last_night)
    if last_night is not None and form.first_night in (DateParts(), form.first_prefilled):
        following = parts_of(last_night + _DAY)
        form = replace(form, first_night=following, first_prefilled=following)
    if form.kind != before.kind:
        form = replace(form, people=_people_of_kind(form.kind, facts))
    adults = str(len(adults_moving(form, facts)))
    if form.adults_there in ("", form.adults_prefilled) and form.adults_prefilled != adults:
        form = replace(form, adults_there=adults, adults_prefilled=adults)
    if form.to_postcode != before.to_postcode and form.to_property:
        form = replace(form, to_property="")
    return form


def _people_of_kind(kind: str, facts: Facts) -> tuple[str, ...]:
    """Give who is ticked at first: of a death the customer alone, else the household."""
    if kind in (MoveKind.DEATH, MoveKind.IN_DANGER):
        return (facts.record.person.id,)
    return first_form(facts.record).people


def moving_day(form: MoveForm, facts: Facts) -> date:
    """Give the day of the change as far as it is known, else today."""
    if form.kind == MoveKind.DEATH:
        return date_of(form.died_on) or facts.today
    last_night = date_of(form.last_night)
    return date_of(form.first_night) or (last_night + _DAY if last_night else facts.today)


def adults_moving(form: MoveForm, facts: Facts) -> tuple[str, ...]:
    """Give the ids of those who move and are 18 or over on the day."""
    return tuple(_movers_from(form, facts, ADULT_AGE))


def _movers_from(form: MoveForm, facts: Facts, age: int) -> Iterator[str]:
    on = moving_day(form, facts)
    for person in _people(facts.record):
        if person.id in form.people and is_of_age(
            person.date_of_birth, on, age, minor=person.id in form.minors
        ):
            yield person.id


def _people(record: CustomerRecord) -> tuple[Person, ...]:
    return tuple(member.person for member in members_of(record)) or (record.person,)


def asks_of(form: MoveForm, facts: Facts) -> Asks:
    """Say what the pages ask, from what is known and filled in so far."""
    record = facts.record
    people = _people(record)
    adults = bool(adults_moving(form, facts))
    known = record.home is not None
    died, reports = form.kind == MoveKind.DEATH, form.kind == MoveKind.LANDLORD
    going = not died and not reports
    inside = going and form.destination == IN_AREA
    agreements, term, tenancy_end = (
        _leaving(form, facts) if known and adults and not died else ((), False, False)
    )
    billed = inside and bool(form.to_property) and form.new_tenure not in _NO_BILL
    furnished, marketed = _empty_home(form, facts)
    voters = _options(people, tuple(_movers_from(form, facts, ATTAINER_AGE))) if going else ()
    movers = _options(people, adults_moving(form, facts))
    part_stays = known and len(set(form.people)) < len(people)
    return Asks(
        members=tuple(
            Option(
                person.id,
                f"{person.full_name}, {age_words(person.date_of_birth, facts.today)}",
            )
            for person in people
        ),
        who_words=who_words(form.kind),
        movers=movers if not died else (),
        own_nights=form.own_dates and len(movers) > 1 and not died,
        nights=not died,
        died=died,
        landlord_reports=reports,
        circumstances=movers if going else (),
        who_is=form.circumstance_kinds if going else (),
        stays_single=part_stays and form.kind != MoveKind.IN_DANGER and not reports,
        safe_address=form.kind == MoveKind.IN_DANGER,
        unknown_births=tuple(
            Option(person.id, person.full_name)
            for person in people
            if person.date_of_birth is None and person.id in form.people
        ),
        from_words=record.home.address.format_one_line() if record.home else "",
        from_known=known,
        going=going,
        tenure_left=known and adults,
        agreements=agreements,
        term=term,
        tenancy_end=tenancy_end,
        sold=known and adults and going and form.left_tenure == Tenure.OWNER and _has_council_tax(facts),
        furnished=furnished,
        marketed=marketed,
        tenure_taken=inside and adults and bool(form.to_property),
        landlord=inside and adults and bool(form.to_property) and form.new_tenure in _HAS_LANDLORD,
        forwarding=_asks_where_to_write(form),
        adults=inside,
        adults_hint=_adults_hint(form, facts),
        disregarded=billed and (number_of(form.adults_there) or 0) > 1,
        single_person=billed and _counted(form) == 1,
        garden=_garden(form, facts) if going else (),
        partners=_partners(form, facts)
        if billed or (known and not reports and form.left_tenure not in _NO_BILL)
        else (),
        voters=voters,
        nationalities=voters if asks_nationality(facts.nation) else (),
    )


def _options(people: tuple[Person, ...], wanted: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(person.id, person.full_name) for person in people if person.id in wanted)


def _asks_where_to_write(form: MoveForm) -> bool:
    """Whether there is no new address to write to, or letters go elsewhere."""
    if form.kind in (MoveKind.DEATH, MoveKind.LANDLORD, MoveKind.IN_DANGER):
        return True
    return form.letters_elsewhere or form.destination in (NOWHERE, UNFIXED)


def _empty_home(form: MoveForm, facts: Facts) -> tuple[bool, bool]:
    """Say whether it is asked how the old home is left, and since when it is for sale or to let."""
    left, home = date_of(form.last_night), facts.record.home
    everybody = {person.id for person in _people(facts.record)} <= set(form.people)
    if left is None or home is None or not everybody or form.left_tenure in _NO_BILL:
        return False, False
    letting, left_on = letting_of(form), left + _DAY
    asked = asks_furnished(
        form, facts.nation, letting, left_on, date_of(form.next_night), premiums=facts.premiums
    )
    return asked, asked and facts.premiums and asks_marketed(form, facts.nation, left_on, facts.today)


def _partners(form: MoveForm, facts: Facts) -> tuple[Option, ...]:
    """Offer the adults of the household who are on no deeds and no tenancy as somebody's partner."""
    on = moving_day(form, facts)
    adults = [
        member
        for member in members_of(facts.record)
        if is_of_age(member.person.date_of_birth, on, ADULT_AGE, minor=member.person.id in form.minors)
    ]
    named = [
        (Option(one.person.id, one.person.full_name), one.residency.tenure in _NO_BILL) for one in adults
    ]
    return partner_options([who for who, other in named if not other], [who for who, other in named if other])


def _has_council_tax(facts: Facts) -> bool:
    return facts.nation is not Nation.NORTHERN_IRELAND


def _counted(form: MoveForm) -> int:
    return (number_of(form.adults_there) or 0) - (number_of(form.disregarded_there) or 0)


def _garden(form: MoveForm, facts: Facts) -> tuple[Option, ...]:
    garden, home = facts.record.garden, facts.record.home
    if garden is None or home is None or garden.property_id != home.id:
        return ()
    cancel = Option("cancel", translate("Cancel it"))
    if form.destination != IN_AREA:
        return (cancel, Option("none", translate("Leave it to whoever stays")))
    return (Option("transfer", translate("Move it to the new address")), cancel)


def _adults_hint(form: MoveForm, facts: Facts) -> str:
    adults = len(adults_moving(form, facts))
    hint = translate("18 or over among those who move: {count}.").format(count=adults)
    home = facts.new_home
    if home is None or home.property.id != form.to_property:
        return hint
    there = [one.person.full_name for one in home.residents if one.person.id not in form.people]
    if not there:
        return translate("{hint} Nobody is recorded there now.").format(hint=hint)
    return translate("{hint} Recorded there now: {names}. Add who stays.").format(
        hint=hint, names=listed(there[:4])
    )


def letting_of(form: MoveForm) -> Letting:
    """Give how the old home was held, as far as it was said."""
    return Letting(
        tenure=Tenure(form.left_tenure) if form.left_tenure in set(Tenure) else Tenure.OTHER,
        agreement=Agreement(form.agreement) if form.agreement in set(Agreement) else Agreement.UNKNOWN,
        # Only the side of six months is asked; told() writes that, never a number that nobody said.
        term_months=_TERM_MONTHS.get(form.term),
        ends_on=date_of(form.tenancy_ends_on),
        sold_on=date_of(form.sold_on),
    )


def _leaving(form: MoveForm, facts: Facts) -> tuple[tuple[Option, ...], bool, bool]:
    """Ask about the tenancy only where the law needs it: what is asked must be able to decide the case."""
    last_night = date_of(form.last_night) or facts.today
    if form.left_tenure not in set(Tenure) or not _has_council_tax(facts):
        return (), False, False
    bare = Letting(Tenure(form.left_tenure))
    given = letting_of(form)
    options: tuple[Option, ...] = ()
    if _undecided(facts, bare, last_night):
        words = agreement_words()
        options = tuple(
            Option(kind.value, words[kind.value])
            for kind in Agreement
            if kind is not Agreement.UNKNOWN
            and _could_decide(facts, replace(bare, agreement=kind), last_night)
        )
        if options:
            options += (Option(Agreement.UNKNOWN.value, words[Agreement.UNKNOWN.value]),)
    kind = replace(bare, agreement=given.agreement if options else Agreement.UNKNOWN)
    term = _undecided(facts, kind, last_night) and _could_decide(facts, kind, last_night)
    held = replace(kind, term_months=given.term_months)
    end = term and _undecided(facts, held, last_night) and held.term is not None
    return options, term, end and _could_decide(facts, held, last_night)


def _undecided(facts: Facts, letting: Letting, last_night: date) -> bool:
    return liability_end(facts.nation, letting, last_night).undecided


def _could_decide(facts: Facts, letting: Letting, last_night: date) -> bool:
    terms = (letting.term_months,) if letting.term_months is not None else (None, *_TERM_MONTHS.values())
    ends = (None, last_night + _DAY)
    return any(
        not _undecided(facts, replace(letting, term_months=months, ends_on=end), last_night)
        for months, end in product(terms, ends)
    )
