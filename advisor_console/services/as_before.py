"""The record as it was before a move that is being corrected: what it did is taken off again, in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from advisor_console.domain.changes import Change
from advisor_console.domain.customer import (
    CouncilTaxAccount,
    CustomerRecord,
    GardenSubscription,
    HouseholdMember,
    LiabilityPeriod,
    PropertyRecord,
)
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.services.move_undo import undoing
from advisor_console.services.ports import CustomerRecords
from advisor_console.services.taken_move import TakenMove

R = TypeVar("R")

_DAY = timedelta(days=1)


class AsBefore:
    """The CustomerRecords port over another, without what one move did."""

    def __init__(self, records: CustomerRecords, taken: TakenMove) -> None:
        self._records = records
        self._taken = taken
        did = taken.did or ()
        self._made = {change.id for change in did if change.op == "create"}
        self._back = {
            change.id: {name: field.new for name, field in change.fields.items()}
            for change in undoing(did)
            if change.op == "set" and change.id not in self._made
        }
        self._altered = {change.id: change for change in did if change.op == "set"}

    def customer(self, person: PersonId) -> CustomerRecord | None:
        """Give the record with the home, the household, the account and the garden as they were."""
        record = self._records.customer(person)
        if record is None or person != self._taken.person:
            return record
        home = self._old_home()
        household = home.residents if home else ()
        own = next((one.residency for one in household if one.person.id == person), None)
        account = record.account
        return replace(
            record,
            home=home.property if home else None,
            residency=own,
            household=household,
            account=self._account(account) if account is not None else None,
            garden=self._garden(record.garden),
        )

    def property(self, property_id: PropertyId, on: date) -> PropertyRecord | None:
        """Give a property without what the move did there."""
        found = self._records.property(property_id, on)
        if found is None:
            return None
        return replace(
            found,
            residents=self._members(found.residents),
            containers=tuple(one for one in found.containers if one.id not in self._made),
            period=self._period_of(found),
        )

    def _old_home(self) -> PropertyRecord | None:
        home = self._taken.from_property
        return None if home is None else self.property(home, self._earliest_night())

    def _earliest_night(self) -> date:
        """Give a day on which all of them still lived there."""
        days = [
            date.fromisoformat(told)
            for person in self._taken.told.get("people") or ()
            for told in (person.get("last_night"), person.get("died_on"))
            if told
        ]
        days += [day for day in (self._taken.last_night,) if day is not None]
        return (min(days) if days else self._taken.reported_at.date()) - _DAY

    def _members(self, members: Iterable[HouseholdMember]) -> tuple[HouseholdMember, ...]:
        return tuple(
            replace(one, residency=put_back(one.residency, self._back.get(one.residency.id)))
            for one in members
            if one.residency.id not in self._made
        )

    def _account(self, account: CouncilTaxAccount) -> CouncilTaxAccount:
        periods = tuple(
            put_back(one, self._back.get(one.id)) for one in account.periods if one.id not in self._made
        )
        return replace(put_back(account, self._back.get(account.id)), periods=periods)

    def _garden(self, garden: GardenSubscription | None) -> GardenSubscription | None:
        return None if garden is None else put_back(garden, self._back.get(garden.id))

    def _period_of(self, home: PropertyRecord) -> LiabilityPeriod | None:
        """Give the period that ran there before; where the move ended it, it is read from what was noted."""
        period = home.period
        if period is not None and period.id not in self._made:
            return put_back(period, self._back.get(period.id))
        ended = next(
            (
                one
                for one in self._altered.values()
                if one.entity == "liability_period" and one.id not in self._account_periods()
            ),
            None,
        )
        moved_there = home.property.id == self._taken.to_property
        return _period_from(ended, home.property.id) if ended is not None and moved_there else None

    def _account_periods(self) -> Sequence[EntityId]:
        record = self._records.customer(self._taken.person)
        account = record.account if record else None
        return [one.id for one in account.periods] if account else []


def put_back(row: R, before: Mapping[str, Any] | None) -> R:
    """Give a row with what it was before; days are read from how a change keeps them."""
    if before is None:
        return row
    known = {name: value for name, value in before.items() if hasattr(row, name)}
    dates = {
        name: date.fromisoformat(value) if name.endswith("_on") and value else value
        for name, value in known.items()
    }
    return replace(row, **dates)  # type: ignore[type-var]  # every row here is a dataclass


def _period_from(change: Change, home: PropertyId) -> LiabilityPeriod:
    before = {name: field.base for name, field in change.fields.items()}
    ends_on = before.get("ends_on")
    return LiabilityPeriod(
        change.id,
        home,
        None,
        date.fromisoformat(before["starts_on"]),
        date.fromisoformat(ends_on) if ends_on else None,
        "liable",
        (),
    )
