"""A centre of its own for each test, with staff in every role, cloned from one that was set up once."""

import os
from collections.abc import Callable, Iterator
from typing import cast

import psycopg
import pytest

from db.central.administration import add_advisor, init
from db.central.embedded import EmbeddedPostgres
from db.central.policies import secure_database
from tests.helpers.postgres import ScratchCluster
from tests.integration.central.centre import PASSWORD, STAFF, Centre, furnish
from tests.integration.central.debian import DebianPostgres, require_packaged


def build(url: str) -> None:
    """Set a centre up with staff and a few records."""
    init(url, {"name": "Westerdale"})
    for login, roles in STAFF.items():
        add_advisor(url, login, login.title(), job_title=None, phone=None, roles=roles, password=PASSWORD)
    furnish(url)


@pytest.fixture(scope="session")
def debian_server() -> Iterator[DebianPostgres]:
    """PostgreSQL as Debian packages it (15 in Debian 12), without TLS unless a test sets it up."""
    server = DebianPostgres(require_packaged())
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def debian_cluster(debian_server: DebianPostgres) -> ScratchCluster:
    """The same, handing out databases."""
    return ScratchCluster(cast("EmbeddedPostgres", debian_server))


if os.environ.get("CENTRE_TESTS_ON") == "debian":

    @pytest.fixture(scope="session")
    def postgres_cluster(debian_cluster: ScratchCluster) -> ScratchCluster:
        """Every proof of this folder on PostgreSQL 15 instead of the embedded one."""
        return debian_cluster


@pytest.fixture
def centre(postgres_cluster: ScratchCluster, make_database: Callable[[str | None], str]) -> Iterator[Centre]:
    """A centre with staff, a site, two properties and two people."""
    url = make_database(postgres_cluster.template("centre", build))
    with psycopg.connect(url) as connection:
        secure_database(connection)
    made = Centre(url)
    yield made
    made.close()
