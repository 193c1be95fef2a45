"""Reading one customer, or one property, out of the replica."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, or_, select

from advisor_console.domain.collection_events import MOST_SHOWN, SHOWN_FOR
from advisor_console.domain.customer import (
    CaseFile,
    CautionMarker,
    CollectionEvent,
    Container,
    CouncilTaxAccount,
    CustomerRecord,
    Discount,
    ElectoralAdvice,
    GardenSubscription,
    HouseholdMember,
    LiabilityPeriod,
    Person,
    Property,
    PropertyRecord,
    Residency,
    Schedule,
    SupportNeed,
    Verification,
    WorkItem,
)
from advisor_console.domain.ids import CommandId, EntityId, PersonId, PropertyId
from db.repositories.contested import open_on
from db.repositories.mended import mended
from db.repositories.not_sent import commands_showing, rows_of
from db.repositories.protected import newest_protected
from db.repositories.timeline import timeline_of
from db.schema import ENTITIES

Reading = Callable[[], AbstractContextManager[Connection]]
"""Opens the replica for one read transaction."""

R = TypeVar("R")

_person = ENTITIES["person"]
_property = ENTITIES["property"]
_residency = ENTITIES["residency"]
_account = ENTITIES["council_tax_account"]
_period = ENTITIES["liability_period"]
_liable = ENTITIES["liable_person"]


class SqlCustomerRecords:
    """Reads what the replica holds, with the commands not sent yet already shown in it.

    today decides what is current: residencies, subscriptions, markers.
    unanswered names the saved commands that the centre has not received yet; it is asked once a record.
    """

    def __init__(
        self,
        reading: Reading,
        today: Callable[[], date],
        unanswered: Callable[[], Collection[CommandId]] = tuple,
    ) -> None:
        self._reading = reading
        self._today = today
        self._unanswered = unanswered

    def customer(self, person: PersonId) -> CustomerRecord | None:
        """Give everything about one customer; None when the replica does not hold them (or may not)."""
        with self._reading() as connection:
            found = connection.execute(select(_person).where(_person.c.id == person)).one_or_none()
            if found is None:
                return None
            return self._record(connection, _make(Person, found))

    def property(self, property_id: PropertyId, on: date) -> PropertyRecord | None:
        """Give what a property holds on a day: containers, who lives there, who owes for it."""
        with self._reading() as connection:
            place = _one(connection, Property, _property, _property.c.id == property_id)
            if place is None:
                return None
            return PropertyRecord(
                property=place,
                containers=_containers(connection, place.id),
                schedules=_schedules(connection, place),
                residents=_household(connection, place.id, on),
                period=_period_on(connection, place.id, on),
            )

    def by_uprn(self, uprn: str) -> Property | None:
        """Give the property with this UPRN."""
        with self._reading() as connection:
            return _one(connection, Property, _property, _property.c.uprn == uprn)

    def _record(self, connection: Connection, person: Person) -> CustomerRecord:
        today = self._today()
        residency = _home(connection, person.id, today)
        home = (
            _one(connection, Property, _property, _property.c.id == residency.property_id)
            if residency
            else None
        )
        record = CustomerRecord(
            person=person,
            former_names=_former_names(connection, person.id),
            home=home,
            residency=residency,
            household=_household(connection, home.id, today) if home else (),
            account=_account_of(connection, person.id),
            containers=_containers(connection, home.id) if home else (),
            schedules=_schedules(connection, home) if home else (),
            garden=_garden(connection, person.id, today),
            needs=_needs(connection, person.id, today),
            markers=_markers(connection, person.id, today),
            verification=_verification(connection, person.id),
            open_cases=_cases(connection, person.id),
            work_items=_work_items(connection, person.id),
            electoral=_electoral(connection, person.id),
            timeline=timeline_of(connection, person.id),
            not_sent=0,
            protected_address=newest_protected(connection, person.id),
            not_emptied=_not_emptied(connection, residency, today) if residency else (),
        )
        return self._marked(connection, record)

    def _marked(self, connection: Connection, record: CustomerRecord) -> CustomerRecord:
        """Mark what is contested, and what the centre has not received: commands, lines of the timeline."""
        rows = rows_of(connection, record)
        record = replace(record, contested=open_on(connection, rows))
        unanswered = self._unanswered()
        if not unanswered:
            return record
        showing = commands_showing(connection, unanswered, rows)
        if not showing:
            return record
        timeline = tuple(
            replace(entry, not_sent=True) if entry.id in showing else entry for entry in record.timeline
        )
        commands: set[CommandId] = set().union(*showing.values())
        return replace(record, timeline=timeline, not_sent=len(commands))


def _make(record: type[R], row: Row[Any], **more: Any) -> R:
    """Fill a frozen record from the row's columns of the same names."""
    values = row._mapping  # noqa: SLF001 -- SQLAlchemy's public name for it
    given = {
        field.name: values[field.name]
        for field in fields(record)  # type: ignore[arg-type]  # every record here is a dataclass
        if field.name not in more
    }
    return record(**given, **more)


def _one(connection: Connection, record: type[R], table: Table, where: ColumnElement[bool]) -> R | None:
    row = connection.execute(select(table).where(where).limit(1)).one_or_none()
    return None if row is None else _make(record, row)


def all_of(connection: Connection, record: type[R], query: Select[Any]) -> tuple[R, ...]:
    """Read rows as frozen records of the same fields."""
    return tuple(_make(record, row) for row in connection.execute(query))


def _home(connection: Connection, person: PersonId, today: date) -> Residency | None:
    """The residency of today; failing that the next one to start, then the last one that ended."""
    table = _residency
    now = and_(table.c.starts_on <= today, or_(table.c.ends_on.is_(None), table.c.ends_on > today))
    # One of no day at all was taken back by a correction.
    real = or_(table.c.ends_on.is_(None), table.c.ends_on > table.c.starts_on)
    ahead = and_(table.c.starts_on > today, real)
    query = (
        select(table)
        .where(table.c.person_id == person)
        .order_by(now.desc(), ahead.desc(), real.desc(), table.c.starts_on.desc(), table.c.id)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else _make(Residency, row)


def _household(connection: Connection, home: PropertyId, on: date) -> tuple[HouseholdMember, ...]:
    query = (
        select(_residency)
        .where(
            _residency.c.property_id == home,
            _residency.c.starts_on <= on,
            or_(_residency.c.ends_on.is_(None), _residency.c.ends_on > on),
        )
        .order_by(_residency.c.starts_on, _residency.c.id)
    )
    residencies = all_of(connection, Residency, query)
    if not residencies:
        return ()
    ids = [residency.person_id for residency in residencies]
    people = {
        person.id: person
        for person in all_of(connection, Person, select(_person).where(_person.c.id.in_(ids)))
    }
    members = [HouseholdMember(people[r.person_id], r) for r in residencies if r.person_id in people]
    members.sort(key=lambda member: (member.person.date_of_birth or date.max, member.person.id))
    return tuple(members)


def _former_names(connection: Connection, person: PersonId) -> tuple[str, ...]:
    table = ENTITIES["former_name"]
    query = (
        select(table.c.given_names, table.c.family_name)
        .where(table.c.person_id == person, table.c.kind != "closed")
        .order_by(table.c.until, table.c.id)
    )
    return tuple(f"{row.given_names} {row.family_name}".strip() for row in connection.execute(query))


def _account_of(connection: Connection, person: PersonId) -> CouncilTaxAccount | None:
    query = (
        select(_account)
        .join(_period, _period.c.account_id == _account.c.id)
        .join(_liable, _liable.c.period_id == _period.c.id)
        .where(_liable.c.person_id == person)
        .order_by(_account.c.closed_on.is_(None).desc(), _period.c.starts_on.desc(), _account.c.id)
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    table = ENTITIES["discount"]
    discounts = all_of(
        connection,
        Discount,
        select(table).where(table.c.account_id == row.id).order_by(table.c.starts_on, table.c.id),
    )
    periods = _periods(connection, _period.c.account_id == row.id)
    return _make(CouncilTaxAccount, row, discounts=discounts, periods=periods)


def _periods(connection: Connection, where: ColumnElement[bool]) -> tuple[LiabilityPeriod, ...]:
    rows = connection.execute(select(_period).where(where).order_by(_period.c.starts_on, _period.c.id)).all()
    owed: dict[str, list[PersonId]] = {row.id: [] for row in rows}
    for liable in connection.execute(select(_liable).where(_liable.c.period_id.in_(list(owed)))):
        owed[liable.period_id].append(liable.person_id)
    return tuple(_make(LiabilityPeriod, row, liable=tuple(sorted(owed[row.id]))) for row in rows)


def _period_on(connection: Connection, home: PropertyId, on: date) -> LiabilityPeriod | None:
    runs = and_(
        _period.c.property_id == home,
        or_(
            _period.c.ends_on.is_(None), and_(_period.c.ends_on > on, _period.c.ends_on > _period.c.starts_on)
        ),
    )
    periods = _periods(connection, runs)
    return periods[0] if periods else None


def _containers(connection: Connection, home: PropertyId) -> tuple[Container, ...]:
    table = ENTITIES["container"]
    query = (
        select(table)
        .where(table.c.property_id == home, table.c.status != "removed")
        .order_by(table.c.stream, table.c.capacity_litres, table.c.id)
    )
    return all_of(connection, Container, query)


def _not_emptied(connection: Connection, residency: Residency, today: date) -> tuple[CollectionEvent, ...]:
    """What crews noted lately of this home; what was before they lived there is not theirs to hear."""
    table = ENTITIES["collection_event"]
    since = max(today - SHOWN_FOR, residency.starts_on)
    query = (
        select(table)
        .where(table.c.property_id == residency.property_id, table.c.day.between(since, today))
        .order_by(table.c.day.desc(), table.c.id.desc())
        .limit(MOST_SHOWN)
    )
    if residency.ends_on is not None:
        query = query.where(table.c.day <= residency.ends_on)
    return all_of(connection, CollectionEvent, query)


def _schedules(connection: Connection, home: Property) -> tuple[Schedule, ...]:
    table = ENTITIES["collection_schedule"]
    query = select(table).where(table.c.round == home.round).order_by(table.c.stream, table.c.id)
    return all_of(connection, Schedule, query)


def _garden(connection: Connection, person: PersonId, today: date) -> GardenSubscription | None:
    table = ENTITIES["garden_subscription"]
    query = select(table).where(table.c.person_id == person, table.c.ends_on >= today)
    found = all_of(
        connection, GardenSubscription, query.order_by(table.c.ends_on.desc(), table.c.id).limit(1)
    )
    return found[0] if found else None


def _needs(connection: Connection, person: PersonId, today: date) -> tuple[SupportNeed, ...]:
    table = ENTITIES["support_need"]
    running = or_(table.c.ended_on.is_(None), table.c.ended_on > today)
    query = (
        select(table).where(table.c.person_id == person, running).order_by(table.c.recorded_on, table.c.id)
    )
    return all_of(connection, SupportNeed, query)


def _markers(connection: Connection, person: PersonId, today: date) -> tuple[CautionMarker, ...]:
    """Markers lapse by themselves: an expired one is never shown (requirements.md, Caution markers)."""
    table = ENTITIES["caution_marker"]
    query = select(table).where(table.c.person_id == person, table.c.expires_on >= today)
    return all_of(
        connection, CautionMarker, query.order_by(table.c.urgent.desc(), table.c.expires_on, table.c.id)
    )


def _verification(connection: Connection, person: PersonId) -> Verification | None:
    table = ENTITIES["verification"]
    query = (
        select(table)
        .where(table.c.person_id == person)
        .order_by(table.c.checked_at.desc(), table.c.id)
        .limit(1)
    )
    found = all_of(connection, Verification, query)
    return found[0] if found else None


def _cases(connection: Connection, person: PersonId) -> tuple[CaseFile, ...]:
    table = ENTITIES["case_file"]
    query = select(table).where(table.c.person_id == person, table.c.status != "closed")
    return all_of(connection, CaseFile, query.order_by(table.c.promised_by, table.c.opened_at, table.c.id))


def _work_items(connection: Connection, person: PersonId) -> tuple[WorkItem, ...]:
    table = ENTITIES["work_item"]
    query = select(table, mended().label("mended")).where(table.c.person_id == person)
    return all_of(connection, WorkItem, query.order_by(table.c.recorded_at.desc(), table.c.id))


def _electoral(connection: Connection, person: PersonId) -> ElectoralAdvice | None:
    table = ENTITIES["electoral_advice"]
    query = select(table).where(table.c.person_id == person).order_by(table.c.advised_at.desc()).limit(1)
    found = all_of(connection, ElectoralAdvice, query)
    return found[0] if found else None


def people_named(connection: Connection, ids: Sequence[PersonId]) -> dict[PersonId, str]:
    """Give full names by id, for lists that show who."""
    query = select(_person.c.id, _person.c.given_names, _person.c.family_name).where(_person.c.id.in_(ids))
    return {
        PersonId(EntityId(row.id)): f"{row.given_names} {row.family_name}".strip()
        for row in connection.execute(query)
    }
