"""Importing the council's gazetteer from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from advisor_console.domain.errors import WorldError
from advisor_console.services.import_gazetteer import import_gazetteer, parse_mapping, read_gazetteer
from ui.cli.saying import say

imports = typer.Typer(help="Bring data in at the centre.", no_args_is_help=True)


@imports.callback()
def _importing() -> None:
    """Bring data in at the centre."""


@imports.command()
def gazetteer(
    file: Annotated[Path, typer.Argument(help="CSV, plain or .gz.")],
    maps: Annotated[
        list[str] | None,
        typer.Option("--map", help="A field and the file's header: --map uprn=UPRN --map address=Address."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and report only; needs no database.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    url: Annotated[
        str | None,
        typer.Option(envvar="ADVISOR_CONSOLE_ADMIN_URL", help="The centre, as its administrator reaches it."),
    ] = None,
) -> None:
    """Import every property of a gazetteer once; what is left out is reported with its line and reason."""
    read = read_gazetteer(file, parse_mapping(maps) if maps else None)
    if dry_run:
        report = import_gazetteer(read, dry_run=True)
    elif url is None:
        raise WorldError(
            "An import is made at the centre, and no address of it was given.",
            "Add --url, or --dry-run to read the file only.",
        )
    else:
        from db.central.gazetteer import PostgresPropertyStore

        report = import_gazetteer(read, PostgresPropertyStore(url))
    say(report.as_json(), as_json=as_json)
