"""The oldest PostgreSQL a council may run: the whole way round once. (`CENTRE_TESTS_ON=debian` runs all.)"""

from collections.abc import Callable
from pathlib import Path

from advisor_console.domain.changes import Outcome, altered
from db.central.administration import add_advisor, init
from db.central.backup import back_up
from db.central.checking import check
from db.central.restoring import restore
from tests.helpers.postgres import ScratchCluster
from tests.integration.central.centre import (
    ANN,
    COUNTERS,
    HOUSING,
    LIBRARY,
    PASSWORD,
    Centre,
    cursor_of,
    furnish,
    note,
)


def test_the_whole_way_round_on_postgresql_15(debian_cluster: ScratchCluster) -> None:
    url = debian_cluster.create()
    init(url, {"name": "Westerdale"})
    for login in ("priya", "omar"):
        add_advisor(
            url, login, login.title(), job_title=None, phone=None, roles=["advisor"], password=PASSWORD
        )
    furnish(url)
    centre = Centre(url)
    assert int(centre.value("SHOW server_version_num")) >= 150_000
    author, other = centre.author("priya"), centre.author("omar")
    cursor = cursor_of(author.gateway)
    assert author.push(note(ANN, "priya"), altered("person", ANN, {"phone": None}, {"phone": "1"})).seq
    assert other.push(altered("person", ANN, {"phone": None}, {"phone": "2"})).outcome is Outcome.CONFLICTING
    page = other.gateway.pull(*cursor, 100)
    assert {entity: len(rows) for entity, rows in page.rows.items()} == {
        "note": 1,
        "person": 1,
        "conflict": 1,
    }
    joined = author.gateway.join(LIBRARY, HOUSING, None, None)
    called = author.gateway.call_next(LIBRARY, COUNTERS[0], [])
    assert called is not None
    assert called.id == joined.id
    assert check(url) == ()
    centre.close()
    debian_cluster.drop(url)


def test_a_backup_of_one_server_makes_the_centre_on_another_and_back(
    centre: Centre,
    debian_cluster: ScratchCluster,
    make_database: Callable[[str | None], str],
    tmp_path: Path,
) -> None:
    author = centre.author("priya")
    author.push(
        note(ANN, "priya", "Tab\there and \\N"), altered("person", ANN, {"phone": None}, {"phone": "1"})
    )
    made = back_up(centre.url, tmp_path / "there")
    url = debian_cluster.create()
    assert restore(url, tmp_path / "there") == made
    assert check(url) == ()
    there = Centre(url)
    later = there.author("priya")
    later.n = author.n
    assert later.push(note(ANN, "priya")).seq == made.seq + 1
    back_up(url, tmp_path / "back")
    home = make_database(None)
    restore(home, tmp_path / "back")
    assert check(home) == ()
    again = Centre(home)
    assert again.value("SELECT array_agg(body ORDER BY body) FROM council.note") == [
        "Rang about bins.", "Tab\there and \\N",
    ]  # fmt: skip
    assert again.gateway("priya").server_info().last == made.seq + 1
    for one in (there, again):
        one.close()
    debian_cluster.drop(url)
