"""Who looked at whose record and why, and which records are closed to whom by what they declared."""

from sqlalchemy import CheckConstraint, Column, Index, Text, text

from db.schema.base import entity, reference
from db.schema.types import EntityId, UtcDateTime

record_view = entity(
    "record_view",
    # No foreign key: that somebody looked is kept whatever becomes of the record.
    Column("person_id", EntityId, nullable=False, index=True),
    Column("advisor", Text, nullable=False),
    Column("viewed_at", UtcDateTime, nullable=False),
    # "contact", "case", or the code of one of the profile's reasons.
    Column("reason", Text, nullable=False),
    Column("contact_id", Text),
    Column("case_id", Text),
    # The advisor's own words where they were asked why.
    Column("words", Text),
    append_only=True,
    replicated=False,
)

declared_interest = entity(
    "declared_interest",
    Column("advisor", Text, nullable=False),
    reference("person_id", "person"),
    Column("relation", Text, nullable=False),
    Column("declared_at", UtcDateTime, nullable=False),
    Column("declared_by", Text, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    Column("withdrawn_by", Text),
    CheckConstraint("relation IN ('self', 'relative')", name="relation"),
    CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn"),
    direct=True,
)
# Every policy asks which records are closed to the caller; an interest holds once at a time.
Index(
    "uq_declared_interest_current",
    declared_interest.c.advisor,
    declared_interest.c.person_id,
    unique=True,
    postgresql_where=text("withdrawn_at IS NULL"),
).ddl_if(dialect="postgresql")
