"""What Alembic runs: always on the connection that db.central.migrating hands over, in its transaction."""

from alembic import context

from db.central import tables as sync_tables
from db.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[metadata, sync_tables.metadata],
    version_table_schema=sync_tables.SCHEMA,
    transactional_ddl=True,
)
context.run_migrations()
