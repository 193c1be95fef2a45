"""The council's own: its profile and its staff as the consoles may know them, and open conflicts."""

from sqlalchemy import CheckConstraint, Column, Integer, Text, UniqueConstraint, text

from db.schema.base import entity
from db.schema.types import EntityId, JsonDocument, UtcDateTime

council_profile = entity(
    "council_profile",
    Column("version", Integer, nullable=False, unique=True),
    Column("body", JsonDocument, nullable=False),
    direct=True,
)

advisor = entity(
    "advisor",
    Column("login", Text, nullable=False, unique=True),
    Column("full_name", Text, nullable=False),
    Column("job_title", Text),
    Column("phone", Text),
    direct=True,
)

conflict = entity(
    "conflict",
    Column("entity", Text, nullable=False),
    Column("row_id", EntityId, nullable=False, index=True),
    Column("group_name", Text, nullable=False),
    # Each holds the whole group: {"starts_on": …, "ends_on": …}.
    Column("base", JsonDocument, nullable=False),
    Column("mine", JsonDocument, nullable=False),
    Column("theirs", JsonDocument, nullable=False),
    Column("command_id", EntityId, nullable=False),
    Column("mine_by", Text, nullable=False),
    Column("theirs_by", Text),
    Column("theirs_at", UtcDateTime),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("state", Text, nullable=False, server_default=text("'open'")),
    # The side that stands now; its values were written to the row by the same command.
    Column("choice", Text),
    Column("chosen_by", Text),
    Column("chosen_at", UtcDateTime),
    UniqueConstraint("command_id", "entity", "row_id", "group_name"),
    CheckConstraint("state IN ('open', 'chosen')", name="state"),
    CheckConstraint("choice IN ('mine', 'theirs')", name="choice"),
    direct=True,
)
