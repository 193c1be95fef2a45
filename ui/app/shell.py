"""The window's presenter: places, tabs, search, contact and covers, each turned into one state."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import DraftId, EntityId, PersonId
from advisor_console.sync.state import SyncState
from ui.app.choosing import ChoiceErrand
from ui.app.contacts import Contacts
from ui.app.customers import HOME_TAB, Customers
from ui.app.desk import Desk
from ui.app.errands import Errands
from ui.app.fixing import FixingErrand
from ui.app.looks import Looks
from ui.app.places import Places
from ui.app.presence import PresenceWatch
from ui.main_window import MainWindow, ShellState
from ui.pages.search.presenter import SearchPresenter
from ui.pages.search.view import SearchView
from ui.pages.sync.words import sync_words
from ui.widgets.announcements import announce
from ui.widgets.first_focus import focus_first
from ui.widgets.shell_state import Covering, RailItem


class Shell(QObject):
    """Shows one advisor's work in a MainWindow. Signals: signedOut() once everything is kept.

    unlock tests a password in the background: it raises SignInRefused when it is not the advisor's.
    """

    signedOut = Signal()

    def __init__(
        self,
        desk: Desk,
        window: MainWindow,
        unlock: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._unlock = unlock
        self._jobs = desk.jobs.scope(self)
        self._covering = Covering.NOTHING
        self._lock_problem = ""
        self._notice = ""
        self._notice_of: QWidget | None = None
        self._drawn: QWidget | None = None
        self.customers = Customers(desk, self._drop_page, self)
        self.contacts = Contacts(desk, self)
        self.places = Places(desk, self)
        self.errands = Errands(desk, self.customers, self.contacts, self)
        self.choosing = ChoiceErrand(desk, self.customers, self.places, self)
        self.fixing = FixingErrand(
            desk,
            self.customers,
            self.places,
            moves=self.errands.moves,
            changes=self.errands.changes,
            choosing=self.choosing,
            parent=self,
        )
        self.looks = Looks(desk, self.customers, self.contacts, self._shows_customers, self)
        self.presence = PresenceWatch(desk, self.customers, self)
        self.results = SearchView()
        self.search = SearchPresenter(
            self.results, desk.session.search, desk.jobs, self, closed=desk.session.closed
        )
        self._connect_window()
        self._connect_work()
        # Pages tell of many small changes at once; the frame around them is drawn once for all of them.
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self.draw)

    def open(self) -> None:
        """Show Home and go on with what was under way."""
        self.contacts.resume()
        self.places.open()
        self.draw()

    def close(self) -> None:
        """Let go of every page; the window is closed by whoever made it."""
        # What the sync worker told last is still on its way here, and must not be drawn any more.
        self._drawing.timeout.disconnect(self.draw)
        self._drawing.stop()
        self.presence.close()
        self.customers.let_go()
        self.places.close()
        self.results.deleteLater()

    def draw(self) -> None:
        """Show the window as everything stands now."""
        self._drawing.stop()
        customer = self.customers.in_front() if self.places.current == Places.CUSTOMERS else None
        page: QWidget = customer.page if customer else self.places.page()
        is_other, self._drawn = page is not self._drawn, page
        if is_other and self._notice_of is not None and page is not self._notice_of:
            self._notice, self._notice_of = "", None
        if self._notice and self._notice_of is None:
            # It stands until the advisor goes on to another page.
            self._notice_of = page
        self._window.set_page(page)
        self._window.show_state(self._state())
        if is_other:
            # Once it is laid out: the keyboard goes where the eyes go.
            QTimer.singleShot(0, page, lambda: focus_first(page))

    def _shows_customers(self) -> bool:
        return bool(self.places.current == Places.CUSTOMERS)

    def _state(self) -> ShellState:
        sync: SyncState = self._desk.sync.state
        in_front = self.customers.current if self.places.current == Places.CUSTOMERS else None
        opened = len(self.customers)
        return ShellState(
            places=(
                RailItem(Places.HOME, self.tr("Home"), "", "F1"),
                RailItem(Places.QUEUE, self.tr("Queue"), self.places.queue_words(), "F2"),
                RailItem(
                    Places.CUSTOMERS,
                    self.tr("Customers"),
                    self.tr("%n open", "", opened) if opened else self.tr("none open"),
                    "F3",
                ),
                RailItem(Places.WORK, self.tr("Work"), self.places.work_words(), "F5"),
                RailItem(Places.LETTERS, self.tr("Letters"), self.places.letters_words(), "F11"),
            ),
            foot=(
                *self._at_the_printer(),
                RailItem(Places.SYNC, self.tr("Sync"), sync_words(sync, short=True), "F4"),
            ),
            place=self.places.current,
            contact=self.contacts.shown(),
            site=self._desk.place.words,
            sync_words=sync_words(sync),
            tabs=self.customers.tabs(self._first_tab()),
            tab=in_front or HOME_TAB,
            private_tabs=self._desk.place.counter is not None,
            training=self._desk.training,
            notice=self._notice,
            covering=self._covering,
            advisor=self._desk.session.advisor.full_name,
            lock_problem=self._lock_problem,
        )

    def _at_the_printer(self) -> tuple[RailItem, ...]:
        """A place of the rail for as long as a letter waits there, or one looks at it."""
        words = self.places.printing_words()
        if not words and self.places.current != Places.PRINTING:
            return ()
        return (RailItem(Places.PRINTING, self.tr("Printer"), words, "F10"),)

    def _first_tab(self) -> str:
        """The pinned tab is Home, or the place that stands in its stead."""
        named = {
            Places.QUEUE: self.tr("Queue"),
            Places.WORK: self.tr("Work"),
            Places.SYNC: self.tr("Sync"),
            Places.PRINTING: self.tr("At the printer"),
            Places.LETTERS: self.tr("Letters"),
        }
        return named.get(self.places.current, self.tr("Home"))

    def _connect_window(self) -> None:
        window = self._window
        window.placeRequested.connect(self.go_to)
        window.searchRequested.connect(self.search.search)
        window.searchMoved.connect(self.search.move)
        window.searchAccepted.connect(self.search.accept)
        window.searchLeft.connect(self._on_window_search_left)
        window.wrapUpRequested.connect(self._on_window_wrap_up_requested)
        window.tabRequested.connect(self._on_window_tab_requested)
        window.tabCloseRequested.connect(self._on_window_tab_close_requested)
        window.blankRequested.connect(lambda: self._cover(Covering.BLANK))
        window.uncoverRequested.connect(lambda: self._cover(Covering.NOTHING))
        window.lockRequested.connect(lambda: self._cover(Covering.LOCKED))
        window.unlockRequested.connect(self._on_window_unlock_requested)
        window.signOutRequested.connect(self._on_window_sign_out_requested)

    def _connect_work(self) -> None:
        self.customers.changed.connect(self._on_work_changed)
        self.customers.opened.connect(self.contacts.about)
        self.customers.full.connect(
            lambda: self.tell(self.tr("Nine tabs are open. Close one to open another customer."))
        )
        self.customers.failed.connect(self.show_error)
        self.contacts.changed.connect(self._on_work_changed)
        self.contacts.failed.connect(self.show_error)
        self.looks.failed.connect(self.show_error)
        self.places.changed.connect(self.looks.review)
        self.places.changed.connect(self._on_work_changed)
        self.places.draftWanted.connect(self.errands.go_on)
        self.places.handOnWanted.connect(lambda draft: self.errands.handing.ask(draft, self._window))
        self.errands.handing.handed.connect(self._reread_home)
        self.places.findWanted.connect(self._window.bar.search.setFocus)
        self.places.ticketCalled.connect(self.contacts.from_ticket)
        self.places.failed.connect(self.show_error)
        self.places.conflictWanted.connect(self.choosing.conflict)
        self.places.customerWanted.connect(self.open_customer)
        self.places.mendWanted.connect(self._on_places_mend_wanted)
        self.places.refusedWanted.connect(self.fixing.refused)
        self.choosing.customerWanted.connect(self.open_customer)
        self.fixing.customerWanted.connect(self.open_customer)
        self.fixing.told.connect(self.tell)
        self.errands.failed.connect(self.show_error)
        self.errands.told.connect(self.tell)
        self.errands.mendWanted.connect(self.fixing.go_on)
        self.errands.lettersWanted.connect(self._on_errands_letters_wanted)
        self.errands.customerWanted.connect(self.open_customer)
        self._desk.jobs.unclaimedError.connect(self.show_error)
        self._desk.sync.stateChanged.connect(self._on_work_changed)
        self._desk.sync.clockJumped.connect(self._on_clock_jumped)
        self._desk.sync.noticed.connect(self.tell)
        self._desk.sync.snapshotTaken.connect(self.customers.refresh)
        self.search.shown.connect(self._on_search_shown)
        self.search.personChosen.connect(self.open_customer)
        self.search.propertyChosen.connect(
            lambda _: self.tell(self.tr("Nobody is recorded at that address."))
        )

    def go_to(self, place: str) -> None:
        """Go to a place of the rail."""
        if place == Places.CUSTOMERS and not len(self.customers):
            self.tell(self.tr("No customer is open. Find one with Ctrl+K."))
            self._window.bar.search.setFocus()
            return
        self._notice = ""
        self.places.go_to(place)
        self.looks.review()
        self.draw()

    def open_customer(self, person: str, name: str) -> None:
        """Open a customer's tab and bring it to the front."""
        self._notice = ""
        self._window.bar.search.clear()
        self.places.current = Places.CUSTOMERS
        self.customers.open(PersonId(EntityId(person)), name)

    def show_error(self, error: WorldError) -> None:
        """Tell what the world did, where the advisor looks: in the bar, announced politely."""
        self.tell(f"{error.sentence} {error.way_on}".strip())

    def tell(self, sentence: str) -> None:
        """Show a sentence under the bar until the advisor goes on, and announce it."""
        self._notice, self._notice_of = sentence, None
        announce(self._window, sentence)
        self._drawing.start()

    def lock(self, problem: str = "") -> None:
        """Cover the work until the password is given; problem says why, where that needs saying."""
        if self._covering is not Covering.LOCKED:
            self._cover(Covering.LOCKED)
        if problem:
            self._lock_problem = problem
            self.draw()

    def keep(self) -> None:
        """Have every open page keep what is half written, before somebody leaves or the window closes."""
        self.customers.keepWanted.emit()
        self.places.keep()

    def _drop_page(self, page: QWidget) -> None:
        """Show what comes after a page before it goes, so that no other customer's is seen in between."""
        self.draw()
        self._window.drop_page(page)

    def _cover(self, covering: Covering) -> None:
        if covering is not Covering.NOTHING:
            self.keep()
            self._window.close_dialogs()
        self._covering, self._lock_problem = covering, ""
        self.draw()

    def _on_work_changed(self, *_: object) -> None:
        self._drawing.start()

    def _on_search_shown(self, shown: bool) -> None:
        self._window.set_search_results(self.results if shown else None)

    def _on_window_search_left(self) -> None:
        self._window.bar.search.clear()
        self.search.leave()
        page = self._window.page()
        if page is not None:
            focus_first(page)

    def _on_window_wrap_up_requested(self) -> None:
        if self.contacts.ongoing is None:
            return
        self.errands.wrap_up()
        # The page is made in this turn of the loop and shown in the next: both together held the window up.
        self._drawing.start()

    def _on_window_tab_requested(self, tab: str) -> None:
        if tab == HOME_TAB:
            self.go_to(Places.HOME)
            return
        self.open_customer(tab, "")

    def _on_window_tab_close_requested(self, tab: str) -> None:
        if tab != HOME_TAB:
            self.customers.close(PersonId(EntityId(tab)))
            if not len(self.customers):
                self.places.go_to(Places.HOME)
            self.draw()

    def _on_window_sign_out_requested(self) -> None:
        self.keep()
        self.signedOut.emit()

    def _on_places_mend_wanted(self, person: str, name: str, notification: str) -> None:
        self.open_customer(person, name)
        self.customers.want_entry(PersonId(EntityId(person)), f"change:{notification}")

    def _on_errands_letters_wanted(self, draft: str) -> None:
        self.places.letters.presenter.go_on(DraftId(EntityId(draft)))
        self.go_to(Places.LETTERS)

    def _reread_home(self) -> None:
        if self.places.current == Places.HOME:
            self.places.go_to(Places.HOME)

    def _on_clock_jumped(self) -> None:
        self.lock(self.tr("This machine's clock was changed. Enter your password to go on."))

    def _on_window_unlock_requested(self, password: str) -> None:
        self._jobs.read(
            lambda: self._unlock(password),
            lambda _: self._cover(Covering.NOTHING),
            self._on_unlock_refused,
        )

    def _on_unlock_refused(self, error: WorldError) -> None:
        self._lock_problem = f"{error.sentence} {error.way_on}".strip()
        self.draw()
