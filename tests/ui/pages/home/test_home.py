"""Home: what was begun, the queue in a line, and what is not sent, in words that are true."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor_console.domain.ids import DraftId, EntityId, SiteId
from advisor_console.domain.queueing import QueueBoard, Site
from advisor_console.domain.staff import Advisor
from advisor_console.services.hand_on import Colleague, HandedDraft
from advisor_console.services.ports import Draft
from advisor_console.sync.engine import Progress
from advisor_console.sync.state import SyncState
from tests.helpers.fakes import NOW, FixedClock, RememberingDrafts
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.pages.home.models import HomeState
from ui.pages.home.presenter import HomePresenter
from ui.pages.home.samples import samples
from ui.pages.home.view import HomeView
from ui.pages.home.words import MOST_DRAFTS
from ui.theme import Scheme, apply_theme
from ui.widgets.link_button import LinkButton

READY = SyncState(connected=True, last_synced=NOW, ready=True)


class FakeView(QObject):
    """Remembers what it was shown."""

    draftWanted = Signal(str)
    handOnWanted = Signal(str)
    findWanted = Signal()
    queueWanted = Signal()
    syncWanted = Signal()
    stopRequested = Signal()
    resumeRequested = Signal()
    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = HomeState()

    def show_state(self, state: HomeState) -> None:
        """Remember a state."""
        self.state = state


class Desk:
    """A presenter with what it needs."""

    def __init__(self, jobs: JobRunner, qtbot: QtBot) -> None:
        self.view, self.drafts, self.qtbot = FakeView(), RememberingDrafts(), qtbot
        self.hub, self.handed = ChangeHub(), list[HandedDraft]()
        self.presenter = HomePresenter(
            self.view,
            self.drafts,
            self,
            advisor=Advisor("asha", "Asha Rahman"),
            clock=FixedClock(),
            jobs=jobs,
            hub=self.hub,
            parent=self.view,
        )
        self.presenter.show_sync(READY)

    def all(self) -> Sequence[HandedDraft]:
        """Be the port of what is on its way."""
        return self.handed

    def get(self, draft: DraftId) -> HandedDraft | None:
        """Find one."""
        return next((one for one in self.handed if one.draft.id == draft), None)

    def colleagues(self) -> Sequence[Colleague]:
        """Nobody is asked here."""
        return ()

    def keep(self, name: str, kind: str, title: str, saved_at: datetime) -> None:
        """Keep a draft."""
        self.drafts.keep(Draft(DraftId(EntityId(name)), kind, None, title, {}, saved_at))

    def until(self, reached: Callable[[HomeState], object]) -> HomeState:
        """Wait for a state."""
        self.qtbot.waitUntil(lambda: bool(reached(self.view.state)))
        return self.view.state


@pytest.fixture
def desk(qapp: object, qtbot: QtBot) -> Iterator[Desk]:
    jobs = JobRunner()
    made = Desk(jobs, qtbot)
    yield made
    jobs.close()
    made.hub.deleteLater()


def _board(*joined: datetime) -> QueueBoard:
    from tests.ui.pages.queue.centre import waiting

    tickets = tuple(
        waiting(f"B{n:03}", minutes=round((NOW - at).total_seconds() / 60)) for n, at in enumerate(joined)
    )
    return QueueBoard(Site(SiteId(EntityId("site")), "Riverside", "shop"), NOW, tickets, (), ())


def test_drafts_stand_newest_first_and_the_contact_is_not_one_of_them(desk: Desk) -> None:
    desk.keep("old", "note", "Ray Okafor", datetime(2025, 12, 30, 16, 58, tzinfo=UTC))
    desk.keep("contact", "contact", "Contact under way", NOW)
    desk.keep("new", "move", "Siân Pritchard", NOW - timedelta(minutes=1))
    desk.presenter.open()
    drafts = desk.until(lambda state: state.drafts).drafts
    assert [(draft.id, draft.kind, draft.title, draft.kept) for draft in drafts] == [
        ("new", "Move", "Siân Pritchard", "kept today at 10:41"),
        ("old", "Note", "Ray Okafor", "kept 30 Dec 2025 at 16:58"),
    ]


def test_more_drafts_than_a_page_holds_are_counted(desk: Desk) -> None:
    for number in range(MOST_DRAFTS + 3):
        desk.keep(f"{number}", "note", f"Customer {number}", NOW - timedelta(minutes=number))
    desk.view.seen.emit()
    state = desk.until(lambda state: state.drafts)
    assert (len(state.drafts), state.not_shown) == (MOST_DRAFTS, 3)


def test_the_queue_is_a_line(desk: Desk) -> None:
    assert desk.view.state.queue == "You have not chosen a counter yet."
    assert desk.view.state.queue_act == "Choose a counter"
    desk.presenter.show_place("Riverside One-Stop Shop", "3")
    assert desk.view.state.place == "Riverside One-Stop Shop · Counter 3"
    assert desk.view.state.queue == "Asking for the queue…"
    desk.presenter.show_queue(_board(NOW - timedelta(minutes=3), NOW))
    assert desk.view.state.queue.startswith("2 waiting, the first since ")
    desk.presenter.show_queue(None)
    assert desk.view.state.queue == "2 waiting at 10:42. The queue does not answer since."
    desk.presenter.show_queue(_board())
    assert desk.view.state.queue == "Nobody waits."


def test_another_site_does_not_keep_the_queue_of_the_first(desk: Desk) -> None:
    desk.presenter.show_place("Riverside One-Stop Shop", "3")
    desk.presenter.show_queue(_board(NOW))
    desk.presenter.show_place("Harrowick Library", "1")
    assert desk.view.state.queue == "Asking for the queue…"


def test_what_is_not_sent_is_said(desk: Desk) -> None:
    assert not desk.view.state.has_unsent
    desk.presenter.show_sync(SyncState(unsent=2, unreachable_since=NOW, last_synced=NOW, ready=True))
    state = desk.view.state
    assert (state.sync, state.has_unsent) == ("2 changes not sent yet. Kept safely here.", True)
    assert state.sync_detail.startswith("Go on working")


def test_the_first_copy_shows_its_progress_and_can_be_stopped(desk: Desk, qtbot: QtBot) -> None:
    desk.presenter.show_sync(SyncState(syncing=True, progress=Progress("copying", 7, 29, 41_300)))
    copy = desk.view.state.copy
    assert copy is not None
    assert (copy.done, copy.total, copy.is_stopped) == (7, 29, False)
    assert copy.words.startswith("41,300 records")
    with qtbot.waitSignal(desk.presenter.stopRequested):
        desk.view.stopRequested.emit()
    desk.presenter.show_sync(SyncState())
    copy = desk.view.state.copy
    assert copy is not None
    assert copy.is_stopped
    with qtbot.waitSignal(desk.presenter.resumeRequested):
        desk.view.resumeRequested.emit()
    desk.presenter.show_sync(READY)
    assert desk.view.state.copy is None


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> HomeView:
    apply_theme(qapp, Scheme.LIGHT, 1.0)
    made = HomeView()
    qtbot.addWidget(made)
    made.resize(1252, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def test_a_draft_is_gone_on_with_by_keyboard(view: HomeView, qtbot: QtBot) -> None:
    view.show_state(samples()["work begun"])
    link = view.drafts.findChildren(LinkButton)[0]
    qtbot.waitUntil(link.isVisible)
    link.setFocus()
    assert link.accessibleName() == "Go on: Move, Siân Pritchard"
    with qtbot.waitSignal(view.draftWanted) as wanted:
        QTest.keyClick(link, Qt.Key.Key_Space)
    assert wanted.args == ["move-1"]
    # The same drafts again leave the keyboard where it is.
    view.show_state(samples()["work begun"])
    assert QApplication.focusWidget() is link


def test_nothing_begun_says_what_to_do_next(view: HomeView) -> None:
    view.show_state(samples()["work begun"])
    view.show_state(samples()["nothing begun"])
    words = " ".join(label.text() for label in view.findChildren(type(view.queue)) if label.isVisible())
    assert "Nothing is left half done." in words
    assert "find a customer with Ctrl+K" in words
    assert "Under way" not in words
    assert not view.to_sync.isVisible()


def test_stop_is_there_while_the_first_copy_runs_and_only_then(view: HomeView, qtbot: QtBot) -> None:
    view.show_state(samples()["first copy"])
    with qtbot.waitSignal(view.stopRequested):
        view.copy.stop.click()
    view.show_state(samples()["copying stopped"])
    assert not view.copy.isVisible()
    with qtbot.waitSignal(view.resumeRequested):
        view.resume.click()
    view.show_state(samples()["nothing begun"])
    assert not view.resume.isVisible()


def test_what_was_handed_on_is_told_to_both_and_read_anew_when_it_comes(desk: Desk) -> None:
    desk.presenter.open()
    asha, gwen = Colleague("asha", "Asha Rahman"), Colleague("gwen", "Gwen Price")
    for name, by, to in (("mine", asha, gwen), ("theirs", gwen, asha)):
        draft = Draft(DraftId(EntityId(name)), "move", EntityId("p"), f"Move {name}", {}, NOW)
        desk.handed.append(HandedDraft(draft, by, to, NOW))
    desk.hub.announce(Changes(frozenset({"handed_draft"}), frozenset(), "sync"))
    shown = desk.until(lambda state: state.drafts).drafts
    assert [(one.kept, one.act, one.can_hand_on) for one in shown] == [
        ("handed on to Gwen Price today at 10:42, not taken up yet", "Take it back", False),
        ("handed to you by Gwen Price today at 10:42", "Take it up", False),
    ]


def test_what_only_its_owner_can_finish_is_not_handed_on(desk: Desk) -> None:
    for name, kind, body in (
        ("a", "move", {}),
        ("b", "note", {}),
        ("c", "wrap_up", {}),
        ("d", "move", {"mends": "x"}),
    ):
        desk.drafts.keep(Draft(DraftId(EntityId(name)), kind, EntityId("p"), name, body, NOW))
    desk.presenter.open()
    shown = desk.until(lambda state: state.drafts).drafts
    assert {one.id: one.can_hand_on for one in shown} == {"a": True, "b": True, "c": False, "d": False}
