"""Which side of a conflict was chosen, and when the other side was written."""

import sqlalchemy as sa
from alembic import op

revision = "r0002"
down_revision = "r0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what closing a conflict notes."""
    op.add_column("conflict", sa.Column("theirs_at", sa.DateTime(timezone=True)))
    op.add_column("conflict", sa.Column("choice", sa.Text()))
    op.create_check_constraint(op.f("ck_conflict_choice"), "conflict", "choice IN ('mine', 'theirs')")


def downgrade() -> None:
    """Take it away again."""
    op.drop_constraint(op.f("ck_conflict_choice"), "conflict")
    op.drop_column("conflict", "choice")
    op.drop_column("conflict", "theirs_at")
