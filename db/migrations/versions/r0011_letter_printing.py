"""When letters were printed, which case each is about, and the file somebody got in place of a page."""

import sqlalchemy as sa
from alembic import op

revision = "r0011"
down_revision = "r0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the columns; letters say in their references until now what they are about."""
    op.add_column("letter", sa.Column("case_reference", sa.Text(), nullable=True))
    op.add_column("letter", sa.Column("beside_sha256", sa.Text(), nullable=True))
    op.execute(
        "UPDATE council.letter AS l SET case_reference = c.reference"
        " FROM (SELECT reference FROM council.case_file"
        " UNION SELECT reference FROM council.notification) AS c"
        " WHERE c.reference = regexp_replace(l.reference, '-L[0-9A-Z]+$', '') AND l.reference <> c.reference"
    )
    op.create_table(
        "letter_printing",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("letter_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printer", sa.Text(), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_printing")),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letter_printing_letter_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_letter_printing_person_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("copies > 0", name=op.f("ck_letter_printing_copies")),
    )
    for name in ("letter_id", "person_id"):
        op.create_index(op.f(f"ix_letter_printing_{name}"), "letter_printing", [name])


def downgrade() -> None:
    """Remove them."""
    op.drop_table("letter_printing")
    op.drop_column("letter", "beside_sha256")
    op.drop_column("letter", "case_reference")
