"""A centre of each test's own, as `central init` makes it, with one advisor."""

from collections.abc import Callable

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from advisor_console.services.load_profile import body_of, load_profile
from db.central.administration import add_advisor, init
from db.central.policies import secure_database
from tests.helpers.postgres import ScratchCluster
from tests.integration.cli.processes import LOGIN, PASSWORD


def _build(url: str) -> None:
    init(url, body_of(load_profile("westerdale")))
    add_advisor(url, LOGIN, "Asha Rahman", job_title=None, phone=None, roles=["advisor"], password=PASSWORD)


@pytest.fixture
def centre_url(postgres_cluster: ScratchCluster, make_database: Callable[[str | None], str]) -> str:
    """The administrator's address of a centre."""
    url = make_database(postgres_cluster.template("cli", _build))
    with psycopg.connect(url) as connection:
        secure_database(connection)
    postgres_cluster.set_passwords([LOGIN], PASSWORD)
    return url


@pytest.fixture
def centre_address(centre_url: str) -> str:
    """The same centre's address as an advisor's machine has it."""
    return without_login(centre_url)


def without_login(url: str) -> str:
    """Leave login and password out of an address."""
    given = conninfo_to_dict(url)
    return f"postgresql://{given['host']}:{given['port']}/{given['dbname']}"
