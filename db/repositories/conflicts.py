"""Reading conflicts out of the replica, each with what its record shows now and whose record that is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, or_, select

from advisor_console.domain.changes import Value
from advisor_console.domain.conflicts import Conflict, Side
from advisor_console.domain.ids import EntityId, PersonId
from db.repositories.customers import Reading
from db.schema import REPLICATED

_conflict = REPLICATED["conflict"]


class SqlConflicts:
    """Reads what the replica holds, with choices not sent yet already shown in it.

    One whose row this machine does not show any more is left out: there is nothing to compare it with.
    """

    def __init__(self, reading: Reading, login: str) -> None:
        self._reading = reading
        self._login = login

    def get(self, conflict: EntityId) -> Conflict | None:
        """Give one; None when it is not there, or no longer this advisor's to see."""
        return next(iter(self._read(_conflict.c.id == conflict)), None)

    def open(self) -> Sequence[Conflict]:
        """Give the open ones in which this advisor is a side, oldest first."""
        return self._read(_conflict.c.state == "open", self._is_ours())

    def chosen(self, since: datetime) -> Sequence[Conflict]:
        """Give those of this advisor that were chosen after a moment (UTC), oldest first."""
        return self._read(_conflict.c.state == "chosen", _conflict.c.chosen_at >= since, self._is_ours())

    def _is_ours(self) -> ColumnElement[bool]:
        columns = (_conflict.c.mine_by, _conflict.c.theirs_by, _conflict.c.chosen_by)
        return or_(*(column == self._login for column in columns))

    def _read(self, *where: ColumnElement[bool]) -> list[Conflict]:
        query = select(_conflict).where(*where).order_by(_conflict.c.opened_at, _conflict.c.id)
        with self._reading() as connection:
            found = [_made(connection, row) for row in connection.execute(query)]
        return [conflict for conflict in found if conflict is not None]


def _made(connection: Connection, row: Row[Any]) -> Conflict | None:
    table = REPLICATED.get(row.entity)
    shown = (
        None
        if table is None
        else connection.execute(select(table).where(table.c.id == row.row_id)).one_or_none()
    )
    if table is None or shown is None:
        return None
    values = dict(shown._mapping)  # noqa: SLF001 -- SQLAlchemy's public name for it
    return Conflict(
        id=row.id,
        entity=row.entity,
        row_id=row.row_id,
        group=row.group_name,
        base=row.base,
        mine=row.mine,
        theirs=row.theirs,
        now={name: as_sent(values[name]) for name in row.mine if name in values},
        mine_by=row.mine_by,
        theirs_by=row.theirs_by,
        theirs_at=row.theirs_at,
        opened_at=row.opened_at,
        choice=None if row.state == "open" else Side(row.choice or Side.THEIRS),
        chosen_by=row.chosen_by,
        chosen_at=row.chosen_at,
        person=person_of(connection, table, values),
    )


def as_sent(value: Any) -> Value:
    """Give a value of a row as a command spells it."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def person_of(connection: Connection, table: Table, row: Mapping[str, Any]) -> PersonId | None:
    """Say whose record a row is on: its own person, whoever owes for it, or who lives there."""
    if table.name == "person":
        return PersonId(row["id"])
    if "person_id" in table.c:
        return None if row["person_id"] is None else PersonId(row["person_id"])
    period, liable = REPLICATED["liability_period"], REPLICATED["liable_person"]
    owing = select(liable.c.person_id).join(period, period.c.id == liable.c.period_id)
    if table.name == "liability_period":
        query = owing.where(period.c.id == row["id"])
    elif table.name == "liable_person":
        query = owing.where(liable.c.id == row["id"])
    elif table.name in ("council_tax_account", "discount"):
        account = row["id"] if table.name == "council_tax_account" else row["account_id"]
        query = owing.where(period.c.account_id == account).order_by(period.c.starts_on.desc())
    elif "property_id" in table.c:
        living = REPLICATED["residency"]
        query = select(living.c.person_id).where(
            living.c.property_id == row["property_id"], living.c.ends_on.is_(None)
        )
    else:
        return None
    found = connection.execute(query.limit(1)).scalar_one_or_none()
    return None if found is None else PersonId(EntityId(found))
