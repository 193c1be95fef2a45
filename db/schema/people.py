"""People, their names and needs, and the warnings that some roles may see."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Text, text

from db.schema.base import entity, grouped, reference, said
from db.schema.types import UtcDateTime

person = entity(
    "person",
    Column("reference", Text, nullable=False, unique=True),
    Column("title", Text, info=grouped("name")),
    Column("given_names", Text, nullable=False, info=grouped("name")),
    Column("family_name", Text, nullable=False, info=grouped("name")),
    Column("known_as", Text),
    Column("date_of_birth", Date),
    Column("phone", Text),
    Column("mobile", Text),
    Column("email", Text),
    Column("language", Text, nullable=False, server_default=text("'en'")),
    Column("letter_format", Text, nullable=False, server_default=text("'standard'")),
    Column("letter_font", Text, nullable=False, server_default=text("'lexend'")),
    Column("deceased_on", Date),
    # Somebody fleeing abuse: the centre hides the row from all but named staff, so replicas never hold it.
    Column("protected", Boolean, nullable=False, server_default=text("false")),
    CheckConstraint(
        "given_names <> '' OR family_name <> ''",
        name="named",
        info=said("A person needs a first name or a family name."),
    ),
)
Index("ix_person_family_name", person.c.family_name)
# At the centre every policy asks who is protected, and they are few.
Index("ix_person_protected", person.c.id, postgresql_where=text("protected")).ddl_if(dialect="postgresql")

former_name = entity(
    "former_name",
    reference("person_id", "person"),
    Column("given_names", Text, nullable=False, info=grouped("name")),
    Column("family_name", Text, nullable=False, info=grouped("name")),
    Column("kind", Text, nullable=False),
    Column("until", Date),
    CheckConstraint("kind IN ('maiden', 'previous', 'closed')", name="kind"),
)

organisation = entity(
    "organisation",
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("phone", Text),
    Column("email", Text),
)

support_need = entity(
    "support_need",
    reference("person_id", "person"),
    Column("kind", Text, nullable=False),
    Column("detail", Text),
    Column("recorded_on", Date, nullable=False),
    Column("ended_on", Date),
)

caution_marker = entity(
    "caution_marker",
    reference("person_id", "person"),
    Column("reason", Text, nullable=False),
    Column("precautions", Text, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("approved_by", Text),
    Column("second_approver", Text),
    Column("urgent", Boolean, nullable=False, server_default=text("false")),
    Column("review_on", Date, nullable=False),
    Column("expires_on", Date, nullable=False),
    CheckConstraint(
        "expires_on >= review_on",
        name="expires_after_review",
        info=said("A caution marker cannot expire before its review."),
    ),
    CheckConstraint(
        "approved_by IS DISTINCT FROM second_approver OR approved_by IS NULL",
        name="two_people",
        info=said("A caution marker needs two different people to approve it."),
    ),
)

verification = entity(
    "verification",
    reference("person_id", "person"),
    # No foreign key: the contact's row is created when it is wrapped up, after this.
    Column("contact_id", Text, index=True),
    Column("method", Text, nullable=False),
    # Which items were checked, never the answers (requirements.md, Identity).
    Column("items", Text, nullable=False),
    Column("tier", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("checked_at", UtcDateTime, nullable=False),
    Column("advisor", Text, nullable=False),
    CheckConstraint("outcome IN ('passed', 'failed')", name="outcome"),
    append_only=True,
)
