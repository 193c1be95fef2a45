"""Damaged files at a real centre: the copy comes anew, saved work is rescued, and both are told."""

import shutil
from pathlib import Path

import pytest

from advisor_console.domain.errors import CentreUnreachable, LocalFileDamaged
from advisor_console.domain.ids import CommandId, EntityId, PersonId
from advisor_console.services.ports import Intent
from db.local.cipher_pages import PAGE
from db.local.files import wal_of
from tests.integration.sync.consoles import ASHA, NOWHERE, Consoles, bodies, note, save, shown, sian
from ui.app.notices import COPY_DAMAGED, OUTBOX_MISSING
from ui.app.session import Session


def _spoil(path: Path, at: int, length: int = 1) -> None:
    content = bytearray(path.read_bytes())
    for place in range(at, at + length):
        content[place] ^= 1
    path.write_bytes(content)


def _page_of(session: Session, table: str) -> int:
    with session.replica.reading() as connection:
        found = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
        page: int = found.scalar_one()
        return page


def _read_everybody(session: Session) -> None:
    for person in shown(session, "person"):
        session.records.customer(PersonId(person))


def test_a_copy_that_proves_damaged_in_the_middle_of_work_is_fetched_anew(consoles: Consoles) -> None:
    session = consoles.ready()
    people, page = shown(session, "person"), _page_of(session, "note")
    consoles.sign_out(session)
    _spoil(consoles.home(ASHA).advisor(ASHA).replica, (page - 1) * PAGE + 200)
    session = consoles.sign_in(url=NOWHERE)
    with pytest.raises(LocalFileDamaged, match="fetched anew by itself"):
        _read_everybody(session)
    with pytest.raises(CentreUnreachable):
        session.sync_once()
    assert session.replica.cursor() is not None  # without the centre it is better than nothing
    session.central = consoles.sign_in(machine="the line is back").central
    with pytest.raises(CentreUnreachable):  # the engine still has the line that is down
        session.sync_once()
    assert session.replica.cursor() is None
    consoles.sign_out(session)
    session = consoles.ready()
    _read_everybody(session)
    assert shown(session, "person") == people


def test_a_round_that_meets_damage_fetches_the_copy_anew_and_says_so(consoles: Consoles) -> None:
    session = consoles.ready()
    people = shown(session, "person")
    save(session, note(session, sian(session).person.id, "* not sent yet"))
    session.watch.damaged = True
    report = session.sync_once()
    assert (report.snapshot, report.applied, session.watch.damaged) == (True, 1, False)
    assert (shown(session, "person"), bodies(session)) == (people, ["* not sent yet"])
    assert session.take_notices() == [COPY_DAMAGED]
    assert session.take_notices() == []
    _read_everybody(session)


def test_one_flipped_bit_in_what_was_saved_loses_nothing_and_is_told(consoles: Consoles) -> None:
    session = consoles.ready()
    for number in range(5):
        save(session, note(session, sian(session).person.id, f"* {number}"))
    consoles.sign_out(session)
    _spoil(consoles.home(ASHA).advisor(ASHA).outbox, PAGE + 700)
    session = consoles.sign_in()
    assert session.take_notices() == [
        "What you saved on this machine was damaged and has been put right. Nothing is missing."
    ]
    assert session.sync_once().applied == 5
    assert sorted(bodies(session)) == [f"* {number}" for number in range(5)]


def test_saved_work_that_cannot_be_read_is_dated_and_the_rest_lands_once(consoles: Consoles) -> None:
    session = consoles.ready()
    for number in range(60):
        save(session, note(session, sian(session).person.id, f"* {number:02} {'word ' * 80}"))
    report = session.sync_once()
    assert report.applied == 60
    for number in range(60, 120):
        save(session, note(session, sian(session).person.id, f"* {number:02} {'word ' * 80}"))
    consoles.sign_out(session)
    outbox = consoles.home(ASHA).advisor(ASHA).outbox
    pages = outbox.stat().st_size // PAGE
    for page in range(pages - 8, pages - 2):
        _spoil(outbox, page * PAGE + 100, 200)
    session = consoles.sign_in()
    rescued = session.take_notices()[0]
    assert "could not be read, saved" in rescued
    assert "record again what is missing" in rescued
    for _ in range(6):
        session.sync_once()
    landed = consoles.value("SELECT count(*) FROM council.note WHERE body LIKE '* %%'")
    assert 60 < landed < 120
    assert consoles.value("SELECT count(DISTINCT body) FROM council.note WHERE body LIKE '* %%'") == landed
    assert consoles.value("SELECT count(*) FROM sync.command") == landed
    assert session.outbox.counts()["unsent"] == 0
    save(session, note(session, sian(session).person.id, "* afterwards"))
    assert session.sync_once().applied == 1


def test_a_log_that_lost_its_end_is_noticed_by_the_copy(consoles: Consoles, tmp_path: Path) -> None:
    session = consoles.ready()
    session.outbox.file.tidy(thoroughly=True)
    save(session, note(session, sian(session).person.id, "* first"))
    log = wal_of(session.folder.outbox)
    whole = log.stat().st_size
    save(session, note(session, sian(session).person.id, "* second"))
    killed = tmp_path / "killed"
    shutil.copytree(session.folder.folder, killed)  # as the disk is at a power cut
    consoles.sign_out(session)
    shutil.rmtree(session.folder.folder)
    shutil.copytree(killed, session.folder.folder)
    log.write_bytes(log.read_bytes()[:whole])
    session = consoles.sign_in(url=NOWHERE)
    (told,) = session.take_notices()
    assert told.startswith("1 piece of work that you saved last, saved on ")
    assert bodies(session) == ["* first"]


def test_a_log_that_lost_what_was_refused_is_noticed_once(consoles: Consoles, tmp_path: Path) -> None:
    session = consoles.ready()
    session.outbox.file.tidy(thoroughly=True)
    save(session, note(session, sian(session).person.id, "* first"))
    log = wal_of(session.folder.outbox)
    whole = log.stat().st_size
    save(session, note(session, sian(session).person.id, ""))
    assert session.sync_once().refused == 1
    killed = tmp_path / "killed"
    shutil.copytree(session.folder.folder, killed)
    consoles.sign_out(session)
    shutil.rmtree(session.folder.folder)
    shutil.copytree(killed, session.folder.folder)
    log.write_bytes(log.read_bytes()[:whole])
    session = consoles.sign_in()
    (told,) = session.take_notices()
    assert told.startswith("1 piece of work that you saved last, saved on ")
    consoles.sign_out(session)
    assert consoles.sign_in().take_notices() == []


def test_a_clock_that_was_set_back_is_not_taken_for_lost_work(consoles: Consoles) -> None:
    session = consoles.ready()
    save(session, note(session, sian(session).person.id, "* first"))
    years_ago = CommandId(EntityId("01000000-0000-7000-8000-000000000001"))
    second = Intent(years_ago, "write_note", (note(session, sian(session).person.id, "* second"),))
    session.log.save(second, session.clock.now())
    consoles.sign_out(session)
    session = consoles.sign_in(url=NOWHERE)
    assert session.take_notices() == []
    assert sorted(bodies(session)) == ["* first", "* second"]


def test_a_missing_file_of_saved_work_is_told_and_not_only_begun_anew(consoles: Consoles) -> None:
    consoles.sign_out(consoles.ready())
    consoles.home(ASHA).advisor(ASHA).outbox.unlink()
    session = consoles.sign_in()
    assert session.take_notices() == [OUTBOX_MISSING]
