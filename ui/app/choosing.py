"""Choosing between two changes at one desk: the page over the customer's record, or over Sync."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.conflicts import Conflict
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import CommandId, EntityId, PersonId, new_id
from advisor_console.services.choose_sides import choose_sides
from advisor_console.services.saved_work import names_in
from ui.app.customers import Customers
from ui.app.desk import Desk
from ui.app.places import Places
from ui.pages.conflict.presenter import Choices, ConflictPresenter, ConflictsRead
from ui.pages.conflict.view import ConflictView


class ChoiceErrand(QObject):
    """Opens the page of two changes. Signal: customerWanted(person, name), to open their tab first."""

    customerWanted = Signal(str, str)

    def __init__(
        self, desk: Desk, customers: Customers, places: Places, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._customers, self._places = desk, customers, places
        self._waiting: Conflict | None = None
        customers.choiceWanted.connect(self._on_choice_wanted)
        customers.opened.connect(self._on_customer_opened)

    def on_record(
        self, record: CustomerRecord, wanted: Sequence[EntityId] = (), mends: CommandId | None = None
    ) -> None:
        """Show all that is contested on a customer's record, and these conflicts, chosen or not.

        mends is a refused choice whose place the next one takes.
        """
        person, title = record.person.id, self.tr("two changes")
        customer = self._customers.get(person)
        if customer is not None and any(name == title for _, name in customer.over):
            self._customers.bring_up(person, title)
            return
        view = ConflictView()
        presenter = self._presenter(
            view, record.person.full_name, (*record.contested, *wanted), person, mends
        )
        presenter.closed.connect(lambda: self._customers.take_off(person, view))
        self._customers.lay_over(person, view, title)
        presenter.open()

    def _on_choice_wanted(self, record: CustomerRecord) -> None:
        self.on_record(record)

    def conflict(self, conflict: Conflict, name: str) -> None:
        """Show one conflict in its customer's tab; over Sync where no customer of it is known here."""
        if conflict.person is None or not name:
            view = ConflictView()
            presenter = self._presenter(view, "", (conflict.id,))
            presenter.closed.connect(lambda: self._close_over_sync(view))
            self._places.lay_over(view)
            presenter.open()
            return
        self._waiting = conflict
        self.customerWanted.emit(conflict.person, name)
        customer = self._customers.get(conflict.person)
        if customer is not None and customer.presenter.record is not None:
            self._on_customer_opened(customer.presenter.record)

    def _on_customer_opened(self, record: CustomerRecord) -> None:
        conflict, self._waiting = self._waiting, None
        if conflict is not None and conflict.person == record.person.id:
            self.on_record(record, (conflict.id,))

    def _close_over_sync(self, view: ConflictView) -> None:
        self._places.take_off(view)
        view.deleteLater()

    def _presenter(
        self,
        view: ConflictView,
        customer: str,
        wanted: Sequence[EntityId],
        person: PersonId | None = None,
        mends: CommandId | None = None,
    ) -> ConflictPresenter:
        desk, to_mend = self._desk, [mends] if mends else []

        def choose(choices: Choices) -> Command:
            session = desk.session
            return choose_sides(
                session.log,
                session.clock,
                new_id,
                advisor=session.advisor.login,
                choices=choices,
                # Only the first choice takes the refused one's place.
                mends=to_mend.pop() if to_mend else None,
            )

        presenter = ConflictPresenter(
            view,
            customer,
            tuple(dict.fromkeys(wanted)),
            read=self._reading(person),
            choose=choose,
            reader=desk.session.advisor.login,
            clock=desk.session.clock,
            jobs=desk.jobs,
            hub=desk.hub,
            parent=view,
        )
        presenter.saved.connect(lambda command: desk.announce(command, "conflict"))
        return presenter

    def _reading(self, person: PersonId | None) -> Callable[[Sequence[EntityId]], ConflictsRead]:
        session = self._desk.session

        def read(wanted: Sequence[EntityId]) -> ConflictsRead:
            record = session.records.customer(person) if person else None
            ids = dict.fromkeys((*wanted, *(record.contested if record else ())))
            found = tuple(one for one in map(session.conflicts.get, ids) if one is not None)
            return ConflictsRead(found, names_in(session.names, found))

        return read
