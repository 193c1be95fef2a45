"""Letters about cases: whom each goes to and what it is filled with, by the records on this machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from advisor_console.domain.customer import CustomerRecord, Person
from advisor_console.domain.errors import WorldError
from advisor_console.domain.profile import Profile
from advisor_console.domain.staff import Advisor
from advisor_console.letters.filling import Template
from advisor_console.letters.library import load_template
from advisor_console.letters.refusals import LetterRefused
from advisor_console.services.confirm_again import LETTER as CONFIRMATION
from advisor_console.services.confirm_again import ConfirmAgain, NotAsRecorded
from advisor_console.services.letter_cases import OF_THE_RECORD, LetterCase, LetterCases, case_values
from advisor_console.services.ports import CustomerRecords


@dataclass(frozen=True, slots=True)
class CaseLetters:
    """What letters about cases take from the record, in one advisor's name."""

    cases: LetterCases
    records: CustomerRecords
    profile: Profile
    advisor: Advisor
    confirming: ConfirmAgain

    @property
    def own(self) -> Path | None:
        """The council's folder of templates."""
        return Path(self.profile.letters.templates) if self.profile.letters.templates else None

    def template(self, name: str, language: str) -> Template:
        """Give a template, the council's own where it has one. Raises LetterRefused, TemplateRefused."""
        return load_template(name, language, self.own)

    def refuse_unfilled(self, template: Template, given: Mapping[str, Any]) -> None:
        """Raise LetterRefused where neither the record nor what was given fills a field of every letter.

        Of many letters each would be refused for it. What a move's confirmation says comes from its move.
        """
        if template.source.name == CONFIRMATION:
            return
        fields = (one for one in template.fields.values() if one.line and one.guard is None)
        lacking = [one.name for one in fields if one.name not in given and one.name not in OF_THE_RECORD]
        if lacking:
            raise LetterRefused(
                f"This letter needs a value for {', '.join(f'“{name}”' for name in lacking)}.",
                "Give each as --set FIELD=VALUE.",
            )

    def case(self, reference: str) -> LetterCase:
        """Give a case by its reference. Raises WorldError where this machine holds none."""
        found = self.cases.get(reference)
        if found is None:
            raise WorldError(
                f"There is no case {reference} on this machine.",
                "Check it, or run: advisor-console sync --once",
            )
        return found

    def person(self, case: LetterCase) -> Person:
        """Give whom a case is about. Raises WorldError where their record is not here, or they have died."""
        person = self._record(case).person
        if person.deceased_on is not None:
            raise WorldError(
                f"The customer of {case.reference} has died.",
                "Write to whoever settles their affairs instead.",
            )
        return person

    def values(
        self, case: LetterCase, template: Template, given: Mapping[str, Any], today: date
    ) -> dict[str, Any]:
        """Give a template's values: from the record, and on top of them what was typed.

        Of a move's confirmation they are those of the move. Raises NotAsRecorded where they cannot be told.
        """
        council, advisor = self.profile.council, self.advisor
        letterhead = {
            "council": council.name,
            "return_address": list(council.return_address),
            "telephone": advisor.phone or council.telephone,
            "email": council.email,
        }
        name = advisor.full_name or advisor.login
        known = case_values(case, self._record(case), letterhead, name, today)
        if template.source.name == CONFIRMATION:
            known |= self._of_its_move(case, today)
        return {**{key: value for key, value in known.items() if key in template.fields}, **given}

    def _of_its_move(self, case: LetterCase, today: date) -> Mapping[str, Any]:
        if case.notification is None:
            raise NotAsRecorded(f"{case.reference} is no move.", "Choose another letter.")
        return self.confirming.values(case.notification, today)

    def _record(self, case: LetterCase) -> CustomerRecord:
        record = self.records.customer(case.person)
        if record is None:
            raise WorldError(
                f"The customer of {case.reference} is not on this machine.", "Sync, and try again."
            )
        return record
