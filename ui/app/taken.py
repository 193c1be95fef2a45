"""Opening moves that were taken from a record's timeline: to read them, correct them, or call them off."""

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import EntityId, new_id
from advisor_console.services.cancel_move import cancel_move
from advisor_console.services.other_letters import CANCELLED, cancelled_values, has_cancelled_letter
from advisor_console.services.taken_move import TakenMove
from ui.app.changing import ChangeErrand
from ui.app.contacts import Contacts
from ui.app.customers import Customers
from ui.app.desk import Desk
from ui.app.letters import LetterErrand, LetterWanted
from ui.app.moves import MoveErrand
from ui.pages.taken.models import TakenState
from ui.pages.taken.view import TakenView
from ui.pages.taken.words import taken_state


class TakenErrand(QObject):
    """Signals: told(sentence) about what was called off; failed(WorldError)."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        customers: Customers,
        contacts: Contacts,
        *,
        moves: MoveErrand,
        changes: ChangeErrand,
        letters: LetterErrand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._customers, self._contacts = desk, customers, contacts
        self._moves, self._changes, self._letters = moves, changes, letters
        self._jobs = desk.jobs.scope(self)

    def open(self, record: CustomerRecord, notification: str) -> None:
        """Show what was told of a move; another change is opened to be corrected."""
        session = self._desk.session
        self._jobs.read(
            lambda: session.taken_moves.get(EntityId(notification)),
            lambda taken: self._show(record, taken),
            self.failed.emit,
        )

    def _show(self, record: CustomerRecord, taken: TakenMove | None) -> None:
        if taken is None:
            return
        if not taken.is_move:
            self._correct_change(record, taken)
            return
        view, person = TakenView(), record.person.id
        state = self._state(record, taken)
        view.show_state(state)
        view.backRequested.connect(lambda: self._customers.take_off(person, view))
        view.correctRequested.connect(lambda: self._correct(view, record, taken))
        view.cancelRequested.connect(lambda: self._cancel(view, record, taken))
        self._customers.lay_over(person, view, taken.reference)

    def _correct_change(self, record: CustomerRecord, taken: TakenMove) -> None:
        """Open another change to be told anew; what an older console took did not note what it did."""
        if taken.corrected_by is not None:
            words = self.tr("{reference} stands in the place of {earlier}.")
            self.told.emit(words.format(reference=taken.corrected_by, earlier=taken.reference))
        elif taken.did is None:
            words = self.tr("To put {reference} right, tell it again: Another change, Ctrl+H.")
            self.told.emit(words.format(reference=taken.reference))
        else:
            self._changes.correct(record, taken)

    def _state(self, record: CustomerRecord, taken: TakenMove) -> TakenState:
        today = self._desk.session.clock.today()
        return taken_state(record.person.full_name, taken, self._desk.profile.teams, today)

    def _correct(self, view: TakenView, record: CustomerRecord, taken: TakenMove) -> None:
        self._customers.take_off(record.person.id, view)
        self._moves.correct(record, taken)

    def _cancel(self, view: TakenView, record: CustomerRecord, taken: TakenMove) -> None:
        session = self._desk.session

        def work() -> Command:
            return cancel_move(
                session.log,
                session.clock,
                new_id,
                advisor=session.advisor.login,
                taken=taken,
                contact=self._contacts.id,
                rules=self._desk.profile.move_rules,
            )

        def done(command: Command) -> None:
            self._customers.take_off(record.person.id, view)
            self._desk.announce(command, "taken")
            words = self.tr("{reference} was called off. Every service is told.")
            self.told.emit(words.format(reference=taken.reference))
            if has_cancelled_letter(taken):
                self._letters.make(
                    LetterWanted(
                        CANCELLED,
                        record.person.id,
                        command,
                        lambda told: cancelled_values(command, taken, told),
                        taken,
                    )
                )

        self._jobs.write(work, done, self.failed.emit)
