"""A centre of its own for each test, with staff in every role, cloned from one that was set up once."""

from collections.abc import Callable, Iterator

import psycopg
import pytest

from db.central.administration import add_advisor, init
from db.central.policies import secure_database
from tests.helpers.postgres import ScratchCluster
from tests.integration.central.centre import PASSWORD, STAFF, Centre, furnish


def _build(url: str) -> None:
    init(url, {"name": "Westerdale"})
    for login, roles in STAFF.items():
        add_advisor(url, login, login.title(), job_title=None, phone=None, roles=roles, password=PASSWORD)
    furnish(url)


@pytest.fixture
def centre(postgres_cluster: ScratchCluster, make_database: Callable[[str | None], str]) -> Iterator[Centre]:
    """A centre with staff, a site, two properties and two people."""
    url = make_database(postgres_cluster.template("centre", _build))
    with psycopg.connect(url) as connection:
        secure_database(connection)
    made = Centre(url)
    yield made
    made.close()
