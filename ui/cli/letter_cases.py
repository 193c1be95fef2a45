"""Letters about real cases on the command line: signed in, from this machine's copy of the records."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor_console.domain.errors import WorldError

if TYPE_CHECKING:
    from advisor_console.letters.case_letters import CaseLetters
    from advisor_console.letters.model import Letter
    from ui.app.session import Session


@dataclass(frozen=True, slots=True)
class LetterDesk:
    """One advisor's session as far as letters about cases need it."""

    session: "Session"
    about: "CaseLetters"


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
    from advisor_console.letters.given import given_values
    from advisor_console.letters.library import spoken

    with letter_desk(login, centre) as desk:
        about = desk.about
        case = about.case(reference)
        person = about.person(case)
        # Asked for by name, a draft translation is made too.
        language = wanted.language or spoken(template, person.language, about.own)
        wanted = wanted.filled(person.letter_format, person.language, person.letter_font)
        source = about.template(template, language).for_format(wanted.known[0])
        values = about.values(case, source, given_values(source, given), desk.session.clock.today())
        letter = source.fill(values)
    return letter, wanted


@contextmanager
def letter_desk(login: str | None, centre: str | None) -> Iterator[LetterDesk]:
    """Sign in as `sync --once` does, alone on this machine's files. Raises WorldError as signing in does."""
    from advisor_console.letters.case_letters import CaseLetters
    from db.local.home import Home
    from db.local.settings import read_settings
    from db.repositories.letter_cases import SqlLetterCases
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
            cases = SqlLetterCases(session.watch.reading)
            yield LetterDesk(session, CaseLetters(cases, session.records, profile, session.who_am_i()))
        finally:
            session.close()
