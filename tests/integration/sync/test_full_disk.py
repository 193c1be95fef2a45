"""A disk that is full or read-only, at every moment of a day: a sentence, and no saved word lost."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from advisor_console.domain.changes import Command, PushResult
from advisor_console.domain.errors import CannotSave
from tests.helpers.small_disk import SmallDisk, small_disk
from tests.integration.sync.consoles import ASHA, GWEN, NOWHERE, Consoles, bodies, note, save, sian
from ui.app.session import Session


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """A disk with room for two files and little else."""
    with small_disk(tmp_path / "disk", 32) as made:
        yield made


@pytest.fixture
def machine(consoles: Consoles, disk: SmallDisk) -> Iterator[Consoles]:
    """A machine whose home is on that disk."""
    made = Consoles(consoles.admin_url, disk.place)
    yield made
    disk.empty()
    made.close()


@pytest.fixture
def session(machine: Consoles) -> Session:
    """Asha's console on it, with one act saved; nothing is left in the logs to write over."""
    made = machine.ready()
    save(made, note(made, sian(made).person.id, "* before"))
    for file in (made.outbox.file, made.replica.file):
        file.tidy(thoroughly=True)
    return made


def _landed(consoles: Consoles) -> list[str]:
    rows = consoles.rows("SELECT body FROM council.note WHERE body LIKE '* %%' ORDER BY body")
    return [body for (body,) in rows]


def test_a_save_that_fails_says_so_and_keeps_nothing_of_it(
    session: Session, disk: SmallDisk, consoles: Consoles
) -> None:
    about = sian(session).person.id
    disk.fill()
    with pytest.raises(CannotSave, match="could not be saved: the disk is full") as told:
        save(session, note(session, about, "* " + "while full " * 2_000))
    assert "Make room" in told.value.way_on
    assert session.outbox.counts()["unsent"] == 1
    disk.empty()
    save(session, note(session, about, "* once more"))
    report = session.sync_once()
    assert (report.applied, report.push_error) == (2, None)
    assert _landed(consoles) == ["* before", "* once more"]


def test_an_answer_that_cannot_be_kept_is_asked_for_again_and_lands_once(
    session: Session, disk: SmallDisk, consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    push = session.central.push

    def fill_after(commands: Sequence[Command], *more: Any) -> Sequence[PushResult]:
        found = push(commands, *more)
        session.outbox.file.tidy(thoroughly=True)
        disk.fill()
        return found

    with monkeypatch.context() as patched:
        patched.setattr(session.central, "push", fill_after)
        with pytest.raises(CannotSave):
            raise session.sync_once().push_error or AssertionError("the answer was kept")
    assert consoles.value("SELECT count(*) FROM sync.command") == 1
    assert session.outbox.counts()["unsent"] == 1
    disk.empty()
    report = session.sync_once()
    assert (report.applied, session.outbox.counts()["unsent"]) == (1, 0)
    assert _landed(consoles) == ["* before"]


def test_a_page_that_cannot_be_taken_is_fetched_again(
    session: Session, disk: SmallDisk, consoles: Consoles
) -> None:
    session.sync_once()
    gwen = consoles.ready(GWEN)
    for number in range(20):
        save(gwen, note(gwen, sian(gwen).person.id, f"* {number:02} " + "gwen's " * 500))
    gwen.sync_once()
    cursor = session.replica.cursor()
    session.replica.file.tidy(thoroughly=True)
    disk.fill()
    with pytest.raises(CannotSave):
        session.sync_once()
    assert session.replica.cursor() == cursor
    assert bodies(session) == ["* before"]
    disk.empty()
    session.sync_once()
    assert bodies(session) == bodies(gwen)
    assert len(bodies(session)) == 21


def test_writing_back_without_room_loses_nothing(
    session: Session, disk: SmallDisk, consoles: Consoles
) -> None:
    about = sian(session).person.id
    for number in range(30):
        save(session, note(session, about, f"* {number:02} " + "more " * 300))
    disk.fill()
    raised = 0
    for file in (session.outbox.file, session.replica.file):
        try:
            file.tidy(thoroughly=True)
        except CannotSave:
            raised += 1
    assert raised  # the disk was really full
    assert session.outbox.counts()["unsent"] == 31
    disk.empty()
    session.outbox.file.tidy(thoroughly=True)
    assert session.sync_once().applied == 31
    assert len(_landed(consoles)) == 31


def test_signing_out_on_a_full_disk_keeps_what_was_saved(
    session: Session, machine: Consoles, disk: SmallDisk
) -> None:
    disk.fill()
    machine.sign_out(session)
    disk.empty()
    assert bodies(machine.sign_in(url=NOWHERE)) == ["* before"]


@pytest.mark.parametrize("reach", ["the centre", "nobody"])
def test_a_read_only_folder_is_said_at_the_door(
    session: Session, machine: Consoles, disk: SmallDisk, reach: str
) -> None:
    machine.sign_out(session)
    disk.read_only(really=True)
    before = _names(machine)
    with pytest.raises(CannotSave) as told:
        machine.sign_in(url="" if reach == "the centre" else NOWHERE)
    assert told.value.way_on
    assert _names(machine) == before
    disk.read_only(really=False)
    assert bodies(machine.sign_in(url=NOWHERE)) == ["* before"]


def _names(machine: Consoles) -> list[str]:
    return sorted(path.name for path in machine.home(ASHA).advisor(ASHA).folder.iterdir())
