"""The outbox: kept durably, numbered without gaps, answered, settled."""

import dataclasses
import hashlib
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest

from advisor_console.domain.changes import Outcome
from advisor_console.domain.errors import CannotSave, LocalFileDamaged, SignInRefused
from advisor_console.domain.ids import CommandId, DraftId, EntityId, new_id
from advisor_console.domain.looking import OPEN_RECORD
from advisor_console.services.ports import Draft, Drafts, LetterStore
from db.local.drafts import SqlDrafts
from db.local.home import AdvisorFolder
from db.local.letters import LocalLetters
from db.local.outbox import open_outbox
from tests.helpers.local_files import KEYS, NOW, LocalFiles, answer, intent, note_changes


def _save(files: LocalFiles, body: str = "x") -> CommandId:
    return files.outbox.save(intent(note_changes(body, new_id())), NOW).id


def test_a_command_comes_back_as_it_was_saved(files: LocalFiles) -> None:
    meant = dataclasses.replace(
        intent(note_changes("Siân’s “bin”", new_id())), supersedes=CommandId(new_id())
    )
    summer = datetime(2026, 7, 1, 10, tzinfo=timezone(timedelta(hours=1)))
    saved = files.outbox.save(meant, summer)
    assert (saved.n, saved.owner, saved.device) == (1, "ann", files.outbox.device)
    assert saved.happened_at == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert files.outbox.unsent(10) == [saved]


def test_numbers_have_no_gaps_whatever_fails_between(files: LocalFiles) -> None:
    _save(files)
    broken = intent(note_changes("\ud800", new_id()))  # half a character: no text that can be kept
    with pytest.raises(UnicodeEncodeError):
        files.outbox.save(broken, NOW)
    _save(files)
    assert [command.n for command in files.outbox.unsent(10)] == [1, 2]


def test_many_threads_get_numbers_of_their_own(files: LocalFiles) -> None:
    threads = [threading.Thread(target=lambda: [_save(files) for _ in range(10)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [command.n for command in files.outbox.unsent(100)] == list(range(1, 41))


def test_saving_the_same_act_again_keeps_it_once(files: LocalFiles) -> None:
    meant = intent(note_changes("once", new_id()))
    first = files.outbox.save(meant, NOW)
    assert files.outbox.save(meant, NOW + timedelta(minutes=1)) == first
    other = dataclasses.replace(intent(note_changes("other", new_id())), id=meant.id)
    with pytest.raises(ValueError, match="another content"):
        files.outbox.save(other, NOW)
    assert len(files.outbox.unsent(10)) == 1


def test_answers_decide_what_is_sent_shown_and_mended(files: LocalFiles) -> None:
    applied, waiting, refused, conflicting, unsent = (_save(files) for _ in range(5))
    files.outbox.record(
        [
            answer(applied, Outcome.APPLIED, 5),
            answer(waiting, Outcome.WAITING, 0, "an earlier change needs you"),
            answer(refused, Outcome.REFUSED, 0, "the date is before the account was opened"),
            dataclasses.replace(answer(conflicting, Outcome.CONFLICTING, 9), conflicts=(new_id(),)),
        ]
    )
    assert [command.id for command in files.outbox.unsent(10)] == [waiting, unsent]
    pending = files.outbox.unsettled()
    assert [item.command.id for item in pending] == [applied, waiting, conflicting, unsent]
    assert [item.result and item.result.outcome for item in pending] == [
        Outcome.APPLIED, Outcome.WAITING, Outcome.CONFLICTING, None,
    ]  # fmt: skip
    assert pending[2].result is not None
    assert len(pending[2].result.conflicts) == 1
    files.outbox.settle(5)
    assert [item.command.id for item in files.outbox.unsettled()] == [waiting, conflicting, unsent]
    files.outbox.settle(9)
    assert [item.command.id for item in files.outbox.unsettled()] == [waiting, unsent]
    (bad,) = files.outbox.refused()
    assert bad.result is not None
    assert (bad.command.id, bad.result.reason) == (refused, "the date is before the account was opened")
    assert files.outbox.counts() == {
        "unsent": 1, "waiting": 1, "refused": 1, "conflicting": 1, "applied": 1, "looks": 0,
    }  # fmt: skip
    mended = dataclasses.replace(intent(note_changes("mended", new_id())), supersedes=refused)
    files.outbox.save(mended, NOW)
    assert files.outbox.refused() == []
    assert files.outbox.counts()["refused"] == 0


def test_everything_is_there_when_it_is_opened_again(files: LocalFiles) -> None:
    kept = _save(files)
    device = files.outbox.device
    files.outbox.file.close()
    again = open_outbox(files.folder, KEYS.outbox)
    try:
        assert (again.device, [command.id for command in again.unsent(10)]) == (device, [kept])
        assert again.save(intent(note_changes("next", new_id())), NOW).n == 2
    finally:
        again.file.close()


def test_another_login_cannot_open_it(files: LocalFiles) -> None:
    files.outbox.file.close()
    with pytest.raises(SignInRefused):
        open_outbox(AdvisorFolder("bob", files.folder.folder), KEYS.outbox)


def test_a_newer_consoles_outbox_is_left_alone(files: LocalFiles) -> None:
    with files.outbox.file.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    files.outbox.file.close()
    with pytest.raises(LocalFileDamaged, match="newer"):
        open_outbox(files.folder, KEYS.outbox)


def test_a_changed_payload_is_noticed(files: LocalFiles) -> None:
    _save(files, "what was said")
    with files.outbox.file.writing() as connection:
        connection.exec_driver_sql("UPDATE command SET payload = replace(payload, 'was said', 'was not')")
    with pytest.raises(LocalFileDamaged):
        files.outbox.unsent(1)


def test_a_full_disk_keeps_nothing_and_says_so(files: LocalFiles) -> None:
    _save(files)
    with files.outbox.file.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")  # SQLite makes it what there is already

    def fill() -> None:
        for _ in range(50):
            _save(files, "x" * 4000)

    with pytest.raises(CannotSave) as refused:
        fill()
    assert refused.value.sentence
    assert refused.value.way_on
    kept = len(files.outbox.unsent(100))
    with files.outbox.file.writing() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    _save(files, "x" * 4000)
    assert [command.n for command in files.outbox.unsent(100)] == list(range(1, kept + 2))


def test_drafts_are_kept_replaced_and_discarded(files: LocalFiles) -> None:
    drafts: Drafts = SqlDrafts(files.outbox.file)
    first = Draft(DraftId(new_id()), "move", new_id(), "Move of Siân Okafor", {"page": 2, "to": None}, NOW)
    later = Draft(DraftId(new_id()), "note", None, "Note", {"body": "…"}, NOW + timedelta(minutes=1))
    drafts.keep(first)
    drafts.keep(later)
    assert drafts.all() == [later, first]
    assert drafts.all("move") == [first]
    changed = dataclasses.replace(first, body={"page": 3})
    drafts.keep(changed)
    assert drafts.get(first.id) == changed
    drafts.discard(first.id)
    drafts.discard(first.id)
    assert drafts.get(first.id) is None
    assert files.outbox.unsent(10) == []


def test_letters_are_kept_until_the_centre_has_them(files: LocalFiles) -> None:
    letters = LocalLetters(files.outbox.file)
    pdf = b"%PDF-2.0 invented"
    name = hashlib.sha256(pdf).hexdigest()
    letters.put(name, pdf)
    letters.put(name, pdf)
    store: LetterStore = letters
    assert store.get(name) == pdf
    assert letters.get("0" * 64) is None
    assert letters.not_uploaded() == [name]
    letters.uploaded(name)
    assert letters.not_uploaded() == []
    with pytest.raises(ValueError, match="digest"):
        letters.put(EntityId("0" * 64), pdf)


def _look(files: LocalFiles) -> CommandId:
    return files.outbox.save(
        dataclasses.replace(intent(note_changes("x", new_id())), kind=OPEN_RECORD), NOW
    ).id


def test_looks_are_sent_like_any_other_and_are_nobodys_work(files: LocalFiles) -> None:
    looks, work = [_look(files), _look(files), _look(files)], _save(files)
    assert [command.id for command in files.outbox.unsent(10)] == [*looks, work]
    assert (files.outbox.counts()["unsent"], files.outbox.counts()["looks"]) == (1, 3)
    assert [pending.command.id for pending in files.outbox.unsettled()] == [work]
    files.outbox.record([answer(looks[0], Outcome.APPLIED, 3), answer(looks[1], Outcome.WAITING, 0),
                         answer(looks[2], Outcome.REFUSED, 0)])  # fmt: skip
    assert [command.id for command in files.outbox.unsent(10)] == [looks[1], work]
    counted = files.outbox.counts()
    assert (counted["unsent"], counted["waiting"], counted["looks"]) == (1, 0, 1)
    assert files.outbox.received(datetime(2020, 1, 1, tzinfo=UTC), 10) == []
    assert files.outbox.refused() == []
