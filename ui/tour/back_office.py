"""A move's work out to the services and back: files as the command writes them, answers, one handed back."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from advisor_console.domain.back_office import SERVICES
from advisor_console.services.acknowledge_work import acknowledge_work, wrong_words
from advisor_console.services.export_work import export_work
from db.central.back_office import PostgresBackOffice
from db.local.work_folder import LocalWorkFolder
from ui.app.run import Console
from ui.app.training import OFFICE_LOGIN, PASSWORD
from ui.pages.record.view import RecordView
from ui.pages.work.view import WorkView
from ui.tour.driver import StepFailed, click, is_there, press, settle, wait_for
from ui.tour.moving import Moving
from ui.tour.seat import Seat
from ui.widgets.text import plain_of

_REASON = "The name on the tenancy agreement cannot be read."


class BackOffice(Seat):
    """Each method is one step; it gives the window to picture. They send the move of the journey before."""

    def __init__(self, console: Console, stack: ExitStack, moving: Moving) -> None:
        super().__init__(console)
        self._stack = stack
        self._moving = moving

    def handed_back(self) -> QWidget:
        """Send all work out, have one piece handed back and one accepted, and find it on the Work page."""
        centre, reference = self._console.centre, self._moving.reference
        if centre is None or not reference:
            raise StepFailed("No move was recorded.")
        office = PostgresBackOffice(centre.url, OFFICE_LOGIN, PASSWORD)
        self._stack.callback(office.close)
        folder = LocalWorkFolder(Path(self._stack.enter_context(tempfile.TemporaryDirectory())))
        files = [one for service in SERVICES for one in export_work(office, folder, service, "csv")]
        if not files:
            raise StepFailed("There was no work to send.")
        answers = (
            "reference,service,state,service_reference,reason\r\n"
            f"{reference}-CT,council_tax,rejected,REV/26/40117,{_REASON}\r\n"
            f"{reference}-W,waste,accepted,638344,\r\n"
        )
        found = acknowledge_work(office, answers.encode())
        if found.wrong:
            raise StepFailed(" ".join(wrong_words(found)))
        if self._console.desk is not None:
            self._console.desk.sync.wake()
        press(self._window, Qt.Key.Key_F5)
        wait_for("the filters", lambda: is_there(self._window, "workFilter-fixing"))
        click(self._page().filters.button("fixing"))
        wait_for("what was handed back", lambda: self._is_back(reference))
        self._page().work.setFocus()
        self._page().work.selectRow(self._row(f"{reference}-CT"))
        settle()
        return self._window

    def record(self) -> QWidget:
        """Open its record from there: each service has its own outcome."""
        press(self._page().work, Qt.Key.Key_Return)
        wait_for("her record", lambda: isinstance(self._window.page(), RecordView))
        wait_for("the reason on it", lambda: _REASON in self._said())
        settle()
        return self._window

    def _page(self) -> WorkView:
        page = self._window.page()
        if not isinstance(page, WorkView):
            raise StepFailed("The Work page is not to be seen.")
        return page

    def _is_back(self, reference: str) -> bool:
        row = self._row(f"{reference}-CT")
        return row >= 0 and _REASON in plain_of(self._page().work.rows()[row].what)

    def _row(self, words: str) -> int:
        rows = self._page().work.rows()
        return next((number for number, row in enumerate(rows) if words in plain_of(row.what)), -1)

    def _said(self) -> str:
        customer = self._shell.customers.in_front()
        record = customer.presenter.record if customer is not None else None
        return " ".join(item.reason or "" for item in record.work_items) if record is not None else ""
