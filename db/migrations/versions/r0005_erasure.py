"""Which commands' texts were erased lawfully, when, and by whom."""

import sqlalchemy as sa
from alembic import op

revision = "r0005"
down_revision = "r0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; what was erased before nobody noted, and it counts as erased now."""
    op.create_table(
        "erasure",
        sa.Column("command_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("erased_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("command_id", name=op.f("pk_erasure")),
        schema="sync",
    )
    op.execute(
        "INSERT INTO sync.erasure (command_id, erased_at, erased_by)"
        " SELECT DISTINCT c.command_id, now(), session_user FROM sync.command AS c WHERE NOT EXISTS"
        " (SELECT 1 FROM sync.command_text AS t WHERE t.command_id = c.command_id)"
    )


def downgrade() -> None:
    """Remove it."""
    op.drop_table("erasure", schema="sync")
