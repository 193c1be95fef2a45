"""The questions of each kind of change. A new kind is one function here, and one module in the domain."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor_console.domain.customer import CustomerRecord
from ui.pages.change.models import Asked, Form
from ui.pages.change.words import translate
from ui.widgets.choice_field import Option

KNOWN = "known"
"""The question whose answers are found by the name written before it."""
NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "joins": ("joins_given", "joins_family"),
    "new_tenant": ("next_tenant",),
}
"""By kind: the fields that hold that name."""


@dataclass(frozen=True, slots=True)
class KindShown:
    """How a kind of change is offered and asked; asked takes the record, whose words stand in the fields."""

    title: Callable[[], str]
    asked: Callable[[CustomerRecord], tuple[Asked, ...]]


def _contact_details(record: CustomerRecord) -> tuple[Asked, ...]:
    person = record.person
    empty = translate("Leave it empty to take it off the record.")
    return (
        Asked(
            "mobile", translate("Mobile number"), Form.LINE, empty, value=person.mobile or "", characters=20
        ),
        Asked("phone", translate("Telephone"), Form.LINE, value=person.phone or "", characters=20),
        Asked("email", translate("Email"), Form.LINE, value=person.email or "", characters=40),
    )


def _name(record: CustomerRecord) -> tuple[Asked, ...]:
    person = record.person
    why = (
        Option("marriage", translate("Marriage or civil partnership")),
        Option("separation", translate("Divorce or separation")),
        Option("deed", translate("By deed or declaration")),
        Option("gender", translate("Change of gender"), translate("The old name is not shown any more.")),
        Option("spelling", translate("It was written wrongly")),
    )
    proof = (
        Option("seen", translate("Yes, seen")),
        Option("to_come", translate("They send a copy")),
    )
    return (
        Asked("title", translate("Title"), Form.LINE, value=person.title or "", characters=10),
        Asked("given_names", translate("First names"), Form.LINE, value=person.given_names),
        Asked("family_name", translate("Family name"), Form.LINE, value=person.family_name, beside=True),
        Asked("why", translate("Why does the name change?"), Form.ONE, options=why),
        Asked(
            "proof",
            translate("Have you seen proof?"),
            Form.ONE,
            translate("A certificate or a deed. Not asked where it was written wrongly."),
            options=proof,
        ),
    )


def joining() -> tuple[Asked, ...]:
    """Ask of somebody who joins, of whom nothing stands on the record yet: no other kind asks as much."""
    how = (
        Option("partner", translate("As the customer's partner")),
        Option("agreement", translate("On the deeds or the tenancy too")),
        Option("family", translate("As family or a friend")),
        Option("lodger", translate("As a lodger")),
    )
    special = (
        Option("none", translate("None of these")),
        Option("student", translate("Full-time student")),
        Option("apprentice", translate("Apprentice")),
        Option("care_leaver", translate("Care leaver")),
        Option("at_school", translate("At school or college, under 20")),
        Option("severely_mentally_impaired", translate("Severely mentally impaired, certified")),
    )
    return (
        Asked("joins_given", translate("First names"), Form.LINE),
        Asked("joins_family", translate("Family name"), Form.LINE, beside=True),
        _known(),
        Asked(
            "born",
            translate("Date of birth, if they know it"),
            Form.DAY,
            what=translate("the date of birth"),
        ),
        Asked(
            "first_night",
            translate("Their first night there"),
            Form.DAY,
            what=translate("their first night there"),
            beside=True,
        ),
        Asked("how", translate("How do they live there?"), Form.ONE, options=how),
        Asked("special", translate("Are they any of these?"), Form.ONE, options=special),
        Asked("helped", translate("Help with costs"), Form.TICK, what=_helped()),
        Asked(
            "guarded",
            translate("Safety"),
            Form.TICK,
            what=translate("Where they live must be kept from somebody"),
            beside=True,
        ),
    )


def _known() -> Asked:
    """Ask whether somebody is one of those whom the council knows by that name; the page finds them."""
    return Asked(KNOWN, translate("Is it one of these?"), Form.ONE)


def _helped() -> str:
    return translate("The customer gets Council Tax Reduction or Housing Benefit")


def _leaves(record: CustomerRecord) -> tuple[Asked, ...]:
    others = tuple(
        Option(one.person.id, one.person.full_name)
        for one in record.household
        if one.person.id != record.person.id
    )
    hint = "" if others else translate("The record shows nobody else there.")
    return (
        Asked("who", translate("Who leaves?"), Form.ONE, hint, options=others),
        Asked(
            "last_night",
            translate("Their last night there"),
            Form.DAY,
            what=translate("their last night there"),
        ),
        Asked(
            "alone",
            translate("Single person discount"),
            Form.TICK,
            what=translate("The customer declares that they are the only adult there now"),
        ),
        Asked("helped", translate("Help with costs"), Form.TICK, what=_helped()),
    )


def _discount_ends(_record: CustomerRecord) -> tuple[Asked, ...]:
    why = (
        Option("came_of_age", translate("Somebody there turned 18")),
        Option("counts_again", translate("Somebody's course ended, or they count again")),
        Option("mistake", translate("It should not have been given")),
    )
    hint = translate("Where somebody moved in, record that instead: it ends the discount too.")
    return (
        Asked("why_ends", translate("Why does it end?"), Form.ONE, hint, options=why),
        Asked(
            "from_day",
            translate("The first day without it"),
            Form.DAY,
            what=translate("the first day without the discount"),
        ),
    )


def _new_tenant(_record: CustomerRecord) -> tuple[Asked, ...]:
    return (
        Asked("landlord", translate("Landlord or agent"), Form.LINE),
        Asked(
            "tenant_left",
            translate("The tenant's last night there"),
            Form.DAY,
            what=translate("the tenant's last night there"),
        ),
        Asked(
            "next_tenant",
            translate("New tenant"),
            Form.LINE,
            translate("Leave it empty where there is none yet."),
        ),
        _known(),
        Asked(
            "next_night",
            translate("The new tenant's first night"),
            Form.DAY,
            what=translate("the new tenant's first night"),
        ),
    )


def _bank_details(_record: CustomerRecord) -> tuple[Asked, ...]:
    wishes = (
        Option("direct_debit", translate("To pay by Direct Debit")),
        Option("other_account", translate("To pay from another account")),
        Option("refund", translate("To have money paid back")),
    )
    hint = translate("The details themselves go to the council tax team only. Do not write them down.")
    return (Asked("wish", translate("What do they want?"), Form.ONE, hint, options=wishes),)


SHOWN: Mapping[str, KindShown] = {
    "contact_details": KindShown(lambda: translate("A new phone number or email"), _contact_details),
    "name": KindShown(lambda: translate("A new name"), _name),
    "joins": KindShown(lambda: translate("Somebody joins the household"), lambda _record: joining()),
    "leaves": KindShown(lambda: translate("Somebody leaves the household"), _leaves),
    "discount_ends": KindShown(lambda: translate("The single person discount ends"), _discount_ends),
    "bank_details": KindShown(lambda: translate("They want to give bank details"), _bank_details),
    "new_tenant": KindShown(lambda: translate("A landlord says the tenant has changed"), _new_tenant),
}
"""By the kind's code, in the order in which they are offered."""


def offered() -> tuple[Option, ...]:
    """Give the kinds to choose from."""
    return tuple(Option(code, kind.title()) for code, kind in SHOWN.items())
