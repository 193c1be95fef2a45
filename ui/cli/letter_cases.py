"""Letters about real cases on the command line: signed in, from this machine's copy of the records."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from advisor_console.domain.errors import WorldError

if TYPE_CHECKING:
    from advisor_console.letters.case_letters import CaseLetters
    from advisor_console.letters.model import Letter
    from advisor_console.services.letter_cases import WrittenLetter
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


@dataclass(frozen=True, slots=True)
class AsIssued:
    """A letter that was issued, as its customer got it: its pages, or the file in their place."""

    letter: "WrittenLetter"
    content: bytes


def case_letter(
    reference: str,
    template: str,
    given: Sequence[str],
    wanted: Wanted,
    *,
    login: str | None,
    centre: str | None,
) -> "tuple[Letter | AsIssued, Wanted]":
    """Give the letter about a case, and how it is to be made: as they want it unless somebody said.

    A move's confirmation that was issued is given as it was, unless it is wanted in another way.
    """
    from advisor_console.letters.given import given_values
    from advisor_console.letters.library import spoken
    from advisor_console.services.confirm_again import LETTER, NotAsRecorded

    with letter_desk(login, centre) as desk:
        about = desk.about
        case = about.case(reference)
        issued = about.cases.written(reference, LETTER) if template == LETTER else None
        if issued is not None and wanted == Wanted(None, None, None) and not given:
            return _as_issued(desk, issued), wanted
        person = about.person(case)
        # Asked for by name, a draft translation is made too.
        language = wanted.language or spoken(template, person.language, about.own)
        wanted = wanted.filled(person.letter_format, person.language, person.letter_font)
        source = about.template(template, language).for_format(wanted.known[0])
        typed = given_values(source, given)
        try:
            values = about.values(case, source, typed, desk.session.clock.today())
        except NotAsRecorded as error:
            if issued is None:
                raise
            way_on = f"{issued.reference} was issued: leave out --format, --language, --font and --set."
            raise NotAsRecorded(error.sentence, way_on) from None
        letter = source.fill(values)
    return letter, wanted


def _as_issued(desk: LetterDesk, letter: "WrittenLetter") -> AsIssued:
    digest = letter.beside_sha256 or letter.sha256
    content = desk.session.letter_bytes(digest)
    if content is None:
        raise WorldError(
            f"The file of {letter.reference} is not on this machine.", "Try again when the line is back."
        )
    if hashlib.sha256(content).hexdigest() != digest:
        raise WorldError(
            f"What is kept of {letter.reference} is not what was issued.", "Tell your administrator."
        )
    return AsIssued(letter, content)


@contextmanager
def letter_desk(login: str | None, centre: str | None) -> Iterator[LetterDesk]:
    """Sign in as `sync --once` does, alone on this machine's files. Raises WorldError as signing in does."""
    from db.local.home import Home
    from db.local.settings import read_settings
    from ui.app.case_letters import case_letters
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
            yield LetterDesk(session, case_letters(session, profile))
        finally:
            session.close()
