"""Everything of the first release: the council's tables, the centre's own, and the functions."""

from alembic import op

from db.central.installation import apply_functions, drop_functions
from db.central.migrating import psycopg_of
from db.central.roles import OWNER
from db.migrations.r0001 import centre, contacts, council, council_tax, people, places, queue, waste

revision = "r0001"
down_revision = None
branch_labels = None
depends_on = None

_COUNCIL = (people, places, council_tax, waste, contacts, queue, council)


def upgrade() -> None:
    """Make the tables, each row that must be there from the first day, and the functions."""
    for part in (*_COUNCIL, centre):
        part.create()
    op.execute("INSERT INTO sync.feed_lock DEFAULT VALUES")
    op.execute("INSERT INTO sync.epoch (reason) VALUES ('set up')")
    # The feed starts empty behind a floor of its own, so that two centres never share a history.
    op.execute(
        "INSERT INTO sync.setting (name, value) VALUES ('floor', '0'),"
        " ('floor_hash', encode(sha256(uuid_send(gen_random_uuid())), 'hex')), ('oldest_console', '0.1.0')"
    )
    apply_functions(psycopg_of(op.get_bind()))
    # The functions have two owners; what the next revisions make is the tables' owner's again.
    op.execute(f"SET LOCAL ROLE {OWNER}")


def downgrade() -> None:
    """Remove all of it, children first."""
    drop_functions(psycopg_of(op.get_bind()))
    for part in reversed(_COUNCIL):
        for name in reversed(part.TABLES):
            op.drop_table(name)
    for name in reversed(centre.TABLES):
        op.drop_table(name, schema="sync")
