"""Note that a customer's record was opened, and why; who reads it later is the auditor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from advisor_console.domain.changes import Command, created
from advisor_console.domain.ids import CommandId, NewId, PersonId
from advisor_console.domain.invalid import Invalid, InvalidField
from advisor_console.domain.looking import CASE, CONTACT, OPEN_RECORD, Look, LookReason
from advisor_console.services.ports import Clock, CommandLog, Intent

LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """Notes looks in one advisor's name. reasons are the council's, as its profile has them now."""

    log: CommandLog
    clock: Clock
    new_id: NewId
    advisor: str
    reasons: Callable[[], Sequence[LookReason]]

    def note(self, person: PersonId, look: Look) -> Command:
        """Save one look at a record: ids and the reason, nothing of what was seen.

        Raises CannotSave, and Invalid when the reason is none of the council's or needs words and has none.
        """
        words = " ".join(look.words.split())
        self._check(look, words)
        values = {
            "person_id": person,
            "advisor": self.advisor,
            "viewed_at": self.clock.now().isoformat(),
            "reason": look.reason,
            "contact_id": look.contact,
            "case_id": look.case,
            "words": words or None,
        }
        change = created("record_view", self.new_id(), values)
        intent = Intent(CommandId(self.new_id()), OPEN_RECORD, (change,), look.contact)
        return self.log.save(intent, self.clock.now())

    def _check(self, look: Look, words: str) -> None:
        wrong = []
        known = {reason.code: reason for reason in self.reasons()}
        if look.reason not in (CONTACT, CASE) and look.reason not in known:
            wrong.append(InvalidField("reason", "Choose why you open this record."))
        elif look.reason in known and known[look.reason].in_words and not words:
            wrong.append(InvalidField("words", "Say in a few words what it is."))
        if len(words) > LONGEST_WORDS:
            wrong.append(InvalidField("words", f"Say it in at most {LONGEST_WORDS} characters."))
        if wrong:
            raise Invalid(tuple(wrong))
