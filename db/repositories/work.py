"""Work that services have still to do, out of the replica: few rows of many, found by how they stand."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import ColumnElement, Connection, FromClause, and_, func, or_, select

from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.open_work import OpenWork, WorkFilter, WorkListed
from db.repositories.customers import Reading
from db.repositories.mended import mended
from db.schema import ENTITIES

MOST_LISTED = 100
"""What one list shows; more is said in words."""

_UNDER_WAY = ("recorded", "sent", "accepted")
_work, _note, _person = ENTITIES["work_item"], ENTITIES["notification"], ENTITIES["person"]
# Only where it is asked whose it is: found by how it stands, most work is counted from the index alone.
_WITH_NOTE = _work.join(_note, _note.c.id == _work.c.notification_id)


class SqlOpenWork:
    """Reads the replica; login is whose work is "mine", and today decides what is due."""

    def __init__(self, reading: Reading, today: Callable[[], date], login: str) -> None:
        self._reading = reading
        self._today = today
        self._login = login

    def listed(self, chosen: WorkFilter) -> WorkListed:
        """Give the work of a filter, and how much each filter has."""
        wanted = self._wanted()
        with self._reading() as connection:
            return WorkListed(
                rows=_rows(connection, *wanted[chosen]),
                counts={name: _count(connection, *asked) for name, asked in wanted.items()},
                mine_to_fix=_count(connection, _WITH_NOTE, and_(_to_fix(), self._is_mine())),
            )

    def _wanted(self) -> dict[WorkFilter, tuple[FromClause, ColumnElement[bool]]]:
        """From what and where each filter's work is read."""
        under_way = _work.c.status.in_(_UNDER_WAY)
        open_ = _work.c.status.in_((*_UNDER_WAY, "rejected"))
        not_mended = or_(_work.c.status != "rejected", ~mended())
        return {
            WorkFilter.MINE: (_WITH_NOTE, and_(open_, self._is_mine(), not_mended)),
            WorkFilter.DUE: (_work, and_(under_way, _work.c.promised_by <= self._today())),
            WorkFilter.FIXING: (_work, _to_fix()),
        }

    def _is_mine(self) -> ColumnElement[bool]:
        return _note.c.advisor == self._login


def _to_fix() -> ColumnElement[bool]:
    return and_(_work.c.status == "rejected", ~mended())


def _count(connection: Connection, source: FromClause, where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(source).where(where)
    found: int = connection.execute(query).scalar_one()
    return found


def _rows(connection: Connection, source: FromClause, where: ColumnElement[bool]) -> tuple[OpenWork, ...]:
    # What was handed back comes first, and last what no day was promised for.
    order = (
        (_work.c.status == "rejected").desc(),
        _work.c.promised_by.is_(None),
        _work.c.promised_by,
        _work.c.recorded_at,
        _work.c.id,
    )
    first = select(_work.c.id).select_from(source).where(where).order_by(*order).limit(MOST_LISTED)
    query = (
        select(_work, _person.c.given_names, _person.c.family_name)
        .join(_person, _person.c.id == _work.c.person_id)
        .where(_work.c.id.in_(first))
        .order_by(*order)
    )
    return tuple(
        OpenWork(
            id=EntityId(row.id),
            reference=row.reference,
            notification=EntityId(row.notification_id) if row.notification_id else None,
            person=PersonId(EntityId(row.person_id)),
            customer=f"{row.given_names} {row.family_name}".strip(),
            service=row.service,
            what=row.action,
            status=row.status,
            promised_by=row.promised_by,
            reason=row.reason,
            service_reference=row.service_reference,
            answered_at=row.answered_at,
        )
        for row in connection.execute(query)
    )
