"""Trying the rules of moving house from the command line: nothing is saved, no database is asked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.cli.saying import REFUSED, say

if TYPE_CHECKING:
    from advisor_console.domain.profile import Profile

moves = typer.Typer(help="Try the rules of moving house.", rich_markup_mode=None)


@moves.callback()
def _moving() -> None:
    """Try the rules of moving house."""


@moves.command(name="assess", short_help="Say what a list of moves would mean.")
def assess_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The cases, as JSON; see docs/moving.md.")],
    *,
    profile: Annotated[
        str, typer.Option(help="The council's profile: a shipped one by its name, or any file by its path.")
    ] = "westerdale",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print everything as one JSON document instead of sentences.")
    ] = False,
) -> None:
    """Say what each move of a list would mean. Nothing is saved, and no database is needed.

    Every problem of every case is told at once, with its number and field, and nothing is assessed then.
    """
    from datetime import UTC, datetime

    from advisor_console.services.assess_moves import CasesRefused, as_document, assess_cases, read_cases
    from advisor_console.services.load_profile import load_profile

    council: Profile = load_profile(profile)
    cases = read_cases(file)
    try:
        assessed = assess_cases(cases, council, datetime.now(UTC))
    except CasesRefused as refused:
        # A line for each, because a list of cases has many.
        for problem in (*refused.problems, refused.way_on):
            typer.echo(problem, err=True)
        raise typer.Exit(REFUSED) from None
    document = as_document(assessed, council)
    if as_json:
        say(document, as_json=True)
    else:
        for case in document["cases"]:
            _tell(case)


def _tell(case: dict[str, Any]) -> None:
    typer.echo(f"Case {case['number']}{': ' if case['case'] else ''}{case['case']}")
    tax = case["council_tax"]
    for place in ("old_home", "new_home"):
        for period in tax[place]:
            typer.echo(f"  {place.replace('_', ' ')} {_period(period)}")
    if tax["estimate"] is not None:
        for line in tax["estimate"]["working"]:
            typer.echo(f"  {line}")
    for sentence in (*case["say"], *(note["sentence"] for note in case["notes"])):
        typer.echo(f"  {sentence}")


def _period(period: dict[str, Any]) -> str:
    until = f" up to {period['ends_on']}, not included" if period["ends_on"] else " on"
    who = f": {', '.join(period['liable'])}" if period["liable"] else ""
    percent = f", {period['percent_off']}% off" if period["percent_off"] else ""
    percent += f", {period['percent_on']}% on top" if period["percent_on"] else ""
    return f"from {period['starts_on']}{until}: {period['basis']}{who}{percent}. {period['because']}"
