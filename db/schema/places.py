"""Properties and who lives in them."""

from sqlalchemy import CheckConstraint, Column, Date, Index, Text, text

from db.schema.base import entity, grouped, reference, said

property_ = entity(
    "property",
    Column("uprn", Text, nullable=False, unique=True),
    Column("usrn", Text),
    Column("saon", Text, nullable=False, server_default=text("''"), info=grouped("address")),
    Column("paon", Text, nullable=False, server_default=text("''"), info=grouped("address")),
    Column("street", Text, nullable=False, server_default=text("''"), info=grouped("address")),
    Column("locality", Text, nullable=False, server_default=text("''"), info=grouped("address")),
    Column("town", Text, nullable=False, server_default=text("''"), info=grouped("address")),
    Column("postcode", Text, nullable=False, server_default=text("''"), info=grouped("address")),
    Column("ward", Text),
    Column("polling_district", Text),
    Column("band", Text),
    Column("round", Text),
    Column("kind", Text, nullable=False, server_default=text("'dwelling'")),
    Column("status", Text, nullable=False, server_default=text("'current'")),
    # Where the row came from; only what a gazetteer gave can be made historic by a later gazetteer.
    Column("source", Text, nullable=False, server_default=text("'council'")),
    # Postgres only: a pattern the replica need not check again.
    CheckConstraint(
        "uprn ~ '^[0-9]{1,12}$'", name="uprn", info=said("A UPRN has up to 12 digits and nothing else.")
    ).ddl_if(dialect="postgresql"),
    CheckConstraint("status IN ('current', 'historic')", name="status"),
    CheckConstraint(
        "band IN ('A','B','C','D','E','F','G','H','I')",
        name="band",
        info=said("A council tax band is a letter from A to I."),
    ),
    direct=True,
)
Index("ix_property_postcode", property_.c.postcode)

residency = entity(
    "residency",
    reference("person_id", "person"),
    reference("property_id", "property"),
    # First night there; the day after the last one (a period is [starts_on, ends_on)), empty while it lasts.
    Column("starts_on", Date, nullable=False, info=grouped("period")),
    Column("ends_on", Date, info=grouped("period")),
    Column("tenure", Text, nullable=False),
    CheckConstraint(
        "ends_on IS NULL OR ends_on >= starts_on",
        name="period",
        info=said("The stay would end before it starts. Check the two dates."),
    ),
    CheckConstraint(
        "tenure IN ('owner','private_tenant','social_tenant','lodger','family','student','other')",
        name="tenure",
        info=said("How somebody holds their home is not one of the known ways."),
    ),
)
