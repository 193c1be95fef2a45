"""`letter batch`: a letter about every case of a query, put on the record and into files for the printer."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.desk import Centre, Login
from ui.cli.saying import AsJson, say

if TYPE_CHECKING:
    from advisor_console.domain.ids import NewId
    from advisor_console.letters.post_run import Journal
    from advisor_console.services.issue_letter import IssueLetter
    from advisor_console.services.ports import Clock
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

    With unwritten=no in the query those that have one already get another.

    Ended at any moment, the same command goes on where it was; each letter is issued once. The password is
    asked for, or given in ADVISOR_CONSOLE_PASSWORD or through a pipe.
    """
    from advisor_console.letters.given import given_values
    from advisor_console.letters.post_run import begun, journal_in
    from advisor_console.services.letter_cases import case_query
    from ui.cli.letter_cases import letter_desk

    asked = case_query(query)
    journal = journal_in(out, template, query, given or [])
    with letter_desk(login, centre) as desk:
        english = desk.about.template(template, "en")
        if journal is None:
            desk.about.refuse_unfilled(english, given_values(english, given or []))
            references = [one.reference for one in desk.about.cases.asked(asked)]
            if not references:
                raise WorldError(
                    "No case fits the query, so nothing was made.",
                    "Cases that have a letter already are among them with unwritten=no only.",
                )
            journal = begun(template, query, given or [], references, datetime.now(UTC))
        # Letters of many people: nobody else on this machine is to read them.
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        _run(desk, out, journal)
    _tell(out, journal, as_json=as_json)


def _run(desk: "LetterDesk", out: Path, journal: "Journal") -> None:
    from advisor_console.letters.fonts import FontStore
    from advisor_console.letters.making import PdfLetters
    from advisor_console.letters.post_run import PostRun
    from advisor_console.letters.windows import window_named

    session = desk.session
    maker = PdfLetters(
        FontStore(), own=desk.about.own, window=window_named(desk.about.profile.letters.window)
    )

    def issuing(clock: "Clock", new_id: "NewId") -> "IssueLetter":
        from advisor_console.services.issue_letter import IssueLetter

        return IssueLetter(session.log, session.letters, maker, clock, new_id, session.advisor.login)

    def told(done: int, of: int) -> None:
        if done % _EVERY == 0 or done == of:
            typer.echo(f"{done} of {of}", err=True)

    PostRun(journal, desk.about, maker, issuing).finish(out, told)


def _tell(out: Path, journal: "Journal", *, as_json: bool) -> None:
    if as_json:
        say(
            {"out": str(out), "cases": len(journal.references), "made": journal.made, "files": journal.files,
             "apart": journal.apart, "refused": journal.refused},
            as_json=True,
        )  # fmt: skip
        return
    typer.echo(f"{journal.made} letters are in {out}, and will be sent to the centre with the next sync.")
    for reference, files in journal.apart.items():
        typer.echo(f"{reference} is no page: {files[0]} is what its customer reads.")
    for reference, why in journal.refused.items():
        typer.echo(f"{reference}: {why}")
