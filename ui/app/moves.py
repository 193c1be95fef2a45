"""Taking moves at one desk: the wizard over a customer's record, its drafts, its letter."""

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import CommandId, DraftId, EntityId, PersonId
from advisor_console.domain.sentences import short_day
from advisor_console.services.mend_move import notification_of
from advisor_console.services.ports import Draft, MadeLetter
from advisor_console.services.report_move import Receipt
from advisor_console.services.taken_move import TakenMove
from ui.app.contacts import Contacts
from ui.app.customers import Customers
from ui.app.desk import Desk
from ui.app.letters import LetterErrand
from ui.pages.move.draft_keeper import DRAFT_KIND
from ui.pages.move.models import Step
from ui.pages.move.presenter import MovePresenter
from ui.pages.move.read_back import form_of, form_of_taken
from ui.pages.move.view import MoveView
from ui.pages.wrap_up.models import WrapUpTold
from ui.widgets.date_reading import DateParts


class MoveErrand(QObject):
    """Opens the move's pages in the customer's tab.

    Signals: recorded(reference, WrapUpTold), the second a suggestion for the wrap-up, so that nothing is
    typed twice; told(sentence); failed(WorldError).
    """

    recorded = Signal(str, object)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        customers: Customers,
        contacts: Contacts,
        letters: LetterErrand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customers = customers
        self._contacts = contacts
        self._letters = letters
        self._jobs = desk.jobs.scope(self)
        self.reference = ""
        """The reference of the move recorded last."""

    def begin(self, record: CustomerRecord, draft: Draft | None = None) -> None:
        """Begin a customer's move, or go on with a draft of it."""
        corrects = draft.body.get("corrects") if draft else None
        if corrects is None:
            self._open(record, draft, None)
            return
        self._jobs.read(
            lambda: self._desk.session.taken_moves.get(EntityId(corrects)),
            lambda taken: self._open(record, draft, taken),
            self.failed.emit,
        )

    def correct(self, record: CustomerRecord, taken: TakenMove) -> None:
        """Open a move that was taken with all that was told; recorded, the new one stands in its place."""
        person, form = record.person, form_of_taken(taken)
        body = {"form": form.as_body(), "step": Step.WHO.name, "mends": None, "corrects": taken.id}
        id_ = DraftId(taken.id)
        fresh = Draft(id_, DRAFT_KIND, person.id, person.full_name, body, self._desk.session.clock.now())
        # Half corrected before: that is gone on with.
        self._jobs.read(
            lambda: self._desk.session.drafts.get(id_) or fresh,
            lambda draft: self._open(record, draft, taken),
            self.failed.emit,
        )

    def _open(self, record: CustomerRecord, draft: Draft | None, corrects: TakenMove | None) -> None:
        desk, person = self._desk, record.person.id
        view = MoveView()
        presenter = MovePresenter(
            view,
            person,
            report_move=desk.report_move(corrects),
            records=desk.records_for(corrects),
            corrects=corrects,
            search=desk.session.search,
            issue_letter=desk.issue_letter(),
            drafts=desk.session.drafts,
            clock=desk.session.clock,
            jobs=desk.jobs,
            hub=desk.hub,
            letterhead=desk.letterhead,
            teams=lambda: desk.profile.teams,
            received=desk.received,
            announce=desk.announce,
            contact=lambda: self._contacts.id,
            refused=self._refused,
            parent=view,
        )
        presenter.closed.connect(lambda: self._customers.take_off(person, view))
        presenter.recorded.connect(self._on_recorded)
        presenter.letterMade.connect(lambda made: self._on_letter_made(person, made))
        self._customers.keepWanted.connect(presenter.keep_draft)
        self._customers.lay_over(person, view, self.tr("moving"))
        if draft is None:
            presenter.open()
        else:
            presenter.resume(draft)

    def mend(self, record: CustomerRecord, refused: Command) -> None:
        """Open a refused move with all that was filled in; recorded again it takes that one's place."""
        form = form_of(refused)
        if form is None:
            return
        session, id_ = self._desk.session, DraftId(refused.id)
        made = notification_of(refused)
        corrects = made.fields["corrects_id"].new if made and "corrects_id" in made.fields else None
        body = {
            "form": form.as_body(),
            "step": Step.WHO.name,
            "mends": refused.id,
            "corrects": corrects,
        }
        person = record.person
        fresh = Draft(id_, DRAFT_KIND, person.id, person.full_name, body, session.clock.now())
        # Half put right before: that is gone on with.
        self._jobs.read(
            lambda: session.drafts.get(id_) or fresh,
            lambda draft: self.begin(record, draft),
            self.failed.emit,
        )

    def _refused(self, command: EntityId) -> Command | None:
        found = self._desk.session.outbox.get(CommandId(command))
        return None if found is None else found.command

    def _on_recorded(self, receipt: Receipt) -> None:
        assessment = receipt.story.assessment
        by = max((work.promised_by for work in assessment.work if work.promised_by), default=None)
        teams = self._desk.profile.teams
        who = ", ".join(teams.get(work.service, work.service) for work in assessment.work)
        changed_on = receipt.story.move.changed_on
        suggestion = WrapUpTold(
            reason=self.tr("Moving house"),
            outcome="passed_on",
            summary=self.tr("Moving on {day}. Recorded as {reference}.").format(
                day=short_day(changed_on), reference=receipt.reference
            )
            if changed_on
            else self.tr("Recorded as {reference}.").format(reference=receipt.reference),
            next_step=self.tr("New bill, bins and voting details"),
            next_who=who,
            next_by=DateParts(str(by.day), str(by.month), str(by.year)) if by else DateParts(),
            next_by_read=by,
        )
        self.reference = receipt.reference
        self.recorded.emit(receipt.reference, suggestion)

    def _on_letter_made(self, person: PersonId, made: MadeLetter) -> None:
        customer = self._customers.get(person)
        if customer is not None and customer.presenter.record is not None:
            self._letters.show_made(customer.presenter.record, made)
