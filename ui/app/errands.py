"""What is laid over a customer's record: a note, a check, a wrap-up, a move or other change, a letter."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import PersonId, new_id
from advisor_console.services.ports import Draft
from advisor_console.services.verify_identity import verify_identity
from advisor_console.services.write_note import write_note
from ui.app.changing import ChangeErrand
from ui.app.contacts import Contacts
from ui.app.customers import Customers
from ui.app.desk import Desk
from ui.app.handing import HandingErrand
from ui.app.letters import LetterErrand
from ui.app.moves import MoveErrand
from ui.app.taken import TakenErrand
from ui.app.writing import WritingErrand
from ui.pages.change.presenter import DRAFT_KIND as CHANGE
from ui.pages.fixing.presenter import DRAFT_KIND as MEND
from ui.pages.identity.models import CheckTold
from ui.pages.identity.presenter import IdentityPresenter
from ui.pages.identity.view import IdentityView
from ui.pages.move.draft_keeper import DRAFT_KIND as MOVE
from ui.pages.note.presenter import DRAFT_KIND as NOTE
from ui.pages.note.presenter import NotePresenter
from ui.pages.note.view import NoteView
from ui.pages.post_run.presenter import DRAFT_KIND as POST_RUN
from ui.pages.record.words import clock_time, short_date
from ui.pages.wrap_up.models import WrapUpTold
from ui.pages.wrap_up.presenter import DRAFT_KIND as WRAP_UP
from ui.pages.write_letter.presenter import DRAFT_KIND as LETTER
from ui.turns import once_drawn


class Errands(QObject):
    """Opens these pages and brings the advisor back to the record when they are done.

    Signals: failed(WorldError); told(sentence) about what was just saved; mendWanted(command) to go on
    putting a refused act right; customerWanted(person, name) when a draft belongs to a customer whose tab is
    not open; lettersWanted(draft) to go on with letters to many.
    """

    failed = Signal(object)
    told = Signal(str)
    mendWanted = Signal(str)
    customerWanted = Signal(str, str)
    lettersWanted = Signal(str)

    def __init__(
        self, desk: Desk, customers: Customers, contacts: Contacts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customers = customers
        self._contacts = contacts
        self.letters = LetterErrand(desk, customers, self)
        self.moves = MoveErrand(desk, customers, contacts, self.letters, self)
        self.changes = ChangeErrand(desk, customers, contacts, self.letters, self)
        self.writing = WritingErrand(desk, customers, contacts, self.letters, self)
        self.handing = HandingErrand(desk, self)
        self.taken = TakenErrand(
            desk,
            customers,
            contacts,
            moves=self.moves,
            changes=self.changes,
            letters=self.letters,
            parent=self,
        )
        self._jobs = desk.jobs.scope(self)
        self._suggestion: WrapUpTold | None = None
        self._waiting: Draft | None = None
        customers.opened.connect(self._on_customer_opened)
        customers.noteWanted.connect(self.note)
        customers.identityWanted.connect(self.identity)
        customers.contactWanted.connect(self._on_contact_wanted)
        customers.moveWanted.connect(self.moves.begin)
        customers.changeWanted.connect(self.changes.begin)
        customers.letterWanted.connect(self.writing.begin)
        customers.entryWanted.connect(self._on_entry_wanted)
        for errand in (self.letters, self.moves, self.changes, self.writing, self.handing, self.taken):
            errand.failed.connect(self.failed)
            errand.told.connect(self.told)
        self.moves.recorded.connect(self._on_move_recorded)
        self.changes.recorded.connect(self._on_change_recorded)
        contacts.wrappedUp.connect(self._on_wrapped_up)

    def note(self, record: CustomerRecord) -> None:
        """Write a note on a record."""
        desk, person = self._desk, record.person.id
        view = NoteView()

        def save(body: str) -> Command:
            session = desk.session
            return write_note(
                session.log,
                session.clock,
                new_id,
                advisor=session.advisor.login,
                person=person,
                contact=self._contacts.id,
                body=body,
            )

        presenter = NotePresenter(
            view,
            person,
            record.person.full_name,
            save=save,
            drafts=desk.session.drafts,
            clock=desk.session.clock,
            jobs=desk.jobs,
            parent=view,
        )
        presenter.closed.connect(lambda: self._customers.take_off(person, view))
        presenter.saved.connect(lambda command: self._done(person, view, command, self.tr("Note saved.")))
        self._customers.keepWanted.connect(presenter.keep)
        self._customers.lay_over(person, view, self.tr("note"))
        presenter.open()

    def identity(self, record: CustomerRecord) -> None:
        """Note how a customer's identity was checked."""
        desk, person = self._desk, record.person.id
        view = IdentityView()

        def save(told: CheckTold) -> Command:
            session = desk.session
            return verify_identity(
                session.log,
                session.clock,
                new_id,
                advisor=session.advisor.login,
                person=person,
                contact=self._contacts.id,
                method=told.method,
                items=told.items,
                tier=self._tier(len(told.items)),
                passed=told.passed,
            )

        presenter = IdentityPresenter(
            view, record.person.full_name, self._last_check(record), save=save, jobs=desk.jobs, parent=view
        )
        presenter.closed.connect(lambda: self._customers.take_off(person, view))
        presenter.saved.connect(
            lambda command: self._done(person, view, command, self.tr("Identity check saved."))
        )
        self._customers.lay_over(person, view, self.tr("identity"))
        presenter.open()

    def wrap_up(self) -> None:
        """Wrap the contact under way up, in the tab of the customer it is about or of the one in front."""
        contact = self._contacts.ongoing
        if contact is None:
            return
        if contact.person and self._customers.get(contact.person) is None:
            self.customerWanted.emit(contact.person, contact.person_name)
            if self._customers.get(contact.person) is not None:
                # The record's page in this turn, ours in one of its own: both would hold the window up.
                once_drawn(self, self.wrap_up)
                return
        about = self._customers.get(contact.person) if contact.person else None
        customer = about or self._customers.in_front()
        if customer is None:
            self.told.emit(self.tr("Open the customer first: find them with Ctrl+K. Then wrap up with F9."))
            return
        person = customer.person
        self._customers.open(person, customer.name)
        if any(title == self.tr("wrap up") for _, title in customer.over):
            self._customers.bring_up(person, self.tr("wrap up"))
            return
        view, presenter = self._contacts.wrap_up_page(self._suggestion)
        presenter.closed.connect(lambda: self._customers.take_off(person, view))
        presenter.saved.connect(lambda _: self._on_wrap_up_saved(person, view))
        self._customers.keepWanted.connect(presenter.keep)
        self._customers.lay_over(person, view, self.tr("wrap up"))

    def go_on(self, draft: str) -> None:
        """Open the customer of a draft, and the page it belongs to once the record is read.

        One that was handed on is taken up first.
        """

        def found(answer: tuple[Draft | None, Command | None]) -> None:
            kept, taken_up = answer
            if taken_up is not None:
                self._desk.announce(taken_up, "home")
            self._on_draft_read(kept)

        self._jobs.write(lambda: self.handing.draft_for(draft), found, self.failed.emit)

    def _on_draft_read(self, draft: Draft | None) -> None:
        if draft is not None and draft.kind == WRAP_UP:
            contact = self._contacts.ongoing
            if contact is not None and contact.person is not None:
                self.customerWanted.emit(contact.person, contact.person_name)
            self.wrap_up()
            return
        if draft is not None and draft.kind == MEND:
            self.mendWanted.emit(draft.id)
            return
        if draft is not None and draft.kind == POST_RUN:
            self.lettersWanted.emit(draft.id)
            return
        if draft is None or draft.subject is None:
            return
        person = PersonId(draft.subject)
        self._waiting = draft
        self.customerWanted.emit(person, draft.title)
        customer = self._customers.get(person)
        if customer is not None and customer.presenter.record is not None:
            self._on_customer_opened(customer.presenter.record)

    def _on_customer_opened(self, record: CustomerRecord) -> None:
        draft, self._waiting = self._waiting, None
        if draft is None or draft.subject != record.person.id:
            return
        if draft.kind == NOTE:
            self.note(record)
        elif draft.kind == MOVE:
            self.moves.begin(record, draft)
        elif draft.kind == CHANGE:
            self.changes.begin(record, draft)
        elif draft.kind == LETTER:
            self.writing.begin(record, draft)

    def _done(self, person: PersonId, page: QWidget, command: Command, sentence: str) -> None:
        self._customers.take_off(person, page)
        self._desk.announce(command, "form")
        self.told.emit(sentence)

    def _tier(self, items: int) -> str:
        """Give the highest tier of the profile that so many items reach."""
        reached = [tier.code for tier in self._desk.profile.tiers if tier.items <= items]
        return reached[-1] if reached else "none"

    def _last_check(self, record: CustomerRecord) -> str:
        check = record.verification
        if check is None or check.outcome != "failed":
            return ""
        day = short_date(check.checked_at.date(), self._desk.session.clock.today())
        return self.tr("The last check failed, on {day} at {time}.").format(
            day=day, time=clock_time(check.checked_at)
        )

    def _on_contact_wanted(self, record: CustomerRecord) -> None:
        at_counter = self._desk.place.counter is not None
        self._contacts.begin(record, "counter" if at_counter else "phone")

    def _on_entry_wanted(self, entry: str) -> None:
        kind, _, id_ = entry.partition(":")
        customer = self._customers.in_front()
        record = customer.presenter.record if customer is not None else None
        if kind in ("letter", "printing") and record is not None:
            self.letters.show_issued(record, id_)
        elif kind == "change" and record is not None:
            self.taken.open(record, id_)
        elif kind == "work" and record is not None:
            notes = [item.notification_id for item in record.work_items if item.id == id_]
            for note in filter(None, notes):
                self.taken.open(record, note)

    def _on_move_recorded(self, reference: str, suggestion: WrapUpTold) -> None:
        self._suggestion = suggestion
        self.told.emit(self.tr("Move recorded. Reference {reference}.").format(reference=reference))

    def _on_change_recorded(self, reference: str, suggestion: WrapUpTold) -> None:
        self._suggestion = suggestion
        words = self.tr("Change recorded. Reference {reference}.").format(reference=reference)
        if not self._desk.sync.state.connected:
            words += " " + self.tr("We have noted this. Our teams have not received it yet.")
        self.told.emit(words)

    def _on_wrap_up_saved(self, person: PersonId, page: QWidget) -> None:
        # First back to the record: a sentence goes with the page it was said on.
        self._customers.take_off(person, page)
        self.told.emit(self.tr("Contact wrapped up."))

    def _on_wrapped_up(self, _: Command) -> None:
        self._suggestion = None
