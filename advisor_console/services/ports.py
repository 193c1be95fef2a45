"""What the use cases need from the world, as Protocols; db provides them, tests give fakes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from advisor_console.domain.changes import Change, Command
from advisor_console.domain.conflicts import Conflict
from advisor_console.domain.customer import CustomerRecord, OlderEntries, Person, Property, PropertyRecord
from advisor_console.domain.ids import (
    CommandId,
    ContactId,
    CounterId,
    DraftId,
    EntityId,
    PersonId,
    PropertyId,
    SiteId,
    TicketId,
)
from advisor_console.domain.printing import PrintSetting
from advisor_console.domain.queueing import Counter, QueueBoard, ServiceType, Site, Ticket
from advisor_console.domain.search import AddressHit, Hit


class Clock(Protocol):
    """The time: now is UTC, by the centre's clock where that is known; today is the council's local day."""

    def now(self) -> datetime: ...
    def today(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Intent:
    """What an advisor means to save: everything of a command but its number, which the outbox gives."""

    id: CommandId
    kind: str
    changes: tuple[Change, ...]
    contact: ContactId | None = None
    supersedes: CommandId | None = None


class CommandLog(Protocol):
    """Where acts are saved: one durable insert into the outbox, then the projection onto the replica."""

    def save(self, intent: Intent, happened_at: datetime) -> Command:
        """Keep the command for good before returning. Raises CannotSave (disk full, read-only)."""
        ...


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished work: kind names the page ("move", "contact", "note"), subject the record it is about."""

    id: DraftId
    kind: str
    subject: EntityId | None
    title: str
    body: Mapping[str, Any]
    saved_at: datetime


class Drafts(Protocol):
    """Unfinished work, kept in the outbox's file; never sent until it is handed on."""

    def keep(self, draft: Draft) -> None: ...
    def all(self, kind: str | None = None) -> Sequence[Draft]: ...
    def get(self, draft: DraftId) -> Draft | None: ...
    def discard(self, draft: DraftId) -> None: ...


class CustomerRecords(Protocol):
    """Reading the replica (with pending commands projected on it)."""

    def customer(self, person: PersonId) -> CustomerRecord | None: ...
    def property(self, property_id: PropertyId, on: date) -> PropertyRecord | None: ...


class Conflicts(Protocol):
    """What two advisors changed at once, as this machine shows it (choices not sent yet are in it)."""

    def get(self, conflict: EntityId) -> Conflict | None: ...
    def open(self) -> Sequence[Conflict]:
        """Give the open ones in which the signed-in advisor is a side, oldest first."""
        ...

    def chosen(self, since: datetime) -> Sequence[Conflict]:
        """Give those of the signed-in advisor that were chosen after a moment (UTC), oldest first."""
        ...


class OlderHistory(Protocol):
    """Looking up what the console does not keep. Raises CentreUnreachable offline."""

    def before(self, person: PersonId, at: datetime, entry: EntityId) -> OlderEntries:
        """Give what happened before an entry of the timeline; at is its moment, in UTC."""
        ...


class ClosedRecords(Protocol):
    """Records that are closed to the signed-in advisor, who declared them as their own or a relative's."""

    def any(self) -> bool: ...
    def is_closed(self, person: PersonId) -> bool: ...


class Search(Protocol):
    """Type-ahead over the replica."""

    def find(self, text: str, limit: int = 20) -> Sequence[Hit]: ...
    def addresses(self, text: str, limit: int = 50) -> Sequence[AddressHit]: ...


class Gazetteer(Protocol):
    """The council's properties by their keys."""

    def by_uprn(self, uprn: str) -> Property | None: ...


class LetterStore(Protocol):
    """Issued letters' bytes by their SHA-256 (hex), outside the feed."""

    def put(self, sha256: str, pdf: bytes) -> None: ...
    def get(self, sha256: str) -> bytes | None: ...


class WallBoard(Protocol):
    """What a wall may know of a queue. Each raises CentreUnreachable offline."""

    def sites(self) -> Sequence[Site]: ...
    def display(self, site: SiteId) -> QueueBoard:
        """Read the board without any person or need; the login of a wall may read no other."""
        ...


class Queue(Protocol):
    """Direct calls at the centre. Each raises CentreUnreachable (advisor_console.domain.errors) offline."""

    def sites(self) -> Sequence[Site]: ...
    def counters(self, site: SiteId) -> Sequence[Counter]: ...
    def services(self) -> Sequence[ServiceType]: ...
    def join(self, site: SiteId, service: EntityId, person: PersonId | None, needs: str | None) -> Ticket: ...
    def call_next(self, site: SiteId, counter: CounterId, services: Sequence[EntityId]) -> Ticket | None:
        """Call whoever joined first among the services (all when empty); None when nobody waits.

        Never gives one ticket to two callers; asked again before serving, gives this counter's ticket again.
        """
        ...

    def serve(self, ticket: TicketId) -> Ticket:
        """Note that the person called has come; asked again it gives the same ticket."""
        ...

    def finish(self, ticket: TicketId) -> Ticket: ...
    def board(self, site: SiteId) -> QueueBoard: ...


class Presence(Protocol):
    """Who else has a record open now; best effort. Raises WorldErrors that are nobody's business."""

    def present(self, people: Sequence[PersonId], seconds: int) -> Mapping[PersonId, Sequence[str]]:
        """Note that this advisor has these records open for so many seconds more (0: no longer), and give the
        full names of the others who have them open now, by record; records without others are left out."""
        ...


class QueueCopy(Protocol):
    """This machine's copy of the queue of the site where the advisor sits, calls saved here among it."""

    def services(self) -> Sequence[ServiceType]: ...
    def board(self, site: SiteId) -> QueueBoard | None:
        """Give the queue of today; None when the copy is not of that site, or not of today."""
        ...

    def held(self, counter: CounterId, advisor: str) -> Sequence[Ticket]:
        """Give the tickets that an advisor called to a counter and has not finished."""
        ...

    def counter_name(self, counter: CounterId) -> str: ...
    def is_ahead(self) -> bool:
        """Say whether calls saved here have not come back from the centre yet."""
        ...


@dataclass(frozen=True, slots=True)
class MadeLetter:
    """A letter made and not yet issued: its PDF, the same in plain text, and what it was made from.

    sha256 is the PDF's digest in hex; format is the customer's recorded one, such as "large-18". beside is
    what they get where that is no page: plain text, a BRF file for an embosser, or a WAV file.
    """

    pdf: bytes
    text: str
    pages: int
    sha256: str
    title: str
    template: str
    template_version: str
    language: str
    format: str
    beside: bytes = b""
    email: str = ""
    """Its words as an email has them, up to the greeting at their end; who sends it is not in it."""
    draft: bool = False
    """Whether it is in a translation that no native reader has approved; its last paragraph says so."""


@dataclass(frozen=True, slots=True)
class MadeAs:
    """How one letter is to be made: language, format and font by their names on the record.

    drafts: the language was chosen by name, so that a draft translation of it will do.
    """

    language: str
    format: str
    font: str
    drafts: bool = False

    @classmethod
    def recorded(cls, person: Person) -> "MadeAs":
        """As the customer's record asks for."""
        return cls(person.language, person.letter_format, person.letter_font)


class LetterMaker(Protocol):
    """Makes letters from templates. Raises LetterRefused (a WorldError) with a sentence when it cannot."""

    def make(
        self,
        template: str,
        values: Mapping[str, Any],
        *,
        language: str,
        format_: str,
        font: str,
        drafts: bool = False,
    ) -> MadeLetter: ...


class Spooler(Protocol):
    """This machine's way to its printers. hand_over raises NotPrinted, and then nothing is printed."""

    def hand_over(self, pdf: bytes, setting: PrintSetting, title: str) -> None:
        """Give a printer a whole PDF, page for page; title names the job to everybody, so it names nobody."""
        ...

    def has(self, printer: str, title: str) -> bool:
        """Say whether a printer was already given what has this title; no where that cannot be told."""
        ...
