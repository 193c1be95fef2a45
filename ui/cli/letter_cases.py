"""Letters about real cases on the command line: signed in, from this machine's copy of the records."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor_console.domain.errors import WorldError

if TYPE_CHECKING:
    from advisor_console.domain.customer import CustomerRecord, Person
    from advisor_console.domain.profile import Profile
    from advisor_console.letters.filling import Template
    from advisor_console.letters.model import Letter
    from advisor_console.services.letter_cases import CaseQuery, LetterCase
    from ui.app.session import Session


@dataclass(frozen=True, slots=True)
class LetterDesk:
    """One advisor's session as far as letters need it."""

    session: "Session"
    profile: "Profile"

    def template(self, name: str, language: str) -> "Template":
        """Give a template, the council's own where it has one."""
        from advisor_console.letters.library import load_template

        return load_template(name, language, self.own)

    @property
    def own(self) -> Path | None:
        """The council's folder of templates."""
        return Path(self.profile.letters.templates) if self.profile.letters.templates else None

    def case(self, reference: str) -> "LetterCase":
        """Give a case by its reference. Raises WorldError where this machine holds none."""
        from db.repositories.letter_cases import SqlLetterCases

        found = SqlLetterCases(self.session.watch.reading).get(reference)
        if found is None:
            raise WorldError(
                f"There is no case {reference} on this machine.",
                "Check it, or run: advisor-console sync --once",
            )
        return found

    def unwritten(self, query: "CaseQuery") -> "Sequence[LetterCase]":
        """Give the cases of a query that nobody was written to about yet."""
        from db.repositories.letter_cases import SqlLetterCases

        return SqlLetterCases(self.session.watch.reading).unwritten(query)

    def person(self, case: "LetterCase") -> "Person":
        """Give whom a case is about. Raises WorldError where their record is not here, or they have died."""
        person = self._record(case).person
        if person.deceased_on is not None:
            raise WorldError(
                f"The customer of {case.reference} has died.",
                "Write to whoever settles their affairs instead.",
            )
        return person

    def values(
        self, case: "LetterCase", template: "Template", given: Sequence[str], today: date
    ) -> dict[str, Any]:
        """Give a template's values: from the record, and on top of them what was typed."""
        from advisor_console.letters.given import given_values
        from advisor_console.services.letter_cases import case_values

        advisor, council = self.session.advisor, self.profile.council
        letterhead = {
            "council": council.name,
            "return_address": list(council.return_address),
            "telephone": advisor.phone or council.telephone,
            "email": council.email,
        }
        name = advisor.full_name or advisor.login
        known = case_values(case, self._record(case), letterhead, name, today)
        held = {key: value for key, value in known.items() if key in template.fields}
        return {**held, **given_values(template, given)}

    def _record(self, case: "LetterCase") -> "CustomerRecord":
        record = self.session.records.customer(case.person)
        if record is None:
            raise WorldError(
                f"The customer of {case.reference} is not on this machine.", "Sync, and try again."
            )
        return record


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a letter is to be made; None where nobody said."""

    form: str | None
    language: str | None
    font: str | None

    def filled(self, form: str, language: str, font: str) -> "Wanted":
        """The same with what nobody said."""
        return Wanted(self.form or form, self.language or language, self.font or font)

    @property
    def known(self) -> tuple[str, str, str]:
        """Format, language and font, all of them said."""
        return self.form or "standard", self.language or "en", self.font or "lexend"


def case_letter(
    reference: str,
    template: str,
    given: Sequence[str],
    wanted: Wanted,
    *,
    login: str | None,
    centre: str | None,
) -> "tuple[Letter, Wanted]":
    """Give the letter about a case, and how it is to be made: as they want it unless somebody said."""
    from advisor_console.letters.fonts import FontStore
    from advisor_console.letters.making import PdfLetters

    with letter_desk(login, centre) as desk:
        case = desk.case(reference)
        person = desk.person(case)
        # Asked for by name, a draft translation is made too.
        spoken = wanted.language or PdfLetters(FontStore(), own=desk.own).spoken(template, person.language)
        wanted = wanted.filled(person.letter_format, person.language, person.letter_font)
        source = desk.template(template, spoken).for_format(wanted.known[0])
        letter = source.fill(desk.values(case, source, given, desk.session.clock.today()))
    return letter, wanted


@contextmanager
def letter_desk(login: str | None, centre: str | None) -> Iterator[LetterDesk]:
    """Sign in as `sync --once` does, alone on this machine's files. Raises WorldError as signing in does."""
    from db.local.home import Home
    from db.local.settings import read_settings
    from ui.app.session import sign_in
    from ui.cli.desk import alone
    from ui.cli.reaching import advisors_address
    from ui.cli.saying import ask_password

    home = Home.find()
    settings = read_settings(home.settings)
    who, where = login or settings.last_login, centre or settings.centre
    if who is None or where is None:
        raise WorldError("Nobody has signed in on this machine yet.", "Give --login and --centre.")
    address = advisors_address(where)
    home.prepare()
    with alone(home):
        session = sign_in(home, address, who, ask_password(f"Password for {who}"))
        try:
            profile = session.profile()
            if profile is None:
                raise WorldError(
                    "There are no records on this machine yet.", "Run: advisor-console sync --once"
                )
            session.who_am_i()
            yield LetterDesk(session, profile)
        finally:
            session.close()
