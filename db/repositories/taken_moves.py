"""Moves that were taken, out of the replica: what was told, who was told of it, and what stands since."""

from typing import Any

from sqlalchemy import Connection, select

from advisor_console.domain.customer import WorkItem
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.services.taken_move import TakenMove
from db.repositories.customers import Reading, all_of
from db.repositories.mended import mended
from db.repositories.protected import protected_in
from db.repositories.timeline import advisors
from db.schema import ENTITIES

_notification = ENTITIES["notification"]
_work = ENTITIES["work_item"]


class SqlTakenMoves:
    """The TakenMoves port, with what is saved here and not sent yet already shown in it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def get(self, notification: EntityId) -> TakenMove | None:
        """Give one notification; None when it is not on this machine, or no longer this advisor's to see."""
        with self._reading() as connection:
            query = select(_notification).where(_notification.c.id == notification)
            row = connection.execute(query).one_or_none()
            return None if row is None else _taken(connection, row)


def _taken(connection: Connection, row: Any) -> TakenMove:
    later = select(_notification.c.reference).where(_notification.c.corrects_id == row.id)
    return TakenMove(
        id=EntityId(row.id),
        reference=row.reference,
        kind=row.kind,
        person=PersonId(EntityId(row.person_id)),
        from_property=_property(row.from_property_id),
        to_property=_property(row.to_property_id),
        last_night=row.last_night,
        first_night=row.first_night,
        told=row.told,
        reported_at=row.reported_at,
        advisor=row.advisor,
        advisor_name=advisors(connection).get(row.advisor, row.advisor),
        corrected_by=connection.execute(later).scalars().first(),
        work=_work_of(connection, row),
        protected_address=protected_in(connection, row.told),
    )


def _work_of(connection: Connection, row: Any) -> tuple[WorkItem, ...]:
    """Give what each service was told last: by this notification, or by one that it corrects."""
    told: dict[str, WorkItem] = {}
    while row is not None:
        query = select(_work, mended().label("mended")).where(_work.c.notification_id == row.id)
        query = query.order_by(_work.c.service)
        for item in all_of(connection, WorkItem, query):
            told.setdefault(item.service, item)
        earlier = select(_notification).where(_notification.c.id == row.corrects_id)
        row = connection.execute(earlier).one_or_none() if row.corrects_id else None
    return tuple(told.values())


def _property(value: str | None) -> PropertyId | None:
    return None if value is None else PropertyId(EntityId(value))
