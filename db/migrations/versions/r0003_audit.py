"""Who looked at whose record, who declared an interest in whom, and who has what open now."""

import sqlalchemy as sa
from alembic import op

revision = "r0003"
down_revision = "r0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "record_view",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.Column("viewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=True),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_record_view")),
    )
    op.create_index(op.f("ix_record_view_person_id"), "record_view", ["person_id"])
    op.create_table(
        "declared_interest",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declared_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declared_interest")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_declared_interest_person_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("relation IN ('self', 'relative')", name=op.f("ck_declared_interest_relation")),
        sa.CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name=op.f("ck_declared_interest_withdrawn")
        ),
    )
    op.create_index(op.f("ix_declared_interest_person_id"), "declared_interest", ["person_id"])
    op.create_index(
        op.f("uq_declared_interest_current"),
        "declared_interest",
        ["advisor", "person_id"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
    )
    op.create_table(
        "presence",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("entity", "row_id", "login", name=op.f("pk_presence")),
        schema="sync",
        prefixes=["UNLOGGED"],
    )
    op.create_index(op.f("ix_presence_until"), "presence", ["until"], schema="sync")


def downgrade() -> None:
    """Remove them."""
    op.drop_table("presence", schema="sync")
    op.drop_table("declared_interest")
    op.drop_table("record_view")
