"""One contact from hello to wrap-up: kept as a draft while it lasts, saved whole when it is wrapped up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from advisor_console.domain.changes import Command, Value, created
from advisor_console.domain.ids import CommandId, ContactId, DraftId, EntityId, NewId, PersonId
from advisor_console.domain.invalid import Invalid, InvalidField
from advisor_console.services.ports import Clock, CommandLog, Draft, Drafts, Intent

DRAFT_KIND = "contact"

CHANNELS = ("phone", "counter", "library", "email", "web", "letter", "voicemail")
OUTCOMES = ("answered", "passed_on", "call_back", "ended")


@dataclass(frozen=True, slots=True)
class OngoingContact:
    """A contact that has begun and is not wrapped up. started_at is UTC.

    person is whom it is about; caller is who speaks, when that is somebody else, by the authority named.
    """

    id: ContactId
    channel: str
    started_at: datetime
    person: PersonId | None = None
    person_name: str = ""
    caller: PersonId | None = None
    authority: str | None = None
    site: EntityId | None = None
    ticket: EntityId | None = None
    ticket_number: str = ""


@dataclass(frozen=True, slots=True)
class WrapUp:
    """What the advisor says of a contact at its end.

    outcome is one of OUTCOMES; avoidable means the customer should not have needed to ask (requirements.md,
    H5). The next step, who and by when are what the customer leaves knowing (L7).
    """

    reason: str
    outcome: str
    summary: str = ""
    avoidable: bool = False
    next_step: str = ""
    next_who: str = ""
    next_by: date | None = None


class HandleContact:
    """Begins, resumes and wraps up the contact of one advisor; there is one at a time."""

    def __init__(self, log: CommandLog, drafts: Drafts, clock: Clock, new_id: NewId, advisor: str) -> None:
        self._log = log
        self._drafts = drafts
        self._clock = clock
        self._new_id = new_id
        self._advisor = advisor

    def ongoing(self) -> OngoingContact | None:
        """Give the contact that is under way, also after a crash or a restart."""
        kept = self._drafts.all(DRAFT_KIND)
        return _contact_from(kept[0].body) if kept else None

    def begin(self, contact: OngoingContact | None = None, *, channel: str = "phone") -> OngoingContact:
        """Begin a contact now, or give the one under way: a second call on the line never loses the first."""
        under_way = self.ongoing()
        if under_way is not None:
            return under_way
        begun = contact or OngoingContact(ContactId(self._new_id()), channel, self._clock.now())
        self._keep(begun)
        return begun

    def from_ticket(
        self, ticket: EntityId, number: str, site: EntityId, person: PersonId | None
    ) -> OngoingContact:
        """Begin the contact of a ticket that was just called."""
        begun = OngoingContact(
            ContactId(self._new_id()),
            "counter",
            self._clock.now(),
            person=person,
            site=site,
            ticket=ticket,
            ticket_number=number,
        )
        return self.begin(begun)

    def about(
        self, person: PersonId, name: str, caller: PersonId | None = None, authority: str | None = None
    ) -> OngoingContact | None:
        """Say whom the contact is about; None when no contact is under way. Kept from then on."""
        under_way = self.ongoing()
        if under_way is None:
            return None
        known = replace(under_way, person=person, person_name=name, caller=caller, authority=authority)
        self._keep(known)
        return known

    def wrap_up(self, told: WrapUp) -> Command:
        """Save the contact whole. Raises Invalid with a sentence per field; nothing is discarded then."""
        contact = self.ongoing()
        if contact is None:
            raise Invalid((InvalidField("contact", "No contact is under way. Begin one first."),))
        _check(told, self._clock.today())
        now = max(self._clock.now(), contact.started_at)
        command = self._log.save(
            Intent(
                CommandId(self._new_id()),
                "wrap_up_contact",
                (created("contact", contact.id, _values(contact, told, self._advisor, now)),),
                contact=contact.id,
            ),
            now,
        )
        self._drafts.discard(DraftId(contact.id))
        return command

    def abandon(self) -> None:
        """Forget a contact begun by mistake; it was never saved."""
        contact = self.ongoing()
        if contact is not None:
            self._drafts.discard(DraftId(contact.id))

    def _keep(self, contact: OngoingContact) -> None:
        body: dict[str, Any] = {
            "id": contact.id,
            "channel": contact.channel,
            "started_at": contact.started_at.isoformat(),
            "person": contact.person,
            "person_name": contact.person_name,
            "caller": contact.caller,
            "authority": contact.authority,
            "site": contact.site,
            "ticket": contact.ticket,
            "ticket_number": contact.ticket_number,
        }
        self._drafts.keep(
            Draft(
                DraftId(contact.id), DRAFT_KIND, contact.person, "Contact under way", body, self._clock.now()
            )
        )


def _contact_from(body: Mapping[str, Any]) -> OngoingContact:
    return OngoingContact(**{**body, "started_at": datetime.fromisoformat(body["started_at"])})


def _check(told: WrapUp, today: date) -> None:
    wrong = []
    if not told.reason.strip():
        wrong.append(InvalidField("reason", "Say what the contact was about."))
    if told.outcome not in OUTCOMES:
        wrong.append(InvalidField("outcome", "Choose how the contact ended."))
    elif told.outcome != "answered" and not told.next_step.strip():
        wrong.append(InvalidField("next_step", "Say what happens next: the customer leaves knowing it."))
    if told.next_step.strip() and not told.next_who.strip():
        wrong.append(InvalidField("next_who", "Say who does the next step."))
    if told.next_by is not None and told.next_by < today:
        wrong.append(InvalidField("next_by", "Give a day from today on for the next step."))
    if wrong:
        raise Invalid(tuple(wrong))


def _values(contact: OngoingContact, told: WrapUp, advisor: str, now: datetime) -> dict[str, Value]:
    return {
        "person_id": contact.person,
        "caller_id": contact.caller,
        "authority": contact.authority,
        "channel": contact.channel,
        "site_id": contact.site,
        "ticket_id": contact.ticket,
        "advisor": advisor,
        "started_at": contact.started_at.isoformat(),
        "ended_at": now.isoformat(),
        "reason": told.reason.strip(),
        "outcome": told.outcome,
        "avoidable": told.avoidable,
        "summary": told.summary.strip(),
        "next_step": told.next_step.strip() or None,
        "next_who": told.next_who.strip() or None,
        "next_by": told.next_by.isoformat() if told.next_by else None,
    }
