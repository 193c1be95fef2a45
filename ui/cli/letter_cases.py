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
    from advisor_console.services.letter_cases import LetterCase, WrittenLetter
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
    template: str | None,
    given: Sequence[str],
    wanted: Wanted,
    *,
    login: str | None,
    centre: str | None,
) -> "tuple[Letter | AsIssued, Wanted]":
    """Give the letter about a case, and how it is to be made: as they want it unless somebody said.

    Without a template it is the one that was issued, as it was; so is a move's confirmation, unless it is
    wanted in another way. reference may be a letter's own. Raises WorldError where it is not clear which.
    """
    from advisor_console.services.confirm_again import LETTER, NotAsRecorded

    as_it_was = wanted == Wanted(None, None, None) and not given
    reference = reference.strip().upper()  # as it may be read out, or typed in a hurry
    with letter_desk(login, centre) as desk:
        written = desk.about.cases.written(reference)
        own = next((one for one in written if one.reference == reference), None)
        if own is not None:
            unchanged = _unchanged(own, as_it_was=as_it_was and template in (None, own.template))
            return _as_issued(desk, unchanged), wanted
        case = desk.about.case(reference)
        name = template or _template_of(case, written)
        issued = next((one for one in written if one.template == name), None)
        if issued is not None and as_it_was and (template is None or name == LETTER):
            return _as_issued(desk, issued), wanted
        try:
            return _made(desk, case, name, given, wanted)
        except NotAsRecorded as error:
            if issued is None:
                raise
            way_on = f"{issued.reference} was issued: leave out --format, --language, --font and --set."
            raise NotAsRecorded(error.sentence, way_on) from None


def _unchanged(letter: "WrittenLetter", *, as_it_was: bool) -> "WrittenLetter":
    if not as_it_was:
        raise WorldError(
            f"{letter.reference} is a letter that was issued, and is given as it was.",
            "Leave out --template, --format, --language, --font and --set, or give its case.",
        )
    return letter


def _template_of(case: "LetterCase", written: "Sequence[WrittenLetter]") -> str:
    """What is meant where nobody named a template. Raises WorldError where that is not clear."""
    from advisor_console.services.confirm_again import LETTER
    from advisor_console.services.letter_cases import CaseKind

    if len(written) > 1:
        named = "; ".join(f"{one.reference} “{one.title}”" for one in written)
        raise WorldError(
            f"About {case.reference} {len(written)} letters were issued: {named}.",
            "Give one of these references as --case, or --template TEMPLATE for a letter to be made.",
        )
    if written:
        return written[0].template
    if case.kind is CaseKind.TOLD:
        return LETTER
    raise WorldError(
        f"No letter about {case.reference} was issued.",
        "Give --template TEMPLATE for one to be made; `letter list` prints them all.",
    )


def _made(
    desk: LetterDesk, case: "LetterCase", name: str, given: Sequence[str], wanted: Wanted
) -> "tuple[Letter, Wanted]":
    from advisor_console.letters.given import given_values
    from advisor_console.letters.library import spoken

    about = desk.about
    person = about.person(case)
    # Asked for by name, a draft translation is made too.
    language = wanted.language or spoken(name, person.language, about.own)
    wanted = wanted.filled(person.letter_format, person.language, person.letter_font)
    source = about.template(name, language).for_format(wanted.known[0])
    typed = given_values(source, given)
    return source.fill(about.values(case, source, typed, desk.session.clock.today())), wanted


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
