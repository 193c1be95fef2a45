"""Write a letter to a customer: what the record knows of it, what it would look like, and issuing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from advisor_console.domain.collection_days import next_collections
from advisor_console.domain.containers import stream_name
from advisor_console.domain.customer import CaseFile, CustomerRecord
from advisor_console.domain.electoral import age_on
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import ContactId, DraftId, EntityId, PersonId
from advisor_console.domain.profile import Profile
from advisor_console.domain.reference import reference_from
from advisor_console.domain.sentences import Name, Sentence
from advisor_console.domain.staff import Advisor
from advisor_console.services.issue_letter import Issued, IssueLetter
from advisor_console.services.letter_cases import recorded_values
from advisor_console.services.move_letter import IN_PERSON, collection_lines
from advisor_console.services.other_letters import CANCELLED, CHANGED
from advisor_console.services.ports import Clock, MadeAs, MadeLetter

MADE_OF_AN_ACT = frozenset({"move", CANCELLED, CHANGED})
"""Letters of what was recorded: they are made with it and written by nobody."""

POST, FIRST_CLASS, BY_HAND, EMAIL = "post_second_class", "post_first_class", "handed_over", "email"
"""How a letter goes, as its record says."""

_OF_AGE = 18
_DAYS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What a letter is filled with before anybody writes: values by the names of templates' fields.

    head is the letterhead with whom it is for; fixed comes from the record and is not asked; suggested stands
    in its fields until something else is written there, in the letter's language: text as somebody would
    type it, a name, or a sentence for each line.
    """

    head: Mapping[str, Any]
    fixed: Mapping[str, Any]
    suggested: Mapping[str, str | tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class WriteLetter:
    """Writes letters in one advisor's name; records gives a customer's as it is now, None where not here."""

    issuing: IssueLetter
    advisor: Advisor
    profile: Callable[[], Profile]
    letterhead: Callable[[], Mapping[str, Any]]
    clock: Clock
    records: Callable[[PersonId], CustomerRecord | None]

    def changed(self, record: CustomerRecord) -> CustomerRecord | None:
        """Give a record as it is now where it says something else to a letter; None where that is the same.

        A letter is written for minutes, and a home that somebody left meanwhile, perhaps in danger, is no
        place to write to. Raises WorldError where the record is no longer here.
        """
        now = self.records(record.person.id)
        if now is None:
            raise WorldError("This customer's record is no longer here.", "Search for them again.")
        return None if self._of_letters(now) == self._of_letters(record) else now

    def _of_letters(self, record: CustomerRecord) -> tuple[object, ...]:
        """What a letter takes from a record by itself, and what decides how it is made and goes."""
        person = record.person
        asked, ways = MadeAs.recorded(person), self.deliveries(record)
        return _recipient(record), recorded_values(record), asked, ways, person.deceased_on

    def deliveries(self, record: CustomerRecord) -> tuple[str, ...]:
        """Give the ways a letter can go, the usual one first (P2); without an address nothing is posted.

        To somebody who left in danger it goes by hand unless the advisor says otherwise: their record's home
        may be the one they left.
        """
        by_post = (POST, FIRST_CLASS) if record.home is not None else ()
        by_email = (EMAIL,) if record.person.email else ()
        ways = (*by_post, BY_HAND, *by_email)
        usual = BY_HAND if record.protected_address is not None else self.profile().letters.delivery
        return (usual, *(way for way in ways if way != usual)) if usual in ways else ways

    def known(self, record: CustomerRecord, case: CaseFile | None, draft: DraftId) -> Known:
        """Give what the record knows; case is what the letter is about, None for the customer as such."""
        today = self.clock.today()
        head = {
            **self.letterhead(),
            "reference": case.reference if case is not None else letter_reference(None, draft),
            "date": today,
            "contact_name": self.advisor.full_name or self.advisor.login,
            "recipient": _recipient(record),
        }
        return Known(head, recorded_values(record), self._suggested(record, case))

    def _suggested(
        self, record: CustomerRecord, case: CaseFile | None
    ) -> dict[str, str | tuple[Sentence, ...]]:
        profile, today = self.profile(), self.clock.today()
        team = Name(profile.teams.get(case.service, case.department) if case is not None else "")
        days = next_collections(record.schedules, profile.shifts, today, _DAYS_SHOWN)
        voters = [
            one.person.full_name
            for one in record.household
            if one.person.date_of_birth and age_on(one.person.date_of_birth, today) >= _OF_AGE
        ]
        title = Name(case.title if case is not None else "")
        suggested: dict[str, str | tuple[Sentence, ...]] = {
            "team": team,
            "next_who": team,
            "about": title,
            "subject": title,
            "collections": tuple(collection_lines((day.on, stream_name(day.stream)) for day in days)),
            "voters": "\n".join(voters),
        }
        of_council = council_suggestions(profile, self.advisor)
        return of_council | {field: text for field, text in suggested.items() if text}

    def preview(self, template: str, values: Mapping[str, Any], made_as: MadeAs) -> MadeLetter:
        """Make the letter as it would be issued, and keep nothing. Raises LetterRefused."""
        return self.issuing.maker.make(
            template,
            values,
            language=made_as.language,
            format_=made_as.format,
            font=made_as.font,
            drafts=made_as.drafts,
        )

    def issue(
        self,
        template: str,
        values: Mapping[str, Any],
        record: CustomerRecord,
        *,
        case: CaseFile | None,
        draft: DraftId,
        delivery: str,
        contact: ContactId | None,
        made_as: MadeAs,
    ) -> Issued:
        """Make the letter, keep its bytes and put it on the record. Raises LetterRefused, CannotSave.

        The record says which language and format it was really made in; what the customer asks for stays.
        """
        return self.issuing.issue(
            template,
            values,
            record.person,
            contact=contact,
            delivery=delivery,
            reference=letter_reference(case.reference if case is not None else None, draft),
            case=case.reference if case is not None else None,
            made_as=made_as,
        )


def _recipient(record: CustomerRecord) -> list[str]:
    """Whom a letter goes to, as its window shows it."""
    home = record.home
    return [record.person.full_name, *([IN_PERSON] if home is None else home.address.format_lines())]


def council_suggestions(profile: Profile, advisor: Advisor) -> dict[str, str | tuple[Sentence, ...]]:
    """Give what a letter says to everybody alike, as far as the council's profile and the advisor say it."""
    name = advisor.full_name or advisor.login
    suggested = {
        "bins_team": Name(profile.teams.get("waste", "")),
        "with": name,
        "handler": name,
        "seen_within": str(profile.queue.seen_within_minutes),
        "tell_within": str(profile.council_tax.notify_within_days),
        "penalty": f"{profile.council_tax.penalty_pence / 100:.2f}",
    }
    return {field: text for field, text in suggested.items() if text}


def letter_reference(case: str | None, own: EntityId) -> str:
    """Give a letter's own reference: after its case's where it has one, so that both are found together.

    own is the draft that it was written in, or its own id: made twice, it would be refused as the same.
    """
    made = reference_from(own, "LT")
    return made if case is None else f"{case}-L{made[-5:]}"
