"""Reading a site's queue out of the replica, for a desk whose line is down."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from advisor_console.domain.ids import CounterId, EntityId, PersonId, SiteId, TicketId
from advisor_console.domain.queueing import QueueBoard, ServiceLoad, ServiceType, Site, Ticket
from advisor_console.domain.working_days import LOCAL
from db.local.replica_schema import read_meta
from db.repositories.customers import Reading
from db.schema import ENTITIES

_ticket = ENTITIES["ticket"]
_site = ENTITIES["site"]
_counter = ENTITIES["counter"]
_service = ENTITIES["service_type"]
_AT_A_COUNTER = ("called", "serving")


class SqlQueueCopy:
    """The QueueCopy port: today's queue as the last round of syncing left it, calls saved here among it."""

    def __init__(self, reading: Reading, today: Callable[[], date]) -> None:
        self._reading = reading
        self._today = today

    def services(self) -> Sequence[ServiceType]:
        """List what people can queue for."""
        query = select(_service).order_by(_service.c.position, _service.c.name)
        with self._reading() as connection:
            return [
                ServiceType(EntityId(row.id), row.code, row.name, row.prefix)
                for row in connection.execute(query)
            ]

    def board(self, site: SiteId) -> QueueBoard | None:
        """Give a site's queue; None when the copy is of another site, or not of today."""
        with self._reading() as connection:
            place = connection.execute(select(_site).where(_site.c.id == site)).one_or_none()
            at = _as_of(connection, site)
            if place is None or at is None or at.astimezone(LOCAL).date() != self._today():
                return None
            tickets = self._tickets(connection, site)
            codes = connection.execute(select(_service.c.code).order_by(_service.c.position)).scalars().all()
        waiting = [ticket for ticket in tickets if ticket.state == "waiting"]
        called = [ticket for ticket in tickets if ticket.state in _AT_A_COUNTER]
        called.sort(key=lambda ticket: (ticket.called_at or ticket.joined_at, ticket.id), reverse=True)
        return QueueBoard(
            site=Site(SiteId(EntityId(place.id)), place.name, place.kind),
            at=at,
            waiting=tuple(waiting),
            called=tuple(called),
            # How long services take is not known apart from the centre, so no wait is estimated.
            loads=tuple(
                ServiceLoad(
                    code,
                    sum(ticket.service == code for ticket in waiting),
                    sum(ticket.service == code for ticket in called),
                    0,
                    None,
                )
                for code in codes
            ),
            is_copy=True,
        )

    def held(self, counter: CounterId, advisor: str) -> Sequence[Ticket]:
        """Give the tickets of today that an advisor called to a counter and has not finished."""
        query = self._query().where(
            _ticket.c.counter_id == counter,
            _ticket.c.advisor == advisor,
            _ticket.c.state.in_(_AT_A_COUNTER),
        )
        with self._reading() as connection:
            return [_made(row, not_sent=False) for row in connection.execute(query)]

    def counter_name(self, counter: CounterId) -> str:
        """Give a counter's name; empty for one that the copy does not know."""
        with self._reading() as connection:
            query = select(_counter.c.name).where(_counter.c.id == counter)
            return connection.execute(query).scalar_one_or_none() or ""

    def is_ahead(self) -> bool:
        """Say whether calls saved here have not come back from the centre yet."""
        with self._reading() as connection:
            return bool(_projected(connection))

    def _tickets(self, connection: Connection, site: SiteId) -> list[Ticket]:
        ahead = _projected(connection)
        query = self._query().where(_ticket.c.site_id == site).order_by(_ticket.c.joined_at, _ticket.c.id)
        return [_made(row, not_sent=row.id in ahead) for row in connection.execute(query)]

    def _query(self) -> Select[Any]:
        return (
            select(_ticket, _service.c.code.label("service"), _counter.c.name.label("counter"))
            .join(_service, _service.c.id == _ticket.c.service_id)
            .outerjoin(_counter, _counter.c.id == _ticket.c.counter_id)
            .where(_ticket.c.day == self._today())
        )


def _projected(connection: Connection) -> set[str]:
    found = connection.exec_driver_sql("SELECT id FROM projected WHERE entity = 'ticket'")
    return set(found.scalars())


def _as_of(connection: Connection, site: SiteId) -> datetime | None:
    """Give the centre's time at the last round, when that fetched the queue of this site."""
    cursor, at = read_meta(connection, "cursor"), read_meta(connection, "server_time")
    if cursor is None or at is None or cursor[0].split(".")[2:] != [site]:
        return None
    return datetime.fromisoformat(at)


def _made(row: Row[Any], *, not_sent: bool) -> Ticket:
    return Ticket(
        id=TicketId(EntityId(row.id)),
        number=row.number,
        service=row.service,
        state=row.state,
        joined_at=row.joined_at,
        called_at=row.called_at,
        counter=row.counter,
        person_id=PersonId(EntityId(row.person_id)) if row.person_id is not None else None,
        needs=row.needs,
        not_sent=not_sent,
    )
