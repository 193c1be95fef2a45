"""A centre brought back to an earlier moment: what the consoles had sent since is there again, once."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from advisor_console.domain.changes import altered, created
from advisor_console.domain.conflicts import Side
from advisor_console.domain.errors import HistoryRewritten
from advisor_console.domain.ids import CommandId, DraftId, PersonId, new_id
from advisor_console.services.ports import Draft
from db.central.backup import back_up
from db.central.checking import check
from db.central.lasting import begin_history, mark_durable, prune
from db.local.centre_seen import LETTERS_STAY
from tests.integration.sync.consoles import (
    ASHA,
    GWEN,
    NOWHERE,
    Consoles,
    bodies,
    mobile,
    note,
    save,
    shown,
    sian,
)
from tests.integration.sync.test_choosing import SECOND, choose, contested
from ui.app.session import Session

pytestmark = pytest.mark.slow

PDF = b"%PDF-1.7 \x00\xff invented"
DIGEST = hashlib.sha256(PDF).hexdigest()


def _settle(*sessions: Session) -> None:
    """Rounds until everybody has everything."""
    for _ in range(3):
        for session in sessions:
            report = session.sync_once()
            assert report.push_error is None


def _ids(consoles: Consoles) -> list[Any]:
    return consoles.rows("SELECT command_id, owner, n FROM sync.command WHERE attempt = 0 ORDER BY owner, n")


def test_what_was_acknowledged_after_the_backup_is_there_again_once(
    consoles: Consoles, tmp_path: Path
) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    save(asha, note(asha, sian(asha).person.id, "* before"))
    _settle(asha, gwen)
    back_up(consoles.admin_url, tmp_path / "backup")
    for session, who in ((asha, "asha"), (gwen, "gwen")):
        for number in range(3):
            save(session, note(session, sian(session).person.id, f"* {who} {number}"))
    save(asha, mobile(sian(asha), "07700 900111"))
    _settle(asha, gwen)
    before, sent = _ids(consoles), bodies(asha)
    save(gwen, note(gwen, sian(gwen).person.id, "* not sent yet"))
    consoles.go_back(tmp_path / "backup")
    assert len(_ids(consoles)) == 1
    _settle(gwen, asha)
    assert _ids(consoles) == sorted([*before, *_ids(consoles)[-1:]], key=lambda row: (row[1], row[2]))
    assert consoles.value("SELECT count(*) FROM council.note WHERE body LIKE '* %%'") == 8
    for session in (asha, gwen):
        assert sorted(bodies(session)) == sorted([*sent, "* not sent yet"])
        assert sian(session).person.mobile == "07700 900111"
        assert sian(session).not_sent == 0
        assert session.outbox.counts()["unsent"] == 0
    assert shown(asha, "person") == shown(gwen, "person")
    assert check(consoles.admin_url) == ()


def test_what_hangs_on_a_lost_record_of_somebody_else_waits_for_it(
    consoles: Consoles, tmp_path: Path
) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    back_up(consoles.admin_url, tmp_path / "backup")
    person = new_id()
    save(
        asha,
        created("person", person, {"reference": "C-900001", "given_names": "Ines", "family_name": "Vance"}),
    )
    _settle(asha, gwen)
    about = note(gwen, PersonId(person), "* about Ines")
    save(gwen, about)
    save(gwen, altered("person", person, {"mobile": None}, {"mobile": "07700 900333"}))
    _settle(gwen, asha)
    save(gwen, altered("person", person, {"email": None}, {"email": "ines@example.com"}))
    consoles.go_back(tmp_path / "backup")
    first = gwen.sync_once()
    assert (first.waiting, first.refused, first.push_error) == (3, 0, None)
    assert "* about Ines" in bodies(gwen)  # still shown to whoever wrote it
    _settle(asha, gwen, asha)
    for session in (asha, gwen):
        assert "* about Ines" in bodies(session)
        row = shown(session, "person")[person]
        assert (row["mobile"], row["email"]) == ("07700 900333", "ines@example.com")
    assert gwen.outbox.counts().items() >= {"unsent": 0, "waiting": 0, "refused": 0, "applied": 3}.items()


def test_older_acts_never_overwrite_what_others_wrote_since(consoles: Consoles, tmp_path: Path) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    back_up(consoles.admin_url, tmp_path / "backup")
    save(asha, mobile(sian(asha), "07700 900111"))
    _settle(asha, gwen)
    consoles.sign_out(asha)
    consoles.go_back(tmp_path / "backup")
    _settle(gwen)
    save(gwen, mobile(sian(gwen), "07700 900222"))
    _settle(gwen)
    asha = consoles.sign_in(ASHA)
    report = asha.sync_once()
    assert (report.conflicting, report.applied, report.refused) == (1, 0, 0)
    assert sian(asha).person.mobile == "07700 900222"
    (conflict,) = shown(asha, "conflict").values()
    assert ("07700 900111" in conflict["mine"], "07700 900222" in conflict["theirs"]) == (True, True)


def test_what_was_refused_and_mended_is_not_done_after_all(consoles: Consoles, tmp_path: Path) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    back_up(consoles.admin_url, tmp_path / "backup")
    rival = {"reference": "C-900002", "given_names": "Ines", "family_name": "Vance"}
    save(gwen, created("person", new_id(), rival))
    _settle(gwen)
    bad = save(asha, created("person", new_id(), rival | {"given_names": "Iris"}))
    assert asha.sync_once().refused == 1
    reason = asha.outbox.refused()[0].result
    mended = created("person", new_id(), rival | {"given_names": "Iris", "reference": "C-900003"})
    save(asha, mended, supersedes=CommandId(bad.id))
    save(asha, note(asha, sian(asha).person.id, "* later"))
    _settle(asha, gwen)
    consoles.go_back(tmp_path / "backup")
    report = asha.sync_once()
    assert (report.refused, report.applied) == (1, 2)
    assert asha.outbox.refused() == []
    assert consoles.value("SELECT reason FROM sync.command WHERE outcome = 'refused'") == (
        reason and reason.reason
    )
    _settle(gwen, asha)
    found = consoles.rows(
        "SELECT given_names, reference FROM council.person WHERE family_name = 'Vance' ORDER BY 2"
    )
    assert found == [("Ines", "C-900002"), ("Iris", "C-900003")]


def test_letters_lost_with_the_centre_go_up_again(consoles: Consoles, tmp_path: Path) -> None:
    asha = consoles.ready(ASHA)
    back_up(consoles.admin_url, tmp_path / "backup")
    asha.letters.put(DIGEST, PDF)
    _settle(asha)
    assert asha.central.get(DIGEST) == PDF
    consoles.go_back(tmp_path / "backup")
    assert asha.central.get(DIGEST) is None
    _settle(asha)
    assert asha.central.get(DIGEST) == PDF


def test_behind_the_mark_the_outbox_is_trimmed_and_stays_right(consoles: Consoles, tmp_path: Path) -> None:
    asha = consoles.ready(ASHA)
    person = sian(asha).person.id
    for number in range(4):
        save(asha, note(asha, person, f"* {number}"))
    pigeon = {"person_id": person, "channel": "carrier_pigeon", "advisor": ASHA, "reason": "Bins"}
    bad = created("contact", new_id(), pigeon | {"started_at": asha.clock.now().isoformat()})
    refused = save(asha, bad)
    _settle(asha)
    made = back_up(consoles.admin_url, tmp_path / "backup")
    save(asha, note(asha, person, "* after the backup"))
    _settle(asha)
    assert asha.outbox.counts().items() >= {"refused": 1, "applied": 5}.items()
    mark_durable(consoles.admin_url, made.seq)
    _settle(asha)
    assert asha.outbox.counts().items() >= {"unsent": 0, "refused": 1, "applied": 1}.items()
    assert [one.command.id for one in asha.outbox.refused()] == [refused.id]
    # Offline and back, the numbers go on, and a restore of the marked backup gives everything back.
    consoles.sign_out(asha)
    offline = consoles.sign_in(ASHA, url=NOWHERE)
    assert save(offline, note(offline, person, "* offline")).n == 7
    consoles.sign_out(offline)
    consoles.go_back(tmp_path / "backup")
    asha = consoles.sign_in(ASHA)
    _settle(asha)
    assert bodies(asha) == ["* 0", "* 1", "* 2", "* 3", "* after the backup", "* offline"]
    assert consoles.rows("SELECT n, outcome FROM sync.command WHERE attempt = 0 ORDER BY n") == [
        (n, "refused" if n == 5 else "applied") for n in range(1, 8)
    ]


def test_letters_go_from_the_machine_only_when_they_are_old_and_nothing_here_needs_them(
    consoles: Consoles,
) -> None:
    asha = consoles.ready(ASHA)
    person = sian(asha).person.id
    letters = {name: f"%PDF of {name}".encode() for name in ("old", "new", "waiting", "named", "not sent")}
    digests = {name: hashlib.sha256(pdf).hexdigest() for name, pdf in letters.items()}

    def keep(name: str) -> None:
        asha.letters.put(digests[name], letters[name])

    for name in ("old", "new", "waiting", "named"):
        keep(name)
    held = {"sha256": digests["waiting"]}
    asha.drafts.keep(Draft(DraftId(new_id()), "printing", None, "", held, datetime.now(UTC)))
    save(asha, note(asha, person, "* 1"))
    save(asha, note(asha, person, f"* newest, which stays, and names {digests['named']}"))
    _settle(asha)
    keep("not sent")
    with asha.outbox.file.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE letter_blob SET kept_at = ? WHERE sha256 <> ?",
            ((datetime.now(UTC) - LETTERS_STAY - timedelta(minutes=1)).isoformat(), digests["new"]),
        )
    asha.outbox.trim(10**9)
    assert {name for name in letters if asha.letters.get(digests[name]) is None} == {"old"}
    assert asha.central.get(digests["old"]) == letters["old"]


def test_the_newest_command_is_never_trimmed(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    person = sian(asha).person.id
    save(asha, note(asha, person, "* 1"))
    save(asha, note(asha, person, "* 2"))
    _settle(asha)
    mark_durable(consoles.admin_url, consoles.value("SELECT max(seq) FROM sync.feed"))
    _settle(asha)
    assert asha.outbox.counts()["applied"] == 1
    assert save(asha, note(asha, person, "* 3")).n == 3
    _settle(asha)
    assert bodies(asha) == ["* 1", "* 2", "* 3"]


def test_a_console_behind_the_floor_copies_all_rows_and_shows_the_same(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    person = sian(asha).person.id
    for number in range(3):
        save(asha, note(asha, person, f"* {number}"))
    save(asha, mobile(sian(asha), "07700 900111"))
    _settle(asha)
    last = consoles.value("SELECT max(seq) FROM sync.feed")
    mark_durable(consoles.admin_url, last)
    assert prune(consoles.admin_url, 1).floor == last - 1
    save(gwen, note(gwen, person, "* written behind the floor"))
    report = gwen.sync_once()
    assert (report.copies, report.snapshot, report.applied, report.push_error) == (1, True, 1, None)
    assert asha.sync_once().copies == 0
    for entity in ("person", "note", "contact", "residency", "work_item"):
        assert shown(gwen, entity) == shown(asha, entity), entity
    assert bodies(gwen) == ["* 0", "* 1", "* 2", "* written behind the floor"]
    assert check(consoles.admin_url) == ()


def test_a_backup_older_than_the_mark_loses_what_was_forgotten_and_stops_nobody(
    consoles: Consoles, tmp_path: Path
) -> None:
    asha = consoles.ready(ASHA)
    person = sian(asha).person.id
    back_up(consoles.admin_url, tmp_path / "too old")
    for number in range(3):
        save(asha, note(asha, person, f"* {number}"))
    _settle(asha)
    mark_durable(consoles.admin_url, consoles.value("SELECT max(seq) FROM sync.feed"))
    _settle(asha)
    save(asha, note(asha, person, "* not sent yet"))
    consoles.go_back(tmp_path / "too old")
    _settle(asha)
    save(asha, note(asha, person, "* after it"))
    _settle(asha)
    # The newest is always kept; the two before it are gone, as the administrator had it.
    assert bodies(asha) == ["* 2", "* not sent yet", "* after it"]
    assert consoles.rows("SELECT n FROM sync.command ORDER BY position") == [(3,), (4,), (5,)]
    assert check(consoles.admin_url) == ()


def test_a_centre_taken_back_without_a_word_is_noticed_and_then_met(
    consoles: Consoles, tmp_path: Path
) -> None:
    asha = consoles.ready(ASHA)
    person = sian(asha).person.id
    save(asha, note(asha, person, "* kept"))
    _settle(asha)
    with consoles.administrator() as connection:
        epoch = connection.execute("SELECT max(position) FROM sync.epoch").fetchone()
    back_up(consoles.admin_url, tmp_path / "backup")
    save(asha, note(asha, person, "* lost"))
    _settle(asha)
    save(asha, note(asha, person, "* not sent yet"))
    consoles.go_back(tmp_path / "backup")
    with consoles.administrator() as connection:  # as PostgreSQL's own means would leave it
        connection.execute("DELETE FROM sync.epoch WHERE position > %s", epoch)
    for _ in range(2):
        with pytest.raises(HistoryRewritten, match="Tell your administrator"):
            asha.sync_once()
    assert bodies(asha) == ["* kept", "* lost", "* not sent yet"]
    assert consoles.value("SELECT count(*) FROM sync.command") == 1
    begin_history(consoles.admin_url, "test")
    _settle(asha)
    assert bodies(asha) == ["* kept", "* lost", "* not sent yet"]
    assert consoles.value("SELECT count(*) FROM sync.command") == 3


def test_a_copy_of_the_records_that_is_thrown_away_does_not_hide_the_restore(
    consoles: Consoles, tmp_path: Path
) -> None:
    asha = consoles.ready(ASHA)
    back_up(consoles.admin_url, tmp_path / "backup")
    save(asha, note(asha, sian(asha).person.id, "* lost"))
    _settle(asha)
    consoles.sign_out(asha)
    asha.folder.replica.unlink()
    consoles.go_back(tmp_path / "backup")
    asha = consoles.sign_in(ASHA)
    _settle(asha)
    assert bodies(asha) == ["* lost"]


def test_a_console_killed_between_the_two_files_meets_the_new_history_again(
    consoles: Consoles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha = consoles.ready(ASHA)
    back_up(consoles.admin_url, tmp_path / "backup")
    save(asha, note(asha, sian(asha).person.id, "* lost"))
    _settle(asha)
    consoles.go_back(tmp_path / "backup")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    for place in ("begin_history", "record"):
        with monkeypatch.context() as patched:
            patched.setattr(asha.outbox, place, killed)
            with pytest.raises(KeyboardInterrupt):
                asha.sync_once()
        consoles.sign_out(asha)
        asha = consoles.sign_in(ASHA)
        assert bodies(asha) == ["* lost"]
    _settle(asha)
    assert bodies(asha) == ["* lost"]
    assert consoles.value("SELECT count(*) FROM sync.command") == 1


@pytest.mark.parametrize("first", [ASHA, GWEN])
def test_a_choice_that_was_lost_stands_again_whoever_sends_first(
    consoles: Consoles, tmp_path: Path, first: str
) -> None:
    back_up(consoles.admin_url, tmp_path / "backup")
    asha, gwen, conflict = contested(consoles)
    choose(gwen, conflict, Side.MINE)
    _settle(gwen, asha)
    assert sian(asha).person.mobile == SECOND
    consoles.go_back(tmp_path / "backup")
    _settle(*((asha, gwen) if first == ASHA else (gwen, asha)))
    for session in (asha, gwen):
        session.sync_once()
        assert sian(session).person.mobile == SECOND
        assert session.outbox.counts()["waiting"] == 0
        assert session.outbox.refused() == []
    # Sent in the old order the conflict is the same one, and closed; else it was not contested until now.
    found = [(row["id"], row["state"]) for row in shown(asha, "conflict").values()]
    assert (found == [(conflict.id, "chosen")]) == (first == ASHA)
    assert len(found) == 1
