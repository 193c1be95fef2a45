"""Revision r0001: people, their names and needs."""

import sqlalchemy as sa
from alembic import op

TABLES = (
    "organisation",
    "person",
    "caution_marker",
    "former_name",
    "support_need",
    "verification",
)


def create() -> None:
    """Make the tables, parents first."""
    op.create_table(
        "organisation",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("given_names", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=True),
        sa.Column("date_of_birth", sa.Date(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("mobile", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False, server_default=sa.text("'en'")),
        sa.Column("letter_format", sa.Text(), nullable=False, server_default=sa.text("'standard'")),
        sa.Column("letter_font", sa.Text(), nullable=False, server_default=sa.text("'lexend'")),
        sa.Column("deceased_on", sa.Date(), nullable=True),
        sa.Column("protected", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("reference", name=op.f("uq_person_reference")),
        sa.CheckConstraint("given_names <> '' OR family_name <> ''", name=op.f("ck_person_named")),
    )
    op.create_index(op.f("ix_person_family_name"), "person", ["family_name"])
    op.create_index(op.f("ix_person_protected"), "person", ["id"], postgresql_where=sa.text("protected"))
    op.create_table(
        "caution_marker",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("precautions", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=True),
        sa.Column("second_approver", sa.Text(), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caution_marker")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_caution_marker_person_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("expires_on >= review_on", name=op.f("ck_caution_marker_expires_after_review")),
        sa.CheckConstraint(
            "approved_by IS DISTINCT FROM second_approver OR approved_by IS NULL",
            name=op.f("ck_caution_marker_two_people"),
        ),
    )
    op.create_index(op.f("ix_caution_marker_person_id"), "caution_marker", ["person_id"])
    op.create_table(
        "former_name",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("given_names", sa.Text(), nullable=False),
        sa.Column("family_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_name")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_former_name_person_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("kind IN ('maiden', 'previous', 'closed')", name=op.f("ck_former_name_kind")),
    )
    op.create_index(op.f("ix_former_name_person_id"), "former_name", ["person_id"])
    op.create_table(
        "support_need",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("recorded_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_need")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_support_need_person_id"), ondelete="RESTRICT"
        ),
    )
    op.create_index(op.f("ix_support_need_person_id"), "support_need", ["person_id"])
    op.create_table(
        "verification",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("tier", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_verification_person_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("outcome IN ('passed', 'failed')", name=op.f("ck_verification_outcome")),
    )
    op.create_index(op.f("ix_verification_contact_id"), "verification", ["contact_id"])
    op.create_index(op.f("ix_verification_person_id"), "verification", ["person_id"])
