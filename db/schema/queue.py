"""Sites, counters and the queue: written by direct calls at the centre, never by a command."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Integer, Text, UniqueConstraint, text

from db.schema.base import entity, reference
from db.schema.types import JsonDocument, UtcDateTime

site = entity(
    "site",
    Column("name", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    # {"mon": ["09:00", "17:00"], …} in local time; a day that is missing is closed.
    Column("hours", JsonDocument, nullable=False),
    direct=True,
)

counter = entity(
    "counter",
    reference("site_id", "site"),
    Column("name", Text, nullable=False),
    UniqueConstraint("site_id", "name"),
    direct=True,
)

service_type = entity(
    "service_type",
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default=text("0")),
    direct=True,
)

ticket = entity(
    "ticket",
    reference("site_id", "site"),
    reference("service_id", "service_type"),
    # The local day and the number called out on it ("B 047"); a ticket never names anybody.
    Column("day", Date, nullable=False),
    Column("number", Text, nullable=False),
    reference("person_id", "person", nullable=True),
    Column("needs", Text),
    Column("state", Text, nullable=False, server_default=text("'waiting'")),
    reference("counter_id", "counter", nullable=True),
    Column("advisor", Text),
    Column("joined_at", UtcDateTime, nullable=False),
    Column("called_at", UtcDateTime),
    Column("served_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    UniqueConstraint("site_id", "day", "number"),
    CheckConstraint("state IN ('waiting', 'called', 'serving', 'finished', 'left')", name="state"),
    direct=True,
)
Index("ix_ticket_waiting", ticket.c.site_id, ticket.c.day, ticket.c.state)

ticket_interval = entity(
    "ticket_interval",
    reference("ticket_id", "ticket"),
    Column("state", Text, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime),
    Column("advisor", Text),
    direct=True,
)
