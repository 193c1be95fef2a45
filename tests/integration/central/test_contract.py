"""What every centre behind the ports must do; run on the embedded PostgreSQL and on Debian's with TLS."""

import dataclasses
import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from advisor_console.domain.back_office import ServiceAnswer
from advisor_console.domain.changes import Outcome, altered, created
from advisor_console.domain.errors import EpochPassed, NotAllowed, OutOfStep, SignInRefused
from advisor_console.domain.ids import PersonId, new_id
from advisor_console.services.ports import LetterStore, Queue
from advisor_console.sync.ports import Central
from db.central.administration import announce_reload
from db.central.policies import secure_database
from tests.integration.central.centre import (
    ANN,
    COUNTERS,
    HOUSING,
    LIBRARY,
    ROSE,
    Centre,
    cursor_of,
    note,
    pull_all,
)
from tests.integration.central.conftest import build
from tests.integration.central.work import move

_HOST = "db.westerdale.example"


@pytest.fixture(params=["embedded", "packaged with TLS"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Centre]:
    """The same centre, served by either."""
    tls = request.param == "packaged with TLS"
    cluster = request.getfixturevalue("debian_cluster" if tls else "postgres_cluster")
    url = cluster.create(cluster.template("centre", build))
    with psycopg.connect(url) as connection:
        secure_database(connection)
    address = ""
    if tls:
        # Late: what it is made with is locked for Linux only, and so is the server.
        from tests.integration.central.certificates import Authority

        authority, given = Authority(tmp_path, "council"), conninfo_to_dict(url)
        cluster.server.speak_tls(*authority.certificate(_HOST))
        address = make_conninfo(
            host=_HOST, hostaddr="127.0.0.1", port=given["port"], dbname=given["dbname"],
            sslrootcert=str(authority.trusted),
        )  # fmt: skip
    centre = Centre(url, address)
    with centre.gateway("priya")._connections.borrow() as connection:
        assert connection.pgconn.ssl_in_use is tls
    yield centre
    centre.close()
    if tls:
        cluster.server.speak_plainly()
    cluster.drop(url)


def test_it_says_what_it_is_and_who_asks(served: Centre) -> None:
    central: Central = served.gateway("sam")
    info = central.server_info()
    assert (info.login, info.full_name) == ("sam", "Sam")
    assert set(info.roles) == {"console_supervisor", "console_protected"}
    assert info.last >= info.floor
    with pytest.raises(SignInRefused):
        served.gateway("sam", "not it").server_info()


def test_what_one_pushes_another_pulls_once(served: Centre) -> None:
    author, reader = served.author("priya"), served.gateway("omar")
    cursor = cursor_of(reader)
    written = [note(ANN, "priya", f"{number} £ ŵ 😀") for number in range(5)]
    results = author.gateway.push([author.command(one) for one in written])
    assert [result.outcome for result in results] == [Outcome.APPLIED] * 5
    assert [result.seq for result in results] == list(range(cursor[1] + 1, cursor[1] + 6))
    pages = pull_all(reader, cursor, 2)
    assert [row["id"] for page in pages for row in page.rows["note"]] == [one.id for one in written]
    assert [page.more for page in pages] == [True, True, False]
    last = pages[-1]
    assert not reader.pull(last.epoch, last.last, last.last_hash, 10).rows


def test_a_retry_and_a_batch_with_old_and_new_give_the_stored_answers(served: Centre) -> None:
    author = served.author("priya")
    first, second = author.command(note(ANN, "priya")), author.command(note(ANN, "priya"))
    (answer,) = author.gateway.push([first])
    again = author.gateway.push([first, second, first])
    assert (again[0], again[2]) == (answer, answer)
    forged = dataclasses.replace(first, changes=(note(ANN, "priya", "other"),))
    assert author.gateway.push([forged])[0].outcome is Outcome.REFUSED
    assert served.value("SELECT count(*) FROM council.note") == 2


def test_a_gap_or_another_history_takes_nothing(served: Centre) -> None:
    author = served.author("priya")
    skipped, late = author.command(note(ANN, "priya")), author.command(note(ANN, "priya"))
    with pytest.raises(OutOfStep) as caught:
        author.gateway.push([late])
    assert caught.value.expected == 1
    with pytest.raises(EpochPassed):
        author.gateway.push([skipped], new_id())
    assert served.value("SELECT count(*) FROM council.note") == 0


def test_refused_waiting_and_mended(served: Centre) -> None:
    author = served.author("priya")
    person = new_id()
    values = {"reference": "P-1", "given_names": "New", "family_name": "Resident"}
    bad, behind = author.command(created("person", person, values)), author.command(note(person, "priya"))
    refused, waiting = author.gateway.push([bad, behind])
    assert (refused.outcome, waiting.outcome) == (Outcome.REFUSED, Outcome.WAITING)
    assert refused.reason == "There is already a record with this reference or number."
    mended = author.push(created("person", person, values | {"reference": "P-9"}), supersedes=bad.id)
    assert mended.outcome is Outcome.APPLIED
    assert author.gateway.push([behind])[0].outcome is Outcome.APPLIED


def test_a_conflict_keeps_both_sides_and_joins(served: Centre) -> None:
    priya, omar = served.author("priya"), served.author("omar")
    cursor = cursor_of(priya.gateway)
    priya.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960001"}))
    first = omar.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960002"}))
    later = omar.push(altered("person", ANN, {"phone": "01632 960002"}, {"phone": "01632 960003"}))
    assert (first.outcome, later.conflicts) == (Outcome.CONFLICTING, first.conflicts)
    (found,) = priya.gateway.pull(*cursor, 100).rows["conflict"]
    sides = [found[side]["phone"] for side in ("base", "mine", "theirs")]
    assert sides == [None, "01632 960003", "01632 960001"]


def test_a_snapshot_is_everything_in_order_of_keys_and_goes_on_where_it_stopped(served: Centre) -> None:
    central: Central = served.gateway("priya")
    rows, after = [], None
    while True:
        chunk = central.snapshot("property", after, 1)
        rows += [row[chunk.columns.index("id")] for row in chunk.rows]
        after = chunk.after
        if after is None:
            break
    assert rows == sorted(rows)
    assert len(rows) == served.value("SELECT count(*) FROM council.property") == 2


def test_what_becomes_hidden_is_gone(served: Centre) -> None:
    reader, sam = served.gateway("priya"), served.author("sam")
    cursor = cursor_of(reader)
    sam.push(altered("person", ROSE, {"protected": False}, {"protected": True}))
    page = reader.pull(*cursor, 100)
    assert (page.rows, page.gone) == ({}, {"person": [ROSE]})
    assert ROSE not in {row[0] for row in reader.snapshot("person", None, 100).rows}


def test_a_bulk_load_asks_for_the_entity_and_a_foreign_place_for_everything(served: Centre) -> None:
    reader = served.gateway("priya")
    epoch, last, digest = cursor_of(reader)
    with served.administrator() as connection:
        announce_reload(connection, ["property"])
    assert reader.pull(epoch, last, digest, 100).reload == {"property"}
    assert reader.pull(epoch, last, "00", 100).state == "new_epoch"
    assert reader.pull("0" * 8 + epoch[8:], last, digest, 100).state == "new_epoch"


def test_letters_are_what_they_are(served: Centre) -> None:
    letters: LetterStore = served.gateway("priya")
    body = bytes(range(256)) * 400
    digest = hashlib.sha256(body).hexdigest()
    letters.put(digest, body)
    letters.put(digest, body)
    assert letters.get(digest) == body
    assert served.gateway("omar").get(digest) is None
    with pytest.raises(NotAllowed, match="did not arrive whole"):
        letters.put(digest, body[:-1])


def test_the_queue_calls_each_ticket_once(served: Centre) -> None:
    queue: Queue = served.gateway("lib")
    joined = [queue.join(LIBRARY, HOUSING, PersonId(ANN), None) for _ in range(2)]
    called = [queue.call_next(LIBRARY, counter, []) for counter in COUNTERS[:3]]
    assert [ticket and ticket.id for ticket in called] == [joined[0].id, joined[1].id, None]
    assert queue.serve(joined[0].id).state == "serving"
    assert queue.finish(joined[0].id).state == "finished"
    assert [ticket.id for ticket in queue.board(LIBRARY).called] == [joined[1].id]


def test_who_waits_is_told(served: Centre) -> None:
    waiting: Central = served.gateway("omar")
    waiting.wait_for_change(0)
    with ThreadPoolExecutor(1) as pool:
        woken = pool.submit(waiting.wait_for_change, 20)
        served.author("priya").push(note(ANN, "priya"))
        assert woken.result()


def test_work_goes_out_once_and_its_answer_reaches_a_console(served: Centre) -> None:
    move(served, 1, "waste", "council_tax")
    office, reader = served.office("revenues"), served.gateway("priya")
    batch = office.export("waste", "open311", "here", apart=False, elsewhere=False)
    assert batch is not None
    assert office.export("waste", "open311", "here", apart=False, elsewhere=False) == batch
    office.exported(batch.number)
    assert office.export("waste", "open311", "here", apart=False, elsewhere=False) is None
    cursor = cursor_of(reader)
    answers = [ServiceAnswer(2, "MV-1-W", "waste", "rejected", "638344", "No such flat.")]
    assert office.acknowledge([*answers, ServiceAnswer(3, "MV-1-CT", "waste", "done")]).wrong[0].line == 3
    assert (office.acknowledge(answers).rejected, office.acknowledge(answers).known) == (1, 1)
    (row,) = reader.pull(*cursor, 100).rows["work_item"]
    assert (row["status"], row["reason"], row["service_reference"]) == ("rejected", "No such flat.", "638344")


@pytest.mark.parametrize(
    ("login", "call"),
    [
        ("wall", lambda central: central.pull("", 0, "", 1)),
        ("door", lambda central: central.push([])),
        ("door", lambda central: central.snapshot("person", None, 1)),
    ],
)
def test_what_the_role_may_not_is_said_so(
    served: Centre, login: str, call: Callable[[Central], object]
) -> None:
    with pytest.raises(NotAllowed):
        call(served.gateway(login))
