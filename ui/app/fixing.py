"""Putting right at one desk what was not accepted: its page, and the pages it leads to."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from advisor_console.domain.changes import Command, Value
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import PersonId, new_id
from advisor_console.services.mend_refused import mend, take_back
from advisor_console.services.saved_work import SavedAct, SavedWork, Standing
from ui.app.changing import ChangeErrand
from ui.app.choosing import ChoiceErrand
from ui.app.customers import Customers
from ui.app.desk import Desk
from ui.app.moves import MoveErrand
from ui.app.places import Places
from ui.dialogs.confirm import ConfirmDialog, ConfirmShown
from ui.pages.fixing.presenter import FixingPresenter
from ui.pages.fixing.view import FixingView


class FixingErrand(QObject):
    """Opens the page of a refused act in its customer's tab, or over Sync where no customer is known here.

    Signals: customerWanted(person, name), to open their tab first; told(sentence) about what was saved.
    """

    customerWanted = Signal(str, str)
    told = Signal(str)

    def __init__(
        self,
        desk: Desk,
        customers: Customers,
        places: Places,
        *,
        moves: MoveErrand,
        changes: ChangeErrand,
        choosing: ChoiceErrand,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._customers, self._places = desk, customers, places
        self._moves, self._changes, self._choosing = moves, changes, choosing
        self._jobs = desk.jobs.scope(self)
        self._waiting: tuple[SavedAct, SavedWork] | None = None
        customers.opened.connect(self._on_customer_opened)

    def refused(self, act: SavedAct, work: SavedWork) -> None:
        """Show what is to be put right."""
        if act.person is None or act.person not in work.names:
            view, presenter = self._page(act, work)
            presenter.closed.connect(lambda: self._close(view, None))
            self._places.lay_over(view)
            presenter.open()
            return
        self._waiting = (act, work)
        self.customerWanted.emit(act.person, work.names[act.person])
        customer = self._customers.get(act.person)
        if customer is not None and customer.presenter.record is not None:
            self._on_customer_opened(customer.presenter.record)

    def go_on(self, command: str) -> None:
        """Go on with a refused act that was half put right."""

        def found(work: SavedWork) -> None:
            act = next((one for one in work.of(Standing.REFUSED) if one.command.id == command), None)
            if act is not None:
                self.refused(act, work)

        self._jobs.read(self._places.saved_today, found)

    def _on_customer_opened(self, record: CustomerRecord) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None or waiting[0].person != record.person.id:
            return
        act, work = waiting
        person, title = record.person.id, self.tr("needs fixing")
        self._take_off_others(person, title)
        view, presenter = self._page(act, work, person)
        presenter.closed.connect(lambda: self._close(view, person))
        presenter.moveWanted.connect(lambda: self._open_move(view, record, act.command))
        presenter.changeWanted.connect(lambda: self._open_change(view, record, act.command))
        presenter.choiceWanted.connect(lambda: self._open_choice(view, record, act.command))
        self._customers.lay_over(person, view, title)
        presenter.open()

    def _take_off_others(self, person: PersonId, title: str) -> None:
        customer = self._customers.get(person)
        laid = [] if customer is None else [page for page, name in customer.over if name == title]
        for page in laid:
            self._customers.take_off(person, page)

    def _page(
        self, act: SavedAct, work: SavedWork, person: PersonId | None = None
    ) -> tuple[FixingView, FixingPresenter]:
        session = self._desk.session
        view = FixingView()

        def send(values: Mapping[str, Value]) -> Command:
            return mend(session.log, session.clock, new_id, refused=act.command, values=values)

        presenter = FixingPresenter(
            view,
            act,
            tuple(
                one for one in work.acts if one.waits_for is not None and one.waits_for.id == act.command.id
            ),
            work.names,
            mend=send,
            take_back=lambda: take_back(session.log, session.clock, new_id, refused=act.command),
            drafts=session.drafts,
            clock=session.clock,
            jobs=self._desk.jobs,
            parent=view,
        )
        self._customers.keepWanted.connect(presenter.keep)
        again, back = self.tr("Saved here and sent again."), self.tr("Taken back. It will not happen.")
        presenter.mended.connect(lambda command: self._done(view, person, command, again))
        presenter.takenBack.connect(lambda command: self._done(view, person, command, back))
        presenter.sureWanted.connect(lambda sentence: self._ask(view, presenter, sentence))
        return view, presenter

    def _ask(self, view: QWidget, presenter: FixingPresenter, sentence: str) -> None:
        dialog = ConfirmDialog(view)
        dialog.show_state(
            ConfirmShown(
                self.tr("Take it back?"), sentence, self.tr("Take it back"), self.tr("Keep it"), loses=True
            )
        )
        dialog.accepted.connect(presenter.take_it_back)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _done(self, view: QWidget, person: PersonId | None, command: Command, sentence: str) -> None:
        self._close(view, person)
        self._desk.announce(command, "fixing")
        self.told.emit(sentence)

    def _close(self, view: QWidget, person: PersonId | None) -> None:
        if person is not None:
            self._customers.take_off(person, view)
            return
        self._places.take_off(view)
        view.deleteLater()

    def _open_move(self, view: QWidget, record: CustomerRecord, command: Command) -> None:
        self._close(view, record.person.id)
        self._moves.mend(record, command)

    def _open_change(self, view: QWidget, record: CustomerRecord, command: Command) -> None:
        self._close(view, record.person.id)
        self._changes.mend(record, command)

    def _open_choice(self, view: QWidget, record: CustomerRecord, command: Command) -> None:
        self._close(view, record.person.id)
        wanted = [change.id for change in command.changes if change.entity == "conflict"]
        self._choosing.on_record(record, wanted, mends=command.id)
