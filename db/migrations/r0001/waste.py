"""Revision r0001: bins."""

import sqlalchemy as sa
from alembic import op

TABLES = (
    "collection_schedule",
    "container",
    "garden_subscription",
)


def create() -> None:
    """Make the tables, parents first."""
    op.create_table(
        "collection_schedule",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("anchor_on", sa.Date(), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_collection_schedule")),
        sa.CheckConstraint("every_weeks BETWEEN 1 AND 8", name=op.f("ck_collection_schedule_every_weeks")),
    )
    op.create_index(op.f("ix_collection_schedule_round"), "collection_schedule", ["round"])
    op.create_table(
        "container",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("property_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("stream", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=True),
        sa.Column("capacity_litres", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'in_place'")),
        sa.Column("since", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_container")),
        sa.ForeignKeyConstraint(
            ["property_id"], ["property.id"], name=op.f("fk_container_property_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("status IN ('in_place', 'ordered', 'removed')", name=op.f("ck_container_status")),
        sa.CheckConstraint(
            "stream IN ('residual', 'recycling', 'paper', 'food', 'garden')", name=op.f("ck_container_stream")
        ),
    )
    op.create_index(op.f("ix_container_property_id"), "container", ["property_id"])
    op.create_table(
        "garden_subscription",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("property_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_garden_subscription")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_garden_subscription_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["property.id"],
            name=op.f("fk_garden_subscription_property_id"),
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_garden_subscription_period")),
    )
    op.create_index(op.f("ix_garden_subscription_person_id"), "garden_subscription", ["person_id"])
    op.create_index(op.f("ix_garden_subscription_property_id"), "garden_subscription", ["property_id"])
