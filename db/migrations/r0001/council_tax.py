"""Revision r0001: council tax."""

import sqlalchemy as sa
from alembic import op

TABLES = (
    "council_tax_account",
    "discount",
    "liability_period",
    "liable_person",
)


def create() -> None:
    """Make the tables, parents first."""
    op.create_table(
        "council_tax_account",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("property_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("payment_method", sa.Text(), nullable=False, server_default=sa.text("'bill'")),
        sa.Column("to_pay_pence", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("arrears_pence", sa.BigInteger(), nullable=False, server_default=sa.text("0")),
        sa.Column("next_due_pence", sa.BigInteger(), nullable=True),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_tax_account")),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["property.id"],
            name=op.f("fk_council_tax_account_property_id"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_council_tax_account_reference")),
        sa.CheckConstraint(
            "closed_on IS NULL OR closed_on >= opened_on", name=op.f("ck_council_tax_account_open")
        ),
    )
    op.create_index(op.f("ix_council_tax_account_property_id"), "council_tax_account", ["property_id"])
    op.create_table(
        "discount",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discount")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["council_tax_account.id"],
            name=op.f("fk_discount_account_id"),
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name=op.f("ck_discount_percent")),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_discount_period")),
    )
    op.create_index(op.f("ix_discount_account_id"), "discount", ["account_id"])
    op.create_table(
        "liability_period",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("property_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("account_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liability_period")),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["council_tax_account.id"],
            name=op.f("fk_liability_period_account_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["property_id"],
            ["property.id"],
            name=op.f("fk_liability_period_property_id"),
            ondelete="RESTRICT",
        ),
        sa.CheckConstraint(
            "basis IN ('liable', 'exempt', 'undecided')", name=op.f("ck_liability_period_basis")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_liability_period_period")
        ),
    )
    op.execute(
        "ALTER TABLE liability_period ADD CONSTRAINT ex_liability_period_overlap"
        " EXCLUDE USING gist (property_id WITH =, daterange(starts_on, ends_on, '[)') WITH &&)"
    )
    op.create_index(op.f("ix_liability_period_account_id"), "liability_period", ["account_id"])
    op.create_index(op.f("ix_liability_period_property_id"), "liability_period", ["property_id"])
    op.create_table(
        "liable_person",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("period_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_liable_person")),
        sa.ForeignKeyConstraint(
            ["period_id"],
            ["liability_period.id"],
            name=op.f("fk_liable_person_period_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_liable_person_person_id"), ondelete="RESTRICT"
        ),
    )
    op.create_index(op.f("ix_liable_person_period_id"), "liable_person", ["period_id"])
    op.create_index(op.f("ix_liable_person_person_id"), "liable_person", ["person_id"])
