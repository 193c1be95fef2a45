"""One advisor's desk for tests of the moving-house pages: everything real but files, centre and paper."""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import ContactId, EntityId
from advisor_console.letters.refusals import LetterRefused
from advisor_console.services.issue_letter import IssueLetter
from advisor_console.services.ports import MadeLetter
from tests.helpers.fakes import FixedClock, RememberingDrafts, RememberingLog, counting_ids
from tests.helpers.moves import ASHA, PROFILE, SIAN, BoroughRecords, StationRoad, report_move
from ui.changes import ChangeHub
from ui.jobs import JobRunner
from ui.pages.move.models import MoveState
from ui.pages.move.ports import MoveViewPort
from ui.pages.move.presenter import MovePresenter


class FakeMoveView(QObject):
    """A view that only remembers what it was shown and where the keyboard was put."""

    edited = Signal(object)
    nextRequested = Signal(object)
    backRequested = Signal()
    keepRequested = Signal()
    cancelRequested = Signal()
    changeRequested = Signal(str)
    lookUpRequested = Signal(str)
    addressChosen = Signal(str)
    addressForgotten = Signal()
    letterAgainRequested = Signal()
    leaveRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.state = MoveState("")
        # What stands in the fields: a presenter need not show what was just typed there.
        self.form = self.state.form
        self.focused: list[str] = []

    def show_state(self, state: MoveState) -> None:
        """Remember a state."""
        self.state = state
        self.form = state.form

    def focus_field(self, name: str) -> None:
        """Remember a field."""
        self.focused.append(name)


class PaperMaker:
    """Makes letters of one line, or refuses; remembers the values."""

    def __init__(self) -> None:
        self.refuses = False
        self.values: list[Mapping[str, Any]] = []

    def make(
        self,
        template: str,
        values: Mapping[str, Any],
        *,
        language: str,
        format_: str,
        font: str,
        drafts: bool = False,
    ) -> MadeLetter:
        """Make a letter."""
        if self.refuses:
            raise LetterRefused("Line 1 of the address is too long.", "Shorten it.")
        self.values.append(values)
        pdf = b"%PDF " + str(values["reference"]).encode()
        digest = hashlib.sha256(pdf).hexdigest()
        return MadeLetter(pdf, "words", 1, digest, "Your move", template, "1", language, format_)


class Shelf:
    """Keeps letters."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, sha256: str, pdf: bytes) -> None:
        """Keep a letter."""
        self.kept[sha256] = pdf

    def get(self, sha256: str) -> bytes | None:
        """Give a letter."""
        return self.kept.get(sha256)


@dataclass
class MoveDesk:
    """Where a move is taken. `line` says whether the centre answers; asked counts who wanted to know."""

    jobs: JobRunner
    records: BoroughRecords = field(default_factory=BoroughRecords)
    log: RememberingLog = field(default_factory=RememberingLog)
    drafts: RememberingDrafts = field(default_factory=RememberingDrafts)
    clock: FixedClock = field(default_factory=FixedClock)
    maker: PaperMaker = field(default_factory=PaperMaker)
    shelf: Shelf = field(default_factory=Shelf)
    line: bool = True
    announced: list[tuple[str, str]] = field(default_factory=list)
    heard: list[tuple[str, object]] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    hub: ChangeHub = field(default_factory=ChangeHub)
    views: list[QObject] = field(default_factory=list)

    def presenter(self, view: MoveViewPort) -> MovePresenter:
        """Make the presenter of Siân's move."""
        made = MovePresenter(
            view,
            SIAN.id,
            # No id is given twice, whoever makes it.
            report_move=report_move(self.records, self.log, self.clock, 1 + 1000 * len(self.views)),
            records=self.records,
            search=StationRoad(),
            issue_letter=IssueLetter(
                self.log, self.shelf, self.maker, self.clock, counting_ids(5000), ASHA.login
            ),
            drafts=self.drafts,
            clock=self.clock,
            jobs=self.jobs,
            hub=self.hub,
            letterhead=lambda: {"council": PROFILE.council.name},
            teams=lambda: PROFILE.teams,
            received=self._received,
            announce=self._announce,
            contact=lambda: ContactId(EntityId("contact-1")),
            refused=lambda id_: next((one for one in self.log.saved if one.id == id_), None),
            new_draft_id=counting_ids(9000),
            parent=view if isinstance(view, QObject) else None,
        )
        made.recorded.connect(lambda receipt: self.heard.append(("recorded", receipt)))
        made.letterMade.connect(lambda letter: self.heard.append(("letter", letter)))
        made.closed.connect(lambda: self.heard.append(("closed", None)))
        return made

    def _received(self, seconds: float) -> bool:
        self.threads.add(threading.get_ident())
        assert 0 < seconds <= 3
        return self.line

    def _announce(self, command: Command, page: str) -> None:
        self.announced.append((command.kind, page))

    def told(self) -> list[str]:
        """Give what was heard, by name."""
        return [name for name, _ in self.heard]
