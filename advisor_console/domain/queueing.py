"""Tickets, counters and what a queue looks like at one moment."""

from dataclasses import dataclass
from datetime import datetime

from advisor_console.domain.ids import CounterId, EntityId, PersonId, SiteId, TicketId


@dataclass(frozen=True, slots=True)
class Site:
    """A place that serves people."""

    id: SiteId
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter or desk of a site."""

    id: CounterId
    site_id: SiteId
    name: str


@dataclass(frozen=True, slots=True)
class ServiceType:
    """What people queue for; its prefix letter starts its ticket numbers."""

    id: EntityId
    code: str
    name: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Ticket:
    """A place in the queue. number is spoken and shown as "B 047"; times are UTC.

    not_sent is true for a call saved here that the centre has not received.
    """

    id: TicketId
    number: str
    service: str
    state: str
    joined_at: datetime
    called_at: datetime | None
    counter: str | None
    person_id: PersonId | None
    needs: str | None
    not_sent: bool = False


@dataclass(frozen=True, slots=True)
class ServiceLoad:
    """What the wait estimate is made from, for one service at one site.

    waiting: people in the queue now. busy: tickets called or being served now.
    mean_service_seconds: mean of the last `services` completed ones today (at most 30), None without any.
    """

    service: str
    waiting: int
    busy: int
    services: int
    mean_service_seconds: float | None


@dataclass(frozen=True, slots=True)
class QueueBoard:
    """A site's queue at `at` (the centre's time, UTC): who waits, who was called last, how loaded it is."""

    site: Site
    at: datetime
    waiting: tuple[Ticket, ...]
    called: tuple[Ticket, ...]
    """Called or being served, the latest call first."""
    loads: tuple[ServiceLoad, ...]
    is_copy: bool = False
    """Read on this machine and not at the centre; `at` is when the two were last in step."""
