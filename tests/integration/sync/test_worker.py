"""The sync worker in a real runner at a real PostgreSQL: NOTIFY, a centre that goes, a new password."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.central.embedded import EmbeddedPostgres
from tests.integration.sync.consoles import (
    ASHA,
    GWEN,
    STAFF,
    Consoles,
    add_staff,
    bodies,
    mobile,
    note,
    save,
    sian,
)
from ui.app import syncing
from ui.app.session import Session
from ui.app.syncing import SyncWorker
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner

A_WHILE = 60.0


class Running(NamedTuple):
    """A console that syncs by itself."""

    session: Session
    worker: SyncWorker
    runner: JobRunner
    heard: list[Changes]


@pytest.fixture
def owner(qapp: QApplication) -> Iterator[QObject]:
    """Whoever hears of changes."""
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def running(
    consoles: Consoles, owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Running, Running]]:
    """Asha's console and Gwen's, both listening; none looks by itself within the hour.

    So what comes at all was brought by NOTIFY or asked for, however slow this machine is just now.
    """
    monkeypatch.setattr(syncing, "POLL_SECONDS", (3_600.0, 3_600.0))
    monkeypatch.setattr(syncing, "BACK_OFF_SECONDS", (3_600.0, 3_600.0))
    asha, gwen = (_start(consoles, login, owner) for login in (ASHA, GWEN))
    qtbot.waitUntil(lambda: asha.worker.state.ready and gwen.worker.state.ready)
    yield asha, gwen
    asha.runner.close()
    gwen.runner.close()


def _start(consoles: Consoles, login: str, owner: QObject) -> Running:
    session, hub, runner = consoles.sign_in(login), ChangeHub(), JobRunner()
    heard: list[Changes] = []
    hub.subscribe(owner, heard.append)
    worker = SyncWorker(session, runner, hub)
    worker.start()
    return Running(session, worker, runner, heard)


def _saves(one: Running, body: str) -> None:
    save(one.session, note(one.session, sian(one.session).person.id, body))
    one.worker.wake()


def _heard_of(one: Running, kind: str) -> bool:
    return any(changes.touches(kind) for changes in one.heard)


def test_what_one_saves_the_other_shows_without_being_asked(
    running: tuple[Running, Running], qtbot: QtBot
) -> None:
    asha, gwen = running
    wanted: list[str] = []
    for number in range(3):
        wanted.append(f"* {number}")
        _saves(asha, wanted[-1])
        qtbot.waitUntil(lambda: bodies(gwen.session) == wanted)
    qtbot.waitUntil(lambda: _heard_of(gwen, "note"))
    qtbot.waitUntil(lambda: asha.worker.state.unsent == 0)


def test_both_consoles_hear_of_a_conflict(running: tuple[Running, Running], qtbot: QtBot) -> None:
    asha, gwen = running
    seen = sian(gwen.session)
    save(asha.session, mobile(sian(asha.session), "07700 900111"))
    asha.worker.wake()
    save(gwen.session, mobile(seen, "07700 900222"))
    gwen.worker.wake()
    qtbot.waitUntil(lambda: all(_heard_of(one, "conflict") for one in running))
    qtbot.waitUntil(lambda: asha.worker.state.conflicting == gwen.worker.state.conflicting == 1)
    assert sian(asha.session).person.mobile == sian(gwen.session).person.mobile


def test_a_centre_that_goes_and_comes_back_loses_nothing_and_is_noticed_soon(
    running: tuple[Running, Running], postgres_server: EmbeddedPostgres, qtbot: QtBot
) -> None:
    asha, gwen = running
    postgres_server.stop()
    try:
        _saves(asha, "* saved without a centre")
        qtbot.waitUntil(lambda: asha.worker.state.unreachable_since is not None)
        qtbot.waitUntil(lambda: gwen.worker.state.unreachable_since is not None)
        assert asha.worker.state.unsent == 1
        assert not asha.worker.state.problem
        assert bodies(asha.session) == ["* saved without a centre"]
        asha.runner.stop_sync()
        asha.worker.start()
    finally:
        postgres_server.start()
    asha.worker.wake()
    qtbot.waitUntil(lambda: asha.worker.state.connected and asha.worker.state.unsent == 0)
    gwen.worker.wake()
    qtbot.waitUntil(lambda: bodies(gwen.session) == ["* saved without a centre"])
    # The rows are there before the round that brought them has ended.
    qtbot.waitUntil(lambda: gwen.worker.state.unreachable_since is None)
    _saves(gwen, "* and NOTIFY works again")
    qtbot.waitUntil(lambda: len(bodies(asha.session)) == 2)


def test_a_password_changed_at_the_centre_is_said_and_not_tried_again(
    running: tuple[Running, Running], consoles: Consoles, qtbot: QtBot
) -> None:
    asha, gwen = running
    add_staff(consoles.admin_url, ASHA, STAFF[ASHA], "another long invented one")
    with consoles.administrator() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = %s", (ASHA,)
        )
    _saves(asha, "* kept")

    def is_told() -> bool:
        # A round may have met the lost connection only, or ended before the note: the next one sees both.
        asha.worker.wake()
        state = asha.worker.state
        return state.unsent == 1 and "no longer accepts your password" in state.problem

    qtbot.waitUntil(is_told)
    assert asha.worker.state.unreachable_since is None
    add_staff(consoles.admin_url, ASHA, STAFF[ASHA])  # were it offered again, it would be taken
    for _ in range(3):
        assert asha.worker.wait_for_round(A_WHILE)
    assert "no longer" in asha.worker.state.problem
    _saves(gwen, "* the others go on")
    qtbot.waitUntil(lambda: gwen.worker.state.unsent == 0)


def test_a_letter_may_say_what_the_centre_has_received(
    running: tuple[Running, Running], consoles: Consoles
) -> None:
    asha, _ = running
    for number in range(5):
        save(asha.session, note(asha.session, sian(asha.session).person.id, f"* {number}"))
        assert asha.worker.wait_for_round(A_WHILE)
        assert asha.session.outbox.unanswered() == frozenset()
        assert consoles.value("SELECT count(*) FROM council.note WHERE body LIKE '*%%'") == number + 1
