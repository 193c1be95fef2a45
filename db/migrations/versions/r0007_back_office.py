"""Work that goes out to the services in files, and what they answer."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "r0007"
down_revision = "r0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what becomes of a piece of work, the files it went out in, and the services' answers."""
    op.add_column("work_item", sa.Column("sent_at", sa.DateTime(timezone=True)))
    op.add_column("work_item", sa.Column("answered_at", sa.DateTime(timezone=True)))
    op.add_column("work_item", sa.Column("service_reference", sa.Text()))
    op.create_index(op.f("ix_work_item_status_promised_by"), "work_item", ["status", "promised_by"])
    op.create_table(
        "work_batch",
        sa.Column("number", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("apart", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_work_batch")),
        sa.CheckConstraint(
            "(content IS NULL) = (written_at IS NOT NULL)", name=op.f("ck_work_batch_content")
        ),
        schema="sync",
    )
    op.create_index(
        op.f("uq_work_batch_unwritten"),
        "work_batch",
        ["service", "apart"],
        unique=True,
        postgresql_where=sa.text("written_at IS NULL"),
        schema="sync",
    )
    op.create_table(
        "batched_work",
        sa.Column("work_item_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("batch", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("work_item_id", name=op.f("pk_batched_work")),
        sa.ForeignKeyConstraint(["batch"], ["sync.work_batch.number"], name=op.f("fk_batched_work_batch")),
        schema="sync",
    )
    op.create_index(op.f("ix_batched_work_batch"), "batched_work", ["batch"], schema="sync")
    op.create_table(
        "work_answer",
        sa.Column("work_item_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("service_reference", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("work_item_id", "state", name=op.f("pk_work_answer")),
        sa.CheckConstraint("state IN ('accepted', 'rejected', 'done')", name=op.f("ck_work_answer_state")),
        schema="sync",
    )


def downgrade() -> None:
    """Remove it."""
    for name in ("work_answer", "batched_work", "work_batch"):
        op.drop_table(name, schema="sync")
    op.drop_index("ix_work_item_status_promised_by", "work_item")
    for name in ("service_reference", "answered_at", "sent_at"):
        op.drop_column("work_item", name)
