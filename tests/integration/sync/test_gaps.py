"""Numbers that an outbox has lost: what is left goes on from what the centre has, and nothing lands twice."""

import shutil

import pytest

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import OutOfStep
from tests.integration.sync.consoles import ASHA, NOWHERE, Consoles, bodies, note, save, sian
from ui.app.session import Session


def _save(session: Session, body: str) -> Command:
    return save(session, note(session, sian(session).person.id, body))


def _numbers(consoles: Consoles) -> list[tuple[int]]:
    return consoles.rows("SELECT n FROM sync.command ORDER BY position")


def _landed(consoles: Consoles) -> list[str]:
    return [
        body for (body,) in consoles.rows("SELECT body FROM council.note WHERE body LIKE '*%%' ORDER BY id")
    ]


def _edit(session: Session, statement: str) -> None:
    with session.outbox.file.writing() as connection:
        connection.exec_driver_sql(statement)


def test_an_outbox_put_back_from_a_copy_goes_on_behind_what_the_centre_has(consoles: Consoles) -> None:
    session = consoles.ready()
    _save(session, "* first")
    session.sync_once()
    consoles.sign_out(session)
    outbox = consoles.home(ASHA).advisor(ASHA).outbox
    shutil.copy(outbox, outbox.with_suffix(".copy"))
    session = consoles.sign_in()
    for body in ("* second", "* third"):
        _save(session, body)
    session.sync_once()
    consoles.sign_out(session)
    shutil.copy(outbox.with_suffix(".copy"), outbox)
    session = consoles.sign_in(url=NOWHERE)
    new = [_save(session, f"* new {number}") for number in range(4)]
    assert [command.n for command in new] == [2, 3, 4, 5]  # some of them numbers that the centre has had
    consoles.sign_out(session)
    session = consoles.sign_in()
    report = session.sync_once()
    assert report.push_error is None
    assert report.applied == 4
    assert _numbers(consoles) == [(n,) for n in range(1, 8)]
    assert _landed(consoles) == [
        "* first",
        "* second",
        "* third",
        *(f"* new {number}" for number in range(4)),
    ]
    assert sorted(bodies(session)) == sorted(_landed(consoles))
    assert session.outbox.counts()["unsent"] == 0


@pytest.mark.parametrize("lost", ["1", "2", "1, 2", "2, 4"])
def test_what_was_lost_before_it_was_sent_does_not_hold_back_the_rest(consoles: Consoles, lost: str) -> None:
    session = consoles.ready()
    for number in range(1, 6):
        _save(session, f"* {number}")
    _edit(session, f"DELETE FROM command WHERE n IN ({lost})")
    _edit(session, "INSERT INTO meta VALUES ('rescued', '{}')")
    for _ in range(3):  # one gap is closed in a round
        session.sync_once()
    assert session.outbox.counts()["unsent"] == 0
    left = [f"* {number}" for number in range(1, 6) if str(number) not in lost]
    assert _landed(consoles) == left
    assert _numbers(consoles) == [(n,) for n in range(1, len(left) + 1)]


def test_what_the_centre_has_is_answered_and_what_it_lacks_is_numbered_behind_it(consoles: Consoles) -> None:
    session = consoles.ready()
    for number in range(1, 5):
        _save(session, f"* {number}")
    session.sync_once()
    # The answers were never heard, the second and the last command are lost, and work went on.
    _edit(session, "UPDATE command SET outcome = NULL, seq = NULL, settled = 0")
    _edit(session, "DELETE FROM command WHERE n IN (2, 4)")
    _save(session, "* new")
    report = session.sync_once()
    assert report.push_error is None
    assert _landed(consoles) == ["* 1", "* 2", "* 3", "* 4", "* new"]
    assert _numbers(consoles) == [(1,), (2,), (3,), (4,), (5,)]
    assert session.outbox.counts()["unsent"] == 0


def test_an_outbox_that_lost_nothing_is_not_numbered_again(consoles: Consoles) -> None:
    session = consoles.ready()
    for number in range(1, 4):
        _save(session, f"* {number}")
    _edit(session, "DELETE FROM command WHERE n = 1")  # as one whose first commands were taken out when safe
    report = session.sync_once()
    assert isinstance(report.push_error, OutOfStep)
    assert [command.n for command in session.outbox.unsent(10)] == [2, 3]
