"""One small borough for the tests of a worker; nobody writes to it."""

from datetime import date

import pytest

from db.demo import generate
from tests.unit.demo.boroughs import Tables, tables_of

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def borough() -> Tables:
    """A borough of 4,000 around 23 November 2026."""
    return tables_of(generate(4_000, 7, TODAY))
