"""`letter batch`: a letter about every case of a query, put on the record and into files for the printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.desk import AsJson, Centre, Login
from ui.cli.saying import say

if TYPE_CHECKING:
    from advisor_console.letters.post_run import Filled, Journal
    from ui.cli.letter_cases import LetterDesk

GIVEN_HELP = "A value that the record does not hold, as field=value; once for each field."
_EVERY = 25


def batch(
    *,
    query: Annotated[
        str, typer.Option(help="Such as “kind=case service=waste since=2026-11-01 until=2026-11-30”.")
    ],
    template: Annotated[str, typer.Option(help="The letter's name; `letter list` prints them all.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the files; made when missing.")],
    given: Annotated[list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=GIVEN_HELP)] = None,
    login: Login = None,
    centre: Centre = None,
    as_json: AsJson = False,
) -> None:
    """Make a letter about every case of a query that has none yet, in its customer's own format.

    Ended at any moment, the same command goes on where it was; each letter is issued once. The password is
    asked for, or given in ADVISOR_CONSOLE_PASSWORD or through a pipe.
    """
    from advisor_console.letters.post_run import journal_in
    from advisor_console.services.letter_cases import case_query
    from ui.cli.letter_cases import letter_desk

    asked = case_query(query)
    out.mkdir(parents=True, exist_ok=True)
    journal = journal_in(out, template, query, given or [])
    with letter_desk(login, centre) as desk:
        desk.template(template, "en")
        if journal is None:
            references = [one.reference for one in desk.unwritten(asked)]
            journal = _begun(template, query, given or [], references)
        _run(desk, out, journal)
    _tell(out, journal, as_json=as_json)


def _begun(template: str, query: str, given: Sequence[str], references: list[str]) -> "Journal":
    from uuid import uuid4

    from advisor_console.letters.post_run import Journal

    now = datetime.now(UTC).isoformat()
    return Journal(str(uuid4()), now, template, query, list(given), references)


def _run(desk: "LetterDesk", out: Path, journal: "Journal") -> None:
    from advisor_console.letters.fonts import FontStore
    from advisor_console.letters.making import PdfLetters
    from advisor_console.letters.post_run import PostRun
    from advisor_console.letters.windows import window_named

    fonts = FontStore()
    maker = PdfLetters(fonts, own=desk.own, window=window_named(desk.profile.letters.window))

    def filled(reference: str) -> "Filled":
        return _filled(desk, maker, journal, reference)

    def told(done: int, of: int) -> None:
        if done % _EVERY == 0 or done == of:
            typer.echo(f"{done} of {of}", err=True)

    PostRun(out, journal, maker, fonts, filled).finish(told)


def _filled(desk: "LetterDesk", maker: Any, journal: "Journal", reference: str) -> "Filled":
    from advisor_console.domain.working_days import LOCAL
    from advisor_console.letters.post_run import Filled
    from advisor_console.services.issue_letter import IssueLetter

    session = desk.session
    case, clock = desk.case(reference), _Begun(journal.at)
    person = desk.person(case)
    template = desk.template(journal.template, maker.spoken(journal.template, person.language))
    values = desk.values(case, template, journal.given, clock.at.astimezone(LOCAL).date())

    def issue(new_id: Any) -> object:
        use_case = IssueLetter(session.log, session.letters, maker, clock, new_id, session.advisor.login)
        return use_case.issue(journal.template, values, person, notification=case.notification)

    return Filled(person, values, issue)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A clock that stands where the run began: gone on with tomorrow, its letters are still of today."""

    at: datetime

    def now(self) -> datetime:
        """Give that moment."""
        return self.at

    def today(self) -> date:
        """Give the council's local day then."""
        from advisor_console.domain.working_days import LOCAL

        return self.at.astimezone(LOCAL).date()


def _tell(out: Path, journal: "Journal", *, as_json: bool) -> None:
    made = sum(map(len, journal.files.values()))
    if as_json:
        say(
            {"out": str(out), "cases": len(journal.references), "made": made, "files": journal.files,
             "refused": journal.refused},
            as_json=True,
        )  # fmt: skip
        return
    typer.echo(f"{made} letters are in {out}, and will be sent to the centre with the next sync.")
    for reference, why in journal.refused.items():
        typer.echo(f"{reference}: {why}")
