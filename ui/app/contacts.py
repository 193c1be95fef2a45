"""The contact under way at one desk: beginning it, whom it is about, wrapping it up."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import ContactId, PersonId, TicketId
from advisor_console.domain.queueing import Ticket
from advisor_console.services.handle_contact import HandleContact, OngoingContact, WrapUp
from ui.app.desk import Desk
from ui.pages.wrap_up.models import WrapUpTold
from ui.pages.wrap_up.presenter import WrapUpPresenter
from ui.pages.wrap_up.view import WrapUpView
from ui.widgets.queue_words import ticket_words
from ui.widgets.shell_state import ContactShown


class Contacts(QObject):
    """One contact at a time, kept through crashes and restarts.

    Signals: changed() when the contact is another or about somebody else; wrappedUp(Command).
    """

    changed = Signal()
    wrappedUp = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._use: HandleContact = desk.handle_contact()
        self._jobs = desk.jobs.scope(self)
        self.ongoing: OngoingContact | None = None

    def resume(self) -> None:
        """Go on with a contact that was under way when the console ended."""
        # One that is begun while this is read stands: it was not saved yet when this looked.
        self._jobs.read(self._use.ongoing, lambda found: self._show(self.ongoing or found))

    def begin(self, record: CustomerRecord | None, channel: str) -> None:
        """Begin a contact, about a customer where one is in front."""

        def work() -> OngoingContact | None:
            begun = self._use.begin(channel=channel)
            if record is not None and begun.person is None:
                return self._use.about(record.person.id, record.person.full_name)
            return begun

        self._jobs.write(work, self._show, self.failed.emit)

    def from_ticket(self, ticket: Ticket) -> None:
        """Begin the contact of a ticket that was called."""
        place = self._desk.place
        if place.site is None:
            return
        site = place.site
        self._jobs.write(
            lambda: self._use.from_ticket(ticket.id, ticket.number, site, ticket.person_id),
            self._show,
            self.failed.emit,
        )

    def about(self, record: CustomerRecord) -> None:
        """Say whom the contact is about: the first customer opened while it is about nobody."""
        if self.ongoing is None or self.ongoing.person is not None:
            return
        person: PersonId = record.person.id
        self._jobs.write(
            lambda: self._use.about(person, record.person.full_name), self._show, self.failed.emit
        )

    @property
    def id(self) -> ContactId | None:
        """The id that commands of this contact carry."""
        return self.ongoing.id if self.ongoing else None

    def shown(self) -> ContactShown | None:
        """Give the contact as the bar shows it."""
        contact = self.ongoing
        if contact is None:
            return None
        seconds = max(0.0, (self._desk.session.clock.now() - contact.started_at).total_seconds())
        who = contact.person_name or ticket_words(contact.ticket_number) or self.tr("nobody chosen yet")
        return ContactShown(channel_words(contact.channel), seconds, who)

    def wrap_up_page(self, suggestion: WrapUpTold | None = None) -> tuple[WrapUpView, WrapUpPresenter]:
        """Build the page that wraps the contact up."""
        view = WrapUpView()
        contact = self.ongoing
        about = ""
        if contact is not None:
            shown = self.shown()
            began = _clock_words(contact.started_at)
            about = " · ".join(
                filter(None, (channel_words(contact.channel), shown.who if shown else "", began))
            )
        presenter = WrapUpPresenter(
            view,
            about,
            wrap_up=self._wrap_up,
            drafts=self._desk.session.drafts,
            clock=self._desk.session.clock,
            jobs=self._desk.jobs,
            suggestion=suggestion,
            parent=view,
        )
        presenter.saved.connect(self._on_saved)
        presenter.open()
        return view, presenter

    def _wrap_up(self, told: WrapUp) -> Command:
        return self._use.wrap_up(told)

    def _on_saved(self, command: Command) -> None:
        ticket = self.ongoing.ticket if self.ongoing else None
        self.ongoing = None
        if ticket is not None:
            central = self._desk.session.central
            # The queue hears of it at once; offline it hears nothing, and the ticket's next call ends it.
            self._jobs.read(lambda: central.finish(TicketId(ticket)), lambda _: None, lambda _: None)
        self._desk.announce(command, "wrap_up")
        self.changed.emit()
        self.wrappedUp.emit(command)

    def _show(self, contact: OngoingContact | None) -> None:
        self.ongoing = contact
        self.changed.emit()


def channel_words(channel: str) -> str:
    """Say what kind of contact it is, as the bar shows it."""
    return {
        "phone": QCoreApplication.translate("contact", "On a call"),
        "counter": QCoreApplication.translate("contact", "At the counter"),
        "library": QCoreApplication.translate("contact", "In the library"),
        "email": QCoreApplication.translate("contact", "An email"),
        "web": QCoreApplication.translate("contact", "A web form"),
        "letter": QCoreApplication.translate("contact", "A letter"),
        "voicemail": QCoreApplication.translate("contact", "A voicemail"),
    }.get(channel, channel)


def _clock_words(at: datetime) -> str:
    from ui.pages.record.words import clock_time

    return QCoreApplication.translate("contact", "since {time}").format(time=clock_time(at))
