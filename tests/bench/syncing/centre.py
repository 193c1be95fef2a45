"""A durable centre of its own with a borough in it, thrown away afterwards, and who may sign in."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import psycopg

from advisor_console.domain.ids import EntityId
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.load_profile import body_of, load_profile
from db.central.administration import add_advisor, init
from db.central.embedded import EmbeddedPostgres
from db.central.embedded_programs import private_folder
from db.central.gateway import PostgresCentral
from db.demo import DEMO_PROFILE, DEMO_SEED, generate
from db.demo.load import load
from tests.bench.measuring import say

PASSWORD = "a long and quite invented one"
CONNECTIONS = 1_000
"""docs/administration.md: three for each of 300 consoles, and some for administrators."""


@dataclass(frozen=True, slots=True)
class Centre:
    """Where it is: url is the administrator's, address a console's without the login; somebody's record."""

    url: str
    address: str
    person: EntityId

    def gateway(self, login: str) -> PostgresCentral:
        """The centre as one login's console has it."""
        return PostgresCentral(self.address, login, PASSWORD)


@contextmanager
def centre(residents: int, staff: int) -> Iterator[Centre]:
    """Start one that syncs to its disk, with so many residents, and desk0 and the others to sign in."""
    folder = private_folder(f"bench-sync-{os.getpid()}")
    try:
        with EmbeddedPostgres(folder) as server:
            _allow_many(server)
            say(f"a borough of {residents:,} residents and {staff} members of staff")
            url = server.url()
            init(url, body_of(load_profile(DEMO_PROFILE)))
            load(url, generate(residents, DEMO_SEED, datetime.now(LOCAL).date()))
            for number in range(staff):
                login = f"desk{number}"
                add_advisor(
                    url, login, login, job_title=None, phone=None, roles=["advisor"], password=PASSWORD
                )
            with psycopg.connect(url) as connection:
                row = connection.execute(
                    "SELECT id::text FROM council.person WHERE NOT protected ORDER BY id LIMIT 1"
                ).fetchone()
            if row is None:
                raise ValueError("nobody lives in this borough")
            yield Centre(url, f"postgresql://{url.rpartition('@')[2]}", EntityId(row[0]))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _allow_many(server: EmbeddedPostgres) -> None:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET max_connections = {CONNECTIONS}".encode())
    server.stop()
    server.start()
