"""The record as it was before a change other than a move, for whoever tells that change anew."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from advisor_console.domain.customer import CouncilTaxAccount, CustomerRecord, HouseholdMember
from advisor_console.domain.ids import EntityId
from advisor_console.services.as_before import put_back
from advisor_console.services.move_undo import undoing
from advisor_console.services.ports import CustomerRecords
from advisor_console.services.taken_move import TakenMove

Before = Mapping[EntityId, Mapping[str, Any]]


def record_before(records: CustomerRecords, taken: TakenMove) -> CustomerRecord | None:
    """Give the customer's record without what a change did to it; None where it is no longer here.

    Somebody who left since is among the household again, as they were on their last night.
    """
    record = records.customer(taken.person)
    did = taken.did or ()
    if record is None:
        return None
    made = {change.id for change in did if change.op == "create"}
    before: Before = {
        change.id: {name: field.new for name, field in change.fields.items()}
        for change in undoing(did)
        if change.op == "set" and change.id not in made
    }
    return replace(
        record,
        person=put_back(record.person, before.get(record.person.id)),
        household=_household(records, record, taken, made, before),
        account=None if record.account is None else _account(record.account, made, before),
        containers=tuple(one for one in record.containers if one.id not in made),
    )


def _household(
    records: CustomerRecords, record: CustomerRecord, taken: TakenMove, made: set[EntityId], before: Before
) -> tuple[HouseholdMember, ...]:
    members = record.household
    if taken.last_night is not None and record.home is not None:
        then = records.property(record.home.id, taken.last_night)
        members = then.residents if then is not None else members
    return tuple(
        replace(one, residency=put_back(one.residency, before.get(one.residency.id)))
        for one in members
        if one.residency.id not in made
    )


def _account(account: CouncilTaxAccount, made: set[EntityId], before: Before) -> CouncilTaxAccount:
    return replace(
        account,
        discounts=tuple(put_back(one, before.get(one.id)) for one in account.discounts),
        periods=tuple(put_back(one, before.get(one.id)) for one in account.periods if one.id not in made),
    )
