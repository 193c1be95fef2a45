"""Unfinished work that is handed on, and which notification corrects which."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0006"
down_revision = "r0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "handed_draft",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.Column("to_advisor", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", postgresql.JSONB(), nullable=False),
        sa.Column("handed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handed_draft")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_handed_draft_person_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("advisor <> to_advisor", name=op.f("ck_handed_draft_to_another")),
    )
    op.create_index(op.f("ix_handed_draft_person_id"), "handed_draft", ["person_id"])
    op.create_index(op.f("ix_handed_draft_to_advisor"), "handed_draft", ["to_advisor"])
    op.add_column("notification", sa.Column("corrects_id", sa.Uuid(as_uuid=False), nullable=True))
    op.create_foreign_key(
        op.f("fk_notification_corrects_id"),
        "notification",
        "notification",
        ["corrects_id"],
        ["id"],
        ondelete="RESTRICT",
    )
    op.create_unique_constraint(op.f("uq_notification_corrects_id"), "notification", ["corrects_id"])


def downgrade() -> None:
    """Remove them."""
    op.drop_constraint(op.f("uq_notification_corrects_id"), "notification")
    op.drop_constraint(op.f("fk_notification_corrects_id"), "notification")
    op.drop_column("notification", "corrects_id")
    op.drop_table("handed_draft")
