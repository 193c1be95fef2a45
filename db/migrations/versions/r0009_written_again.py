"""Files of work that are written again, and whose work a back office sends out and answers."""

import sqlalchemy as sa
from alembic import op

revision = "r0009"
down_revision = "r0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let the content stay, and note who wrote a file again and whose work is whose."""
    op.drop_constraint(op.f("ck_work_batch_content"), "work_batch", schema="sync")
    op.create_check_constraint(
        op.f("ck_work_batch_content"),
        "work_batch",
        "content IS NOT NULL OR written_at IS NOT NULL",
        schema="sync",
    )
    op.create_table(
        "work_right",
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("service", "role", name=op.f("pk_work_right")),
        schema="sync",
    )
    op.create_table(
        "work_again",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("batch", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_again")),
        sa.ForeignKeyConstraint(["batch"], ["sync.work_batch.number"], name=op.f("fk_work_again_batch")),
        schema="sync",
    )
    op.create_index(op.f("ix_work_again_batch"), "work_again", ["batch"], schema="sync")


def downgrade() -> None:
    """Take away what only this revision keeps."""
    op.drop_table("work_again", schema="sync")
    op.drop_table("work_right", schema="sync")
    op.execute("UPDATE sync.work_batch SET content = NULL WHERE written_at IS NOT NULL")
    op.drop_constraint(op.f("ck_work_batch_content"), "work_batch", schema="sync")
    op.create_check_constraint(
        op.f("ck_work_batch_content"),
        "work_batch",
        "(content IS NULL) = (written_at IS NOT NULL)",
        schema="sync",
    )
