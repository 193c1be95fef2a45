"""Who pushed a command, where that was the administrator and its owner is only claimed."""

import sqlalchemy as sa
from alembic import op

revision = "r0004"
down_revision = "r0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what was pushed by its owner leaves it empty, and its hash is what it was."""
    op.add_column("command", sa.Column("pushed_by", sa.Text(), nullable=True), schema="sync")


def downgrade() -> None:
    """Take it away."""
    op.drop_column("command", "pushed_by", schema="sync")
