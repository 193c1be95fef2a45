"""Consoles at a centre of their own, cloned from one that was set up once, with a real keyring."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from db.central.policies import secure_database
from db.local.secret_service import PrivateSecretService
from tests.helpers.postgres import ScratchCluster
from tests.integration.sync.consoles import PASSWORD, STAFF, Consoles, build


@pytest.fixture
def consoles(
    postgres_cluster: ScratchCluster,
    make_database: Callable[[str | None], str],
    secret_service: PrivateSecretService,
    tmp_path: Path,
) -> Iterator[Consoles]:
    """A borough of a hundred, and whoever signs in to it."""
    url = make_database(postgres_cluster.template("borough", build))
    with psycopg.connect(url) as connection:
        secure_database(connection)
    postgres_cluster.set_passwords(STAFF, PASSWORD)
    made = Consoles(url, tmp_path / "machines")
    yield made
    made.close()
