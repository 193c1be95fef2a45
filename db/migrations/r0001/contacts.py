"""Revision r0001: contacts, cases, notifications and letters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

TABLES = (
    "case_file",
    "contact",
    "note",
    "notification",
    "electoral_advice",
    "letter",
    "work_item",
)


def create() -> None:
    """Make the tables, parents first."""
    op.create_table(
        "case_file",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("property_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("contact_id", sa.Text(), nullable=True),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'open'")),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("promised_by", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_case_file_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["property_id"], ["property.id"], name=op.f("fk_case_file_property_id"), ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_case_file_reference")),
        sa.CheckConstraint(
            "status IN ('open', 'waiting_for_customer', 'closed')", name=op.f("ck_case_file_status")
        ),
    )
    op.create_index(op.f("ix_case_file_person_id"), "case_file", ["person_id"])
    op.create_index(op.f("ix_case_file_property_id"), "case_file", ["property_id"])
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("caller_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("authority", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("site_id", sa.Text(), nullable=True),
        sa.Column("ticket_id", sa.Text(), nullable=True),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("avoidable", sa.Boolean(), nullable=False, server_default=sa.text("false")),
        sa.Column("summary", sa.Text(), nullable=False, server_default=sa.text("''")),
        sa.Column("next_step", sa.Text(), nullable=True),
        sa.Column("next_who", sa.Text(), nullable=True),
        sa.Column("next_by", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.ForeignKeyConstraint(
            ["caller_id"], ["person.id"], name=op.f("fk_contact_caller_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contact_person_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint(
            "channel IN ('phone', 'counter', 'library', 'email', 'web', 'letter', 'voicemail')",
            name=op.f("ck_contact_channel"),
        ),
        sa.CheckConstraint(
            "outcome IN ('answered', 'passed_on', 'call_back', 'ended')", name=op.f("ck_contact_outcome")
        ),
        sa.CheckConstraint("ended_at >= started_at", name=op.f("ck_contact_times")),
    )
    op.create_index(op.f("ix_contact_caller_id"), "contact", ["caller_id"])
    op.create_index(op.f("ix_contact_person_id"), "contact", ["person_id"])
    op.create_index(op.f("ix_contact_started_at"), "contact", ["started_at"])
    op.create_table(
        "note",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=True),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_note_person_id"), ondelete="RESTRICT"
        ),
        sa.CheckConstraint("body <> ''", name=op.f("ck_note_body")),
    )
    op.create_index(op.f("ix_note_person_id"), "note", ["person_id"])
    op.create_table(
        "notification",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("contact_id", sa.Text(), nullable=True),
        sa.Column("from_property_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("to_property_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("last_night", sa.Date(), nullable=True),
        sa.Column("first_night", sa.Date(), nullable=True),
        sa.Column("told", postgresql.JSONB(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        sa.ForeignKeyConstraint(
            ["from_property_id"],
            ["property.id"],
            name=op.f("fk_notification_from_property_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notification_person_id"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["to_property_id"],
            ["property.id"],
            name=op.f("fk_notification_to_property_id"),
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_notification_reference")),
    )
    op.create_index(op.f("ix_notification_from_property_id"), "notification", ["from_property_id"])
    op.create_index(op.f("ix_notification_person_id"), "notification", ["person_id"])
    op.create_index(op.f("ix_notification_to_property_id"), "notification", ["to_property_id"])
    op.create_table(
        "electoral_advice",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("notification_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("advised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passed_on_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_electoral_advice")),
        sa.ForeignKeyConstraint(
            ["notification_id"],
            ["notification.id"],
            name=op.f("fk_electoral_advice_notification_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_electoral_advice_person_id"), ondelete="RESTRICT"
        ),
    )
    op.create_index(op.f("ix_electoral_advice_notification_id"), "electoral_advice", ["notification_id"])
    op.create_index(op.f("ix_electoral_advice_person_id"), "electoral_advice", ["person_id"])
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("notification_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("template", sa.Text(), nullable=False),
        sa.Column("template_version", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("advisor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.ForeignKeyConstraint(
            ["notification_id"],
            ["notification.id"],
            name=op.f("fk_letter_notification_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_letter_person_id"), ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_letter_reference")),
    )
    op.create_index(op.f("ix_letter_notification_id"), "letter", ["notification_id"])
    op.create_index(op.f("ix_letter_person_id"), "letter", ["person_id"])
    op.create_table(
        "work_item",
        sa.Column("id", sa.Uuid(as_uuid=False), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("notification_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("person_id", sa.Uuid(as_uuid=False), nullable=True),
        sa.Column("service", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("detail", postgresql.JSONB(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False, server_default=sa.text("'recorded'")),
        sa.Column("promised_by", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_item")),
        sa.ForeignKeyConstraint(
            ["notification_id"],
            ["notification.id"],
            name=op.f("fk_work_item_notification_id"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_work_item_person_id"), ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("reference", name=op.f("uq_work_item_reference")),
        sa.CheckConstraint(
            "status <> 'rejected' OR reason IS NOT NULL", name=op.f("ck_work_item_rejected_has_reason")
        ),
        sa.CheckConstraint(
            "service IN ('council_tax', 'waste', 'electoral', 'benefits')", name=op.f("ck_work_item_service")
        ),
        sa.CheckConstraint(
            "status IN ('recorded', 'sent', 'accepted', 'rejected', 'done')", name=op.f("ck_work_item_status")
        ),
    )
    op.create_index(op.f("ix_work_item_notification_id"), "work_item", ["notification_id"])
    op.create_index(op.f("ix_work_item_person_id"), "work_item", ["person_id"])
