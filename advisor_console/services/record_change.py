"""Take a change other than a move: say what comes of it, and save it as one command with its work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor_console.domain.changes import Change, Command, created
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import CommandId, ContactId, EntityId, NewId, PersonId
from advisor_console.domain.invalid import Invalid, InvalidField
from advisor_console.domain.other_changes.bank_details import BANK_DETAILS
from advisor_console.domain.other_changes.contact_details import CONTACT_DETAILS
from advisor_console.domain.other_changes.discount_ends import DISCOUNT_ENDS
from advisor_console.domain.other_changes.joins import JOINS
from advisor_console.domain.other_changes.kind import ChangeKind, Facts, Outcome, Told, Work, Wrong
from advisor_console.domain.other_changes.leaves import LEAVES
from advisor_console.domain.other_changes.name import NAME
from advisor_console.domain.other_changes.new_tenant import NEW_TENANT
from advisor_console.domain.profile import Profile
from advisor_console.domain.reference import reference_from
from advisor_console.domain.staff import Advisor
from advisor_console.services.mend_move import notification_of, with_kept_ids
from advisor_console.services.move_again import ToldIn, told_anew
from advisor_console.services.move_story import SUFFIXES
from advisor_console.services.move_undo import corrected, noting_what_it_does, with_their_ids
from advisor_console.services.phone_numbers import read_phone
from advisor_console.services.ports import Clock, CommandLog, Intent
from advisor_console.services.taken_move import TakenMove

RECORD_CHANGE = "record_change"
"""The command's kind, whatever kind of change it holds."""
KINDS: dict[str, ChangeKind] = {
    kind.code: kind
    for kind in (CONTACT_DETAILS, NAME, JOINS, LEAVES, DISCOUNT_ENDS, BANK_DETAILS, NEW_TENANT)
}
"""Every kind of change by its code; its questions stand in ui/pages/change/kinds.py."""
ANSWERS = "answers"
"""Where a notification keeps what was filled in, so that one that was refused comes back as it was."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A change as it was told: its kind's code, what was read, and the answers as they were filled in."""

    code: str
    told: Told
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A change that is saved: its command, the reference for the customer, and what comes of it."""

    command: Command
    reference: str
    outcome: Outcome


class RecordChange:
    """Takes changes in the name of one advisor; it keeps nothing."""

    def __init__(
        self,
        *,
        log: CommandLog,
        clock: Clock,
        new_id: NewId,
        advisor: Advisor,
        profile: Callable[[], Profile],
        corrects: TakenMove | None = None,
        known: Callable[[PersonId], CustomerRecord | None] = lambda _: None,
    ) -> None:
        """Take what is new; corrects names a change in whose place this one stands, once it is recorded.

        known reads the record of somebody who is chosen instead of written down anew. The record that it is
        told about has then to be the one from before (services/change_before.py).
        """
        self._corrects, self._known = corrects, known
        self._log, self._clock = log, clock
        self._new_id, self._advisor, self._profile = new_id, advisor, profile

    def consider(self, record: CustomerRecord, telling: Telling) -> Outcome | Wrong:
        """Say what comes of a change or what is wrong with it; nothing is saved.

        record is what the advisor saw: its values are the bases that the centre compares. Raises KeyError for
        a kind that there is not.
        """
        return self._assessed(record, telling)[1]

    def record(
        self,
        record: CustomerRecord,
        telling: Telling,
        contact: ContactId | None,
        mends: Command | None = None,
    ) -> Recorded:
        """Save a change as one command.

        mends is a refused one whose place this takes, with its reference. Raises Invalid with a sentence for
        each field, CannotSave when this machine cannot keep it.
        """
        before = notification_of(mends) if mends is not None else None
        contact = contact or (mends.contact if mends is not None else None)
        facts, outcome = self._assessed(record, telling, before.id if before else None)
        if not isinstance(outcome, Outcome):
            raise Invalid(tuple(InvalidField(one.field, one.sentence.text) for one in outcome))
        reference = reference_from(facts.notification, "CH")
        changes = (
            _notification(telling, facts, outcome, contact, reference, corrects=self._corrects),
            *outcome.changes,
            *(_work(work, facts, reference) for work in outcome.work),
        )
        if mends is not None:
            changes = with_kept_ids(changes, mends)
        changes = self._in_its_place(changes, facts, reference)
        intent = Intent(
            CommandId(self._new_id()),
            RECORD_CHANGE,
            changes,
            contact,
            mends.id if mends is not None else None,
        )
        return Recorded(self._log.save(intent, facts.received_at), reference, outcome)

    def _in_its_place(self, changes: tuple[Change, ...], facts: Facts, reference: str) -> tuple[Change, ...]:
        """Note what the change does, and turn it into what is different from the one that it corrects."""
        taken = self._corrects
        if taken is None:
            return noting_what_it_does(changes)
        did = taken.did or ()
        changes = corrected(noting_what_it_does(with_their_ids(changes, did)), did)
        told_in = ToldIn(facts.notification, reference, facts.received_at, facts.rules)
        return told_anew(changes, taken, told_in, self._new_id)

    def _assessed(
        self, record: CustomerRecord, telling: Telling, notification: EntityId | None = None
    ) -> tuple[Facts, Outcome | Wrong]:
        profile = self._profile()
        facts = Facts(
            record=record,
            rules=profile.move_rules,
            received_at=self._clock.now(),
            today=self._clock.today(),
            notification=notification or self._new_id(),
            advisor=self._advisor.login,
            new_id=self._new_id,
            is_estimated=profile.council_tax.is_estimated,
            read_phone=read_phone,
            known=self._known,
        )
        return facts, KINDS[telling.code].assess(telling.told, facts)


def _notification(
    telling: Telling,
    facts: Facts,
    outcome: Outcome,
    contact: ContactId | None,
    reference: str,
    *,
    corrects: TakenMove | None,
) -> Change:
    home = facts.record.home
    summary = outcome.summary.text if corrects is None else f"Corrected: {outcome.summary.text}"
    return created(
        "notification",
        facts.notification,
        {
            "reference": reference,
            "kind": telling.code,
            "person_id": facts.record.person.id,
            "contact_id": contact,
            "from_property_id": home.id if home is not None and outcome.last_night else None,
            "to_property_id": home.id if home is not None and outcome.first_night else None,
            "last_night": outcome.last_night.isoformat() if outcome.last_night else None,
            "first_night": outcome.first_night.isoformat() if outcome.first_night else None,
            "told": {"summary": summary, **outcome.told, ANSWERS: dict(telling.answers)},
            "reported_at": facts.received_at.isoformat(),
            "advisor": facts.advisor,
            "corrects_id": corrects.id if corrects is not None else None,
        },
    )


def _work(work: Work, facts: Facts, reference: str) -> Change:
    return created(
        "work_item",
        facts.new_id(),
        {
            "reference": f"{reference}-{SUFFIXES[work.service]}",
            "notification_id": facts.notification,
            "person_id": facts.record.person.id,
            "service": work.service,
            "action": work.action,
            "detail": {**work.detail, **_summary(work)},
            "promised_by": work.promised_by.isoformat() if work.promised_by else None,
            "recorded_at": facts.received_at.isoformat(),
        },
    )


def _summary(work: Work) -> dict[str, Any]:
    # The registration officer gets names, address and email, and not a word more (requirements.md).
    return {} if work.service == "electoral" else {"summary": [one.text for one in work.summary]}
