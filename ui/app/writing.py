"""Writing letters at one desk: the page over a customer's record, its drafts, and the letter made."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import DraftId, new_id
from advisor_console.letters.drafting import Templates
from advisor_console.letters.pictures import page_pictures
from advisor_console.services.issue_letter import Issued
from advisor_console.services.ports import Draft
from advisor_console.services.write_letter import WriteLetter
from ui.app.contacts import Contacts
from ui.app.customers import Customers
from ui.app.desk import Desk
from ui.app.letters import LetterErrand
from ui.pages.write_letter.presenter import WriteLetterPresenter
from ui.pages.write_letter.view import WriteLetterView


class WritingErrand(QObject):
    """Signals: told(sentence); failed(WorldError)."""

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
        self._desk, self._customers, self._contacts = desk, customers, contacts
        self._letters = letters

    def begin(self, record: CustomerRecord, draft: Draft | None = None) -> None:
        """Begin a letter, or go on with a draft of one."""
        if draft is None:
            self._open(record, DraftId(new_id()), None)
        else:
            self._open(record, draft.id, draft.body)

    def _open(self, record: CustomerRecord, draft: DraftId, body: Mapping[str, Any] | None) -> None:
        desk, person = self._desk, record.person.id
        own = desk.profile.letters.templates
        view = WriteLetterView()
        presenter = WriteLetterPresenter(
            view,
            record,
            use=self._use(),
            templates=Templates(Path(own) if own else None),
            pictures=page_pictures,
            drafts=desk.session.drafts,
            draft=draft,
            clock=desk.session.clock,
            jobs=desk.jobs,
            contact=lambda: self._contacts.id,
            parent=view,
        )
        presenter.closed.connect(lambda: self._customers.take_off(person, view))
        presenter.made.connect(lambda issued: self._on_made(record, view, issued))
        presenter.failed.connect(self.failed)
        self._customers.keepWanted.connect(presenter.keep)
        self._customers.lay_over(person, view, self.tr("new letter"))
        presenter.open(body)

    def _use(self) -> WriteLetter:
        desk = self._desk
        return WriteLetter(
            desk.issue_letter(),
            desk.session.advisor,
            lambda: desk.profile,
            desk.letterhead,
            desk.session.clock,
            desk.session.records.customer,
        )

    def _on_made(self, record: CustomerRecord, view: WriteLetterView, issued: Issued) -> None:
        self._customers.take_off(record.person.id, view)
        self._desk.announce(issued.command, "letter")
        self._letters.show_made(record, issued.letter, issued.asked)
