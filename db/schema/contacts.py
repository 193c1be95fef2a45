"""What happened between a customer and the council: contacts, notes, cases, changes, letters."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)

from db.schema.base import entity, reference, said
from db.schema.types import EntityId, JsonDocument, UtcDateTime

contact = entity(
    "contact",
    # Caller and subject are two people (a parent, a carer, a councillor); either may be unknown.
    reference("person_id", "person", nullable=True),
    reference("caller_id", "person", nullable=True),
    Column("authority", Text),
    Column("channel", Text, nullable=False),
    Column("site_id", Text),
    Column("ticket_id", Text),
    Column("advisor", Text, nullable=False),
    Column("started_at", UtcDateTime, nullable=False, index=True),
    Column("ended_at", UtcDateTime, nullable=False),
    Column("reason", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("avoidable", Boolean, nullable=False, server_default=text("false")),
    Column("summary", Text, nullable=False, server_default=text("''")),
    # The customer leaves knowing what is next, who does it and by when (requirements.md, L7).
    Column("next_step", Text),
    Column("next_who", Text),
    Column("next_by", Date),
    CheckConstraint(
        "channel IN ('phone', 'counter', 'library', 'email', 'web', 'letter', 'voicemail')",
        name="channel",
        info=said("How the customer reached us is not one of the known ways."),
    ),
    CheckConstraint("outcome IN ('answered', 'passed_on', 'call_back', 'ended')", name="outcome"),
    CheckConstraint(
        "ended_at >= started_at", name="times", info=said("A contact cannot end before it started.")
    ),
    append_only=True,
)

case_file = entity(
    "case_file",
    Column("reference", Text, nullable=False, unique=True),
    reference("person_id", "person", nullable=True),
    reference("property_id", "property", nullable=True),
    Column("contact_id", Text),
    Column("service", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("status", Text, nullable=False, server_default=text("'open'")),
    Column("department", Text, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("promised_by", Date),
    Column("closed_at", UtcDateTime),
    CheckConstraint("status IN ('open', 'waiting_for_customer', 'closed')", name="status"),
)

note = entity(
    "note",
    reference("person_id", "person"),
    Column("contact_id", Text),
    Column("case_id", Text),
    Column("body", Text, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("advisor", Text, nullable=False),
    CheckConstraint(
        "body <> ''", name="body", info=said("An empty note cannot be kept. Write what happened.")
    ),
    append_only=True,
)

notification = entity(
    "notification",
    Column("reference", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    reference("person_id", "person"),
    Column("contact_id", Text),
    reference("from_property_id", "property", nullable=True),
    reference("to_property_id", "property", nullable=True),
    Column("last_night", Date),
    Column("first_night", Date),
    # Everything that was told, as it was told; services read their own part of it.
    Column("told", JsonDocument, nullable=False),
    Column("reported_at", UtcDateTime, nullable=False),
    Column("advisor", Text, nullable=False),
    # The earlier one that this one corrects or cancels: its rows are put back by the same command.
    Column("corrects_id", EntityId, ForeignKey("notification.id", ondelete="RESTRICT")),
    UniqueConstraint(
        "corrects_id",
        info=said(
            "Somebody has corrected or cancelled this already. Open what stands now, and correct that one."
        ),
    ),
    append_only=True,
)

work_item = entity(
    "work_item",
    Column("reference", Text, nullable=False, unique=True),
    reference("notification_id", "notification", nullable=True),
    reference("person_id", "person", nullable=True),
    Column("service", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("detail", JsonDocument, nullable=False),
    Column("status", Text, nullable=False, server_default=text("'recorded'")),
    Column("promised_by", Date),
    Column("reason", Text),
    Column("recorded_at", UtcDateTime, nullable=False),
    # What becomes of it is written by direct calls at the centre only (console.export_work and its like).
    Column("sent_at", UtcDateTime),
    Column("answered_at", UtcDateTime),
    Column("service_reference", Text),
    CheckConstraint("service IN ('council_tax', 'waste', 'electoral', 'benefits')", name="service"),
    CheckConstraint("status IN ('recorded', 'sent', 'accepted', 'rejected', 'done')", name="status"),
    CheckConstraint(
        "status <> 'rejected' OR reason IS NOT NULL",
        name="rejected_has_reason",
        info=said("Work that a service rejects needs its reason."),
    ),
    append_only=True,
)
# What is still open is asked for all day: few of the many, and by the day it was promised for.
Index("ix_work_item_status_promised_by", work_item.c.status, work_item.c.promised_by)

protected_address = entity(
    "protected_address",
    # Where somebody in danger went. By its policy only whoever took it and the role protected see it.
    # The UPRN is no foreign key: the property's own history must not lead here.
    reference("person_id", "person"),
    reference("notification_id", "notification"),
    Column("advisor", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("uprn", Text),
    Column("letters_to", Text),
    Column("landlord", Text),
    Column("told_at", UtcDateTime, nullable=False),
    CheckConstraint("address <> '' OR letters_to IS NOT NULL", name="something"),
    append_only=True,
)

electoral_advice = entity(
    "electoral_advice",
    # Only "advised" and "passed on": what the officer holds is not ours to show.
    reference("person_id", "person"),
    reference("notification_id", "notification", nullable=True),
    Column("advised_at", UtcDateTime, nullable=False),
    Column("passed_on_at", UtcDateTime),
    Column("advisor", Text, nullable=False),
    append_only=True,
)

letter = entity(
    "letter",
    Column("reference", Text, nullable=False, unique=True),
    reference("person_id", "person"),
    reference("notification_id", "notification", nullable=True),
    # What it is about, by the reference that it has there: somebody's notification or a service's case.
    Column("case_reference", Text),
    Column("title", Text, nullable=False),
    Column("template", Text, nullable=False),
    Column("template_version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    # The PDF's own bytes are a content-addressed blob outside the feed, and so is what somebody got who reads
    # no page: plain text, braille or sound, as the format says.
    Column("sha256", Text, nullable=False),
    Column("beside_sha256", Text),
    Column("delivery", Text, nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("advisor", Text, nullable=False),
    append_only=True,
)

letter_printing = entity(
    "letter_printing",
    # The letter's person, so that it is hidden with everything else of theirs.
    reference("letter_id", "letter"),
    reference("person_id", "person"),
    Column("printed_at", UtcDateTime, nullable=False),
    Column("printer", Text, nullable=False),
    Column("advisor", Text, nullable=False),
    Column("copies", Integer, nullable=False, server_default=text("1")),
    CheckConstraint(
        "copies > 0", name="copies", info=said("A printing has one copy at least. Say how many there were.")
    ),
    append_only=True,
)

handed_draft = entity(
    "handed_draft",
    # Unfinished work on its way from one advisor to another; taken up, it is removed. Nobody else sees it.
    Column("advisor", Text, nullable=False),
    Column("to_advisor", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    reference("person_id", "person"),
    Column("title", Text, nullable=False),
    Column("body", JsonDocument, nullable=False),
    Column("handed_at", UtcDateTime, nullable=False),
    CheckConstraint(
        "advisor <> to_advisor",
        name="to_another",
        info=said("Unfinished work is handed on to somebody else. Choose a colleague."),
    ),
)
