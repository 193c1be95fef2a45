"""Bins: containers at a property, rounds and their schedules, garden subscriptions."""

from sqlalchemy import CheckConstraint, Column, Date, Integer, Text, text

from db.schema.base import entity, grouped, reference, said

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
