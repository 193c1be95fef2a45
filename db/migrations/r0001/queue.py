"""Revision r0001: sites and queues."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TABLES = (
    "service_type",
    "site",
    "counter",
    "ticket",
    "ticket_interval",
)


def create() -> None:
    """Make the tables, parents first."""
    op.create_table(
        "service_type",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_type")),
        sa.UniqueConstraint("code", name=op.f("uq_service_type_code")),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("hours", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("name", name=op.f("uq_site_name")),
    )
    op.create_table(
        "counter",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("site_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_counter")),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_counter_site_id"), ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("site_id", "name", name=op.f("uq_counter_site_id_name")),
    )
    op.create_index(op.f("ix_counter_site_id"), "counter", ["site_id"])
    op.create_table(
        "ticket",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("site_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("service_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("needs", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False, server_default=sa.text("'waiting'")),
        sa.Column("counter_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("advisor", sa.Text(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("served_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.ForeignKeyConstraint(
            ["counter_id"], ["counter.id"], name=op.f("fk_ticket_counter_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ticket_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service_type.id"], name=op.f("fk_ticket_service_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_ticket_site_id"), ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("site_id", "day", "number", name=op.f("uq_ticket_site_id_day_number")),
        sa.CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'finished', 'left')", name=op.f("ck_ticket_state")
        ),
    )
    op.create_index(op.f("ix_ticket_counter_id"), "ticket", ["counter_id"])
    op.create_index(op.f("ix_ticket_person_id"), "ticket", ["person_id"])
    op.create_index(op.f("ix_ticket_service_id"), "ticket", ["service_id"])
    op.create_index(op.f("ix_ticket_site_id"), "ticket", ["site_id"])
    op.create_index(op.f("ix_ticket_waiting"), "ticket", ["site_id", "day", "state"])
    op.create_table(
        "ticket_interval",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("ticket_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("advisor", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_interval")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_interval_ticket_id"), ondelete="RESTRICT"
        ),
    )
    op.create_index(op.f("ix_ticket_interval_ticket_id"), "ticket_interval", ["ticket_id"])
