"""Noting every look at a customer's record: under the contact that is open, or for the reason given."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import ContactId, PersonId
from advisor_console.domain.looking import CONTACT, Look
from advisor_console.services.open_record import OpenRecord
from ui.app.contacts import Contacts
from ui.app.customers import Customers, OpenCustomer
from ui.app.desk import Desk
from ui.pages.reason.models import ReasonTold
from ui.pages.reason.presenter import ReasonPresenter
from ui.pages.reason.view import ReasonView


class Looks(QObject):
    """Sees to it that no record is seen without a note of it. Signals: failed(WorldError).

    A look is one opening of a tab, not each time that it is drawn. Under a contact it is noted once a day for
    each record, however often the tab is closed and opened again or brought to the front; another contact is
    another look. Without a contact each opening is asked about, with the last answer already marked.
    in_sight says whether the tab in front is what the window shows.
    """

    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        customers: Customers,
        contacts: Contacts,
        in_sight: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customers = customers
        self._contacts = contacts
        self._in_sight = in_sight
        self._jobs = desk.jobs.scope(self)
        self._use: OpenRecord = desk.open_record()
        self._noted: set[tuple[PersonId, ContactId, date]] = set()
        self._reasoned: set[PersonId] = set()
        """Open tabs whose look has its reason."""
        self._asking: dict[PersonId, ReasonPresenter] = {}
        self._last: dict[PersonId, ReasonTold] = {}
        customers.changed.connect(self.review)
        customers.closed.connect(self._on_customers_closed)
        contacts.changed.connect(self.review)

    def review(self) -> None:
        """See whether the record in front has its reason: note it, or ask for it."""
        customer = self._customers.in_front()
        if customer is None or not self._in_sight():
            return
        contact = self._contacts.id
        if contact is not None:
            self._under_contact(customer, contact)
        elif customer.person not in self._reasoned:
            self._ask(customer)

    def _under_contact(self, customer: OpenCustomer, contact: ContactId) -> None:
        person = customer.person
        self._reasoned.add(person)
        if customer.presenter.record is None:
            return  # not seen yet, and perhaps never: it is noted when it is
        key = person, contact, self._desk.session.clock.today()
        if key not in self._noted:
            self._noted.add(key)
            look = Look(CONTACT, contact=contact)
            self._jobs.write(lambda: self._use.note(person, look), lambda _: None, self.failed.emit)
        self._settle(person)

    def _ask(self, customer: OpenCustomer) -> None:
        person, record = customer.person, customer.presenter.record
        asking = self._asking.get(person)
        if asking is None:
            asking = self._asking[person] = self._question(customer)
        if record is not None:
            asking.offer(record.person.full_name, record.open_cases)

    def _question(self, customer: OpenCustomer) -> ReasonPresenter:
        person = customer.person
        view = ReasonView()

        def save(look: Look) -> Command:
            return self._use.note(person, look)

        presenter = ReasonPresenter(
            view,
            customer.name,
            self._desk.profile.look_reasons,
            self._last.get(person, ReasonTold()),
            save=save,
            jobs=self._desk.jobs,
            parent=view,
        )
        presenter.noted.connect(lambda told: self._on_noted(person, told))
        presenter.contactWanted.connect(lambda: self._customers.want_contact(person))
        presenter.left.connect(lambda: self._customers.close(person))
        presenter.open()
        self._asking[person] = presenter
        self._customers.ask(person, view)
        return presenter

    def _on_noted(self, person: PersonId, told: ReasonTold) -> None:
        self._reasoned.add(person)
        self._last[person] = told
        self._settle(person)

    def _settle(self, person: PersonId) -> None:
        if self._asking.pop(person, None) is not None:
            self._customers.settle(person)

    def _on_customers_closed(self, person: PersonId) -> None:
        self._reasoned.discard(person)
        self._asking.pop(person, None)
