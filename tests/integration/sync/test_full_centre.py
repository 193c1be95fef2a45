"""PostgreSQL at its connection limit: a sentence, work goes on, and syncing comes back by itself."""

from contextlib import ExitStack

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.errors import CentreFull
from db.central.connections import Connections
from tests.integration.sync.consoles import GWEN, PASSWORD, Consoles, bodies, note, save, sian
from ui.app.syncing import SyncWorker
from ui.changes import ChangeHub
from ui.jobs import JobRunner

SOON = 30_000


def _fill(consoles: Consoles, held: ExitStack) -> None:
    """Take every place that is left to anybody but a superuser, whoever it was that had it."""
    with consoles.administrator() as administrator:
        administrator.execute(f'ALTER ROLE "{GWEN}" CONNECTION LIMIT -1'.encode())
    address = make_conninfo(consoles.url, user=GWEN, password=PASSWORD)
    for _ in range(1_000):
        try:
            held.enter_context(psycopg.connect(address))
        except psycopg.OperationalError:
            return
    raise AssertionError("the server never was full")


def test_a_full_centre_is_said_and_holds_no_work_up(
    consoles: Consoles, qapp: QApplication, qtbot: QtBot
) -> None:
    session = consoles.ready()
    with ExitStack() as held:
        # What it still had open is lost to it, as after a night: it has to ask for a place like anybody.
        with consoles.administrator() as administrator:
            administrator.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'asha.rahman'"
            )
        _fill(consoles, held)
        runner = JobRunner()
        worker = SyncWorker(session, runner, ChangeHub())
        worker.start()
        try:
            qtbot.waitUntil(lambda: "is full just now" in worker.state.problem, timeout=SOON)
            assert worker.state.unreachable_since is not None
            assert "sent as soon as there is room" in worker.state.problem
            # Whoever wants in for the first time hears the same.
            with pytest.raises(CentreFull, match="is full just now"):
                Connections(consoles.url, GWEN, PASSWORD).open()
            save(session, note(session, sian(session).person.id, "* full"))
            assert bodies(session) == ["* full"]
            qtbot.waitUntil(lambda: worker.state.unsent == 1, timeout=SOON)
            held.close()
            # Nobody does anything: it looks again by itself.
            qtbot.waitUntil(lambda: worker.state.unsent == 0 and not worker.state.problem, timeout=SOON)
        finally:
            runner.close()
    found = consoles.value("SELECT count(*) FROM council.note WHERE body = '* full'")
    assert found == 1
