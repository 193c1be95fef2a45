"""Older history, and a call that came late, in the real window over a real centre."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import CounterId, SiteId, new_id
from advisor_console.domain.queueing import Counter, Site
from advisor_console.services.call_next import QueueAtDesk
from advisor_console.services.ports import Queue
from db.central.gateway import PostgresCentral
from tests.integration.sync.consoles import ASHA, GWEN, NOWHERE, PASSWORD, Consoles, shown
from tests.ui.app.test_shell import open_sian
from ui.app.places import Places
from ui.app.shell import Shell
from ui.main_window import MainWindow


def test_show_older_reads_on_at_the_centre_below_what_is_kept(shell: Shell, qtbot: QtBot) -> None:
    open_sian(shell, qtbot)
    customer = shell.customers.in_front()
    assert customer is not None
    view, session = customer.view, shell._desk.session
    kept = len(view.timeline.rows())
    contacts = len(shown(session, "contact"))
    qtbot.waitUntil(view.older_button.isVisible)
    view.older_button.setFocus()
    QTest.keyClick(view.older_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "There is nothing older." in view.older.text())
    rows = view.timeline.rows()
    assert len(rows) > kept
    # The shipped profile keeps two years; her discount was confirmed before that.
    old = [place for place, row in enumerate(rows) if row.when == "14 Mar 2024"]
    assert old
    assert min(old) >= kept
    assert len(shown(session, "contact")) == contacts


def test_a_call_that_came_late_is_told_in_the_window(
    shell: Shell, window: MainWindow, consoles: Consoles, qtbot: QtBot
) -> None:
    session, places = shell._desk.session, shell.places
    site_row = next(row for row in shown(session, "site").values() if row["name"].startswith("Riverside"))
    site = Site(SiteId(site_row["id"]), site_row["name"], site_row["kind"])
    counters = {
        row["name"]: Counter(CounterId(row["id"]), site.id, row["name"])
        for row in shown(session, "counter").values()
        if row["site_id"] == site.id
    }
    places._on_place_chosen(site, counters["3"])
    # The sync worker is woken, and fetches the queue of the place where the advisor sat down.
    qtbot.waitUntil(lambda: session.queue.board(site.id) is not None, timeout=20_000)
    nowhere = PostgresCentral(NOWHERE, ASHA, PASSWORD)
    saved: list[Command] = []
    apart = QueueAtDesk(
        centre=cast("Queue", nowhere), copy=session.queue, log=session.log, clock=session.clock,
        new_id=new_id, advisor=ASHA, saved=saved.append,
    )  # fmt: skip
    assert apart.board(site.id).is_copy
    gwen = consoles.ready(GWEN)
    with consoles.administrator() as connection:
        connection.execute(
            "UPDATE council.ticket SET state = 'finished' WHERE state IN ('called', 'serving')"
        )
    first = gwen.central.call_next(site.id, counters["6"].id, [])
    called = apart.call_next(site.id, counters["3"].id, ())
    assert first is not None
    assert called is not None
    assert called.id == first.id
    shell.go_to(Places.QUEUE)
    shell._desk.announce(saved[-1], "queue")
    qtbot.waitUntil(lambda: session.outbox.counts()["unsent"] == 0, timeout=20_000)
    assert consoles.value("SELECT advisor FROM council.ticket WHERE id = %s", called.id) == GWEN
    words = "had already been called by Gwen Price. That call stands; yours has changed nothing."
    qtbot.waitUntil(lambda: words in window.notice.words.text(), timeout=20_000)
    assert session.outbox.counts()["refused"] == 0
