"""The new addresses of people in danger, for their author and for whoever may see protected people."""

import sqlalchemy as sa
from alembic import op

revision = "r0008"
down_revision = "r0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "protected_address",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("notification_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("uprn", sa.Text(), nullable=True),
        sa.Column("letters_to", sa.Text(), nullable=True),
        sa.Column("landlord", sa.Text(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protected_address")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_protected_address_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["notification_id"],
            ["notification.id"],
            name=op.f("fk_protected_address_notification_id"),
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint(
            "address <> '' OR letters_to IS NOT NULL", name=op.f("ck_protected_address_something")
        ),
    )
    for name in ("person_id", "notification_id"):
        op.create_index(op.f(f"ix_protected_address_{name}"), "protected_address", [name])


def downgrade() -> None:
    """Remove it."""
    op.drop_table("protected_address")
