"""Showing letters at one desk: one just made, or one issued before; saving them and opening them to print."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from sqlalchemy import Row, or_, select

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.errors import CannotSave, WorldError
from advisor_console.domain.ids import PersonId
from advisor_console.letters.pictures import page_pictures
from advisor_console.services.email_letter import as_email
from advisor_console.services.issue_letter import BESIDE_SUFFIXES, Issued
from advisor_console.services.mend_move import notification_of
from advisor_console.services.other_letters import Told, by_hand
from advisor_console.services.ports import MadeAs, MadeLetter
from advisor_console.services.taken_move import TakenMove
from db.local.home import write_private
from db.schema import ENTITIES
from ui.app.customers import Customers
from ui.app.desk import Desk
from ui.app.printing import PrintingErrand
from ui.pages.letter.presenter import LetterPresenter
from ui.pages.letter.view import LetterView

Beside = Mapping[str, Callable[[], bytes]]
"""What somebody gets in place of a letter's pages, by the ending of its file; it may have to be fetched."""

RECEIVED_SECONDS = 3.0
"""How long a letter waits to be able to say that the teams have what was recorded."""


@dataclass(frozen=True, slots=True)
class LetterWanted:
    """A letter to be made of something just recorded: its template, and its values from what is then known.

    taken is the move that was called off, where it is one.
    """

    template: str
    person: PersonId
    recorded: Command
    values: Callable[[Told], Mapping[str, Any]]
    taken: TakenMove | None = None


class LetterErrand(QObject):
    """Lays a letter over its customer's record. Signals: told(sentence); failed(WorldError)."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, customers: Customers, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._customers = customers
        self._jobs = desk.jobs.scope(self)
        self._printing = PrintingErrand(desk, self)
        self._printing.told.connect(self.told)
        self.pdf = b""
        """The letter made last."""

    def show_made(self, record: CustomerRecord, made: MadeLetter, asked: MadeAs | None = None) -> None:
        """Show a letter that was just made and issued; asked is how, where it was not as the record says."""
        asked = asked or MadeAs.recorded(record.person)
        self.pdf = made.pdf
        beside = _beside(made.format, lambda: made.beside) if made.beside else {}
        presenter = self._open(record, made.sha256, beside)
        desk = self._desk
        email = as_email(made, desk.session.advisor, desk.place.site_name, desk.profile.council)
        presenter.show_made(made, asked.language, asked.format, email)

    def make(self, wanted: LetterWanted) -> None:
        """Make a letter of what was just recorded, put it on the record and show it.

        It waits a little for the centre's answer: paper says that teams were told only when that is so.
        """
        self.told.emit(self.tr("The letter is being made."))
        self._jobs.read(
            lambda: self._desk.received(RECEIVED_SECONDS),
            lambda received: self._issue(wanted, received=received),
            lambda _error: self._issue(wanted, received=False),
        )

    def _issue(self, wanted: LetterWanted, *, received: bool) -> None:
        desk, recorded = self._desk, wanted.recorded
        session = desk.session

        def work() -> tuple[CustomerRecord, Issued]:
            record = session.records.customer(wanted.person)
            if record is None:
                raise WorldError("This customer's record is no longer here.", "Search for them again.")
            told = Told(record, session.advisor, session.clock.today(), desk.profile.teams, received)
            notification = notification_of(recorded)
            issued = desk.issue_letter().issue(
                wanted.template,
                {**desk.letterhead(), **wanted.values(told)},
                record.person,
                notification=notification.id if notification is not None else None,
                contact=recorded.contact,
                delivery="handed_over" if by_hand(record, wanted.taken) else "post_second_class",
            )
            return record, issued

        def done(made: tuple[CustomerRecord, Issued]) -> None:
            record, issued = made
            desk.announce(issued.command, "letter")
            if self._customers.get(wanted.person) is not None:
                self.show_made(record, issued.letter)

        self._jobs.write(work, done, self.failed.emit)

    def show_issued(self, record: CustomerRecord, letter: str) -> None:
        """Show a letter of the timeline: from this machine, else from the centre."""
        self._jobs.read(
            lambda: self._issued(letter),
            lambda row: self._on_issued_read(record, row),
            self.failed.emit,
            latest="letter",
        )

    def _issued(self, letter: str) -> Row[Any] | None:
        """The row of a letter, which is named by its own id or by that of one of its printings."""
        table, printing = ENTITIES["letter"], ENTITIES["letter_printing"]
        printed = select(printing.c.letter_id).where(printing.c.id == letter).scalar_subquery()
        with self._desk.session.watch.reading() as connection:
            return connection.execute(
                select(table).where(or_(table.c.id == letter, table.c.id == printed))
            ).one_or_none()

    def _on_issued_read(self, record: CustomerRecord, row: Row[Any] | None) -> None:
        if row is None:
            self.told.emit(self.tr("This letter is not on this machine."))
            return
        other: str | None = row.beside_sha256
        beside = _beside(row.format, lambda: self._bytes(other)) if other else {}
        presenter = self._open(record, row.sha256, beside)
        presenter.show_kept(
            row.title, row.format, row.language, lambda: self._bytes(row.sha256), beside=bool(beside)
        )

    def _bytes(self, sha256: str) -> bytes:
        """A letter's bytes, or those of what somebody got in its place. Raises WorldError for none."""
        found = self._desk.session.letter_bytes(sha256)
        if found is None:
            raise WorldError("This letter is not on this machine.", "Try again when the line is back.")
        if hashlib.sha256(found).hexdigest() != sha256:
            raise WorldError("This letter did not come as it was issued.", "Tell your administrator.")
        return found

    def _open(self, record: CustomerRecord, sha256: str, beside: Beside) -> LetterPresenter:
        view = LetterView()
        presenter = LetterPresenter(view, page_pictures, self._desk.jobs, view)
        person = record.person.id
        presenter.closed.connect(lambda: self._customers.take_off(person, view))
        presenter.failed.connect(self.failed)
        presenter.saveRequested.connect(
            lambda title, pdf: self._save(view, presenter, title, bytes(pdf), beside)
        )
        presenter.copyRequested.connect(lambda email: self._copy(presenter, email))
        presenter.openRequested.connect(lambda title, pdf: self._view(presenter, title, bytes(pdf)))
        self._printing.follow(presenter, view, sha256)
        self._customers.lay_over(person, view, self.tr("letter"))
        return presenter

    def _copy(self, presenter: LetterPresenter, email: str) -> None:
        QGuiApplication.clipboard().setText(email)
        presenter.tell(self.tr("Copied. Paste it into an email: its first line is the subject."))

    def _save(
        self, view: QWidget, presenter: LetterPresenter, title: str, pdf: bytes, beside: Beside
    ) -> None:
        """Save the PDF, or what the customer gets in its place: the name's ending says which."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = {**beside, ".pdf": lambda: pdf}
        offered = str(Path(folder) / f"{_file_name(title)}{next(iter(kinds))}")
        filters = ";;".join(f"{suffix[1:].upper()} (*{suffix})" for suffix in kinds)
        chosen, _ = QFileDialog.getSaveFileName(view, self.tr("Save the letter"), offered, filters)
        if chosen:
            content = kinds.get(Path(chosen).suffix.lower(), kinds[".pdf"])
            self._write(presenter, Path(chosen), content, self.tr("Saved as {file}.").format(file=chosen))

    def _view(self, presenter: LetterPresenter, title: str, pdf: bytes) -> None:
        """Hand the PDF to the machine's own viewer, from a folder only this user can read."""
        path = self._desk.session.folder.folder / "printing" / f"{_file_name(title)}.pdf"
        self._write(
            presenter,
            path,
            lambda: pdf,
            self.tr("Opened in this machine's PDF viewer. It is removed from here when you sign out."),
            then=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _write(
        self,
        presenter: LetterPresenter,
        path: Path,
        content: Callable[[], bytes],
        words: str,
        *,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        def work() -> None:
            found = content()
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                write_private(path, found)
            except OSError as error:
                raise CannotSave(
                    "The letter could not be saved there.", "Choose another folder, or free some space."
                ) from error

        def done(_: None) -> None:
            presenter.tell(words)
            then()

        # In the letter's own scope: whoever leaves it meanwhile is told nothing more, and the file is there.
        self._desk.jobs.scope(presenter).write(work, done, lambda error: _tell(presenter, error))


def _beside(format_: str, content: Callable[[], bytes]) -> Beside:
    # A format of a newer console may be one that this one does not know.
    return {BESIDE_SUFFIXES.get(format_, ".bin"): content}


def _tell(presenter: LetterPresenter, error: WorldError) -> None:
    presenter.tell(f"{error.sentence} {error.way_on}".strip())


def _file_name(title: str) -> str:
    """Give a file name that every system takes, without the customer's name in it."""
    return re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-").lower() or "letter"
