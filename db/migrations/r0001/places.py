"""Revision r0001: properties and residencies."""

import sqlalchemy as sa
from alembic import op

TABLES = (
    "property",
    "residency",
)


def create() -> None:
    """Make the tables, parents first."""
    op.create_table(
        "property",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("uprn", sa.Text(), nullable=False),
        sa.Column("usrn", sa.Text(), nullable=True),
        sa.Column("saon", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("paon", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("street", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("locality", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("town", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("postcode", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("ward", sa.Text(), nullable=True),
        sa.Column("polling_district", sa.Text(), nullable=True),
        sa.Column("band", sa.Text(), nullable=True),
        sa.Column("round", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False, server_default=sa.text("'dwelling'")),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'current'")),
        sa.Column("source", sa.Text(), nullable=False, server_default=sa.text("'council'")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_property")),
        sa.UniqueConstraint("uprn", name=op.f("uq_property_uprn")),
        sa.CheckConstraint("band IN ('A','B','C','D','E','F','G','H','I')", name=op.f("ck_property_band")),
        sa.CheckConstraint("status IN ('current', 'historic')", name=op.f("ck_property_status")),
        sa.CheckConstraint("uprn ~ '^[0-9]{1,12}$'", name=op.f("ck_property_uprn")),
    )
    op.create_index(op.f("ix_property_postcode"), "property", ["postcode"])
    op.create_table(
        "residency",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("property_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("tenure", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_residency")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_residency_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["property_id"], ["property.id"], name=op.f("fk_residency_property_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_residency_period")),
        sa.CheckConstraint(
            "tenure IN ('owner','private_tenant','social_tenant','lodger','family','student','other')",
            name=op.f("ck_residency_tenure"),
        ),
    )
    op.create_index(op.f("ix_residency_person_id"), "residency", ["person_id"])
    op.create_index(op.f("ix_residency_property_id"), "residency", ["property_id"])
