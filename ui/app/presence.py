"""Who else has the same records open: asked now and then, told on the record, and never waited for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import PersonId
from advisor_console.services.ports import Presence
from ui.app.customers import Customers, OpenCustomer
from ui.app.desk import Desk

HELD_SECONDS = 60
"""How long the centre takes a record for open that is not renewed: a console that died is gone after it."""
RENEW_SECONDS = 20


class PresenceWatch(QObject):
    """Renews this advisor's open records at the centre and shows who else has them.

    Best effort: it says nothing when the line is down, and there is never more than one call under way.
    """

    def __init__(self, desk: Desk, customers: Customers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._central: Presence = desk.session.central
        self._sync = desk.sync
        self._customers = customers
        self._jobs = desk.jobs.scope(self)
        self._asking = self._again = False
        self._timer = QTimer(self)
        self._timer.setInterval(RENEW_SECONDS * 1_000)
        self._timer.timeout.connect(self.renew)
        self._timer.start()
        customers.opened.connect(self.renew)
        customers.closed.connect(self._on_customers_closed)

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def renew(self, *_: object) -> None:
        """Say which records are open here, and ask who else has them."""
        people = [one.person for one in self._customers.all() if _is_seen(one)]
        if not people:
            return
        if not self._sync.state.connected:
            self._show({})
        elif self._asking:
            self._again = True
        else:
            self._asking = True
            self._jobs.aside(lambda: self._ask(people), self._show, always=self._on_asked)

    def _ask(self, people: Sequence[PersonId]) -> Mapping[PersonId, Sequence[str]]:
        try:
            return self._central.present(people, HELD_SECONDS)
        except WorldError:
            return {}  # nobody is told that nothing is known of the others

    def _on_asked(self) -> None:
        again, self._asking, self._again = self._again, False, False
        if again:
            self.renew()

    def _show(self, others: Mapping[PersonId, Sequence[str]]) -> None:
        for customer in self._customers.all():
            customer.presenter.show_others(others.get(customer.person, ()))

    def _on_customers_closed(self, person: PersonId) -> None:
        if self._sync.state.connected:
            self._jobs.aside(lambda: self._central.present([person], 0), lambda _: None)


def _is_seen(customer: OpenCustomer) -> bool:
    """A record that is still asked about is not open yet."""
    return customer.presenter.record is not None and customer.question is None
