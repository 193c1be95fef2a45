"""Council tax: accounts, who is liable when, and discounts."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, Integer, Text, func, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint

from db.schema.base import entity, grouped, reference, said

council_tax_account = entity(
    "council_tax_account",
    Column("reference", Text, nullable=False, unique=True),
    reference("property_id", "property"),
    Column("opened_on", Date, nullable=False, info=grouped("open")),
    Column("closed_on", Date, info=grouped("open")),
    Column("payment_method", Text, nullable=False, server_default=text("'bill'")),
    # What revenues last told us; the console never bills. Whole pence.
    Column("to_pay_pence", BigInteger, nullable=False, server_default=text("0")),
    Column("arrears_pence", BigInteger, nullable=False, server_default=text("0")),
    Column("next_due_pence", BigInteger),
    Column("next_due_on", Date),
    CheckConstraint(
        "closed_on IS NULL OR closed_on >= opened_on",
        name="open",
        info=said("The account would close before it opens. Check the two dates."),
    ),
)

liability_period = entity(
    "liability_period",
    reference("property_id", "property"),
    reference("account_id", "council_tax_account", nullable=True),
    Column("starts_on", Date, nullable=False, info=grouped("period")),
    Column("ends_on", Date, info=grouped("period")),
    Column("basis", Text, nullable=False),
    CheckConstraint(
        "ends_on IS NULL OR ends_on >= starts_on",
        name="period",
        info=said("The period would end before it starts. Check the two dates."),
    ),
    CheckConstraint("basis IN ('liable', 'exempt', 'undecided')", name="basis"),
)
liability_period.append_constraint(
    # One liable group, one exemption or "undecided" owes each day of a property; never two at once.
    ExcludeConstraint(
        (liability_period.c.property_id, "="),
        (func.daterange(liability_period.c.starts_on, liability_period.c.ends_on, text("'[)'")), "&&"),
        name="ex_liability_period_overlap",
        info=said(
            "Somebody is already liable for this property on some of these days."
            " End the earlier period first, or change the dates."
        ),
        using="gist",
    ).ddl_if(dialect="postgresql")
)

liable_person = entity(
    "liable_person",
    reference("period_id", "liability_period"),
    reference("person_id", "person"),
)

discount = entity(
    "discount",
    reference("account_id", "council_tax_account"),
    Column("kind", Text, nullable=False),
    Column("percent", Integer, nullable=False),
    Column("starts_on", Date, nullable=False, info=grouped("period")),
    Column("ends_on", Date, info=grouped("period")),
    CheckConstraint(
        "percent BETWEEN 0 AND 100", name="percent", info=said("A discount is between 0 and 100 per cent.")
    ),
    CheckConstraint(
        "ends_on IS NULL OR ends_on >= starts_on",
        name="period",
        info=said("The period would end before it starts. Check the two dates."),
    ),
)
