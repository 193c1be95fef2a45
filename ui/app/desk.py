"""What every page of one signed-in advisor is built from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from advisor_console.domain.changes import Command
from advisor_console.domain.ids import CounterId, SiteId, new_id
from advisor_console.domain.profile import Profile
from advisor_console.services.as_before import AsBefore
from advisor_console.services.call_next import QueueAtDesk
from advisor_console.services.hand_on import HandOn
from advisor_console.services.handle_contact import HandleContact
from advisor_console.services.issue_letter import IssueLetter
from advisor_console.services.open_record import OpenRecord
from advisor_console.services.ports import CustomerRecords
from advisor_console.services.print_letter import PrintLetter
from advisor_console.services.record_change import RecordChange
from advisor_console.services.report_move import ReportMove
from advisor_console.services.taken_move import TakenMove
from db.local.home import Home
from ui.app.session import Session
from ui.app.syncing import SyncWorker
from ui.changes import ChangeHub, Changes
from ui.jobs import JobRunner
from ui.printing import spooler
from ui.turns import once_drawn

if TYPE_CHECKING:
    from advisor_console.letters.making import PdfLetters


@dataclass(frozen=True, slots=True)
class Place:
    """Where the advisor sits: site and counter, with their names as they are shown."""

    site: SiteId | None = None
    counter: CounterId | None = None
    site_name: str = ""
    counter_name: str = ""

    @property
    def words(self) -> str:
        """The place as the bar shows it: "Riverside One-Stop Shop · Counter 3"."""
        counter = f"Counter {self.counter_name}" if self.counter_name else ""
        return " · ".join(filter(None, (self.site_name, counter)))


@dataclass(slots=True)
class Desk:
    """One advisor's session with the runner, the hub and the use cases that pages call."""

    home: Home
    session: Session
    profile: Profile
    jobs: JobRunner
    hub: ChangeHub
    sync: SyncWorker
    letters: PdfLetters
    training: str = ""
    place: Place = field(default_factory=Place)
    printing: PrintLetter = field(init=False)
    """The one use case that prints: of two presses, the second finds what the first has done."""

    def __post_init__(self) -> None:
        session = self.session
        self.printing = PrintLetter(
            session.drafts,
            session.letter_bytes,
            session.outbox.is_kept,
            spooler(),
            session.log,
            session.clock,
            new_id,
            session.advisor.login,
        )

    def handle_contact(self) -> HandleContact:
        """Give the use case that begins and wraps up contacts."""
        session = self.session
        return HandleContact(session.log, session.drafts, session.clock, new_id, session.advisor.login)

    def records_for(self, corrects: TakenMove | None) -> CustomerRecords:
        """Give the records that a move is told against: of a correction, as they were before."""
        records = self.session.records
        return records if corrects is None else AsBefore(records, corrects)

    def report_move(self, corrects: TakenMove | None = None) -> ReportMove:
        """Give the use case that takes a move, or one in the place of an earlier one."""
        session = self.session
        return ReportMove(
            records=self.records_for(corrects),
            corrects=corrects,
            log=session.log,
            clock=session.clock,
            new_id=new_id,
            advisor=session.advisor,
            profile=lambda: self.profile,
        )

    def record_change(self, corrects: TakenMove | None = None) -> RecordChange:
        """Give the use case that takes any other change, or one in the place of an earlier one."""
        session = self.session
        return RecordChange(
            log=session.log,
            clock=session.clock,
            new_id=new_id,
            advisor=session.advisor,
            profile=lambda: self.profile,
            corrects=corrects,
            known=session.records.customer,
        )

    def hand_on(self) -> HandOn:
        """Give the use case that hands unfinished work on."""
        session = self.session
        return HandOn(session.log, session.drafts, session.clock, new_id, session.advisor.login)

    def issue_letter(self) -> IssueLetter:
        """Give the use case that makes and issues letters."""
        session = self.session
        return IssueLetter(
            session.log, session.letters, self.letters, session.clock, new_id, session.advisor.login
        )

    def queue(self) -> QueueAtDesk:
        """Give the queue of wherever the advisor sits, with the line or without it."""
        session = self.session
        return QueueAtDesk(
            centre=session.central,
            copy=session.queue,
            log=session.log,
            clock=session.clock,
            new_id=new_id,
            advisor=session.advisor.login,
            saved=lambda command: self.announce(command, "queue"),
        )

    def open_record(self) -> OpenRecord:
        """Give the use case that notes who looked at whose record."""
        session = self.session
        return OpenRecord(
            session.log, session.clock, new_id, session.advisor.login, lambda: self.profile.look_reasons
        )

    def received(self, seconds: float) -> bool:
        """Ask for a round of sync and say whether the centre has all that was saved; it blocks."""
        return self.sync.wait_for_round(seconds) and self.sync.state.connected and self.sync.state.unsent == 0

    def letterhead(self) -> dict[str, object]:
        """Give what every letter of this council and this advisor says of the sender (L5)."""
        council = self.profile.council
        return {
            "council": council.name,
            "return_address": list(council.return_address),
            "telephone": self.session.advisor.phone or council.telephone,
            "email": council.email,
        }

    def announce(self, command: Command, page: str) -> None:
        """Tell open pages what a saved command changed, and let the sync worker send it at once."""
        kinds = frozenset(change.entity for change in command.changes)
        ids = frozenset(change.id for change in command.changes)
        fields = (change.fields.get("person_id") for change in command.changes)
        people = frozenset(str(field.new) for field in fields if field is not None and field.new)
        self.hub.announce(Changes(kinds, ids, page, people))
        once_drawn(self.jobs, self.sync.wake)
