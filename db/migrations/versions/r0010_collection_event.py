"""What crews noted at a home: a bin that was missed or rejected, and why."""

import sqlalchemy as sa
from alembic import op

revision = "r0010"
down_revision = "r0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "collection_event",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("property_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collection_event")),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["property.id"],
            name=op.f("fk_collection_event_property_id"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_collection_event_reference")),
        sa.CheckConstraint(
            "stream IN ('residual', 'recycling', 'paper', 'food', 'garden')",
            name=op.f("ck_collection_event_stream"),
        ),
        sa.CheckConstraint("outcome IN ('missed', 'rejected')", name=op.f("ck_collection_event_outcome")),
        sa.CheckConstraint(
            "reason IN ('not_out', 'contaminated', 'too_heavy', 'lid_open', 'road_blocked',"
            " 'vehicle_broken_down', 'frozen', 'crew_short')",
            name=op.f("ck_collection_event_reason"),
        ),
    )
    op.create_index(op.f("ix_collection_event_property_id"), "collection_event", ["property_id"])


def downgrade() -> None:
    """Remove it."""
    op.drop_table("collection_event")
