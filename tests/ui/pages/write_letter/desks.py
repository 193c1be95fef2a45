"""A page on which a letter is written, with what it needs; tests share it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.customer import CaseFile, CustomerRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import CaseId, ContactId, DraftId, EntityId
from advisor_console.letters.drafting import Templates
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.making import PdfLetters
from advisor_console.letters.pictures import page_pictures
from advisor_console.services.issue_letter import Issued, IssueLetter
from advisor_console.services.write_letter import WriteLetter
from tests.helpers.fakes import FixedClock, RememberingDrafts, RememberingLog, counting_ids
from tests.helpers.moves import ASHA, PROFILE, RECORD
from tests.ui.pages.move.desks import Shelf
from ui.jobs import JobRunner
from ui.pages.write_letter.models import LetterForm, LetterSoFar, WriteState
from ui.pages.write_letter.presenter import WriteLetterPresenter
from ui.widgets.date_reading import DateParts

DRAFT = DraftId(EntityId("019385a1-7c00-7000-8000-0123456789ab"))
CASE = CaseFile(
    CaseId(EntityId("case")), "WD-20418", "waste", "Missed food caddy", "open", "Waste",
    datetime(2026, 11, 20, 9, tzinfo=UTC), None, None,
)  # fmt: skip
WITH_CASE = replace(RECORD, open_cases=(CASE,))
BLANK = {
    "subject": "Your food caddy",
    "paragraphs": "Thank you for telling us.\n\nWe come back on Monday.",
    "next_what": "We collect your caddy.",
    "next_who": "Waste team",
}
FRIDAY = {"next_by": DateParts("4", "12", "2026")}


class FakeView(QObject):
    """Remembers what it was shown."""

    letterChosen = Signal(str)
    aboutChosen = Signal(str)
    edited = Signal(object)
    makeRequested = Signal(object)
    otherRequested = Signal()
    shownChosen = Signal(str)
    pageRequested = Signal(int)
    backRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[WriteState] = []
        self.so_far: list[LetterSoFar] = []
        self.half: dict[str, str] = {}

    def show_state(self, state: WriteState) -> None:
        """Remember a state."""
        self.shown.append(state)

    def show_so_far(self, letter: LetterSoFar) -> None:
        """Remember how far it has come."""
        self.so_far.append(letter)

    def unread(self) -> Mapping[str, str]:
        """Give the days that make no day."""
        return self.half


class Desk:
    """One page with what it needs; the letters are real."""

    fonts: ClassVar[FontStore]
    """Cut once for all."""

    def __init__(self, jobs: JobRunner, record: CustomerRecord = WITH_CASE, own: Path | None = None) -> None:
        self.jobs, self.view, self.record = jobs, FakeView(), record
        self.log, self.drafts, self.shelf = RememberingLog(), RememberingDrafts(), Shelf()
        self.made: list[Issued] = []
        self.failed: list[WorldError] = []
        clock = FixedClock()
        issuing = IssueLetter(
            self.log, self.shelf, PdfLetters(self.fonts, own=own), clock, counting_ids(), ASHA.login
        )
        council = PROFILE.council
        self.use = WriteLetter(
            issuing,
            ASHA,
            lambda: PROFILE,
            lambda: {
                "council": council.name,
                "return_address": list(council.return_address),
                "telephone": council.telephone,
                "email": council.email,
            },
            clock,
            lambda _person: self.record,
        )
        self.presenter = WriteLetterPresenter(
            self.view,
            record,
            use=self.use,
            templates=Templates(own),
            pictures=page_pictures,
            drafts=self.drafts,
            draft=DRAFT,
            clock=clock,
            jobs=jobs,
            contact=lambda: ContactId(EntityId("contact")),
            parent=self.view,
        )
        self.presenter.made.connect(self.made.append)
        self.presenter.failed.connect(self.failed.append)

    @property
    def state(self) -> WriteState:
        """What is shown."""
        return self.view.shown[-1]

    def choose(self, qtbot: QtBot, template: str, about: str = "") -> LetterForm:
        """Choose a letter; gives the form as it is shown then."""
        if about:
            self.view.aboutChosen.emit(about)
        self.view.letterChosen.emit(template)
        qtbot.waitUntil(lambda: self.state.form.template == template)
        return self.state.form

    def problems(self) -> dict[str, str]:
        """What the page says is wrong."""
        return {one.field: one.sentence for one in self.state.problems}
