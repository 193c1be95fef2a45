"""Two advisors on one record, each at a console of their own; and what the centre does not accept."""

from contextlib import ExitStack
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from advisor_console.domain.changes import altered, created
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import CommandId, PersonId, new_id
from advisor_console.services.ports import Intent
from advisor_console.services.write_note import write_note
from db.local.home import Home
from ui.app.presence import HELD_SECONDS
from ui.app.run import Console
from ui.app.session import Session, sign_in
from ui.app.training import PASSWORD
from ui.pages.conflict.view import ConflictView
from ui.pages.fixing.view import FixingView
from ui.tour.driver import StepFailed, click, find, is_there, press, settle, wait_for, write
from ui.tour.seat import Seat

COLLEAGUE = "gwen.price"
CTRL = Qt.KeyboardModifier.ControlModifier


class Together(Seat):
    """Each method is one step; it gives the window to picture. Steps build on the ones before."""

    def __init__(self, console: Console, stack: ExitStack) -> None:
        super().__init__(console)
        self._stack = stack
        self._colleague: Session | None = None
        self._before: CustomerRecord | None = None

    def colleague(self) -> QWidget:
        """Let a colleague sign in at a console of her own and look at the same record."""
        centre, person = self._console.centre, self._person()
        if centre is None:
            raise StepFailed("There is no centre.")
        home = Home(centre.home.root / "colleague")
        home.prepare()
        session = sign_in(home, centre.url, COLLEAGUE, PASSWORD)
        self._stack.callback(session.close)
        session.sync_once()
        self._colleague, self._before = session, session.records.customer(person)
        session.central.present([person], HELD_SECONDS)
        if self._console.shell is not None:
            self._console.shell.presence.renew()
        wait_for("the colleague's name on the record", lambda: is_there(self._window, "others"))
        return self._window

    def changed_under_you(self) -> QWidget:
        """The colleague writes a note and another last night; both reach the open record."""
        session, record = self._colleague, self._before
        if session is None or record is None or record.residency is None:
            raise StepFailed("The colleague has not seen the record.")
        write_note(
            session.log,
            session.clock,
            new_id,
            advisor=COLLEAGUE,
            person=record.person.id,
            contact=None,
            body="Rang from the new home: they leave a day earlier than they said.",
        )
        stay = record.residency
        base = {"starts_on": stay.starts_on.isoformat(), "ends_on": None}
        ends = (session.clock.today() + timedelta(days=4)).isoformat()
        change = altered("residency", stay.id, base, base | {"ends_on": ends})
        session.log.save(Intent(CommandId(new_id()), "end_stay", (change,)), session.clock.now())
        session.sync_once()
        if self._console.shell is not None:
            self._console.shell.go_to("customers")
        wait_for("the way to both changes", lambda: is_there(self._window, "seeBothChanges"))
        wait_for("the marks", lambda: is_there(self._window, "marksSeen"))
        return self._window

    def two_changes(self) -> QWidget:
        """See both sides beside each other."""
        press(self._window, Qt.Key.Key_D, CTRL)
        wait_for("both sides", lambda: bool(self._conflicts().cards))
        return self._window

    def chosen(self) -> QWidget:
        """Keep the colleague's, and see how that is undone."""
        (card,) = self._conflicts().cards.values()
        box = next(
            box for box in card.findChildren(QAbstractButton) if box.objectName().startswith("keep-mine")
        )
        click(box)
        click(find(self._window, QAbstractButton, "saveChoice"))
        wait_for("the way to undo it", card.undo.isVisible)
        self._received()
        return self._window

    def needs_you(self) -> QWidget:
        """Something is not accepted: Sync says what, for whom and why."""
        desk, person = self._desk, self._person()
        record = desk.session.records.customer(person)
        home = self._before.home if self._before is not None else None
        if record is None or home is None:
            raise StepFailed("The record is not there.")
        values = {"person_id": person, "property_id": home.id, "tenure": "lodger"}
        dates = {"starts_on": "2026-03-02", "ends_on": "2026-02-27"}
        change = created("residency", new_id(), values | dates)
        intent = Intent(CommandId(new_id()), "add_stay", (change,))
        desk.announce(desk.session.log.save(intent, desk.session.clock.now()), "tour")
        press(self._window, Qt.Key.Key_Escape)
        if self._console.shell is not None:
            self._console.shell.go_to("sync")
            wait_for("what needs fixing", lambda: bool(self._needs()))
        return self._window

    def fixing(self) -> QWidget:
        """Open it: the reason, what was saved, and the fields to put right."""
        click(find(self._window, QAbstractButton, "putRight"))
        wait_for("the page", lambda: isinstance(self._window.page(), FixingView))
        settle()
        return self._window

    def put_right(self) -> QWidget:
        """Put the date right and send it again."""
        page = self._window.page()
        if not isinstance(page, FixingView):
            raise StepFailed("What needs fixing is not open.")
        key = next(key for key in page.fields if key.endswith("ends_on"))
        month = find(self._window, QLineEdit, f"{key}-month")
        month.clear()
        write(month, "4")
        click(find(self._window, QAbstractButton, "sendAgain"))
        self._received()
        if self._console.shell is not None:
            self._console.shell.go_to("sync")
        wait_for("nothing to fix", lambda: not self._needs())
        settle()
        return self._window

    def _received(self) -> None:
        desk = self._desk
        wait_for("everything received", lambda: desk.session.outbox.counts()["unsent"] == 0)

    def _needs(self) -> bool:
        shell = self._console.shell
        return shell is not None and bool(shell.places.sync.needs.rows())

    def _conflicts(self) -> ConflictView:
        page = self._window.page()
        if not isinstance(page, ConflictView):
            raise StepFailed("Both changes are not to be seen.")
        return page

    def _person(self) -> PersonId:
        shell = self._console.shell
        customer = shell.customers.in_front() if shell is not None else None
        if customer is None:
            raise StepFailed("No customer is open.")
        return customer.person
