"""The customers open at one desk: one tab each, with the pages that belong to them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import PersonId
from ui.app.desk import Desk
from ui.pages.record.older import OlderReader
from ui.pages.record.presenter import RecordPresenter
from ui.pages.record.view import RecordView
from ui.widgets.shell_state import MOST_TABS, TabShown

HOME_TAB = "home"


@dataclass(slots=True)
class OpenCustomer:
    """One tab: its customer's record, and what is laid over it (a note, a move) while that is open."""

    person: PersonId
    name: str
    initials: str
    view: RecordView
    presenter: RecordPresenter
    over: list[tuple[QWidget, str]] = field(default_factory=list)
    question: QWidget | None = None
    """What has to be answered before anything of the record, or of what lies over it, is seen."""
    wish: SignalInstance | None = None
    """What was asked for while the record was still being read: a quick hand must not be ignored."""
    entry: str = ""
    """Which line of the timeline ("kind:id") was asked for meanwhile."""

    @property
    def page(self) -> QWidget:
        """The page to show for this tab."""
        if self.question is not None:
            return self.question
        return self.over[-1][0] if self.over else self.view

    @property
    def title(self) -> str:
        """The tab's title: whose it is, and what lies over the record."""
        return f"{self.name}: {self.over[-1][1]}" if self.over and self.question is None else self.name


class Customers(QObject):
    """Opens, shows and closes customers' tabs; at most nine with Home.

    Signals: changed() when tabs or the page to show are others; full() when no further tab fits;
    opened(CustomerRecord) when a tab's record was first read; closed(PersonId) when a tab is gone;
    failed(WorldError); and the wishes of the record in front: moveWanted, changeWanted, letterWanted,
    noteWanted, identityWanted, contactWanted, choiceWanted (each with the customer's record) and
    entryWanted("kind:id"). keepWanted() asks the pages laid over records to keep what is half written, now.
    """

    changed = Signal()
    full = Signal()
    failed = Signal(object)
    moveWanted = Signal(object)
    changeWanted = Signal(object)
    letterWanted = Signal(object)
    noteWanted = Signal(object)
    identityWanted = Signal(object)
    contactWanted = Signal(object)
    entryWanted = Signal(str)
    choiceWanted = Signal(object)
    opened = Signal(object)
    closed = Signal(str)
    keepWanted = Signal()

    def __init__(
        self, desk: Desk, drop_page: Callable[[QWidget], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._jobs = desk.jobs.scope(self)
        self._drop_page = drop_page
        self._open: dict[PersonId, OpenCustomer] = {}
        self.current: PersonId | None = None

    def __len__(self) -> int:
        return len(self._open)

    def get(self, person: PersonId) -> OpenCustomer | None:
        """Give an open customer."""
        return self._open.get(person)

    def in_front(self) -> OpenCustomer | None:
        """Give the customer whose tab is in front."""
        return self._open.get(self.current) if self.current else None

    def all(self) -> tuple[OpenCustomer, ...]:
        """Give every open customer."""
        return tuple(self._open.values())

    def tabs(self, home: str) -> tuple[TabShown, ...]:
        """Give the tabs, Home first."""
        shown = [TabShown(HOME_TAB, home)]
        for person, customer in self._open.items():
            shown.append(TabShown(person, customer.title, customer.initials))
        return tuple(shown)

    def open(self, person: PersonId, name: str) -> None:
        """Bring a customer's tab to the front, opening it where it is not open yet."""
        if person not in self._open:
            if len(self._open) >= MOST_TABS - 1:
                self.full.emit()
                return
            self._open[person] = self._make(person, name)
            self._open[person].presenter.open()
        self.current = person
        self.changed.emit()

    def show_home(self) -> None:
        """Put Home in front; the others stay open."""
        self.current = None
        self.changed.emit()

    def close(self, person: PersonId) -> None:
        """Close a tab; what is half written on it is kept as a draft."""
        self.keepWanted.emit()
        customer = self._open.pop(person, None)
        if customer is None:
            return
        if self.current == person:
            self.current = next(reversed(self._open), None)
        for page in _pages(customer):
            self._drop_page(page)
        customer.presenter.deleteLater()
        self.closed.emit(person)
        self.changed.emit()

    def ask(self, person: PersonId, question: QWidget) -> None:
        """Show a question before everything else of a tab until it is settled."""
        customer = self._open.get(person)
        if customer is not None and customer.question is None:
            customer.question = question
            self.changed.emit()

    def settle(self, person: PersonId) -> None:
        """Take a tab's question away and show what lies behind it."""
        customer = self._open.get(person)
        if customer is None or customer.question is None:
            return
        answered, customer.question = customer.question, None
        self.changed.emit()
        self._drop_page(answered)

    def lay_over(self, person: PersonId, page: QWidget, title: str) -> None:
        """Show a page in a customer's tab, over whatever it shows now."""
        customer = self._open.get(person)
        if customer is not None:
            customer.over.append((page, title))
            self.changed.emit()

    def bring_up(self, person: PersonId, title: str) -> None:
        """Show a page that is laid over already, on top of what was laid over it since."""
        customer = self._open.get(person)
        if customer is not None:
            customer.over.sort(key=lambda laid: laid[1] == title)
            self.changed.emit()

    def take_off(self, person: PersonId, page: QWidget) -> None:
        """Take a page off a customer's tab, with all that was laid over it."""
        customer = self._open.get(person)
        if customer is None:
            return
        places = [place for place, (laid, _) in enumerate(customer.over) if laid is page]
        if not places:
            return
        gone, customer.over = customer.over[places[0] :], customer.over[: places[0]]
        self.changed.emit()
        for laid, _ in reversed(gone):
            self._drop_page(laid)

    def let_go(self) -> None:
        """Destroy every page, also those that were never in front and so belong to no window."""
        for customer in self._open.values():
            for page in _pages(customer):
                page.deleteLater()

    def refresh(self) -> None:
        """Read every open record again, after a new copy."""
        for customer in self._open.values():
            customer.presenter.open()

    def _make(self, person: PersonId, name: str) -> OpenCustomer:
        view = RecordView()
        presenter = RecordPresenter(
            view,
            person,
            records=self._desk.session.records,
            older=self._older(person, view),
            login=self._desk.session.advisor.login,
            called=lambda logins: self._desk.session.names.called((), logins),
            shifts=lambda: self._desk.profile.shifts,
            clock=self._desk.session.clock,
            jobs=self._desk.jobs,
            hub=self._desk.hub,
            parent=self,
        )
        customer = OpenCustomer(person, name, _initials(name), view, presenter)
        presenter.recordShown.connect(lambda record: self._on_record_shown(customer, record))
        presenter.gone.connect(lambda: self._on_gone(person))
        presenter.failed.connect(self.failed)
        for signal, wanted in (
            (view.moveRequested, self.moveWanted),
            (view.changeRequested, self.changeWanted),
            (view.letterRequested, self.letterWanted),
            (view.noteRequested, self.noteWanted),
            (view.identityRequested, self.identityWanted),
            (view.contactRequested, self.contactWanted),
            (view.choiceRequested, self.choiceWanted),
        ):
            signal.connect(lambda wanted=wanted: self._pass_on(customer, wanted))
        view.entryActivated.connect(self.entryWanted)
        return customer

    def _older(self, person: PersonId, parent: QObject) -> OlderReader:
        desk = self._desk
        reader = OlderReader(
            person,
            history=desk.session.history,
            recent_days=lambda: desk.profile.replica.recent_days,
            clock=desk.session.clock,
            jobs=desk.jobs,
            is_online=desk.sync.state.connected,
            parent=parent,
        )
        desk.sync.stateChanged.connect(reader.show_line)
        return reader

    def want_contact(self, person: PersonId) -> None:
        """Begin a contact about an open customer, now or as soon as the record is read."""
        customer = self._open.get(person)
        if customer is not None:
            self._pass_on(customer, self.contactWanted)

    def want_entry(self, person: PersonId, entry: str) -> None:
        """Open a line of an open customer's timeline ("kind:id"), now or as soon as the record is read."""
        customer = self._open.get(person)
        if customer is not None and customer.presenter.record is None:
            customer.entry = entry
        elif customer is not None:
            self.entryWanted.emit(entry)

    def _pass_on(self, customer: OpenCustomer, wanted: SignalInstance) -> None:
        record = customer.presenter.record
        if record is None:
            customer.wish = wanted
        else:
            wanted.emit(record)

    def _on_record_shown(self, customer: OpenCustomer, record: CustomerRecord) -> None:
        first = not customer.view.property("shownOnce")
        customer.view.setProperty("shownOnce", True)
        customer.name, customer.initials = record.person.full_name, record.person.initials
        if first:
            self.opened.emit(record)
        self.changed.emit()
        wish, customer.wish = customer.wish, None
        if wish is not None:
            wish.emit(record)
        entry, customer.entry = customer.entry, ""
        if entry:
            self.entryWanted.emit(entry)

    def _on_gone(self, person: PersonId) -> None:
        self.close(person)
        closed = self._desk.session.closed
        self._jobs.read(lambda: closed.is_closed(person), self._tell_gone, self.failed.emit)

    def _tell_gone(self, closed: bool) -> None:
        sentence = (
            self.tr("This record is closed to you: you declared it as your own or a relative's.")
            if closed
            else self.tr("This customer's record is no longer yours to see.")
        )
        self.failed.emit(WorldError(sentence, self.tr("Ask your team leader.")))


def _pages(customer: OpenCustomer) -> list[QWidget]:
    asked = [] if customer.question is None else [customer.question]
    return [*asked, *(page for page, _ in customer.over), customer.view]


def _initials(name: str) -> str:
    return " ".join(word[0].upper() for word in name.split())
