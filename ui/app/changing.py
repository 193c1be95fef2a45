"""Taking changes other than moves at one desk: the page over a customer's record, its drafts, its receipt."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import CommandId, DraftId, EntityId, PersonId, new_id
from advisor_console.services.change_before import record_before
from advisor_console.services.mend_move import notification_of
from advisor_console.services.other_letters import CHANGED, change_values
from advisor_console.services.ports import Draft
from advisor_console.services.record_change import ANSWERS, Recorded
from advisor_console.services.taken_move import TakenMove
from ui.app.contacts import Contacts
from ui.app.customers import Customers
from ui.app.desk import Desk
from ui.app.letters import LetterErrand, LetterWanted
from ui.pages.change.kinds import SHOWN
from ui.pages.change.presenter import MOST_KNOWN, ChangePresenter
from ui.pages.change.view import ChangeView
from ui.pages.wrap_up.models import WrapUpTold
from ui.widgets.date_reading import DateParts


class ChangeErrand(QObject):
    """Signals: recorded(reference, WrapUpTold), a suggestion for the wrap-up; told(sentence);
    failed(WorldError).
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
        self._letters = letters
        self._desk, self._customers, self._contacts = desk, customers, contacts
        self._jobs = desk.jobs.scope(self)

    def begin(self, record: CustomerRecord, draft: Draft | None = None) -> None:
        """Begin a change, or go on with a draft of one."""
        if draft is None:
            self._open(record, DraftId(new_id()), None)
        elif draft.body.get("corrects"):
            self._go_on(record, draft.id, draft.body)
        else:
            self._open(record, draft.id, draft.body)

    def correct(self, record: CustomerRecord, taken: TakenMove) -> None:
        """Open a change that was taken with all that was told; recorded, the new one stands in its place."""
        # Half corrected before: that is gone on with.
        self._go_on(record, DraftId(taken.id), {**taken.told.get(ANSWERS, {}), "corrects": taken.id})

    def _go_on(self, record: CustomerRecord, id_: DraftId, body: Mapping[str, Any]) -> None:
        """Open a correction, against the record as it was before what it corrects."""
        session = self._desk.session

        def read() -> tuple[Draft | None, TakenMove | None, CustomerRecord | None]:
            taken = session.taken_moves.get(EntityId(body["corrects"]))
            before = None if taken is None else record_before(session.records, taken)
            return session.drafts.get(id_), taken, before

        def found(answer: tuple[Draft | None, TakenMove | None, CustomerRecord | None]) -> None:
            draft, taken, before = answer
            self._open(before or record, id_, body if draft is None else draft.body, taken)

        self._jobs.read(read, found, self.failed.emit)

    def mend(self, record: CustomerRecord, refused: Command) -> None:
        """Open a refused change with all that was filled in; recorded again it takes that one's place."""
        made = notification_of(refused)
        if made is None:
            return
        id_, body = DraftId(refused.id), {**made.fields["told"].new[ANSWERS], "mends": refused.id}
        corrects = made.fields.get("corrects_id")
        if corrects is not None and corrects.new:
            self._go_on(record, id_, {**body, "corrects": corrects.new})
            return
        session = self._desk.session

        def read() -> tuple[Draft | None, CustomerRecord | None]:
            # The record may still be shown with what was refused: the bases are what holds without it.
            return session.drafts.get(id_), session.records.customer(record.person.id)

        def found(answer: tuple[Draft | None, CustomerRecord | None]) -> None:
            # Half put right before: that is gone on with.
            draft, now = answer
            self._open(now or record, id_, body if draft is None else draft.body)

        self._jobs.read(read, found, self.failed.emit)

    def _open(
        self,
        record: CustomerRecord,
        draft: DraftId,
        body: Mapping[str, Any] | None,
        corrects: TakenMove | None = None,
    ) -> None:
        desk, person = self._desk, record.person.id
        view = ChangeView()
        presenter = ChangePresenter(
            view,
            record,
            use=desk.record_change(corrects),
            corrects=corrects,
            drafts=desk.session.drafts,
            draft=draft,
            clock=desk.session.clock,
            jobs=desk.jobs,
            find=lambda text: desk.session.search.find(text, MOST_KNOWN),
            contact=lambda: self._contacts.id,
            refused=self._refused,
            parent=view,
        )
        presenter.closed.connect(lambda: self._customers.take_off(person, view))
        presenter.recorded.connect(lambda made: self._on_recorded(person, view, made))
        presenter.letterWanted.connect(lambda made: self._make_letter(person, made))
        self._customers.keepWanted.connect(presenter.keep)
        self._customers.lay_over(person, view, self.tr("another change"))
        presenter.open(body)

    def _refused(self, command: EntityId) -> Command | None:
        found = self._desk.session.outbox.get(CommandId(command))
        return None if found is None else found.command

    def _make_letter(self, person: PersonId, made: Recorded) -> None:
        self._letters.make(
            LetterWanted(CHANGED, person, made.command, lambda told: change_values(made, told))
        )

    def _on_recorded(self, person: PersonId, view: ChangeView, made: Recorded) -> None:
        self._customers.take_off(person, view)
        self._desk.announce(made.command, "change")
        work, teams = made.outcome.work, self._desk.profile.teams
        by = max((one.promised_by for one in work if one.promised_by is not None), default=None)
        notification = notification_of(made.command)
        kind = notification.fields["kind"].new if notification is not None else ""
        suggestion = WrapUpTold(
            reason=SHOWN[kind].title() if kind in SHOWN else "",
            outcome="passed_on" if work else "answered",
            summary=f"{made.outcome.summary.text} {made.reference}",
            next_who=", ".join(teams.get(one.service, one.service) for one in work),
            next_by=DateParts(str(by.day), str(by.month), str(by.year)) if by else DateParts(),
            next_by_read=by,
        )
        self.recorded.emit(made.reference, suggestion)
