"""Running the centre's revisions, in one transaction with everything that goes with them."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import cast

import psycopg
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, create_engine, pool

from db.central import tables as sync_tables
from db.central.roles import OWNER
from db.schema import metadata
from db.schema.base import NAMING


@contextmanager
def administrator(url: str) -> Iterator[Connection]:
    """One transaction of the administrator at a libpq address; committed when the block ends well.

    The address goes to libpq as it is and never into an engine's URL, where a log could show it.
    """
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(url), poolclass=pool.NullPool
    )
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL search_path = council, pg_catalog")
        yield connection


def psycopg_of(connection: Connection) -> psycopg.Connection:
    """The driver's own connection below SQLAlchemy's."""
    return cast("psycopg.Connection", connection.connection.driver_connection)


def _configuration(connection: Connection, folder: str) -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", folder.replace("%", "%%"))
    configuration.attributes["connection"] = connection
    return configuration


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring the tables to a revision, as their owner. "base" takes everything away."""
    with as_file(files("db") / "migrations") as folder:
        connection.exec_driver_sql(f"SET LOCAL ROLE {OWNER}")
        run = command.downgrade if revision == "base" else command.upgrade
        run(_configuration(connection, str(folder)), revision)
        connection.exec_driver_sql("RESET ROLE")


def head_revision() -> str:
    """The newest revision that this programme brings."""
    with as_file(files("db") / "migrations") as folder:
        configuration = Config()
        configuration.set_main_option("script_location", str(folder).replace("%", "%%"))
        head = ScriptDirectory.from_config(configuration).get_current_head()
    assert head is not None  # noqa: S101  the folder is never empty
    return head


def is_known(revision: str) -> bool:
    """Whether this programme brings a revision; a newer one's it does not."""
    with as_file(files("db") / "migrations") as folder:
        configuration = Config()
        configuration.set_main_option("script_location", str(folder).replace("%", "%%"))
        return any(
            found.revision == revision
            for found in ScriptDirectory.from_config(configuration).walk_revisions()
        )


def current_revision(connection: Connection) -> str | None:
    """The revision the centre is at; None when it was never set up."""
    return MigrationContext.configure(
        connection, opts={"version_table_schema": sync_tables.SCHEMA}
    ).get_current_revision()


def differences(connection: Connection) -> list[str]:
    """What Alembic finds different between the models and the centre, each in a line."""
    context = MigrationContext.configure(
        connection,
        opts={
            "version_table_schema": sync_tables.SCHEMA,
            "include_schemas": True,
            "include_name": _is_ours,
            "compare_type": True,
            "compare_server_default": True,
        },
    )
    both = MetaData(naming_convention=NAMING)
    for table in (*metadata.sorted_tables, *sync_tables.metadata.sorted_tables):
        table.to_metadata(both)
    found = compare_metadata(context, both)
    return [str(difference) for difference in found]


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "schema" or name in (None, sync_tables.SCHEMA)
