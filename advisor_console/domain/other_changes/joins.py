"""Somebody joins the customer's household."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor_console.domain.changes import Change, created
from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.council_tax import OccupancyDiscount
from advisor_console.domain.customer import CustomerRecord, Discount, LiabilityPeriod, Property
from advisor_console.domain.disregards import Counting, Verdict, verdict
from advisor_console.domain.electoral import Elector, ElectorAdvice, advise
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.liability import Claim, Interest, liable_group
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.moving import is_adult
from advisor_console.domain.other_changes.bill import (
    bill_words,
    discount_ended,
    estimate_of,
    owed_by,
    period_on,
    single_person_discount,
    working_of,
)
from advisor_console.domain.other_changes.household import bins_of, help_of
from advisor_console.domain.other_changes.kind import (
    ChangeKind,
    Facts,
    Outcome,
    Told,
    Work,
    Wrong,
    chosen,
    day_checked,
    errors_in,
    iso,
)
from advisor_console.domain.reference import reference_from
from advisor_console.domain.sentences import Sentence, sentence

HOW = ("partner", "agreement", "family", "lodger")
"""As the customer's partner; on the deeds or the tenancy with them; as family or a friend; as a lodger."""
NOBODY_SPECIAL = "none"
_BORN_AFTER = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class _Joiner:
    is_new: bool
    person: PersonId
    stay: EntityId
    name: str
    given: str
    family: str
    born: date | None
    first_night: date
    how: str
    home: Property
    counts: Verdict

    @property
    def adult(self) -> bool:
        """Whether they are 18 or over on the first night; who has no date of birth is taken to be."""
        return is_adult(self.born, self.first_night)

    @property
    def counted(self) -> bool:
        """Whether they count for the discount; somebody whom revenues decides on does meanwhile."""
        return self.adult and self.counts.counting is not Counting.DISREGARDED


def _assess(told: Told, facts: Facts) -> Outcome | Wrong:
    first_night = day_checked(told, "first_night", sentence("Enter their first night there."), facts.today)
    known = chosen(told, facts, "known")
    errors = [*_errors(told, facts), *errors_in([first_night, known])]
    if isinstance(known, CustomerRecord):
        errors += _elsewhere(known, facts)
    home = facts.record.home
    if errors or home is None or isinstance(first_night, FieldMessage) or isinstance(known, FieldMessage):
        return tuple(errors)
    born = told.days.get("born")
    given, family, special = told.text("joins_given"), told.text("joins_family"), told.text("special")
    if known is not None:
        # What the council knows of them already stands, whatever was typed to find them.
        given, family = known.person.given_names, known.person.family_name
        born = known.person.date_of_birth or born
    kinds = () if special == NOBODY_SPECIAL else (Circumstance(CircumstanceKind(special)),)
    counts = verdict(facts.rules.nation, kinds, born, first_night)
    name = f"{given} {family}".strip()
    person = PersonId(facts.new_id()) if known is None else known.person.id
    one = _Joiner(
        known is None,
        person,
        facts.new_id(),
        name,
        given,
        family,
        born,
        first_night,
        told.text("how"),
        home,
        counts,
    )
    return _outcome(one, told, facts)


def _errors(told: Told, facts: Facts) -> Iterator[FieldMessage]:
    record, given, family = facts.record, told.text("joins_given"), told.text("joins_family")
    if record.home is None:
        yield FieldMessage(
            "joins_given", sentence("The record shows no home for this customer. Record their move first.")
        )
    elif not given and not family:
        yield FieldMessage("joins_given", sentence("Write their name."))
    elif any(_same(one.person.full_name, f"{given} {family}") for one in record.household):
        yield FieldMessage(
            "joins_given", sentence("{name} lives there already.", name=f"{given} {family}".strip())
        )
    born = told.days.get("born")
    if born is not None and not _BORN_AFTER <= born <= facts.today:
        yield FieldMessage("born", sentence("Check the date of birth: nobody alive has it."))
    if told.text("how") not in HOW:
        yield FieldMessage("how", sentence("Choose how they live there."))
    if told.text("special") not in (NOBODY_SPECIAL, *CircumstanceKind):
        yield FieldMessage("special", sentence("Choose what they are, or none of these."))
    if told.ticked("guarded"):
        # A plain record shows where they live to everybody who may look at this customer.
        yield FieldMessage(
            "guarded", sentence("Do not record it here: only named staff may. Ask your team leader.")
        )


def _elsewhere(known: CustomerRecord, facts: Facts) -> Iterator[FieldMessage]:
    """Refuse whoever lives somewhere already: that is a move of theirs, with an old home of its own."""
    name, home = known.person.full_name, facts.record.home
    if any(one.person.id == known.person.id for one in facts.record.household):
        yield FieldMessage("known", sentence("{name} lives there already.", name=name))
    elif known.home is not None and home is not None and known.home.id != home.id:
        yield FieldMessage(
            "known",
            sentence(
                "{name} lives at {place} by our records: record their move on their own record.",
                name=name,
                place=known.home.address.format_one_line(),
            ),
        )


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _outcome(one: _Joiner, told: Told, facts: Facts) -> Outcome:
    discount = single_person_discount(facts.record, one.first_night) if one.counted else None
    period = period_on(facts.record, one.first_night)
    liable = _liable(one, facts, period)
    joins_in = period is not None and one.person in liable
    off = discount.percent if discount is not None else OccupancyDiscount.NONE
    estimate = estimate_of(facts, one.first_night, before=off, after=0) if discount is not None else None
    advice = _advice(one, facts)
    waste, ordered = bins_of(facts, len(facts.record.household) + 1, one.first_night)
    by = facts.promised("council_tax", "bill")
    tax = _tax_work(one, facts, discount, joins_in=joins_in, by=by)
    changes = (
        *_rows(one),
        *((discount_ended(discount, one.first_night),) if discount is not None else ()),
        *(owed_by(facts, period, one.first_night, liable) if period is not None and joins_in else ()),
        *ordered,
        *_advised(one, advice, facts),
    )
    return Outcome(
        summary=sentence("{name} joins the household on {day:full}.", name=one.name, day=one.first_night),
        written=(sentence("{name} lives there from {day:day}.", name=one.name, day=one.first_night),),
        changes=changes,
        work=(
            *tax,
            *waste,
            *_electoral_work(one, advice, facts),
            *help_of(facts, helped=told.ticked("helped")),
        ),
        say=(
            *_tax_words(one, discount, joins_in=joins_in),
            *(bill_words(facts, estimate, by) if tax and (discount is not None or joins_in) else ()),
            *advice.sentences,
            sentence("If you get Universal Credit, tell them about it yourself."),
        ),
        notes=tuple(_notes(one, facts)),
        working=working_of(estimate),
        told={"how": one.how, "special": told.text("special")},
        first_night=one.first_night,
    )


def _liable(one: _Joiner, facts: Facts, period: LiabilityPeriod | None) -> tuple[PersonId, ...]:
    """Give who owes the home with the one who joins: those who owe it now hold it, as the record says."""
    if period is None or not one.adult:
        return period.liable if period is not None else ()
    spared = one.counts.spared
    holders = [Claim(person, resident=True, interest=Interest.LEASEHOLD) for person in period.liable]
    own = Interest.LEASEHOLD if one.how == "agreement" else Interest.NO_RIGHT
    partner = facts.record.person.id if one.how == "partner" else None
    claim = Claim(one.person, resident=True, interest=own, partner=partner, spared=spared)
    return liable_group(facts.rules.nation, [*holders, claim]).people


def _rows(one: _Joiner) -> tuple[Change, ...]:
    stay = {
        "person_id": one.person,
        "property_id": one.home.id,
        "starts_on": iso(one.first_night),
        "tenure": "lodger" if one.how == "lodger" else "family",
    }
    stays = created("residency", one.stay, stay)
    if not one.is_new:
        return (stays,)
    person = {
        "reference": reference_from(one.person, "P"),
        "given_names": one.given,
        "family_name": one.family,
        "date_of_birth": iso(one.born),
    }
    return (created("person", one.person, person), stays)


def _tax_work(
    one: _Joiner, facts: Facts, discount: Discount | None, *, joins_in: bool, by: date | None
) -> tuple[Work, ...]:
    account = facts.record.account
    if account is None or not one.adult:
        return ()
    summary = []
    if discount is not None:
        summary.append(
            sentence(
                "End the discount on account {account} from {day:day}.",
                account=account.reference,
                day=one.first_night,
            )
        )
    if joins_in:
        summary.append(
            sentence(
                "Bill {name} too from {day:day}: they owe it together.", name=one.name, day=one.first_night
            )
        )
    if one.counts.counting is not Counting.COUNTED:
        summary.append(sentence("Ask for proof of what {name} is: they may not count.", name=one.name))
    if not summary:
        return ()
    detail = {"account": account.reference, "liable_from": iso(one.first_night) if joins_in else None}
    return (Work("council_tax", "change the bill", by, tuple(summary), detail),)


def _tax_words(one: _Joiner, discount: Discount | None, *, joins_in: bool) -> Iterator[Sentence]:
    if discount is not None:
        yield sentence("Your single person discount ends on {day:day}.", day=one.first_night)
    if joins_in:
        yield sentence(
            "From {day:day} {name} owes the council tax together with you.",
            day=one.first_night,
            name=one.name,
        )
    if one.adult and not one.counted:
        yield sentence("{name} does not count for council tax: we ask you for proof.", name=one.name)


def _advice(one: _Joiner, facts: Facts) -> ElectorAdvice:
    elector = Elector(one.person, one.name, one.born, adult=one.adult, student=one.counts.spared)
    on = max(facts.today, one.first_night)
    return advise(facts.rules.nation, facts.rules.office, elector, on)


def _electoral_work(one: _Joiner, advice: ElectorAdvice, facts: Facts) -> tuple[Work, ...]:
    if not advice.pass_on:
        return ()
    what = sentence("Pass the name and address of {name} on.", name=one.name)
    detail = {"to": one.home.address.format_one_line(), "people": [{"name": one.name, "email": None}]}
    by = facts.rules.calendar.counts_from(facts.received_at)
    return (Work("electoral", "pass details on", by, (what,), detail),)


def _advised(one: _Joiner, advice: ElectorAdvice, facts: Facts) -> Iterator[Change]:
    """Note that they were advised, and whether their details were passed on: nothing else is ours."""
    if not (advice.to_register or advice.pass_on):
        return
    at = facts.received_at.isoformat()
    values = {
        "person_id": one.person,
        "notification_id": facts.notification,
        "advised_at": at,
        "passed_on_at": at if advice.pass_on else None,
        "advisor": facts.advisor,
    }
    yield created("electoral_advice", facts.new_id(), values)


def _notes(one: _Joiner, facts: Facts) -> Iterator[Sentence]:
    if one.born is None:
        yield sentence("Ask for the date of birth: it decides about voting and the discount.")
    if one.first_night > facts.today:
        yield sentence("This is still to come: ask them to tell us if it changes.")
    if one.is_new:
        yield sentence("If the council knows them already, choose them: this makes a record of their own.")


JOINS = ChangeKind("joins", _assess)
