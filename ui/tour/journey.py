"""The journey: from a closed console to a move that the council's PostgreSQL has."""

from contextlib import ExitStack

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from db.central.gateway import PostgresCentral
from ui.app.run import Console
from ui.app.training import DISPLAY_LOGIN, PASSWORD
from ui.app.wall import show_display, site_named
from ui.display.view import DisplayView
from ui.tour.driver import StepFailed, click, find, is_there, press, settle, wait_for, write
from ui.tour.seat import Seat

SITE = "Riverside One-Stop Shop"
COUNTER = "3"
ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier


class Journey(Seat):
    """Each method is one step; it gives the window to picture. Steps build on the ones before."""

    def __init__(self, console: Console, stack: ExitStack) -> None:
        super().__init__(console)
        self._stack = stack
        self._display: DisplayView | None = None

    def first_window(self) -> QWidget:
        """Start the invented borough and be asked to sign in."""
        self._console.open(by_hand=True)
        view = self._console.view
        wait_for("the sign-in form", lambda: is_there(view, "password"), 120)
        return view

    def refused(self) -> QWidget:
        """Give a wrong password first: it is refused at its field, and the name stays."""
        view = self._console.view
        write(find(view, QLineEdit, "password"), "wrong")
        press(find(view, QLineEdit, "password"), ENTER)
        wait_for("the refusal", lambda: bool(view.summary.problems()))
        return view

    def sign_in(self) -> QWidget:
        """Sign in and wait for the first copy."""
        view = self._console.view
        write(find(view, QLineEdit, "password"), PASSWORD)
        press(find(view, QLineEdit, "password"), ENTER)
        wait_for("the console's window", lambda: self._console.shell is not None, 60)
        window = self._window
        window.activateWindow()
        wait_for("all sent", lambda: bool(self._console.desk and self._console.desk.sync.state.connected))
        return window

    def sit_down(self) -> QWidget:
        """Choose site and counter once; this desk remembers them."""
        window = self._window
        self._shell.go_to("queue")
        wait_for("the sites", lambda: bool(self._choices(window, SITE)))
        click(self._choices(window, SITE)[0])
        wait_for("the counters", lambda: bool(self._choices(window, f"Counter {COUNTER}")))
        click(self._choices(window, f"Counter {COUNTER}")[0])
        click(find(window, QAbstractButton, "workHere"))
        wait_for("the queue", lambda: is_there(window, "callNext"))
        wait_for("who waits", lambda: bool(self._shell.places.queue.waiting.rows()))
        return window

    def join(self) -> QWidget:
        """Let somebody join the queue for council tax."""
        window = self._window
        before = len(self._shell.places.queue.waiting.rows())
        click(find(window, QAbstractButton, "joinQueue"))
        wait_for("the services", lambda: bool(self._choices(window, "Council tax")))
        click(self._choices(window, "Council tax")[0])
        click(find(window, QAbstractButton, "giveTicket"))
        wait_for("one more waiting", lambda: len(self._shell.places.queue.waiting.rows()) > before)
        return window

    def call_next(self) -> QWidget:
        """Call the next ticket with its key; the contact begins."""
        window = self._window
        click(find(window, QAbstractButton, "callNext"))
        wait_for("the ticket called", lambda: is_there(window, "serve"))
        click(find(window, QAbstractButton, "serve"))
        wait_for("the contact", lambda: self._shell.contacts.ongoing is not None)
        return window

    def wall_display(self) -> QWidget:
        """See the call on the wall, read with a login that sees numbers only."""
        centre = self._console.centre
        contact = self._shell.contacts.ongoing
        if centre is None or contact is None:
            raise StepFailed("No ticket was called.")
        central = PostgresCentral(centre.url, DISPLAY_LOGIN, PASSWORD)
        self._stack.callback(central.close)
        display = show_display(central, site_named(central, SITE), self._stack)
        self._stack.callback(display.deleteLater)
        self._display = display
        display.show()
        number = contact.ticket_number.replace(" ", "")
        wait_for(
            f"ticket {number} on the wall",
            lambda: number in display.number.text().replace(" ", ""),
        )
        return display

    def search(self) -> QWidget:
        """Find the customer though her name is mistyped."""
        if self._display is not None:
            self._display.hide()
        window = self._window
        window.activateWindow()
        write(window.bar.search, "sian pritchrad")
        wait_for(
            "Siân Pritchard among the results",
            lambda: any("Siân Pritchard" in row.title for row in self._shell.results.rows()),
        )
        return window

    def record(self) -> QWidget:
        """Open her record with Enter; the contact is hers from now on."""
        window = self._window
        press(window.bar.search, ENTER)
        wait_for("her record", lambda: self._record_name() == "Siân Pritchard")
        wait_for("the contact to be about her", lambda: bool(self._ongoing_name()))
        return window

    def identity(self) -> QWidget:
        """Note how her identity was checked."""
        window = self._window
        click(find(window, QAbstractButton, "checkIdentity"))
        wait_for("the check", lambda: is_there(window, "identityPassed"))
        for name in ("method-questions", "items-name", "items-address", "items-date_of_birth"):
            click(find(window, QAbstractButton, name))
        settle()
        click(find(window, QAbstractButton, "identityPassed"))
        wait_for("her record again", lambda: is_there(window, "newMove"))
        return window

    def receipt(self) -> QWidget:
        """See what each service does, with its reference."""
        window = self._window
        click(find(window, QAbstractButton, "leaveLetter"))
        wait_for("the receipt", lambda: is_there(window, "moveNext"))
        return window

    def after(self) -> QWidget:
        """Go back to the record, which shows the move."""
        window = self._window
        click(find(window, QAbstractButton, "moveNext"))
        wait_for("her record", lambda: is_there(window, "newMove"))
        wait_for("the letter in the timeline", lambda: self._has_entry("letter"))
        return window

    def wrap_up(self) -> QWidget:
        """Wrap the contact up; what is next was filled in from the move."""
        window = self._window
        click(find(window, QAbstractButton, "wrapUp"))
        wait_for("the wrap-up", lambda: is_there(window, "saveWrapUp"))
        settle()
        return window

    def sync(self) -> QWidget:
        """Save the wrap-up and see that everything was received."""
        window = self._window
        click(find(window, QAbstractButton, "saveWrapUp"))
        wait_for("the contact's end", lambda: self._shell.contacts.ongoing is None)
        self._shell.go_to("sync")
        desk = self._console.desk
        wait_for(
            "everything received",
            lambda: (
                desk is not None and desk.sync.state.connected and desk.session.outbox.counts()["unsent"] == 0
            ),
        )
        wait_for("the page of what was saved", lambda: is_there(window, "whatYouSaved"))
        settle()
        return window

    def _choices(self, window: QWidget, words: str) -> list[QAbstractButton]:
        return [
            button
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and button.text() == words
        ]

    def _record_name(self) -> str:
        customer = self._shell.customers.in_front()
        record = customer.presenter.record if customer else None
        return record.person.full_name if record else ""

    def _ongoing_name(self) -> str:
        contact = self._shell.contacts.ongoing
        return contact.person_name if contact else ""

    def _has_entry(self, kind: str) -> bool:
        customer = self._shell.customers.in_front()
        record = customer.presenter.record if customer else None
        return record is not None and any(entry.kind == kind for entry in record.timeline)
