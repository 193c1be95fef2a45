"""The borough lands in a real centre whole or not at all, and leaves the schema as it was."""

from collections.abc import Callable, Iterator
from datetime import date

import psycopg
import pytest

from db.central.administration import add_advisor, init
from db.demo import Batch, generate
from db.demo.load import BoroughAlreadyThere, load
from db.schema import ENTITIES
from tests.helpers.postgres import ScratchCluster

TODAY = date(2026, 11, 23)
_SCHEMA = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
 WHERE connamespace = 'council'::regnamespace
UNION ALL SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'council' ORDER BY 1, 2, 3
"""


@pytest.fixture
def centre(postgres_cluster: ScratchCluster, make_database: Callable[[str | None], str]) -> str:
    """The administrator's address of a centre that holds nobody."""
    return make_database(postgres_cluster.template("empty_centre", init))


def _all(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(statement.encode()).fetchall()


def test_every_row_lands_and_the_schema_is_as_before(centre: str) -> None:
    before = _all(centre, _SCHEMA)
    told: list[tuple[str, int]] = []
    loaded = load(centre, generate(300, 1, TODAY), lambda table, rows: told.append((table, rows)))
    assert len(told) == len(loaded) == len(ENTITIES) - 8
    for table, rows in loaded.items():
        assert _all(centre, f"SELECT count(*) FROM council.{table}") == [(rows,)]
    assert _all(centre, _SCHEMA) == before
    assert _all(centre, "SELECT known_as FROM council.person WHERE given_names = 'Siân'") == [("Shân",)]
    assert _all(centre, "SELECT hours->'wed' FROM council.site WHERE kind = 'one_stop_shop'") == [
        (["10:00", "17:00"],)
    ]


def test_consoles_are_told_to_fetch_everything_again(centre: str) -> None:
    loaded = load(centre, generate(120, 1, TODAY))
    feed = "SELECT entity FROM sync.feed WHERE row_id IS NULL"
    assert {row[0] for row in _all(centre, feed)} >= set(loaded)


def test_an_advisor_of_the_borough_gets_a_login_afterwards(centre: str) -> None:
    load(centre, generate(120, 1, TODAY))
    add_advisor(
        centre,
        "asha.rahman",
        "Asha Rahman",
        job_title="Customer advisor",
        phone=None,
        roles=["advisor"],
        password="a long password",
    )
    assert _all(centre, "SELECT count(*) FROM council.advisor WHERE login = 'asha.rahman'") == [(1,)]


def test_a_borough_is_never_mixed_with_anybody(centre: str) -> None:
    load(centre, generate(120, 1, TODAY))
    with pytest.raises(BoroughAlreadyThere):
        load(centre, generate(120, 2, TODAY))


def test_a_row_that_points_nowhere_leaves_nothing_behind(centre: str) -> None:
    before = _all(centre, _SCHEMA)

    def broken() -> Iterator[Batch]:
        for batch in generate(120, 1, TODAY):
            # The last home is left out, so that residencies and containers point at nothing.
            yield Batch(batch.table, batch.columns, batch.rows[:-1]) if batch.table == "property" else batch

    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        load(centre, broken())
    assert _all(centre, "SELECT count(*) FROM council.person") == [(0,)]
    assert _all(centre, _SCHEMA) == before
