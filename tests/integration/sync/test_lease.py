"""The lease at a real centre: the copy goes, what was saved stays and lands; a jump deletes nothing."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from nacl.public import PrivateKey
from psycopg.types.json import Jsonb

from advisor_console.domain.errors import CentreUnreachable, ClockUnsure, LeaseOver
from db.local.keys import open_sealed
from db.local.outbox import open_outbox
from db.local.replica import throw_away
from tests.helpers.clocks import TEN_YEARS, MovedClock
from tests.integration.sync.consoles import ASHA, NOWHERE, Consoles, bodies, note, save, shown, sian
from ui.app.session import Session


@pytest.fixture
def clock() -> MovedClock:
    """The machine's clocks."""
    return MovedClock()


def _worked_offline(consoles: Consoles, clock: MovedClock) -> object:
    """A first copy, and then an act and a draft without a line; gives the people of the copy."""
    session = _ready(consoles, clock)
    people = shown(session, "person")
    consoles.sign_out(session)
    session = consoles.sign_in(url=NOWHERE, machine_clock=clock)
    save(session, note(session, sian(session).person.id, "* not sent yet"))
    consoles.sign_out(session)
    return people


def _ready(consoles: Consoles, clock: MovedClock) -> Session:
    session = consoles.sign_in(machine_clock=clock)
    session.sync_once()
    return session


def test_fourteen_days_without_the_centre_end_the_copy_and_keep_the_work(
    consoles: Consoles, clock: MovedClock
) -> None:
    people = _worked_offline(consoles, clock)
    clock.pass_days(14.1)
    folder = consoles.home(ASHA).advisor(ASHA)
    with pytest.raises(LeaseOver, match="not reached the centre for 14 days") as told:
        consoles.sign_in(url=NOWHERE, machine_clock=clock)
    assert "What you saved is kept" in told.value.way_on
    assert not folder.replica.exists()
    assert json.loads(folder.keys.read_text("utf-8"))["boxes"]["replica"] is None
    with pytest.raises(LeaseOver):  # and again, until the centre answers
        consoles.sign_in(url=NOWHERE, machine_clock=clock)
    back = consoles.sign_in(machine_clock=clock)
    assert back.outbox.counts()["unsent"] == 1
    assert back.replica.cursor() is None
    report = back.sync_once()
    assert (report.snapshot, report.applied) == (True, 1)
    assert shown(back, "person") == people
    assert consoles.value("SELECT count(*) FROM sync.command") == 1


def test_it_ends_in_the_middle_of_work_and_closing_takes_the_copy_away(
    consoles: Consoles, clock: MovedClock
) -> None:
    _worked_offline(consoles, clock)
    session = consoles.sign_in(url=NOWHERE, machine_clock=clock)
    with pytest.raises(CentreUnreachable):
        session.sync_once()
    clock.pass_days(15)
    save(session, note(session, sian(session).person.id, "* at the last moment"))
    with pytest.raises(LeaseOver):
        session.sync_once()
    folder = session.folder
    assert json.loads(folder.keys.read_text("utf-8"))["boxes"]["replica"] is None
    consoles.sign_out(session)
    assert not folder.replica.exists()
    back = _ready(consoles, clock)
    assert bodies(back) == ["* not sent yet", "* at the last moment"]
    assert consoles.value("SELECT count(*) FROM sync.command") == 2


def test_the_centre_s_own_time_ends_it_too(consoles: Consoles, clock: MovedClock) -> None:
    _worked_offline(consoles, clock)
    folder = consoles.home(ASHA).advisor(ASHA)
    key = json.loads(folder.keys.read_text("utf-8"))["boxes"]["replica"]
    _answered_days_ago(consoles, clock, 20)
    clock.restart(days_off=20)
    back = consoles.sign_in(machine_clock=clock)
    assert back.replica.cursor() is None
    assert json.loads(folder.keys.read_text("utf-8"))["boxes"]["replica"] != key
    assert back.sync_once().applied == 1


@pytest.mark.parametrize("by", [TEN_YEARS, -TEN_YEARS], ids=["ten years on", "ten years back"])
def test_a_jump_between_runs_asks_for_the_centre_and_deletes_nothing(
    consoles: Consoles, clock: MovedClock, by: float
) -> None:
    people = _worked_offline(consoles, clock)
    folder = consoles.home(ASHA).advisor(ASHA)
    before = {path.name for path in folder.folder.iterdir()}
    key = json.loads(folder.keys.read_text("utf-8"))["boxes"]["replica"]
    clock.restart()
    clock.set_by(by)
    with pytest.raises(ClockUnsure, match="clock was changed") as told:
        consoles.sign_in(url=NOWHERE, machine_clock=clock)
    assert told.value.way_on == "Nothing has been deleted. Sign in while the centre can be reached."
    assert {path.name for path in folder.folder.iterdir()} == before
    back = consoles.sign_in(machine_clock=clock)
    assert back.replica.cursor() is not None  # the same copy
    assert json.loads(folder.keys.read_text("utf-8"))["boxes"]["replica"] == key
    assert shown(back, "person") == people
    assert back.sync_once().applied == 1


@pytest.mark.parametrize("by", [TEN_YEARS, -TEN_YEARS], ids=["ten years on", "ten years back"])
def test_a_jump_in_the_middle_of_work_is_noticed_and_work_goes_on(
    consoles: Consoles, clock: MovedClock, by: float
) -> None:
    _worked_offline(consoles, clock)
    session = consoles.sign_in(url=NOWHERE, machine_clock=clock)
    clock.set_by(by)
    save(session, note(session, sian(session).person.id, "* after the jump"))
    with pytest.raises(CentreUnreachable):
        session.sync_once()
    assert session.lease.take_jump()
    assert bodies(session) == ["* not sent yet", "* after the jump"]
    consoles.sign_out(session)
    assert bodies(consoles.sign_in(url=NOWHERE, machine_clock=clock)) == [
        "* not sent yet",
        "* after the jump",
    ]


def test_the_days_are_the_council_s(consoles: Consoles, clock: MovedClock) -> None:
    _new_profile(consoles, lease_days=3)
    _worked_offline(consoles, clock)
    clock.pass_days(3.1)
    with pytest.raises(LeaseOver, match="for 3 days"):
        consoles.sign_in(url=NOWHERE, machine_clock=clock)


def test_the_outbox_s_key_is_sealed_at_the_first_sign_in_and_when_the_council_has_a_new_one(
    consoles: Consoles,
) -> None:
    for _ in range(2):
        council = PrivateKey.generate()
        _new_profile(consoles, recovery_key=_text(bytes(council.public_key)))
        session = consoles.ready()
        save(session, note(session, sian(session).person.id, "* sealed"))
        consoles.sign_out(session)
        box = session.keys.sealed_outbox_key()
        assert box is not None
        throw_away(session.folder)
        outbox = open_outbox(session.folder, open_sealed(box, bytes(council)))
        outbox.file.close()


def _answered_days_ago(consoles: Consoles, clock: MovedClock, days: float) -> None:
    """Move back when the centre last answered this machine, as its lease has it."""
    session = consoles.sign_in(url=NOWHERE, machine_clock=clock)
    session.lease.renew(datetime.now(UTC) - timedelta(days=days))
    session.lease.note()
    consoles.sign_out(session)


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _new_profile(consoles: Consoles, **console: object) -> None:
    """Give the council another version of its profile."""
    with consoles.administrator() as connection:
        version, body = connection.execute(
            "SELECT version, body FROM council.council_profile ORDER BY version DESC LIMIT 1"
        ).fetchall()[0]
        body["console"] |= console
        connection.execute(
            "INSERT INTO council.council_profile (id, version, body) VALUES (gen_random_uuid(), %s, %s)",
            (version + 1, Jsonb(body)),
        )
        connection.execute("SELECT console.announce_reload('{council_profile}')")
