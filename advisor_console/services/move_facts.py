"""What the record knows of the homes of a move: the bill, its discount, who gets it, and the containers."""

from collections.abc import Sequence
from datetime import date

from advisor_console.domain.containers import COMMUNAL_LITRES
from advisor_console.domain.council_tax import Band
from advisor_console.domain.customer import (
    CouncilTaxAccount,
    CustomerRecord,
    Person,
    Property,
    PropertyRecord,
)
from advisor_console.domain.help_with_costs import Answer
from advisor_console.domain.liability import LiableParty
from advisor_console.domain.move_bins import HomeFacts
from advisor_console.domain.move_estimate import HomeTax, RecordedBalance
from advisor_console.domain.move_homes import BILLED_TO_SOMEBODY_ELSE
from advisor_console.domain.moving import AgeGroup, MoveNotification

ASSISTED_COLLECTION = "assisted_collection"
"""The support need of whoever has their bins put out for them."""


def has_assisted_collection(record: CustomerRecord) -> bool:
    """Say whether the record has the customer's bins put out for them."""
    return any(need.kind == ASSISTED_COLLECTION for need in record.needs)


def old_facts(home: PropertyRecord, record: CustomerRecord, move: MoveNotification) -> HomeFacts:
    """Give the old home as the account shows it: the discount, who owes it since when, and what is left.

    Who lodged, lived with family or is a child has no bill of their own there unless the record says so.
    """
    account = record.account
    if account is None or account.property_id != home.property.id:
        adult = any(person.age_group is AgeGroup.ADULT for person in move.people)
        billed = adult and move.left.tenure not in BILLED_TO_SOMEBODY_ELSE
        return HomeFacts(_tax(home.property), home.containers, home.schedules, billed=billed)
    left_on = move.left_on or move.changed_on or date.max
    percent = sum(
        discount.percent
        for discount in account.discounts
        if discount.starts_on < left_on and (discount.ends_on is None or discount.ends_on >= left_on)
    )
    starts = [period.starts_on for period in account.periods if period.property_id == home.property.id]
    household = [member.person for member in record.household]
    tax = HomeTax(
        address=home.property.address.format_one_line(),
        band=Band(home.property.band) if home.property.band else None,
        percent_off=min(percent, 100),
        liable_from=max(starts) if starts else None,
        billed_to=_billed_to(home, [record.person, *household]),
        balance=_balance(account, move),
    )
    return HomeFacts(tax, home.containers, home.schedules)


def new_facts(home: PropertyRecord) -> HomeFacts:
    """Give the new home with its containers, and who gets its bill already."""
    communal = any(container.capacity_litres >= COMMUNAL_LITRES for container in home.containers)
    tax = _tax(home.property, _billed_to(home, ()))
    return HomeFacts(tax, home.containers, home.schedules, communal=communal)


def _tax(home: Property, billed_to: tuple[LiableParty, ...] = ()) -> HomeTax:
    band = Band(home.band) if home.band else None
    return HomeTax(address=home.address.format_one_line(), band=band, billed_to=billed_to)


def _billed_to(home: PropertyRecord, known: Sequence[Person]) -> tuple[LiableParty, ...]:
    """Give who gets a home's bill, in the order of the household; nobody where one of them is not known here.

    Part of a liable group would be another group: the rules then go by who lives there.
    """
    if home.period is None or home.period.basis != "liable":
        return ()
    names = {person.id: person.full_name for person in (*known, *(one.person for one in home.residents))}
    liable = set(home.period.liable)
    if not liable <= set(names):
        return ()
    return tuple(LiableParty(name, person) for person, name in names.items() if person in liable)


def _balance(account: CouncilTaxAccount, move: MoveNotification) -> RecordedBalance:
    reduced = move.help.council_tax_reduction is Answer.YES
    return RecordedBalance(account.to_pay_pence, account.arrears_pence, reduced)
