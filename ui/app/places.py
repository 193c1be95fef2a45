"""The places of the rail, with the pages that stay open."""

from datetime import datetime, time
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from advisor_console.domain.errors import WorldError
from advisor_console.domain.queueing import Counter, QueueBoard, Site
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.saved_work import SavedWork, saved_work
from ui.app.desk import Desk, Place
from ui.app.post_runs import PostRunPlace
from ui.app.seats import remember_seat, remembered_seat
from ui.pages.home.presenter import HomePresenter
from ui.pages.home.view import HomeView
from ui.pages.printing.presenter import PrintingPresenter
from ui.pages.printing.view import PrintingView
from ui.pages.queue.presenter import QueuePresenter
from ui.pages.queue.view import QueueView
from ui.pages.sync.presenter import SyncPresenter
from ui.pages.sync.view import SyncView
from ui.pages.work.presenter import WorkPresenter
from ui.pages.work.view import WorkView


class Places(QObject):
    """Builds each place's page once and says which is in front.

    Signals: changed() when the frame shows something else; draftWanted(draft id), handOnWanted(draft id);
    findWanted(); ticketCalled(Ticket); refusedWanted(SavedAct, SavedWork) and conflictWanted(Conflict, name)
    to put right; customerWanted(person, name); mendWanted(person, name, notification); failed(WorldError).
    """

    HOME: ClassVar = "home"
    QUEUE: ClassVar = "queue"
    CUSTOMERS: ClassVar = "customers"
    WORK: ClassVar = "work"
    SYNC: ClassVar = "sync"
    PRINTING: ClassVar = "printing"
    LETTERS: ClassVar = "letters"

    changed = Signal()
    draftWanted = Signal(str)
    handOnWanted = Signal(str)
    findWanted = Signal()
    ticketCalled = Signal(object)
    refusedWanted = Signal(object, object)
    conflictWanted = Signal(object, str)
    customerWanted = Signal(str, str)
    mendWanted = Signal(str, str, str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = desk.jobs.scope(self)
        self.current: str = self.HOME
        self._board: QueueBoard | None = None
        self._over: list[QWidget] = []
        self._letters: PostRunPlace | None = None
        self._build_home()
        self._build_queue()
        self._build_work()
        self._build_sync()
        self._build_printing()
        desk.sync.stateChanged.connect(self._on_sync_state_changed)

    def _build_home(self) -> None:
        desk = self._desk
        self.home = HomeView()
        self._home = HomePresenter(
            self.home,
            desk.session.drafts,
            desk.session.handed,
            advisor=desk.session.advisor,
            clock=desk.session.clock,
            jobs=desk.jobs,
            hub=desk.hub,
            parent=self,
        )
        self._home.draftWanted.connect(self.draftWanted)
        self._home.handOnWanted.connect(self.handOnWanted)
        self._home.findWanted.connect(self.findWanted)
        self._home.queueWanted.connect(lambda: self._show(self.QUEUE))
        self._home.syncWanted.connect(lambda: self._show(self.SYNC))
        self._home.stopRequested.connect(desk.sync.stop_copy)
        self._home.resumeRequested.connect(desk.sync.resume_copy)
        self._home.failed.connect(self.failed)

    def _build_queue(self) -> None:
        desk = self._desk
        self.queue = QueueView()
        self._queue = QueuePresenter(
            self.queue,
            desk.queue(),
            minimum_services=desk.profile.queue.minimum_services,
            jobs=desk.jobs,
            hub=desk.hub,
            parent=self,
        )
        self._queue.placeChosen.connect(self._on_place_chosen)
        self._queue.ticketCalled.connect(self.ticketCalled)
        self._queue.boardRead.connect(self._on_board_read)

    def _build_work(self) -> None:
        desk = self._desk
        self.work = WorkView()
        self._work = WorkPresenter(
            self.work, desk.session.work, clock=desk.session.clock, jobs=desk.jobs, hub=desk.hub, parent=self
        )
        self._work.customerWanted.connect(self.customerWanted)
        self._work.mendWanted.connect(self.mendWanted)
        self._work.counted.connect(self.changed)
        self._work.failed.connect(self.failed)
        # A new copy is told of by itself, not row by row.
        desk.sync.snapshotTaken.connect(self._work.refresh)

    def _build_sync(self) -> None:
        desk = self._desk
        self.sync = SyncView()
        session = desk.session
        self._sync = SyncPresenter(
            self.sync,
            self.saved_today,
            login=session.advisor.login,
            clock=session.clock,
            jobs=desk.jobs,
            parent=self,
        )
        self._sync.wakeRequested.connect(desk.sync.wake)
        self._sync.stopRequested.connect(desk.sync.stop_copy)
        self._sync.resumeRequested.connect(desk.sync.resume_copy)
        self._sync.refusedWanted.connect(self.refusedWanted)
        self._sync.conflictWanted.connect(self.conflictWanted)
        self._sync.customerWanted.connect(self.customerWanted)

    def _build_printing(self) -> None:
        desk = self._desk
        self.printing = PrintingView()
        self._printing = PrintingPresenter(
            self.printing, desk.printing, clock=desk.session.clock, jobs=desk.jobs, hub=desk.hub, parent=self
        )
        self._printing.printed.connect(lambda command: desk.announce(command, "printing"))
        self._printing.counted.connect(self.changed)

    @property
    def letters(self) -> PostRunPlace:
        """Letters to many, built when somebody first goes there: most advisors never do."""
        if self._letters is None:
            self._letters = PostRunPlace(self._desk, self)
            self._letters.counted.connect(self.changed)
            self._letters.failed.connect(self.failed)
        return self._letters

    def saved_today(self) -> SavedWork:
        """Read what was saved, and what was received since midnight here."""
        session = self._desk.session
        midnight = datetime.combine(session.clock.today(), time(), LOCAL)
        return saved_work(session.outbox, session.conflicts, session.names, midnight)

    def open(self) -> None:
        """Sit down where this desk was last used, and read what the pages show."""
        self._home.open()
        self._work.refresh()
        self._printing.refresh()
        self._on_sync_state_changed(self._desk.sync.state)
        self._jobs.read(lambda: remembered_seat(self._desk.home, self._desk.session), self._on_seat_read)

    def close(self) -> None:
        """Let go of the pages, also of those that were never in front and so belong to no window."""
        for page in (self.home, self.queue, self.work, self.sync, self.printing, *self._over):
            page.deleteLater()
        if self._letters is not None:
            self._letters.view.deleteLater()

    def page(self) -> QWidget:
        """Give the page of the place in front; customers have pages of their own."""
        sync = self._over[-1] if self._over else self.sync
        named = {
            self.QUEUE: self.queue,
            self.WORK: self.work,
            self.SYNC: sync,
            self.PRINTING: self.printing,
        }
        if self.current == self.LETTERS:
            return self.letters.view
        return named.get(self.current, self.home)

    def lay_over(self, page: QWidget) -> None:
        """Show a page over Sync: what is put right there is about no customer known on this machine."""
        self._over.append(page)
        self.changed.emit()

    def take_off(self, page: QWidget) -> None:
        """Take it off again; whoever made it lets go of it."""
        self._over.remove(page)
        self._show(self.SYNC)

    def go_to(self, place: str) -> None:
        """Put a place in front."""
        self.current = place
        if place == self.HOME:
            self._home.open()
        elif place == self.SYNC:
            self._sync.show(self._desk.sync.state)
        elif place == self.LETTERS:
            self.letters.presenter.open()

    def keep(self) -> None:
        """Have a page that is half filled in keep it, before somebody leaves."""
        if self._letters is not None:
            self._letters.presenter.keep()

    def _show(self, place: str) -> None:
        self.go_to(place)
        self.changed.emit()

    def show_contact(self, words: str) -> None:
        """Say on Home which contact is under way."""
        self._home.show_contact(words)

    def queue_words(self) -> str:
        """Say in the rail how many wait; nothing where it is not known."""
        if self._board is None:
            return ""
        return self.tr("%n waiting", "", len(self._board.waiting))

    def letters_words(self) -> str:
        """Say in the rail how letters to many stand; empty where none are being made."""
        return "" if self._letters is None else self._letters.presenter.rail

    def printing_words(self) -> str:
        """Say in the rail how many letters wait at a printer; empty where none does."""
        return self._printing.rail

    def work_words(self) -> str:
        """Say in the rail what of the services' work needs somebody."""
        return self._work.rail

    def _on_seat_read(self, seat: tuple[Site, Counter] | None) -> None:
        if seat is None:
            self._queue.open()
            return
        self._sit(*seat)
        self._queue.open(*seat)

    def _on_place_chosen(self, site: Site, counter: Counter) -> None:
        self._sit(site, counter)
        self._desk.sync.wake()
        self._jobs.write(
            lambda: remember_seat(self._desk.home, site, counter), lambda _: None, self._on_seat_not_kept
        )

    def _on_seat_not_kept(self, error: WorldError) -> None:
        self.failed.emit(error)

    def _sit(self, site: Site, counter: Counter) -> None:
        self._desk.session.central.sit_at(site.id)
        self._desk.place = Place(site.id, counter.id, site.name, counter.name)
        self._home.show_place(site.name, counter.name)
        self.changed.emit()

    def _on_board_read(self, board: QueueBoard | None) -> None:
        self._board = board
        self._home.show_queue(board)
        self.changed.emit()

    def _on_sync_state_changed(self, state: object) -> None:
        self._home.show_sync(self._desk.sync.state)
        if self.current == self.SYNC:
            self._sync.show(self._desk.sync.state)
