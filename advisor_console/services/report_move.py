"""Take a move: check it, say what it means, and save it as one command with one work item per service."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord, PropertyRecord
from advisor_console.domain.ids import CommandId, ContactId, NewId, PersonId, PropertyId
from advisor_console.domain.invalid import Invalid, InvalidField
from advisor_console.domain.move_assessment import MoveAssessment, MoveFacts, assess
from advisor_console.domain.move_checks import Checked, FieldMessage, check_move
from advisor_console.domain.moving import MoveNotification
from advisor_console.domain.nation import Nation
from advisor_console.domain.profile import CouncilTaxRules, Profile
from advisor_console.domain.sentences import sentence
from advisor_console.domain.staff import Advisor
from advisor_console.services.mend_move import notification_of, with_kept_ids
from advisor_console.services.move_again import ToldIn, told_anew, with_work_told
from advisor_console.services.move_changes import move_changes
from advisor_console.services.move_facts import has_assisted_collection, new_facts, old_facts
from advisor_console.services.move_in_confidence import in_confidence
from advisor_console.services.move_letter import move_letter_values
from advisor_console.services.move_overlap import may_overlap, overlap
from advisor_console.services.move_story import CHARGES_NOT_SET, MoveStory, as_it_is_kept
from advisor_console.services.move_undo import corrected, noting_what_it_does, with_their_ids
from advisor_console.services.ports import Clock, CommandLog, CustomerRecords, Intent
from advisor_console.services.taken_move import TakenMove


@dataclass(frozen=True, slots=True)
class Considered:
    """A move as far as it was told: what is wrong with it, and what it means once nothing is."""

    checked: Checked
    assessment: MoveAssessment | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the advisor holds after recording: the command, and all that the letter is made from."""

    command: Command
    story: MoveStory

    @property
    def reference(self) -> str:
        """The reference that the customer is given."""
        return self.story.reference


class ConsiderMove:
    """Says what a move means, against the records and the rules that it is given; it keeps nothing."""

    def __init__(self, records: CustomerRecords, clock: Clock, profile: Callable[[], Profile]) -> None:
        self._records = records
        self._clock = clock
        self._profile = profile

    def consider(self, person: PersonId, move: MoveNotification) -> Considered:
        """Check a move and say what it means; nothing is saved. Raises Invalid for an unknown customer."""
        rules = self._profile().council_tax
        # A profile without a penalty says nought.
        checked = check_move(move, self._clock.today(), rules.notify_within_days, rules.penalty_pence or None)
        if not checked.ok:
            return Considered(checked, None)
        record, move = self._record(person), as_it_is_kept(move)
        new_home = self._home(move.to_property, move.first_night)
        assessment = self._assess(move, record, new_home)
        twice = self._owed_twice(move, assessment, new_home)
        if twice is not None:
            return Considered(replace(checked, errors=(twice,)), None)
        return Considered(checked, assessment)

    def _record(self, person: PersonId) -> CustomerRecord:
        record = self._records.customer(person)
        if record is None:
            raise Invalid(
                (InvalidField("people", "This customer's record is no longer here. Search again."),)
            )
        return record

    def _home(self, home: PropertyId | None, on: date | None) -> PropertyRecord | None:
        if home is None:
            return None
        return self._records.property(home, on or self._clock.today())

    def _owed_twice(
        self, move: MoveNotification, assessment: MoveAssessment, home: PropertyRecord | None
    ) -> FieldMessage | None:
        """Say who else is known to owe the new home's days, as the centre could only refuse it afterwards."""
        starts_on = assessment.council_tax.starts_on
        if home is None or starts_on is None or not may_overlap(move, starts_on, home):
            return None
        then = self._home(home.property.id, home.period.starts_on if home.period else None)
        return overlap(move, starts_on, home, then)

    def _assess(
        self, move: MoveNotification, record: CustomerRecord, new_home: PropertyRecord | None
    ) -> MoveAssessment:
        old = None
        if move.from_property is not None:
            last_day = (move.left_on or self._clock.today()) - timedelta(days=1)
            old_home = self._home(move.from_property, last_day)
            old = old_facts(old_home, record, move) if old_home else None
        facts = MoveFacts(
            old=old,
            new=new_facts(new_home) if new_home else None,
            assisted_collection=has_assisted_collection(record),
        )
        profile = self._profile()
        assessment = assess(move, facts, profile.move_rules, self._clock.now())
        return _with_caveats(assessment, profile.council_tax)


class ReportMove(ConsiderMove):
    """Reports moves in the name of one advisor. Everything it needs is given; it keeps nothing."""

    def __init__(
        self,
        *,
        records: CustomerRecords,
        log: CommandLog,
        clock: Clock,
        new_id: NewId,
        advisor: Advisor,
        profile: Callable[[], Profile],
        corrects: TakenMove | None = None,
    ) -> None:
        """Report what is new; corrects names a move in whose place this one stands, once it is recorded.

        records then has to be the record as it was before that (services/as_before.py).
        """
        super().__init__(records, clock, profile)
        self._log = log
        self._new_id = new_id
        self._advisor = advisor
        self._corrects = corrects

    @property
    def nation(self) -> Nation:
        """The nation whose law decides what must be asked."""
        return self._profile().council.nation

    @property
    def has_premiums(self) -> bool:
        """Whether the council adds anything to the bill of an empty or second home."""
        return bool(self._profile().move_rules.premiums)

    @property
    def own_letters(self) -> str:
        """The folder of the council's own letter templates, empty where it has none."""
        return self._profile().letters.templates

    def record(
        self,
        person: PersonId,
        move: MoveNotification,
        contact: ContactId | None,
        mends: Command | None = None,
    ) -> Receipt:
        """Save the move as one command, with one work item for each service that has something to do.

        mends is a refused move whose place this one takes, its reference and its ids with it. Raises Invalid
        with a sentence per field, CannotSave when this machine cannot keep it.
        """
        considered = self.consider(person, move)
        if considered.assessment is None:
            raise Invalid(
                tuple(InvalidField(wrong.field, wrong.sentence.text) for wrong in considered.checked.errors)
            )
        earlier = self._corrects.protected_address if self._corrects else None
        there = self._home(move.to_property, move.first_night) if move.hides_new_address else None
        kept_apart = in_confidence(move, there, earlier, self._new_id)
        before, move = None, as_it_is_kept(move)
        if mends is not None:
            before, contact = notification_of(mends), contact or mends.contact
        story = MoveStory(
            id=self._new_id() if before is None else before.id,
            move=move,
            assessment=considered.assessment,
            record=self._record(person),
            new_home=self._home(move.to_property, move.first_night),
            contact=contact,
            advisor=self._advisor.login,
            at=self._clock.now(),
            corrects=self._corrects.id if self._corrects else None,
            in_confidence=kept_apart,
            address_before=earlier,
        )
        changes = move_changes(story, self._new_id)
        if mends is not None:
            changes = with_kept_ids(changes, mends)
        if self._corrects is not None:
            changes = with_their_ids(changes, self._corrects.did or ())
        changes = noting_what_it_does(changes)
        if self._corrects is not None:
            changes = corrected(changes, self._corrects.did or ())
            told_in = ToldIn(story.id, story.reference, story.at, self._profile().move_rules)
            changes = told_anew(changes, self._corrects, told_in, self._new_id)
            story = with_work_told(story, changes)
        intent = Intent(
            CommandId(self._new_id()),
            "report_move" if self._corrects is None else "correct_move",
            changes,
            contact,
            mends.id if mends is not None else None,
        )
        return Receipt(self._log.save(intent, story.at), story)

    def letter_values(self, receipt: Receipt, teams: Mapping[str, str], *, received: bool) -> dict[str, Any]:
        """Give the values of the confirmation letter, the letterhead's apart; see move_letter_values."""
        return move_letter_values(receipt.story, self._advisor, self._clock.today(), teams, received=received)


def _with_caveats(assessment: MoveAssessment, rules: CouncilTaxRules) -> MoveAssessment:
    """Say beside an estimate that it rests on charges which are not set yet."""
    tax = assessment.council_tax
    if tax.estimate is None or not any(
        rules.is_estimated(period.starts_on) for period in (*tax.estimate.before, *tax.estimate.after)
    ):
        return assessment
    caveat = sentence(CHARGES_NOT_SET)
    spoken = [one.text.startswith("Our estimate") for one in assessment.say]
    at = spoken.index(True) + 1 if True in spoken else 0
    return replace(
        assessment,
        council_tax=replace(tax, summary=(*tax.summary, caveat)),
        say=(*assessment.say[:at], caveat, *assessment.say[at:]),
    )
