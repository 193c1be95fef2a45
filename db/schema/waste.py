"""Bins: containers at a property, what crews noted there, rounds and schedules, garden subscriptions."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, Text, text

from db.schema.base import entity, grouped, reference, said
from db.schema.types import UtcDateTime

container = entity(
    "container",
    reference("property_id", "property"),
    # Colours mean different things in different councils: stream, colour, kind and capacity stay apart.
    Column("stream", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("colour", Text),
    Column("capacity_litres", Integer, nullable=False),
    Column("status", Text, nullable=False, server_default=text("'in_place'")),
    Column("since", Date),
    CheckConstraint(
        "stream IN ('residual', 'recycling', 'paper', 'food', 'garden')",
        name="stream",
        info=said("What goes into the container is not one of the known kinds of waste."),
    ),
    CheckConstraint("status IN ('in_place', 'ordered', 'removed')", name="status"),
)

collection_event = entity(
    "collection_event",
    # A bin that was not emptied, and why, as the crews' system has it; never altered here.
    reference("property_id", "property"),
    Column("stream", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    # When the centre was told; day is the collection's.
    Column("noted_at", UtcDateTime, nullable=False),
    # The crews' own, so that a file that comes twice changes nothing.
    Column("reference", Text, nullable=False, unique=True),
    CheckConstraint("stream IN ('residual', 'recycling', 'paper', 'food', 'garden')", name="stream"),
    CheckConstraint("outcome IN ('missed', 'rejected')", name="outcome"),
    CheckConstraint(
        "reason IN ('not_out', 'contaminated', 'too_heavy', 'lid_open', 'road_blocked',"
        " 'vehicle_broken_down', 'frozen', 'crew_short')",
        name="reason",
    ),
    append_only=True,
    direct=True,
)

collection_schedule = entity(
    "collection_schedule",
    # A property belongs to a round by its code; a round collects each stream on its own days.
    Column("round", Text, nullable=False, index=True),
    Column("stream", Text, nullable=False),
    Column("anchor_on", Date, nullable=False),
    Column("every_weeks", Integer, nullable=False),
    CheckConstraint(
        "every_weeks BETWEEN 1 AND 8",
        name="every_weeks",
        info=said("A round collects every one to eight weeks."),
    ),
    direct=True,
)

garden_subscription = entity(
    "garden_subscription",
    reference("person_id", "person"),
    reference("property_id", "property"),
    Column("starts_on", Date, nullable=False, info=grouped("period")),
    Column("ends_on", Date, nullable=False, info=grouped("period")),
    CheckConstraint(
        "ends_on >= starts_on",
        name="period",
        info=said("The subscription would end before it starts. Check the two dates."),
    ),
)
