"""Revision r0001: profile, staff and conflicts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TABLES = (
    "advisor",
    "conflict",
    "council_profile",
)


def create() -> None:
    """Make the tables, parents first."""
    op.create_table(
        "advisor",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=False),
        sa.Column("job_title", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advisor")),
        sa.UniqueConstraint("login", name=op.f("uq_advisor_login")),
    )
    op.create_table(
        "conflict",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("group_name", sa.Text(), nullable=False),
        sa.Column("base", postgresql.JSONB(), nullable=False),
        sa.Column("mine", postgresql.JSONB(), nullable=False),
        sa.Column("theirs", postgresql.JSONB(), nullable=False),
        sa.Column("command_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("mine_by", sa.Text(), nullable=False),
        sa.Column("theirs_by", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False, server_default=sa.text("'open'")),
        sa.Column("chosen_by", sa.Text(), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
        sa.UniqueConstraint(
            "command_id",
            "entity",
            "row_id",
            "group_name",
            name=op.f("uq_conflict_command_id_entity_row_id_group_name"),
        ),
        sa.CheckConstraint("state IN ('open', 'chosen')", name=op.f("ck_conflict_state")),
    )
    op.create_index(op.f("ix_conflict_row_id"), "conflict", ["row_id"])
    op.create_table(
        "council_profile",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_profile")),
        sa.UniqueConstraint("version", name=op.f("uq_council_profile_version")),
    )
